"""From what was chosen to a finished paper. Runs on the background's worker.

ReportLab and the papers are imported here, when the first paper is made: the window must not wait
for them when it starts.
"""

from dataclasses import dataclass
from datetime import date

from planner.editions.values import Notice, Reader
from planner.gui.background import Progress
from planner.model import Exchange, VisitKind

PAPER = "daily-schedule"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose; `day` None is every day."""

    visit: VisitKind = VisitKind.FIRST
    audience: str = "delegation"
    clock: int = 12  # hours
    size: str = "letter"  # or a4
    day: date | None = None

    @property
    def reader(self) -> Reader:
        return Reader(audience=self.audience, clock=self.clock, size=self.size)


@dataclass(frozen=True, slots=True)
class Made:
    """A paper, ready to be shown, printed and saved."""

    choice: Choice
    pdf: bytes
    notices: tuple[Notice, ...]


def make(exchange: Exchange, choice: Choice, made_on: date, progress: Progress) -> Made:
    """Make the daily schedule of a whole exchange; `progress` may raise to stop it.

    Raises `Refused` where there is no such visit or the reader may not have this paper.
    """
    from planner.documents.papers import PAPERS
    from planner.editions.schedule import schedule_for

    progress(0, 2)
    days = None if choice.day is None else [choice.day]
    edition = schedule_for(exchange, choice.visit, choice.reader, made_on, days)
    progress(1, 2)
    drawing = PAPERS[PAPER](edition)
    progress(2, 2)
    return Made(choice, drawing.pdf, tuple(drawing.notices))
