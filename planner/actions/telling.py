"""Noting who was told of a change that no issue has told yet, and who said that they know."""

from uuid import UUID

from sqlalchemy.orm import Session

from planner.store.final import KNOWS, TOLD
from planner.store.journal import note_look


def note_told_of_change(
    session: Session, exchange_id: UUID, key: str, who: str, channel: str
) -> None:
    """Somebody was told, and how. The journal keeps it with its moment; there is no undo."""
    note_look(session, TOLD, about=[exchange_id], who=who, channel=channel, key=key)


def note_knows_of_change(session: Session, exchange_id: UUID, key: str, who: str) -> None:
    """Somebody said that they know."""
    note_look(session, KNOWS, about=[exchange_id], who=who, key=key)
