"""Changes somebody may have to be told of, and who has been told since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from planner.store.final import KNOWS, TOLD
from planner.store.journal import Entry, entries


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that stands."""

    number: int  # of its entry
    label: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """When somebody was told, how, and when they said that they know."""

    told: datetime | None = None
    channel: str | None = None
    knows: datetime | None = None


def changes_to_tell(session: Session, exchange_id: UUID) -> list[Changed]:
    """The changes of an exchange that stand, the newest first; not the one that made it."""
    chains: dict[
        int, list[Entry]
    ] = {}  # a change, what took it back, what did it again: by the last
    for entry in entries(session, about=exchange_id)[1:]:
        if entry.can_be_taken_back:
            chains[entry.number] = [*chains.pop(entry.reverses or 0, []), entry]
    standing = [chain[0] for chain in chains.values() if len(chain) % 2]
    standing.sort(key=lambda each: each.number, reverse=True)
    return [Changed(each.number, each.label, each.when) for each in standing]


def told_since(session: Session, exchange_id: UUID, after: int) -> Mapping[str, Known]:
    """Who has been told since an entry, by the key of the recipient."""
    found: dict[str, Known] = {}
    for entry in entries(session, after=after, about=exchange_id):
        if entry.sentence in (TOLD, KNOWS):
            key = str(entry.values["key"])
            found[key] = _with(found.get(key, Known()), entry)
    return found


def _with(known: Known, entry: Entry) -> Known:
    if entry.sentence == TOLD:
        return Known(entry.when, str(entry.values["channel"]), known.knows)
    return Known(known.told, known.channel, entry.when)
