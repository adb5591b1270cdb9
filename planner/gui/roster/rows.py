"""The delegation of one visit as its page shows it: one row a delegate, and the sector balance."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from uuid import UUID

from planner.model import Delegate, Group, Item, Person, Role, Sector, Visit
from planner.rules.completeness import FOR_VISA, Gap, gaps_of
from planner.rules.folding import folded

_OWN = (
    "role", "position", "sector", "english_level", "consent", "biography", "room_type",
    "sharing_with", "arrival", "departure", "joins", "leaves", "notes",
)  # fmt: skip
_PERSONAL = (
    "family_name", "given_name", "name_order", "display_name", "native_name", "pronunciation",
    "honorific", "suffix", "work_phone", "trip_phone",
)  # fmt: skip
CARE = ("dietary", "observance", "mobility")
_HOLDERS: dict[str, Callable[[Delegate], object]] = {
    **dict.fromkeys(_OWN, lambda delegate: delegate),
    **dict.fromkeys(_PERSONAL, lambda delegate: delegate.person),
    **dict.fromkeys(CARE, lambda delegate: delegate.care),
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class GroupMark:
    """A group as its letter in a square; the letters follow the order of the groups."""

    id: UUID
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One delegate."""

    id: UUID
    initials: str
    name: str  # family name in capitals
    native_name: str
    role: Role
    position: str
    organization: str
    sector: Sector | None
    groups: tuple[GroupMark, ...]
    joins: date | None  # only where it is not the visit's own first day
    leaves: date | None
    found_by: str  # all that the search looks into, folded
    sorts_by: tuple[str, str]  # family name and whole name, folded
    gaps: tuple[Gap, ...]  # what is missing
    today: date
    delegate: Delegate

    def value(self, field: str) -> str:
        """What is typed to get this field; asked of the rows in sight, so not kept for all."""
        if field == "position":
            return self.position
        if field == "organization":
            return self.organization
        return value_of(self.delegate, field)


Private = Mapping[UUID, frozenset[str]]  # by person: which private fields are filled in


@dataclass(frozen=True, slots=True)
class Delegation:
    """All that the page shows of a visit: worked out beside the window, since it may be long."""

    visit: UUID
    rows: dict[UUID, RosterRow]
    balance: "Balance"
    incomplete: int  # rows with gaps
    in_group: Mapping[UUID, int]


def delegation_of(visit: Visit, today: date, private: Private) -> Delegation:
    """The delegation of a visit; what is private is only counted."""
    rows = rows_of(visit, today, private)
    return Delegation(
        visit.id,
        {row.id: row for row in rows},
        balance_of(rows),
        sum(bool(row.gaps) for row in rows),
        Counter(mark.id for row in rows for mark in row.groups),
    )


def rows_of(visit: Visit, today: date, private: Private | None = None) -> list[RosterRow]:
    """The delegates of a visit in their order of precedence.

    While it is not known which private fields are filled in, none of them is missed.
    """
    marks = {mark.id: mark for mark in marks_of(visit)}
    days = visit.first_day, visit.last_day
    return [_row(delegate, days, marks, private, today) for delegate in visit.delegates]


def marks_of(visit: Visit) -> tuple[GroupMark, ...]:
    return tuple(
        GroupMark(group.id, _LETTERS[index % len(_LETTERS)], group.name)
        for index, group in enumerate(visit.groups)
    )


