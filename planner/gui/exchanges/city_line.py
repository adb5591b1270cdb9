"""A line to type one city into, with what it may be under it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from planner.actions.places import CityChoice
from planner.gui.desk import Desk
from planner.gui.exchanges.city_choices import city_meant, full_name, look_up_on, short_name
from planner.gui.widgets.offer_line import OfferLine


class CityLine(OfferLine):
    """What is typed and not chosen is looked up when it is asked for."""

    def __init__(self, name: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._known: list[CityChoice] = []
        self._offered: list[CityChoice] = []
        self._chosen: CityChoice | None = None
        self._look_up = look_up_on(desk, countries_too=False)
        self.textEdited.connect(self._ask)
        self.offer_taken.connect(self._choose)

    def know(self, choices: Sequence[CityChoice]) -> None:
        """Cities that are meant before all others so called."""
        self._known = list(choices)

    def put(self, choice: CityChoice) -> None:
        """Show this city as the one chosen."""
        self._chosen = choice
        self.setText(short_name(choice))

    def meant(self, typed: str) -> CityChoice:
        """The city meant by this; reads the table of cities, so it is asked on the worker."""
        return city_meant(typed, [self._chosen, *self._known] if self._chosen else self._known)

    def _ask(self, text: str) -> None:
        if text.strip():
            self._look_up(text, partial(self._offer, text))
        else:
            self.offer(())

    def _offer(self, text: str, found: list[CityChoice]) -> None:
        if text == self.text():  # nothing was typed meanwhile
            self._offered = found
            self.offer([full_name(choice) for choice in found])

    def _choose(self, place: int) -> None:
        self.put(self._offered[place])
        self.editingFinished.emit()
