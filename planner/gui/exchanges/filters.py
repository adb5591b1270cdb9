"""Which exchanges are shown: by what they need, by country, by theme."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from planner.gui.exchanges.health import ATTENTION, FILTERS, counts
from planner.gui.exchanges.words import tr
from planner.gui.theme import fonts
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label
from planner.queries.cities import country_name
from planner.queries.exchanges import ExchangeLine
from planner.wording import wording

HEIGHT = 44


class FilterBar(QWidget):
    """Tells when something else is chosen; `fits` says which exchanges that means."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(max(HEIGHT, fonts.scaled(HEIGHT)))
        self._kinds = Segmented(_segments({}), tr("Show"))
        self._kinds.chosen.connect(self.changed)
        self._country = _choice(tr("Any country"), tr("Country"))
        self._theme = _choice(tr("Any theme"), tr("Theme"))
        self._standing = _choice(tr("Any standing"), tr("Standing"))
        self._lines: Sequence[ExchangeLine] = ()
        self._order = label("", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._kinds)
        row.addSpacing(8)
        for choice in (self._country, self._standing, self._theme):
            choice.currentIndexChanged.connect(self.changed)
            row.addWidget(choice)
        row.addStretch(1)
        row.addWidget(self._order)

    @property
    def kind(self) -> str:
        """Which of the first choices is made."""
        return self._kinds.value or "all"

    def set_lines(self, lines: Sequence[ExchangeLine]) -> None:
        """Count anew, and offer the countries and themes there are."""
        self._kinds.set_options(_segments(counts(lines)))
        self._lines = lines
        self.count()

    def count(self) -> None:
        """Say beside every choice how many exchanges it would leave, with the others as they are.

        The number is the length of the list that the choice opens.
        """
        codes = Counter(
            code
            for line in self._lines
            if self.fits(line, self._country)
            for code in line.countries
        )
        _offer(self._country, ((country_name(code) or code, code) for code in codes), codes)
        states = Counter(
            line.standing.standing.value for line in self._lines if self.fits(line, self._standing)
        )
        words = ((wording().say(f"board.count-{state}"), state) for state in states)
        _offer(self._standing, ((word.capitalize(), state) for word, state in words), states)
        themes = Counter(
            line.theme for line in self._lines if line.theme and self.fits(line, self._theme)
        )
        _offer(self._theme, ((theme, theme) for theme in themes), themes)

    def say_order(self, words: str) -> None:
        self._order.setText(words)
        self._make_room()

    def fits(self, line: ExchangeLine, aside: QComboBox | None = None) -> bool:
        """Whether it is shown; `aside` is a choice that does not count."""

        def takes(choice: QComboBox, *own: str | None) -> bool:
            wanted = choice.currentData()
            return choice is aside or not wanted or wanted in own

        return (
            FILTERS[self.kind](line)
            and takes(self._country, *line.countries)
            and takes(self._standing, line.standing.standing.value)
            and takes(self._theme, line.theme)
        )

    def show_all(self) -> None:
        self._kinds.set_value("all")
        for choice in (self._country, self._standing, self._theme):
            choice.setCurrentIndex(0)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The order is the first to go where there is no room for all."""
        others = (self._kinds, self._country, self._standing, self._theme)
        taken = sum(widget.sizeHint().width() for widget in others) + 80
        self._order.setVisible(taken + self._order.sizeHint().width() <= self.width())


def _segments(count: dict[str, int]) -> list[tuple[str, str]]:
    words = {
        "all": tr("All"),
        ATTENTION: tr("Needs attention"),
        "preparing": tr("Preparing"),
        "return-due": tr("Return due"),
        "follow-on": tr("Follow-on"),
    }
    return [(key, f"{word} {count.get(key, 0)}") for key, word in words.items()]


def _choice(anything: str, name: str) -> QComboBox:
    made = ChoiceBox()
    made.setAccessibleName(name)
    made.addItem(anything, "")
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(11)
    return made


def _offer(choice: QComboBox, offered: Iterable[tuple[str, str]], count: Mapping[str, int]) -> None:
    """Put these below the first entry, each with its count; what is chosen stays."""
    kept = choice.currentData()
    choice.blockSignals(True)
    while choice.count() > 1:
        choice.removeItem(1)
    for words, value in sorted(set(offered)):
        choice.addItem(f"{words} {count[value]}", value)
    choice.setCurrentIndex(max(choice.findData(kept), 0))
    choice.blockSignals(False)
