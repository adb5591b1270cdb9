"""What follows the visits, in the calendar file of deadlines."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from builders import NOW
from icalendar import Calendar

from planner.actions.follow_on import add_follow_on
from planner.interchange.deadline_calendar import deadline_calendar
from planner.queries.deadlines import list_deadlines
from planner.store.database import Store

TODAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        ("2027-03-24", datetime(2027, 3, 24, 14, 30, tzinfo=UTC)),  # Omaha has moved on already
        ("2027-03-10", datetime(2027, 3, 10, 15, 30, tzinfo=UTC)),
    ],
)
def test_a_call_stands_at_its_hour(store: Store, day: str, begins: datetime) -> None:
    call = {"title": "Call", "date": day, "start": "9:30", "zone": "America/Chicago"}
    store.do(partial(add_follow_on, fields=call))
    rows = store.ask(partial(list_deadlines, today=TODAY))
    (event,) = Calendar.from_ical(deadline_calendar(rows, NOW)).walk("VEVENT")
    assert event["DTSTART"].dt == begins
    assert "DTEND" not in event, "how long it takes is not known"


@pytest.mark.parametrize("more", [{}, {"start": "9:30"}, {"last_day": "2027-03-26"}])
def test_what_has_no_hour_takes_its_days(store: Store, more: dict[str, str]) -> None:
    store.do(partial(add_follow_on, fields={"title": "Workshop", "date": "2027-03-24", **more}))
    rows = store.ask(partial(list_deadlines, today=TODAY))
    (event,) = Calendar.from_ical(deadline_calendar(rows, NOW)).walk("VEVENT")
    assert event["DTSTART"].dt == date(2027, 3, 24)
    assert event["DTEND"].dt == date(2027, 3, 27 if "last_day" in more else 25)
