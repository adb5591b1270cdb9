"""A program as a calendar file: zones with their rules, a UID for ever, a rising SEQUENCE."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from icalendar import Calendar, Event, Timezone

from planner.interchange.itinerary.calendar_words import (
    FROM_ZONE,
    KIND,
    LEG,
    PART,
    STATE,
    TO_ZONE,
    uid_of,
)
from planner.model import Item, ItemStatus, Leg, TimeState
from planner.rules.clock import instant, zone, zone_of

_STATUS = {
    ItemStatus.CONFIRMED: "CONFIRMED",
    # whoever has it in a calendar of theirs must learn that it is off, whoever said so
    ItemStatus.DECLINED: "CANCELLED",
    ItemStatus.CANCELLED: "CANCELLED",
}


def write_calendar(
    happenings: list[Item | Leg],
    described: Mapping[UUID, tuple[str, str]],
    revisions: Mapping[UUID, int],
    name: str,
    made: datetime,
) -> bytes:
    """The calendar of these items and legs; `described` are place and words of each, redacted."""
    calendar = Calendar()
    calendar.add("prodid", "-//City Pair Planner//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    days: dict[str, list[date]] = {}
    events = []
    for happening in happenings:
        event = _event(happening, days)
        if event is None:
            continue
        place, words = described.get(happening.id, ("", ""))
        event.add("uid", uid_of(happening.id))
        event.add("dtstamp", made.astimezone(UTC))
        event.add("sequence", revisions.get(happening.id, 0))
        if place:
            event.add("location", place)
        if words:
            event.add("description", words)
        events.append(event)
    for zone_name, seen in sorted(days.items()):
        where = zone(zone_name)
        assert where is not None
        calendar.add_component(
            Timezone.from_tzinfo(
                where,
                zone_name,
                min(seen) - timedelta(days=400),
                max(seen) + timedelta(days=400),
            )
        )
    for event in events:
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _event(happening: Item | Leg, days: dict[str, list[date]]) -> Event | None:
    event = Event()
    event.add("summary", happening.title)
    if isinstance(happening, Leg):
        if happening.from_day is None:
            return None
        event.add(KIND, LEG)
        event.add("status", "CONFIRMED")
        from_zone, to_zone = happening.from_zone, happening.to_zone
        leaves, lands = (happening.from_day, happening.from_time), happening.to_time
        _at(event, "dtstart", *leaves, from_zone, happening.from_fold, days)
        if happening.from_time and happening.to_day and lands:
            _at(event, "dtend", happening.to_day, lands, to_zone, happening.to_fold, days)
        for word, name in ((FROM_ZONE, from_zone), (TO_ZONE, to_zone)):
            if name:
                event.add(word, name)
        return event
    if happening.day is None:
        return None
    event.add(KIND, happening.kind.value)
    event.add(STATE, happening.time_state.value)
    event.add("status", _STATUS.get(happening.status, "TENTATIVE"))
    if happening.part is not None:
        event.add(PART, happening.part.value)
    timed = happening.time_state in (TimeState.EXACT, TimeState.APPROXIMATE)
    start = happening.start if timed else None
    name = zone_of(happening)
    _at(event, "dtstart", happening.day, start, name, happening.fold, days)
    if start is None:
        event.add("transp", "TRANSPARENT")
    elif happening.end is not None:
        end_day = happening.day + timedelta(days=happening.ends_next_day)
        fold = happening.fold
        if name and instant(end_day, happening.end, name, fold) < instant(
            happening.day, start, name, fold
        ):
            fold = 1  # of two equal clock times the one that comes after the start
        _at(event, "dtend", end_day, happening.end, name, fold, days)
    return event


def _at(
    event: Event,
    name: str,
    day: date,
    at: time | None,
    zone_name: str | None,
    fold: int,
    days: dict[str, list[date]],
) -> None:
    """One end of an event. The second of two equal clock times can only be told in UTC."""
    where = zone(zone_name)
    if at is None:
        event.add(name, day)
    elif where is None or zone_name is None:
        event.add(name, datetime.combine(day, at))
    elif fold:
        event.add(name, instant(day, at, zone_name, fold))
    else:
        days.setdefault(zone_name, []).append(day)
        event.add(name, datetime.combine(day, at, where))
