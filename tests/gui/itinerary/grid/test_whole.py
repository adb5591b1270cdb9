"""The whole visit on one page: where things stand, and what mouse and keys do there."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest
from hands import CTRL, carry, click, drag, press
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.gui import theme
from planner.gui.itinerary.grid.compose import Letters, compose, start_said
from planner.gui.itinerary.grid.overview import overview
from planner.gui.itinerary.grid.placing import Placing
from planner.gui.itinerary.grid.whole import WholeVisit
from planner.model import Exchange, Item, ItemKind, ItemStatus, TimeState
from planner.rules.check import check
from planner.rules.course import Course

TODAY, TUESDAY = date(2026, 5, 1), date(2026, 5, 12)
WELCOME = "Welcome by the Office of the Mayor"


@pytest.fixture
def whole(qapp: QApplication, exchange: Exchange) -> Iterator[WholeVisit]:
    theme.apply(qapp, dark=False)
    shown = WholeVisit()
    shown.resize(1290, 640)
    shown.show()
    shown.show_visit(Course(exchange.visits[0]), check(exchange, TODAY), None, TODAY)
    QApplication.processEvents()
    yield shown
    shown.close()
    shown.deleteLater()


def spot(whole: WholeVisit, title: str) -> QPoint:
    entry = next(each for each in whole.entries if each.card.title == title)
    whole.verticalScrollBar().setValue(round(entry.rect.top()))
    at = entry.rect.center() + QPointF(0, whole._head - whole.verticalScrollBar().value())
    return at.toPoint()


def test_each_thing_stands_in_its_part_of_its_day(exchange: Exchange) -> None:
    shown = overview(Course(exchange.visits[0]), (), None, TODAY)
    tuesday = shown.days.index(TUESDAY)
    parts = {
        card.title: part
        for (day, part), cards in shown.cells.items()
        for card in cards
        if day == tuesday
    }
    assert parts["Call on the county commission"] == 0
    assert parts["Lunch with chaplains"] == 1
    assert parts["Victims' rights"] == 2
    assert parts["Reception with host families"] == 3


@pytest.mark.parametrize(("lands", "part"), [(time(6, 35), 0), (time(13, 5), 1), (time(19), 3)])
def test_what_left_the_day_before_stands_by_its_arrival(
    exchange: Exchange, lands: time, part: int
) -> None:
    visit = exchange.visits[0]
    (leg, *_others) = visit.legs
    leg.from_day, leg.from_time = TUESDAY, time(22, 30)
    leg.to_day, leg.to_time = TUESDAY + timedelta(days=1), lands
    leg.from_zone = leg.to_zone = "America/New_York"
    shown = overview(Course(visit), (), None, TODAY)
    found = [
        (shown.days[at], stands, start_said(card))
        for (at, stands), cards in shown.cells.items()
        for card in cards
        if card.id == leg.id
    ]
    arrival = (leg.to_day, part, f"arrives {lands:%H:%M}")
    assert sorted(found) == [(TUESDAY, 3, "22:30"), arrival]


def test_stops_are_bands_without_a_gap(exchange: Exchange) -> None:
    stays = overview(Course(exchange.visits[0]), (), None, TODAY).stays
    assert [str(stay.stop.city) for stay in stays] == ["Washington", "Orlando", "Tampa"]
    assert [(stay.first, stay.last) for stay in stays] == [(0, 2), (3, 6), (7, 10)]


def test_a_group_sees_what_it_takes_part_in(exchange: Exchange) -> None:
    visit = exchange.visits[0]
    youth = overview(Course(visit), (), visit.groups[1].id, TODAY)
    titles = {card.title for cards in youth.cells.values() for card in cards}
    assert "Shelter network" not in titles
    assert {"Lunch with chaplains", WELCOME, "Victims' rights"} <= titles


def test_nothing_lies_over_another(whole: WholeVisit) -> None:
    entries = whole.entries
    assert len(entries) == 10
    for at, one in enumerate(entries):
        assert not any(one.rect.intersects(other.rect) for other in entries[at + 1 :])


def test_carried_to_another_day_it_keeps_its_hour(whole: WholeVisit) -> None:
    placed: list[Placing] = []
    whole.placed.connect(lambda at, joins: placed.append(at))
    start = spot(whole, WELCOME)
    assert whole.plan is not None
    drag(whole.viewport(), start, start + QPoint(round(whole.plan.day * 2), 30))
    (at,) = placed
    assert (at.fields["date"], at.fields["start"]) == ("2026-05-14", "09:00")


def test_carried_with_ctrl_it_is_copied_and_clashes_are_seen(whole: WholeVisit) -> None:
    placed: list[Placing] = []
    whole.placed.connect(lambda at, joins: placed.append(at))
    start = spot(whole, WELCOME)
    assert whole.plan is not None
    there = start + QPoint(round(whole.plan.day), 30)
    drag(whole.viewport(), start, there, CTRL, let_go=False)
    assert whole.carried is not None and not whole.carried.clashes
    whole.grab()
    carry(whole.viewport(), start + QPoint(0, 30), CTRL)  # back where the same people are
    names = {each.card.title for each in whole.entries if each.card.id in whole.carried.clashes}
    assert names == set(), "it is no clash with itself"
    carry(whole.viewport(), there, CTRL)
    QTest.mouseRelease(whole.viewport(), Qt.MouseButton.LeftButton, CTRL, there)
    (at,) = placed
    assert at.copy and at.day == date(2026, 5, 13)


def test_clashes_on_another_day_are_outlined(whole: WholeVisit, exchange: Exchange) -> None:
    visit = exchange.visits[0]
    tour = Item(title="Museum", day=date(2026, 5, 13), start=time(9, 30), end=time(10))
    tour.time_state = TimeState.EXACT
    visit.items.append(tour)
    whole.show_visit(Course(visit), (), None, TODAY)
    assert whole.plan is not None
    start = spot(whole, WELCOME)
    there = start + QPoint(round(whole.plan.day), 0)
    drag(whole.viewport(), start, there, let_go=False)
    assert whole.carried is not None
    assert whole.carried.clashes == {tour.id}
    press(whole, Qt.Key.Key_Escape)
    assert whole.carried is None


@pytest.mark.parametrize(
    ("given", "outlined"),
    [
        ({"standby": True}, False),
        ({"optional": True}, False),
        ({"status": ItemStatus.CANCELLED}, False),
        ({"status": ItemStatus.PROPOSED}, True),
        ({"start": time(10, 40), "end": time(11)}, False),  # after the welcome
        ({"start": time(10, 40), "end": time(11), "time_state": TimeState.APPROXIMATE}, True),
        ({"start": time(8, 40), "end": None}, False),  # until the next thing of these people
    ],
)
def test_only_what_a_finding_will_say_is_outlined(
    whole: WholeVisit, exchange: Exchange, given: dict[str, Any], outlined: bool
) -> None:
    visit, day = exchange.visits[0], date(2026, 5, 13)
    welcome = next(item for item in visit.items if item.title == WELCOME)
    assert (welcome.start, welcome.end) == (time(9), time(10, 30))
    hours = {"start": time(9, 30), "end": time(10), "time_state": TimeState.EXACT}
    tour = Item(title="Museum", day=day, **hours | given)
    visit.items.append(tour)
    whole.show_visit(Course(visit), (), None, TODAY)
    assert whole.plan is not None
    start = spot(whole, WELCOME)
    drag(whole.viewport(), start, start + QPoint(round(whole.plan.day), 0), let_go=False)
    assert whole.carried is not None
    assert whole.carried.clashes == ({tour.id} if outlined else set())
    press(whole, Qt.Key.Key_Escape)
    welcome.day = day
    said = [each for each in check(exchange, TODAY) if each.rule.startswith("overlap-")]
    assert any(tour.id in [one.id for one in each.concerns] for each in said) is outlined


def test_what_there_is_to_show_is_worked_out_once_for_any_room(
    whole: WholeVisit, exchange: Exchange
) -> None:
    assert whole.plan is not None
    before, shown = whole.plan, whole.plan.shown
    whole.resize(900, 640)
    QApplication.processEvents()
    assert whole.plan is not before and whole.plan.shown is shown
    whole.show_group(exchange.visits[0].groups[0].id)
    assert whole.plan.shown is not shown
    later = whole.plan.shown
    whole.show_visit(Course(exchange.visits[0]), (), None, TODAY)
    assert whole.plan.shown is not later


def test_private_time_is_drawn_apart(whole: WholeVisit, exchange: Exchange) -> None:
    visit = exchange.visits[0]
    free = Item(title="Free time", day=TUESDAY, start=time(17), end=time(18))
    free.kind, free.time_state = ItemKind.FREE_TIME, TimeState.EXACT
    visit.items.append(free)
    whole.show_visit(Course(visit), (), None, TODAY)
    letters, rect = Letters(), QRectF(0, 0, 300, 60)
    veils = {e.card.title: compose(e.card, rect, letters).veil for e in whole.entries}
    assert veils["Free time"] is not None
    assert [title for title, veil in veils.items() if veil is not None] == ["Free time"]
    whole.grab()


def test_f2_types_the_title_where_it_stands(whole: WholeVisit) -> None:
    titled: list[str] = []
    whole.titled.connect(lambda _thing, title: titled.append(title))
    click(whole.viewport(), spot(whole, WELCOME))
    press(whole, Qt.Key.Key_F2)
    assert whole.title.isVisible()
    QTest.keyClicks(whole.title, "Call on the mayor")
    press(whole.title, Qt.Key.Key_Return)
    assert titled == ["Call on the mayor"]


def test_keys_go_from_entry_to_entry_and_move_days(whole: WholeVisit) -> None:
    placed, opened = [], []
    whole.placed.connect(lambda at, joins: placed.append(at.day))
    whole.opened.connect(lambda card: opened.append(card.title))
    click(whole.viewport(), spot(whole, WELCOME))
    press(whole, Qt.Key.Key_Down)
    assert whole.current is not None
    assert whole.current.card.title == "Community relations unit"
    press(whole, Qt.Key.Key_Up)
    press(whole, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert placed == [date(2026, 5, 13)]
    press(whole, Qt.Key.Key_Return)
    assert opened == [WELCOME]


def test_a_long_day_is_scrolled_to(whole: WholeVisit, exchange: Exchange) -> None:
    visit = exchange.visits[0]
    for hour in range(8, 12):
        for minute in (0, 20, 40):
            item = Item(title=f"Talk {hour}:{minute}", day=TUESDAY, start=time(hour, minute))
            item.time_state = TimeState.EXACT
            visit.items.append(item)
    whole.show_visit(Course(visit), (), None, TODAY)
    assert whole.verticalScrollBar().maximum() > 0
    last = whole.entries[-1]
    whole.point_out(last.card.id)
    assert whole.verticalScrollBar().value() > 0
