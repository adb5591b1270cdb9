"""A whole visit on one page: days beside each other, four parts of the day below each other."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF

from planner.gui.itinerary.agenda import Night, night_after, worst_of
from planner.gui.itinerary.grid.cards import Card, cards_on, clashes_in
from planner.gui.itinerary.grid.compose import Letters
from planner.gui.itinerary.grid.placing import Placing
from planner.gui.itinerary.grid.sheet import holiday_on
from planner.gui.roster.rows import marks_of
from planner.model import Leg, PartOfDay, Stop, Visit
from planner.rules.agenda import days_of, happenings
from planner.rules.bits import People
from planner.rules.course import Course
from planner.rules.findings import Finding

PARTS = ("morning", "midday", "afternoon", "evening")
_UNTIL = (12 * 60, 14 * 60, 18 * 60)  # when the next part begins, in minutes
_PART_OF = {
    PartOfDay.EARLY_MORNING: 0,
    PartOfDay.MORNING: 0,
    PartOfDay.MIDDAY: 1,
    PartOfDay.AFTERNOON: 2,
    PartOfDay.EVENING: 3,
    PartOfDay.NIGHT: 3,
}
HEAD, BAND, DAYS, FOOT = 78, 24, 28, 44  # pixels: row heads, stops, days, nights
ONE, TWO, GAP, PAD, LEAST = 33, 48, 3, 4, 84
NARROWEST = 84  # a day


@dataclass(frozen=True, slots=True)
class Stay:
    """A stop as a band over its days."""

    stop: Stop
    first: int
    last: int
    reached_by: Leg | None


@dataclass(frozen=True, slots=True)
class Overview:
    """All there is to see of a visit: cells by day and part of the day."""

    days: tuple[date, ...]
    cells: dict[tuple[int, int], tuple[Card, ...]]
    stays: tuple[Stay, ...]
    nights: tuple[Night | None, ...]
    holidays: tuple[str, ...]
    today: date
    course: Course  # what the checks go by


@dataclass(frozen=True, slots=True)
class Entry:
    """A card where it stands, its title on one line or two."""

    card: Card
    day: int
    part: int
    rect: QRectF
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """An entry under the pointer: over which day, where it would land, and with what it clashes."""

    entry: Entry
    over: int
    point: QPointF
    placing: Placing
    clashes: frozenset[UUID]


def overview(
    course: Course, findings: Sequence[Finding], group: UUID | None, today: date
) -> Overview:
    """The visit; with a group, only what it takes part in."""
    visit = course.visit
    own = next((each for each in visit.groups if each.id == group), None)
    members = course.mask(link.delegate for link in own.members) if own else 0
    days = tuple(day for day in days_of(visit) if day is not None)
    marks, worst, clashes = marks_of(visit), worst_of(findings), clashes_in(findings)
    things = list(happenings(visit))
    cells: dict[tuple[int, int], list[Card]] = defaultdict(list)
    for at, day in enumerate(days):
        for card in cards_on(things, day, marks, worst, clashes):
            if group is None or _takes_part(course, card, group, members):
                cells[at, part_of(card)].append(card)
    return Overview(
        days=days,
        cells={at: tuple(sorted(cards, key=_order)) for at, cards in cells.items()},
        stays=tuple(_stays(visit, days)),
        nights=tuple(night_after(visit, day) for day in days),
        course=course,
        holidays=tuple(holiday_on(visit, day) for day in days),
        today=today,
    )


def _takes_part(course: Course, card: Card, group: UUID, members: People) -> bool:
    if card.who.everyone or any(mark.id == group for mark in card.who.groups):
        return True
    return bool(course.at(card.thing) & members)


def part_of(card: Card) -> int:
    """In which of the four parts of its day a card stands; the first for what has no hour."""
    if (at := _minute(card)) is not None:
        return sum(at >= until for until in _UNTIL)
    part = card.item.part if card.item is not None else None
    return _PART_OF[part] if part is not None else 0


def _order(card: Card) -> tuple[int, str, UUID]:
    letters = "".join(mark.letter for mark in card.who.groups)
    at = _minute(card)
    return (at if at is not None else -1, letters, card.id)


def _minute(card: Card) -> int | None:
    """By which a card stands on its day: its beginning, or the arrival of what left before."""
    return card.end if card.arrives else card.start


def _stays(visit: Visit, days: Sequence[date]) -> list[Stay]:
    """Each stop from its first day; the day on which two meet belongs to the later."""
    found: list[Stay] = []
    for stop in visit.stops:
        own = [at for at, day in enumerate(days) if stop.has(day)]
        if not own:
            continue
        first, last = own[0], own[-1]
        if found and found[-1].last >= first:
            before = found[-1]
            if before.first == first:
                continue  # two stops on one day: the band has room for one
            found[-1] = Stay(before.stop, before.first, first - 1, before.reached_by)
        found.append(Stay(stop, first, last, _reached_by(visit, stop)))
    return found


def _reached_by(visit: Visit, stop: Stop) -> Leg | None:
    return next((leg for leg in visit.legs if leg.to_day and leg.to_day == stop.arrives), None)


class Plan:
    """An overview at one width: the height of each part, and where each card stands."""

    def __init__(self, shown: Overview, width: float, height: float, letters: Letters) -> None:
        self.shown = shown
        count = max(len(shown.days), 1)
        self.day = max((width - HEAD) / count, NARROWEST)
        self.width = HEAD + self.day * count
        inner = self.day - 2 * GAP - 16
        wrapped = {
            card: _lines(card, letters, inner) for cards in shown.cells.values() for card in cards
        }
        heights = [max((LEAST, *self._heights(part, wrapped))) for part in range(len(PARTS))]
        spare = max(height - sum(heights), 0) / len(PARTS)
        self.tops = [0.0]
        for high in heights:
            self.tops.append(self.tops[-1] + high + spare)
        self.entries = tuple(
            entry for cell in sorted(shown.cells) for entry in self._cell(cell, wrapped)
        )

    def _heights(self, part: int, wrapped: dict[Card, tuple[str, ...]]) -> list[float]:
        """How high the cells of one part have to be."""
        own = [cards for (_, each), cards in self.shown.cells.items() if each == part]
        return [PAD + sum(_high(wrapped[card]) + GAP for card in cards) for cards in own]

    def _cell(self, cell: tuple[int, int], wrapped: dict[Card, tuple[str, ...]]) -> list[Entry]:
        at, part = cell
        y, entries = self.tops[part] + PAD, []
        for card in self.shown.cells[cell]:
            lines = wrapped[card]
            rect = QRectF(HEAD + at * self.day + GAP, y, self.day - 2 * GAP, _high(lines))
            entries.append(Entry(card, at, part, rect, lines))
            y += rect.height() + GAP
        return entries

    def day_at(self, x: float) -> int:
        return min(max(int((x - HEAD) // self.day), 0), len(self.shown.days) - 1)


def _high(lines: tuple[str, ...]) -> int:
    return TWO if len(lines) > 1 else ONE


def _lines(card: Card, letters: Letters, width: float) -> tuple[str, ...]:
    """The title on at most two lines; the second is cut where it does not fit."""
    if letters.width(card.title, "second") <= width:
        return (card.title,)
    words, first = card.title.split(), ""
    while words and letters.width(f"{first} {words[0]}".strip(), "second") <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not first or not words:
        return (letters.cut(card.title, "second", width),)
    return first, letters.cut(" ".join(words), "second", width)
