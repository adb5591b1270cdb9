"""The return-visit board and the portfolio: the same numbers as the screen, in words too."""

from datetime import date

import pytest
from documents.reading import failures, words_of
from outputs import all_of_a_pdf
from pypdfium2 import PdfDocument

from planner.documents.papers import BOARDS
from planner.editions.values import Reader
from planner.editions.values.board import Board, BoardRow

TODAY = date(2027, 3, 28)


def a_row(name: str = "Malmö", standing: str = "overdue", **given: object) -> BoardRow:
    values: dict[str, object] = {
        "name": f"{name} - Minneapolis",
        "foreign": (name,),
        "partners": ("Minneapolis",),
        "country": "SE",
        "phase": "between-visits",
        "standing": standing,
        "first": (date(2026, 11, 2), date(2026, 11, 11)),
        "first_as_given": None,
        "window": (date(2026, 12, 11), date(2027, 2, 11)),
        "back": None,
        "follow_on": (),
        "days_left": -45,
        "days_to_opening": -107,
        "days_outside": None,
        "days_after": None,
        "waived_because": None,
        "unconfirmed": 2,
        "overdue": 1,
    }
    return BoardRow(**values | given)  # type: ignore[arg-type]


def a_board(*rows: BoardRow, size: str = "letter") -> Board:
    return Board(
        reader=Reader("internal", size=size), exchange="", delegation=(), visit="", first_day=None,
        last_day=None, dates_as_given=None, made_on=TODAY, begins=date(2026, 10, 1),
        ends=date(2027, 9, 30), rows=rows, standings=(("overdue", len(rows)),),
        countries=(("Sweden", len(rows)),),
    )  # fmt: skip


ROWS = (
    a_row(),
    a_row("Antwerp", "closing", days_left=16),
    a_row("Rotterdam", "scheduled-outside", back=(date(2027, 5, 10), date(2027, 5, 14)),
          days_outside=13),
    a_row("Nantes", "scheduled-inside", back=(date(2027, 6, 14), date(2027, 6, 18)), days_after=53),
    a_row("Barcelona", "open", days_left=50),
    a_row("Cologne", "not-yet-open", days_to_opening=77),
    a_row("Birmingham", "undated", first=None, window=None),
    a_row("Lyon", "undated", first=None, window=None, first_as_given="December 2017"),
    a_row("Oslo", "waived", waived_because="city elections"),
    a_row("Łódź", "held", days_after=54),
)  # fmt: skip


@pytest.mark.parametrize("size", ["letter", "a4"])
@pytest.mark.parametrize("paper", list(BOARDS))
def test_every_standing_is_said_in_words(paper: str, size: str) -> None:
    drawing = BOARDS[paper](a_board(*ROWS, size=size))
    said = words_of(drawing.pdf)
    for text in (
        "Overdue", "45 over", "16 left", "by 13 days", "53 days after", "50 left",
        "77 to opening", "dates to be determined", "first visit December 2017",
        "Waived: city elections", "Held, 54 days after", "Łódź",
    ):  # fmt: skip
        assert text in said, text
    assert failures(drawing.pdf) == {}


@pytest.mark.parametrize("paper", list(BOARDS))
def test_what_follows_stands_on_the_line_of_time(paper: str) -> None:
    days = (date(2026, 8, 1), date(2027, 6, 2), date(2027, 6, 4), date(2027, 9, 30))
    drawing = BOARDS[paper](a_board(*ROWS[:2], a_row("Ghent", follow_on=days)))
    said = words_of(drawing.pdf)
    assert "Jun 2" in said and "Sep 30" in said and "Aug 1" not in said
    assert "follow-on: Jun 2, Jun 4, Sep 30" in all_of_a_pdf(drawing.pdf)  # also without room
    assert failures(drawing.pdf) == {}


def test_the_portfolio_counts_by_country_and_says_what_is_late() -> None:
    said = words_of(BOARDS["portfolio"](a_board(*ROWS)).pdf)
    assert "Sweden 10" in said
    assert "1 deadline overdue" in said
    assert "2 items unconfirmed" in said


def test_the_counts_stand_apart_from_the_heads_of_the_columns() -> None:
    document = PdfDocument(BOARDS["portfolio"](a_board(*ROWS)).pdf)
    try:
        texts = document[0].get_textpage()
        boxes = [texts.get_rect(at) for at in range(texts.count_rects())]
        said = {texts.get_text_bounded(*box).strip(): box for box in boxes}
    finally:
        document.close()
    (counts,) = [box for text, box in said.items() if text.startswith("By country")]
    assert counts[1] - said["Exchange"][3] >= 14


def test_many_rows_run_over_pages_and_none_is_lost() -> None:
    rows = [a_row(f"City {number:03}") for number in range(60)]
    drawing = BOARDS["return-visit-board"](a_board(*rows))
    said = words_of(drawing.pdf)
    assert drawing.pages > 5
    assert all(f"City {number:03}" in said for number in range(60))


def test_an_empty_board_says_so() -> None:
    drawing = BOARDS["portfolio"](a_board())
    assert "No exchanges have been entered." in words_of(drawing.pdf)
    assert failures(drawing.pdf) == {}
