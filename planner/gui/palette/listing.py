"""The rows of the palette: at most eight of what was found, under the headings of their groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.gui.palette.matching import match
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_text, text_width
from planner.gui.workspace import Hit

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
SHOWN, ROW, HEADING, MARGIN = 8, 34, 28, 19
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class HitRow:
    hit: Hit
    spans: tuple[tuple[int, int], ...]  # what to highlight in its text
    shortcut: str = ""


Row = HitRow | str  # a heading is only its word


def share(found: Sequence[Sequence[Hit]], room: int = SHOWN) -> list[list[Hit]]:
    """The first of each group, so that all together are at most `room`, as evenly as they come."""
    takes = [0] * len(found)
    while room > 0 and any(take < len(group) for take, group in zip(takes, found, strict=True)):
        for at, group in enumerate(found):
            if takes[at] < len(group) and room > 0:
                takes[at] += 1
                room -= 1
    return [list(group[:take]) for take, group in zip(takes, found, strict=True)]


def rows_of(found: Sequence[Sequence[Hit]], typed: str, shortcuts: dict[str, str]) -> list[Row]:
    """What is shown of what was found, with its headings. `shortcuts` by the text of an action."""
    rows: list[Row] = []
    for group in share(found):
        if group:
            rows.append(group[0].group)
        for hit in group:
            matched = match(typed, hit.text, hit.second)
            rows.append(HitRow(hit, matched.spans if matched else (), shortcuts.get(hit.text, "")))
    return rows


class PaletteModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def spoken(row: Row) -> str:
    if isinstance(row, str):
        return row
    return ", ".join(filter(None, (row.hit.text, row.hit.second, row.shortcut)))


def row_height(row: Row) -> int:
    least, role = (HEADING, "label") if isinstance(row, str) else (ROW, "text")
    return max(least, fonts.metrics(role).height() + (10 if isinstance(row, str) else 16))


def paint_row(painter: QPainter, rect: QRect, row: Row, chosen: bool) -> None:
    """A heading; or icon, text with what was typed in the accent, second words, shortcut."""
    tokens = TOKENS.current
    if isinstance(row, str):
        words = rect.adjusted(MARGIN, 4, -MARGIN, 0)
        draw_text(painter, words, row, "label", tokens.text2)
        return
    if chosen:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent_tint)
        painter.drawRoundedRect(rect.adjusted(9, 1, -9, -1), 4, 4)
    icon = QRect(rect.left() + MARGIN + 4, rect.top(), 16, rect.height())
    if row.hit.icon:
        icons.paint(painter, icon, row.hit.icon, tokens.accent if chosen else tokens.text2)
    right = rect.right() - MARGIN - 4
    if row.shortcut:
        right = _paint_keys(painter, rect, row.shortcut) - 8
    left = icon.right() + 12
    words = QRect(left, rect.top(), right - left, rect.height())
    left += _paint_found(painter, words, row) + 12
    if row.hit.second and right - left > 24:
        rest = QRect(left, rect.top(), right - left, rect.height())
        draw_text(painter, rest, row.hit.second, "second", tokens.text2)


def _paint_found(painter: QPainter, rect: QRect, row: HitRow) -> int:
    """The text, piece by piece; gives back its width."""
    tokens, left, done = TOKENS.current, rect.left(), 0
    pieces: list[tuple[str, str, QColor]] = []
    for start, length in row.spans:
        start = max(start, done)
        pieces.append((row.hit.text[done:start], "text", tokens.text))
        pieces.append((row.hit.text[start : start + length], "row", tokens.accent))
        done = max(done, start + length)
    pieces.append((row.hit.text[done:], "text", tokens.text))
    for text, role, color in pieces:
        box = QRect(left, rect.top(), max(rect.right() - left, 0), rect.height())
        if text:
            draw_text(painter, box, text, role, color)
            left += text_width(text, role)
    return min(left, rect.right()) - rect.left()


def _paint_keys(painter: QPainter, rect: QRect, shortcut: str) -> int:
    """The keys in a small frame at the right; gives back where the frame begins."""
    tokens, width = TOKENS.current, text_width(shortcut, "second") + 14
    height = fonts.metrics("second").height() + 6
    box = QRect(rect.right() - MARGIN - 4 - width, 0, width, height)
    box.moveCenter(QRect(box.left(), rect.top(), width, rect.height()).center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(tokens.base)
    painter.setPen(QPen(tokens.line2, 1))
    painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
    center = Qt.AlignmentFlag.AlignHCenter
    draw_text(painter, box, shortcut, "second", tokens.text2, center)
    return box.left()


class PaletteDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, row_height(index.data(ROW_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_row(painter, option.rect, index.data(ROW_ROLE), chosen)
        painter.restore()
