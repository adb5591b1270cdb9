"""Every kind of field as text: what stands in it, how to put something there, when it was left."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from planner.gui.widgets.date_field import DateField, day_said
from planner.gui.widgets.links import Links
from planner.gui.widgets.own_undo import forget_typing
from planner.gui.widgets.time_field import TimeField
from planner.model import Refused

YES, NO = "yes", "no"
Left = Callable[[], None]
Wrong = Callable[[Refused], None]


class TextBox(QPlainTextEdit):
    """Several lines; done when left, or with Ctrl+Enter. Tab goes on to the next field."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Editor:
    """One field. `value` and `put` speak the text that an action takes: ISO dates, yes and no."""

    def __init__(self, widget: Any) -> None:
        self.widget = widget

    @property
    def value(self) -> str:
        raise NotImplementedError

    def put(self, value: str) -> None:
        """Show what the store holds, without telling."""
        raise NotImplementedError

    def when_done(self, left: Left, wrong: Wrong) -> None:
        """Call `left` when the person is done with it, `wrong` if what it says makes no sense."""
        raise NotImplementedError


class _Line(Editor):
    """A long text is read from its beginning again once it was left."""

    widget: QLineEdit

    def __init__(self, widget: QLineEdit) -> None:
        super().__init__(widget)
        widget.editingFinished.connect(self._show_beginning)

    def _show_beginning(self) -> None:
        if not self.widget.hasFocus():
            self.widget.setCursorPosition(0)

    @property
    def value(self) -> str:
        return self.widget.text().strip()

    def put(self, value: str) -> None:
        if value != self.widget.text():
            self.widget.setText(value)
            self.widget.setCursorPosition(0)
        else:
            forget_typing(self.widget)

    def when_done(self, left: Left, wrong: Wrong) -> None:
        self.widget.editingFinished.connect(left)


class _Day(Editor):
    widget: DateField

    @property
    def value(self) -> str:
        day, text = self.widget.day, self.widget.text()
        return day.isoformat() if day and text == day_said(day) else text.strip()

    def put(self, value: str) -> None:
        self.widget.set_day(date.fromisoformat(value) if value else None)
        self.widget.setCursorPosition(0)

    def when_done(self, left: Left, wrong: Wrong) -> None:
        self.widget.committed.connect(lambda _day: left())
        self.widget.wrong.connect(wrong)


class _Time(Editor):
    widget: TimeField

    @property
    def value(self) -> str:
        return self.widget.text().strip()

    def put(self, value: str) -> None:
        self.widget.show_time(value)
        self.widget.setCursorPosition(0)

    def when_done(self, left: Left, wrong: Wrong) -> None:
        self.widget.committed.connect(lambda _typed: left())
        self.widget.wrong.connect(wrong)


class _Lines(Editor):
    widget: TextBox

    @property
    def value(self) -> str:
        return self.widget.toPlainText().strip()

    def put(self, value: str) -> None:
        if value != self.widget.toPlainText():
            was = self.widget.blockSignals(True)
            self.widget.setPlainText(value)
            self.widget.blockSignals(was)
        else:
            forget_typing(self.widget)

    def when_done(self, left: Left, wrong: Wrong) -> None:
        self.widget.left.connect(left)


class _Choice(Editor):
    widget: QComboBox

    @property
    def value(self) -> str:
        return self.widget.currentData() or ""

    def put(self, value: str) -> None:
        self.widget.setCurrentIndex(self.widget.findData(value))

    def when_done(self, left: Left, wrong: Wrong) -> None:
        self.widget.activated.connect(lambda _at: left())


class _Tick(Editor):
    widget: QCheckBox

    @property
    def value(self) -> str:
        return YES if self.widget.isChecked() else NO

    def put(self, value: str) -> None:
        self.widget.setChecked(value == YES)

    def when_done(self, left: Left, wrong: Wrong) -> None:
        self.widget.clicked.connect(lambda _on: left())


class _Linked(Editor):
    widget: Links

    @property
    def value(self) -> str:
        return self.widget.value

    def put(self, value: str) -> None:
        self.widget.put(value)

    def when_done(self, left: Left, wrong: Wrong) -> None:
        self.widget.changed.connect(left)
        self.widget.wrong.connect(wrong)


_KINDS: tuple[tuple[type[QWidget], type[Editor]], ...] = (
    (DateField, _Day),
    (TimeField, _Time),
    (QLineEdit, _Line),
    (TextBox, _Lines),
    (QComboBox, _Choice),
    (QCheckBox, _Tick),
    (Links, _Linked),
)


def editor_of(widget: QWidget) -> Editor:
    """The way to speak with this widget."""
    return next(kind(widget) for shape, kind in _KINDS if isinstance(widget, shape))
