"""What each item of an itinerary obeys."""

from datetime import date, time
from typing import Any

import pytest
from builders import a_city, a_stop, a_visit, an_item
from courses import findings_of

from planner.model import Item, ItemStatus, TimeState, Visit
from planner.rules.findings import Finding, Severity
from planner.rules.itinerary import itinerary_findings
from planner.wording import wording

SPRING, AUTUMN = date(2027, 3, 14), date(2027, 11, 7)  # clocks change in New York


def days(first: int, last: int, month: int = 4) -> dict[str, Any]:
    return {"first_day": date(2027, month, first), "last_day": date(2027, month, last)}


def itinerary(visit: Visit) -> list[Finding]:
    return findings_of(itinerary_findings, visit)


def said(visit: Visit) -> list[str]:
    return [wording().finding(finding) for finding in itinerary(visit)]


# -- within the visit ------------------------------------------------------------------------------


class Journey:
    """Washington 11 to 13 April, Orlando 13 to 16, nowhere on 17, Washington again on 18."""

    def __init__(self) -> None:
        washington = a_city("Washington")
        self.washington = a_stop(washington, **days(11, 13))
        self.orlando = a_stop(a_city("Orlando"), **days(13, 16))
        self.again = a_stop(washington, **days(18, 18))
        self.visit = a_visit(stops=[self.washington, self.orlando, self.again])

    def on(self, day: int, **given: Any) -> list[str]:
        self.visit.items.append(an_item("Talk", day=date(2027, 4, day), **given))
        return said(self.visit)


@pytest.fixture
def journey() -> Journey:
    return Journey()


@pytest.mark.parametrize("day", [11, 13, 17, 18])
def test_an_item_without_a_stop_may_be_on_any_day_of_the_visit(journey: Journey, day: int) -> None:
    assert journey.on(day) == []


@pytest.mark.parametrize("day", [10, 19])
@pytest.mark.parametrize("placed", [True, False])
def test_an_item_outside_its_visit(journey: Journey, day: int, placed: bool) -> None:
    (sentence,) = journey.on(day, stop=journey.orlando if placed else None)
    assert sentence.endswith("but the visit runs from Sun 11 Apr 2027 to Sun 18 Apr 2027.")


@pytest.mark.parametrize("day", [13, 14, 16])
def test_an_item_in_its_city_on_a_day_spent_there(journey: Journey, day: int) -> None:
    assert journey.on(day, stop=journey.orlando) == []


@pytest.mark.parametrize("day", [12, 17])
def test_an_item_in_a_city_not_reached_that_day(journey: Journey, day: int) -> None:
    (sentence,) = journey.on(day, stop=journey.orlando)
    assert sentence.startswith("“Talk” is in Orlando on ")
    assert sentence.endswith("is there from Tue 13 Apr 2027 to Fri 16 Apr 2027.")


def test_another_stay_in_the_same_city_will_do(journey: Journey) -> None:
    assert journey.on(18, stop=journey.washington) == []


def test_while_a_stop_has_no_days_nobody_knows_how_far_the_visit_reaches(
    journey: Journey,
) -> None:
    journey.orlando.first_day = journey.orlando.last_day = None
    assert journey.on(25) == []
    assert journey.on(26, stop=journey.orlando) == []
    assert len(journey.on(27, stop=journey.washington)) == 1


def test_a_stop_with_one_of_its_days_has_that_day_for_both(journey: Journey) -> None:
    journey.orlando.last_day = None
    assert journey.on(13, stop=journey.orlando) == []
    assert len(journey.on(14, stop=journey.orlando)) == 1


def test_what_has_no_date_or_no_dated_visit_is_outside_nothing(journey: Journey) -> None:
    journey.visit.items.append(an_item(day=None, stop=journey.orlando))
    assert said(journey.visit) == []
    assert said(a_visit(stops=[], items=[an_item()])) == []


# -- times -----------------------------------------------------------------------------------------


def item_on(day: date, *, zone: str | None = "America/New_York", **given: Any) -> list[Finding]:
    stop = a_stop(a_city(zone=zone), first_day=day, last_day=day)
    return itinerary(a_visit(stops=[stop], items=[an_item("Talk", day=day, stop=stop, **given)]))


def test_an_end_before_its_start_is_an_error_and_clashes_with_nothing() -> None:
    stop = a_stop(**days(16, 16))
    items = [
        an_item("Talk", start=time(14, 15), end=time(13, 45)),
        an_item(start=time(14, 20), end=time(15)),
    ]
    visit = a_visit(stops=[stop], items=items)
    assert said(visit) == ["“Talk” ends at 13:45, before it starts at 14:15."]
    assert [finding.severity for finding in itinerary(visit)] == [Severity.ERROR]


@pytest.mark.parametrize(
    "given",
    [{"start": time(2, 30), "end": time(5)}, {"start": time(1), "end": time(2, 30)}],
)
def test_a_time_that_clocks_skip_is_an_error(given: dict[str, Any]) -> None:
    (finding,) = item_on(SPRING, **given)
    assert (finding.rule, finding.severity) == ("clock-gap", Severity.ERROR)
    assert wording().finding(finding) == (
        "“Talk” has a time that does not exist: clocks in New York skip 02:30 on Sun 14 Mar 2027. "
        "The nearest times are 01:59 and 03:00."
    )


def test_a_time_that_comes_twice_is_a_note_unless_the_second_is_meant() -> None:
    (finding,) = item_on(AUTUMN, start=time(1, 30), end=time(4))
    assert (finding.rule, finding.severity) == ("clock-twice", Severity.NOTE)
    assert item_on(AUTUMN, start=time(1, 30), end=time(4), fold=1) == []


@pytest.mark.parametrize(
    "given", [{"zone": None}, {"time_state": TimeState.TO_BE_DETERMINED}, {"start": None}]
)
def test_nothing_is_said_of_times_that_are_on_no_clock(given: dict[str, Any]) -> None:
    assert item_on(SPRING, **{"start": time(2, 30), "end": None} | given) == []


@pytest.mark.parametrize("status", [ItemStatus.CANCELLED, ItemStatus.DECLINED])
def test_nothing_is_said_of_what_is_called_off(status: ItemStatus) -> None:
    wrong: list[Item] = [
        an_item(day=date(2027, 9, 1)),
        an_item(day=SPRING, start=time(2, 30)),
        an_item(start=time(14), end=time(13)),
    ]
    for item in wrong:
        item.status = status
    assert said(a_visit(items=wrong)) == []
