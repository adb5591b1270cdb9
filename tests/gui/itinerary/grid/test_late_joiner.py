"""Who travels alone while the others are together stands on the grid by the clock of the others."""

from datetime import date, time

import pytest
from hands import press
from on_screen import OnScreen
from PySide6.QtCore import Qt

from planner.gui.itinerary.grid.cards import Card, clock
from planner.gui.itinerary.grid.placing import as_it_is, begun
from planner.gui.itinerary.grid.sheet import day_sheet
from planner.model import Exchange, Leg, Mode, Traveller
from planner.rules.course import Course

TUESDAY, ARRIVAL, TODAY = date(2026, 5, 12), date(2026, 5, 6), date(2026, 5, 1)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def fly(exchange: Exchange, day: date, leaves: time = time(13, 40)) -> Leg:
    """One delegate comes after the others."""
    visit = exchange.visits[0]
    leg = Leg(
        mode=Mode.AIR,
        carrier="AF",
        number="96",
        from_place="Paris",
        from_zone="Europe/Paris",
        from_day=day,
        from_time=leaves,
        to_place="Orlando",
        to_zone="America/New_York",
        to_day=day,
        to_time=time(17, 35),
        everyone=False,
    )
    leg.travellers.append(Traveller(delegate=visit.delegates[0]))
    visit.legs.append(leg)
    return leg


def card_of(exchange: Exchange, leg: Leg, day: date) -> Card:
    sheet = day_sheet(Course(exchange.visits[0]), day, (), TODAY)
    return next(each.card for each in sheet.placed if each.card.id == leg.id)


def test_it_stands_where_it_is_by_the_clock_of_the_day(exchange: Exchange) -> None:
    card = card_of(exchange, fly(exchange, TUESDAY), TUESDAY)
    assert (clock(card.start or 0), clock(card.end or 0)) == ("07:40", "17:35")
    assert card.hours == "13:40 (Paris) - 17:35 (New York)", "and says the clocks of its ticket"


def test_on_the_day_all_arrive_each_end_has_its_own_clock(exchange: Exchange) -> None:
    card = card_of(exchange, fly(exchange, ARRIVAL), ARRIVAL)
    assert (clock(card.start or 0), card.hours) == ("13:40", "13:40 - 17:35")


def test_what_would_be_of_another_day_keeps_its_own_clock(exchange: Exchange) -> None:
    card = card_of(exchange, fly(exchange, TUESDAY, leaves=time(3, 0)), TUESDAY)
    assert clock(card.start or 0) == "03:00"


@pytest.mark.parametrize(
    ("key", "held", "wanted"),
    [
        (Qt.Key.Key_Down, SHIFT, {"to.date": "2026-05-12", "to.time": "17:45"}),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, 5),
    ],
)
def test_it_is_moved_and_pulled_by_its_own_clocks(
    on_screen: OnScreen, key: Qt.Key, held: Qt.KeyboardModifier, wanted: object
) -> None:
    leg = fly(on_screen.exchange, TUESDAY)
    on_screen.show()
    on_screen.choose(leg.title)
    press(on_screen.grid, key, held)
    at = on_screen.placed[-1]
    assert (at.minutes if at.keeps_length else at.ends) == wanted


def test_its_start_is_pulled_by_the_clock_where_it_leaves(exchange: Exchange) -> None:
    card = card_of(exchange, fly(exchange, TUESDAY), TUESDAY)
    assert begun(as_it_is(card), 8 * 60).ends == {"from.date": "2026-05-12", "from.time": "14:00"}
