"""Taking back: the same rows come back, or it is refused and says what stands in the way."""

from contextlib import closing
from functools import partial

import pytest
from builders import (
    a_delegate,
    a_participation,
    a_person,
    a_visit,
    an_exchange,
    an_item,
    keep,
    private_fields,
)
from rows import every_row
from sqlalchemy.orm import Session
from taking_back import do, refused, removing, setting, undo
from whole_exchange import an_exchange_with_everything

from planner.model import Exchange, Item, Person, Stop, Visit, VisitKind
from planner.store.database import Store
from planner.store.engine import connect
from planner.store.journal import change
from planner.store.undo import take_back


@pytest.fixture
def exchange(store: Store) -> Exchange:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    return exchange


# -- what comes back ------------------------------------------------------------------------------


def test_everything_goes_and_comes_again(store: Store, exchange: Exchange) -> None:
    full = every_row(store)
    undone = undo(store, 1)
    assert not any(every_row(store).values())
    undo(store, undone.number)
    assert every_row(store) == full


@pytest.mark.parametrize("kind", ["stops", "groups", "delegates", "items", "legs"])
def test_a_removed_part_of_a_visit_comes_back(store: Store, exchange: Exchange, kind: str) -> None:
    before = every_row(store)

    def drop(session: Session) -> None:
        visit = session.get_one(Visit, exchange.visits[0].id)
        with change(session, "Drop"):
            del getattr(visit, kind)[0]

    removed = do(store, drop)
    assert every_row(store) != before
    undo(store, removed.number)
    assert every_row(store) == before


def test_a_removed_exchange_comes_back(store: Store, exchange: Exchange) -> None:
    before = every_row(store)
    removed = do(store, removing(exchange))
    assert not every_row(store)["participation"]
    undo(store, removed.number)
    assert every_row(store) == before


@pytest.mark.parametrize("whole", [True, False])
def test_items_that_name_each_other_in_a_circle_go_and_come_again(
    store: Store, exchange: Exchange, whole: bool
) -> None:
    """Nobody can say so any more, but a database may hold it since it could be said."""
    first, part = exchange.visits[0].items[:2]
    with closing(connect(store.file, None)) as raw:
        circle = "UPDATE item SET alternate_of_id = ? WHERE id = ?"
        assert raw.execute(circle, (part.id.hex, first.id.hex)).rowcount == 1
    before = every_row(store)
    removed = do(store, removing(exchange if whole else exchange.visits[0]))
    assert not any(every_row(store)[name] for name in ("item", "delegate"))
    undo(store, removed.number)
    assert every_row(store) == before


@pytest.mark.parametrize("tie", ["part_of_id", "alternate_of_id"])
def test_an_item_that_belongs_to_itself_goes_alone_and_comes_again(store: Store, tie: str) -> None:
    """As above: an old database may hold it, and nothing else goes with it that could be untied."""
    item = an_item()
    keep(store, an_exchange(visits=[a_visit(items=[item])]))
    with closing(connect(store.file, None)) as raw:
        itself = f"UPDATE item SET {tie} = id WHERE id = ?"
        assert raw.execute(itself, (item.id.hex,)).rowcount == 1
    before = every_row(store)
    removed = do(store, removing(item))
    assert not every_row(store)["item"]
    undo(store, removed.number)
    assert every_row(store) == before


def test_one_of_two_equal_things_replaced_by_another_comes_back(
    store: Store, exchange: Exchange
) -> None:
    """What must be unique is given up and taken again within one change."""
    before = every_row(store)

    def again(session: Session) -> None:
        item = session.get_one(Item, exchange.visits[0].items[0].id)
        with change(session, "Again"):
            who = [taking_part.delegate for taking_part in item.participations]
            item.participations.clear()
            session.flush()
            item.participations += [a_participation(each) for each in who if each]

    undo(store, do(store, again).number)
    assert every_row(store) == before


def test_swapped_unique_places_swap_back(store: Store, exchange: Exchange) -> None:
    before = every_row(store)

    def swap(session: Session) -> None:
        first, back = (session.get_one(Visit, visit.id) for visit in exchange.visits)
        other = an_exchange("Elsewhere", visits=[])
        with change(session, "Swap"):
            session.add(other)
            first.exchange = other
            session.flush()
            back.kind = VisitKind.FIRST
            session.flush()
            first.kind, first.exchange = VisitKind.RETURN, back.exchange

    swapped = do(store, swap)
    after = every_row(store)
    undone = undo(store, swapped.number)
    assert every_row(store) == before
    undo(store, undone.number)
    assert every_row(store) == after


def test_another_field_does_not_stand_in_the_way(store: Store, exchange: Exchange) -> None:
    item = exchange.visits[0].items[0]
    renamed = do(store, setting(item, title="Lunch"))
    do(store, setting(item, dress="business"))
    undo(store, renamed.number)
    (row,) = [row for row in every_row(store)["item"] if row[0] == item.id]
    assert "Meeting 0" in row
    assert "business" in row


def test_taking_back_inside_a_change_sees_what_went_before(
    store: Store, exchange: Exchange
) -> None:
    item = exchange.visits[0].items[0]
    renamed = do(store, setting(item, title="Lunch"))

    def both(session: Session) -> str:
        found = session.get_one(Item, item.id)
        with change(session, "Both"):
            found.dress = "business"
            take_back(session, renamed.number)
            return found.title

    done = store.do(both)
    assert done.result == "Meeting 0"
    assert done.entry is not None
    (row,) = done.entry.rows
    assert row.after == {"dress": "business", "title": "Meeting 0"}


