"""One block for many things at once, where there is no room for each: how many, and which."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from planner.gui.itinerary import words
from planner.gui.itinerary.grid.cards import Card
from planner.gui.itinerary.grid.compose import (
    BAR,
    ICON,
    NARROW,
    Drawn,
    Edge,
    Icon,
    Letters,
    Text,
    start_said,
)
from planner.gui.theme.marks import KIND_ICONS, family
from planner.gui.theme.tokens import TOKENS


def compose_crowd(cards: Sequence[Card], rect: QRectF, letters: Letters) -> Drawn:
    """The count; below it start and title of each, or where that is too wide their kinds."""
    tokens, clash = TOKENS.current, any(card.clashes for card in cards)
    rect = rect.adjusted(0, 0.5, 0, -0.5)
    pen = QPen(tokens.error, 2) if clash else QPen(tokens.line2, 1)
    drawn = Drawn(
        rect=rect,
        fill=tokens.alt,
        bar=tokens.error if clash else tokens.text2,
        hatched=False,
        edge=Edge(pen, 1 if clash else 0.5),
    )
    left, top, right = rect.left() + BAR + 4, rect.top() + 2, rect.right() - 4
    if clash:
        middle = round(top + (letters.height("row") - ICON) / 2)
        right -= ICON
        drawn.icons.append(
            Icon(QRectF(round(right), middle, ICON, ICON), "alert-octagon", tokens.error)
        )
    _say_count(drawn, len(cards), left, top, right, letters)
    top += letters.height("row")
    if rect.width() >= NARROW:
        _list_titles(drawn, cards, left, top, letters)
    else:
        _show_kinds(drawn, cards, left, top + 1)
    return drawn


def _say_count(
    drawn: Drawn, count: int, left: float, top: float, right: float, letters: Letters
) -> None:
    said = words.counted(count, "1 item", "%n items")
    if letters.width(said, "row") > right - left:
        said = str(count)
    at = QPointF(left, top + letters.measures["row"].ascent())
    drawn.texts.append(Text(at, said, letters.fonts["row"], TOKENS.current.text))


def _list_titles(
    drawn: Drawn, cards: Sequence[Card], left: float, top: float, letters: Letters
) -> None:
    width = drawn.rect.right() - 4 - left
    for card in sorted(cards, key=lambda card: card.start or 0):
        if top + letters.height("second") > drawn.rect.bottom():
            break
        said = letters.cut(f"{start_said(card)} {card.title}", "second", width)
        at = QPointF(left, top + letters.measures["second"].ascent())
        drawn.texts.append(Text(at, said, letters.fonts["second"], TOKENS.current.text))
        top += letters.height("second")


def _show_kinds(drawn: Drawn, cards: Sequence[Card], left: float, top: float) -> None:
    x = left
    for card in cards:
        if x + ICON > drawn.rect.right() - 4:
            x, top = left, top + ICON + 3
        if top + ICON > drawn.rect.bottom():
            break
        side = QRectF(round(x), round(top), ICON, ICON)
        drawn.icons.append(Icon(side, KIND_ICONS[card.kind], family(card.kind).bar))
        x += ICON + 4
