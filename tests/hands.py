"""What a person does with mouse and keys, sent to real widgets."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def activate(widget: QWidget) -> None:
    """Offscreen nobody gives the keys back to a window when a list over it is closed."""
    if not widget.isActiveWindow():
        widget.window().activateWindow()
        QTest.qWaitForWindowActive(widget.window())
    QCoreApplication.processEvents()


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """The left button, in the middle of the widget unless a place is given."""
    assert widget.isVisible(), widget
    assert widget.isEnabled(), widget
    activate(widget)
    place = at if at is not None else widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEY, place)


def choose_row(view: QAbstractItemView, row: int, column: int = 0, twice: bool = False) -> None:
    """Click a row of a list or table, or click it twice."""
    activate(view)
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


def type_keys(text: str) -> None:
    """Each key goes to whatever has the keys by then."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


def press_here(key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """A key to whatever has the keys."""
    focus = QApplication.focusWidget()
    assert focus is not None
    press(focus, key, held)


def drag(
    widget: QWidget,
    start: QPoint,
    end: QPoint,
    held: Qt.KeyboardModifier = NO_KEY,
    let_go: bool = True,
) -> None:
    """Press at one place, carry to another in a few moves, let go there."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(widget, left, NO_KEY, start)
    for step in (1, 2, 3, 4):
        carry(widget, start + (end - start) * step / 4, held)
    if let_go:
        QTest.mouseRelease(widget, left, held, end)


def carry(widget: QWidget, to: QPoint, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Move the pointer with the left button down."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    there = QPointF(widget.mapToGlobal(to))
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), there, none, left, held)
    QCoreApplication.sendEvent(widget, moved)


def dialog_of(kind: type) -> Any:
    """The open dialog of this kind; None if there is none."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return next((each for each in found if each.isVisible()), None)
