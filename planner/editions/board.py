"""The return-visit board and the portfolio, from the same lines as the screen shows."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from planner.editions.values import Reader
from planner.editions.values.board import Board, BoardRow
from planner.model import VisitKind, VisitStatus
from planner.queries.exchanges import ExchangeLine, VisitLine
from planner.rules.return_calendar import later
from planner.rules.return_visits import Phase, ReturnState
from planner.wording import Wording, wording

WORST_FIRST = (
    ReturnState.OVERDUE,
    ReturnState.CLOSING,
    ReturnState.SCHEDULED_OUTSIDE,
    ReturnState.OPEN,
    ReturnState.SCHEDULED_INSIDE,
    ReturnState.NOT_YET_OPEN,
    ReturnState.UNDATED,
    ReturnState.WAIVED,
    ReturnState.HELD,
)
MONTHS_BEFORE = 5, 1  # the board begins so many months before today at most, and at least


def board_for(
    lines: Sequence[ExchangeLine], reader: Reader, today: date, year: int | None = None
) -> Board:
    """Every exchange as a row, those first where something must be done."""
    words = wording(reader.language).first
    rows = sorted((_row(line, today, words) for line in lines), key=_place)
    begins = date(year, 1, 1) if year else _begins(rows, today)
    standings = Counter(row.standing for row in rows)
    countries = Counter(words.country_name(row.country) if row.country else "" for row in rows)
    return Board(
        reader=reader,
        made_on=today,
        begins=begins,
        ends=later(begins + relativedelta(years=1), -1),
        rows=tuple(rows),
        standings=tuple((state, standings[state]) for state in WORST_FIRST if standings[state]),
        countries=tuple(sorted(countries.items(), key=lambda each: (-each[1], each[0]))),
    )


def _begins(rows: Sequence[BoardRow], today: date) -> date:
    """Of the twelve months that show today, the earliest in which the last return visit still to be
    held, or its window, is seen."""
    most, least = (_month(today) - relativedelta(months=each) for each in MONTHS_BEFORE)
    ends = [days[1] for row in rows for days in (row.back, row.window) if days]
    last = max((day for day in ends if day >= today), default=today)
    shown: date = min(least, max(most, _month(last) - relativedelta(months=11)))
    return shown


def _month(day: date) -> date:
    return day.replace(day=1)


def _place(row: BoardRow) -> tuple[int, date, str]:
    return WORST_FIRST.index(ReturnState(row.standing)), (row.window or (date.max,))[0], row.name


def _row(line: ExchangeLine, today: date, words: Wording) -> BoardRow:
    visits = {visit.kind: visit for visit in line.visits}
    first, back = visits.get(VisitKind.FIRST), visits.get(VisitKind.RETURN)
    standing = line.standing
    window = standing.window
    returns = _days(back) if back and back.status is not VisitStatus.CANCELLED else None
    return BoardRow(
        name=line.name,
        foreign=tuple(_named(city, line, words) for city in line.foreign_cities),
        partners=line.partner_cities,
        country=line.countries[0] if line.countries else None,
        phase=_phase(line.phase, returns is not None),
        standing=standing.standing,
        first=_days(first),
        first_as_given=first.dates_as_given if first else None,
        window=(window.first_day, window.last_day) if window else None,
        back=returns,
        follow_on=line.follow_on,
        days_left=standing.days_left,
        days_to_opening=(window.first_day - today).days if window else None,
        days_outside=standing.days_outside,
        days_after=standing.days_after,
        waived_because=line.waived_because,
        unconfirmed=line.unconfirmed,
        overdue=line.overdue,
    )


def _phase(phase: Phase, dated: bool) -> str:
    """Once the return visit has dates, it is prepared and no longer due."""
    return "preparing-return" if phase is Phase.BETWEEN_VISITS and dated else phase.value


def _named(city: str, line: ExchangeLine, words: Wording) -> str:
    """A city, or the country whose city is not chosen yet."""
    return words.country_name(city) if city in line.countries else city


def _days(visit: VisitLine | None) -> tuple[date, date] | None:
    if visit is None or visit.first_day is None or visit.last_day is None:
        return None
    return visit.first_day, visit.last_day
