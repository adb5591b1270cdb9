"""What a block says in little room: the title before all else."""

import pytest
from on_screen import OnScreen
from PySide6.QtCore import QRectF

from planner.gui.itinerary.grid.compose import Drawn, Letters, compose

HALF, WHOLE = 84, 175  # how wide the lanes of a week are on a small screen
POLICE, WELCOME = "Community relations unit", "Welcome by the Office of the Mayor"


def block(on_screen: OnScreen, title: str, width: float, height: float) -> Drawn:
    return compose(on_screen.card(title).card, QRectF(0, 0, width, height), Letters())


def said(drawn: Drawn) -> list[str]:
    return [text.said for text in drawn.texts]


def test_a_low_block_in_half_a_lane_says_its_title_alone(on_screen: OnScreen) -> None:
    (title,) = said(block(on_screen, POLICE, HALF, 16))
    assert title.startswith("Commu")


def test_the_start_gives_way_to_a_second_line_of_the_title(on_screen: OnScreen) -> None:
    first, second = said(block(on_screen, WELCOME, HALF, 32))
    assert f"{first} {second}".startswith("Welcome by the")
    high = said(block(on_screen, WELCOME, HALF, 62))
    assert high[0] == "09:00", "there is room for both"
    assert " ".join(high[1:]).startswith("Welcome by the")


def test_a_long_title_goes_on_before_place_and_people(on_screen: OnScreen) -> None:
    lines = said(block(on_screen, WELCOME, WHOLE, 66))
    assert " ".join(lines[:2]) == WELCOME
    assert lines[2] == "09:00 - 10:30"


@pytest.mark.parametrize("height", [16, 32, 48, 66, 120])
@pytest.mark.parametrize("width", [30, 60, HALF, 119, 121, WHOLE, 191, 420])
def test_nothing_is_written_outside_of_a_block(
    on_screen: OnScreen, width: float, height: float
) -> None:
    letters = Letters()
    for placed in on_screen.grid.sheet.placed if on_screen.grid.sheet else ():
        drawn = compose(placed.card, QRectF(0, 0, width, height), letters)
        for at, text, font, _ in drawn.texts:
            role = next(role for role, own in letters.fonts.items() if own is font)
            assert at.x() + letters.width(text, role) <= width
            assert at.y() - letters.measures[role].ascent() >= -2
            assert at.y() <= height
