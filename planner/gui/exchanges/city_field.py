"""The cities of one side: type to find, choose; the first is the lead."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.actions.places import CityChoice
from planner.gui.exchanges.city_chip import CityChip
from planner.gui.exchanges.city_choices import Lookup, full_name, short_name, typed_city
from planner.gui.exchanges.words import tr
from planner.gui.widgets.field import Field
from planner.gui.widgets.flow import FlowLayout
from planner.gui.widgets.offer_line import OfferLine
from planner.gui.widgets.own_undo import begin_anew
from planner.queries import cities
from planner.rules.folding import folded


class CityField(QWidget):
    """Chips of the chosen cities over a line to type the next one in.

    A city the table does not know is taken as typed, once its country is said.
    """

    changed = Signal()  # by the person

    def __init__(self, name: str, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._choices: tuple[CityChoice, ...] = ()
        self._offered: list[CityChoice] = []
        self._shown: list[CityChip] = []
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.line = OfferLine(name)
        self.line.setPlaceholderText(tr("Type a city"))
        self.line.textEdited.connect(self._ask)
        self.line.entered.connect(self._take_typed)
        self.line.offer_taken.connect(self._take_offer)
        self.country = _CountryField()
        self.country.said.connect(self._take_with_country)
        self.country.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._chips, self.line, self.country):
            column.addWidget(part)
        self._show_chips()

    # -- what is chosen ---------------------------------------------------------------------------

    @property
    def choices(self) -> tuple[CityChoice, ...]:
        """The lead city first."""
        return self._choices

    @property
    def pending(self) -> str:
        """What was typed and is not yet a city of this side."""
        return self.line.text().strip()

    def set_choices(self, choices: tuple[CityChoice, ...]) -> None:
        """Show these, without telling."""
        if choices != self._choices:
            self._choices = choices
            self._show_chips()

    def chips(self) -> list[CityChip]:
        """The chips in their order."""
        return self._shown

    def _change(self, choices: tuple[CityChoice, ...]) -> None:
        if choices != self._choices:
            self.set_choices(choices)
            self.changed.emit()

    def _add(self, choice: CityChoice) -> None:
        begin_anew(self.line)
        self.country.hide()
        country_alone = CityChoice(None, choice.country)
        if choice in self._choices:
            return
        if choice.name and country_alone in self._choices:  # now its city is known
            place = self._choices.index(country_alone)
            self._change((*self._choices[:place], choice, *self._choices[place + 1 :]))
        else:
            self._change((*self._choices, choice))

    # -- typing -----------------------------------------------------------------------------------

    def _ask(self, text: str) -> None:
        self.country.hide()
        if text.strip():
            self._lookup(text, partial(self._offer, text))
        else:
            self.line.offer(())

    def _offer(self, text: str, found: list[CityChoice]) -> None:
        """Show what was found; last of all, to take the city as typed."""
        if text == self.line.text():  # nothing was typed meanwhile
            self._offered = found
            as_typed = tr("“{city}” as typed", city=self.pending)
            self.line.offer([*map(full_name, found), as_typed])

    def _take_offer(self, place: int) -> None:
        if place < len(self._offered):
            self._add(self._offered[place])
        elif self.pending:
            self.country.ask_for(self.pending)

    def _take_typed(self) -> None:
        """Enter before the offers were there."""
        self._lookup(self.line.text(), partial(self._decide, self.line.text()))

    def _decide(self, text: str, found: list[CityChoice]) -> None:
        if found and folded(short_name(found[0])) == folded(text):
            self._add(found[0])
        else:
            self._offer(text, found)

    def _take_with_country(self, code: str) -> None:
        if self.pending:
            self._add(typed_city(self.pending, code))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- chips ------------------------------------------------------------------------------------

    def _show_chips(self) -> None:
        for chip in self._shown:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._shown = [self._chip(choice) for choice in self._choices]
        self._chips.setVisible(bool(self._shown))
        self._chips.updateGeometry()

    def _chip(self, choice: CityChoice) -> CityChip:
        lead = choice == self._choices[0]
        chip = CityChip(short_name(choice), full_name(choice), lead, self._chips)
        chip.lead_wanted.connect(partial(self._lead, choice))
        chip.removed.connect(partial(self._remove, choice))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _lead(self, choice: CityChoice) -> None:
        self._change((choice, *(each for each in self._choices if each != choice)))

    def _remove(self, choice: CityChoice) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._change(tuple(each for each in self._choices if each != choice))


class _CountryField(Field):
    """Asks for the country of a city that the table does not know."""

    said = Signal(str)  # its two letters

    def __init__(self) -> None:
        self.line = OfferLine(tr("Country"))
        super().__init__(tr("Country"), self.line)
        self._codes: list[str] = []
        self.line.textEdited.connect(self._offer)
        self.line.offer_taken.connect(lambda place: self.said.emit(self._codes[place]))
        self.line.entered.connect(self._take_typed)

    def ask_for(self, city: str) -> None:
        self.label.setText(tr("In which country is “{city}”?", city=city))
        self.line.setAccessibleName(self.label.text())
        begin_anew(self.line)
        self.clear_error()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, text: str) -> None:
        self._codes = cities.countries_like(text)
        self.line.offer([cities.country_name(code) or code for code in self._codes])

    def _take_typed(self) -> None:
        name = self.line.text().strip()
        code = cities.country_called(name)
        if code:
            self.said.emit(code)
        else:
            self.show_error(tr("There is no country “{name}”. Type its English name.", name=name))
