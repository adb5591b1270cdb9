"""How the cells of the roster and a group's letter are drawn."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from planner.gui.roster.columns import RosterColumn
from planner.gui.roster.rows import GroupMark, RosterRow
from planner.gui.roster.words import GAPS, ROLES, gap_said, stay_said, tr
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import Tokens
from planner.gui.widgets.painting import CHIP, chip_width, draw_chip, draw_text, text_width
from planner.model import Role
from planner.rules.completeness import Gap

PADDING = 8  # left and right in a cell
MARGIN = 14  # left of the avatars
_AVATAR, _LETTER = 28, 18


def row_height() -> int:
    """43 at the usual text size, more where the letters need it."""
    lines = fonts.metrics("row").height() + fonts.metrics("second").height()
    return max(fonts.scaled(43), lines + 10)


def paint_cell(
    painter: QPainter, rect: QRect, row: RosterRow, column: RosterColumn, tokens: Tokens
) -> None:
    match column.key:
        case "name":
            paint_name(painter, rect, row, tokens)
        case "position":
            paint_position(painter, rect, row, tokens)
        case "groups":
            paint_groups(painter, rect, row, tokens)
        case "stay":
            paint_stay(painter, rect, row, tokens)
        case "missing":
            paint_missing(painter, rect, row, tokens)
        case _:
            said = column.said(row)
            wanted = column.unknown or column.key == "sector"
            color = (
                tokens.text
                if said and not _says_unknown(row, column)
                else (tokens.warn if wanted else tokens.text3)
            )
            room = rect.adjusted(PADDING, 0, -PADDING, 0)
            draw_text(painter, room, said or tr("Unknown"), "text", color)


def _says_unknown(row: RosterRow, column: RosterColumn) -> bool:
    return all(not row.value(field) for field in column.fields)


def paint_name(painter: QPainter, rect: QRect, row: RosterRow, tokens: Tokens) -> None:
    """Initials in a circle, the name, and the role under it; the head of delegation stands out."""
    side = fonts.scaled(_AVATAR)
    circle = QRect(rect.left() + MARGIN, rect.center().y() - side // 2 + 1, side, side)
    paint_avatar(painter, circle, row.initials, "label", tokens)
    words = QRect(rect)
    words.setLeft(circle.right() + 11)
    color = tokens.accent if row.role is Role.HEAD else tokens.text2
    upper, lower = two_lines(words.adjusted(0, 0, -PADDING, 0), "row")
    draw_text(painter, upper, row.name, "row", tokens.text)
    draw_text(painter, lower, tr(ROLES[row.role]), "second", color)


def paint_position(painter: QPainter, rect: QRect, row: RosterRow, tokens: Tokens) -> None:
    """The position over the organization; one of them alone stands in the middle."""
    room = rect.adjusted(PADDING, 0, -PADDING, 0)
    if not row.position and not row.organization:
        draw_text(painter, room, tr("Unknown"), "text", tokens.warn)
    elif not row.position or not row.organization:
        draw_text(painter, room, row.position or row.organization, "text", tokens.text)
    else:
        upper, lower = two_lines(room, "text")
        draw_text(painter, upper, row.position, "text", tokens.text)
        draw_text(painter, lower, row.organization, "second", tokens.text2)


def paint_groups(painter: QPainter, rect: QRect, row: RosterRow, tokens: Tokens) -> None:
    """The letters of the groups, in the middle; at most two and how many more."""
    shown, more = row.groups[:2], len(row.groups) - 2
    side, words = fonts.scaled(_LETTER), f"+{more}" if more > 0 else ""
    width = len(shown) * (side + 3) - 3 + (text_width(words, "second") + 3 if words else 0)
    left = rect.center().x() - width // 2
    for mark in shown:
        box = QRect(left, rect.center().y() - side // 2, side, side)
        paint_letter(painter, box, mark, tokens)
        left += side + 3
    if words:
        rest = QRect(left, rect.top(), rect.right() - left, rect.height())
        draw_text(painter, rest, words, "second", tokens.text2)


def chips_of(rect: QRect, gaps: tuple[Gap, ...]) -> Iterator[tuple[QRect, Gap]]:
    """Where the chips of a cell stand: at most two, and none that would not fit whole."""
    left, height = rect.left() + PADDING, max(CHIP, fonts.scaled(CHIP))
    more = chip_width("+8") + 4
    for place, gap in enumerate(gaps[:2]):
        width = chip_width(gap_said(gap), GAPS[gap.purpose][2])
        rest = more if len(gaps) > place + 1 else 0
        if left + width + rest > rect.right() and place:
            return
        yield QRect(left, rect.center().y() - height // 2 + 1, width, height), gap
        left += width + 6


def paint_missing(painter: QPainter, rect: QRect, row: RosterRow, tokens: Tokens) -> None:
    """A chip for what is missing first, and how much more; or that nothing is."""
    if not row.gaps:
        side = fonts.scaled(14)
        mark = QRect(rect.left() + PADDING, rect.center().y() - side // 2 + 1, side, side)
        icons.paint(painter, mark, "check", tokens.ok)
        words = rect.adjusted(PADDING + side + 6, 0, -PADDING, 0)
        draw_text(painter, words, tr("Complete"), "second", tokens.text2)
        return
    shown, right = 0, rect.left() + PADDING
    for box, gap in chips_of(rect, row.gaps):
        _, tone, icon = GAPS[gap.purpose]
        draw_chip(painter, box, gap_said(gap), tone, icon)
        shown, right = shown + 1, box.right() + 6
    if len(row.gaps) > shown:
        box = QRect(right, rect.top(), rect.right() - right, rect.height())
        draw_text(painter, box, f"+{len(row.gaps) - shown}", "label", tokens.text2)


def paint_stay(painter: QPainter, rect: QRect, row: RosterRow, tokens: Tokens) -> None:
    """The days of who is not there for the whole visit."""
    room = rect.adjusted(PADDING, 0, -PADDING, 0)
    said = stay_said(row.joins, row.leaves, row.today)
    if len(said) == 2:
        for box, words in zip(two_lines(room, "second"), said, strict=True):
            draw_text(painter, box, words, "second", tokens.text)
    elif said:
        draw_text(painter, room, said[0], "text", tokens.text)
    else:
        draw_text(painter, room, tr("Whole visit"), "text", tokens.text3)


def paint_avatar(painter: QPainter, circle: QRect, letters: str, role: str, tokens: Tokens) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.sunken)
    painter.drawEllipse(QRectF(circle))
    if letters:
        painter.setPen(tokens.text2)
        painter.setFont(fonts.font(role))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, letters)
    else:
        icons.paint(painter, circle.adjusted(5, 5, -5, -5), "account-outline", tokens.text2)
    painter.restore()


def paint_letter(painter: QPainter, box: QRect, mark: GroupMark, tokens: Tokens) -> None:
    """A group is told by its letter, never by a color."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.text2)
    painter.drawRoundedRect(QRectF(box), 3, 3)
    painter.setPen(tokens.base)
    painter.setFont(fonts.font("label"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.letter)
    painter.restore()


def two_lines(rect: QRect, upper_role: str) -> tuple[QRect, QRect]:
    """The boxes of a line and a second one, in the middle of a row."""
    first, second = fonts.metrics(upper_role).height(), fonts.metrics("second").height()
    top = rect.top() + (rect.height() - first - second) // 2
    return (
        QRect(rect.left(), top, rect.width(), first),
        QRect(rect.left(), top + first, rect.width(), second),
    )
