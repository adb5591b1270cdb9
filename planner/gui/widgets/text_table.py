"""A table whose cells are words: a strong or plain line, and a quieter one under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.heading import Heading
from planner.gui.widgets.painting import draw_text, is_cut, text_width
from planner.gui.widgets.rows import VALUE_ROLE, Column, Index, RowModel, RowTable
from planner.gui.widgets.words import plain_tip
from planner.rules.folding import holds, searched, wanted_words

_MARGIN, _PADDING, _ROW, _BAR, _BOX = 16, 10, 43, 6, 18
_TICKED, _EMPTY = "yes", "not yet"  # a box, read aloud


@dataclass(frozen=True, slots=True)
class Words:
    """One cell."""

    text: str
    second: str = ""
    strong: bool = False
    bar: float | None = None  # drawn beside the first line, from nothing (0) to all (1)
    ticked: bool | None = None  # a box before the words; None: there is none

    @property
    def said(self) -> str:
        box = "" if self.ticked is None else _TICKED if self.ticked else _EMPTY
        return ", ".join(filter(None, (box, self.text, self.second)))


@dataclass(frozen=True, slots=True)
class TextRow:
    id: UUID
    cells: tuple[Words, ...]

    @property
    def found_by(self) -> str:
        return searched(" ".join(cell.said for cell in self.cells))


class TextModel(RowModel):
    """Rows in the order given, those shown in which all words looked for stand."""

    def __init__(self, headings: Sequence[tuple[str, int]], parent: QObject | None = None) -> None:
        """`headings`: the word over each column, and its share of the width."""
        super().__init__(
            [
                Column(word, lambda row, at=at: row.cells[at].said)  # type: ignore[misc]  # mypy infers no lambda with a default
                for at, (word, _) in enumerate(headings)
            ],
            parent,
        )
        self.shares = tuple(share for _, share in headings)
        self._rows: dict[UUID, TextRow] = {}
        self._wanted: tuple[str, ...] = ()

    def set_rows(self, rows: Sequence[TextRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self._arrange()

    def narrow(self, text: str) -> None:
        self._wanted = wanted_words(text)
        self._arrange()

    def _arrange(self) -> None:
        fitting = (
            row.id
            for row in self._rows.values()
            if not self._wanted or holds(row.found_by, self._wanted)
        )
        self.show(list(fitting))

    def value(self, row: int) -> TextRow:
        return self._rows[self.id_at(row)]


class TextTable(RowTable):
    def __init__(self, model: TextModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self.model_of_words = model
        self._delegate = _Cells(self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(Heading(self, _MARGIN, _PADDING))
        self.fit()

    def row_height(self) -> int:
        return _row_height()

    def lay_out(self) -> None:
        shares, room = self.model_of_words.shares, self.viewport().width()
        left, parts = room, sum(shares)
        for column, share in enumerate(shares):
            wide = left if column == len(shares) - 1 else room * share // parts
            self.setColumnWidth(column, wide)
            left -= wide


def _row_height() -> int:
    letters = fonts.metrics("text").height() + fonts.metrics("second").height()
    return max(fonts.scaled(_ROW), letters + 8)


class _Cells(QStyledItemDelegate):
    def __init__(self, table: TextTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect = TOKENS.current, QRect(option.rect)
        words: Words = index.data(VALUE_ROLE).cells[index.column()]
        painter.save()
        self._table.paint_ground(painter, rect, index)
        box = _inside(rect, index.column())
        if words.ticked is not None:
            mark = QRect(box.left(), box.center().y() - _BOX // 2 + 1, _BOX, _BOX)
            box.setLeft(mark.right() + 8)
            icon = "checkbox-marked-outline" if words.ticked else "checkbox-blank-outline"
            icons.paint(painter, mark, icon, tokens.ok if words.ticked else tokens.text2)
        role = "row" if words.strong else "text"
        if words.second:
            high = fonts.metrics(role).height()
            top = rect.top() + (rect.height() - high - fonts.metrics("second").height()) // 2
            first = QRect(box.left(), top, box.width(), high)
            below = QRect(
                box.left(), first.bottom() + 1, box.width(), fonts.metrics("second").height()
            )
            draw_text(painter, first, words.text, role, tokens.text)
            if words.bar is not None:
                _draw_bar(painter, first, words)
            draw_text(painter, below, words.second, "second", tokens.text2)
        else:
            draw_text(painter, box, words.text, role, tokens.text)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What is cut off in its cell is said in full."""
        words: Words = index.data(VALUE_ROLE).cells[index.column()]
        room = _inside(QRect(option.rect), index.column()).width()
        role = "row" if words.strong else "text"
        if is_cut(words.text, role, room) or is_cut(words.second, "second", room):
            said = "\n".join(filter(None, (words.text, words.second)))
            QToolTip.showText(event.globalPos(), plain_tip(said), view)
        else:
            QToolTip.hideText()
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), _row_height())


def _draw_bar(painter: QPainter, line: QRect, words: Words) -> None:
    """A track as wide as the cell leaves beside the number, filled as far as it says."""
    tokens, high = TOKENS.current, fonts.scaled(_BAR)
    left = line.left() + max(text_width(words.text, "text"), text_width("0.0", "text")) + _PADDING
    track = QRect(left, line.center().y() - high // 2, max(line.right() - left, 0), high)
    painter.fillRect(track, tokens.line)
    filled = QRect(track)
    filled.setWidth(round(track.width() * (words.bar or 0)))
    painter.fillRect(filled, tokens.text2)


def _inside(rect: QRect, column: int) -> QRect:
    return rect.adjusted(_PADDING if column else _MARGIN, 0, -_PADDING, 0)
