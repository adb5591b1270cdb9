"""One exchange on the board: its names, how it stands, and its visits on the line of time."""

from dataclasses import dataclass
from datetime import timedelta

from planner.documents import fonts, look, marks
from planner.documents.blocks import Table, rule
from planner.documents.board_paper import (
    IN_ACCENT,
    LINE,
    NAMES,
    RIGHT,
    SHAPES,
    SMALL,
    STANDING,
    BoardPaper,
    Scale,
)
from planner.documents.cells import Cell, draw_cell, draw_text
from planner.documents.tags import Element, TaggedCanvas
from planner.documents.typesetting import Style, width
from planner.editions.values.board import BoardRow, Days

BAR, BACK = 10.0, 15.0  # heights of a bar, and of that of the return visit
LOZENGE = 5.0  # half its height
NUMBER = Style(fonts.BOLD_FIGURES, 13, 15, look.INK)
LABEL = Style(fonts.REGULAR, 7, 9, look.INK)
LABEL_BOLD = Style(fonts.BOLD, 7, 9, look.INK)


def lozenge(canvas: TaggedCanvas, x: float, y: float) -> None:
    """What follows the journeys: a day without a length."""
    canvas.saveState()
    canvas.setFillColor(look.INK)
    canvas.setStrokeColor(look.WHITE)
    canvas.setLineWidth(0.8)
    path = canvas.beginPath()
    path.moveTo(x, y + LOZENGE)
    for across, up in ((LOZENGE, 0.0), (0.0, -LOZENGE), (-LOZENGE, 0.0)):
        path.lineTo(x + across, y + up)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.restoreState()


