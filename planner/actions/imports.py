"""Putting an exchange that was read from a file into the database: new, brought up to date, or as a
copy.

What arrives is a graph of nouns that are kept nowhere yet. Each gets its twin here: a row that is
here already, or a new one. The twins are given the values, tied as the originals are, and what the
file no longer has is removed; so one way serves all three cases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.follow_on import put_follow_ons
from planner.actions.sameness import (
    NAMED_IN_FILES,
    OWNED,
    SHARED,
    Became,
    columns_of,
    equal_here,
    holder_of,
    leads_of,
    name_of,
    natural_key,
    owned_by,
    reached,
)
from planner.model import (
    Base,
    City,
    Deadline,
    Embassy,
    Exchange,
    FollowOn,
    Organization,
    Person,
    Refused,
    User,
    Venue,
    new_id,
)
from planner.shipped import rules_data
from planner.store.journal import change
from planner.store.whole import complete


@dataclass(frozen=True, slots=True)
class Stored:
    """The exchange as it is here now, and what became of each thing, by its table and first id.

    `twins` are the ids the things have here, by their first ones.
    """

    exchange_id: UUID
    became: Mapping[tuple[str, str], Became]
    twins: Mapping[UUID, UUID]


def put_exchange(
    session: Session,
    exchange: Exchange,
    others: Sequence[Base] = (),
    follow_ons: Sequence[FollowOn] = (),
    *,
    update: bool = False,
    as_name: str | None = None,
) -> Stored:
    """Put a new graph of nouns into the database, with people and places nothing in it refers to.

    An exchange that is here already is refused, unless `update` says to bring it to the state of
    the file, or `as_name` to make a copy with ids of its own. People, organizations and venues that
    are here with other values change only with `update`.
    """
    here = session.get(Exchange, exchange.id) if as_name is None else None
    if here is not None and not update:
        raise Refused(
            "{exchange} is here already. Bring it up to date with the file (--update), or take the"
            " file in as a copy under another name (--as).",
            exchange=str(here),
        )
    if here is not None:
        complete(session, here)
    landing = _Landing(session, here, copying=as_name is not None)
    landing.find_twins(exchange, others)
    twin = landing.twin(exchange)
    sentence = "Import “{exchange}”" if here is None else "Update “{exchange}” from a file"
    with change(session, sentence, about=[twin.id], exchange=as_name or exchange.name):
        landing.fill(update=here is not None)
        landing.tie()
        landing.remove_what_is_gone()
        if as_name is not None:
            twin.name = as_name
        for activity, became in put_follow_ons(
            session, twin, follow_ons, landing.twin, update=here is not None, copying=bool(as_name)
        ):
            landing.became[name_of(activity)] = became
        session.flush()  # so that what is put next finds the people and places of this one
    return Stored(twin.id, landing.became, landing.ids())


class _Landing:
    """A graph on its way into the database: every thing of it with its twin here."""

    def __init__(self, session: Session, here: Exchange | None, copying: bool) -> None:
        self._session = session
        self._here = here
        self._copying = copying
        self._twins: dict[Base, Base] = {}
        self._new: list[Base] = []
        self._gone: list[Base] = []
        self.became: dict[tuple[str, str], Became] = {}

    def twin(self, thing: Any) -> Any:
        return self._twins[thing]

    def ids(self) -> dict[UUID, UUID]:
        return {thing.id: twin.id for thing, twin in self._twins.items()}

    # -- finding -----------------------------------------------------------------------------------

    def find_twins(self, exchange: Exchange, others: Sequence[Base]) -> None:
        """Find or make the twin of everything there is; nothing is written yet."""
        things = reached(exchange, *others)
        for kind in SHARED:
            self._share(kind, things.get(kind, []))
        here = owned_by(self._here) if self._here else []
        themselves = {row: row for row in here}
        known = {(type(row), *natural_key(row, themselves)): row for row in here}
        self._refuse_what_belongs_elsewhere(things, set(here))
        taken = {(type(row), row.id) for row in here}
        for kind in OWNED:
            for thing in things.get(kind, []):
                twin = known.pop((kind, *natural_key(thing, self._twins)), None)
                # a visit, known by its kind, may come with the id of the other one
                other_id = new_id() if self._copying or (kind, thing.id) in taken else None
                self._twins[thing] = twin or self._made(thing, other_id)
        twins = set(self._twins.values())
        # a deadline of the template comes by itself, so a file without it does not take it away
        self._gone = [row for row in here if row not in twins and not _by_template(row)]

    def _share(self, kind: type[Base], things: Sequence[Any]) -> None:
        ids = [thing.id for thing in things]
        rows = self._session.scalars(select(kind).where(kind.id.in_(ids)))
        by_id: dict[UUID, Base] = {row.id: row for row in rows}
        for thing in things:
            if kind in (Person, Organization, Venue):
                twin = by_id.get(thing.id)
            else:
                twin = equal_here(self._session, thing)
            taken = thing.id in by_id  # by one that has been changed since
            self._twins[thing] = twin or self._made(thing, new_id() if taken else None)

    def _refuse_what_belongs_elsewhere(
        self, things: Mapping[type[Base], Sequence[Base]], here: set[Base]
    ) -> None:
        """An id says which thing is meant; one thing cannot belong to two exchanges."""
        for kind in () if self._copying else NAMED_IN_FILES:
            ids = [thing.id for thing in things.get(kind, ())]
            for row in self._session.scalars(select(kind).where(kind.id.in_(ids))):
                if row not in here:
                    raise Refused(
                        "Some of this file belongs to another exchange here, such as {thing}. Take"
                        " the file in as a copy under another name (--as).",
                        thing=str(row),
                    )

    def _made(self, thing: Base, other_id: UUID | None) -> Base:
        columns = {name: getattr(thing, name) for name in columns_of(type(thing))}
        twin = type(thing)(id=other_id or thing.id, **columns)
        self._new.append(twin)
        return twin

    # -- writing -----------------------------------------------------------------------------------

    def fill(self, update: bool) -> None:
        """Give every twin its values; shared ones that were here only for an update."""
        new = set(self._new)
        self._session.add_all(self._new)
        for thing, twin in self._twins.items():
            differ = [n for n in columns_of(type(thing)) if getattr(thing, n) != getattr(twin, n)]
            stays = isinstance(thing, (City, Embassy, User))
            if twin in new:
                became = Became.NEW
            elif not differ or differ == ["rank"] or stays:
                became = Became.SAME
            elif isinstance(thing, SHARED) and not update:
                became = Became.KEPT
            else:
                became = Became.CHANGED
            self.became[name_of(thing)] = became
            if became is Became.CHANGED or differ == ["rank"]:
                for name in differ:
                    setattr(twin, name, getattr(thing, name))

    def tie(self) -> None:
        """Lead every twin to the twins of what its original leads to."""
        turned: list[tuple[Base, str, Base]] = []
        for thing, twin in self._twins.items():
            if isinstance(thing, SHARED):
                continue
            for name in leads_of(type(thing)):
                before, other = getattr(twin, name), getattr(thing, name)
                wanted = None if other is None else self._twins[other]
                if before is wanted:
                    continue
                self._note_change(thing)
                if self._here is not None and type(wanted) is type(twin):
                    turned.append((twin, name, wanted))
                    wanted = None
                setattr(twin, name, wanted)
        if turned:
            # what was part of an item may now hold it; the unit of work cannot order both at once
            self._session.flush()
        for twin, name, wanted in turned:
            setattr(twin, name, wanted)
        for thing in self._twins:
            if self.became[name_of(thing)] is not Became.SAME:
                self._note_change(holder_of(thing))

    def remove_what_is_gone(self) -> None:
        originals = {twin: thing for thing, twin in self._twins.items()}
        for row in self._gone:
            self._note_change(originals.get(holder_of(row) or row))
            self._session.delete(row)

    def _note_change(self, thing: Base | None) -> None:
        if thing is not None and self.became[name_of(thing)] is Became.SAME:
            self.became[name_of(thing)] = Became.CHANGED


def _by_template(row: Base) -> bool:
    return isinstance(row, Deadline) and row.key in {
        line["key"] for line in rules_data("deadlines")
    }
