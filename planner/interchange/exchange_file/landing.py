"""From a file that was read to the database, and what became of each of its records there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.imports import Stored, put_exchange
from planner.actions.sameness import Became
from planner.interchange.exchange_file.reading import Parsed
from planner.interchange.report import Message, Outcome, Report, Row
from planner.model import Handout, Issue

_OUTCOMES = {
    Became.NEW: Outcome.TAKEN,
    Became.CHANGED: Outcome.CHANGED,
    Became.SAME: Outcome.SKIPPED,
    Became.KEPT: Outcome.SKIPPED,
}
_WORDS = {
    Became.SAME: Message("It is here already, the same."),
    Became.KEPT: Message("It is here already with other values, which were kept."),
}

_NOT_BROUGHT = frozenset({Issue.__tablename__, Handout.__tablename__})
_STAYS = Message("What was given out to whom is told, and stays where it was given out.")


@dataclass(frozen=True, slots=True)
class Landed:
    exchange_id: UUID
    report: Report


def land(
    session: Session, parsed: Parsed, *, update: bool = False, as_name: str | None = None
) -> Landed:
    """Put an exchange that was read into the database, as one change.

    Refused if it is here already, unless `update` brings it to the state of the file or `as_name`
    makes a copy under another name.
    """
    stored = put_exchange(
        session,
        parsed.exchange,
        parsed.others,
        parsed.follow_ons,
        update=update,
        as_name=as_name,
    )
    return landed(stored, parsed)


def landed(stored: Stored, parsed: Parsed) -> Landed:
    """The report of a file, with what became of each record."""
    rows = tuple(_after(row, stored.became) for row in parsed.report.rows)
    return Landed(stored.exchange_id, replace(parsed.report, rows=rows))


def _after(row: Row, became: Mapping[tuple[str, str], Became]) -> Row:
    if row.thing is None:
        return row
    if row.thing[0] in _NOT_BROUGHT:
        return replace(row, outcome=Outcome.SKIPPED, messages=(*row.messages, _STAYS))
    fate = became[row.thing]
    word = _WORDS.get(fate)
    messages = (*row.messages, word) if word else row.messages
    return replace(row, outcome=_OUTCOMES[fate], messages=messages)
