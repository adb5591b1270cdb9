"""The two visits of an exchange by their dates, around one day."""

from datetime import date

from builders import a_stop, a_visit, an_exchange

from planner.model import Exchange, ExchangeStatus, VisitKind, VisitStatus
from planner.rules.return_visits import PairDates

FIRST, LAST = date(2027, 4, 11), date(2027, 4, 20)  # of the first visit
OPENS, CLOSES = date(2027, 5, 20), date(2027, 7, 20)
TODAY = date(2027, 6, 1)
HELD = (date(2027, 5, 24), date(2027, 5, 29))  # past on TODAY
COMING = (date(2027, 9, 1), date(2027, 9, 6))  # and outside

DRAFT, CLOSED, CANCELLED = VisitStatus.DRAFT, VisitStatus.CLOSED, VisitStatus.CANCELLED


def pair(
    returns: tuple[date, date] | None = None,
    first: tuple[date, date] | None = (FIRST, LAST),
    return_status: VisitStatus = DRAFT,
    first_status: VisitStatus = DRAFT,
    waived: bool = False,
    exchange_status: ExchangeStatus = ExchangeStatus.ACTIVE,
    months: tuple[int, int] = (1, 3),
) -> PairDates:
    return PairDates(
        exchange_status=exchange_status,
        opens=months[0],
        closes=months[1],
        waived=waived,
        first_first_day=first[0] if first else None,
        first_last_day=first[1] if first else None,
        first_status=first_status,
        return_first_day=returns[0] if returns else None,
        return_last_day=returns[1] if returns else None,
        return_status=return_status,
    )


def exchange(
    returns: tuple[date, date] | None = None, first_status: VisitStatus = DRAFT, **given: object
) -> Exchange:
    first = a_visit(stops=[a_stop(first_day=FIRST, last_day=LAST)], status=first_status)
    visits = [first]
    if returns:
        stop = a_stop(first_day=returns[0], last_day=returns[1])
        visits.append(a_visit(VisitKind.RETURN, stops=[stop]))
    return an_exchange(visits=visits, **given)
