"""One typed line becomes an item or a leg: “930-11 Mayor's office”, “AF 54 CDG-IAD 1330-1540”.

What comes out are the fields of the exchange file with values as typed, ready for `add_item` and
`add_leg`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from planner.model import PartOfDay, Refused, TimeState
from planner.rules.dated_legs import read_dated_leg
from planner.rules.folding import folded
from planner.rules.participation import GROUP_WORDS
from planner.rules.quick_times import Begins, Doubt, begins_with, read_start
from planner.rules.time_spans import Span
from planner.rules.typed_legs import TypedLeg, arrival_day, code_in, read_leg

ZoneOf = Callable[[str], str | None]  # of an airport's code

_GROUP = re.compile(rf"(?:{GROUP_WORDS})\s+([^:,]{{1,40}})\s*[:,]\s*", re.IGNORECASE)
_TRAILING_GROUP = re.compile(rf"(?:{GROUP_WORDS})\s+(.{{1,40}})", re.IGNORECASE)
_LENGTH = re.compile(
    r"(\d{1,3}) ?min(?:utes?)?|(\d{1,2}(?:[.,]\d)?) ?h(?:ours?|rs?)?(?: ?(\d{1,2})(?: ?min)?)?",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:^|\s+)@\s*")


@dataclass(frozen=True, slots=True)
class QuickEntry:
    """What one line asks for: a leg, or else an item."""

    is_leg: bool
    fields: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


def read_entry(
    typed: str,
    day: date | None,
    zone_of: ZoneOf,
    venues: Iterable[str] = (),
    visit: tuple[date, date] | None = None,
) -> QuickEntry:
    """The item or leg that was typed for a day; Refused, in words, where it has no title.

    `venues` are the known names, which may follow “at”: “Coffee at Main library, group B, 45 min”.
    `visit`: its first and last day, of which “tues” before an hour is one.
    """

    def leg_in(text: str) -> TypedLeg | None:
        return read_leg(text, lambda code: zone_of(code) is not None)

    begins = Begins(" ".join(typed.split()), day)
    if (dated := read_dated_leg(begins.rest, day, leg_in)) is None:
        begins = begins_with(begins.rest, day, visit, lambda rest: leg_in(rest) is not None)
        dated = read_dated_leg(begins.rest, begins.day, leg_in)
    if dated is not None:
        leaves = dated.leaves or begins.day
        fields = leg_fields(dated.leg, leaves, zone_of, dated.lands)
        return QuickEntry(True, fields, begins.doubts + dated.doubts)
    return _item(begins, venues)


def _item(begins: Begins, venues: Iterable[str]) -> QuickEntry:
    who, line = _for_whom(begins.rest)
    start = read_start(line, begins.day)
    span, title = start.span, start.rest
    fields = dict(span_fields(span)) if span else {}
    if who is None:
        who, title = _for_whom(title)
    title, after = _after_title(title)
    groups = [] if who is None else [who]
    for part in after:
        if (group := _TRAILING_GROUP.fullmatch(part)) is not None:
            groups.append(group[1].strip())
        elif span is not None and span.start is not None and span.end is None:
            fields["end"] = _end_after(span.start, _minutes(part))
        else:
            title = f"{title}, {part}"  # a length that says nothing of when
    if groups:
        fields["participants"] = ", ".join(dict.fromkeys(groups))
    title, *venue = _AT.split(title, maxsplit=1)
    if not venue:
        title, *venue = _at_known(title, venues)
    if not title.strip():
        raise Refused(
            "Type what it is after the time, as in “930-11 Mayor's office”.", field="title"
        )
    if begins.day is not None:
        fields["date"] = begins.day.isoformat()
    fields["title"] = title.strip()
    if venue and venue[0].strip():
        fields["venue"] = venue[0].strip()
    return QuickEntry(False, fields, begins.doubts + start.doubts)


def _after_title(title: str) -> tuple[str, list[str]]:
    """The title without what follows it after commas: groups, a length."""
    head, *parts = [part.strip() for part in title.split(",")]
    after: list[str] = []
    while parts and (_TRAILING_GROUP.fullmatch(parts[-1]) or _LENGTH.fullmatch(parts[-1])):
        after.insert(0, parts.pop())
    return ", ".join((head, *parts)), after


def _minutes(length: str) -> int:
    """“45 min”, “1 h 30”, “1.5 hours”."""
    match = _LENGTH.fullmatch(length)
    if match is None:
        return 0
    if match[1]:
        return int(match[1])
    return round(float(match[2].replace(",", ".")) * 60) + int(match[3] or 0)


def _end_after(start: time, minutes: int) -> str:
    ends = datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=minutes)
    return f"{ends:%H:%M}" + ("+1" if ends.date() > date(2000, 1, 1) else "")


def _at_known(title: str, venues: Iterable[str]) -> list[str]:
    """“Coffee at Main library” in two, where there is such a venue."""
    known = {folded(venue): venue for venue in venues}
    for match in re.finditer(r" (?:at|in) ", title):
        venue = known.get(folded(title[match.end() :]))
        if venue is not None:
            return [title[: match.start()], venue]
    return [title]


def _for_whom(line: str) -> tuple[str | None, str]:
    """“Group A: Tour” is the tour, for that group alone."""
    group = _GROUP.match(line)
    return (group[1].strip(), line[group.end() :]) if group else (None, line)


def span_fields(span: Span) -> Mapping[str, str]:
    """A span of time as the fields `start` and `end` take it."""
    if span.start is not None:
        about = "about " if span.state is TimeState.APPROXIMATE else ""
        fields = {"start": f"{about}{span.start:%H:%M}{'+1' if span.starts_next_day else ''}"}
        if span.end is not None:
            fields["end"] = f"{span.end:%H:%M}{'+1' if span.ends_next_day else ''}"
        return fields
    if span.state is TimeState.PART_OF_DAY:
        return {"start": (span.part or PartOfDay.MORNING).value}
    return {"start": "all day" if span.state is TimeState.ALL_DAY else "tbd"}


def leg_fields(
    leg: TypedLeg, day: date | None, zone_of: ZoneOf, lands: date | None = None
) -> dict[str, str]:
    """The fields of a typed leg that leaves on `day`; each end in the zone of its airport. `lands`:
    the day on which it arrives, where that was named."""
    codes = [code_in(place) for place in (leg.from_place, leg.to_place)]
    from_zone, to_zone = (zone_of(code) if code else None for code in codes)
    fields = {
        "mode": leg.mode.value,
        "carrier": leg.carrier or "",
        "number": leg.number or "",
        "from.place": leg.from_place,
        "from.zone": from_zone or "",
        "to.place": leg.to_place,
        "to.zone": to_zone or "",
        "from.time": f"{leg.from_time:%H:%M}" if leg.from_time else "",
        "to.time": f"{leg.to_time:%H:%M}" if leg.to_time else "",
    }
    if day is not None:
        fields["from.date"] = day.isoformat()
        fields["to.date"] = (lands or lands_on(leg, day, from_zone, to_zone)).isoformat()
    return {name: value for name, value in fields.items() if value}


def lands_on(leg: TypedLeg, day: date, from_zone: str | None, to_zone: str | None) -> date:
    """The day a leg arrives: as its line says, else the first that can be."""
    if leg.days is not None:
        return date.fromordinal(day.toordinal() + leg.days)
    return arrival_day(day, leg.from_time, from_zone, leg.to_time, to_zone)
