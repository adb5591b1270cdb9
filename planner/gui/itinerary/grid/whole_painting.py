"""How the whole visit is drawn: bands of stops, days, cells, entries, nights."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from planner.gui.exchanges.dates import weekday_day
from planner.gui.itinerary import words
from planner.gui.itinerary.grid.canvas import FADED
from planner.gui.itinerary.grid.compose import start_said
from planner.gui.itinerary.grid.overview import HEAD, PARTS, Carried, Entry, Plan, Stay
from planner.gui.itinerary.grid.painting import paint_ring, paint_veil
from planner.gui.itinerary.grid.panes import paint_night, runs
from planner.gui.itinerary.painting import draw_letter
from planner.gui.theme import fonts, icons
from planner.gui.theme.marks import KIND_ICONS, SEVERITY_MARKS, STATUS_MARKS, family
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_text, text_width
from planner.model import ItemStatus, PartOfDay

_WEEKEND = 5
_CENTER = Qt.AlignmentFlag.AlignHCenter


def paint_whole(
    painter: QPainter,
    plan: Plan,
    area: QRectF,
    scrolled: QPointF,
    edges: tuple[int, int],
    *,
    chosen: UUID | None,
    focused: bool,
    carried: Carried | None,
) -> None:
    """All of it: the cells scroll under the days and over the nights. `edges`: head and foot."""
    tokens, (head, foot) = TOKENS.current, edges
    body = QRectF(0, head, area.width(), area.height() - head - foot)
    painter.fillRect(area, tokens.window)
    painter.save()
    painter.setClipRect(body)
    painter.translate(-scrolled.x(), head - scrolled.y())
    _paint_cells(painter, plan, carried.over if carried else None)
    away = carried.entry.card.id if carried and not carried.placing.copy else None
    clashes = carried.clashes if carried else frozenset()
    for entry in plan.entries:
        painter.setOpacity(FADED if entry.card.id == away else 1)
        paint_entry(painter, entry)
        painter.setOpacity(1)
        if entry.card.id == chosen:
            ring = tokens.accent if focused else tokens.accent_line
            paint_ring(painter, entry.rect.adjusted(1, 1, -1, -1), ring)
        if entry.card.id in clashes:
            paint_ring(painter, entry.rect.adjusted(1, 1, -1, -1), tokens.error)
    if carried is not None:
        _paint_carried(painter, carried)
    painter.restore()
    _paint_parts(painter, plan, body, scrolled.y())
    painter.save()
    painter.translate(-scrolled.x(), 0)
    _paint_head(painter, plan, head)
    painter.translate(0, area.height() - foot)
    _paint_nights(painter, plan, foot)
    painter.restore()


def _paint_carried(painter: QPainter, carried: Carried) -> None:
    """The entry under the pointer, with a plus where it is a copy."""
    tokens, rect = TOKENS.current, QRectF(carried.entry.rect)
    rect.moveCenter(carried.point)
    paint_entry(painter, replace(carried.entry, rect=rect))
    color = tokens.error if carried.clashes else tokens.accent
    paint_ring(painter, rect.adjusted(1, 1, -1, -1), color)
    if carried.placing.copy:
        box = QRectF(rect.right() - 8, rect.top() - 8, 16, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(box)
        icons.paint(painter, box.adjusted(2, 2, -2, -2), "plus", tokens.on_accent)


def _paint_cells(painter: QPainter, plan: Plan, over: int | None) -> None:
    tokens = TOKENS.current
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    starts = {stay.first for stay in plan.shown.stays[1:]}
    for at, day in enumerate(plan.shown.days):
        x = HEAD + at * plan.day
        column = QRectF(x, 0, plan.day, plan.tops[-1])
        painter.fillRect(column, tokens.alt if day.weekday() >= _WEEKEND else tokens.base)
        if at == over or day == plan.shown.today:
            tint = QColor(tokens.accent)
            tint.setAlphaF(0.14 if at == over else 0.05)
            painter.fillRect(column, tint)
        painter.setPen(QPen(tokens.line2 if at in starts else tokens.line, 1))
        painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, plan.tops[-1]))
    painter.setPen(QPen(tokens.line, 1))
    for top in plan.tops:
        painter.drawLine(QPointF(0, round(top) + 0.5), QPointF(plan.width, round(top) + 0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_parts(painter: QPainter, plan: Plan, body: QRectF, scrolled: float) -> None:
    """Morning, midday, afternoon, evening at the left edge."""
    tokens = TOKENS.current
    painter.fillRect(QRectF(0, body.top(), HEAD, body.height()), tokens.window)
    painter.save()
    painter.setClipRect(QRectF(0, body.top(), HEAD, body.height()))
    for part, top in zip(PARTS, plan.tops, strict=False):
        y = round(body.top() + top - scrolled)
        at = QRect(16, y + 8, HEAD - 18, fonts.metrics("label").height())
        draw_text(painter, at, words.tr(words.PARTS[PartOfDay(part)]), "label", tokens.text2)
        painter.setPen(QPen(tokens.line, 1))
        painter.drawLine(0, y, HEAD, y)
    painter.restore()


def _paint_head(painter: QPainter, plan: Plan, head: int) -> None:
    tokens = TOKENS.current
    band = round(head * 28 / 60)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stay in plan.shown.stays:
        left, right = HEAD + stay.first * plan.day, HEAD + (stay.last + 1) * plan.day
        beside = 12 if stay.first else 0  # the sign of the journey that leads here
        _paint_stay(painter, QRectF(left + 1, 4, right - left - 2, band), stay, beside)
    for stay in plan.shown.stays[1:]:
        if stay.reached_by is not None:
            _paint_way(painter, QPointF(HEAD + stay.first * plan.day, 4 + band / 2), stay)
    top = band + 6
    for at, day in enumerate(plan.shown.days):
        rect = QRectF(HEAD + at * plan.day, top, plan.day, head - top).toAlignedRect()
        today, holiday = day == plan.shown.today, plan.shown.holidays[at]
        if today:
            painter.fillRect(rect, tokens.accent_tint)
        said = weekday_day(day, plan.shown.today)
        color = tokens.accent if today else tokens.text
        if holiday:
            half = rect.height() // 2
            upper = QRect(rect.left(), rect.top(), rect.width(), half)
            lower = QRect(rect.left() + 3, rect.top() + half - 2, rect.width() - 6, half + 1)
            draw_text(painter, upper, said, "label", color, _CENTER)
            draw_text(painter, lower, holiday, "rail", tokens.holiday, _CENTER)
        else:
            draw_text(painter, rect, said, "row", color, _CENTER)


def _paint_stay(painter: QPainter, rect: QRectF, stay: Stay, beside: int) -> None:
    """White on the color of group marks: city, nights, host."""
    tokens, stop = TOKENS.current, stay.stop
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.text2)
    painter.drawRoundedRect(rect, 4, 4)
    box = rect.toAlignedRect()
    box.setLeft(box.left() + beside)
    icon = QRect(box.left() + 8, box.top(), 12, box.height())
    icons.paint(painter, icon, "map-marker-outline", tokens.base)
    at = box.adjusted(26, 0, -14, 0)
    city = str(stop.city) if stop.city else words.tr("No city yet")
    wide = draw_text(painter, at, city, "row", tokens.base)
    at.setLeft(at.left() + wide + 10)
    nights = (stop.departs - stop.arrives).days if stop.arrives and stop.departs else 0
    said = [words.counted(nights, "1 night", "%n nights")] if nights else []
    if stop.host is not None:
        said.append(stop.host.name)
    if at.width() > 30:
        draw_text(painter, at, ", ".join(said), "second", tokens.base)


def _paint_way(painter: QPainter, middle: QPointF, stay: Stay) -> None:
    tokens = TOKENS.current
    painter.setPen(QPen(tokens.base, 2))
    painter.setBrush(tokens.accent)
    painter.drawEllipse(middle, 12, 12)
    box = QRectF(middle.x() - 7, middle.y() - 7, 14, 14)
    mode = stay.reached_by.mode.value if stay.reached_by else "road"
    icons.paint(painter, box, KIND_ICONS[mode], tokens.on_accent)


def _paint_nights(painter: QPainter, plan: Plan, foot: int) -> None:
    tokens = TOKENS.current
    painter.fillRect(QRectF(0, 0, plan.width, foot), tokens.window)
    painter.setPen(QPen(tokens.line, 1))
    painter.drawLine(QPointF(0, 0.5), QPointF(plan.width, 0.5))
    at = QRect(16, 0, HEAD - 18, foot)
    draw_text(painter, at, words.tr("Overnight"), "label", tokens.text2)
    for first, last, night in runs(plan.shown.nights):
        rect = QRectF(HEAD + first * plan.day, 0, (last - first + 1) * plan.day, foot)
        paint_night(painter, rect.toAlignedRect().adjusted(3, 9, -3, -9), night)


def paint_entry(painter: QPainter, entry: Entry) -> None:
    """Start, letters and mark; the title below, on one line or two."""
    tokens, card, rect = TOKENS.current, entry.card, entry.rect
    colors, plain = family(card.kind), entry.card.tentative or entry.card.off
    bar = tokens.text3 if card.off else colors.bar
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.base if plain else colors.tint)
    painter.drawRoundedRect(rect, 4, 4)
    if card.private:
        paint_veil(painter, rect, tokens.line)
    style = Qt.BrushStyle.BDiagPattern if plain else Qt.BrushStyle.SolidPattern
    painter.setBrush(QBrush(bar, style))
    painter.drawRoundedRect(QRectF(rect.left(), rect.top(), 4, rect.height()), 2, 2)
    pen = QPen(tokens.error, 2) if card.clashes else QPen(bar, 1)
    if plain and not card.clashes:
        pen.setDashPattern([1, 3] if card.status is ItemStatus.CANCELLED else [4, 2])
    if plain or card.clashes:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    _paint_words(painter, entry)


def _paint_words(painter: QPainter, entry: Entry) -> None:
    tokens, card, box = TOKENS.current, entry.card, entry.rect.toAlignedRect()
    high = fonts.metrics("second").height()
    left, right = box.left() + 9, box.right() - 5
    for icon, color in _marks(entry):
        right -= 12
        icons.paint(painter, QRect(right, box.top() + 3, 11, 11), icon, color)
        right -= 3
    quiet = tokens.text3 if card.off else tokens.text2
    said = start_said(card)
    at = QRect(left, box.top() + 2, right - left, high)
    color = tokens.warn if card.start is None and not card.off else quiet
    left += draw_text(painter, at, said, "label", color) + 5
    for mark in card.who.groups:
        side = high - 2
        if left + side <= right:
            draw_letter(painter, QRect(left, box.top() + 3, side, side), mark.letter)
            left += side + 2
    top = box.top() + 1 + high
    for line in entry.lines:
        at = QRect(box.left() + 9, top, box.width() - 13, high)
        wide = draw_text(painter, at, line, "second", tokens.text3 if card.off else tokens.text)
        if card.status is ItemStatus.CANCELLED:
            painter.setPen(QPen(tokens.text3, 1))
            painter.drawLine(at.left(), at.center().y() + 1, at.left() + wide, at.center().y() + 1)
        top += high


def _marks(entry: Entry) -> list[tuple[str, QColor]]:
    """At the right: what is not confirmed, and what is wrong."""
    card, found = entry.card, []
    if card.status is not None and card.status is not ItemStatus.CONFIRMED:
        mark = STATUS_MARKS[card.status.value]
        found.append((mark.icon, mark.color))
    if card.finding is not None and card.finding.severity.value != "note":
        worst = SEVERITY_MARKS[card.finding.severity.value]
        found.append((worst.icon, worst.color))
    return found


def legend_width() -> int:
    return sum(text_width(words.tr(word), "second") + 42 for word in LEGEND)


LEGEND = ("Confirmed", "Tentative", "Clash")


def paint_legend(painter: QPainter, rect: QRect) -> None:
    """Three small blocks with their words."""
    tokens = TOKENS.current
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = rect.left()
    for word in LEGEND:
        block = QRectF(x, rect.center().y() - 6, 20, 13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.base if word == "Tentative" else tokens.meet.tint)
        painter.drawRoundedRect(block, 3, 3)
        pen = QPen(tokens.error if word == "Clash" else tokens.meet.bar, 1 + (word == "Clash"))
        if word == "Tentative":
            pen.setDashPattern([3, 2])
        if word != "Confirmed":
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(block.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        style = Qt.BrushStyle.BDiagPattern if word == "Tentative" else Qt.BrushStyle.SolidPattern
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(tokens.meet.bar, style))
        painter.drawRoundedRect(QRectF(x, block.top(), 4, 13), 2, 2)
        wide = text_width(words.tr(word), "second")
        at = QRect(round(x) + 26, rect.top(), wide + 2, rect.height())
        draw_text(painter, at, words.tr(word), "second", tokens.text2)
        x += 26 + wide + 16
