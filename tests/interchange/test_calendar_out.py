"""Calendar files hold the right moments, by two readers that know nothing of our zones."""

from datetime import UTC, date, datetime, time

import pytest
import vobject
from builders import a_city, a_leg, a_stop, a_visit, an_item
from icalendar import Calendar

from planner.interchange.itinerary.calendar_out import write_calendar
from planner.interchange.itinerary.calendar_words import uid_of
from planner.interchange.itinerary.heard import Answers, Background
from planner.interchange.itinerary.reading import read_itinerary
from planner.model import Item, Leg
from planner.rules.spans import leg_span, span

MADE = datetime(2027, 1, 1, tzinfo=UTC)
NEW_YORK, PARIS = "America/New_York", "Europe/Paris"
CASABLANCA, LONDON = "Africa/Casablanca", "Europe/London"

# zone, local day, start, end, fold; then the moments in UTC, as the law of the place has them
ITEMS = [
    (NEW_YORK, date(2027, 3, 14), time(1, 30), time(3, 30), 0, "06:30", "07:30"),
    (NEW_YORK, date(2027, 3, 13), time(18), time(19), 0, "23:00", "00:00"),
    (NEW_YORK, date(2027, 3, 15), time(9), time(10), 0, "13:00", "14:00"),
    (NEW_YORK, date(2027, 11, 7), time(0, 30), time(1, 30), 0, "04:30", "05:30"),
    (NEW_YORK, date(2027, 11, 7), time(1, 10), time(1, 40), 1, "06:10", "06:40"),
    (NEW_YORK, date(2027, 11, 7), time(1, 45), time(1, 15), 0, "05:45", "06:15"),
    (NEW_YORK, date(2027, 11, 8), time(9), time(10), 0, "14:00", "15:00"),
    (PARIS, date(2027, 3, 28), time(1, 30), time(3, 15), 0, "00:30", "01:15"),
    (PARIS, date(2027, 10, 31), time(2, 30), time(3, 30), 1, "01:30", "02:30"),
    (LONDON, date(2027, 7, 1), time(9), time(10), 0, "08:00", "09:00"),
    # Morocco was an hour ahead of UTC save in Ramadan, until it gave that up in September 2026
    (CASABLANCA, date(2026, 2, 5), time(9), time(10), 0, "08:00", "09:00"),
    (CASABLANCA, date(2026, 2, 20), time(9), time(10), 0, "09:00", "10:00"),
    (CASABLANCA, date(2026, 4, 1), time(9), time(10), 0, "08:00", "09:00"),
    (CASABLANCA, date(2026, 10, 1), time(9), time(10), 0, "09:00", "10:00"),
]


def moments(file: bytes, uid: str) -> tuple[tuple[datetime, datetime], tuple[datetime, datetime]]:
    """Start and end of an event in UTC, by each of two readers."""
    (one,) = (each for each in Calendar.from_ical(file).walk("VEVENT") if each["UID"] == uid)
    others = vobject.readOne(file.decode()).vevent_list
    (other,) = (each for each in others if each.uid.value == uid)
    return (
        (one["DTSTART"].dt.astimezone(UTC), one["DTEND"].dt.astimezone(UTC)),
        (other.dtstart.value.astimezone(UTC), other.dtend.value.astimezone(UTC)),
    )


def written(*happenings: Item | Leg) -> bytes:
    return write_calendar(list(happenings), {}, {}, "Program", MADE)


@pytest.mark.parametrize(("zone", "day", "start", "end", "fold", "begins", "ends"), ITEMS)
def test_the_moments_of_an_item(
    zone: str, day: date, start: time, end: time, fold: int, begins: str, ends: str
) -> None:
    visit = a_visit(stops=[a_stop(a_city(zone=zone), first_day=day, last_day=day)])
    item = an_item(day=day, start=start, end=end, fold=fold, stop=visit.stops[0])
    visit.items.append(item)
    when = span(item)
    assert when is not None
    by_one, by_other = moments(written(item), uid_of(item.id))
    assert by_one == by_other == (when.start, when.end)
    assert [f"{at:%H:%M}" for at in by_one] == [begins, ends]


def test_landing_before_take_off_across_the_date_line() -> None:
    day = date(2027, 4, 16)
    leg = a_leg(
        from_zone="Asia/Tokyo",
        from_day=day,
        from_time=time(21, 5),
        to_zone="Pacific/Honolulu",
        to_day=day,
        to_time=time(9, 30),
    )
    when = leg_span(leg)
    assert when is not None
    by_one, by_other = moments(written(leg), uid_of(leg.id))
    assert by_one == by_other == (when.start, when.end)
    assert f"{by_one[0]:%d %H:%M} {by_one[1]:%d %H:%M}" == "16 12:05 16 19:30"


@pytest.mark.parametrize(("from_fold", "to_fold"), [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_a_leg_comes_back_as_it_went_out_on_the_night_of_a_clock_change(
    from_fold: int, to_fold: int
) -> None:
    leg = a_leg(
        from_zone="Europe/Berlin", from_day=date(2027, 10, 31), from_time=time(2, 30),
        from_fold=from_fold, to_zone="America/New_York", to_day=date(2027, 11, 7),
        to_time=time(1, 30), to_fold=to_fold,
    )  # fmt: skip
    file = written(leg)
    departs, arrives = (
        datetime(2027, 10, 31, 0 + from_fold, 30, tzinfo=UTC),
        datetime(2027, 11, 7, 5 + to_fold, 30, tzinfo=UTC),
    )
    assert moments(file, uid_of(leg.id)) == ((departs, arrives), (departs, arrives))
    background = Background.of(a_visit(stops=[a_stop()]), frozenset())
    (back,) = read_itinerary(file, "a.ics", background, Answers(), lambda code: None).heard
    assert back.arrival is not None and back.arrival.leg is not None
    for name in ("zone", "day", "time", "fold"):
        for end in ("from", "to"):
            assert getattr(back.arrival.leg, f"{end}_{name}") == getattr(leg, f"{end}_{name}")
