"""A field for a whole number, with arrows."""

from PySide6.QtWidgets import QSpinBox, QWidget

_LEFT = 8  # pixels: where words of other fields begin; the style sheet does not reach the line


class NumberField(QSpinBox):
    def __init__(self, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(lowest, highest)
        self.lineEdit().setTextMargins(_LEFT, 0, 0, 0)
