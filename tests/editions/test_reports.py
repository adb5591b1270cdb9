"""Every number in a report is the length of the list beside it; the three forms agree."""

import os
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdfium2
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from whole_exchange import an_exchange_with_everything

from planner.documents.papers import PAPERS
from planner.editions.order import Order
from planner.editions.reports import after_action, met, thank_you_list
from planner.editions.values import Counted, Reader, Report, Section
from planner.interchange.report_files import report_document, report_workbook
from planner.model import (
    Contact,
    Deadline,
    Delegate,
    Feedback,
    ItemKind,
    ItemStatus,
    Organization,
    Visit,
    VisitKind,
)
from planner.model.deadlines import COMMITMENT
from planner.rules.after_visit import took_place
from planner.rules.participation import people_at


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
    assert sum(bar.answers for bar in rated) == len(visit.feedback)
    assert sum(sum(bar.counts) for bar in rated) == sum(
        each.rating is not None for each in visit.feedback
    )
    assert sum(len(bar.comments) for bar in rated) == sum(
        each.rating is None for each in visit.feedback
    )
    marks = sections["report-feedback"].marks
    assert all((bar.mean is None) == (bar.answers == bar.in_words) for bar in marks)


def there(visit: Visit, delegate: Delegate) -> int:
    """At how many items somebody was, by their own schedule's rules."""
    own = (it for it in visit.items if it.status != "cancelled" and it.kind != "transfer")
    return sum(delegate in people_at(it) for it in own)


def texts(report: Report) -> set[str]:
    return {text for section in report.sections for row in section.rows for text in row if text}


def in_sheets(report: Report) -> set[str]:
    """The same as a spreadsheet has it, whose sums are numbers."""
    rows = (row for section in report.sections for row in section.sheet_rows or section.rows)
    return {as_text(value) for row in rows for value in row if value}


def as_text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)


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
        as_text(value)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for value in row
    }
    assert in_sheets(report) <= told
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


def test_a_letter_goes_to_no_desk_but_to_its_organization() -> None:
    order = ordered(3, 2)
    school = Organization(name="Howard Middle School")
    hotel = Organization(name="Lake Eola House")
    of = iter(
        (
            [Contact(name="Front desk", organization=hotel), Contact(name="Reception")],
            [Contact(name="Jo Reed", organization=school)],
            [Contact(name="School office", organization=school)],
        )
    )
    for item in order.visit.items:
        item.contacts[:] = next(of)
    letters = [letter[0] for letter in thank_you_list(order).letters]
    assert letters == ["Dear Jo Reed,", "Dear Lake Eola House,"]


def test_a_letter_has_nothing_at_its_edges() -> None:
    thanks = thank_you_list(ordered(1, 2))
    with pypdfium2.PdfDocument(PAPERS["thank-you-list"](thanks).pdf) as pdf:
        listed, letter = (pdf[at].get_textpage().get_text_bounded() for at in (0, 1))
    assert "Internal copy" in listed and "Internal copy" not in letter
    assert "Dear" in letter


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


def test_keys_and_baggage_are_no_items_of_the_report() -> None:
    order = ordered(items=4, delegates=2)
    before = {it.label: it.number for it in after_action(order).sections[0].counts}
    order.visit.items[0].kind = ItemKind.ADMINISTRATIVE
    report = after_action(order)
    after = {it.label: it.number for it in report.sections[0].counts}
    assert after["report-items"] == before["report-items"] - 1
    assert order.visit.items[0].title not in report.sections[0].counts[1].things


def test_only_those_are_hosts_met_whose_items_had_been_agreed() -> None:
    order = ordered(items=3, delegates=1)
    for item in order.visit.items:
        item.status = ItemStatus.PROPOSED
    counts = {it.label: it.number for it in after_action(order).sections[0].counts}
    assert counts["report-items"] == counts["report-hosts"] == counts["report-organizations"] == 0