@dataclass(slots=True)
class BoardLine:
    """One exchange."""

    paper: BoardPaper
    table: Table
    scale: Scale
    row: BoardRow
    names: Cell
    standing: Cell
    last: bool = False

    @property
    def height(self) -> float:
        return max(44.0, self.names.height + 16, self.standing.height + 16)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        middle = top - self.height / 2
        inner = self.scale.width
        self._grid(canvas, left, top)
        made = self.table.row()
        names = made.add("TH", scope="Row")
        draw_cell(canvas, self.names, left + NAMES, middle + self.names.height / 2, names)
        standing = made.add("TD")
        draw_cell(
            canvas, self.standing, left + STANDING + 16, middle + self.standing.height / 2, standing
        )
        color = look.ACCENT if self.row.standing in IN_ACCENT else look.INK
        with canvas.artifact():
            shape = SHAPES[self.row.standing]
            marks.status_shape(canvas, shape, left + STANDING + 5, middle, color)
            self._bars(canvas, left, middle)
        told = made.add("TD")
        with canvas.under(told):
            self._labels(canvas, left, middle)
        self._follow_on(canvas, left, middle, told)
        with canvas.under(made.add("TD")):
            self._days(canvas, left + inner, middle)
        rule(canvas, left, top - self.height, inner, look.RULE if self.last else look.HAIR, 0.6)

    def _grid(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(look.HAIR)
            canvas.setLineWidth(0.5)
            edges = [self.scale.at(month) for month in self.scale.months()]
            for x in (*edges, self.scale.width - RIGHT):
                canvas.line(left + x, top, left + x, top - self.height)
            today = self.paper.edition.made_on
            if self.scale.begins <= today <= self.scale.ends:
                x = left + self.scale.at(today)
                canvas.setStrokeColor(look.INK)
                canvas.setLineWidth(1.6)
                canvas.line(x, top, x, top - self.height)

    def _bars(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        row = self.row
        if not any(days and self.scale.shows(days) for days in (row.first, row.window, row.back)):
            _, x, wide = self._words_for_it()  # no line of the grid goes through them
            canvas.setFillColor(look.WHITE)
            canvas.rect(left + x - 3, y - 6, wide + 6, 12, stroke=0, fill=1)
        if row.window and self.scale.shows(row.window):
            missed = row.standing == "overdue"
            x, wide = self._span(row.window)
            canvas.setLineWidth(1.0)
            canvas.setStrokeColor(look.INK if missed else look.ACCENT)
            canvas.setFillColor(look.WHITE if missed else look.ACCENT_WASH)
            canvas.saveState()
            if missed:
                canvas.setDash(2, 1.6)
            canvas.rect(left + x, y - BAR / 2, wide, BAR, stroke=1, fill=1)
            canvas.restoreState()
        if row.first and self.scale.shows(row.first):
            x, wide = self._span(row.first)
            canvas.setFillColor(look.ACCENT)
            canvas.rect(left + x, y - BAR / 2, wide, BAR, stroke=0, fill=1)
        if row.back and self.scale.shows(row.back):
            x, wide = self._span(row.back)
            canvas.setFillColor(look.INK)
            canvas.rect(left + x, y - BACK / 2, wide, BACK, stroke=0, fill=1)

    def _follow_on(self, canvas: TaggedCanvas, left: float, y: float, cell: Element) -> None:
        """A lozenge on the day of each activity, its date under it where there is room."""
        days = [day for day in self.row.follow_on if self.scale.shows((day, day))]
        if not days:
            return
        words, size = self.paper.words.first, self.paper.reader.size
        dates = [words.abbreviated(day, size) for day in days]
        said = f"{self.paper.say('board.key-follow-on')}: {', '.join(dates)} "
        free = 0.0
        with canvas.under(cell.add("Span", ActualText=said)):
            for day, text in zip(days, dates, strict=True):
                x = left + self.scale.at(day)
                lozenge(canvas, x, y)
                wide = width(text, LABEL.font, LABEL.size)
                start = min(x - wide / 2, left + self.scale.width - RIGHT - wide)
                if start >= free:
                    draw_text(canvas, f"{text} ", LABEL, start, y - 15)
                    free = start + wide + 4

    def _span(self, days: Days) -> tuple[float, float]:
        x = self.scale.at(days[0])
        return x, max(self.scale.at(days[1] + timedelta(days=1)) - x, 5.0)

    def _labels(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        """The dates over the bars; in words where nothing of it lies in these months."""
        row, words, size = self.row, self.paper.words.first, self.paper.reader.size
        drawn = False
        for days, style, up in ((row.first, LABEL, 8.0), (row.back, LABEL_BOLD, 10.5)):
            if days and self.scale.shows(days):
                text = f"{words.abbreviated_range(*days, size)} "
                wide = width(text, style.font, style.size)
                x = min(self.scale.at(days[0]), self.scale.width - RIGHT - wide)
                if style is LABEL_BOLD:
                    x = max(LINE, x - wide / 2 + self._span(days)[1] / 2)
                draw_text(canvas, text, style, left + x, y + up)
                drawn = True
        waiting = row.standing in ("overdue", "closing", "open")
        if row.window and waiting and self.scale.begins <= row.window[1] <= self.scale.ends:
            day = words.abbreviated(row.window[1], size)
            text = f"{words.say('board.until', day=day)} "
            x = self.scale.at(row.window[1]) + 5
            if x + width(text, LABEL.font, LABEL.size) < self.scale.width - RIGHT:
                draw_text(canvas, text, LABEL, left + x, y - 2.5)
                drawn = True
        if not drawn:
            self._in_words(canvas, left, y)

    def _in_words(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        text, x, _ = self._words_for_it()
        draw_text(canvas, f"{text} ", look.KEY, left + x, y - 2.5)

    def _words_for_it(self) -> tuple[str, float, float]:
        """What is said of an exchange of which nothing lies in these months: where, how wide."""
        row, words = self.row, self.paper.words
        if row.first:
            text = words.date_range(*row.first, self.paper.reader.size)
        elif row.first_as_given:
            text = self.paper.say("board.as-given", given=self.paper.read(row.first_as_given))
        else:
            text = self.paper.say("board.unknown")
        wide = width(text, look.KEY.font, look.KEY.size)
        return text, max(LINE + 4, self.scale.width - RIGHT - 4 - wide), wide

    def _days(self, canvas: TaggedCanvas, right: float, y: float) -> None:
        row = self.row
        number, word = {
            "overdue": (-(row.days_left or 0), "over"),
            "closing": (row.days_left, "left"),
            "open": (row.days_left, "left"),
            "not-yet-open": (row.days_to_opening, "to-opening"),
        }.get(row.standing, (None, ""))
        if number is None:
            return
        text, said = str(number), self.paper.say(f"board.{word}")
        style = NUMBER if word != "to-opening" else Style(fonts.BOLD_FIGURES, 9.5, 12, look.INK)
        draw_text(canvas, f"{text} ", style, right - width(text, style.font, style.size), y)
        draw_text(canvas, f"{said} ", SMALL, right - width(said, SMALL.font, SMALL.size), y - 10)
