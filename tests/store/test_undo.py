"""Taking back: the same rows come back, or it is refused and says what stands in the way."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from builders import (
    a_delegate,
    a_participation,
    a_person,
    a_visit,
    an_exchange,
    an_exchange_with_everything,
    keep,
    private_fields,
)
from rows import every_row
from sqlalchemy.orm import Session

from planner.model import (
    Base,
    Exchange,
    Item,
    Person,
    Refused,
    Stop,
    Visit,
    VisitKind,
)
from planner.store.database import Store
from planner.store.history import History
from planner.store.journal import Entry, change, entries, note_look
from planner.store.undo import redo_newest, take_back, undo_newest


@pytest.fixture
def exchange(store: Store) -> Exchange:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    return exchange


def do(store: Store, action: Callable[[Session], Any]) -> Entry:
    entry = store.do(action).entry
    assert entry is not None
    return entry


def undo(store: Store, number: int) -> Entry:
    return do(store, partial(take_back, number=number))


def setting(thing: Base, about: Exchange | None = None, **values: Any) -> Callable[[Session], None]:
    def act(session: Session) -> None:
        found = session.get_one(type(thing), thing.id)
        concerned = [about.id] if about else []
        with change(session, "Set {what} of {thing}", about=concerned, what=[*values], thing=found):
            for name, value in values.items():
                setattr(found, name, value)

    return act


def removing(*things: Base) -> Callable[[Session], None]:
    def act(session: Session) -> None:
        found = [session.get_one(type(thing), thing.id) for thing in things]
        with change(session, "Remove {thing}", thing=found[0]):
            for each in found:
                session.delete(each)

    return act


def refused(store: Store, action: Callable[[Session], Any]) -> str:
    """The words of a refusal, after which everything is as before."""
    before, written = every_row(store), len(store.ask(entries))
    with pytest.raises(Refused) as error:
        store.do(action)
    assert every_row(store) == before
    assert len(store.ask(entries)) == written
    return str(error.value)


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


# -- the newest of one exchange, from the journal alone -------------------------------------------


class Steps:
    """Renames one exchange step by step, so that its name says where it stands."""

    def __init__(self, store: Store, name: str = "0") -> None:
        self.store = store
        self.exchange = an_exchange(name, visits=[], cities=[])
        keep(store, self.exchange)

    def to(self, name: str) -> None:
        do(self.store, setting(self.exchange, about=self.exchange, name=name))

    def undo(self) -> str:
        self.store.do(partial(undo_newest, exchange_id=self.exchange.id))
        return self.name

    def redo(self) -> str:
        self.store.do(partial(redo_newest, exchange_id=self.exchange.id))
        return self.name

    @property
    def name(self) -> str:
        return self.store.ask(lambda s: s.get_one(Exchange, self.exchange.id).name)


def test_undo_goes_back_step_by_step_and_redo_forth(store: Store) -> None:
    steps = Steps(store)
    steps.to("1")
    steps.to("2")
    steps.to("3")
    assert [steps.undo() for _ in range(3)] == ["2", "1", "0"]
    assert [steps.redo() for _ in range(2)] == ["1", "2"]
    assert [steps.undo() for _ in range(2)] == ["1", "0"]
    assert [steps.redo() for _ in range(3)] == ["1", "2", "3"]
    by_id = partial(redo_newest, exchange_id=steps.exchange.id)
    assert refused(store, by_id) == "There is nothing to redo in “3”."


def test_an_ordinary_entry_ends_what_can_be_redone(store: Store) -> None:
    steps = Steps(store)
    steps.to("1")
    steps.to("2")
    steps.undo()
    steps.to("4")
    by_id = partial(redo_newest, exchange_id=steps.exchange.id)
    assert refused(store, by_id) == "There is nothing to redo in “4”."
    assert [steps.undo() for _ in range(2)] == ["1", "0"]
    assert [steps.redo() for _ in range(2)] == ["1", "4"]


def test_each_exchange_has_its_own_steps(store: Store) -> None:
    one, other = Steps(store, "A"), Steps(store, "B")
    one.to("A1")
    other.to("B1")
    assert one.undo() == "A"
    assert other.name == "B1"
    assert one.redo() == "A1"
    assert other.undo() == "B"
    do(store, setting(other.exchange, about=one.exchange, theme="of the other's step"))
    assert other.redo() == "B1"


def test_without_steps_there_is_nothing_to_undo(store: Store) -> None:
    exchange = an_exchange("Bare", visits=[], cities=[])

    def add_unnoticed(session: Session) -> None:
        with change(session, "Add"):
            session.add(exchange)

    store.do(add_unnoticed)
    by_id = partial(undo_newest, exchange_id=exchange.id)
    assert refused(store, by_id) == "There is nothing to undo in “Bare”."


def test_the_newest_step_is_named_whoever_made_it(store: Store) -> None:
    steps = Steps(store)
    steps.to("1")
    undone = do(store, partial(undo_newest, exchange_id=steps.exchange.id))
    redone = do(store, partial(redo_newest, exchange_id=steps.exchange.id))
    assert (undone.label, redone.label) == ("Undo: Set name of “0”", "Redo: Set name of “0”")


# -- the window's list ----------------------------------------------------------------------------


def test_the_history_of_a_run(store: Store, exchange: Exchange) -> None:
    history = History(store)
    assert history.labels == ("", "")
    assert history.undo() == []
    assert history.redo() == []
    stages = [every_row(store)]
    for name in "AB":
        history.do(setting(exchange, theme=name))
        stages.append(every_row(store))
    assert history.labels == ("Set theme of “Nantes – Orlando”", "")
    for back in (1, 0):
        (entry,) = history.undo()
        assert entry.label.startswith("Undo: ")
        assert every_row(store) == stages[back]
    assert history.labels == ("", "Set theme of “Nantes – Orlando”")
    (entry,) = history.redo()
    assert entry.label == "Redo: Set theme of “Nantes – Orlando”"
    assert every_row(store) == stages[1]
    assert history.labels == ("Set theme of “Nantes – Orlando”",) * 2
    history.do(setting(exchange, theme="C"))
    assert history.labels[1] == ""


def test_what_changes_nothing_is_no_step(store: Store, exchange: Exchange) -> None:
    history = History(store)
    history.do(setting(exchange, theme="A"))
    history.undo()
    history.do(setting(exchange, theme=exchange.theme))
    assert history.labels == ("", "Set theme of “Nantes – Orlando”")


def test_a_refused_step_is_not_offered_again(store: Store, exchange: Exchange) -> None:
    history = History(store)
    history.do(setting(exchange, notes="first"))
    history.do(setting(exchange, theme="mine"))
    store.do(setting(exchange, theme="another's"))
    with pytest.raises(Refused, match="changed since"):
        history.undo()
    assert history.undo()
    assert history.labels[0] == ""


def test_nudges_within_two_seconds_are_one_step(store: Store, exchange: Exchange) -> None:
    seconds = iter((0.0, 1.5, 3.0, 5.1, 5.2))
    history = History(store, clock=lambda: next(seconds))
    before = every_row(store)
    for name in ("10:00", "10:15", "10:30"):
        history.do(setting(exchange, theme=name), joins="nudge")
    together = every_row(store)
    history.do(setting(exchange, theme="11:00"), joins="nudge")  # more than two seconds later
    history.do(setting(exchange, theme="other"), joins="nudge of another")
    history.undo()
    history.undo()
    assert every_row(store) == together
    assert len(history.undo()) == 3
    assert every_row(store) == before
    assert history.labels[0] == ""
    assert len(history.redo()) == 3
    assert every_row(store) == together


def test_nudges_are_one_step_for_another_program_too(store: Store, exchange: Exchange) -> None:
    """What was joined is kept in the journal, so it is known when the window is closed."""
    history = History(store, clock=lambda: 0.0)
    before = every_row(store)
    for name in ("10:00", "10:15", "10:30"):
        history.do(setting(exchange, exchange, theme=name), joins="nudge")
    together = every_row(store)
    history.do(setting(exchange, exchange, theme="other"))

    def turns(turn: Callable[[Session, Any], bool]) -> int:
        count = 1
        while store.do(partial(turn, exchange_id=exchange.id)).result:
            count += 1
        return count

    assert [turns(undo_newest), turns(undo_newest)] == [1, 3]
    assert every_row(store) == before
    assert turns(redo_newest) == 3
    assert every_row(store) == together


def test_a_look_is_kept_and_is_no_step(store: Store, exchange: Exchange) -> None:
    """It stands in the journal, and undo goes to what was done before it."""
    history = History(store)
    person = exchange.visits[0].delegates[0].person

    def rename(session: Session) -> None:
        with change(session, "Rename somebody", about=[exchange.id]):
            session.get_one(Person, person.id).family_name = "Another"

    def look(session: Session) -> None:
        note_look(session, "Look at the {what} of {who}", about=[exchange.id], what="a", who="b")

    history.do(rename)
    entry = history.do(look).entry
    assert entry is not None
    assert entry.label == "Look at the a of b"
    assert entry.rows == ()
    assert store.ask(entries)[-1] == entry
    assert history.labels == ("Rename somebody", "")
    do(store, partial(undo_newest, exchange_id=exchange.id))
    do(store, look)
    do(store, partial(redo_newest, exchange_id=exchange.id))
    assert store.ask(lambda session: session.get_one(Person, person.id)).family_name == "Another"
