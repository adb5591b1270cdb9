"""A box of choices that the wheel scrolls past."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """Qt lets the wheel change whatever box it passes over; here what is under it scrolls."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
