"""What would become of open deadlines if a visit moved, before anybody moves it."""

from datetime import date
from typing import Any

import pytest
from builders import a_deadline, a_stop, a_visit, an_exchange

from planner.model import Deadline, VisitKind
from planner.model.deadlines import Counted
from planner.rules.deadlines import Line, counted_from
from planner.rules.moved_deadlines import Moved, moved_deadlines

FIRST, LAST = date(2027, 4, 12), date(2027, 4, 16)  # Monday to Friday


def moved(line: Line, days: int, moving: VisitKind = VisitKind.FIRST, **of: Any) -> list[Moved]:
    """What becomes of one deadline of a line, where the first visit or the return visit moves."""
    first = a_visit(stops=[a_stop(first_day=FIRST, last_day=LAST)])
    back = a_visit(VisitKind.RETURN, stops=[a_stop(first_day=date(2027, 7, 5))], rank=1)
    exchange = an_exchange(visits=[first, back])
    counted = counted_from(line, exchange)
    values = {"due": date(2027, 3, 15), "counted_from": counted} | of
    exchange.deadlines[:] = [a_deadline("Hotels", key="hotels", **values)]
    return moved_deadlines(first if moving is VisitKind.FIRST else back, days, [line])


def line(counted: Counted = Counted.FIRST_DAY, **of: Any) -> Line:
    values = {"visit": VisitKind.FIRST, "of": VisitKind.FIRST, "days": -28, "rule": None} | of
    return Line(key="hotels", what="Hotels", counted=counted, **values)


def test_an_open_deadline_follows_its_visit() -> None:
    (found,) = moved(line(), 7)
    assert (found.what, found.before, found.after) == (
        "Hotels",
        date(2027, 3, 15),
        date(2027, 3, 22),
    )


@pytest.mark.parametrize(
    "of",
    [
        {"done_on": date(2027, 3, 1)},
        {"due": None},
        {"counted_from": None},  # set by hand
    ],
)
def test_what_is_done_or_has_no_day_stays(of: dict[str, Any]) -> None:
    assert moved(line(), 7, **of) == []


def test_what_does_not_count_from_this_visit_stays() -> None:
    assert moved(line(), 7, VisitKind.RETURN) == []
    assert moved(line(of=VisitKind.RETURN), 7) == []
    assert moved(line(rule="FREQ=MONTHLY"), 7) == [], "what repeats"
    assert moved(line(), 0) == []


def test_what_is_of_no_line_stays() -> None:
    visit = a_visit(stops=[a_stop(first_day=FIRST)])
    exchange = an_exchange(visits=[visit])
    exchange.deadlines[:] = [Deadline(what="Own", due=FIRST, counted_from=FIRST)]
    assert moved_deadlines(visit, 7, [line()]) == []


@pytest.mark.parametrize("counted", [Counted.WINDOW_OPENS, Counted.WINDOW_CLOSES])
def test_the_return_window_moves_with_the_first_visit_alone(counted: Counted) -> None:
    (found,) = moved(line(counted, days=0), 14)
    assert found.after - found.before == (date(2027, 3, 29) - date(2027, 3, 15))
    assert moved(line(counted, days=0), 14, VisitKind.RETURN) == []


def test_those_that_would_follow_stand_by_date() -> None:
    visit = a_visit(stops=[a_stop(first_day=FIRST)])
    exchange = an_exchange(visits=[visit])
    exchange.deadlines[:] = [
        a_deadline(what, key="hotels", due=due, counted_from=FIRST)
        for what, due in (("Later", date(2027, 3, 16)), ("Sooner", date(2027, 3, 15)))
    ]
    assert [each.what for each in moved_deadlines(visit, 7, [line()])] == ["Sooner", "Later"]
