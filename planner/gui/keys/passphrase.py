"""A passphrase of one's own: typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field
from planner.gui.widgets.words import paragraph
from planner.model import Refused
from planner.store.passphrase import new_passphrase
from planner.wording import wording


class NewPassphrase(Dialog):
    """It stays open until the two are alike and long enough."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Passphrase"), parent, self.tr("Set a passphrase"))
        self.setMinimumWidth(fonts.scaled(440))
        column = self.column
        column.addWidget(
            paragraph(
                self.tr(
                    "It is asked for at each start, and after the window was locked. If you lose "
                    "it, the recovery phrase still opens the database."
                )
            )
        )
        hint = self.tr("At least ten characters; a few words are easiest to remember.")
        self.fields = {
            "passphrase": Field(self.tr("Passphrase"), _unseen(), hint),
            "again": Field(self.tr("Passphrase again"), _unseen()),
        }
        for field in self.fields.values():
            column.addWidget(field)
        self.set_it = button(self.tr("Set passphrase"), kind="primary")
        self.set_it.setDefault(True)
        self.set_it.clicked.connect(self._check)
        self.add_foot(self.cancel_button(), self.set_it)

    def line(self, key: str) -> QLineEdit:
        """The line for `passphrase`, or for it `again`."""
        editor = self.fields[key].editor
        assert isinstance(editor, QLineEdit)
        return editor

    def _check(self) -> None:
        try:
            passphrase = new_passphrase(self.line("passphrase").text(), self.line("again").text())
        except Refused as refused:
            key = refused.field or "passphrase"
            self.fields[key].show_error(wording().refused(refused))
            self.line(key).setFocus()
            return
        self.accept()
        self.chosen.emit(passphrase)


def _unseen() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
