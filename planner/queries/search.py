"""Search over everything: by name, however it is spelled. Columns only; nothing private."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Exchange, FollowOn, FollowOnTie, Item, Practice, Refused, Visit
from planner.queries.directory import Listed, list_directory
from planner.rules.folding import folded, spellings

_KINDS = {
    Listed.PEOPLE: "person",
    Listed.ORGANIZATIONS: "organization",
    Listed.VENUES: "venue",
    Listed.CITIES: "city",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, and where it stands."""

    kind: str
    id: UUID
    name: str
    where: str


def search(session: Session, text: str, today: date) -> list[Hit]:
    """All that holds every word typed, kind by kind; “mueller” and “muller” find Müller.

    A scan over folded columns. Refused where nothing was typed.
    """
    wanted = [(folded(word), spellings(word)) for word in text.split()]
    if not any(plain for plain, _ in wanted):
        raise Refused("Type a part of a name to search for.")
    return [
        hit
        for hit, said in _everything(session, today)
        if all(plain in said or any(w in said for w in more.split()) for plain, more in wanted)
    ]


def _everything(session: Session, today: date) -> Iterator[tuple[Hit, str]]:
    """Each thing with the text it is found by."""
    exchanges: Any = select(Exchange.id, Exchange.name, Exchange.program, Exchange.theme)
    for row in session.execute(exchanges.order_by(Exchange.name, Exchange.id)):
        where = ", ".join(filter(None, (row.program, row.theme)))
        yield Hit("exchange", row.id, row.name, where), spellings(f"{row.name} {where}")
    for listed, kind in _KINDS.items():
        for line in list_directory(session, listed, today):
            where = "; ".join(filter(None, (line.about, *line.used_in)))
            yield Hit(kind, line.id, line.name, where), line.found_by
    yield from _items(session)
    yield from _follow_up(session)


def _items(session: Session) -> Iterator[tuple[Hit, str]]:
    items = (
        select(Item.id, Item.title, Item.day, Visit.kind, Exchange.name)
        .join(Visit, Visit.id == Item.visit_id)
        .join(Exchange, Exchange.id == Visit.exchange_id)
        .order_by(Exchange.name, Item.day, Item.rank, Item.id)
    )
    for row in session.execute(items):
        day = row.day.isoformat() if row.day else None
        where = ", ".join(filter(None, (row.name, f"{row.kind.value} visit", day)))
        yield Hit("item", row.id, row.title, where), spellings(row.title)


def _follow_up(session: Session) -> Iterator[tuple[Hit, str]]:
    practices = (
        select(Practice.id, Practice.title, Practice.what, Exchange.name)
        .join(Exchange, Exchange.id == Practice.exchange_id)
        .order_by(Exchange.name, Practice.rank, Practice.id)
    )
    for row in session.execute(practices):
        yield (
            Hit("practice", row.id, row.title, row.name),
            spellings(f"{row.title} {row.what or ''}"),
        )
    ties = select(FollowOnTie.follow_on_id, Exchange.name).join(
        Exchange, Exchange.id == FollowOnTie.exchange_id
    )
    tied: dict[UUID, list[str]] = {}
    for follow_on, name in session.execute(ties.order_by(FollowOnTie.rank, Exchange.name)):
        tied.setdefault(follow_on, []).append(name)
    for thing, title in session.execute(
        select(FollowOn.id, FollowOn.title).order_by(FollowOn.title)
    ):
        where = "; ".join(tied.get(thing, ()))
        yield Hit("follow-on", thing, title, where), spellings(title)
