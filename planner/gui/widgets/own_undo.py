"""Ctrl+Z in a field: typing is taken back while there is any; else it is the program's to take."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


def begin_anew(line: QLineEdit) -> None:
    """Empty it for what is typed next. Unlike `clear()`, Ctrl+Z brings nothing back: what stood
    there has become something that is kept, and is taken back as that."""
    line.setText("")


def forget_typing(field: QLineEdit | QPlainTextEdit) -> None:
    """What stands there is kept as it is: Ctrl+Z takes back the step, not the letters."""
    if isinstance(field, QPlainTextEdit):
        field.document().clearUndoRedoStacks()
    elif field.isUndoAvailable() or field.isRedoAvailable():
        at = field.cursorPosition()
        field.setText(field.text())
        field.setCursorPosition(at)


class OwnUndo(QObject):
    """Qt's fields take Ctrl+Z for themselves even where they have nothing to take back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._hear)

    def _hear(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QLineEdit | QPlainTextEdit | QAbstractSpinBox):
            new.installEventFilter(self)  # Qt hears of it once, however often it is said

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return _passes(watched, event)
        return False


def _passes(field: QObject, event: QKeyEvent) -> bool:
    """Whether the key is for the program."""
    if not event.matches(_UNDO) and not event.matches(_REDO):
        return False
    back = event.matches(_UNDO)
    if isinstance(field, QAbstractSpinBox):
        field = field.lineEdit()
    if isinstance(field, QLineEdit):
        own = field.isUndoAvailable() if back else field.isRedoAvailable()
    elif isinstance(field, QPlainTextEdit):
        text = field.document()
        own = text.isUndoAvailable() if back else text.isRedoAvailable()
    else:
        return False
    if not own:
        event.ignore()
    return not own
