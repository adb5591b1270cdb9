"""The table of deadlines: groups by how they stand, each row painted."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid5

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planner.gui.deadlines.words import (
    ORDER,
    TONES,
    due_said,
    left_said,
    note_said,
    state_said,
    tr,
)
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_focus, draw_text
from planner.gui.widgets.rows import Column, Index, RowModel, RowTable
from planner.queries.deadlines import DeadlineRow, shifts
from planner.rules.deadlines import DeadlineState, Line, Shift

_HEADS = UUID("6b7ccf5a-3a3c-4a0b-8f0e-0d6f0c9f5a11")
ROW, GROUP = 38, 30
_WIDTHS = (56, 410, 232, 236, 144)  # of all columns but the last


@dataclass(frozen=True, slots=True)
class Head:
    """The line over a group."""

    state: DeadlineState
    count: int


@dataclass(frozen=True, slots=True)
class Shown:
    row: DeadlineRow
    shift: Shift | None


def _of_row(said: Callable[[DeadlineRow], str]) -> Callable[[object], str]:
    def of(value: object) -> str:
        return said(value.row) if isinstance(value, Shown) else ""

    return of


def _what(value: object) -> str:
    if isinstance(value, Head):
        return f"{state_said(value.state)} {value.count}"
    assert isinstance(value, Shown)
    return value.row.what


def _note(value: object) -> str:
    return note_said(value.row, value.shift) if isinstance(value, Shown) else ""


class DeadlinesModel(RowModel):
    """Rows in their groups; those that are done alone, when they are asked for."""

    def __init__(self, lines: tuple[Line, ...], parent: QWidget | None = None) -> None:
        super().__init__(
            (
                Column(tr("Done"), _of_row(lambda row: tr("done") if row.done_on else "")),
                Column(tr("What"), _what),
                Column(tr("Exchange"), _of_row(lambda row: row.exchange)),
                Column(tr("Due"), _of_row(lambda row: f"{due_said(row)}, {left_said(row)}")),
                Column(tr("Owner"), _of_row(lambda row: row.owner or tr("nobody yet"))),
                Column(tr("Note"), _note),
            ),
            parent,
        )
        self._lines = lines
        self._values: dict[UUID, Head | Shown] = {}
        self.heads: tuple[int, ...] = ()  # the rows over groups

    def set_rows(self, rows: list[DeadlineRow]) -> None:
        moved = shifts(rows, self._lines)
        groups: dict[DeadlineState, list[DeadlineRow]] = {state: [] for state in ORDER}
        for row in rows:
            groups[row.state].append(row)
        ids: list[UUID] = []
        heads: list[int] = []
        self._values = {}
        for state, own in groups.items():
            if own:
                head = uuid5(_HEADS, state.value)
                heads.append(len(ids))
                ids.append(head)
                self._values[head] = Head(state, len(own))
            for row in own:
                ids.append(row.id)
                self._values[row.id] = Shown(row, moved.get(row.id))
        self.heads = tuple(heads)
        self.show(ids)

    def value(self, row: int) -> Head | Shown:
        return self._values[self.id_at(row)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.value(index.row()), Head):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class DeadlinesTable(RowTable):
    """Space or a click on the box ticks off.

    Rows are painted whole: asking a delegate cell by cell costs three times what painting does.
    """

    tick_wanted = Signal(object)  # DeadlineRow

    def __init__(self, model: DeadlinesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Deadlines"), parent)
        self.deadlines = model
        self.horizontalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        model.modelReset.connect(self._span)
        self.fit()

    def chosen_row(self) -> DeadlineRow | None:
        index = self.currentIndex()
        value = self.deadlines.value(index.row()) if index.isValid() else None
        return value.row if isinstance(value, Shown) else None

    def _span(self) -> None:
        self.clearSpans()
        for row in self.deadlines.heads:
            self.setSpan(row, 0, 1, self.deadlines.columnCount())
            self.setRowHeight(row, fonts.scaled(GROUP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.chosen_row()
        if event.key() == Qt.Key.Key_Space and row is not None:
            self.tick_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0:
            value = self.deadlines.value(index.row())
            if isinstance(value, Shown):
                self.tick_wanted.emit(value.row)

    def fit(self) -> None:
        super().fit()
        self._span()

    def row_height(self) -> int:
        return fonts.scaled(ROW)

    def lay_out(self) -> None:
        width = self.viewport().width()
        wanted = [fonts.scaled(size) for size in _WIDTHS]
        least = fonts.scaled(120)
        if sum(wanted) + least > width:  # what and exchange give way first
            over = sum(wanted) + least - width
            wanted[1] = max(wanted[1] - over * 2 // 3, least)
            wanted[2] = max(wanted[2] - over // 3, least)
        for column, size in enumerate(wanted):
            self.setColumnWidth(column, size)
        self.setColumnWidth(len(wanted), max(width - sum(wanted), least))

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows that are to be seen again, from top to bottom."""
        room, count = event.rect(), self.deadlines.rowCount()
        first = self.rowAt(room.top())
        if first < 0:
            return
        with QPainter(self.viewport()) as painter:
            columns = [
                (self.columnViewportPosition(column), self.columnWidth(column))
                for column in range(self.deadlines.columnCount())
            ]
            here = self.currentIndex() if self._by_keys() else None
            top = self.rowViewportPosition(first)
            for row in range(first, count):
                high = self.rowHeight(row)
                self._paint_row(painter, row, top, high, columns)
                if here is not None and here.row() == row:
                    left, wide = columns[here.column()]
                    draw_focus(painter, QRect(left, top, wide, high))
                top += high
                if top > room.bottom():
                    break

    def _by_keys(self) -> bool:
        return self.hasFocus() and bool(self.window().property("keys"))

    def _paint_row(
        self, painter: QPainter, row: int, top: int, high: int, columns: list[tuple[int, int]]
    ) -> None:
        value = self.deadlines.value(row)
        whole = QRect(0, top, columns[-1][0] + columns[-1][1], high)
        if isinstance(value, Head):
            paint_head(painter, whole, value)
            return
        self.paint_ground(painter, whole, self.deadlines.index(row, 0))
        for column, (left, wide) in enumerate(columns):
            paint_cell(painter, QRect(left, top, wide, high), value, column)


