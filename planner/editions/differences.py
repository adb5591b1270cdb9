"""What differs between two editions of one reader: so nothing the reader may not see is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from planner.editions.spoken import Speaker
from planner.editions.values import (
    Edition,
    Entry,
    Met,
    Overnight,
    PersonalSchedule,
    ProgramBook,
    Schedule,
)
from planner.wording import Wording

_CANCELLED = "cancelled"
WHATS = (
    "new",
    "removed",
    "cancellation",
    "time",
    "place",
    "title",
    "host",
    "interpreter",
    "transport",
    "participants",
    "status",
    "notes",
)
"""What may differ, most telling first."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry where it stands: its day, and the letters of the groups it is for."""

    day: date | None
    entry: Entry
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    item: UUID
    what: str
    before: Line | None
    after: Line | None

    @property
    def line(self) -> Line:
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def began(self) -> time | None:
        """When it began before, where its time has changed."""
        return self.before.entry.when.start if self.before and self.what == "time" else None


def lines_of(edition: Edition) -> dict[UUID, Line]:
    """Every line of a paper of days, by the id of its item or leg."""
    if isinstance(edition, ProgramBook):
        edition = edition.schedule
    found: dict[UUID, Line] = {}
    for line in _lines(edition):
        known = found.get(line.entry.id)
        groups = (*known.groups, *line.groups) if known else line.groups
        found[line.entry.id] = replace(line, groups=groups)
        for part in line.entry.parts:
            found[part.id] = Line(line.day, part, line.groups)
    return found


def _lines(edition: Edition) -> Iterator[Line]:
    if isinstance(edition, Schedule):
        for day in edition.days:
            for band in day.bands:
                yield from (Line(day.date, entry) for entry in band.entries)
                for track in band.tracks:
                    yield from (Line(day.date, entry, (track.letter,)) for entry in track.entries)
    elif isinstance(edition, PersonalSchedule):
        for own in edition.days:
            for slot in own.slots:
                if slot.entry is not None:
                    groups = (slot.group,) if slot.group else ()
                    yield Line(own.date, slot.entry, groups)


def differences(before: Edition, after: Edition) -> list[Difference]:
    """What changed, in the order of the newer edition; what has gone stands last."""
    was, now = lines_of(before), lines_of(after)
    found = [
        Difference(item, what, was.get(item), line)
        for item, line in now.items()
        for what in _whats(was.get(item), line)
    ]
    gone = [Difference(item, "removed", line, None) for item, line in was.items()]
    return found + [
        each for each in gone if each.item not in now and each.line.entry.status != _CANCELLED
    ]


@dataclass(frozen=True, slots=True)
class Beside:
    """What differs of a day outside its lines: where one sleeps, what one wears."""

    day: date
    what: str  # overnight, dress
    before: Overnight | str | None
    after: Overnight | str | None


def beside(before: Edition, after: Edition) -> list[Beside]:
    """What differs outside the lines, day by day, of the days that are still there."""
    if not (isinstance(before, Schedule) and isinstance(after, Schedule)):
        return []
    was = {day.date: day for day in before.days}
    found = []
    for day in after.days:
        old = was.get(day.date)
        if day.date and old:
            found.append(Beside(day.date, "overnight", old.overnight, day.overnight))
            found.append(Beside(day.date, "dress", old.dress, day.dress))
    return [each for each in found if each.before != each.after]


def _whats(before: Line | None, after: Line) -> Iterator[str]:
    if before is None:
        yield "new"
        return
    if (before.entry.status == _CANCELLED) != (after.entry.status == _CANCELLED):
        yield "cancellation"
        return
    was, now = _told(before), _told(after)
    yield from (what for what in WHATS if what in was and was[what] != now[what])


def _told(line: Line) -> dict[str, Any]:
    entry = line.entry
    journey = entry.journey
    arrives = (journey.arrives, journey.arrives_on) if journey else None
    way = replace(journey, arrives=None, arrives_on=None) if journey else None
    return {
        "time": (line.day, replace(entry.when, as_given=None), arrives),
        "place": (entry.place, entry.meeting_point),
        "title": None if journey else entry.title,
        "host": _people(entry, but=("interpreter", "driver")),
        "interpreter": _people(entry, only=("interpreter",)),
        "transport": (way, _people(entry, only=("driver",))),
        "participants": (frozenset(entry.who), entry.unnamed, frozenset(line.groups)),
        "status": (entry.status, entry.optional),
        "notes": entry.notes,
    }


def _people(entry: Entry, only: Iterable[str] = (), but: Iterable[str] = ()) -> tuple[Met, ...]:
    return tuple(
        met
        for met in entry.people
        if (not only or met.function in only) and met.function not in but
    )


# -- in words --------------------------------------------------------------------------------------


def told(difference: Difference, words: Wording, clock: int, size: str) -> tuple[Any, Any]:
    """From what, to what: the very part that differs, or None where there was or is nothing.

    In as few words as tell the two apart: the hour alone, else the end of it and its day as well;
    a name alone, else the telephone too.
    """
    sides = (difference.before, difference.after)
    dated = len({line.day for line in sides if line}) > 1
    ends = {line.entry.when.end for line in sides if line} - {None}
    part = _Part(Speaker(words, clock, size), dated, whole=len(ends) > 1)
    was: str | None = None
    now: str | None = None
    for in_full in (False, True):
        was, now = (
            part.said(line, difference.what, in_full=in_full) if line else None for line in sides
        )
        if was != now:
            break
    return was, now


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a line that changed, in words."""

    speaker: Speaker
    dated: bool  # whether the two sides stand on different days
    whole: bool  # whether they end at different hours

    def said(self, line: Line, what: str, *, in_full: bool) -> str | None:
        entry, speaker, words = line.entry, self.speaker, self.speaker.words
        match what:
            case "time":
                whole = in_full or self.whole
                said = speaker.hours(entry, line.day) if whole else speaker.begins(entry.when)
                return f"{speaker.day(line.day)}, {said}" if self.dated else said
            case "place":
                return ", ".join(speaker.where(entry)) or None
            case "host":
                return self._named(_people(entry, but=("interpreter", "driver")), in_full)
            case "interpreter":
                return self._named(_people(entry, only=("interpreter",)), in_full)
            case "transport":
                driver = self._named(_people(entry, only=("driver",)), in_full)
                way = speaker.journey(entry, line.day) if in_full else ()
                return ", ".join(filter(None, (entry.title, *way, driver)))
            case "participants":
                groups = [words.say("papers.group", letter=each) for each in line.groups]
                return ", ".join((*groups, *speaker.named(entry))) or words.say("papers.everyone")
            case "status" | "cancellation":
                said = words.say(f"papers.status-{entry.status}")
                optional = words.say("papers.optional") if in_full and entry.optional else ""
                return ", ".join(filter(None, (said, optional)))
            case "notes":
                return " ".join(entry.notes) or None
        return entry.title

    def _named(self, people: Iterable[Met], in_full: bool) -> str | None:
        said = (
            self.speaker.person(met) if in_full else ", ".join(filter(None, (met.name, met.title)))
            for met in people
        )
        return "; ".join(said) or None
