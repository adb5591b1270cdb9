"""A change of the clock is said where it covers nothing that is to be read."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from on_screen import OnScreen
from PySide6.QtCore import QRectF

from planner.gui.itinerary.grid.clock_chips import chip_for
from planner.gui.itinerary.grid.compose import Letters
from planner.gui.itinerary.grid.layout import Column
from planner.gui.itinerary.grid.marks import Mark
from planner.gui.itinerary.grid.sheet import day_sheet, week_of, week_sheet
from planner.model import Item, TimeState
from planner.rules.course import Course

ARRIVAL = date(2026, 5, 6)  # the flight from Paris lands at 16:05
TODAY = date(2026, 5, 1)
BORDER = Mark(ARRIVAL, 965, "New York time from here", "New York time", "earth")

rects = st.builds(
    QRectF, st.floats(52, 900), st.floats(0, 400), st.floats(20, 400), st.floats(16, 200)
)


@pytest.mark.usefixtures("qapp")
@given(st.floats(52, 500), st.floats(60, 800), st.floats(40, 400), st.lists(rects, max_size=6))
def test_words_never_lie_over_a_block(
    left: float, width: float, y: float, blocks: list[QRectF]
) -> None:
    chip = chip_for(BORDER, Column(left, width), y, Letters(), blocks)
    assert left <= chip.rect.left()
    assert chip.rect.right() <= left + width
    assert not chip.said or not any(chip.rect.intersects(block) for block in blocks)


@pytest.mark.usefixtures("qapp")
@given(st.floats(52, 500), st.floats(40, 400))
def test_where_nothing_stands_all_of_it_is_said(left: float, y: float) -> None:
    chip = chip_for(BORDER, Column(left, 300), y, Letters(), [])
    assert chip.said == BORDER.text
    assert chip.rect.top() > y, "below the line: it holds from there on"
    assert chip_for(BORDER, Column(left, 130), y, Letters(), []).said == BORDER.short
    assert chip_for(BORDER, Column(left, 60), y, Letters(), []).said == ""


def test_it_gives_way_to_what_begins_at_the_line(on_screen: OnScreen) -> None:
    visit = on_screen.exchange.visits[0]
    welcome = Item(title="Welcome by the escort", day=ARRIVAL, start=time(16, 5), end=time(17))
    welcome.time_state = TimeState.EXACT
    visit.items.append(welcome)
    for sheet in (
        day_sheet(Course(visit), ARRIVAL, (), TODAY),
        week_sheet(Course(visit), week_of(visit, ARRIVAL), (), TODAY),
    ):
        on_screen.grid.show_sheet(sheet, None)
        canvas = on_screen.grid.canvas
        assert canvas is not None
        (chip,) = canvas.chips
        own = [box.rect for box in canvas.boxes if canvas.sheet.placed[box.key].card.day == ARRIVAL]
        assert len(own) >= 2
        title_lines = [rect.adjusted(0, 0, 0, -rect.height() + 16) for rect in own]
        assert not any(chip.rect.intersects(line) for line in title_lines)
        assert canvas.said_at(chip.rect.center()) == "New York time from here"