def paint_head(painter: QPainter, rect: QRect, head: Head) -> None:
    tokens = TOKENS.current
    tone, icon = TONES[head.state]
    color = getattr(tokens, tone)
    painter.fillRect(rect, tokens.alt)
    side = fonts.scaled(14)
    box = QRect(rect.left() + 18, rect.center().y() - side // 2, side, side)
    icons.paint(painter, box, icon, color)
    words = rect.adjusted(44, 0, 0, 0)
    wide = draw_text(painter, words, state_said(head.state), "row", color)
    rest = words.adjusted(wide + 8, 0, 0, 0)
    draw_text(painter, rest, str(head.count), "text", tokens.text2)


def paint_cell(painter: QPainter, rect: QRect, value: Shown, column: int) -> None:
    tokens, row = TOKENS.current, value.row
    words = rect.adjusted(4, 0, -8, 0)
    tone = getattr(tokens, TONES[row.state][0])
    if column == 0:
        _paint_box(painter, rect, done=row.done_on is not None)
    elif column == 1:
        draw_text(painter, words, row.what, "row", tokens.text)
    elif column == 2:
        draw_text(painter, words, row.exchange, "text", tokens.text2)
    elif column == 3:
        half = words.width() * 56 // 100
        draw_text(painter, QRect(words.topLeft(), QSize(half, words.height())), due_said(row),
                  "text", tokens.text)  # fmt: skip
        draw_text(painter, words.adjusted(half, 0, 0, 0), left_said(row), "label", tone)
    elif column == 4:
        said, color = (row.owner, tokens.text) if row.owner else (tr("Nobody yet"), tokens.text3)
        draw_text(painter, words, said, "text", color)
    else:
        draw_text(painter, words, note_said(row, value.shift), "second", tokens.text2)


def _paint_box(painter: QPainter, rect: QRect, *, done: bool) -> None:
    tokens, side = TOKENS.current, fonts.scaled(16)
    box = QRect(rect.left() + 18, rect.center().y() - side // 2, side, side)
    painter.setPen(QPen(tokens.line2, 1))
    painter.setBrush(tokens.base)
    painter.drawRoundedRect(box, 3, 3)
    if done:
        icons.paint(painter, box.adjusted(1, 1, -1, -1), "check", tokens.ok)
