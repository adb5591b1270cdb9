"""Putting a card somewhere else: what the pointer and the keys ask for, and what is kept of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from planner.actions.rescheduling import Where
from planner.gui.exchanges.dates import weekday_day
from planner.gui.itinerary import words
from planner.gui.itinerary.grid.cards import Card, clock
from planner.gui.itinerary.grid.layout import DAY
from planner.gui.itinerary.grid.sheet import Placed, Sheet, Strand
from planner.model import Leg, Refused, TimeState
from planner.rules import moving
from planner.rules.clock import stop_if_at, zone_at
from planner.rules.course import Course, Taken
from planner.rules.elsewhere import in_the_way, item_at, leg_at, leg_later
from planner.rules.moving import Hours

SNAPS = (5, 15, 30, 60)  # minutes
SNAP = 15
SHORTEST = 5  # minutes: an edge goes no nearer to the other


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a card is to go. Without a day it goes to the tray."""

    card: Card
    day: date | None
    start: int | None
    end: int | None
    open_end: bool
    group: UUID | None = None  # takes part from now on, in place of another
    copy: bool = False

    @property
    def changes(self) -> bool:
        """Whether anything would be another than it is."""
        card = self.card
        return self.differs(Placing(card, card.day, card.start, card.end, card.open_end))

    def differs(self, before: "Placing") -> bool:
        """Whether it is elsewhere than there."""
        there = (before.day, before.start, before.end, before.open_end, before.group)
        return self.copy or there != (self.day, self.start, self.end, self.open_end, self.group)

    @property
    def fields(self) -> dict[str, str]:
        """The same as one would type it, by the names of the exchange file."""
        if self.day is None:
            return {"date": ""}
        values = {"date": self.day.isoformat()}
        if self.start is not None:
            days, start = divmod(self.start, DAY)
            values["date"] = (self.day + timedelta(days=days)).isoformat()
            about = self.card.item and self.card.item.time_state is TimeState.APPROXIMATE
            values["start"] = ("~" if about else "") + clock(start)
            if self.end is not None and not self.open_end:
                values["end"] = clock(self.end - days * DAY)
        if self.group is not None:
            values["participants"] = str(self.group)
        return values

    @property
    def ends(self) -> dict[str, str]:
        """Which end of a journey is at another hour, as one would type it."""
        values = {}
        for end, local in self.moved_ends.items():
            values[f"{end}.date"] = local.date().isoformat()
            values[f"{end}.time"] = f"{local:%H:%M}"
        return values

    @property
    def moved_ends(self) -> dict[str, datetime]:
        """Which end of a journey, from or to, is at another hour, and at which."""
        card, values = self.card, {}
        for edge, end, minute, before, ahead in (
            ("start", "from", self.start, card.start, card.ahead[0]),
            ("end", "to", self.end, card.end, card.ahead[1]),
        ):
            if edge in card.edges and self.day and minute is not None and minute != before:
                values[end] = _at(self.day, minute + ahead)
        return values

    @property
    def hours(self) -> Hours | None:
        """The same for checks; None without an hour, or where no item ends so late."""
        item = self.card.item
        if item is None or self.day is None or self.start is None:
            return None
        begins = _at(self.day, self.start)
        day, start = begins.date(), begins.time()
        if self.keeps_length and item.start is not None:
            fold = item.fold if start == item.start else 0
            zone_name = zone_at(stop_if_at(item, day))
            try:
                return moving.at(day, start, zone_name, moving.length(item), fold)
            except Refused:
                return None
        if self.end is None or self.open_end:
            return Hours(day, start)
        ends = _at(self.day, self.end)
        late = (ends.date() - day).days
        return Hours(day, start, 0, ends.time(), bool(late)) if late in (0, 1) else None

    @property
    def where(self) -> Where:
        """The same for an item that keeps its length."""
        if self.day is None or self.start is None:
            return Where(self.day)
        days, minute = divmod(self.start, DAY)
        groups = (self.group,) if self.group is not None else ()
        day = self.day + timedelta(days=days)
        return Where(day, time(*divmod(minute, 60)), groups=groups)

    @property
    def minutes(self) -> int:
        """By how much it is later, in minutes; a journey is moved by these."""
        days = (self.day - self.card.day).days if self.day and self.card.day else 0
        return days * DAY + ((self.start or 0) - (self.card.start or 0))

    @property
    def keeps_length(self) -> bool:
        """Whether only day, hour and people are others."""
        card = self.card
        if self.day is None:
            return True
        if card.start is None or card.end is None or self.start is None or self.end is None:
            return card.start == self.start
        same = self.end - self.start == card.end - card.start
        return same and self.open_end is card.open_end

    def said(self, sheet: Sheet, strand: Strand | None) -> str:
        """“16:30 - 17:15, Group B”."""
        if self.day is None or self.start is None:
            return words.tr("Unscheduled")
        said = [clock(self.start)]
        if self.end is not None and not self.open_end:
            said = [f"{clock(self.start)} - {clock(self.end)}"]
        if strand is not None:
            if len(sheet.days) > 1:
                said.append(weekday_day(strand.day, strand.day))
            if strand.group is not None and not self.card.who.everyone:
                said.append(words.tr("Group {letter}", letter=strand.group.letter))
        return ", ".join(said)


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def as_it_is(card: Card) -> Placing:
    return Placing(card, card.day, card.start, card.end, card.open_end)


