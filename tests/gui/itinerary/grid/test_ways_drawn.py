"""The way from one thing to the next is told where neither of them nor a third covers it."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from on_screen import TUESDAY, OnScreen
from PySide6.QtCore import QRectF

from planner.gui.itinerary.grid.canvas import Canvas
from planner.gui.itinerary.grid.compose import Letters
from planner.gui.itinerary.grid.sheet import day_sheet
from planner.model import Exchange, Item, TimeState, Venue, Visit, VisitKind
from planner.rules.course import Course

TODAY = date(2026, 5, 1)


def add(exchange: Exchange, title: str, start: int, end: int, place: str = "") -> None:
    visit = exchange.visits[0]
    item = Item(title=title, day=TUESDAY, start=time(start), end=time(end), rank=len(visit.items))
    item.time_state = TimeState.EXACT
    item.venue = Venue(name=place) if place else None
    visit.items.append(item)


def test_what_lasts_beside_two_things_leaves_their_way_readable(on_screen: OnScreen) -> None:
    exchange = on_screen.exchange
    exchange.visits[0].items.clear()
    add(exchange, "Trade fair all day", 8, 18)
    add(exchange, "Council", 9, 10, "City hall")
    add(exchange, "School", 12, 13, "School")
    sheet = day_sheet(Course(exchange.visits[0]), TUESDAY, (), TODAY)
    canvas = Canvas(sheet, 700, 40, Letters())
    gap = next(gap for gap in sheet.gaps if gap.start == 600)
    top, bottom = canvas.scale.y(gap.start), canvas.scale.y(gap.end)
    lane = canvas.room_for(gap, top, bottom)
    room = QRectF(lane.left, top, lane.width, bottom - top).adjusted(1, 1, -1, -1)
    assert lane.width > 60
    assert not any(box.rect.intersects(room) for box in canvas.boxes)


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 3)), max_size=8))
def test_no_way_is_told_under_a_block(hours: list[tuple[int, int]]) -> None:
    exchange = Exchange(name="Two cities")
    exchange.visits.append(Visit(kind=VisitKind.FIRST))
    for number, (start, length) in enumerate(hours):
        add(exchange, f"Item {number}", start, start + length, f"Place {number}")
    sheet = day_sheet(Course(exchange.visits[0]), TUESDAY, (), TODAY)
    canvas = Canvas(sheet, 300, 40, Letters())
    for gap in sheet.gaps:
        top, bottom = canvas.scale.y(gap.start), canvas.scale.y(gap.end)
        lane = canvas.room_for(gap, top, bottom)
        room = QRectF(lane.left, top, lane.width, bottom - top).adjusted(1, 1, -1, -1)
        assert room.width() <= 0 or not any(box.rect.intersects(room) for box in canvas.boxes)
