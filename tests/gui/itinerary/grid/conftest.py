"""A grid on the screen with the Tuesday of the example exchange on it."""

from collections.abc import Iterator

import pytest
from on_screen import OnScreen
from PySide6.QtWidgets import QApplication

from planner.gui import theme
from planner.gui.itinerary.grid.keys import Grid
from planner.gui.itinerary.grid.placing import Placing
from planner.gui.theme import fonts
from planner.model import Exchange


@pytest.fixture
def on_screen(qapp: QApplication, exchange: Exchange) -> Iterator[OnScreen]:
    fonts.load_fallback()  # as in the program, whatever ran before
    theme.apply(qapp, dark=False)
    grid = Grid("The day by the hour")
    grid.resize(760, 620)
    grid.show()
    made = OnScreen(grid, exchange)
    made.show()

    def keep(at: Placing, joins: bool) -> None:
        made.placed.append(at)
        made.joined.append(joins)

    grid.placed.connect(keep)
    grid.announced.connect(made.said.append)
    yield made
    grid.close()
    grid.deleteLater()
