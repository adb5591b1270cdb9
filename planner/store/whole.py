"""Loading all there is of a thing, in one query a level, and tying both ends of every relationship.

What a thing owns is what a relationship deletes with it. Owned things are found level by level
(exchange: visits; visits: stops, items; items: participations), then what any of them refers to
(people, venues). The large tables have a query each; the small ones of a level share one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import RelationshipProperty, Session
from sqlalchemy.orm.attributes import set_committed_value

from planner.model import Base

Found = dict[type[Base], dict[UUID, Any]]


def complete(session: Session, root: Base, skip: Collection[type[Base]] = ()) -> None:
    """Load all that `root` owns and all that those things refer to, but for the nouns of `skip`.

    Afterwards every relationship among them is filled in, without a query.
    """
    owned: Found = {}
    _gather(session, type(root), [root], owned, skip)
    _tie({**_referred_to(session, owned, skip), **owned}, owned)


def _gather(
    session: Session,
    kind: type[Base],
    things: Iterable[Any],
    owned: Found,
    skip: Collection[type[Base]],
) -> None:
    owned[kind] = {thing.id: thing for thing in things}
    for relation in kind.__mapper__.relationships:
        child: type[Base] = relation.mapper.class_
        if relation.cascade.delete_orphan and child not in owned and child not in skip:
            parent = getattr(child, _key(relation))
            query = select(child).where(parent.in_(owned[kind]))
            _gather(session, child, session.scalars(query), owned, skip)


def _referred_to(session: Session, owned: Found, skip: Collection[type[Base]]) -> Found:
    wanted: dict[type[Base], set[UUID]] = defaultdict(set)
    for kind, things in owned.items():
        for relation in _single(kind):
            target = relation.mapper.class_
            if target not in owned and target not in skip:
                ids = {getattr(thing, _key(relation)) for thing in things.values()}
                wanted[target] |= ids - {None}
    return {
        kind: {thing.id: thing for thing in session.scalars(select(kind).where(kind.id.in_(ids)))}
        for kind, ids in wanted.items()
        if ids
    }


def _tie(found: Found, owned: Found) -> None:
    """Fill in every relationship from the keys, as if the database had just been asked."""
    lists: dict[tuple[Base, str], list[Base]] = defaultdict(list)
    for kind, things in owned.items():
        for relation in _single(kind):
            others = found.get(relation.mapper.class_)
            if others is None:
                others = {}
            back = next((r.key for r in relation._reverse_property), None)
            for thing in things.values():
                other = others.get(getattr(thing, _key(relation)))
                set_committed_value(thing, relation.key, other)
                if back and other is not None:
                    lists[other, back].append(thing)
    for kind, things in owned.items():
        for relation in kind.__mapper__.relationships:
            if _is_far_end(relation) and relation.mapper.class_ in owned:
                order = relation.order_by or ()
                for thing in things.values():
                    many = lists[thing, relation.key]
                    if order:
                        many.sort(key=attrgetter(*[c.name for c in order]))
                    value = many if relation.uselist else next(iter(many), None)
                    set_committed_value(thing, relation.key, value)


def _is_far_end(relation: RelationshipProperty[Any]) -> bool:
    return relation.direction.name == "ONETOMANY"


def _single(kind: type[Base]) -> Sequence[RelationshipProperty[Any]]:
    return [r for r in kind.__mapper__.relationships if not _is_far_end(r)]


def _key(relation: RelationshipProperty[Any]) -> str:
    ((mine, theirs),) = relation.local_remote_pairs or ()
    far = _is_far_end(relation)
    mapper = relation.mapper if far else relation.parent
    return mapper.get_property_by_column(theirs if far else mine).key
