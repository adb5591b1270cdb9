"""A week of 100 items on the grid: painted against bare QPainter, hover and drag against that."""

import sys
from collections import defaultdict
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import cache, partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import a_delegate, a_group, a_participation, a_stop, a_visit, an_exchange, an_item
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from run import Bench

from planner.gui import theme
from planner.gui.itinerary.grid import painting
from planner.gui.itinerary.grid.canvas import Canvas
from planner.gui.itinerary.grid.carrying import Held
from planner.gui.itinerary.grid.keys import Grid
from planner.gui.itinerary.grid.sheet import week_of, week_sheet
from planner.gui.theme import icons
from planner.model import Venue
from planner.rules.course import Course

MONDAY = date(2027, 4, 12)
SIZE = (1400, 900)


def benches() -> dict[str, Callable[[], Bench]]:
    return {"grid": _painted, "hover": _hovered, "drag": _dragged}


@cache
def _grid() -> Grid:
    """A week with two groups and 100 items on the screen."""
    application = QApplication.instance() or QApplication([])
    theme.apply(application, dark=False)  # type: ignore[arg-type]
    visit = a_visit(stops=[a_stop(first_day=MONDAY, last_day=MONDAY + timedelta(days=6))])
    delegates = [a_delegate(rank=rank) for rank in range(12)]
    visit.delegates.extend(delegates)
    visit.groups += [a_group(*delegates[:6]), a_group(*delegates[6:], name="Youth", rank=1)]
    for n in range(100):
        day, slot = MONDAY + timedelta(days=n % 7), n // 7
        hour, group = 7 + slot // 2, visit.groups[slot % 2]
        item = an_item(f"Meeting with department {n}", day=day, rank=n, everyone=False)
        item.start, item.end = time(hour), time(hour, 50)
        item.venue = Venue(name=f"Building {n}", room="Room 201")
        item.participations.append(a_participation(group))
        visit.items.append(item)
    an_exchange(visits=[visit])
    grid = Grid("week")
    grid.resize(*SIZE)
    grid.show()
    grid.show_sheet(week_sheet(Course(visit), week_of(visit, MONDAY), (), MONDAY), None)
    application.processEvents()
    assert grid.canvas is not None
    assert len(grid.canvas.boxes) == 100
    return grid


def _painted() -> Bench:
    grid = _grid()
    canvas, area = grid.canvas, QRectF(0, grid.top, *SIZE)
    assert canvas is not None
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)

    def ours() -> None:
        painter = QPainter(image)
        painter.translate(0, -grid.top)
        canvas.paint(painter, area)
        painter.end()

    return Bench("week of 100 items painted", ours, partial(_by_hand(canvas), image, area), 1.2)


def _by_hand(canvas: Canvas) -> Callable[[QImage, QRectF], None]:
    """The same strokes as flat lists, sorted so that the painter changes its tools least."""
    fills, bars, texts = defaultdict(list), defaultdict(list), defaultdict(list)
    for block in canvas.drawn:
        fills[block.fill.rgba()].append(block.rect)
        left, top, high = block.rect.left(), block.rect.top(), block.rect.height()
        bars[block.bar.rgba()].append(QRectF(left, top, 5, high))
        for at, said, font, color in block.texts:
            texts[font.key(), color.rgba()].append((font, color, at, said))
    pictures = [
        (rect.topLeft(), icons.pixmap(name, round(rect.width()), color, 1.0))
        for block in canvas.drawn
        for rect, name, color in block.icons
    ]

    def paint(image: QImage, area: QRectF) -> None:
        painter = QPainter(image)
        painter.translate(0, -area.top())
        _paint_ground(painter, canvas, area)
        painter.setPen(Qt.PenStyle.NoPen)
        for radius, boxes in ((4, fills), (2, bars)):
            for color, rects in boxes.items():
                painter.setBrush(QColor.fromRgba(color))
                for rect in rects:
                    painter.drawRoundedRect(rect, radius, radius)
        for place, picture in pictures:
            painter.drawPixmap(place, picture)
        for own in texts.values():
            painter.setFont(own[0][0])
            painter.setPen(own[0][1])
            for _font, _color, at, said in own:
                painter.drawText(at, said)
        painter.end()

    return paint


def _paint_ground(painter: QPainter, canvas: Canvas, area: QRectF) -> None:
    shades = [strand.day.weekday() >= 5 for strand in canvas.sheet.strands]
    painting.paint_ground(painter, area, canvas.columns, shades, canvas.scale, canvas.letters)
    for gap in canvas.sheet.gaps:
        column, scale = canvas.columns[gap.column], canvas.scale
        top, bottom = scale.y(gap.start), scale.y(gap.end)
        painting.paint_gap(painter, gap, column, top, bottom, canvas.letters)


def _full() -> None:
    """Everything anew, as after a change."""
    grid = _grid()
    grid._forget_picture()
    grid.viewport().repaint()


def _hovered() -> Bench:
    grid = _grid()
    assert grid.canvas is not None
    spots = [box.rect.center() for box in grid.canvas.boxes[:60]]
    at = iter(spots * 1000)

    def ours() -> None:
        grid._hover(next(at))
        QApplication.processEvents()

    return Bench("pointer over a week of 100 items", ours, _full, 0.3, rounds=30)


def _dragged() -> Bench:
    grid = _grid()
    canvas = grid.canvas
    assert canvas is not None
    placed = canvas.sheet.placed[canvas.boxes[30].key]
    column = canvas.columns[placed.columns[0]]
    steps = iter([QPointF(column.left + 20, grid.top + y) for y in range(60, 700, 11)] * 100)
    grid.take(Held(placed, placed.columns[0], "move", 10))
    grid.carry_to(next(steps), Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()

    def ours() -> None:
        grid.carry_to(next(steps), Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()

    return Bench("carrying over a week of 100 items", ours, _full, 0.3, rounds=30)
