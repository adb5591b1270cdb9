"""What stands over the columns: days, groups, holidays; below them what has no known hour."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from planner.gui.exchanges.dates import weekday_day
from planner.gui.itinerary import words
from planner.gui.itinerary.grid import painting
from planner.gui.itinerary.grid.canvas import Canvas
from planner.gui.itinerary.grid.sheet import Placed, Sheet, Strand
from planner.gui.itinerary.painting import draw_letter
from planner.gui.theme import fonts, icons
from planner.gui.theme.marks import STATUS_MARKS
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_focus, draw_hairline, draw_text, text_width
from planner.gui.widgets.words import plain_tip

HEAD, STRIP, CHIP = 32, 34, 25
SHOWN = 3  # rows of the strip, at most


@dataclass(frozen=True, slots=True)
class _Chip:
    """One thing without an hour, where it stands."""

    placed: Placed
    rect: QRect


class Heads(QWidget):
    """Painted over the viewport, as wide as the columns."""

    chosen = Signal(object)  # Placed
    opened = Signal()
    day_wanted = Signal(object)  # the heading of a day was pressed

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._canvas: Canvas | None = None
        self._chips: list[_Chip] = []
        self._rows = 0

    def show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._place_chips()

    def arrange(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.update()

    @property
    def _several(self) -> bool:
        return self._sheet is not None and len(self._sheet.days) > 1

    def height_needed(self) -> int:
        self._place_chips()
        rows = 1 + (self._several and self._sheet is not None and self._is_split())
        high = rows * fonts.scaled(HEAD)
        return high + (self._rows * fonts.scaled(CHIP + 4) + 5 if self._rows else 0)

    def _is_split(self) -> bool:
        return self._sheet is not None and len(self._sheet.strands) > len(self._sheet.days)

    # -- what has no hour --------------------------------------------------------------------------

    def _place_chips(self) -> None:
        """One after another after the words, in as many rows as it takes."""
        self._chips, self._rows = [], 0
        if self._sheet is None or not self._sheet.unknown:
            return
        top = fonts.scaled(HEAD) * (2 if self._several and self._is_split() else 1)
        high, left = fonts.scaled(CHIP), 12 + text_width(words.tr("Time unknown"), "label") + 14
        x, row, right = left, 0, max(self.width() - 14, 300)
        for placed in self._sheet.unknown:
            wide = min(self._chip_width(placed), right - left)
            if x > left and x + wide > right:
                x, row = left, row + 1
            y = top + 5 + row * (high + 4)
            self._chips.append(_Chip(placed, QRect(x, y, wide, high)))
            x += wide + 8
        self._rows = row + 1

    def _chip_width(self, placed: Placed) -> int:
        said = self._chip_words(placed)
        return 30 + text_width(said[0], "label") + 8 + text_width(said[1], "second") + 14

    def _chip_words(self, placed: Placed) -> tuple[str, str]:
        """“Morning”, “Call on the county commission”; the day before it where there are several."""
        card, sheet = placed.card, self._sheet
        title = card.title
        if not card.who.everyone and card.who.groups:
            letters = ", ".join(mark.letter for mark in card.who.groups)
            title = f"{title}, " + words.tr("Group {letter}", letter=letters)
        hours = card.hours
        if sheet is not None and self._several and card.day is not None:
            hours = f"{weekday_day(card.day, card.day)}: {hours}"
        return hours, title

    def _chip_at(self, event: QMouseEvent | QHelpEvent) -> _Chip | None:
        at = event.pos() if isinstance(event, QHelpEvent) else event.position().toPoint()
        return next((chip for chip in self._chips if chip.rect.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        chip = self._chip_at(event)
        if chip is not None:
            self.chosen.emit(chip.placed)
            return
        sheet, canvas = self._sheet, self._canvas
        beside = event.position().x() > painting.GUTTER
        if sheet is not None and canvas is not None and self._several and beside:
            strand = sheet.strands[canvas.column_at(event.position().x())]
            self.day_wanted.emit(strand.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._chip_at(event) is not None:
            self.opened.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QHelpEvent.Type.ToolTip:
            chip = self._chip_at(event)
            QToolTip.showText(
                event.globalPos(), plain_tip(chip.placed.card.sentence if chip else "")
            )
            return True
        return super().event(event)

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet, canvas = self._sheet, self._canvas
        if sheet is None or canvas is None:
            return
        painter, tokens = QPainter(self), TOKENS.current
        painter.fillRect(self.rect(), tokens.window)
        top, high = 0, fonts.scaled(HEAD)
        if self._several:
            self._paint_days(painter, sheet, canvas, QRect(0, 0, self.width(), high))
            top = high
        if not self._several or self._is_split():
            for strand, column in zip(sheet.strands, canvas.columns, strict=True):
                rect = QRectF(column.left, top, column.width, high).toAlignedRect()
                if not self._several or strand.group is not None:
                    paint_strand(painter, rect, strand, short=self._several)
            draw_hairline(painter, 0, self.width(), top + high - 1)
            top += high
        before = None
        for strand, column in zip(sheet.strands, canvas.columns, strict=True):
            x = round(column.left)
            painter.setPen(QPen(tokens.line, 1))
            within = self._several and strand.day == before  # a day is written over its groups
            painter.drawLine(x, high if within else 0, x, top - 1)
            before = strand.day
        if self._chips:
            self._paint_strip(painter, top)

    def _paint_days(self, painter: QPainter, sheet: Sheet, canvas: Canvas, row: QRect) -> None:
        for day, share in zip(sheet.days, _shares(sheet), strict=True):
            first, last = canvas.columns[share[0]], canvas.columns[share[-1]]
            rect = QRectF(first.left, row.top(), last.left + last.width - first.left, row.height())
            paint_day_head(painter, rect.toAlignedRect(), sheet, day)
        draw_hairline(painter, 0, self.width(), row.bottom())

    def _paint_strip(self, painter: QPainter, top: int) -> None:
        tokens = TOKENS.current
        painter.fillRect(QRect(0, top, self.width(), self.height() - top), tokens.window)
        first = self._chips[0].rect
        head = QRect(12, first.top(), first.left() - 12, first.height())
        draw_text(painter, head, words.tr("Time unknown"), "label", tokens.text2)
        parent = self.parentWidget()
        thing = getattr(parent, "thing", None)
        for chip in self._chips:
            paint_chip(painter, chip.rect, chip.placed, self._chip_words(chip.placed))
            if chip.placed.card.id == thing:
                draw_focus(painter, chip.rect.adjusted(-1, -1, 1, 1))
        draw_hairline(painter, 0, self.width(), self.height() - 1)


def _shares(sheet: Sheet) -> list[list[int]]:
    return [
        [at for at, strand in enumerate(sheet.strands) if strand.day == day] for day in sheet.days
    ]


def paint_strand(painter: QPainter, rect: QRect, strand: Strand, short: bool) -> None:
    """The letter and name of a group, and quieter who it is; only the letter where it is narrow."""
    tokens = TOKENS.current
    left, right = rect.left() + 10, rect.right() - 6
    if strand.group is not None:
        side = fonts.scaled(18)
        box = QRect(left, rect.center().y() - side // 2 + 1, side, side)
        if short and rect.width() < 110:
            box.moveLeft(rect.center().x() - side // 2)
        draw_letter(painter, box, strand.group.letter)
        left = box.right() + 9
    if short and rect.width() < 110:
        return
    at = QRect(left, rect.top(), max(right - left, 0), rect.height())
    wide = draw_text(painter, at, strand.name, "row-title", tokens.text)
    at.setLeft(at.left() + wide + 12)
    if at.width() > 40:
        draw_text(painter, at, strand.second, "second", tokens.text2)


def paint_day_head(painter: QPainter, rect: QRect, sheet: Sheet, day: date) -> None:
    """The name of a day; today tinted, a holiday said below in its color."""
    tokens = TOKENS.current
    at = sheet.days.index(day)
    today = day == sheet.today
    if today:
        painter.fillRect(rect, tokens.accent_tint)
    holiday = sheet.holidays[at] if at < len(sheet.holidays) else ""
    center = Qt.AlignmentFlag.AlignHCenter
    said = weekday_day(sheet.days[at], sheet.today or sheet.days[at])
    color = tokens.accent if today else tokens.text
    inner = rect.adjusted(3, 0, -3, 0)
    if not holiday:
        draw_text(painter, inner, said, "row", color, center)
        return
    half = rect.height() // 2
    draw_text(
        painter,
        QRect(inner.left(), inner.top() + 1, inner.width(), half),
        said,
        "row",
        color,
        center,
    )
    below = QRect(inner.left(), inner.top() + half - 1, inner.width(), half)
    draw_text(painter, below, holiday, "rail", tokens.holiday, center)


def paint_chip(painter: QPainter, rect: QRect, placed: Placed, said: tuple[str, str]) -> None:
    """Dashed, with a question mark: when, and what."""
    tokens, mark = TOKENS.current, STATUS_MARKS["to-be-determined"]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(tokens.line2, 1)
    pen.setDashPattern([4, 2])
    painter.setPen(pen)
    painter.setBrush(tokens.base)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.restore()
    box = QRect(rect.left() + 8, rect.top(), 14, rect.height())
    icons.paint(painter, box, mark.icon, mark.color)
    off = placed.card.off
    at = QRect(rect.left() + 28, rect.top(), rect.width() - 34, rect.height())
    wide = draw_text(painter, at, said[0], "label", tokens.text3 if off else tokens.warn)
    at.setLeft(at.left() + wide + 8)
    if at.width() > 10:
        draw_text(painter, at, said[1], "second", tokens.text3 if off else tokens.text)
