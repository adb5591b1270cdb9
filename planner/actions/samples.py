"""Taking the samples out again."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.sameness import SHARED, owned_by
from planner.model import Base, Exchange, FollowOn, User
from planner.store.journal import change


def remove_samples(session: Session, brought: Iterable[Base] = ()) -> None:
    """Take out the samples, and the people and places that nothing else refers to, in one step.

    `brought` are things that came with the samples though nothing in them refers to them.
    """
    samples = list(session.scalars(select(Exchange).where(Exchange.sample).order_by(Exchange.id)))
    activities = list(session.scalars(select(FollowOn).where(FollowOn.sample)))
    with change(session, "Remove the samples", about=[sample.id for sample in samples]):
        shared = _shared(samples, activities)
        for thing in brought:
            here = session.get(type(thing), thing.id)
            if here is not None:
                shared[type(thing)].add(here)
        for activity in activities:
            session.delete(activity)
        for sample in samples:
            session.delete(sample)
        session.flush()
        for kind in reversed(SHARED):
            for thing in _let_go(session, kind, shared[kind]):
                session.delete(thing)
            session.flush()


def _shared(
    samples: Iterable[Exchange], activities: Iterable[FollowOn]
) -> dict[type[Base], set[Any]]:
    """The people and places that samples refer to, by kind; never who works here."""
    found: dict[type[Base], set[Any]] = defaultdict(set)
    things: list[Base] = [person for activity in activities for person in activity.people]
    for sample in samples:
        things += owned_by(sample)
    for thing in things:
        for relation in thing.__mapper__.relationships:
            if relation.mapper.class_ in SHARED:
                other = getattr(thing, relation.key)
                if other is not None and not (isinstance(other, User) and other.local):
                    found[relation.mapper.class_].add(other)
    return found


def _let_go(session: Session, kind: type[Base], things: set[Any]) -> list[Any]:
    """Those to which no row of any table refers any more, but for their own parts."""
    ids = {thing.id for thing in things}
    still: set[UUID] = set()
    own = {
        relation.mapper.local_table
        for relation in kind.__mapper__.relationships
        if relation.cascade.delete
    }
    for table in Base.metadata.sorted_tables:
        for column in table.columns if table not in own else ():
            if any(key.column.table is kind.__table__ for key in column.foreign_keys):
                still.update(session.scalars(select(column).where(column.in_(ids))))
    return sorted((thing for thing in things if thing.id not in still), key=lambda it: it.id)
