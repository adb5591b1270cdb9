"""All papers there are, by the names of the command line."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from planner.documents import (
    access,
    cards,
    change_notice,
    contacts,
    daily_schedule,
    emergency,
    feedback_form,
    look,
    meals,
    national_itinerary,
    personal,
    pocket,
    press,
    program_book,
    report,
    rooms,
    roster,
    travel,
    who_goes_where,
)
from planner.documents.board import add as add_board
from planner.documents.board_paper import BoardPaper
from planner.documents.drawing import Drawing
from planner.documents.look import Sheet
from planner.documents.office_paper import OfficePaper
from planner.documents.paper import Paper
from planner.editions.values import Edition, Report

Write = Callable[[Paper, Any], None]


def _drawn(edition: Edition, *, name: str, write: Write, sheets: Callable[[str], Sheet]) -> Drawing:
    """A paper of one edition as a tagged PDF. The same edition gives the same bytes."""
    paper = Paper(edition, name, sheets(edition.reader.size))
    write(paper, edition)
    return paper.finish()


def _upright(size: str) -> Sheet:
    return look.SHEETS[size]


def _across(size: str) -> Sheet:
    return look.LANDSCAPES[size]


_WRITERS: Mapping[str, tuple[Write, Callable[[str], Sheet]]] = {
    "national-itinerary": (national_itinerary.add, _upright),
    "program-book": (program_book.add, _upright),
    "daily-schedule": (daily_schedule.add, _upright),
    "personal-schedule": (personal.add, _upright),
    "pocket-schedule": (pocket.add, pocket.pocket_sheet),
    "who-goes-where": (who_goes_where.add, _across),
    "roster": (roster.add, _upright),
    "contact-sheet": (contacts.add, _upright),
    "emergency-sheet": (emergency.add, _upright),
    "arrivals": (travel.add_arrivals, _upright),
    "vehicle-manifest": (travel.add_manifest, _upright),
    "rooming-list": (rooms.add, _upright),
    "access-list": (access.add, _upright),
    "meal-list": (meals.add, _upright),
    "press-copy": (press.add, _upright),
    "badges": (cards.add_badges, cards.badge_sheet),
    "tent-cards": (cards.add_tents, cards.tent_sheet),
    "feedback-form": (feedback_form.add, _upright),
    "thank-you-list": (report.add, _upright),
    "after-action": (report.add, _upright),
    "change-notice": (change_notice.add, _upright),
}

PAPERS: dict[str, Callable[[Any], Drawing]] = {
    name: partial(_drawn, name=name, write=write, sheets=sheets)
    for name, (write, sheets) in _WRITERS.items()
}


def _board(board: Any, *, name: str) -> Drawing:
    paper = BoardPaper(board, name)
    add_board(paper, board)
    return paper.finish()


BOARDS: dict[str, Callable[[Any], Drawing]] = {
    name: partial(_board, name=name) for name in ("return-visit-board", "portfolio")
}
"""Papers about all exchanges, on a line of time."""


def portfolio_report(edition: Report) -> Drawing:
    """The portfolio in numbers and lists, which is what Word and spreadsheet hold of it."""
    name, sheet = "portfolio-report", look.SHEETS[edition.reader.size]
    paper = OfficePaper(edition, name, sheet, "board.header-portfolio")
    report.add(paper, edition)
    return paper.finish()