def _row(
    delegate: Delegate,
    days: tuple[date | None, date | None],
    marks: dict[UUID, GroupMark],
    private: Private | None,
    today: date,
) -> RosterRow:
    person = delegate.person
    mine = {membership.group.id for membership in delegate.memberships}
    name = listed_name(person)
    first, last = days
    organization = delegate.organization.name if delegate.organization else ""
    diet = delegate.care.dietary if delegate.care else None  # which its column shows to everybody
    return RosterRow(
        id=delegate.id,
        initials=initials(person),
        name=name,
        native_name=person.native_name or "",
        role=delegate.role,
        position=delegate.position or "",
        organization=organization,
        sector=delegate.sector,
        groups=tuple(mark for mark in marks.values() if mark.id in mine),
        joins=delegate.joins if delegate.joins != first else None,
        leaves=delegate.leaves if delegate.leaves != last else None,
        found_by=folded(
            " ".join(
                filter(None, (name, person.native_name, delegate.position, organization, diet))
            )
        ),
        sorts_by=(folded(person.family_name or name), folded(name)),
        gaps=_gaps(delegate, private),
        today=today,
        delegate=delegate,
    )


def _gaps(delegate: Delegate, private: Private | None) -> tuple[Gap, ...]:
    known = FOR_VISA if private is None else private.get(delegate.person.id, frozenset())
    return gaps_of(delegate, known)


def value_of(delegate: Delegate, field: str) -> str:
    """A field of a delegate that is not private, as it is typed."""
    match field:
        case "organization":
            return delegate.organization.name if delegate.organization else ""
        case "groups":
            return ", ".join(each.group.name for each in delegate.memberships)
        case "needs_interpreter":
            needs = delegate.needs_interpreter
            return "" if needs is None else "yes" if needs else "no"
        case "languages" | "emails":
            return ", ".join(getattr(delegate.person, field))
    holder = _HOLDERS[field](delegate)
    value = getattr(holder, field, None)
    return "" if value is None else str(value)


def kept_of(field: str) -> Callable[[RosterRow], Hashable]:
    """How a field is read of a row just as it is kept, which is quicker than as it is typed."""
    if field in ("position", "organization"):
        return attrgetter(field)
    if field in _OWN:
        return attrgetter(f"delegate.{field}")
    if field in _PERSONAL:
        return attrgetter(f"delegate.person.{field}")
    if field in CARE:
        return lambda row: getattr(row.delegate.care, field, None)
    return lambda row: row.value(field)


def listed_name(person: Person) -> str:
    """The name to read out, its family name in capitals wherever that stands in it."""
    name, family = person.name, person.family_name
    if family and family in name:
        before, _, after = name.rpartition(family)
        return f"{before}{family.upper()}{after}"
    return name or person.native_name or ""


def initials(person: Person) -> str:
    """Two letters at most: of given and family name, else of the first and last word there is."""
    words = [word for word in (person.given_name, person.family_name) if word]
    if len(words) < 2:
        spelled = (person.name or person.native_name or "").split()
        words = [spelled[0], spelled[-1]] if len(spelled) > 1 else spelled
    return "".join(word.strip()[:1] for word in words).upper()


# -- sectors ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Balance:
    """How many delegates speak for each sector that has any, and which sectors have none."""

    present: tuple[tuple[Sector, int], ...]
    missing: tuple[Sector, ...]
    unknown: int  # delegates whose sector is not known


def balance_of(rows: list[RosterRow]) -> Balance:
    """The balance of these delegates; that nobody is `other` is no gap."""
    count = Counter(row.sector for row in rows)
    return Balance(
        present=tuple((sector, count[sector]) for sector in Sector if count[sector]),
        missing=tuple(
            sector for sector in Sector if not count[sector] and sector is not Sector.OTHER
        ),
        unknown=count[None],
    )


# -- taking part -----------------------------------------------------------------------------------


def items_of(delegate: Delegate, visit: Visit) -> int:
    """In how many items of the visit the delegate takes part, canceled and declined ones aside."""
    mine = {membership.group.id: membership.group for membership in delegate.memberships}
    return sum(_takes_part(delegate, item, mine) for item in visit.items if not item.status.off)


def _takes_part(delegate: Delegate, item: Item, mine: dict[UUID, Group]) -> bool:
    if item.everyone:
        return delegate.there(item.day)
    there = delegate.there(item.day)
    return any(
        each.delegate is delegate
        or (there and each.group is not None and each.group.id in mine and each.group.on(item.day))
        for each in item.participations
    )
