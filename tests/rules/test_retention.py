"""When the private fields of an exchange are to go."""

from datetime import date, timedelta

import pytest
from builders import a_stop, a_visit, an_embassy, an_exchange

from planner.model import Visit, VisitKind, VisitStatus
from planner.rules.retention import DAYS, Retention, retention_of

FIRST_ENDS, RETURN_ENDS = date(2027, 4, 20), date(2027, 6, 18)


def the_return(**given: object) -> Visit:
    stop = a_stop(first_day=date(2027, 6, 13), last_day=RETURN_ENDS)
    return a_visit(VisitKind.RETURN, **{"stops": [stop]} | given)


def test_they_are_kept_for_a_year_after_the_last_day_of_the_last_visit() -> None:
    assert DAYS == 365
    assert retention_of(an_exchange()) == Retention(FIRST_ENDS, 365, date(2028, 4, 19))
    both = an_exchange(visits=[the_return(), a_visit()])
    assert retention_of(both) == Retention(RETURN_ENDS, 365, date(2028, 6, 17))


def test_a_visit_without_days_or_called_off_ends_nothing() -> None:
    undated = an_exchange(visits=[a_visit(), the_return(stops=[])])
    assert retention_of(undated).ended == FIRST_ENDS
    called_off = an_exchange(visits=[a_visit(), the_return(status=VisitStatus.CANCELLED)])
    assert retention_of(called_off).ended == FIRST_ENDS
    without = retention_of(an_exchange(visits=[]))
    assert without == Retention(None, 365, None)
    assert not without.is_due(date.max)


@pytest.mark.parametrize("days", [0, 30])
def test_an_embassy_says_for_how_long(days: int) -> None:
    kept = retention_of(an_exchange(embassy=an_embassy(retention_days=days)))
    due = FIRST_ENDS + timedelta(days=days)
    assert kept == Retention(FIRST_ENDS, days, due)
    assert kept.is_due(due)
    assert not kept.is_due(due - timedelta(days=1))
    assert retention_of(an_exchange(embassy=an_embassy(retention_days=None))).days == DAYS
