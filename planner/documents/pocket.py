"""The pocket schedule: one sheet that folds to eight panels; time, place, meeting point, phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf

from planner.documents import fonts, look
from planner.documents.cells import draw_text
from planner.documents.look import Sheet
from planner.documents.pages import Flow, Page, Placed
from planner.documents.paper import Leaf, Paper
from planner.documents.pocket_cover import PocketCover
from planner.documents.pocket_lines import (
    SETTINGS,
    PanelDay,
    Setting,
    lines_of_day,
    time_column,
)
from planner.documents.stationery import PANELS, POCKETS, Stationery
from planner.documents.tables import Space
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Style, width
from planner.editions.values import Schedule

_FOOT = 8.0
_TRIED = ((SETTINGS[0], False), *((setting, True) for setting in SETTINGS))
"""How close lines stand, and whether days run on over panels."""
_FOLIO = Style(fonts.BOLD, 7.5, 10, look.INK)


def pocket_sheet(size: str) -> Sheet:
    wide, high = POCKETS[size].sheet
    return Sheet(wide, high, right=0, left=0, top=0, floor=0)


def add(paper: Paper, edition: Schedule) -> None:
    """Panel after panel; every sheet begins with the cover and the numbers to call."""
    stationery = POCKETS[paper.reader.size]
    measure = stationery.width - 2 * stationery.safe
    paper.headed = True
    a_sheet = stationery.count - 1
    panels = _fewest(paper, edition, stationery, measure) or [Page()]
    groups = [panels[at : at + a_sheet] for at in range(0, len(panels), a_sheet)]
    for number, group in enumerate(groups, start=1):
        cover = PocketCover(paper, edition, stationery, number, len(groups))
        cover.check()
        block = FoldedSheet(paper, stationery, cover, group)
        paper.leaves.append(Leaf(Page([Placed(block, 0.0)]), paper.sheet, bare=True))


# -- panels ----------------------------------------------------------------------------------------


def _fewest(paper: Paper, edition: Schedule, stationery: Stationery, measure: float) -> list[Page]:
    """The panels in the roomiest setting of those that need the fewest sheets."""
    room = stationery.height - 2 * stationery.safe - _FOOT
    best: list[Page] = []
    fewest = inf
    for setting, running in _TRIED:
        panels = _panels(paper, edition, setting, measure, room, running=running)
        sheets = ceil(len(panels) / (stationery.count - 1))
        if sheets < fewest:
            best, fewest = panels, sheets
        if fewest <= 1:
            break
    return best


def _panels(
    paper: Paper,
    edition: Schedule,
    setting: Setting,
    measure: float,
    room: float,
    *,
    running: bool,
) -> list[Page]:
    """A day that fits no more begins a panel; where that saves a sheet, days run on."""
    flow, time = Flow(room, None, None), time_column(paper, edition.days, setting, measure)
    for day in edition.days:
        heading = PanelDay(paper, day, measure, setting)
        lines = list(lines_of_day(paper, day, setting, measure, time))
        heading.check()
        together = sum(block.height for block in (heading, *(lines[:1] if running else lines)))
        flow.head()
        if flow.pages[-1].placed:
            if together + setting.between > flow.left:
                flow.turn()
            else:
                flow.add(Space(setting.between))
        flow.head(heading)
        for line in lines:
            flow.add(line)
    return [page for page in flow.finish() if page.placed]


@dataclass(slots=True)
class FoldedSheet:
    """Eight panels: four above, four below turned round, folds marked at the edge."""

    paper: Paper
    stationery: Stationery
    cover: PocketCover
    panels: Sequence[Page]
    height: float = 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        with canvas.artifact():
            self._folds(canvas, top)
        self.cover.draw(canvas, 0.0, top)
        for number, page in enumerate(self.panels, start=2):
            place = PANELS.index(number - 1)
            row, column = divmod(place, self.stationery.columns)
            canvas.saveState()
            if row:
                canvas.translate((column + 1) * self.stationery.width, 0)
                canvas.rotate(180)
                canvas.translate(0, -self.stationery.height)
                self._panel(canvas, page, number, self.stationery.height)
            else:
                canvas.translate(column * self.stationery.width, 0)
                self._panel(canvas, page, number, top)
            canvas.restoreState()

    def _panel(self, canvas: TaggedCanvas, page: Page, number: int, top: float) -> None:
        safe = self.stationery.safe
        for each in page.placed:
            each.block.draw(canvas, safe, top - safe - each.y, again=each.again)
        with canvas.artifact("Footer"):
            said = str(number)
            wide = width(said, _FOLIO.font, _FOLIO.size)
            y = top - self.stationery.height + safe - 2
            draw_text(canvas, said, _FOLIO, self.stationery.width - safe - wide, y)

    def _folds(self, canvas: TaggedCanvas, top: float) -> None:
        wide, high = self.stationery.sheet
        canvas.saveState()
        canvas.setStrokeColor(look.INK)
        canvas.setLineWidth(0.6)
        for column in range(1, self.stationery.columns):
            x = column * self.stationery.width
            canvas.line(x, high, x, high - 14)
            canvas.line(x, 0, x, 14)
        canvas.line(0, high / 2, 14, high / 2)
        canvas.line(wide - 14, high / 2, wide, high / 2)
        canvas.setStrokeColor(look.HAIR)
        canvas.setDash(0.6, 3)
        canvas.line(14, high / 2, wide - 14, high / 2)
        for column in range(1, self.stationery.columns):
            x = column * self.stationery.width
            canvas.line(x, 14, x, high - 14)
        canvas.restoreState()