def shifted(at: Placing, minutes: int) -> Placing:
    """Earlier or later by so many minutes, no farther than its day goes."""
    if at.start is None or at.end is None:
        return at
    start = min(max(at.start + minutes, 0), DAY - SHORTEST)
    return replace(at, start=start, end=start + at.end - at.start)


def stretched(at: Placing, minutes: int) -> Placing:
    """Longer or shorter at its end."""
    if at.start is None or at.end is None:
        return at
    end = min(max(at.end + minutes, at.start + SHORTEST), at.start + DAY)
    return replace(at, end=end, open_end=False)


def begun(at: Placing, start: int) -> Placing:
    """Its start moved, its end where it was."""
    if at.end is None:
        return at
    return replace(at, start=min(max(start, 0), at.end - SHORTEST), open_end=False)


def snapped(minute: float, snap: int) -> int:
    """The nearest multiple of the snap."""
    return round(minute / snap) * snap


def next_step(minute: int, snap: int, step: int) -> int:
    """How far to the next multiple of the snap, earlier (-1) or later (1)."""
    off = minute % snap
    if not off:
        return snap * step
    return snap - off if step > 0 else -off


def into(at: Placing, placed: Placed, sheet: Sheet, column: int) -> Placing:
    """Into another column: its day, and its group where the card is for one group alone."""
    strand = sheet.strands[column]
    group = at.group
    who = placed.card.who
    alone = (
        placed.card.item is not None
        and len(who.groups) == 1
        and not who.delegates
        and not who.everyone
    )
    if alone and strand.group is not None:
        home = strand.group.id == who.groups[0].id and group is None
        group = None if home else strand.group.id
    return replace(at, day=strand.day, group=group)


def beside(placed: Placed, sheet: Sheet, column: int, step: int) -> int | None:
    """The column that Left or Right leads to; None where there is no other for this card."""
    item, who = placed.card.item, placed.card.who
    single = item is not None and len(who.groups) == 1 and not who.delegates
    own = sheet.strands[column].day
    at = column + step
    while 0 <= at < len(sheet.strands):
        strand = sheet.strands[at]
        if strand.day != own or (single and strand.group is not None):
            return at
        at += step
    return None


def clashing(at: Placing, cards: Iterable[Card], course: Course) -> frozenset[UUID]:
    """Which of these would have the same people at the same time, as a finding will say."""
    things = {card.id: card.thing for card in cards}
    return frozenset(each.id for each in in_the_way(course, _taken(at, course), things.values()))


def _taken(at: Placing, course: Course) -> Taken | None:
    """What it would take of its people there."""
    item = at.card.item
    if item is None:
        return _leg_taken(at, course)
    hours = at.hours
    if hours is None:
        return None
    group = next((each for each in item.visit.groups if each.id == at.group), None)
    return item_at(course, item, hours, group, copy=at.copy)


def _leg_taken(at: Placing, course: Course) -> Taken | None:
    leg = at.card.thing
    assert isinstance(leg, Leg)
    if at.keeps_length:
        return leg_later(course, leg, at.minutes)
    ends = {
        "from": _local(leg.from_day, leg.from_time, leg.from_fold),
        "to": _local(leg.to_day, leg.to_time, leg.to_fold),
    } | at.moved_ends
    return leg_at(course, leg, ends["from"], ends["to"])


def _local(day: date | None, at: time | None, fold: int) -> datetime | None:
    return datetime.combine(day, at).replace(fold=fold) if day and at else None
