"""Two records of the directory that are one: everything that named the second names the first."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import RelationshipDirection, RelationshipProperty, Session

from planner.actions.merging_delegates import merge_delegates
from planner.model import Base, Contact, PairedCity, Person, Refused
from planner.store.journal import change


def merge(
    session: Session, kind: type[Base], keep_id: UUID, other_id: UUID, take: Collection[str] = ()
) -> None:
    """Make one of two. What the first does not know it takes from the other; so it does with the
    fields of `take`, though it knows them. Of what there may be several, it has those of both.
    Two delegates of one visit become one.
    """
    keep, other = _kept(session, kind, keep_id), _kept(session, kind, other_id)
    if keep is other:
        raise Refused("Choose two to be merged.")
    with change(session, "Merge “{other}” into “{keep}”", other=str(other), keep=str(keep)):
        _fill(keep, other, take)
        if isinstance(keep, Person) and isinstance(other, Person):
            _merge_private(keep, other, take)
            merge_delegates(session, keep, other, take)
        moved: list[Base] = []
        for mapper in Base.registry.mappers:
            for relation in mapper.relationships:
                if relation.mapper.class_ is kind and _names(relation):
                    ((key, _),) = relation.local_remote_pairs or ()
                    query = select(mapper.class_).where(key == other_id)
                    for row in session.scalars(query).all():
                        setattr(row, relation.key, keep)
                        moved.append(row)
        session.flush()
        for row in moved:
            _leave_out_twin(row)
        session.flush()
        session.expire(other)
        session.delete(other)


def _names(relation: RelationshipProperty[Any]) -> bool:
    """Whether things name another by it; a part of that other goes or stays by itself."""
    owns = any(other.cascade.delete_orphan for other in relation._reverse_property)
    return relation.direction is RelationshipDirection.MANYTOONE and not owns


def _leave_out_twin(row: Base) -> None:
    """Of two entries of one list that now name the same, and say nothing different, one goes: a
    host of an item, a city of an exchange."""
    if isinstance(row, Contact):
        others: list[Any] = row.item.contacts
        same: tuple[str, ...] = ("person_id", "name", "function")
    elif isinstance(row, PairedCity):
        others, same = row.exchange.cities, ("city_id", "side")
    else:
        return
    for each in others:
        if each is row or any(getattr(each, name) != getattr(row, name) for name in same):
            continue
        names = [a.key for a in type(row).__mapper__.column_attrs if a.key not in ("id", "rank")]
        pairs = [(getattr(each, name), getattr(row, name)) for name in names]
        if all(one == other or not one or not other for one, other in pairs):
            for name, (one, other) in zip(names, pairs, strict=True):
                if not one and other:
                    setattr(each, name, other)
            others.remove(row)
            return


def _fill(keep: Base, other: Base, take: Collection[str]) -> None:
    for attribute in type(keep).__mapper__.column_attrs:
        name, theirs = attribute.key, getattr(other, attribute.key)
        if name == "id" or attribute.columns[0].foreign_keys or not theirs:
            continue
        mine = getattr(keep, name)
        if isinstance(theirs, tuple):
            leading, further = (theirs, mine) if name in take else (mine, theirs)
            setattr(keep, name, tuple(dict.fromkeys((*leading, *further))))
        elif name in take or not mine:
            setattr(keep, name, theirs)


def _merge_private(keep: Person, other: Person, take: Collection[str]) -> None:
    if other.private is None:
        return
    if keep.private is not None:
        _fill(keep.private, other.private, take)
        other.private = None
    else:
        private, other.private = other.private, None
        keep.private = private


def _kept(session: Session, kind: type[Base], thing_id: UUID) -> Base:
    thing = session.get(kind, thing_id)
    if thing is None:
        raise Refused("One of the two is no longer here.")
    return thing
