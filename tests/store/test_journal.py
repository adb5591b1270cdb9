"""One change, one entry: what it says, what it holds, and what may not be done around it."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from builders import (
    NOW,
    TODAY,
    a_participation,
    a_person,
    an_attachment,
    an_exchange,
    an_item,
    keep,
)
from rows import every_row
from sqlalchemy.orm import Session
from whole_exchange import an_exchange_with_everything

from planner.model import (
    Base,
    Delegate,
    Exchange,
    Item,
    Participation,
    Person,
    Refused,
    Stop,
    Visit,
    new_id,
)
from planner.model.deadlines import DeadlineRule
from planner.model.issues import Handout, Issue
from planner.model.layouts import ListLayout
from planner.model.templates import Template, TemplateItem
from planner.store import record
from planner.store.database import Store
from planner.store.guard import Unguarded
from planner.store.journal import change, entries
from planner.store.record import RowChange, net
from planner.store.undo import take_back
from planner.store.values import Image


@pytest.fixture
def exchange(store: Store) -> Exchange:
    exchange = an_exchange()
    titles = ("Breakfast", "Meeting", "Reception")
    exchange.visits[0].items = [an_item(title, rank=at) for at, title in enumerate(titles)]
    keep(store, exchange)
    return exchange


def test_an_entry_says_who_when_and_what_about(store: Store, exchange: Exchange) -> None:
    (entry,) = store.ask(entries)
    assert (entry.number, entry.who, entry.when) == (1, "Ana", NOW)
    assert entry.when.utcoffset() == timedelta(0)
    assert entry.label == "Add “Nantes – Orlando”"
    assert entry.sentence == "Add {thing}"
    assert entry.about == (exchange.id,)
    assert entry.reverses is None
    assert entry.heard().touches(Person, Exchange)
    assert not entry.heard().touches(Person, Participation)


def test_of_very_many_rows_the_window_hears_the_kinds(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = keep(store, an_exchange()).entry
    assert entry is not None
    assert entry.heard().things == {*entry.about, *(row.thing for row in entry.rows)}
    monkeypatch.setattr(record, "_NAMED", 1)
    assert entry.heard().things is None
    assert entry.heard().touches(Exchange)


def test_done_gives_the_result_and_the_entry(store: Store, exchange: Exchange) -> None:
    def rename(session: Session) -> str:
        found = session.get_one(Exchange, exchange.id)
        with change(session, "Rename"):
            found.name = "Nantes – Tampa"
        return found.name

    done = store.do(rename)
    assert done.result == "Nantes – Tampa"
    assert done.entry == store.ask(lambda session: entries(session, after=1))[0]
    (row,) = done.entry.rows
    assert row == RowChange(
        "exchange", exchange.id, {"name": "Nantes – Orlando"}, {"name": "Nantes – Tampa"}
    )


def test_values_of_a_sentence_stay_what_they_are(store: Store, exchange: Exchange) -> None:
    def move(session: Session) -> None:
        item = session.get_one(Item, exchange.visits[0].items[0].id)
        day, start = date(2027, 4, 17), time(14, 30)
        with change(session, "Move {item} to {day} {start}", item=item, day=day, start=start):
            item.day, item.start = day, start

    entry = store.do(move).entry
    assert entry is not None
    assert entry.values == {"item": "“Breakfast”", "day": date(2027, 4, 17), "start": time(14, 30)}
    assert entry.label == "Move “Breakfast” to 2027-04-17 14:30"
    assert store.ask(entries)[-1] == entry


def test_braces_in_a_value_are_text(store: Store) -> None:
    exchange = an_exchange("{name} {0} {")
    keep(store, exchange)
    assert store.ask(entries)[0].label == "Add “{name} {0} {”"


def test_rows_know_the_keys_they_were_given(store: Store, exchange: Exchange) -> None:
    (entry,) = store.ask(entries)
    items = [row for row in entry.rows if row.kind == "item"]
    assert {row.after["visit_id"] for row in items if row.after} == {exchange.visits[0].id.hex}
    assert all(row.before is None for row in entry.rows)


def test_entries_are_found_by_exchange_and_number(store: Store, exchange: Exchange) -> None:
    other = an_exchange("Berlin – Detroit")
    keep(store, other)
    keep(store, a_person())

    def numbers(after: int = 0, about: UUID | None = None) -> list[int]:
        return [e.number for e in store.ask(lambda s: entries(s, after, about))]

    assert numbers() == [1, 2, 3]
    assert numbers(after=1) == [2, 3]
    assert numbers(about=exchange.id) == [1]
    assert numbers(about=other.id) == [2]
    assert numbers(after=2, about=other.id) == []


def test_what_changes_nothing_leaves_no_entry(store: Store, exchange: Exchange) -> None:
    def swap_and_back(session: Session) -> None:
        one, other = (session.get_one(Stop, stop.id) for stop in exchange.visits[0].stops)
        with change(session, "Swap"):
            for _ in range(2):
                one.rank, other.rank = other.rank, one.rank
                session.flush()

    def add_and_remove(session: Session) -> None:
        with change(session, "Add and remove"):
            person = a_person()
            session.add(person)
            session.flush()
            session.delete(person)

    assert store.do(swap_and_back).entry is None
    assert store.do(add_and_remove).entry is None
    assert store.do(lambda session: None).entry is None
    assert len(store.ask(entries)) == 1


def test_a_change_inside_a_change_is_part_of_it(store: Store, exchange: Exchange) -> None:
    elsewhere = new_id()

    def outer(session: Session) -> None:
        visit = session.get_one(Visit, exchange.visits[0].id)
        with change(session, "Outer", about=[exchange.id]):
            with change(session, "Inner", about=[elsewhere]):
                visit.dates_as_given = "April 2027"
            visit.rank = 7

    entry = store.do(outer).entry
    assert entry is not None
    assert entry.label == "Outer"
    assert set(entry.about) == {exchange.id, elsewhere}
    assert [row.after for row in entry.rows] == [{"dates_as_given": "April 2027", "rank": 7}]


def test_the_cascade_of_a_removal_is_recorded(store: Store, exchange: Exchange) -> None:
    def assign(session: Session) -> None:
        visit = session.get_one(Visit, exchange.visits[0].id)
        with change(session, "Assign"):
            visit.delegates.append(Delegate(person=a_person()))
            visit.items[0].participations.append(a_participation(visit.delegates[0]))

    def remove(session: Session) -> None:
        with change(session, "Remove"):
            session.delete(session.get_one(Item, exchange.visits[0].items[0].id))

    store.do(assign)
    entry = store.do(remove).entry
    assert entry is not None
    assert sorted(row.kind for row in entry.rows) == ["item", "participation"]
    assert all(row.before and row.after is None for row in entry.rows)


def test_what_was_set_on_a_thing_before_it_went_was_never_there(
    store: Store, exchange: Exchange
) -> None:
    def rename_and_remove(session: Session) -> None:
        item = session.get_one(Item, exchange.visits[0].items[0].id)
        with change(session, "Rename and remove"):
            item.title = "Never written"
            session.delete(item)

    entry = store.do(rename_and_remove).entry
    assert entry is not None
    assert [row.before["title"] for row in entry.rows if row.before] == ["Breakfast"]


def test_a_refusal_leaves_nothing(store: Store, exchange: Exchange) -> None:
    before = every_row(store)

    def nonsense(session: Session) -> None:
        visit = session.get_one(Visit, exchange.visits[0].id)
        with change(session, "Nonsense"):
            visit.rank = 3
            session.flush()
            visit.items[0].title = " "

    with pytest.raises(Refused, match="An item needs a title"):
        store.do(nonsense)
    assert every_row(store) == before
    assert len(store.ask(entries)) == 1


def test_a_refusal_goes_all_the_way_up(store: Store, exchange: Exchange) -> None:
    before = every_row(store)

    def judge_too_late(session: Session) -> None:
        item = session.get_one(Item, exchange.visits[0].items[0].id)
        try:
            with change(session, "Half"):
                item.rank = 3
                session.flush()
                raise Refused("No.")
        except Refused:
            pass

    with pytest.raises(Unguarded, match="all the way up"):
        store.do(judge_too_late)
    assert every_row(store) == before


def test_an_action_is_one_change(store: Store) -> None:
    def two(session: Session) -> None:
        for _ in range(2):
            with change(session, "Add"):
                session.add(a_person())

    with pytest.raises(Unguarded, match="one change"):
        store.do(two)
    assert not any(every_row(store).values())


def test_an_action_is_not_done_inside_another(store: Store) -> None:
    with pytest.raises(Unguarded, match="in another action"):
        store.do(lambda _: store.do(lambda _: None))
    assert store.do(lambda _: "the next one is").result == "the next one is"


def test_asking_changes_nothing(store: Store) -> None:
    def add(session: Session) -> None:
        with change(session, "Add"):
            session.add(a_person())

    with pytest.raises(Unguarded, match="store that writes"):
        store.ask(add)
    assert not any(every_row(store).values())


def test_what_is_first_set_after_it_was_written_is_told(store: Store) -> None:
    def add(session: Session) -> None:
        with change(session, "Add"):
            person = Person(family_name="Moreau")
            session.add(person)
            session.flush()
            person.given_name = "Claire"

    entry = store.do(add).entry
    assert entry is not None
    (row,) = entry.rows
    assert row.after is not None and row.after["given_name"] == "Claire"


def test_net_collapses_what_was_done_to_one_row() -> None:
    thing = new_id()

    def row(before: Image | None, after: Image | None) -> RowChange:
        return RowChange("item", thing, before, after)

    a, b, c = {"x": 1}, {"x": 2}, {"y": 3}
    assert net([row(a, b), row(b, {"x": 4})]) == [row(a, {"x": 4})]
    assert net([row(a, b), row(b, a)]) == []
    assert net([row(a, b), row({"y": 0}, c)]) == [row({"x": 1, "y": 0}, {"x": 2, "y": 3})]
    assert net([row(None, {**a, **c}), row(a, b)]) == [row(None, {"x": 2, "y": 3})]
    assert net([row(None, a), row(a, None)]) == []
    assert net([row(a, b), row({**b, **c}, None)]) == [row({"x": 1, "y": 3}, None)]
    assert net([row(a, None), row(None, b)]) == [row(a, b)]


def test_every_kind_of_value_can_be_told(store: Store) -> None:
    """Nothing of the journal stands in the way of a new noun: all columns have been through it."""
    exchange = an_exchange_with_everything()
    assert exchange.embassy is not None
    exchange.embassy.deadline_rules.append(DeadlineRule(key="press", what="Press notice"))
    issued = Issue(number=1, day=TODAY, reason="First copy", digest="0" * 64)
    issued.handouts.append(Handout(recipient="Ida Brandt", key="x", audience="hosts"))
    exchange.visits[0].issues.append(issued)
    template = Template(name="Arrival day")
    template.items.append(TemplateItem(title="Check-in", groups=("Police",), by_name=True))
    layout = ListLayout(headings=("name",), columns=())
    keep(store, exchange, an_attachment(), layout, template)
    (entry,) = store.ask(entries)
    told = {row.kind for row in entry.rows}
    assert told == {mapper.local_table.name for mapper in Base.registry.mappers}


def test_what_was_never_set_and_is_set_after_a_flush_is_recorded(store: Store) -> None:
    """The unit of work knows no old value of it then."""

    def add(session: Session) -> None:
        with change(session, "Add a person"):
            person = Person(family_name="Moreau")
            session.add(person)
            session.flush()
            person.given_name = "Claire"

    entry = store.do(add).entry
    assert entry is not None
    (row,) = entry.rows
    assert (row.before, (row.after or {})["given_name"]) == (None, "Claire")
    store.do(lambda session: take_back(session, entry.number))
