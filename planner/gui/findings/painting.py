"""How a line of findings is drawn, and where in it the pointer can click."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from planner.gui.findings.model import AcceptedHead, FindingRow, Line
from planner.gui.findings.words import ACCEPT, GO_TO, TAKE_BACK, severity_said, tr
from planner.gui.theme import fonts, icons
from planner.gui.theme.marks import SEVERITY_MARKS, Mark
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_text, text_width
from planner.rules.findings import Severity

MARGIN, ROW = 12, 27
_MARK, _GAP, _BETWEEN = 16, 8, 14
_ACCEPTED = Mark("check", "text3")


def row_height() -> int:
    return max(ROW, fonts.metrics("text").height() + 9)


def line_height(line: Line) -> int:
    """One that was accepted has a second line: by whom, when and why."""
    below = isinstance(line, FindingRow) and line.accepted
    return row_height() + (fonts.metrics("second").height() + 2 if below else 0)


@dataclass(frozen=True, slots=True)
class Boxes:
    """Where the parts of a row stand."""

    word: QRect
    sentence: QRect
    where: QRect
    links: tuple[tuple[str, QRect], ...]  # what they say before it is translated
    below: QRect


def links_of(row: FindingRow) -> list[str]:
    """What can be done with a finding. An error is put right, not accepted."""
    links = [GO_TO] if row.goes_to is not None else []
    if row.accepted is not None:
        return [*links, TAKE_BACK]
    return links if row.finding.severity is Severity.ERROR else [*links, ACCEPT]


def boxes_of(rect: QRect, row: FindingRow) -> Boxes:
    high, right = row_height(), rect.right() - MARGIN
    links = []
    for link in reversed(links_of(row)):
        wide = text_width(tr(link), "text")
        links.append((link, QRect(right - wide, rect.top(), wide + 1, high)))
        right -= wide + _BETWEEN
    where = QRect(right - text_width(row.where, "second"), rect.top(), 0, high)
    where.setRight(right)
    left = rect.left() + MARGIN + _MARK + _GAP
    widest = max(text_width(severity_said(each.value), "label") for each in Severity)
    word = QRect(left, rect.top(), widest + 2, high)
    sentence = QRect(word.right() + _GAP + 4, rect.top(), 0, high)
    sentence.setRight(where.left() - _BETWEEN)
    top = rect.top() + high - 4
    below = QRect(sentence.left(), top, rect.right() - MARGIN - sentence.left(), 0)
    below.setBottom(rect.bottom() - 4)
    return Boxes(word, sentence, where, tuple(links), below)


def paint_line(painter: QPainter, rect: QRect, line: Line) -> None:
    paint_head(painter, rect, line) if isinstance(line, AcceptedHead) else paint_finding(
        painter, rect, line
    )


def paint_finding(painter: QPainter, rect: QRect, row: FindingRow) -> None:
    """Mark, severity, sentence, where, and what can be done; under it why it was accepted."""
    tokens, boxes = TOKENS.current, boxes_of(rect, row)
    mark = _ACCEPTED if row.accepted else SEVERITY_MARKS[row.severity]
    icon = QRect(rect.left() + MARGIN, rect.top(), _MARK, row_height())
    icons.paint(painter, icon, mark.icon, mark.color)
    quiet = row.accepted is not None
    draw_text(painter, boxes.word, row.word, "label", tokens.text3 if quiet else mark.color)
    color = tokens.text2 if quiet else tokens.text
    draw_text(painter, boxes.sentence, row.sentence, "text", color)
    right = Qt.AlignmentFlag.AlignRight
    draw_text(painter, boxes.where, row.where, "second", tokens.text2, right)
    for link, box in boxes.links:
        draw_text(painter, box, tr(link), "text", tokens.accent)
    if row.below:
        draw_text(painter, boxes.below, row.below, "second", tokens.text2)


def paint_head(painter: QPainter, rect: QRect, head: AcceptedHead) -> None:
    """“Accepted (3)” with the arrow that unfolds it."""
    tokens = TOKENS.current
    icon = QRect(rect.left() + MARGIN, rect.top(), _MARK, rect.height())
    icons.paint(painter, icon, "chevron-down" if head.unfolded else "chevron-right", tokens.text2)
    words = rect.adjusted(MARGIN + _MARK + _GAP, 0, -MARGIN, 0)
    draw_text(painter, words, head.words, "label", tokens.text2)
