"""What the calendar of a city says of the days of a visit."""

from datetime import date
from typing import Any

import pytest
from builders import a_city, a_foreign_city, a_stop, care
from courses import at, found, people, rules, visit_of

from planner.model import ItemKind
from planner.rules.city_days import calendar_findings

ORLANDO = a_city(latitude=28.5, longitude=-81.4)


def stay(first: date, last: date, city: Any = ORLANDO) -> dict[str, Any]:
    return {"stops": [a_stop(city, first_day=first, last_day=last)]}


def test_a_public_holiday_of_the_city_is_told() -> None:
    visit = visit_of(**stay(date(2027, 7, 1), date(2027, 7, 6)))
    told = found(calendar_findings, visit)
    assert (
        "public-holiday",
        "Sun 4 Jul 2027 is a public holiday in Orlando: Independence Day.",
    ) in told


def test_two_cities_of_one_country_keep_one_holiday() -> None:
    day = date(2027, 7, 4)
    stops = [
        a_stop(first_day=day, last_day=day),
        a_stop(a_city("Tampa"), first_day=day, last_day=day),
    ]
    assert rules(calendar_findings, visit_of(stops=stops)) == ["public-holiday"]


def test_appointments_on_a_weekend_are_told_once_a_day() -> None:
    saturday = date(2027, 4, 17)
    two = [at("09:00", "10:00", day=saturday), at("11:00", "12:00", day=saturday)]
    ((rule, sentence),) = found(calendar_findings, visit_of(*two))
    assert rule == "weekend" and "2 appointments" in sentence
    market = at("09:00", "10:00", day=saturday, kind=ItemKind.CULTURAL)
    assert rules(calendar_findings, visit_of(market)) == []
    assert rules(calendar_findings, visit_of(at("09:00", "10:00"))) == []


def test_a_clock_change_during_the_visit_is_told() -> None:
    paris = a_foreign_city("Paris")
    visit = visit_of(**stay(date(2027, 3, 26), date(2027, 3, 29), paris))
    told = found(calendar_findings, visit)
    assert ("clock-change", "Clocks in Paris go forward by 60 minutes on Sun 28 Mar 2027.") in told


def observing(observance: str, *items: Any) -> list[tuple[str, str]]:
    (ada,) = people("Ada", care=care(observance=observance))
    return [
        each
        for each in found(calendar_findings, visit_of(*items, delegates=[ada], **stay(
            date(2027, 2, 1), date(2027, 4, 30))))
        if each[0] == "observance"
    ]  # fmt: skip


def test_friday_midday_is_kept_free_for_who_asked_for_it() -> None:
    friday = at("12:30", "13:30")
    assert [rule for rule, _ in observing("Friday prayers", friday)] == ["observance"]
    assert observing("Friday prayers", at("10:00", "11:30")) == []
    assert observing("", friday) == []
    assert observing("vegetarian", friday) == []


def test_shabbat_begins_at_sunset() -> None:
    late = at("20:30", "21:30")  # the sun sets in Orlando before eight in April
    assert [rule for rule, _ in observing("keeps Shabbat", late)] == ["observance"]
    assert observing("keeps Shabbat", at("18:00", "19:00")) == []
    saturday = at("10:00", "11:00", day=date(2027, 4, 17))
    assert [rule for rule, _ in observing("keeps Shabbat", saturday)] == ["observance"]


def test_a_fast_is_broken_by_a_lunch_and_not_by_a_meeting() -> None:
    ramadan = date(2027, 2, 15)  # a Monday
    lunch = at("12:00", "13:00", day=ramadan, kind=ItemKind.MEAL)
    ((_, sentence),) = observing("Ramadan", lunch)
    assert "Ramadan (date estimated)" in sentence and "Ada" in sentence
    assert observing("Ramadan", at("12:00", "13:00", day=ramadan)) == []
    for hour, broken in (("04:59", 0), ("05:00", 1), ("18:59", 1), ("19:00", 0)):
        meal = at(hour, "21:00", day=ramadan, kind=ItemKind.MEAL)
        assert len(observing("Ramadan", meal)) == broken, hour
    supper = at("20:00", "21:00", day=ramadan, kind=ItemKind.MEAL)
    assert observing("Ramadan", supper) == []


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Ada",), "Ada"),
        (("Ada", "Ben"), "Ada and Ben"),
        (("Ada", "Ben", "Cleo"), "Ada and 2 others"),
    ],
)
def test_those_who_observe_it_are_told_by_name(names: tuple[str, ...], said: str) -> None:
    them = people(*names, care=care(observance="Friday prayers"))
    visit = visit_of(
        at("12:30", "13:30"),
        delegates=[*them, *people("Dov")],
        **stay(date(2027, 4, 1), date(2027, 4, 30)),
    )
    ((_, sentence),) = [each for each in found(calendar_findings, visit) if each[0] == "observance"]
    assert said in sentence
