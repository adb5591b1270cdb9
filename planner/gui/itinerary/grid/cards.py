"""What one block of the grid says: an item or a journey on one day, in words and minutes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from planner.gui.itinerary import words
from planner.gui.itinerary.agenda import Row, Who, noun_of, who_of
from planner.gui.itinerary.grid.journeys import (
    Minutes,
    clock_read_by,
    ends_of,
    minutes_of,
    minutes_of_leg,
    usual_length,
)
from planner.gui.itinerary.grid.layout import DAY
from planner.gui.roster.rows import GroupMark
from planner.model import Contact, Function, Item, ItemKind, ItemStatus, Leg
from planner.rules import moving
from planner.rules.agenda import Happening
from planner.rules.findings import Finding
from planner.rules.participation import is_needed

_MET = (Function.HOST, Function.SPEAKER)


@dataclass(frozen=True, slots=True)
class Card:
    """One thing on one day. Minutes count from midnight of that day, past 24:00 if need be."""

    thing: Happening
    day: date | None
    start: int | None  # None: no hour is known
    end: int | None
    open_end: bool  # nobody said when it ends
    hours: str  # “14:15 - 15:45”
    who: Who
    place: str
    people: str
    finding: Finding | None  # the worst that concerns it
    clash: str | None  # “15:15 - 15:45”, on the later of two
    needs_people: bool  # whoever takes part is nowhere else meanwhile
    ahead: tuple[int, int] = (0, 0)  # minutes by which the clocks of both ends differ from the grid

    @property
    def id(self) -> UUID:
        return self.thing.id

    @property
    def noun(self) -> str:
        return noun_of(self.thing)

    @property
    def item(self) -> Item | None:
        return self.thing if isinstance(self.thing, Item) else None

    @property
    def arrives(self) -> bool:
        """Whether of this journey the day sees the end alone: midnight is no hour of it."""
        left = self.thing.from_day if isinstance(self.thing, Leg) else None
        return left is not None and self.day is not None and left < self.day and not self.open_end

    @property
    def movable(self) -> bool:
        """An item, or a journey whose hour is known."""
        return self.item is not None or self.start is not None

    @property
    def edges(self) -> frozenset[str]:
        """Which of its edges may be pulled. A journey that arrives on another day has one end
        on each."""
        if not isinstance(self.thing, Leg):
            return frozenset(("start", "end"))
        leaves, arrives = ends_of(self.thing)
        ends = (("start", leaves), ("end", arrives))
        return frozenset(edge for edge, day in ends if day == self.day)

    @property
    def kind(self) -> str:
        thing = self.thing
        return thing.mode.value if isinstance(thing, Leg) else thing.kind.value

    @property
    def private(self) -> bool:
        """Whether it is the people's own time, kept free of the program."""
        return self.item is not None and self.item.kind is ItemKind.FREE_TIME

    @property
    def title(self) -> str:
        return self.thing.title

    @property
    def status(self) -> ItemStatus | None:
        return self.item.status if self.item else None

    @property
    def tentative(self) -> bool:
        return self.item is not None and self.item.status.tentative

    @property
    def off(self) -> bool:
        return self.item is not None and self.item.status.off

    @property
    def clashes(self) -> bool:
        return self.finding is not None and self.finding.rule.startswith("overlap-")

    @property
    def length(self) -> int:
        """In minutes; what is taken where nobody said so."""
        if self.start is not None and self.end is not None:
            return self.end - self.start
        known = moving.length(self.item) if self.item else None
        return known // moving.MINUTE if known is not None else usual_length(self.thing)

    def at(self, start: int, end: int, open_end: bool) -> "Card":
        """The same at another hour, as it is shown while it is carried."""
        said = clock(start) if open_end else f"{clock(start)} - {clock(end)}"
        return replace(self, start=start, end=end, open_end=open_end, hours=said)

    @property
    def sentence(self) -> str:
        """As it is read aloud, and shown when pointed at."""
        return words.row_sentence(Row(self.thing, self.who, False, self.finding))


def cards_on(
    things: Iterable[Happening],
    day: date | None,
    marks: Sequence[GroupMark],
    findings: Mapping[UUID, Finding],
    clashes: Mapping[UUID, str],
) -> Iterable[Card]:
    """The cards of one day: what begins on it, and what arrives on it from the day before."""
    for thing in things:
        read_by = clock_read_by(thing, day) if isinstance(thing, Leg) else None
        said = words.hours_read_by(thing, read_by) if read_by else words.hours(thing)
        for start, end, open_end, ahead in _minutes(thing, day, read_by):
            yield Card(
                thing=thing,
                day=day,
                start=start,
                end=end,
                open_end=open_end,
                hours=said,
                who=who_of(thing, marks),
                place=_place(thing),
                people=_people(thing),
                finding=findings.get(thing.id),
                clash=clashes.get(thing.id),
                needs_people=isinstance(thing, Leg) or is_needed(thing),
                ahead=ahead,
            )


def _minutes(thing: Happening, day: date | None, read_by: str | None) -> Iterable[Minutes]:
    """From when to when it is drawn on this day; nothing where it is not of this day."""
    if isinstance(thing, Leg):
        yield from minutes_of_leg(thing, day, read_by)
    elif thing.day == day:
        if thing.start is None or day is None:
            yield Minutes(None, None, True)
            return
        start = minutes_of(thing.start)
        if thing.end is None:
            usual = usual_length(thing)
            yield Minutes(start, start + usual, thing.kind is not ItemKind.MEETING_POINT)
            return
        end = minutes_of(thing.end) + DAY * thing.ends_next_day
        yield Minutes(start, max(end, start), False)


def _place(thing: Happening) -> str:
    if isinstance(thing, Leg):
        return " - ".join(filter(None, (thing.from_place, thing.to_place)))
    return words.place_words(thing.venue, thing.meeting_point)


def _people(thing: Happening) -> str:
    """“Dana Whitlock, director; 3 more”: whom they meet, else how to dress."""
    if isinstance(thing, Leg):
        return ""
    met = [contact for contact in thing.contacts if contact.function in _MET]
    if not met:
        return thing.dress or ""
    first = _met(met[0])
    if len(met) == 1:
        return first
    return f"{first}; " + words.tr("{count} more", count=len(met) - 1)


def _met(contact: Contact) -> str:
    name = contact.full_name or (contact.organization.name if contact.organization else "")
    return ", ".join(filter(None, (name, contact.position)))


def clashes_in(findings: Iterable[Finding]) -> dict[UUID, str]:
    """When each thing clashes, on the later of the two that do."""
    said: dict[UUID, str] = {}
    for finding in findings:
        if finding.rule.startswith("overlap-") and len(finding.things) > 1:
            said.setdefault(finding.things[1], _stretch(finding))
    return said


def _stretch(finding: Finding) -> str:
    values = dict(finding.values)
    return " - ".join(f"{values[name]:%H:%M}" for name in ("start", "end") if name in values)


def clock(minute: int) -> str:
    """“16:30”; “00:30+1” past midnight."""
    days, rest = divmod(minute, DAY)
    hour, minutes = divmod(rest, 60)
    return f"{hour:02}:{minutes:02}" + (f"+{days}" if days > 0 else "")


def minutes_now(now: datetime, day: date) -> int | None:
    """Where this moment, on the local clock, stands on a day; None where it is another day."""
    return now.hour * 60 + now.minute if now.date() == day else None
