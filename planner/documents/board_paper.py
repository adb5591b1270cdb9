"""What all of the board goes by: its paper, its columns, its signs and its line of time."""

from dataclasses import dataclass
from datetime import date, timedelta

from planner.documents import fonts, look
from planner.documents.office_paper import OfficePaper
from planner.documents.typesetting import Style
from planner.editions.values.board import Board, Days

NAMES, STANDING, RIGHT = 0.0, 149.0, 62.0  # columns, from the left; the last from the right
LINE, ROOM_FOR_STANDING = 289.0, 122.0
SMALL = Style(fonts.REGULAR, 7.5, 9, look.SOFT)

SHAPES = {
    "overdue": "urgent",
    "closing": "half",
    "scheduled-outside": "triangle",
    "open": "circle",
    "scheduled-inside": "disc",
    "not-yet-open": "dotted",
    "undated": "asked",
    "waived": "bar",
    "held": "check",
}
IN_ACCENT = ("scheduled-inside", "held")


class BoardPaper(OfficePaper):
    """A paper of rows on a line of time."""

    edition: Board

    def __init__(self, board: Board, kind: str) -> None:
        self.kind = kind
        head = "board.header-portfolio" if self.portfolio else "board.header"
        super().__init__(board, kind, look.LANDSCAPES[board.reader.size], head)

    @property
    def portfolio(self) -> bool:
        return self.kind == "portfolio"


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day lies between the left end and the right end of the line of time."""

    begins: date
    ends: date
    width: float

    def at(self, day: date) -> float:
        days = (self.ends - self.begins).days + 1
        share = (day - self.begins).days / days
        return LINE + min(max(share, 0.0), 1.0) * (self.width - LINE - RIGHT)

    def shows(self, days: Days) -> bool:
        return days[0] <= self.ends and self.begins <= days[1]

    def months(self) -> list[date]:
        found = [self.begins]
        while True:
            following = (found[-1].replace(day=28) + timedelta(days=4)).replace(day=1)
            if following > self.ends:
                return found
            found.append(following)
