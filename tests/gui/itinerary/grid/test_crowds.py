"""What is too narrow to be read stands as one block that counts it, and leads to each."""

from datetime import date
from typing import Any

import pytest
from hands import press
from on_screen import TUESDAY, OnScreen
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

RIGHTS, SHELTER = "Victims' rights", "Shelter network"


@pytest.fixture
def narrow(on_screen: OnScreen) -> OnScreen:
    """A week with so little room that two at once in half a day cannot be read."""
    on_screen.grid.resize(470, 620)
    on_screen.show(days=7)
    return on_screen


def crowd(narrow: OnScreen) -> Any:
    assert narrow.grid.canvas is not None
    (found,) = narrow.grid.canvas.crowds
    return found


def middle(narrow: OnScreen) -> QPoint:
    return (crowd(narrow).rect.center() - QPointF(0, narrow.grid.top)).toPoint()


def words_on(narrow: OnScreen) -> list[str]:
    canvas = narrow.grid.canvas
    assert canvas is not None
    return [text.said for block in canvas.drawn for text in block.texts]


def test_two_at_once_are_counted_where_there_is_no_room(narrow: OnScreen) -> None:
    canvas = narrow.grid.canvas
    assert canvas is not None
    titles = [canvas.sheet.placed[key].card.title for key in crowd(narrow).keys]
    assert titles == [RIGHTS, SHELTER]
    assert {"2", "2 items"} & set(words_on(narrow))
    told = canvas.said_at(crowd(narrow).rect.center())
    assert RIGHTS in told and SHELTER in told
    narrow.grid.resize(1100, 620)
    narrow.show(days=7)
    assert canvas is not narrow.grid.canvas
    assert narrow.grid.canvas is not None and not narrow.grid.canvas.crowds


def test_a_press_chooses_one_after_the_other(narrow: OnScreen) -> None:
    chosen: list[str] = []
    narrow.grid.chosen.connect(lambda placed: chosen.append(placed.card.title))
    narrow.grid.reveal(narrow.card(RIGHTS).card.id)
    for _ in range(3):
        QTest.mouseClick(
            narrow.grid.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            middle(narrow),
        )
        QTest.qWait(1)
    assert chosen == [RIGHTS, SHELTER, RIGHTS]
    assert not narrow.placed, "nothing was carried"


def test_pressed_twice_it_leads_to_its_day(narrow: OnScreen) -> None:
    days: list[date] = []
    narrow.grid.heads.day_wanted.connect(days.append)
    begun: list[object] = []
    narrow.grid.begun.connect(lambda *what: begun.append(what))
    narrow.grid.reveal(narrow.card(RIGHTS).card.id)
    QTest.mouseDClick(
        narrow.grid.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        middle(narrow),
    )
    assert days == [TUESDAY]
    assert not begun


def test_by_keys_each_is_reached_and_moved(narrow: OnScreen) -> None:
    narrow.choose(SHELTER)
    press(narrow.grid, Qt.Key.Key_Down)
    assert narrow.placed[-1].card.title == SHELTER
    assert narrow.placed[-1].fields["start"] == "15:30"


def test_one_day_alone_has_no_crowds(narrow: OnScreen) -> None:
    narrow.show()
    assert narrow.grid.canvas is not None
    assert not narrow.grid.canvas.crowds
