"""Search over everything: by name, however it is spelled. Nothing private."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import FollowOnTie, Item, Practice, Refused, Visit
from planner.rules.folding import spellings
from planner.store.search import found
from planner.store.search_lines import LINES, Line

_ORDER = {kind: place for place, kind in enumerate(LINES)}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, and where it stands."""

    kind: str
    id: UUID
    name: str
    where: str


def search(session: Session, text: str) -> list[Hit]:
    """All that holds every word typed, kind by kind; “mueller” and “muller” find Müller.

    Refused where nothing was typed.
    """
    wanted = [spellings(word).split() for word in text.replace("\0", "").split()]
    wanted = [each for each in wanted if each]
    if not wanted:
        raise Refused("Type a part of a name to search for.")
    lines = found(session.connection(), wanted)
    lines.sort(key=lambda line: (_ORDER[line.kind], line.words, line.id))
    return [Hit(line.kind, line.id, line.name, _where(line)) for line in lines]


def _where(line: Line) -> str:
    return "; ".join(filter(None, (line.about, *line.used_in)))


def exchange_of(session: Session, kind: str, thing: UUID) -> UUID | None:
    """The exchange whose pages show what was found; None where it belongs to none."""
    match kind:
        case "exchange":
            return thing
        case "item":
            found = select(Visit.exchange_id).join(Item).where(Item.id == thing)
        case "practice":
            found = select(Practice.exchange_id).where(Practice.id == thing)
        case _:
            ties = select(FollowOnTie.exchange_id).where(FollowOnTie.follow_on_id == thing)
            found = ties.order_by(FollowOnTie.rank, FollowOnTie.id)
    return session.scalars(found).first()
