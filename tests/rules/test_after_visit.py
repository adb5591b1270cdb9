"""What an exchange achieved: marks, mirrored themes, days of activities, hours for a call."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from builders import a_visit, an_exchange, an_item
from courses import at, visit_of

from planner.model import Feedback, ItemKind, ItemStatus, ThemeWaiver, VisitKind
from planner.rules.after_visit import (
    asked_about,
    call_hours,
    days_until,
    mirrors,
    next_day,
    rated,
    rated_by_item,
    rated_by_theme,
)

PARIS, NEW_YORK, TOKYO = (
    ZoneInfo(each) for each in ("Europe/Paris", "America/New_York", "Asia/Tokyo")
)
HOUR = timedelta(hours=1)


# -- feedback --------------------------------------------------------------------------------------


def test_rides_free_time_and_what_is_off_are_not_asked_about() -> None:
    visit = visit_of(
        at("11:00", title="Council"),
        at("09:00", title="Patrol"),
        at("10:00", title="Coach", kind=ItemKind.TRANSFER),
        at("12:00", title="Own time", kind=ItemKind.FREE_TIME),
        at("13:00", title="Lobby", kind=ItemKind.MEETING_POINT),
        at("14:00", title="Off", status=ItemStatus.CANCELLED, cancelled_by="Chief"),
    )
    assert [item.title for item in asked_about(visit)] == ["Patrol", "Council"]


def test_marks_are_counted_and_comments_kept_apart() -> None:
    answers = [
        Feedback(rating=5),
        Feedback(rating=2, comment="Too long"),
        Feedback(rating=5),
        Feedback(comment="No mark"),
    ]
    told = rated(answers)
    assert told.counts == (0, 1, 0, 0, 2)
    assert told.comments == ("Too long", "No mark")
    assert (told.answers, told.in_words, told.mean) == (4, 1, 4.0)


def test_without_a_mark_there_is_no_mean() -> None:
    assert rated([Feedback(comment="Fine")]).mean is None


def test_marks_go_to_their_item_the_visit_and_the_theme() -> None:
    patrol, school, bare = an_item(theme="Youth"), an_item(theme="youth"), an_item()
    answers = [
        Feedback(item=patrol, rating=4, comment="Good"),
        Feedback(item=school, rating=2),
        Feedback(item=bare, rating=1),
        Feedback(rating=3),
    ]
    by_item = rated_by_item(answers)
    assert by_item[patrol.id].comments == ("Good",)
    assert by_item[None].counts == (0, 0, 1, 0, 0)
    assert set(by_item) == {patrol.id, school.id, bare.id, None}
    by_theme = rated_by_theme(answers)
    assert list(by_theme) == ["Youth"]
    assert (by_theme["Youth"].mean, by_theme["Youth"].comments) == (3.0, ())


# -- reciprocity -----------------------------------------------------------------------------------


def test_a_theme_is_mirrored_waived_or_open() -> None:
    there = [
        an_item("Patrol", day=date(2027, 4, 17), theme="Police"),
        an_item("School", day=date(2027, 4, 16), theme="Youth"),
        an_item("Off", theme="Sport", status=ItemStatus.CANCELLED, cancelled_by="Chief"),
        an_item("Prison", day=None, theme="Prisons"),
        an_item("Lunch"),
    ]
    back = [an_item("Patrol again", theme="POLICE"), an_item("New", theme="Housing")]
    exchange = an_exchange(
        visits=[a_visit(items=there), a_visit(VisitKind.RETURN, items=back)],
        theme_waivers=[ThemeWaiver(theme="youth", because="Holidays")],
    )
    youth, police, prisons = mirrors(exchange)
    assert [each.theme for each in (youth, police, prisons)] == ["Youth", "Police", "Prisons"]
    assert (youth.mirrored, youth.waived_because, youth.settled) == ((), "Holidays", True)
    assert [it.title for it in police.mirrored] == ["Patrol again"] and police.settled
    assert not prisons.settled


# -- follow-on -------------------------------------------------------------------------------------


@dataclass
class Activity:
    day: date | None
    repeats: str | None = None


MONTHLY = "FREQ=MONTHLY;COUNT=3"
FIRST = date(2027, 1, 31)


def test_the_days_of_an_activity_up_to_one() -> None:
    assert days_until(Activity(None, MONTHLY), FIRST) == []
    assert days_until(Activity(FIRST), FIRST) == [FIRST]
    assert days_until(Activity(FIRST), FIRST - timedelta(1)) == []
    weekly = Activity(FIRST, "FREQ=WEEKLY")
    assert days_until(weekly, FIRST + timedelta(14)) == [
        FIRST, FIRST + timedelta(7), FIRST + timedelta(14),
    ]  # fmt: skip


def test_the_first_day_counts_though_it_is_off_the_rule() -> None:
    mondays = Activity(date(2027, 2, 3), "FREQ=WEEKLY;BYDAY=MO")
    wednesday, monday = date(2027, 2, 3), date(2027, 2, 8)
    assert days_until(mondays, monday) == [wednesday, monday]
    assert days_until(mondays, monday, since=wednesday + timedelta(1)) == [monday]
    assert next_day(mondays, FIRST) == wednesday
    assert next_day(mondays, wednesday + timedelta(1)) == monday


def test_the_next_day_of_an_activity() -> None:
    assert next_day(Activity(None, MONTHLY), FIRST) is None
    assert next_day(Activity(FIRST), date(2030, 1, 1)) == FIRST, "it took place, once"
    twice = Activity(FIRST, "FREQ=WEEKLY;COUNT=2")
    assert next_day(twice, FIRST - timedelta(3)) == FIRST
    assert next_day(twice, FIRST) == FIRST
    assert next_day(twice, FIRST + timedelta(1)) == FIRST + timedelta(7)
    assert next_day(twice, FIRST + timedelta(8)) is None


# -- hours decent on all sides ---------------------------------------------------------------------


def test_calls_are_between_eight_and_eight_on_both_sides_the_best_first() -> None:
    hours = call_hours(date(2027, 6, 15), [PARIS, NEW_YORK], HOUR)
    paris = [f"{each.local[0]:%H:%M}" for each in hours]
    assert sorted(paris) == ["14:00", "14:30", "15:00", "15:30", "16:00", "16:30", "17:00",
                             "17:30", "18:00", "18:30", "19:00"]  # fmt: skip
    assert paris[0] == "16:30", "as far from eight in New York as from eight in Paris"
    assert f"{hours[0].local[1]:%H:%M}" == "10:30"


def test_weeks_in_which_only_one_side_changed_its_clock_count() -> None:
    hours = call_hours(date(2027, 3, 20), [PARIS, NEW_YORK], HOUR)
    assert min(f"{each.local[0]:%H:%M}" for each in hours) == "13:00"


def test_there_may_be_no_hour_and_none_runs_over_midnight() -> None:
    (only,) = call_hours(date(2027, 6, 15), [NEW_YORK, TOKYO], HOUR)
    assert [f"{each:%d %H:%M}" for each in only.local] == ["15 19:00", "16 08:00"]
    assert call_hours(date(2027, 6, 15), [NEW_YORK, TOKYO], 2 * HOUR) == []
    assert call_hours(date(2027, 6, 15), [PARIS], timedelta(hours=13)) == []
    assert call_hours(date(2027, 6, 15), [PARIS], timedelta(hours=24)) == []


def test_the_day_is_that_of_the_first_zone() -> None:
    for hour in call_hours(date(2027, 6, 15), [TOKYO, PARIS], HOUR):
        assert hour.local[0].date() == date(2027, 6, 15)
