"""Every number over all exchanges is the length of its list, and a year counts what lies in it."""

import os
import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from planner.editions.board import board_for
from planner.editions.portfolio import portfolio_report
from planner.editions.values import Reader
from planner.interchange.report_files import report_workbook
from planner.model import (
    ExchangeStatus,
    PracticeStatus,
    Sector,
    VisitKind,
    VisitStatus,
    new_id,
)
from planner.queries.exchanges import ExchangeLine, VisitLine
from planner.queries.portfolio import Activity, Portfolio, Traveler
from planner.queries.practices import PracticeLine, Step
from planner.rules.return_visits import PairDates, phase_of, standing_of


def a_portfolio(exchanges: int, year: int) -> Portfolio:
    """Exchanges of several years, standings and countries, some without any date."""
    lines, activities, noted, travelers = [], [], [], []
    for number in range(exchanges):
        first = date(year + number % 3 - 1, 1 + number % 12, 10) if number % 5 else None
        pair = PairDates(
            first_first_day=first,
            first_last_day=first,
            return_first_day=first + timedelta(days=40) if first and number % 2 else None,
            return_last_day=first + timedelta(days=45) if first and number % 2 else None,
            waived=number % 7 == 0,
        )
        visits = [
            VisitLine(new_id(), kind, VisitStatus.CONFIRMED, None, day, day, ())
            for kind, day in (
                (VisitKind.FIRST, pair.first_first_day),
                (VisitKind.RETURN, pair.return_first_day),
            )
        ]
        exchange_id, today = new_id(), date(year, 6, 1)
        lines.append(
            ExchangeLine(
                id=exchange_id,
                name=f"Exchange {number}",
                program="City Pair",
                theme=None,
                status=ExchangeStatus.ACTIVE,
                sample=False,
                foreign_cities=("Nantes", "Ghent")[: 1 + number % 2],
                partner_cities=("Tampa",),
                countries=("FR", "BE")[: 1 + number % 2],
                visits=tuple(visits),
                phase=phase_of(pair, today),
                standing=standing_of(pair, today),
                unconfirmed=0,
                follow_on=(first + timedelta(days=90),) if first and number % 3 else (),
            )
        )
        activities.append(Activity(title=f"Workshop {number}", day=first))
        status = list(PracticeStatus)[number % 5]
        step = Step(status, date(year + number % 4 - 2, 5, 4), None, None)
        noted.append(
            PracticeLine(
                new_id(), exchange_id, f"Exchange {number}", f"Practice {number}",
                None, None, None, None, None, None,
                status, None, (step,) if number % 3 else (),
            )
        )  # fmt: skip
        sector = list(Sector)[number % 9] if number % 4 else None
        travelers.append(Traveler(exchange_id, VisitKind.FIRST, f"Traveler {number}", sector))
    return Portfolio(lines, activities, noted, travelers)


@given(exchanges=st.integers(0, 30))
@settings(max_examples=int(os.environ.get("EXAMPLES", "10")), deadline=None)
def test_every_number_over_the_board_is_the_length_of_its_rows(exchanges: int) -> None:
    lines = a_portfolio(exchanges, 2027).lines
    board = board_for(lines, Reader("internal"), date(2027, 6, 1))
    assert len(board.rows) == len(lines)
    for standing, count in board.standings:
        assert count == sum(row.standing == standing for row in board.rows)
    assert sum(count for _, count in board.standings) == len(lines)
    assert sum(count for _, count in board.countries) == len(lines)
    followed = {line.name: line.follow_on for line in lines}
    assert all(row.follow_on == followed[row.name] for row in board.rows)


