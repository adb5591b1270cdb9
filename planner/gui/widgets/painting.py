"""What painted rows have in common: text in a role's letters, chips, selection, hairlines.

Rows are painted by pure functions `paint_x(painter, rect, value, ...)`; colors come from the tokens
at paint time, letters from the chosen text size.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

CHIP = 22


def text_width(text: str, role: str) -> int:
    return fonts.metrics(role).horizontalAdvance(text)


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    role: str,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """One line, cut with dots where it does not fit; gives back the width it took."""
    line, wide = fonts.fitted(text, role, rect.width())
    left, spare = rect.left(), rect.width() - wide
    if align & Qt.AlignmentFlag.AlignHCenter:
        left += spare // 2
    elif align & Qt.AlignmentFlag.AlignRight:
        left += spare
    top = rect.top() + (rect.height() - fonts.metrics(role).height()) // 2
    painter.setFont(fonts.font(role))
    painter.setPen(color)
    painter.drawStaticText(left, top, line)
    return wide


def is_cut(text: str, role: str, width: int) -> bool:
    """Whether `draw_text` would not show all of it: then a tool tip must."""
    return text_width(text, role) > width


def draw_row(painter: QPainter, option: "QStyleOptionViewItem", edge: bool = True) -> None:
    """The ground of a row: hovered one step to alt, selected tinted with an edge, focus ringed."""
    from PySide6.QtWidgets import QStyle  # its words take 5 ms, and the first paint has no rows

    tokens, rect, state = TOKENS.current, QRect(option.rect), option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, tokens.accent_tint)
        if edge:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.accent)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, tokens.alt)
    if (
        state & QStyle.StateFlag.State_HasFocus
        and state & QStyle.StateFlag.State_KeyboardFocusChange
    ):
        draw_focus(painter, rect)


def draw_focus(painter: QPainter, rect: QRect) -> None:
    """The ring around what the keys act on, inside its edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(TOKENS.current.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
    painter.restore()


def draw_hairline(painter: QPainter, left: int, right: int, y: int) -> None:
    """A hairline at the bottom of a row, sharp at every scale."""
    smooth = QPainter.RenderHint.Antialiasing
    was_smooth = painter.testRenderHint(smooth)
    if was_smooth:
        painter.setRenderHint(smooth, False)
    painter.fillRect(QRect(left, y, right - left, 1), TOKENS.current.line)
    if was_smooth:
        painter.setRenderHint(smooth)


def chip_width(text: str, icon: str = "") -> int:
    return text_width(text, "label") + 18 + (18 if icon else 0)


def draw_chip(
    painter: QPainter,
    at: QRect,
    text: str,
    tone: str = "note",
    icon: str = "",
    dashed: bool = False,
) -> None:
    """A word in its tint. `tone`: ok, warn, error, note or accent; dashed for what is unknown."""
    tokens = TOKENS.current
    color, tint = getattr(tokens, tone), getattr(tokens, f"{tone}_tint")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(at).adjusted(0.5, 0.5, -0.5, -0.5)
    if dashed:
        pen = QPen(color, 1, Qt.PenStyle.DashLine)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
    painter.drawRoundedRect(box, 4, 4)
    left = at.left() + 8
    if icon:
        side = 14
        icons.paint(painter, QRect(left, at.center().y() - side // 2 + 1, side, side), icon, color)
        left += side + 4
    words = QRect(left, at.top(), at.right() - 7 - left, at.height())
    draw_text(painter, words, text, "label", color)
    painter.restore()
