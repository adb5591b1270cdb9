"""Every number in a report is the length of the list beside it; the three forms agree."""

import os
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from whole_exchange import an_exchange_with_everything

from planner.documents.papers import PAPERS
from planner.editions.board import board_for
from planner.editions.order import Order
from planner.editions.portfolio import portfolio_report
from planner.editions.reports import after_action, met, thank_you_list
from planner.editions.values import Counted, Reader, Report, Section
from planner.interchange.report_files import report_document, report_workbook
from planner.model import (
    Deadline,
    Delegate,
    ExchangeStatus,
    Feedback,
    ItemStatus,
    PracticeStatus,
    Sector,
    Visit,
    VisitKind,
    VisitStatus,
    new_id,
)
from planner.model.deadlines import COMMITMENT
from planner.queries.exchanges import ExchangeLine, VisitLine
from planner.queries.portfolio import Activity, Portfolio, Traveler
from planner.queries.practices import PracticeLine, Step
from planner.rules.after_visit import took_place
from planner.rules.participation import people_at
from planner.rules.return_visits import PairDates, phase_of, standing_of


def ordered(items: int, delegates: int, off: int = 0) -> Order:
    exchange = an_exchange_with_everything(items=items, delegates=delegates)
    for item in exchange.visits[0].items[:off]:
        item.status = ItemStatus.CANCELLED
    activities = [tie.follow_on for tie in exchange.follow_on_ties]
    return Order(
        exchange, VisitKind.FIRST, Reader("internal"), date(2027, 5, 1), follow_ons=activities
    )


@given(
    items=st.integers(0, 9),
    delegates=st.integers(1, 6),
    off=st.integers(0, 9),
    marks=st.lists(st.tuples(st.integers(-1, 8), st.sampled_from([None, 1, 3, 5])), max_size=12),
)
@settings(max_examples=int(os.environ.get("EXAMPLES", "15")), deadline=None)
def test_numbers_are_the_lengths_of_their_lists(
    items: int, delegates: int, off: int, marks: list[tuple[int, int | None]]
) -> None:
    order = ordered(items, delegates, off)
    about = [order.visit.items[at] if 0 <= at < items else None for at, _ in marks]
    order.visit.feedback[:] = [
        Feedback(item=item, rating=mark, comment=None if mark else "Yes", rank=rank)
        for rank, (item, (_, mark)) in enumerate(zip(about, marks, strict=True))
    ]
    report = after_action(order)
    counts = {it.label: it.number for it in report.sections[0].counts}
    rows = {section.key: len(section.rows) for section in report.sections}
    visit = order.visit
    assert counts["report-delegates"] == len(visit.delegates) == rows["report-attendance"]
    assert counts["report-hosts"] == len(met(took_place(visit))) == rows["report-hosts"]
    assert counts["report-items"] == len([it for it in visit.items if it.status != "cancelled"])
    assert counts["report-practices"] == rows["report-practices"]
    assert counts["report-follow-on"] == rows["report-follow-on"]
    assert len(thank_you_list(order).letters) == counts["report-hosts"]
    organizations = {
        contact.organization
        for contact, _ in met(took_place(visit))
        if contact.organization is not None
    }
    assert counts["report-organizations"] == len({each.name for each in organizations})
    sections = {section.key: section for section in report.sections}
    attended = [int(row[2]) for row in sections["report-attendance"].rows]
    assert attended == [there(visit, each) for each in order.delegates]
    rated = [bar for bar in sections["report-feedback"].marks if not bar.label.startswith("Theme")]
    assert sum(bar.answers for bar in rated) == sum(
        each.rating is not None for each in visit.feedback
    )
    assert sum(len(bar.comments) for bar in rated) == sum(
        each.rating is None for each in visit.feedback
    )
    assert all(bar.answers == sum(bar.counts) for bar in sections["report-feedback"].marks)


def there(visit: Visit, delegate: Delegate) -> int:
    """At how many items somebody was, by their own schedule's rules."""
    own = (it for it in visit.items if it.status != "cancelled" and it.kind != "transfer")
    return sum(delegate in people_at(it) for it in own)


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


def texts(report: Report) -> set[str]:
    return {text for section in report.sections for row in section.rows for text in row if text}