@given(exchanges=st.integers(0, 40), year=st.sampled_from([None, 2026, 2027]))
@settings(max_examples=int(os.environ.get("EXAMPLES", "15")), deadline=None)
def test_every_number_of_a_portfolio_is_the_length_of_its_list(
    exchanges: int, year: int | None
) -> None:
    found = a_portfolio(exchanges, 2027)
    report = portfolio_report(found, Reader("internal"), date(2027, 6, 1), year)
    sections = {section.key: section for section in report.sections}
    numbers = {it.label: it for it in sections["report-in-numbers"].counts}
    of_the_year = set(numbers["report-exchanges"].things)
    for line in found.lines:
        years = {visit.first_day.year for visit in line.visits if visit.first_day}
        assert (line.name in of_the_year) == (year is None or year in years)
    standings = sections["report-by-standing"].counts
    assert sum(it.number for it in standings) == len(of_the_year)
    for line in found.lines:  # each stands under its own standing, city and country, and once
        for key in ("report-by-standing", "report-by-country", "report-by-city"):
            times = sum(line.name in it.things for it in sections[key].counts)
            assert times <= 4 and bool(times) == (line.name in of_the_year)
    travelers = [name for it in sections["report-by-sector"].counts for name in it.things]
    assert len(travelers) == len(of_the_year)
    outcomes = sum(it.number for it in sections["report-outcomes"].counts)
    noted, followed = numbers["report-practices"], numbers["report-follow-on"]
    assert outcomes == noted.number + followed.number
    assert len(sections["report-follow-on"].rows) == followed.number
    assert set(numbers["report-adopted"].things) <= set(noted.things)
    became = {it.named: it.things for it in sections["report-outcomes"].counts}
    assert became.get("Adopted", ()) == numbers["report-adopted"].things
    dated = numbers["report-first-visits"].number + numbers["report-return-visits"].number
    assert len(sections["report-timeline"].rows) >= (0 if year else dated)
    told = {it.named: it.number for section in report.sections for it in section.counts if it.named}
    book = CalamineWorkbook.from_filelike(BytesIO(report_workbook(report)))
    written = {
        row[0]: row[1]
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        if len(row) > 1 and row[0] in told
    }
    assert written == told


def one_line(first: date | None, back: date | None, given_back: str | None = None) -> Portfolio:
    """An exchange with visits on these days, or as a source gives the second, with travelers."""
    found = a_portfolio(2, 2026)
    line = found.lines[1]._replace(
        visits=(
            VisitLine(new_id(), VisitKind.FIRST, VisitStatus.CONFIRMED, None, first, first, ()),
            VisitLine(
                new_id(), VisitKind.RETURN, VisitStatus.CONFIRMED, given_back, back, back, ()
            ),
        ),
    )
    travelers = [
        Traveler(line.id, kind, name, Sector.LAW_ENFORCEMENT)
        for kind, name in ((VisitKind.FIRST, "Ada"), (VisitKind.RETURN, "Ben"))
    ]
    return Portfolio([line], [], [], travelers)


def numbers_of(found: Portfolio, year: int) -> dict[str, int]:
    report = portfolio_report(found, Reader("internal"), date(2027, 6, 1), year)
    sections = {section.key: section for section in report.sections}
    counts = {it.label: it.number for it in sections["report-in-numbers"].counts}
    travelers = [name for it in sections["report-by-sector"].counts for name in it.things]
    return counts | {"travelers": len(travelers), "dated": len(sections["report-timeline"].rows)}


def test_a_year_counts_only_the_visits_in_it() -> None:
    found = one_line(date(2025, 11, 3), date(2026, 1, 12))
    for year, first, back in ((2025, 1, 0), (2026, 0, 1)):
        told = numbers_of(found, year)
        assert (told["report-first-visits"], told["report-return-visits"]) == (first, back)
        assert (told["report-exchanges"], told["travelers"]) == (1, 1)
    assert numbers_of(found, 2024)["report-exchanges"] == 0
    assert numbers_of(one_line(date(2025, 11, 3), None, "Spring 2026"), 2026)["travelers"] == 1


def test_what_comes_again_counts_in_each_year_in_which_it_does() -> None:
    quarterly = Activity(
        "Roundtable", date(2025, 3, 10), repeats="FREQ=MONTHLY;INTERVAL=3;UNTIL=20261231T000000"
    )
    given = Activity("Summer school", date_as_given="Summer 2026.")
    found = Portfolio([], [quarterly, given], [], [])
    told = {year: numbers_of(found, year) for year in (2024, 2025, 2026, 2027)}
    assert {year: it["report-follow-on"] for year, it in told.items()} == {
        2024: 0,
        2025: 1,
        2026: 2,
        2027: 0,
    }
    assert [told[year]["dated"] for year in told] == [0, 4, 4, 0]


def test_a_portfolio_tells_of_programs_and_of_the_countries_of_both_sides() -> None:
    found = a_portfolio(3, 2027)
    lines = [line._replace(program="Speakers" if at else "City Pair")
             for at, line in enumerate(found.lines)]  # fmt: skip
    countries = {line.id: (*line.countries, "US") for line in lines}
    lines[0] = lines[0]._replace(countries=("BE",), foreign_cities=("BE",))  # not chosen yet
    found = replace(found, lines=lines, countries=countries)
    report = portfolio_report(found, Reader("internal"), date(2027, 6, 1))
    told = {
        section.key: {it.named: it.number for it in section.counts} for section in report.sections
    }
    assert told["report-by-program"] == {"Speakers": 2, "City Pair": 1}
    assert told["report-by-country"] == {"France": 3, "United States": 3, "Belgium": 1}
    assert told["report-by-city"]["Belgium"] == 1


