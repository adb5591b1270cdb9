"""Where an item is: its venue with room and address, the meeting point, the dress."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from planner.gui.itinerary.editors import TextBox
from planner.gui.itinerary.form import Form
from planner.gui.theme import fonts
from planner.model import Item


class Where(QWidget):
    """A venue is named; one that is not known yet is made. Its room and address follow it."""

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.venue, self.room, self.address = QLineEdit(), QLineEdit(), TextBox()
        self.address.setFixedHeight(fonts.metrics("text").lineSpacing() * 2 + 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        place = form.field("venue", self.tr("Where"), _venue, self.venue)
        self._of_venue = (
            form.field("venue.room", self.tr("Room"), _room, self.room),
            form.field("venue.address", self.tr("Address"), _address, self.address),
        )
        self.meeting_point = form.field(
            "meeting_point", self.tr("Meeting point"), lambda item: item.meeting_point or ""
        )
        self.dress = form.field("dress", self.tr("Dress"), lambda item: item.dress or "")
        for field in (place, *self._of_venue, self.meeting_point, self.dress):
            column.addWidget(field)

    def complete(self, venues: Sequence[str]) -> None:
        """Offer the venues that are known."""
        self.venue.setCompleter(completer(venues, self.venue))

    def show_item(self, item: Item) -> None:
        for field in self._of_venue:
            field.setVisible(item.venue is not None)


def completer(names: Sequence[str], field: QLineEdit) -> QCompleter:
    """Offers names that hold what was typed, anywhere in them."""
    made = QCompleter(list(names), field)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


def _venue(item: Item) -> str:
    return item.venue.name if item.venue else ""


def _room(item: Item) -> str:
    return (item.venue.room or "") if item.venue else ""


def _address(item: Item) -> str:
    return (item.venue.address or "") if item.venue else ""
