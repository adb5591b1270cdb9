"""Every number in a report is the length of the list beside it; the three forms agree."""

import os
from datetime import date
from io import BytesIO

from builders import an_exchange_with_everything
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from planner.documents.papers import PAPERS
from planner.editions.order import Order
from planner.editions.reports import after_action, met, thank_you_list
from planner.editions.values import Reader, Report
from planner.interchange.report_files import report_document, report_workbook
from planner.model import Feedback, ItemStatus, VisitKind


def ordered(items: int, delegates: int, off: int = 0) -> Order:
    exchange = an_exchange_with_everything(items=items, delegates=delegates)
    for item in exchange.visits[0].items[:off]:
        item.status = ItemStatus.CANCELLED
    activities = [tie.follow_on for tie in exchange.follow_on_ties]
    return Order(
        exchange, VisitKind.FIRST, Reader("internal"), date(2027, 5, 1), follow_ons=activities
    )


@given(items=st.integers(0, 9), delegates=st.integers(1, 6), off=st.integers(0, 9))
@settings(max_examples=int(os.environ.get("EXAMPLES", "15")), deadline=None)
def test_numbers_are_the_lengths_of_their_lists(items: int, delegates: int, off: int) -> None:
    order = ordered(items, delegates, off)
    report = after_action(order)
    counts = {it.label: it.number for it in report.sections[0].counts}
    rows = {section.key: len(section.rows) for section in report.sections}
    visit = order.visit
    assert counts["report-delegates"] == len(visit.delegates) == rows["report-attendance"]
    assert counts["report-hosts"] == len(met(visit)) == rows["report-hosts"]
    assert counts["report-items"] == len([it for it in visit.items if it.status != "cancelled"])
    assert counts["report-practices"] == rows["report-practices"]
    assert counts["report-follow-on"] == rows["report-follow-on"]
    assert len(thank_you_list(order).letters) == counts["report-hosts"]


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
    names = [contact.full_name for contact, _ in met(order.visit)]
    assert len(names) == len(set(names))
    (host,) = [items for contact, items in met(order.visit) if contact.full_name == names[0]]
    assert len(host) > 1
