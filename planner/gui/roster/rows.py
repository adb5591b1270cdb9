"""The delegation of one visit as its page shows it: one row a delegate, and the sector balance."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
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
_CARE = ("dietary", "observance", "mobility")
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
    person: UUID
    has_photograph: bool
    values: Mapping[str, str]  # by field: what is typed to get it
    gaps: tuple[Gap, ...]  # what is missing
    today: date


Private = Mapping[UUID, frozenset[str]]  # by person: which private fields are filled in


def rows_of(visit: Visit, today: date, private: Private | None = None) -> list[RosterRow]:
    """The delegates of a visit in their order of precedence; what is private is only counted.

    While it is not known which private fields are filled in, none of them is missed.
    """
    marks = {mark.id: mark for mark in marks_of(visit)}
    return [_row(delegate, visit, marks, private, today) for delegate in visit.delegates]


def marks_of(visit: Visit) -> tuple[GroupMark, ...]:
    return tuple(
        GroupMark(group.id, _LETTERS[index % len(_LETTERS)], group.name)
        for index, group in enumerate(visit.groups)
    )


def _row(
    delegate: Delegate,
    visit: Visit,
    marks: dict[UUID, GroupMark],
    private: Private | None,
    today: date,
) -> RosterRow:
    person = delegate.person
    mine = {membership.group.id for membership in delegate.memberships}
    name = listed_name(person)
    organization = delegate.organization.name if delegate.organization else ""
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
        joins=delegate.joins if delegate.joins != visit.first_day else None,
        leaves=delegate.leaves if delegate.leaves != visit.last_day else None,
        found_by=folded(
            " ".join((name, person.native_name or "", delegate.position or "", organization))
        ),
        person=person.id,
        has_photograph=person.photograph is not None,
        values=values_of(delegate),
        gaps=_gaps(delegate, private),
        today=today,
    )


def _gaps(delegate: Delegate, private: Private | None) -> tuple[Gap, ...]:
    known = FOR_VISA if private is None else private.get(delegate.person.id, frozenset())
    return gaps_of(delegate, known)


def values_of(delegate: Delegate) -> dict[str, str]:
    """Every field of a delegate that is not private, as it is typed."""
    person, care = delegate.person, delegate.care
    needs = delegate.needs_interpreter
    values: dict[str, object] = {
        "organization": delegate.organization.name if delegate.organization else "",
        "groups": ", ".join(each.group.name for each in delegate.memberships),
        "needs_interpreter": "" if needs is None else "yes" if needs else "no",
        "languages": ", ".join(person.languages),
        "emails": ", ".join(person.emails),
    }
    for holder, names in ((delegate, _OWN), (person, _PERSONAL), (care, _CARE)):
        values.update({name: getattr(holder, name, None) for name in names})
    return {name: "" if value is None else str(value) for name, value in values.items()}


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
