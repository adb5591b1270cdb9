"""The list of offers under a line."""

from PySide6.QtWidgets import QCompleter, QLineEdit


def hang_under(line: QLineEdit, completer: QCompleter) -> None:
    """Make the completer's list a window of the line: without a parent it wears no sheet."""
    popup = completer.popup()
    assert popup is not None  # made when it is asked for
    popup.setParent(line, popup.windowFlags())