def test_word_and_spreadsheet_hold_what_the_paper_holds() -> None:
    order = ordered(6, 4)
    order.visit.items[0].title = '=HYPERLINK("http://example.org")'
    order.visit.feedback.append(Feedback(respondent="R2", rating=2, comment="Too <b>long</b>"))
    report = after_action(order)
    document = Document(BytesIO(report_document(report)))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert texts(report) <= cells
    book = CalamineWorkbook.from_filelike(BytesIO(report_workbook(report)))
    told = {
        str(int(value)) if isinstance(value, float) else value
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for value in row
    }
    assert texts(report) <= told
    assert "Too <b>long</b>" in cells and "Too <b>long</b>" in told
    assert PAPERS["after-action"](report).pages >= 1


def test_a_host_met_twice_is_thanked_once() -> None:
    order = ordered(4, 2)
    somebody = order.visit.items[0].contacts[1].person
    for item in order.visit.items:
        item.contacts[1].person = somebody
    names = [contact.full_name for contact, _ in met(took_place(order.visit))]
    assert len(names) == len(set(names))
    (host,) = [
        items for contact, items in met(took_place(order.visit)) if contact.full_name == names[0]
    ]
    assert len(host) > 1


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
        noted.append(
            PracticeLine(
                new_id(), exchange_id, f"Exchange {number}", f"Practice {number}",
                None, None, None, None, None, None,
                list(PracticeStatus)[number % 5], None, (),
            )
        )  # fmt: skip
        sector = list(Sector)[number % 9] if number % 4 else None
        travelers.append(Traveler(exchange_id, VisitKind.FIRST, f"Traveler {number}", sector))
    return Portfolio(lines, activities, noted, travelers)


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
    assert numbers["report-adopted"].number <= noted.number
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
    line = replace(
        found.lines[1],
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


def test_a_spreadsheet_holds_a_long_list_whole_and_takes_no_title_for_a_number() -> None:
    names = tuple(f"Exchange {number}, of a name that is not short" for number in range(2_000))
    section = Section("report-in-numbers", "report-nothing", counts=(Counted("", names, "All"),))
    rows = Section("report-timeline", "report-nothing", ("column-date",), (("1984",),))
    report = replace(after_action(ordered(2, 2)), sections=(section, rows))
    book = CalamineWorkbook.from_filelike(BytesIO(report_workbook(report)))
    first, second = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert first[1][:2] == ["All", 2_000]
    assert tuple(row[2] for row in first[1:]) == names
    assert second[1] == ["1984"]
    assert len(Document(BytesIO(report_document(report))).tables[0].rows) == 2


def test_a_practice_is_adopted_in_the_year_of_its_adoption() -> None:
    found = one_line(date(2025, 11, 3), None)
    noted = a_portfolio(3, 2026).practices[2]
    step = Step(PracticeStatus.ADOPTED, date(2027, 2, 1), None, None)
    undated, dated = (
        replace(noted, exchange_id=found.lines[0].id, path=path, status=PracticeStatus.ADOPTED)
        for path in ((), (step,))
    )
    found = replace(found, practices=[undated, dated])
    adopted = {year: numbers_of(found, year)["report-adopted"] for year in (2025, 2026, 2027)}
    assert adopted == {2025: 1, 2026: 0, 2027: 1}


def test_nobody_is_thanked_for_what_is_not_answered_or_still_to_come() -> None:
    order = ordered(2, 2)
    asked, ahead = order.visit.items[:2]
    whole = len(thank_you_list(order).letters)
    asked.status = ItemStatus.REQUESTED
    fewer = len(thank_you_list(order).letters)
    assert 0 < fewer < whole
    assert ahead.day is not None
    early = replace(order, made_on=ahead.day - timedelta(days=1))
    assert not thank_you_list(early).letters and not thank_you_list(early).sections[0].rows
    on_the_day = thank_you_list(replace(order, made_on=ahead.day))
    assert len(on_the_day.letters) == len(on_the_day.sections[0].rows) == fewer


def test_a_kept_commitment_tells_what_shows_it_and_an_open_theme_says_so() -> None:
    order = ordered(2, 2)
    order.exchange.theme_waivers.clear()
    for item in order.visit.items:
        item.theme = "Night gyms"
    order.exchange.deadlines.append(
        Deadline(
            key=COMMITMENT, what="Send the plan", done_on=date(2027, 4, 30), note="Letter 0071"
        )
    )
    sections = {section.key: section for section in after_action(order).sections}
    (kept,) = [row for row in sections["report-commitments"].rows if row[0] == "Send the plan"]
    assert kept[3].endswith("; Letter 0071") and len(kept[3]) > len("; Letter 0071")
    (theme,) = [row for row in sections["report-themes"].rows if row[0] == "Night gyms"]
    assert theme[2] == "Not answered yet"
