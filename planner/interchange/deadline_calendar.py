"""Deadlines as a calendar file with alarms: open ones only, nothing private.

They take whole days; an activity whose hour is known stands at it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from planner import __version__
from planner.model import Refused
from planner.queries.deadlines import DeadlineRow
from planner.rules.deadlines import DeadlineState
from planner.store.files import why, write_whole

MORNING = timedelta(hours=9)  # when the alarm of a whole day rings
AHEAD = timedelta(days=1)
HOUR = timedelta(hours=1)
NOBODY = "nobody yet"
_MADE_AT = re.compile(rb"^DTSTAMP:.*$", re.MULTILINE)
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]')  # for the name of a file, on some system


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
        timed = row.starts is not None and row.last_day is None
        event.add("dtstart", row.starts if timed else row.due)
        if not timed:
            event.add("dtend", (row.last_day or row.due) + timedelta(days=1))
        event.add("summary", f"{row.what} ({row.exchange})" if row.exchange else row.what)
        if row.where:
            event.add("location", row.where)
        event.add("transp", "TRANSPARENT")
        if row.owner:
            event.add("comment", row.owner)
        for before in (-HOUR, -AHEAD) if timed else (MORNING, MORNING - AHEAD):
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", row.what)
            alarm.add("trigger", before)
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def keep_calendars(folder: Path, rows: Iterable[DeadlineRow], made_at: datetime) -> list[Path]:
    """Bring a folder up to date: a file of each owner; the ones that were written anew.

    A file whose deadlines are the same stays as it is. Somebody who has none any more keeps a file
    with none in it, so that a calendar that follows it empties.
    """
    of: dict[str, list[DeadlineRow]] = defaultdict(list)
    for row in rows:
        of[f"deadlines of {_UNFIT.sub('-', row.owner or NOBODY)}.ics"].append(row)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("deadlines of *.ics"):
            of.setdefault(old.name, [])
        written = []
        for name, own in sorted(of.items()):
            file, content = folder / name, deadline_calendar(own, made_at)
            if not file.exists() or _told_by(file.read_bytes()) != _told_by(content):
                write_whole(file, content)
                written.append(file)
    except OSError as error:
        raise Refused(
            "The calendars cannot be kept in {folder}: {why}. Choose another in the settings.",
            folder=str(folder),
            why=why(error),
        ) from error
    return written


def _told_by(content: bytes) -> bytes:
    """All but when it was made."""
    return _MADE_AT.sub(b"", content)
