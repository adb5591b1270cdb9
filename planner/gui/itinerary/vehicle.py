"""In what people ride: a vehicle of the visit by name, and what is known of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.gui.itinerary import words
from planner.gui.itinerary.form import Form
from planner.gui.itinerary.rows import LabelledRows
from planner.gui.itinerary.where import offer_names
from planner.model import Item, Leg


class VehicleFields(QWidget):
    """One that is not known yet is made. Driver, plate and seats are the vehicle's own."""

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vehicle = QLineEdit()
        rows = LabelledRows(words.tr("Ride"), form)
        rows.add("vehicle", words.tr("Vehicle"), self.vehicle, _name)
        self.rows = rows
        self._known = LabelledRows("", form)
        for name, word in (
            ("driver", words.tr("Driver")),
            ("phone", words.tr("Driver’s phone")),
            ("plate", words.tr("Plate")),
            ("seats", words.tr("Seats")),
        ):
            self._known.add(f"vehicle.{name}", word, QLineEdit(), _part(name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(rows)
        column.addWidget(self._known)

    def show_thing(self, thing: Item | Leg) -> None:
        """Offer the vehicles of the visit; what is known of one only where there is one."""
        self._known.setVisible(thing.vehicle is not None)
        offer_names(self.vehicle, [each.name for each in thing.visit.vehicles])


def _name(thing: Item | Leg) -> str:
    return thing.vehicle.name if thing.vehicle else ""


def _part(attribute: str) -> Callable[[Item | Leg], str]:
    def read(thing: Item | Leg) -> str:
        value = getattr(thing.vehicle, attribute) if thing.vehicle else None
        return "" if value is None else str(value)

    return read
