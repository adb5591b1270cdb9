"""Two delegates of one visit who are one: groups, items, journeys, rooms and needs of both."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Base, Delegate, Person
from planner.rules.merging import groups_apart, is_said, key_of, rooms_of_both

_LINKS = {"memberships": "group_id", "participations": "item_id", "travellers": "leg_id"}
"""What names a delegate, and of what it is: there a delegate stands once."""


def merge_delegates(
    session: Session, keep: Person, other: Person, take: Collection[str] = ()
) -> None:
    """On each visit on which both are, the delegate of the first stays in their place and has what
    both had, and the other goes; inside a change. `take` names what is to come from the other
    though the first knows it, as `key_of` says."""
    theirs = {each.visit_id: each for each in _delegates(session, other)}
    for delegate in _delegates(session, keep):
        if (second := theirs.get(delegate.visit_id)) is not None:
            _make_one(delegate, second, take)
            session.flush()
            session.expire(second)  # what has moved is not deleted with it
            session.delete(second)
            session.flush()


def _delegates(session: Session, person: Person) -> list[Delegate]:
    query = select(Delegate).where(Delegate.person_id == person.id).order_by(Delegate.id)
    return list(session.scalars(query))


def _make_one(keep: Delegate, other: Delegate, take: Collection[str]) -> None:
    _fill(keep, other, take)
    if keep.organization is None or key_of(keep, "organization") in take:
        keep.organization = other.organization or keep.organization
    if other.care is not None:
        if keep.care is None:
            care, other.care = other.care, None
            keep.care = care
        else:
            _fill(keep.care, other.care, take)
    for mine, theirs in rooms_of_both(keep, other):
        _fill(mine, theirs, take)
        other.rooms.remove(theirs)
    last = max((room.rank for room in keep.rooms), default=-1)
    for at, room in enumerate(list(other.rooms), start=1):
        other.rooms.remove(room)
        keep.rooms.append(room)
        room.rank = last + at
    _part_groups(keep, other, theirs=key_of(keep, "groups") in take)
    for name, of in _LINKS.items():
        here = {getattr(link, of) for link in getattr(keep, name)}
        for link in list(getattr(other, name)):
            if getattr(link, of) not in here:
                link.delegate = keep


def _part_groups(keep: Delegate, other: Delegate, *, theirs: bool) -> None:
    """Take one of the two out of the groups in which a single person cannot be on the same days."""
    mine, others = groups_apart(keep, other)
    delegate, leaves = (keep, mine) if theirs else (other, others)
    for link in list(delegate.memberships):
        if link.group in leaves:
            link.group.members.remove(link)
            delegate.memberships.remove(link)


def _fill(keep: Base, other: Base, take: Collection[str]) -> None:
    for attribute in type(keep).__mapper__.column_attrs:
        name, theirs = attribute.key, getattr(other, attribute.key)
        if name in ("id", "rank") or attribute.columns[0].foreign_keys:
            continue
        mine = getattr(keep, name)
        if mine == theirs or not is_said(attribute, theirs):
            continue
        if not is_said(attribute, mine) or key_of(keep, name) in take:
            setattr(keep, name, theirs)
        elif name == "notes" and theirs not in mine.split("\n"):
            setattr(keep, name, f"{mine}\n{theirs}")
