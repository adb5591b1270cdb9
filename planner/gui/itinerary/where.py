"""Where an item is: its venue with room and address, the meeting point, the dress."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from planner.gui.itinerary.editors import NO, YES, TextBox
from planner.gui.itinerary.form import Form
from planner.gui.theme import fonts
from planner.gui.widgets.offers import hang_under
from planner.model import Item


class Where(QWidget):
    """A venue is named; one that is not known yet is made. Its room and address follow it."""

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.venue, self.room, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.address, self.access = TextBox(), TextBox()
        for box in (self.address, self.access):
            box.setFixedHeight(fonts.metrics("text").lineSpacing() * 2 + 14)
        self.in_advance = QCheckBox(self.tr("Names are needed in advance"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        place = form.field("venue", self.tr("Where"), _venue, self.venue)
        self._of_venue = (
            form.field("venue.room", self.tr("Room"), _of_venue("room"), self.room),
            form.field("venue.address", self.tr("Address"), _of_venue("address"), self.address),
            form.field("venue.phone", self.tr("Phone there"), _of_venue("phone"), self.phone),
            form.field(
                "venue.access_rules",
                self.tr("Access and ID rules"),
                _of_venue("access_rules"),
                self.access,
            ),
            form.field("venue.names_in_advance", "", _in_advance, self.in_advance),
        )
        self._of_venue[-1].label.hide()
        self.meeting_point = form.field(
            "meeting_point", self.tr("Meeting point"), lambda item: item.meeting_point or ""
        )
        self.dress = form.field("dress", self.tr("Dress"), lambda item: item.dress or "")
        for field in (place, *self._of_venue, self.meeting_point, self.dress):
            column.addWidget(field)

    def complete(self, venues: Sequence[str]) -> None:
        """Offer the venues that are known."""
        offer_names(self.venue, venues)

    def show_item(self, item: Item) -> None:
        for field in self._of_venue:
            field.setVisible(item.venue is not None)


class _Names(QStringListModel):
    """What it holds is remembered here: asked of Qt, very many are made anew."""

    names: tuple[str, ...] = ()


def offer_names(field: QLineEdit, names: Collection[str]) -> None:
    """Offer names that hold what was typed, anywhere in them; once more replaces those before."""
    known = field.completer()
    if known is None:
        known = QCompleter(_Names(field), field)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        field.setCompleter(known)
        hang_under(field, known)
    model = known.model()
    assert isinstance(model, _Names)
    if model.names != tuple(names):
        model.names = tuple(names)
        model.setStringList(model.names)


def _venue(item: Item) -> str:
    return item.venue.name if item.venue else ""


def _of_venue(attribute: str) -> Callable[[Item], str]:
    return lambda item: (getattr(item.venue, attribute) or "") if item.venue else ""


def _in_advance(item: Item) -> str:
    return YES if item.venue is not None and item.venue.names_in_advance else NO
