"""Step by step: back and forth through the newest of one exchange, and of one run."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from builders import NOW, a_person, an_exchange, keep
from rows import every_row
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlite
from taking_back import do, refused, setting
from whole_exchange import an_exchange_with_everything

from planner.model import Exchange, Person, Refused
from planner.store.backup import back_up
from planner.store.database import Store, open_store
from planner.store.history import History
from planner.store.journal import change, entries, note_look
from planner.store.restore import restore
from planner.store.undo import as_it_was, exchanges_ever, redo_newest, undo_newest


@pytest.fixture
def exchange(store: Store) -> Exchange:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    return exchange


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


def test_how_it_was_is_asked_and_nothing_is_kept(store: Store) -> None:
    steps = Steps(store)
    steps.to("1")
    steps.to("2")
    steps.to("3")
    steps.undo()
    steps.undo()
    steps.redo()
    steps.to("4")
    stood, written = every_row(store), len(store.ask(entries))

    def name(session: Session) -> str:
        return session.get_one(Exchange, steps.exchange.id).name

    # by the number of the entry after which nothing is to have happened: “3” was undone by the
    # fifth, “2” by the sixth, which the seventh took back
    names = [as_it_was(store, steps.exchange.id, after, name) for after in range(1, written + 1)]
    assert names == ["0", "1", "2", "3", "2", "1", "2", "4"]
    by_id = partial(Session.get, entity=Exchange, ident=steps.exchange.id)
    assert as_it_was(store, steps.exchange.id, 0, by_id) is None
    assert every_row(store) == stood and len(store.ask(entries)) == written


def test_how_it_was_touches_no_other_exchange(store: Store) -> None:
    steps = Steps(store)
    other = an_exchange("Other", visits=[], cities=[])
    keep(store, other)
    steps.to("1")

    def names(session: Session) -> list[str]:
        return [session.get_one(Exchange, each.id).name for each in (steps.exchange, other)]

    assert as_it_was(store, steps.exchange.id, 1, names) == ["0", "Other"]


def test_an_exchange_is_known_by_every_name_it_ever_had(store: Store) -> None:
    steps = Steps(store)
    steps.to("1")
    ever = [name for thing, name in store.ask(exchanges_ever) if thing == steps.exchange.id]
    assert ever == ["0", "0", "1"]


def test_taking_back_very_much_tells_how_far_it_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two thirds are those of the rows, read and written; the last third is the journal's."""
    for module in ("replay", "journal"):
        monkeypatch.setattr(f"planner.store.{module}._TOGETHER", 1)
    history = History(store)
    people = [a_person(f"Person {number}") for number in range(4)]

    def come(session: Session) -> None:
        with change(session, "Come"):
            session.add_all(people)

    history.do(come)
    told: list[tuple[int, int]] = []
    (entry,) = history.undo(lambda done, total: told.append((done, total)))
    assert len(entry.rows) == 4
    assert told == [(done, 12) for done in range(1, 12)]
    told.clear()
    history.redo(lambda done, total: told.append((done, total)))
    assert told[-1] == (11, 12) and told == sorted(told)


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


def test_a_step_that_the_file_was_in_the_way_of_is_offered_again(
    store: Store, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = History(store)
    history.do(setting(exchange, theme="mine"))

    def busy(*_anything: Any, **_more: Any) -> None:
        raise Refused("It is in use.") from sqlite.OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr("planner.store.history.take_back", busy)
        with pytest.raises(Refused, match="in use"):
            history.undo()
    assert history.labels[0] == "Set theme of “Nantes – Orlando”"
    assert len(history.undo()) == 1


def test_what_has_the_number_of_a_step_since_a_backup_was_restored_stays(
    store: Store, exchange: Exchange, tmp_path: Path
) -> None:
    history, before = History(store), tmp_path / "before.db"
    back_up(store.file, None, before)
    for theme in ("A", "B"):
        history.do(setting(exchange, theme=theme))
    with closing(open_store(store.file, who="Ben", now=lambda: NOW)) as another:
        restore(another, before, None)
        another.do(setting(exchange, theme="Ben's"))
    assert [each.number for each in store.ask(entries)] == [1, 2, 3]
    for _ in range(2):
        with pytest.raises(Refused, match="a backup was restored since"):
            history.undo()
    assert history.labels == ("", "")
    assert store.ask(lambda s: s.get_one(Exchange, exchange.id).theme) == "Ben's"


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


def test_of_a_step_refused_in_the_middle_what_was_taken_back_can_be_redone(
    store: Store, exchange: Exchange
) -> None:
    history = History(store, clock=lambda: 0.0)
    history.do(setting(exchange, theme="mine"), joins="typed")
    history.do(setting(exchange, name="mine"), joins="typed")
    store.do(setting(exchange, theme="another's"))
    before = every_row(store)
    with pytest.raises(Refused, match="changed since"):
        history.undo()
    assert every_row(store) != before
    assert len(history.redo()) == 1
    assert every_row(store) == before


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
    assert not entry.rows
    assert store.ask(entries)[-1] == entry
    assert history.labels == ("Rename somebody", "")
    do(store, partial(undo_newest, exchange_id=exchange.id))
    do(store, look)
    do(store, partial(redo_newest, exchange_id=exchange.id))
    assert store.ask(lambda session: session.get_one(Person, person.id)).family_name == "Another"
