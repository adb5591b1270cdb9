"""What an item says to each kind of reader: one box, and words to choose whose it shows."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from planner.gui.itinerary import words
from planner.gui.itinerary.editors import TextBox
from planner.gui.itinerary.form import Form
from planner.gui.theme import fonts
from planner.gui.widgets.field import Field
from planner.gui.widgets.flow import FlowLayout
from planner.gui.widgets.segmented import Segment
from planner.gui.widgets.words import label
from planner.model import Item


class Notes(QWidget):
    """Each audience has a box of its own, of which one is seen; a dot marks those with a note."""

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self.boxes: dict[str, TextBox] = {}
        self._fields: dict[str, Field] = {}
        self._group = QButtonGroup(self)
        choices = QWidget()
        flow = FlowLayout(choices, gap=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Notes for"), "label"))
        column.addWidget(choices)
        for audience, word in words.NOTES_FOR.items():
            button = Segment(words.tr(word))
            button.clicked.connect(partial(self.choose, audience))
            self._group.addButton(button)
            self._buttons[audience] = button
            flow.addWidget(button)
            box = self.boxes[audience] = TextBox()
            box.setFixedHeight(fonts.metrics("text").lineSpacing() * 3 + 14)
            field = self._fields[audience] = Field("", box)
            field.label.hide()
            box.setAccessibleName(self.tr("Note for {audience}").format(audience=words.tr(word)))
            column.addWidget(field)
            form.tie(f"notes.{audience}", box, field, partial(_note, audience))
        self.choose("delegation")

    def choose(self, audience: str, _on: bool = True) -> None:
        """Show the note for this audience."""
        self._buttons[audience].setChecked(True)
        for own, field in self._fields.items():
            field.setVisible(own == audience)

    def show_item(self, item: Item) -> None:
        """Mark the audiences that have a note."""
        for audience, button in self._buttons.items():
            word = words.tr(words.NOTES_FOR[audience])
            button.setText(f"{word} •" if item.note_for(audience) else word)
        self.updateGeometry()

    def button(self, audience: str) -> QPushButton:
        return self._buttons[audience]


def _note(audience: str, item: Item) -> str:
    return item.note_for(audience) or ""
