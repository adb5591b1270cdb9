"""Which exchanges are shown: by what they need, by country, by theme."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from planner.gui.exchanges.health import FILTERS, counts
from planner.gui.exchanges.words import tr
from planner.gui.theme import fonts
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label
from planner.queries.cities import country_name
from planner.queries.exchanges import ExchangeLine

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
        self._order = label("", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._kinds)
        row.addSpacing(8)
        for choice in (self._country, self._theme):
            choice.currentIndexChanged.connect(self.changed)
            row.addWidget(choice)
        row.addStretch(1)
        row.addWidget(self._order)

    def set_lines(self, lines: Sequence[ExchangeLine]) -> None:
        """Count anew, and offer the countries and themes there are."""
        self._kinds.set_options(_segments(counts(lines)))
        codes = {code for line in lines for code in line.countries}
        _offer(self._country, ((country_name(code) or code, code) for code in codes))
        _offer(self._theme, ((line.theme, line.theme) for line in lines if line.theme))

    def say_order(self, words: str) -> None:
        self._order.setText(words)
        self._make_room()

    def fits(self, line: ExchangeLine) -> bool:
        country, theme = self._country.currentData(), self._theme.currentData()
        return (
            FILTERS[self._kinds.value or "all"](line)
            and (not country or country in line.countries)
            and (not theme or theme == line.theme)
        )

    def show_all(self) -> None:
        self._kinds.set_value("all")
        for choice in (self._country, self._theme):
            choice.setCurrentIndex(0)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The order is the first to go where there is no room for all."""
        others = (self._kinds, self._country, self._theme)
        taken = sum(widget.sizeHint().width() for widget in others) + 72
        self._order.setVisible(taken + self._order.sizeHint().width() <= self.width())


def _segments(count: dict[str, int]) -> list[tuple[str, str]]:
    words = {
        "all": tr("All"),
        "attention": tr("Needs attention"),
        "preparing": tr("Preparing"),
        "return-due": tr("Return due"),
        "follow-on": tr("Follow-on"),
    }
    return [(key, f"{word} {count.get(key, 0)}") for key, word in words.items()]


def _choice(anything: str, name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.addItem(anything, "")
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(11)
    return made


def _offer(choice: QComboBox, offered: Iterable[tuple[str, str]]) -> None:
    """Put these below the first entry; what is chosen stays, while it is there."""
    kept = choice.currentData()
    choice.blockSignals(True)
    while choice.count() > 1:
        choice.removeItem(1)
    for words, value in sorted(set(offered)):
        choice.addItem(words, value)
    choice.setCurrentIndex(max(choice.findData(kept), 0))
    choice.blockSignals(False)