def test_a_spreadsheet_has_amounts_as_numbers_beside_their_currency_and_adds_them_up() -> None:
    grants = [
        Activity("Camp", amount=250_050, approved=200_000, spent=260_000, currency="USD",
                 outcome="Forty came"),
        Activity("Film", approved=50_000, currency="USD"),
        Activity("Fair", amount=90_000, currency="EUR"),
        Activity("Talk"),
    ]  # fmt: skip
    report = portfolio_report(Portfolio([], grants, [], []), Reader("internal"), date(2027, 6, 1))
    book = CalamineWorkbook.from_filelike(BytesIO(report_workbook(report)))
    heads, camp, *_ = book.get_sheet_by_name("Follow-on").to_python()
    told = dict(zip(heads, camp, strict=True))
    amounts = [told[name] for name in ("Currency", "Requested", "Approved", "Spent")]
    assert amounts == ["USD", 2500.5, 2000, 2600]
    assert told["Outcome"] == "USD 600 more than approved; Forty came"
    totals = book.get_sheet_by_name("Grants by currency").to_python()
    assert totals[1:] == [["EUR", 900, 0, 0], ["USD", 2500.5, 2500, 2600]]
    (paper,) = (section for section in report.sections if section.key == "report-grants")
    assert paper.rows == (("EUR", "900", "0", "0"), ("USD", "2,500.50", "2,500", "2,600"))


def test_no_column_of_a_spreadsheet_cuts_a_word() -> None:
    report = portfolio_report(a_portfolio(3, 2027), Reader("internal"), date(2027, 6, 1))
    with ZipFile(BytesIO(report_workbook(report))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    widths = [float(width) for width in re.findall(r'<col [^>]*?width="([\d.]+)"', sheet)]
    texts = CalamineWorkbook.from_filelike(BytesIO(report_workbook(report)))
    rows = texts.get_sheet_by_index(0).to_python()
    assert len(widths) == len(rows[0])
    for at, width in enumerate(widths):
        assert width > max(len(str(row[at])) for row in rows)


def test_a_practice_is_adopted_in_the_year_of_its_adoption() -> None:
    found = one_line(date(2025, 11, 3), None)
    noted = a_portfolio(3, 2026).practices[2]
    step = Step(PracticeStatus.ADOPTED, date(2027, 2, 1), None, None)
    undated, dated = (
        replace(
            noted,
            id=new_id(),
            exchange_id=found.lines[0].id,
            path=path,
            status=PracticeStatus.ADOPTED,
        )
        for path in ((), (step,))
    )
    found = replace(found, practices=[undated, dated])
    adopted = {year: numbers_of(found, year)["report-adopted"] for year in (2025, 2026, 2027)}
    assert adopted == {2025: 1, 2026: 0, 2027: 1}
    practices = {year: numbers_of(found, year)["report-practices"] for year in (2025, 2026, 2027)}
    assert practices == {2025: 2, 2026: 0, 2027: 1}


@pytest.mark.parametrize(
    ("back", "begins"),
    [
        (None, date(2026, 6, 1)),
        (date(2027, 3, 14), date(2026, 6, 1)),
        (date(2027, 7, 14), date(2026, 8, 1)),  # so that July is the last month
        (date(2029, 7, 14), date(2026, 10, 1)),  # today stays in sight
        (date(2025, 7, 14), date(2026, 6, 1)),
    ],
)
def test_the_board_begins_so_that_the_last_return_visit_is_in_sight(
    back: date | None, begins: date
) -> None:
    line, *_ = a_portfolio(1, 2026).lines
    visit = VisitLine(new_id(), VisitKind.RETURN, VisitStatus.DRAFT, None, back, back, ())
    pair = PairDates(return_first_day=back, return_last_day=back)
    today = date(2026, 11, 26)
    line = line._replace(visits=(visit,), standing=standing_of(pair, today))
    made = board_for([line], Reader("internal"), today)
    assert made.begins == begins
    assert (made.ends - made.begins).days in (364, 365)
