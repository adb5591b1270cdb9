"""A calendar file: every event becomes an item of its stop's local time, known again by its UID."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component
from icalendar.timezone import tzp
from icalendar.timezone.zoneinfo import ZONEINFO

from planner.actions.arriving import Arrival, LegArrival
from planner.interchange.itinerary import labels
from planner.interchange.itinerary.calendar_words import (
    FROM_ZONE,
    KIND,
    LEG,
    PART,
    STATE,
    TO_ZONE,
    uid_key,
)
from planner.interchange.itinerary.heard import Background, Heard
from planner.interchange.outside.text import clean, text_of
from planner.interchange.report import Message, Outcome
from planner.model import ItemKind, ItemStatus, PartOfDay, Refused, TimeState
from planner.model.recurrence import horizon, occurrences
from planner.rules.clock import zone
from planner.rules.folding import folded
from planner.wording import wording

MOST_DAYS = 60  # of one event
MOST_TIMES = 200  # an event is repeated
_UNREAD = "How it repeats cannot be read; its first time is taken."

_STATUS = {
    "TENTATIVE": ItemStatus.PROPOSED,
    "CONFIRMED": ItemStatus.CONFIRMED,
    "CANCELLED": ItemStatus.CANCELLED,
}


class _Zones(ZONEINFO):
    """Zones for icalendar by their names alone: it would take a name for that of any file."""

    def timezone(self, name: str) -> ZoneInfo | None:
        return zone(name)


def hear_calendar(data: bytes, background: Background, messages: list[Message]) -> list[Heard]:
    """Every event of a calendar file; Refused, in words, if it is none."""
    text = text_of(data)
    messages += text.messages
    upper = text.text.upper()
    if upper.count("BEGIN:VEVENT") != upper.count("END:VEVENT"):
        raise Refused("This calendar file is damaged: it ends within an event. Export it again.")
    tzp.use(_Zones())  # and no zone that another file made up
    try:
        calendars = Calendar.from_ical(text.text, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise Refused("This calendar file is damaged: {why}.", why=str(error)[:200]) from error
    heard: list[Heard] = []
    for calendar in calendars:
        cancels = str(calendar.get("METHOD", "")).upper() == "CANCEL"
        events = calendar.walk("VEVENT")
        apart = [(_text(each, "UID"), _instead_of(each)) for each in events]
        for number, event in enumerate(events, start=1):
            uid = _text(event, "UID")
            moved = [at for of, at in apart if of == uid and isinstance(at, datetime)]
            heard += _Event(event, background, number, cancels, moved).heard()
        for component in calendar.subcomponents:
            if component.name in ("VTODO", "VJOURNAL"):
                skipped = Heard(
                    _text(component, "SUMMARY") or component.name, outcome=Outcome.SKIPPED
                )
                skipped.say("This is a task, not an event; nothing was taken.")
                heard.append(skipped)
    return heard


class _Event:
    def __init__(
        self,
        event: Component,
        background: Background,
        number: int,
        cancels: bool,
        moved: list[datetime],
    ) -> None:
        self._event, self._background = event, background
        self._cancels = cancels
        self._moved = moved  # times of its series that events of their own stand for
        self._title = _text(event, "SUMMARY")
        uid = _text(event, "UID")
        self._again = _instead_of(event)
        self._key = uid_key(uid) + (f" {self._again.isoformat()}" if self._again else "")
        if not uid:
            self._key = f"{self._title} {number}"

    def heard(self) -> list[Heard]:
        try:
            begins, ends = self._times()
        except ValueError as error:
            refused = Heard(self._title or self._key, outcome=Outcome.REFUSED)
            refused.say("Its time cannot be read: {why}.", "DTSTART", why=str(error)[:200])
            return [refused]
        if begins is None:
            heard = self._new(self._key)
            heard.say("It has no date.")
            return [heard]
        if isinstance(begins, datetime):
            try:
                starts, unread = self._repeated(begins), False
            except ValueError:
                starts, unread = [begins], True
            length = ends - begins if isinstance(ends, datetime) else None
            outside = not starts
            timed = [
                self._timed(start, start + length if length is not None else None, n)
                for n, start in enumerate(starts or [begins])
            ]
            if unread:
                timed[0].say(_UNREAD, "RRULE")
            elif outside:
                timed[0].say("None of its times is within the visit; its first is taken.", "RRULE")
            return timed
        days = list(self._days(begins, ends if isinstance(ends, date) else None))
        if any(self._event.get(name) is not None for name in ("RRULE", "RDATE")):
            days[0].say(_UNREAD, "RRULE")
        return days

    def _times(self) -> tuple[date | datetime | None, date | datetime | None]:
        begins = _moment(self._event, "DTSTART")
        ends = _moment(self._event, "DTEND")
        duration = _single(self._event, "DURATION")
        if begins is not None and ends is None and duration is not None:
            length = duration.dt
            ends = (
                begins + length if isinstance(begins, datetime) else begins + timedelta(length.days)
            )
        if not isinstance(begins, datetime) or not isinstance(ends, datetime):
            return begins, ends
        if (begins.tzinfo is None) != (ends.tzinfo is None):
            ends = ends.replace(tzinfo=begins.tzinfo)
        return begins, ends

    def _repeated(self, begins: datetime) -> list[datetime]:
        """The times of a repeated event that lie in the visit."""
        rule = _single(self._event, "RRULE")
        if self._event.get("RDATE") is not None:
            raise ValueError("RDATE")
        if rule is None or self._again is not None:
            return [begins]
        first, last = self._background.first_day, self._background.last_day
        plain = begins.replace(tzinfo=None)
        until = datetime.combine(last, time.max) if last else horizon(plain)
        times = occurrences(rule.to_ical().decode().upper(), plain, until)
        apart = [*_listed(self._event.get("EXDATE")), *self._moved]
        left_out = {_on_clock_of(begins, each) for each in apart}
        found: list[datetime] = []
        for at in times:
            if len(found) >= MOST_TIMES:
                break
            if (first is None or at.date() >= first) and at not in left_out:
                found.append(at.replace(tzinfo=begins.tzinfo))
        return found

    # -- what it becomes ---------------------------------------------------------------------------

    def _timed(self, begins: datetime, ends: datetime | None, number: int) -> Heard:
        key = self._key if number == 0 else f"{self._key} {begins.date().isoformat()}"
        heard = self._new(key)
        arrival = heard.arrival
        assert arrival is not None
        start, end = self._local(begins, heard), None
        if ends is not None:
            end = ends.astimezone(start.tzinfo) if ends.tzinfo and start.tzinfo else ends
        if _text(self._event, KIND) == LEG:
            self._leg(arrival)
            return heard
        arrival.day, arrival.start, arrival.fold = start.date(), _minute(start), start.fold
        arrival.state = TimeState.EXACT
        if _text(self._event, STATE) == TimeState.APPROXIMATE:
            arrival.state = TimeState.APPROXIMATE
        if end is not None and end > start:
            arrival.end = _minute(end)
            days = (end.date() - start.date()).days
            arrival.ends_next_day = days == 1
            if days > 1:
                arrival.end, arrival.ends_next_day = None, False
                heard.say(
                    "It ends on {day}; an item ends by the next day.", day=wording().day(end.date())
                )
        return heard

    def _local(self, moment: datetime, heard: Heard) -> datetime:
        """A moment by the clock of the stop of its day."""
        if moment.tzinfo is None:
            return moment
        name = self._background.zone_on(moment.date()) or self._background.zone_on(None)
        where = zone(name)
        if where is None:
            heard.say("The zone of that day's city is not known; its time was taken as it stands.")
            return moment
        local = moment.astimezone(where)
        again = zone(self._background.zone_on(local.date()))
        if again is not None and again != where:
            local = moment.astimezone(again)
        if local.utcoffset() != moment.utcoffset():
            heard.say(
                "Its time was in another zone, {given}; it is {local} there.",
                "DTSTART",
                given=f"{moment:%H:%M} {_zone_name(moment)}",
                local=f"{local:%H:%M}",
            )
        return local

    def _leg(self, arrival: Arrival) -> None:
        """Each end by the clock of its own place."""
        begins, ends = self._times()
        leaves, lands = self._end_of_leg(begins, FROM_ZONE), self._end_of_leg(ends, TO_ZONE)
        arrival.leg = LegArrival(
            mode=None,
            from_zone=_text(self._event, FROM_ZONE) or None,
            from_day=leaves.date() if leaves else None,
            from_time=_minute(leaves) if leaves else None,
            from_fold=leaves.fold if leaves else None,
            to_zone=_text(self._event, TO_ZONE) or None,
            to_day=lands.date() if lands else None,
            to_time=_minute(lands) if lands else None,
            to_fold=lands.fold if lands else None,
        )

    def _end_of_leg(self, moment: date | None, name: str) -> datetime | None:
        where = zone(_text(self._event, name))
        if not isinstance(moment, datetime):
            return None
        return moment.astimezone(where) if where and moment.tzinfo else moment

    def _days(self, begins: date, ends: date | None) -> Iterator[Heard]:
        """An event without hours: one item a day, said."""
        count = max(1, (ends - begins).days) if ends else 1
        for number in range(min(count, MOST_DAYS)):
            heard = self._new(self._key if number == 0 else f"{self._key} day {number + 1}")
            arrival = heard.arrival
            assert arrival is not None
            arrival.day = begins + timedelta(days=number)
            arrival.state = TimeState.ALL_DAY
            state, part = _text(self._event, STATE), _text(self._event, PART)
            if state in (TimeState.TO_BE_DETERMINED, TimeState.PART_OF_DAY):
                arrival.state = TimeState(state)
            if part and part in [each.value for each in PartOfDay]:
                arrival.part = PartOfDay(part)
            if count > 1:
                heard.say("Day {n} of {count}: one item a day.", n=number + 1, count=count)
            if count > MOST_DAYS and number == MOST_DAYS - 1:
                heard.say("The days after this one were left out.")
            yield heard

    def _new(self, key: str) -> Heard:
        event = self._event
        heard = Heard(f"{self._title} ({key})" if self._title else key)
        arrival = heard.arrival = Arrival(title=self._title, key=key)
        if not self._title:
            arrival.title = "To be named"
            heard.say("It has no title.", "SUMMARY")
        status = _text(event, "STATUS").upper()
        arrival.status = ItemStatus.CANCELLED if self._cancels else _STATUS.get(status)
        arrival.only_tentative = status == "TENTATIVE"
        kind = _text(event, KIND)
        if kind in [each.value for each in ItemKind]:
            arrival.kind = ItemKind(kind)
        place = clean(_text(event, "LOCATION")).text.strip()
        if place:
            arrival.venue, arrival.address = self._place(place)
        if not kind:  # one of ours says there only what its other fields say
            for line in _text(event, "DESCRIPTION").splitlines():
                if line.strip():
                    labels.take_detail(heard, line, self._background.venues)
        return heard

    def _place(self, said: str) -> tuple[str, str | None]:
        """A venue, and its address after the first comma; the venues of the directory may have
        commas in their names."""
        parts = [part.strip() for part in said.replace("\n", ", ").split(", ")]
        starts = ((", ".join(parts[:many]), parts[many:]) for many in range(len(parts), 1, -1))
        known = ((name, rest) for name, rest in starts if folded(name) in self._background.venues)
        name, rest = next(known, (parts[0], parts[1:]))
        return name, ", ".join(rest) or None


def _text(component: Component, name: str) -> str:
    value = component.get(name)
    if isinstance(value, list):
        value = value[0]
    return clean(str(value)).text.strip() if value is not None else ""


def _moment(event: Component, name: str) -> date | datetime | None:
    value = event.get(name)
    if value is None:
        return None
    if isinstance(value, list) or not hasattr(value, "dt"):
        raise ValueError(f"{name} cannot be read")
    moment: Any = value.dt
    if isinstance(moment, datetime):
        named = zone(str(value.params.get("TZID", "")))
        return moment.replace(tzinfo=named) if named is not None else moment
    if isinstance(moment, date):
        return moment
    raise ValueError(f"{name} is no date")


def _single(event: Component, name: str) -> Any:
    value = event.get(name)
    if isinstance(value, list):
        raise ValueError(f"{name} stands there more than once")
    return value


def _instead_of(event: Component) -> date | None:
    """The time of its series, or the day, that an event stands for."""
    moment = getattr(event.get("RECURRENCE-ID"), "dt", None)
    return moment if isinstance(moment, date) else None


def _on_clock_of(begins: datetime, moment: datetime) -> datetime:
    """A moment as the clock of a series shows it."""
    if moment.tzinfo is not None and begins.tzinfo is not None:
        moment = moment.astimezone(begins.tzinfo)
    return moment.replace(tzinfo=None)


def _listed(value: Any) -> list[datetime]:
    lists = value if isinstance(value, list) else [value] if value is not None else []
    return [each.dt for one in lists for each in one.dts if isinstance(each.dt, datetime)]


def _minute(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0, fold=0)


def _zone_name(moment: datetime) -> str:
    zone_of = moment.tzinfo
    return zone_of.key if isinstance(zone_of, ZoneInfo) else moment.tzname() or "UTC"
