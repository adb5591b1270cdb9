"""A field for a time of day: takes “930”, “9:30p”, “noon”, “14:15+1”, “morning”, “tbd”."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.gui.theme import fonts
from planner.model import Refused, TimeState
from planner.rules.typed_times import TypedTime, read_time

WIDTH = 64
DAY = 24 * 60  # minutes
SNAP = 15  # minutes by which Up and Down step


class TimeField(QLineEdit):
    """Reads 24-hour. What was typed stays when it is no time."""

    committed = Signal(str)  # as typed, when it is another time than before; empty clears
    wrong = Signal(object)  # Refused, when the field is left with something else in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setFixedWidth(fonts.scaled(WIDTH))
        self.returnPressed.connect(self.commit)

    def show_time(self, text: str) -> None:
        """Show “14:15”, “14:15+1”, a word, or nothing, without telling."""
        self._shown = text
        self.setText(text)

    @property
    def shown(self) -> str:
        """What stands in the record, whatever is being typed."""
        return self._shown

    def commit(self) -> bool:
        """Take what was typed; whether it was a time, or nothing."""
        typed = self.text().strip()
        if typed == self._shown:
            return True
        try:
            tidy = clock_said(read_time(typed), typed) if typed else ""
        except Refused as refused:
            self.wrong.emit(refused)
            return False
        changed = tidy != self._shown
        self.show_time(tidy)
        if changed:
            self.committed.emit(tidy)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: SNAP, Qt.Key.Key_Down: -SNAP}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif stepped := _stepped(self.text(), step):
            self.setText(stepped)
            self.textEdited.emit(stepped)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()


def clock_said(time: TypedTime, typed: str) -> str:
    """“14:15”, “~14:15”, “14:15+1”; a word as it was typed."""
    if time.start is None:
        return typed
    about = "~" if time.state is TimeState.APPROXIMATE else ""
    return f"{about}{time.start:%H:%M}" + ("+1" if time.next_day else "")


def _stepped(text: str, minutes: int) -> str:
    """The next multiple of the snap; empty where there is no time to step from."""
    try:
        time = read_time(text)
    except Refused:
        return ""
    if time.start is None:
        return ""
    at = time.start.hour * 60 + time.start.minute
    off = at % SNAP
    if off:  # to the next quarter first
        minutes = SNAP - off if minutes > 0 else -off
    hour, minute = divmod((at + minutes) % DAY, 60)
    return f"{hour:02}:{minute:02}" + ("+1" if time.next_day else "")
