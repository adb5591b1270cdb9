"""What there is to see on the grid: its columns, the cards in them, and what stands between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from planner.gui.itinerary import words
from planner.gui.itinerary.agenda import Night, night_after, worst_of
from planner.gui.itinerary.grid.cards import Card, cards_on, clashes_in
from planner.gui.itinerary.grid.layout import DAY
from planner.gui.itinerary.grid.marks import Mark, marks_on
from planner.gui.itinerary.grid.ways import Gap, gaps_between
from planner.gui.roster.rows import GroupMark, marks_of
from planner.model import Group, Item, Visit
from planner.rules.agenda import Happening, happenings
from planner.rules.course import Course
from planner.rules.crowd import Among, Crowd, crowd_of
from planner.rules.findings import Finding
from planner.rules.holidays import public_holiday
from planner.rules.participation import group_of, wholes
from planner.rules.regions import area_of


@dataclass(frozen=True, slots=True)
class Strand:
    """One column: a day, or a group on a day; `group` None is for all, or for those in no group."""

    day: date
    group: GroupMark | None
    name: str
    second: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A card with the columns it stands in; without an hour it stands in the strip on top."""

    card: Card
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All there is to see of some days."""

    days: tuple[date, ...]
    strands: tuple[Strand, ...]
    placed: tuple[Placed, ...]
    unknown: tuple[Placed, ...]  # on these days, at no known hour
    gaps: tuple[Gap, ...]
    marks: tuple[Mark, ...]
    nights: tuple[Night | None, ...]  # one a day
    course: Course  # what the checks go by
    holidays: tuple[str, ...] = ()  # one a day, empty for none
    today: date | None = None

    @property
    def last(self) -> int:
        """The last minute there is room for: midnight, or the full hour after what ends later."""
        ends = max((each.card.end or 0 for each in self.placed), default=DAY)
        return max(DAY, -(-ends // 60) * 60)

    @property
    def shares(self) -> tuple[int, ...]:
        """How many columns each day has."""
        return tuple(sum(strand.day == day for strand in self.strands) for day in self.days)

    def find(self, thing: UUID | None) -> Placed | None:
        """The card of a thing, wherever it stands."""
        every = (*self.placed, *self.unknown)
        return next((each for each in every if each.card.id == thing), None)


def day_sheet(course: Course, day: date, findings: Sequence[Finding], today: date) -> Sheet:
    """One day; a column for each group that goes its own way on it."""
    return _sheet(course, (day,), findings, today, always_split=True)


def week_sheet(
    course: Course, days: Sequence[date], findings: Sequence[Finding], today: date
) -> Sheet:
    """Several days; those on which groups part have a column for each."""
    return _sheet(course, tuple(days), findings, today, always_split=False)


def _sheet(
    course: Course,
    days: tuple[date, ...],
    findings: Sequence[Finding],
    today: date,
    always_split: bool,
) -> Sheet:
    visit = course.visit
    marks, worst, clashes = marks_of(visit), worst_of(findings), clashes_in(findings)
    things = list(happenings(visit))
    strands: list[Strand] = []
    placed: list[Placed] = []
    gaps: list[Gap] = []
    for day in days:
        cards = list(cards_on(things, day, marks, worst, clashes))
        first = len(strands)
        own = _strands(visit, day, cards, always_split)
        strands += own
        here = [Placed(card, _columns(card.thing, day, own, first)) for card in cards]
        placed += here
        gaps += gaps_between([each for each in here if each.card.start is not None], findings)
    return Sheet(
        days=days,
        strands=tuple(strands),
        placed=tuple(each for each in placed if each.card.start is not None),
        unknown=tuple(each for each in placed if each.card.start is None),
        gaps=tuple(gaps),
        marks=tuple(mark for day in days for mark in marks_on(visit, day)),
        nights=tuple(night_after(visit, day) for day in days),
        course=course,
        holidays=tuple(holiday_on(visit, day) for day in days),
        today=today,
    )


def _strands(visit: Visit, day: date, cards: Iterable[Card], always_split: bool) -> list[Strand]:
    groups, crowd = [group for group in visit.groups if group.on(day)], crowd_of(visit)
    if not groups or not (always_split or _part(cards, day, groups)):
        return [Strand(day, None, words.tr("Everyone"), _second(crowd, day))]
    by_id = {mark.id: mark for mark in marks_of(visit)}
    strands = []
    for group in groups:
        mark, own = by_id[group.id], frozenset((group.id,))
        strands.append(Strand(day, mark, mark.name, _second(crowd, day, own.issubset)))
    if any(_is_apart(card.thing, day, groups) for card in cards):
        apart = frozenset(group.id for group in groups).isdisjoint
        strands.append(Strand(day, None, words.tr("In no group"), _second(crowd, day, apart)))
    return strands


def _part(cards: Iterable[Card], day: date, groups: Sequence[Group]) -> bool:
    """Whether groups go their own ways; where some are elsewhere by name the others do not."""
    own = {group.id for group in groups}
    return any(
        card.who.groups and not own <= _who(card.thing, day)[1]
        for card in cards
        if not card.who.everyone
    )


def _second(crowd: Crowd, day: date, *among: Among) -> str:
    """“6 delegates, escort Ines Barral”."""
    count, escorts = crowd.there(day, *among), crowd.escorts(day, *among)
    if not count:
        return ""
    said = [words.counted(count, "1 delegate", "%n delegates")]
    if escorts:
        said.append(words.tr("escort {names}", names=", ".join(escorts)))
    return ", ".join(said)


def _columns(thing: Happening, day: date, strands: Sequence[Strand], first: int) -> tuple[int, ...]:
    """The columns of those who take part; of what nobody here takes part in, the last."""
    everyone, groups = _who(thing, day)
    own = tuple(
        first + at
        for at, strand in enumerate(strands)
        if everyone or (strand.group.id if strand.group else None) in groups
    )
    return own or (first + len(strands) - 1,)


def _is_apart(thing: Happening, day: date, groups: Sequence[Group]) -> bool:
    """Whether somebody takes part who is in none of these groups."""
    everyone, own = _who(thing, day)
    return not everyone and (None in own or not own & {group.id for group in groups})


def _who(thing: Happening, day: date) -> tuple[bool, set[UUID | None]]:
    """Whether all take part; else the groups of those who do, None for who is in none that day."""
    above = [thing, *wholes(thing)] if isinstance(thing, Item) else [thing]
    named = next((each for each in above if not each.everyone), None)
    if named is None:
        return True, set()
    links = named.participations if isinstance(named, Item) else named.travellers
    own: set[UUID | None] = set()
    for link in links:
        if link.group is not None:
            own.add(link.group.id)
        elif link.delegate is not None:
            group = group_of(link.delegate, day)
            own.add(group.id if group is not None else None)
    return False, own


def week_of(visit: Visit, day: date) -> list[date]:
    """The seven days, Monday first, that hold this one, as far as they belong to the visit."""
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=n) for n in range(7)]
    first, last = visit.first_day, visit.last_day
    inside = [each for each in days if first and last and first <= each <= last]
    return inside if day in inside else days


def holiday_on(visit: Visit, day: date) -> str:
    """The public holiday of the city on this day; empty for none."""
    for stop in visit.stops:
        found = public_holiday(area_of(stop.city), day) if stop.has(day) else None
        if found is not None:
            return found.name
    return ""
