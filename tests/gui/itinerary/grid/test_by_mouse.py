"""The grid under the pointer: drag, pull, copy, drop, give up."""

from datetime import time, timedelta

from hands import CTRL, carry, click, drag
from on_screen import OnScreen
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from planner.model import Leg

ALT = Qt.KeyboardModifier.AltModifier
WELCOME = "Welcome by the Office of the Mayor"


def test_dragging_moves_by_the_snap(on_screen: OnScreen) -> None:
    grid, start = on_screen.grid, on_screen.spot(WELCOME)
    hour = round(grid.hour)
    drag(grid.viewport(), start, start + QPoint(0, hour + 3))
    (at,) = on_screen.placed
    assert at.fields == {"date": "2026-05-12", "start": "10:00", "end": "11:30"}
    assert not on_screen.joined[0]
    assert on_screen.said[-1].startswith("Moved to 10:00 - 11:30")


def test_alt_drops_the_snap_and_ctrl_copies(on_screen: OnScreen) -> None:
    grid, start = on_screen.grid, on_screen.spot(WELCOME)
    drag(grid.viewport(), start, start + QPoint(0, 7), ALT)
    drag(grid.viewport(), start, start + QPoint(0, round(grid.hour)), CTRL)
    free, copied = on_screen.placed
    assert free.start is not None
    assert free.start % 15
    assert copied.copy
    assert not free.copy


def test_an_edge_makes_it_longer(on_screen: OnScreen) -> None:
    grid = on_screen.grid
    end = on_screen.spot(WELCOME, 0.99)
    drag(grid.viewport(), end, end + QPoint(0, round(grid.hour / 2)))
    begin = on_screen.spot("Community relations unit", 0.01)
    drag(grid.viewport(), begin, begin - QPoint(0, round(grid.hour / 4)))
    longer, earlier = on_screen.placed
    assert longer.fields["end"] == "11:00"
    assert longer.fields["start"] == "09:00"
    assert (earlier.fields["start"], earlier.fields["end"]) == ("10:45", "12:15")


def test_another_column_means_another_group(on_screen: OnScreen) -> None:
    grid = on_screen.grid
    drag(grid.viewport(), on_screen.spot("Community relations unit"), on_screen.at(1, 17.2))
    (at,) = on_screen.placed
    youth = on_screen.exchange.visits[0].groups[1]
    assert at.fields["participants"] == str(youth.id)


def test_clashes_are_seen_while_it_is_carried(on_screen: OnScreen) -> None:
    grid, start = on_screen.grid, on_screen.spot("Community relations unit")
    drag(grid.viewport(), start, on_screen.at(0, 14.9), let_go=False)
    assert grid.ghost is not None
    names = {on_screen.card("Victims' rights").card.id, on_screen.card("Shelter network").card.id}
    assert grid.ghost.clashes & names
    assert "Group A" in grid.ghost.said
    carry(grid.viewport(), on_screen.at(0, 17.3))
    assert not grid.ghost.clashes & names


def test_esc_gives_up(on_screen: OnScreen) -> None:
    grid, start = on_screen.grid, on_screen.spot(WELCOME)
    drag(grid.viewport(), start, start + QPoint(0, 90), let_go=False)
    assert grid.held is not None
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert grid.held is None
    assert grid.ghost is None
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton)
    assert not on_screen.placed


def test_outside_of_the_grid_it_is_somebody_elses(on_screen: OnScreen) -> None:
    grid, told = on_screen.grid, []
    grid.carrying.connect(lambda held, at, let_go: told.append((held.card.title, let_go)))
    drag(grid.viewport(), on_screen.spot(WELCOME), QPoint(-200, 300))
    assert told[-1] == (WELCOME, True)
    assert not on_screen.placed


