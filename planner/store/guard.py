"""What has been kept changes only inside a change; what is new is free.

One place hears of every attribute that is set and every statement that is run, so that nothing
passes the journal by. Text loses here what a database cannot hold.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import (
    InstanceState,
    ORMExecuteState,
    Session,
    SessionTransaction,
    UOWTransaction,
    raiseload,
)
from sqlalchemy.orm.attributes import instance_state, set_committed_value

from planner.model import Base

TIED = "tied"
"""Execution option of a SELECT whose things get every relationship filled in afterwards."""


class Unguarded(RuntimeError):
    """Our mistake: something was written, or would be read, behind the journal's back."""


def watch() -> None:
    """Guard every attribute of every noun, and every session. Called once, by the store."""
    Base.registry.configure()
    for mapper in Base.registry.mappers:
        for column in mapper.column_attrs:
            # active_history: the journal must know the value before, even of an unread attribute
            event.listen(column.class_attribute, "set", _on_value, active_history=True, retval=True)
        for relation in mapper.relationships:
            event.listen(relation.class_attribute, "set", _on_set)
            event.listen(relation.class_attribute, "append", _on_touch)
            event.listen(relation.class_attribute, "remove", _on_touch)
    event.listen(Session, "before_flush", _on_flush)
    event.listen(Session, "do_orm_execute", _on_execute)
    event.listen(Session, "after_transaction_create", _on_transaction)


def _on_value(thing: Base, value: Any, _old: Any, _by: Any) -> Any:
    _may_change(thing)
    return storable(value)


def storable(value: Any) -> Any:
    """The value as a database can hold it."""
    if value is None:
        return None
    if isinstance(value, str):
        return _storable(value)
    if isinstance(value, tuple):  # kept one a line
        lines = tuple(_one_line(_storable(each)) for each in value)
        return () if lines == ("",) else lines
    return value


def _on_set(thing: Base, _value: Any, _old: Any, _by: Any) -> None:
    _may_change(thing)


def _on_touch(thing: Base, _value: Any, _by: Any) -> None:
    _may_change(thing)


def _may_change(thing: Base | None) -> None:
    if thing is None:  # let go of by everybody in the very act
        return
    state: InstanceState[Any] = instance_state(thing)
    if state.key is None:  # new: not kept yet, so nobody else has seen it
        return
    session = state.session
    if session is None or "change" not in session.info:
        raise Unguarded(f"A {type(thing).__name__} is changed only inside a change.")


def _storable(text: str) -> str:
    """The text without NUL, and with the replacement character for halves of characters.

    SQLite's own functions end a text at NUL; half a surrogate pair (an undecodable byte of a file
    name, say) cannot be written as UTF-8.
    """
    if type(text) is not str:  # a closed word: it is one of ours
        return text
    if "\0" in text:
        text = text.replace("\0", "")
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _one_line(text: str) -> str:
    return " ".join(text.splitlines()) if type(text) is str else text


def _on_flush(session: Session, _uow: UOWTransaction, _some: Any) -> None:
    touched = [thing for thing in (*session.new, *session.dirty) if isinstance(thing, Base)]
    if "change" not in session.info and (touched or session.deleted):
        raise Unguarded("Something is written outside a change.")
    for thing in touched:
        thing.obey()
    _untie(session.deleted)


def _untie(going: Collection[Base]) -> None:
    """Let rows that go together go in any order.

    Rows of one table may name each other in a circle, or themselves, as an item does that is a part
    of its own alternative, and the unit of work finds no first one in that. It need not look:
    foreign keys are judged when all is written. The columns keep what they said, for the journal.
    """
    gone = set(going)
    for thing in gone:
        for relation in thing.__mapper__.relationships:
            if relation.mapper is not thing.__mapper__:
                continue
            other = getattr(thing, relation.key)
            if relation.uselist:
                left: Any = [each for each in other if each not in gone]
            else:
                left = None if other in gone else other
            set_committed_value(thing, relation.key, left)


def _on_execute(state: ORMExecuteState) -> None:
    if not state.is_select:
        raise Unguarded("Statements that write pass the journal by; change objects instead.")
    strict = "reading" in state.session.info and not state.execution_options.get(TIED)
    if strict and state.is_orm_statement:
        # what a query forgot to load is an error while it runs, not only once it is detached
        state.statement = state.statement.options(raiseload("*"))


def _on_transaction(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested and "change" in session.info:
        raise Unguarded("A change is kept whole or not at all: judge first, then write.")
