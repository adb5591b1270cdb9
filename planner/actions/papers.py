"""Giving out what is private leaves a note in the journal."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from planner.model import Visit
from planner.store.journal import note_look


def note_printed(session: Session, visit: Visit, paper: str, audience: str) -> None:
    """Who made a list with private data, and when."""
    _note(session, "Print the {paper} of {visit} for {audience}", visit, paper, audience)


def note_shown(session: Session, visit: Visit, paper: str, audience: str) -> None:
    """Who looked at a list with private data, and when."""
    _note(session, "Show the {paper} of {visit} for {audience}", visit, paper, audience)


def _note(session: Session, sentence: str, visit: Visit, paper: str, audience: str) -> None:
    about = [visit.exchange.id]
    note_look(session, sentence, about=about, paper=paper, visit=str(visit), audience=audience)


def note_exported(session: Session, visit: Visit, what: str, fields: Sequence[str]) -> None:
    """Who took private fields out into a file, and which."""
    note_look(
        session,
        "Export the {what} of {visit} with private fields",
        about=[visit.exchange.id],
        what=what,
        visit=str(visit),
        fields=", ".join(fields),
    )
