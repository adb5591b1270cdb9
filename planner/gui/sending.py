"""An exchange into a file for another office: open, or locked with all that is private."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field, InlineError
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import ActionSpec, Workspace
from planner.interchange.exchange_file.sending import locked_file_of, open_file_of
from planner.model import Exchange, Refused
from planner.rules.folding import in_file_name
from planner.store.database import Store
from planner.store.files import EVERYBODY, OWNER
from planner.store.outward import write_out
from planner.store.passphrase import new_passphrase
from planner.wording import wording

OPEN, LOCKED = "open", "locked"


class SendDialog(Dialog):
    """It stays open until the file is written."""

    def __init__(self, workspace: Workspace, exchange: Exchange, parent: QWidget) -> None:
        title = self.tr("Export “{name}”").format(name=exchange.name)
        super().__init__(self.tr("Export exchange"), parent, title)
        self._workspace, self._exchange_id = workspace, exchange.id
        self._file_name = f"{in_file_name(exchange.name) or 'exchange'}.json"
        self.setMinimumWidth(fonts.scaled(480))
        ways = ((OPEN, self.tr("Without private fields")), (LOCKED, self.tr("With them, locked")))
        self.way = Segmented(ways, self.tr("What goes into the file"))
        self.way.chosen.connect(self._say)
        self.said = paragraph()
        self.fields = {
            "passphrase": Field(self.tr("Password"), _unseen()),
            "again": Field(self.tr("Password again"), _unseen()),
        }
        self.error = InlineError()
        for part in (self.way, self.said, *self.fields.values(), self.error):
            self.column.addWidget(part)
        self.save = button(self.tr("Export..."), "file-export-outline", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._choose_file)
        self.add_foot(self.cancel_button(), self.save)
        self.way.set_value(OPEN)
        self._say()

    def line(self, key: str) -> QLineEdit:
        """The line for `passphrase`, or for it `again`."""
        editor = self.fields[key].editor
        assert isinstance(editor, QLineEdit)
        return editor

    def _say(self) -> None:
        locked = self.way.value == LOCKED
        self.said.setText(
            self.tr(
                "Passports, needs, photographs and attached files come along. Only the password "
                "opens the file, so tell it by telephone; the journal says that it was exported."
            )
            if locked
            else self.tr("Everything but private fields, needs, photographs and attached files.")
        )
        for field in self.fields.values():
            field.setVisible(locked)

    def _choose_file(self) -> None:
        password = ""
        if self.way.value == LOCKED:
            try:
                typed = [self.line(key).text() for key in ("passphrase", "again")]
                password = new_passphrase(*typed)
            except Refused as refused:
                key = refused.field or "passphrase"
                self.fields[key].show_error(wording().refused(refused))
                self.line(key).setFocus()
                return
        kinds = self.tr("Exchange files (*.json)")
        file, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export exchange"), self._file_name, kinds
        )
        if file:
            self._write(Path(file), password)

    def _write(self, file: Path, password: str) -> None:
        exchange_id = self._exchange_id

        def write(store: Store) -> Path:
            if password:
                return write_out(file, locked_file_of(store, exchange_id, password), OWNER)
            return write_out(file, open_file_of(store, exchange_id), EVERYBODY)

        self.save.setEnabled(False)
        self.error.hide()
        self._workspace.desk.work_on_store(write, self._written, self._refuse)

    def _written(self, file: Path) -> None:
        self._workspace.notify(self.tr("Exported {file}").format(file=file.name), undo=False)
        self.accept()

    def _refuse(self, refused: Refused) -> None:
        self.save.setEnabled(True)
        self.error.show_sentence(wording().refused(refused))


def _unseen() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def offer_sending(workspace: Workspace, window: QWidget) -> None:
    """Put it into the menu and the palette, for the exchange that is open."""

    def send() -> None:
        if workspace.opened is not None:
            SendDialog(workspace, workspace.opened.exchange, window).open()

    workspace.add_action(
        ActionSpec(
            "exchange.export",
            window.tr("Export exchange..."),
            "file-export-outline",
            "",
            "file",
            send,
            lambda: workspace.opened is not None,
        )
    )
