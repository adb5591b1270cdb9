"""What differs between two editions of one reader: so nothing the reader may not see is told."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from planner.editions.spoken import Speaker
from planner.editions.taking_part import Taking
from planner.editions.values import (
    Day,
    Edition,
    Entry,
    Met,
    Overnight,
    PersonalSchedule,
    ProgramBook,
    Schedule,
    Track,
)
from planner.wording import Wording

_CANCELLED = "cancelled"
WHATS = (
    "new",
    "joined",
    "removed",
    "left",
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
_BY_NAME = 4  # who came or left, up to which they are told by name


@dataclass(frozen=True, slots=True)
class Line:
    """An entry where it stands: its day, the letters of the groups it is for, and who takes part,
    where that was looked up."""

    day: date | None
    entry: Entry
    groups: tuple[str, ...] = ()
    taking: Mapping[str, str] = field(default_factory=dict)


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

    @property
    def moved_from(self) -> date | None:
        """The day it stood on before, where it keeps its hours."""
        was, now = self.before, self.after
        if self.what != "time" or was is None or now is None or was.day == now.day:
            return None
        return was.day if now.day and _hours(was) == _hours(now) else None


def _hours(line: Line) -> tuple[time | None, time | None, str, str | None, time | None]:
    when, journey = line.entry.when, line.entry.journey
    arrives = journey.arrives.start if journey and journey.arrives else None
    return when.start, when.end, when.state, when.part, arrives


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


def differences(
    before: Edition, after: Edition, taking: tuple[Taking, Taking] | None = None
) -> list[Difference]:
    """What changed, day by day; what has gone from a day stands last on it. `taking`: who
    took part then and who does now, for a reader who reads of all of them."""
    was, now = lines_of(before), lines_of(after)
    if taking is not None:
        was, now = (_with(lines, each) for lines, each in zip((was, now), taking, strict=True))
    found = [
        Difference(item, what, was.get(item), line)
        for item, line in now.items()
        for what in _whats(was.get(item), line)
    ]
    gone = [Difference(item, "removed", line, None) for item, line in was.items()]
    found += [
        each for each in gone if each.item not in now and each.line.entry.status != _CANCELLED
    ]
    return sorted(found, key=lambda each: each.line.day or date.max)


def for_one(
    found: Iterable[Difference], was: Collection[UUID], now: Collection[UUID]
) -> list[Difference]:
    """What differs for one delegate, told apart from what is new or gone for everybody: `was` and
    `now` is all that happens."""
    return [
        replace(each, what="joined") if each.what == "new" and each.item in was
        else replace(each, what="left") if each.what == "removed" and each.item in now
        else each
        for each in found
    ]  # fmt: skip


def _with(lines: dict[UUID, Line], taking: Taking) -> dict[UUID, Line]:
    """What is off is told as that, and not by who stays away."""
    return {
        item: line
        if line.entry.status == _CANCELLED
        else replace(line, taking=taking.get(item, {}))
        for item, line in lines.items()
    }


@dataclass(frozen=True, slots=True)
class Beside:
    """What differs outside the lines of a schedule: of a day, or of the whole of it."""

    day: date | None  # None: of the whole
    what: str  # stop, overnight, dress, group, delegation
    before: Overnight | str | tuple[Met, ...] | Track | None
    after: Overnight | str | tuple[Met, ...] | Track | None


def beside(before: Edition, after: Edition) -> list[Beside]:
    """What differs outside the lines: who travels, then day by day where they are, what a group is
    called, where one sleeps, what one wears."""
    if not (isinstance(before, Schedule) and isinstance(after, Schedule)):
        return []
    found = [Beside(None, "delegation", before.people, after.people)]
    was, now = ({day.date: day for day in each.days if day.date} for each in (before, after))
    for date_ in sorted(was.keys() | now.keys()):
        old, new = was.get(date_), now.get(date_)
        cities = (each.city if each else None for each in (old, new))
        nights = (each.overnight if each else None for each in (old, new))
        found += [Beside(date_, "stop", *cities), Beside(date_, "overnight", *nights)]
        if old and new:
            found.append(Beside(date_, "dress", old.dress, new.dress))
            tracks = _tracks(new)
            found += [
                Beside(date_, "group", each, tracks[letter])
                for letter, each in _tracks(old).items()
                if letter in tracks and each.name != tracks[letter].name
            ]
    return [each for each in found if each.before != each.after]


def _tracks(day: Day) -> dict[str, Track]:
    return {track.letter: track for band in day.bands for track in band.tracks}


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
        "participants": (
            frozenset(entry.who),
            entry.unnamed,
            frozenset(line.groups),
            line.taking.keys(),
        ),
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
    if difference.what == "participants" and was == now:
        return came_and_left(
            words, *(line.taking if line else {} for line in (difference.before, difference.after))
        )
    return was, now


def came_and_left(
    words: Wording, was: Mapping[str, str], now: Mapping[str, str]
) -> tuple[str, str]:
    """“11 delegates”, “10 delegates, without Ana Silva”; names that are blank are not told."""

    def became(one: Wording) -> str:
        said = [one.say("papers.delegates", count=len(now))]
        for key, more, fewer in (("who-came", now, was), ("who-left", was, now)):
            names = [more[whose] for whose in more if whose not in fewer]
            if 0 < len(names) <= _BY_NAME and all(names):
                said.append(one.say(f"papers.{key}", names=one.listed(names)))
        return ", ".join(said)

    return words.say("papers.delegates", count=len(was)), words.each(became)


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
