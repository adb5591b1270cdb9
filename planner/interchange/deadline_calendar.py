"""Deadlines as a calendar file with alarms: whole days, open ones only, nothing private."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from planner import __version__
from planner.queries.deadlines import DeadlineRow
from planner.rules.deadlines import DeadlineState

MORNING = timedelta(hours=9)  # when the alarm of a whole day rings
AHEAD = timedelta(days=1)


def deadline_calendar(rows: Iterable[DeadlineRow], made_at: datetime) -> bytes:
    """A calendar of what is still to be done; what has no date yet is left out."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", f"-//City Pair Planner//{__version__}//EN")
    calendar.add("version", "2.0")
    for row in rows:
        if row.due is None or row.state is DeadlineState.DONE:
            continue
        event = Event()
        event.add("uid", f"{row.id}@city-pair-planner")
        event.add("dtstamp", made_at)
        event.add("dtstart", row.due)
        event.add("dtend", row.due + timedelta(days=1))
        event.add("summary", f"{row.what} ({row.exchange})")
        event.add("transp", "TRANSPARENT")
        if row.owner:
            event.add("comment", row.owner)
        for before in (MORNING, MORNING - AHEAD):
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", row.what)
            alarm.add("trigger", before)
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
