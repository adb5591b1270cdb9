"""Loading all there is of a thing in a handful of queries, both ends of every relationship tied.

What a thing owns is what a relationship deletes with it (exchange: visits; visit: items; item:
participations); beyond that it refers to things (people, venues), which are loaded without what
belongs to them. A new noun needs no change here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Uuid, bindparam, false, select
from sqlalchemy.orm import RelationshipDirection, RelationshipProperty, Session, aliased, outerjoin
from sqlalchemy.orm.attributes import set_committed_value

from planner.model import (
    Base,
    Contact,
    Delegate,
    DelegateCare,
    GroupMember,
    Item,
    ItemNote,
    Participation,
)
from planner.store.guard import TIED
from planner.store.parting import will_part

Kind = type[Base]
Found = dict[Kind, dict[UUID, Any]]
Where = dict[Kind, ColumnElement[bool]]


MANY: frozenset[Kind] = frozenset(
    {Item, ItemNote, Participation, Contact, Delegate, DelegateCare, GroupMember}
)
"""Of these an exchange has hundreds and more; each has a query to itself. All others share one,
which holds every row of a kind beside every row of the next: of two long kinds it takes minutes."""
_FEW = 300  # things referred to, of a kind that shares a query


def complete(session: Session, root: Base, skip: Collection[Kind] = ()) -> None:
    """Load all that `root` owns and all that those things refer to, but for the nouns of `skip`.

    Afterwards every relationship among them is filled in, in its order, without a query. Those to
    skipped nouns, and what belongs to things only referred to, are not.
    """
    plan = _plan(type(root), frozenset(skip))
    owned: Found = {kind: {} for kind in plan.kinds}
    owned[type(root)][root.id] = root
    for query in plan.queries:
        _collect(session.execute(query, {"root": root.id}, execution_options=plan.options), owned)
    _tie(plan, owned, _referred_to(session, plan, owned))
    will_part(session, root)


@dataclass(frozen=True, slots=True)
class _Tie:
    """A relationship of owned things, from the end that has the key."""

    target: Kind
    name: str
    key: str  # the attribute with the key
    back: str | None  # the other end, if it is to be filled in too
    single: bool  # whether the other end is one thing, not a list


@dataclass(frozen=True, slots=True)
class _Plan:
    """How to load a whole thing of one kind: worked out once."""

    kinds: list[Kind]  # owned, the root's first, each after its owner
    queries: list[Select[Any]]
    options: dict[str, bool]
    ties: dict[Kind, list[_Tie]]


@cache
def _plan(root: Kind, skip: frozenset[Kind]) -> _Plan:
    kinds: list[Kind] = [root]
    wanted: Where = {root: root.id == bindparam("root", type_=Uuid())}
    order: dict[Kind, list[str]] = {}
    for owner in kinds:  # which grows meanwhile
        for relation in owner.__mapper__.relationships:
            child: Kind = relation.mapper.class_
            if relation.cascade.delete_orphan and child not in wanted and child not in skip:
                owners = select(owner.id).where(wanted[owner])
                wanted[child] = getattr(child, _key(relation)).in_(owners)
                order[child] = [column.name for column in relation.order_by or ()]
                kinds.append(child)
    few = [kind for kind in kinds[1:] if kind not in MANY]
    groups = [few, *([kind] for kind in kinds[1:] if kind in MANY)]
    return _Plan(
        kinds,
        queries=[_side_by_side(each, wanted, order) for each in groups if each],
        options={TIED: not skip},
        ties={kind: list(_ties(kind, root, kinds, skip)) for kind in kinds},
    )


def _side_by_side(
    kinds: Iterable[Kind], wanted: Where, order: dict[Kind, list[str]]
) -> Select[Any]:
    """One query for things of several kinds: each row holds one thing, and nothing of the others.

    A full join on what is never true puts tables one under the other, each in columns of its own.
    """
    each: list[Any] = []
    columns: list[Any] = []
    for kind in kinds:
        rows = select(kind.__table__).where(wanted[kind]).subquery()
        each.append(aliased(kind, rows))
        columns += [rows.c[name] for name in order.get(kind, ())]
    joined = each[0]
    for one in each[1:]:
        joined = outerjoin(joined, one, false(), full=True)
    return select(*each).select_from(joined).order_by(*columns)


def _ties(
    kind: Kind, root: Kind, kinds: Collection[Kind], skip: Collection[Kind]
) -> Iterable[_Tie]:
    for relation in kind.__mapper__.relationships:
        target: Kind = relation.mapper.class_
        if relation.direction is not RelationshipDirection.MANYTOONE or target in skip:
            continue
        # of the root's own kind there may be others that were not asked for
        known = target in kinds and not (target is kind is root)
        back = next(iter(relation._reverse_property), None) if known else None
        yield _Tie(
            target,
            relation.key,
            _key(relation),
            back.key if back else None,
            single=back is not None and not back.uselist,
        )


def _referred_to(session: Session, plan: _Plan, owned: Found) -> Found:
    """The things owned ones point at without owning them."""
    missing: dict[Kind, set[UUID]] = defaultdict(set)
    for kind, ties in plan.ties.items():
        for tie in ties:
            ids = {thing.__dict__[tie.key] for thing in owned[kind].values()}
            missing[tie.target] |= ids - owned.get(tie.target, {}).keys() - {None}
    wanted: Where = {kind: kind.id.in_(ids) for kind, ids in missing.items() if ids}
    few = [kind for kind in wanted if len(missing[kind]) <= _FEW]
    groups = [few, *([kind] for kind in wanted if kind not in few)]
    found: Found = defaultdict(dict)
    for group in filter(None, groups):
        _collect(session.execute(_side_by_side(group, wanted, {})), found)
    return found


def _collect(rows: Iterable[Row[Any]], found: Found) -> None:
    for row in rows:
        for thing in row:
            if thing is not None:
                found[type(thing)][thing.id] = thing


def _tie(plan: _Plan, owned: Found, referred: Found) -> None:
    """Fill in every relationship from the keys, as if the database had just been asked.

    The ends with the key go straight into the things' own dictionaries, as loading does it.
    """
    for kind, ties in plan.ties.items():
        for tie in ties:
            here, there = owned.get(tie.target, {}), referred[tie.target]
            pointing: dict[Base, list[Base]] = defaultdict(list)
            for thing in owned[kind].values():
                values = thing.__dict__
                key = values[tie.key]
                other = values[tie.name] = key and (here.get(key) or there.get(key))
                if other is not None:
                    pointing[other].append(thing)
            if tie.back:
                for other in here.values():
                    many = pointing[other]
                    back: Any = (many[0] if many else None) if tie.single else many
                    set_committed_value(other, tie.back, back)


def _key(relation: RelationshipProperty[Any]) -> str:
    """The attribute with the foreign key, whichever end `relation` starts from."""
    ((mine, theirs),) = relation.local_remote_pairs or ()
    near = relation.direction is RelationshipDirection.MANYTOONE
    mapper = relation.parent if near else relation.mapper
    return mapper.get_property_by_column(mine if near else theirs).key