# -- what is said ---------------------------------------------------------------------------------


def test_a_taking_back_names_what_it_takes_back(store: Store, exchange: Exchange) -> None:
    item = exchange.visits[0].items[0]
    renamed = do(store, setting(item, about=exchange, title="Lunch"))
    undone = undo(store, renamed.number)
    redone = undo(store, undone.number)
    again = undo(store, redone.number)
    assert [each.label for each in (undone, redone, again)] == [
        "Undo: Set title of “Meeting 0”",
        "Redo: Set title of “Meeting 0”",
        "Undo: Set title of “Meeting 0”",
    ]
    assert [each.reverses for each in (undone, redone, again)] == [2, 3, 4]
    assert undone.about == (exchange.id,)
    assert undone.values == {"label": "Set title of “Meeting 0”"}


def test_a_label_with_braces_is_taken_back(store: Store) -> None:
    keep(store, an_exchange("{0}"))
    assert undo(store, 1).label == "Undo: Add “{0}”"


# -- what is refused ------------------------------------------------------------------------------


def test_refused_when_changed_since_and_says_by_what(store: Store, exchange: Exchange) -> None:
    item = exchange.visits[0].items[0]
    first = do(store, setting(item, title="Lunch"))
    do(store, setting(item, title="Dinner"))
    do(store, setting(item, dress="business"))
    do(store, setting(exchange.visits[0].items[1], title="Elsewhere"))
    words = refused(store, partial(take_back, number=first.number))
    assert words == (
        "That cannot be done any more, for “Dinner” has been changed since: Set dress of “Dinner”."
    )


def test_refused_when_what_was_changed_is_gone(store: Store, exchange: Exchange) -> None:
    item = exchange.visits[0].items[5]
    first = do(store, setting(item, title="Lunch"))
    do(store, removing(item))
    words = refused(store, partial(take_back, number=first.number))
    assert words == (
        "That cannot be done any more, for what it changed has been removed since: Remove “Lunch”."
    )


def test_refused_when_something_hangs_on_what_was_added(store: Store, exchange: Exchange) -> None:
    person = a_person("Later")
    added = keep(store, person).entry
    assert added is not None

    def invite(session: Session) -> None:
        visit = session.get_one(Visit, exchange.visits[0].id)
        with change(session, "Invite her"):
            visit.delegates.append(a_delegate(session.get_one(Person, person.id)))

    do(store, invite)
    words = refused(store, partial(take_back, number=added.number))
    assert words == (
        "That cannot be done any more, for something has been added to it since: Invite her."
    )


def test_refused_when_what_it_belongs_to_is_gone(store: Store, exchange: Exchange) -> None:
    visit = exchange.visits[0]
    removed = do(store, removing(visit.items[5]))
    do(store, removing(visit.delegates[3]))
    words = refused(store, partial(take_back, number=removed.number))
    assert words == (
        "That cannot be done any more, for what it belongs to has been removed since: "
        "Remove Claire Delegate 3."
    )


def test_refused_when_an_edit_would_point_at_nothing(store: Store, exchange: Exchange) -> None:
    stops = exchange.visits[0].stops

    def move(session: Session) -> None:
        item = session.get_one(Item, exchange.visits[0].items[0].id)
        with change(session, "Move"):
            item.stop = session.get_one(Stop, stops[0].id)

    do(store, move)
    back = do(store, setting(exchange.visits[0].items[0], stop_id=stops[1].id))
    do(store, removing(stops[0]))
    words = refused(store, partial(take_back, number=back.number))
    assert words.endswith("removed since: Remove the stay in Washington.")


def test_refused_when_another_has_taken_a_unique_place(store: Store, exchange: Exchange) -> None:
    removed = do(store, removing(exchange.visits[1]))

    def another(session: Session) -> None:
        found = session.get_one(Exchange, exchange.id)
        with change(session, "Plan another return"):
            found.visits.append(a_visit(VisitKind.RETURN, stops=[]))

    do(store, another)
    words = refused(store, partial(take_back, number=removed.number))
    assert words == (
        "That cannot be done any more, for the return visit has taken its place since: "
        "Plan another return."
    )


def test_refused_when_taken_back_already(store: Store, exchange: Exchange) -> None:
    first = do(store, setting(exchange, name="Tampa"))
    undo(store, first.number)
    do(store, setting(exchange, name="Tampa"))  # so that the rows are as the entry left them
    words = refused(store, partial(take_back, number=first.number))
    assert words == "That has been taken back already: Set name of “Nantes – Orlando”."


def test_refused_when_there_is_no_such_entry(store: Store) -> None:
    assert refused(store, partial(take_back, number=7)) == "The journal has no entry 7."


def test_a_refusal_never_quotes_what_is_private(store: Store) -> None:
    person = a_person(private=private_fields(passport_number="QX-DISTINCT-9"))
    keep(store, person)
    assert person.private is not None
    first = do(store, setting(person.private, passport_number="QX-OTHER-8"))
    do(store, setting(person.private, passport_number="QX-THIRD-7"))
    words = refused(store, partial(take_back, number=first.number))
    assert words == (
        "That cannot be done any more, for the private fields of Claire Moreau has been changed "
        "since: Set passport_number of the private fields of Claire Moreau."
    )
