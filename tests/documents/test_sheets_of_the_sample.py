"""On how few sheets the papers of the sample stand, and with what space."""

import sys
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from golden import sample
from visits import an_exchange, an_order

from planner.documents.papers import PAPERS
from planner.editions.audiences import A_COPY_EACH
from planner.editions.making import copies_of
from planner.editions.order import Order
from planner.editions.values import Reader
from planner.model import VisitKind
from planner.wording import wording

ONE = ("en", "fr", "de", "nl", "es", "sv", "nb")
TWO = tuple(f"en+{other}" for other in ONE[1:])
SHEETS = (("letter", 12), ("a4", 24))


@cache
def drawn(paper: str, language: str, size: str, clock: int, delegate: int = 0) -> bytes:
    reader = Reader("delegation", size=size, clock=clock, language=language)
    order = Order(sample(), VisitKind.FIRST, reader, date(2027, 3, 1))
    if paper in (*A_COPY_EACH, "feedback-form"):
        order = replace(order, person=order.delegates[delegate].id)
    return PAPERS[paper](copies_of(paper, order)[0].edition).pdf


def pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


@pytest.mark.parametrize("language", [*ONE, *TWO])
@pytest.mark.parametrize(("size", "clock"), SHEETS)
def test_nobody_turns_a_page_in_an_emergency(size: str, clock: int, language: str) -> None:
    assert pages(drawn("emergency-sheet", language, size, clock)) == 1


@pytest.mark.parametrize("language", ["en", "de", "en+fr"])
@pytest.mark.parametrize(("size", "clock"), SHEETS)
def test_the_grid_has_one_page_and_the_line_under_it_stands_apart(
    size: str, clock: int, language: str
) -> None:
    (lines,) = lines_by_page(drawn("program-book", language, size, clock), lying=True)
    words = wording(language).first.say("papers.key")[:20]
    (key,) = [top for text, _, top in lines if text.startswith(words)]
    above = min(bottom for _, bottom, _ in lines if bottom > key)
    assert above - key >= 9


def lines_by_page(pdf: bytes, *, lying: bool = False) -> list[list[tuple[str, float, float]]]:
    """The lines of each page, or of each that lies: the words, their lowest and highest point."""
    found, document = [], pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            if not lying or page.get_width() > page.get_height():
                texts = page.get_textpage()
                boxes = [texts.get_rect(at) for at in range(texts.count_rects())]
                found.append([(texts.get_text_bounded(*each), each[1], each[3]) for each in boxes])
    finally:
        document.close()
    return found


@pytest.mark.parametrize(
    ("size", "clock", "language"),
    [("letter", 12, "en"), *(("a4", 24, language) for language in (*ONE, *TWO))],
)
def test_a_pocket_holds_one_sheet_for_the_whole_visit(size: str, clock: int, language: str) -> None:
    assert pages(drawn("pocket-schedule", language, size, clock)) == 1


@pytest.mark.parametrize("language", ["de", "en+fr"])
def test_a_pocket_schedule_is_as_few_sheets_as_can_be_and_never_small_print(language: str) -> None:
    pdf = drawn("pocket-schedule", language, "letter", 12)
    assert pages(pdf) == 2
    assert {letter for size, letter in letters_of(pdf) if size < 7.5} <= {"A", "B"}  # in marks


def test_a_short_visit_is_set_at_ease_in_a_pocket_schedule() -> None:
    order = an_order(an_exchange(delegates=2, items=3, days=2, groups=0), "delegation")
    pdf = PAPERS["pocket-schedule"](copies_of("pocket-schedule", order)[0].edition).pdf
    assert pages(pdf) == 1
    assert 9.5 in {size for size, _ in letters_of(pdf)}


@pytest.mark.parametrize(
    ("size", "clock", "language"),
    [
        *(("letter", 12, language) for language in ONE),
        *(("a4", 24, language) for language in (*ONE, *TWO)),
    ],
)
def test_a_feedback_form_is_two_pages_with_room_to_write_by_hand(
    size: str, clock: int, language: str
) -> None:
    pdf = drawn("feedback-form", language, size, clock)
    assert pages(pdf) == 2
    for lines in lines_by_page(pdf):
        rows = sorted(bottom for text, bottom, _ in lines if text.strip() == "4")
        assert len(rows) > 10
        assert min(above - below for below, above in pairwise(rows)) >= 24  # points: 8.5 mm


def letters_of(pdf: bytes) -> set[tuple[float, str]]:
    """Its letters, each with its size."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage() for page in document]
        return {
            (round(raw.FPDFText_GetFontSize(text.raw, at), 1), text.get_text_range(at, 1))
            for text in texts
            for at in range(text.count_chars())
            if text.get_text_range(at, 1).strip()
        }
    finally:
        document.close()


@pytest.mark.parametrize(("size", "clock", "language"), [("letter", 12, "en"), ("a4", 24, "en+fr")])
def test_a_day_that_goes_on_overleaf_ends_above_the_next(
    size: str, clock: int, language: str
) -> None:
    gaps = []
    for number in range(len(sample().visits[0].delegates)):
        for lines in lines_by_page(drawn("personal-schedule", language, size, clock, number)):
            told = [low for text, low, _ in lines if text.strip() in ("continued", "suite")]
            days = [top for text, low, top in lines if text.strip().isdigit() and top - low > 14]
            gaps += [min(told[1:]) - max(days)] if told[1:] and days else []
    assert gaps
    assert min(gaps) >= 4
