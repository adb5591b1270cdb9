"""A field whose error line is not its own: it stands apart, or several fields share it."""

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.gui.widgets.field import InlineError
from planner.gui.widgets.words import say_again


class Slot:
    """Marks one field and says in the line below what is wrong with it, until it is typed in."""

    def __init__(self, widget: QWidget, error: InlineError) -> None:
        self._widget, self._error = widget, error
        if isinstance(widget, QLineEdit):
            widget.textEdited.connect(self.clear_error)

    def show_error(self, sentence: str) -> None:
        self._error.show_sentence(sentence)
        self._mark("error", sentence)

    def clear_error(self) -> None:
        if self._widget.property("state") == "error":
            self._error.hide()
            self._mark("", "")

    def _mark(self, state: str, sentence: str) -> None:
        self._widget.setProperty("state", state)
        self._widget.setAccessibleDescription(sentence)
        say_again(self._widget)