def test_a_click_chooses_and_a_double_click_opens_or_begins(on_screen: OnScreen) -> None:
    grid = on_screen.grid
    chosen, opened, begun = [], [], []
    grid.chosen.connect(lambda placed: chosen.append(placed.card.title))
    grid.opened.connect(lambda: opened.append(True))
    grid.begun.connect(lambda *what: begun.append(what))
    click(grid.viewport(), on_screen.spot(WELCOME))
    assert chosen == [WELCOME]
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(grid.viewport(), left, none, on_screen.spot(WELCOME))
    assert opened
    QTest.mouseDClick(grid.viewport(), left, none, on_screen.at(0, 17.6))
    safety = on_screen.exchange.visits[0].groups[0]
    assert begun[-1][1:] == (17 * 60 + 30, safety.id)


def test_what_was_dropped_stays_there_until_the_answer_comes(on_screen: OnScreen) -> None:
    grid, start = on_screen.grid, on_screen.spot(WELCOME)
    drag(grid.viewport(), start, start + QPoint(0, round(grid.hour)))
    assert grid.ghost is not None
    grid.refused()
    assert grid.ghost is None
    assert on_screen.card(WELCOME).card.start == 9 * 60


def test_zooming_keeps_the_middle(on_screen: OnScreen) -> None:
    grid = on_screen.grid
    half = grid.viewport().height() / 2
    middle = (grid.top + half) / grid.hour
    grid.zoom(80)
    assert abs((grid.top + half) / grid.hour - middle) < 0.1
    grid.zoom(500)
    assert grid.hour == 120


def journey(on_screen: OnScreen, leaves: time, arrives: time, days: int = 0) -> Leg:
    """The first journey on the Tuesday; `days` later it arrives, or if negative it left before."""
    leg = on_screen.exchange.visits[0].legs[0]
    leg.from_day = leg.to_day = on_screen.card(WELCOME).card.day
    if days > 0:
        leg.to_day += timedelta(days=days)
    else:
        leg.from_day += timedelta(days=days)
    leg.from_time, leg.to_time = leaves, arrives
    leg.from_zone = leg.to_zone
    on_screen.show()
    on_screen.grid.reveal(leg.id, middle=True)
    return leg


def test_a_journey_is_carried_whole(on_screen: OnScreen) -> None:
    leg = journey(on_screen, time(17), time(18, 10))
    start = on_screen.spot(leg.title)
    drag(on_screen.grid.viewport(), start, start + QPoint(0, round(on_screen.grid.hour)))
    (at,) = on_screen.placed
    assert (at.minutes, at.copy, at.keeps_length) == (60, False, True)
    assert at.end is not None and at.start is not None
    assert at.end - at.start == 70


def test_each_end_of_a_journey_is_pulled_by_itself(on_screen: OnScreen) -> None:
    leg, hour = journey(on_screen, time(17), time(18, 15)), round(on_screen.grid.hour)
    arrival = on_screen.spot(leg.title, 0.97)
    drag(on_screen.grid.viewport(), arrival, arrival + QPoint(0, hour))
    on_screen.grid.refused()
    departure = on_screen.spot(leg.title, 0.02)
    drag(on_screen.grid.viewport(), departure, departure - QPoint(0, hour))
    later, earlier = on_screen.placed
    assert not later.keeps_length and not earlier.keeps_length
    assert later.ends == {"to.date": "2026-05-12", "to.time": "19:15"}
    assert earlier.ends == {"from.date": "2026-05-12", "from.time": "16:00"}


def test_of_a_journey_over_midnight_each_day_has_one_end(on_screen: OnScreen) -> None:
    leg, hour = journey(on_screen, time(21), time(8), days=1), round(on_screen.grid.hour)
    assert on_screen.card(leg.title).card.edges == {"start"}
    departure = on_screen.spot(leg.title, 0.01)
    drag(on_screen.grid.viewport(), departure, departure - QPoint(0, hour))
    assert on_screen.placed.pop().ends == {"from.date": "2026-05-12", "from.time": "20:00"}
    on_screen.grid.refused()
    journey(on_screen, time(21), time(8), days=-1)
    assert on_screen.card(leg.title).card.edges == {"end"}
    arrival = on_screen.spot(leg.title, 0.995)
    drag(on_screen.grid.viewport(), arrival, arrival + QPoint(0, hour))
    assert on_screen.placed.pop().ends == {"to.date": "2026-05-12", "to.time": "09:00"}
