"""An exchange file that is locked: its password is asked for, as often as it takes."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field
from planner.gui.widgets.words import paragraph
from planner.interchange.exchange_file import ParsedWhole, read_whole_exchange, unseal
from planner.store.unhurried import Progress


@dataclass(frozen=True, slots=True)
class Locked:
    """What was read of such a file, before it is opened."""

    name: str
    data: bytes

    def unlock(self, password: str, progress: Progress) -> ParsedWhole:
        """Refused if the password does not open it."""
        progress(0, 1)
        return read_whole_exchange(unseal(self.data, password))


class AskPassword(Dialog):
    """It stays open until the password fits, or nobody wants to go on."""

    given = Signal(str)

    def __init__(self, locked: Locked, parent: QWidget) -> None:
        super().__init__(self.tr("Password"), parent, self.tr("This exchange file is locked"))
        self.setMinimumWidth(fonts.scaled(440))
        said = self.tr(
            "{file} holds private fields. Whoever sent it has its password; ask by telephone "
            "rather than by mail."
        )
        self.column.addWidget(paragraph(said.format(file=locked.name)))
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(self.tr("Password"), self.line)
        self.column.addWidget(self.field)
        self.open_it = button(self.tr("Open"), kind="primary")
        self.open_it.setDefault(True)
        self.open_it.setEnabled(False)
        self.open_it.clicked.connect(self._give)
        self.line.textChanged.connect(lambda typed: self.open_it.setEnabled(bool(typed)))
        self.add_foot(self.cancel_button(), self.open_it)

    def refuse(self, sentence: str) -> None:
        """What was given does not open it."""
        self.line.setEnabled(True)
        self.field.show_error(sentence)
        self.line.setFocus()

    def _give(self) -> None:
        self.open_it.setEnabled(False)
        self.line.setEnabled(False)  # deriving the key takes a moment
        self.given.emit(self.line.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.open_it.isEnabled():
            self._give()
        else:
            super().keyPressEvent(event)
