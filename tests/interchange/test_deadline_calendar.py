"""What follows the visits, in the calendar file of deadlines."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from builders import NOW, a_deadline, a_user, an_exchange, keep
from icalendar import Calendar

from planner.actions.follow_on import add_follow_on
from planner.interchange.deadline_calendar import deadline_calendar, keep_calendars
from planner.model import Refused
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


def summaries(file: Path) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")]


def test_each_owner_has_a_calendar_that_is_written_only_when_it_changes(
    store: Store, tmp_path: Path
) -> None:
    exchange = an_exchange(
        deadlines=[
            a_deadline("Hotels", key="a", owner=a_user(name="Ana: 2/3")),
            a_deadline("Coach", key="b", owner=None),
            a_deadline("Visa", key="c", owner=None, done_on=TODAY),
            a_deadline("Gifts", key="d", owner=None, due=None),
        ]
    )
    keep(store, exchange)
    rows = store.ask(partial(list_deadlines, today=TODAY))
    folder = tmp_path / "new" / "calendars"
    written = keep_calendars(folder, rows, NOW)
    assert {file.name: summaries(file) for file in written} == {
        "deadlines of Ana- 2-3.ics": ["Hotels (Nantes – Orlando)"],
        "deadlines of nobody yet.ics": ["Coach (Nantes – Orlando)"],
    }
    assert keep_calendars(folder, rows, NOW + timedelta(hours=1)) == []
    (emptied,) = keep_calendars(folder, [row for row in rows if row.owner is None], NOW)
    assert emptied.name == "deadlines of Ana- 2-3.ics"
    assert summaries(emptied) == []


def test_a_folder_that_is_none_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="Choose another in the settings"):
        keep_calendars(tmp_path / "file", [], NOW)
