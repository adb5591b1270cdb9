"""A field: its label above, what is typed, and what is wrong with it below."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from planner.gui.theme import icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.words import label, paragraph, say_again


class Field(QWidget):
    """Label, editor and inline error. The text stays when it is wrong.

    The error goes away with the next keystroke; it comes when the field is left, or when the
    program answers.
    """

    cleared = Signal()  # the error went away because the person types again

    def __init__(
        self, name: str, editor: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.label = label(name, "label")
        self.label.setBuddy(_focus_of(editor))
        column.addWidget(self.label)
        column.addWidget(editor)
        self._hint = paragraph(hint, "hint")
        self._hint.setVisible(bool(hint))
        column.addWidget(self._hint)
        self.error = InlineError(self)
        column.addWidget(self.error)
        _name(editor, name)
        for line in _typed_in(editor):
            if isinstance(line, QLineEdit):
                line.textEdited.connect(self.clear_error)
            else:
                line.textChanged.connect(self.clear_error)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong, under the field."""
        self.error.show_sentence(sentence)
        self._mark("error")
        editor = _focus_of(self.editor)
        editor.setAccessibleDescription(sentence)
        QAccessible.updateAccessibility(
            QAccessibleEvent(editor, QAccessible.Event.DescriptionChanged)
        )

    def say_softly(self, sentence: str) -> None:
        """A word under the field that refuses nothing; empty takes it away."""
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))
        _focus_of(self.editor).setAccessibleDescription(sentence)

    def clear_error(self) -> None:
        if self.error.isHidden():
            return
        self.error.hide()
        self._mark("")
        _focus_of(self.editor).setAccessibleDescription("")
        self.cleared.emit()

    @property
    def has_error(self) -> bool:
        return not self.error.isHidden()

    def _mark(self, state: str) -> None:
        for line in {*_typed_in(self.editor), _focus_of(self.editor)}:
            line.setProperty("state", state)
            say_again(line)


class InlineError(QWidget):
    """`alert-circle` and one sentence, in the color of errors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(6)
        self._mark = QLabel()
        self._words = paragraph("", "error")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        color, ratio = TOKENS.current.error, self.devicePixelRatioF()
        self._mark.setPixmap(icons.pixmap("alert-circle", 14, color, ratio))
        self._words.setText(sentence)
        self.show()

    @property
    def sentence(self) -> str:
        return self._words.text()


def _typed_in(editor: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        return [editor]
    lines: list[QLineEdit | QPlainTextEdit] = [*editor.findChildren(QLineEdit)]
    return [*lines, *editor.findChildren(QPlainTextEdit)]


def _focus_of(editor: QWidget) -> QWidget:
    if editor.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return editor
    found: QObject | None = next(
        (
            child
            for child in editor.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ),
        None,
    )
    return found if isinstance(found, QWidget) else editor


def _name(editor: QWidget, name: str) -> None:
    for widget in {editor, _focus_of(editor)}:
        if not widget.accessibleName():
            widget.setAccessibleName(name)
