"""What a person does with mouse and keys, sent to real widgets."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """The left button, in the middle of the widget unless a place is given."""
    assert widget.isVisible(), widget
    assert widget.isEnabled(), widget
    place = at if at is not None else widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEY, place)


def choose_row(view: QAbstractItemView, row: int, column: int = 0, twice: bool = False) -> None:
    """Click a row of a list or table, or click it twice."""
    index = view.model().index(row, column)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    click(view.viewport(), place)
    if twice:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NO_KEY, place)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.keyClick(widget, key, held)


def type_into(field: QLineEdit, text: str) -> None:
    """Put the keys into a field and type this in place of what stands there."""
    click(field)
    field.selectAll()
    QTest.keyClicks(field, text)
