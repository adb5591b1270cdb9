"""What differs between two editions of one reader: so nothing the reader may not see is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from planner.editions.values import Edition, Entry, Met, PersonalSchedule, ProgramBook, Schedule
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
    """From what, to what: the very part that differs, or None where there was or is nothing."""
    sides = (difference.before, difference.after)
    dated = len({line.day for line in sides if line}) > 1
    was, now = (
        _words(line, difference.what, words, clock, size, dated=dated) if line else None
        for line in sides
    )
    if difference.what == "time" and was == now:  # only the end of it has changed
        was, now = (_ends(line, words, clock) if line else None for line in sides)
    return was, now


def _words(
    line: Line, what: str, words: Wording, clock: int, size: str, *, dated: bool
) -> str | None:
    entry = line.entry
    people = _people(entry, but=("interpreter", "driver"))
    match what:
        case "time":
            said = begins(line, words, clock)
            day = words.footer_date(line.day, size) if line.day else words.say("papers.undated")
            return f"{day}, {said}" if dated else said
        case "place":
            place = entry.place
            whole = (place.name, place.room, *place.address) if place else ()
            return ", ".join(filter(None, (*whole, entry.meeting_point))) or None
        case "host":
            return _named(people)
        case "interpreter":
            return _named(_people(entry, only=("interpreter",)))
        case "transport":
            return ", ".join(filter(None, (entry.title, _named(_people(entry, only=("driver",))))))
        case "participants":
            who = [*(words.say("papers.group", letter=each) for each in line.groups), *entry.who]
            if entry.unnamed:
                who.append(words.say("papers.delegates", count=entry.unnamed))
            return ", ".join(who) or words.say("papers.everyone")
        case "status" | "cancellation":
            return words.say(f"papers.status-{entry.status}")
        case "notes":
            return " ".join(entry.notes) or None
    return entry.title


def _named(people: Iterable[Met]) -> str | None:
    return "; ".join(", ".join(filter(None, (met.name, met.title))) for met in people) or None


def begins(line: Line, words: Wording, clock: int) -> str:
    """“8:30 a.m.”, “Afternoon”, “Time to be determined”."""
    when = line.entry.when
    if when.start is not None:
        return " ".join(filter(None, words.clock(when.start, clock)))
    if when.part is not None:
        return words.say(f"papers.part-{when.part}")
    return words.say(
        "papers.all-day" if when.state == "all-day" else "papers.time-to-be-determined"
    )


def _ends(line: Line, words: Wording, clock: int) -> str:
    entry = line.entry
    end = entry.when.end
    if entry.journey and entry.journey.arrives:
        end = entry.journey.arrives.start
    begin = begins(line, words, clock)
    if end is None:
        return begin
    return words.say(
        "papers.from-to", start=begin, end=" ".join(filter(None, words.clock(end, clock)))
    )
