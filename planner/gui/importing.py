"""Bringing in an exchange file: chosen, or dropped anywhere on the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from planner.gui.locked_file import AskPassword, Locked
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import ActionSpec, Workspace
from planner.interchange.exchange_file import (
    Landed,
    Parsed,
    ParsedWhole,
    is_sealed,
    land,
    land_whole,
    read_exchange,
)
from planner.interchange.report import Message, Outcome, Report
from planner.model import Refused
from planner.store.files import read_whole
from planner.store.unhurried import Progress
from planner.wording import wording

Landing = Callable[..., Landed]  # of the session, with `update` and `as_name`

LARGEST = 64 * 1024 * 1024  # bytes; a real exchange file has a hundred thousand


class FileImport(QObject):
    """Reads a file beside the window, then puts it into the database as one step."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def offer(self) -> None:
        """Put it into the menu and the palette."""
        self._workspace.add_action(
            ActionSpec(
                "exchange.import",
                self.tr("Import exchange..."),
                "file-import-outline",
                "Ctrl+O",
                "file",
                self.choose,
            )
        )

    def choose(self) -> None:
        """Ask for a file."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import exchange"), "", self.tr("Exchange files (*.json)")
        )
        if name:
            self.take(Path(name))

    def take(self, file: Path) -> None:
        """Read this file and bring it in; ask only if the exchange is here already."""
        job = self._workspace.background.run(partial(_read, file))
        job.finished.connect(self._take_read)
        job.refused.connect(self._refuse)

    def _take_read(self, found: Parsed | Locked) -> None:
        if isinstance(found, Locked):
            dialog = AskPassword(found, self._window)
            dialog.given.connect(partial(self._unlock, found, dialog))
            dialog.open()
        else:
            self._judge(found, partial(land, parsed=found))

    def _unlock(self, locked: Locked, dialog: AskPassword, password: str) -> None:
        job = self._workspace.background.run(partial(locked.unlock, password))
        job.finished.connect(partial(self._take_whole, dialog))
        job.refused.connect(partial(self._say_wrong, dialog))

    def _say_wrong(self, dialog: AskPassword, refused: Refused) -> None:
        if isValid(dialog):
            dialog.refuse(wording().refused(refused))

    def _take_whole(self, dialog: AskPassword, whole: ParsedWhole) -> None:
        if isValid(dialog):  # else nobody wants to go on
            dialog.accept()
            self._judge(whole.parsed, partial(land_whole, whole=whole))

    def _judge(self, parsed: Parsed, landing: Landing) -> None:
        known = {line.id for line in self._workspace.lines or ()}
        if parsed.exchange.id not in known:
            self._land(parsed, landing)
            return
        dialog = KnownAlready(parsed.exchange.name, self._window)
        dialog.updated.connect(lambda: self._land(parsed, landing, update=True))
        dialog.copied.connect(lambda: self._land(parsed, landing, as_name=self._free_name(parsed)))
        dialog.open()

    def _land(
        self,
        parsed: Parsed,
        landing: Landing,
        update: bool = False,
        as_name: str | None = None,
    ) -> None:
        action = partial(landing, update=update, as_name=as_name)
        name = as_name or parsed.exchange.name
        say = partial(self._say, name)
        self._workspace.desk.do(action, say, self._refuse, backed_up=True)

    def _free_name(self, parsed: Parsed) -> str:
        """“Nantes - Orlando (2)”, or the next number that is free."""
        taken = {line.name for line in self._workspace.lines or ()}
        number = 2
        while (name := f"{parsed.exchange.name} ({number})") in taken:
            number += 1
        return name

    def _say(self, name: str, landed: Landed) -> None:
        self._workspace.open_exchange(landed.exchange_id, "exchange")
        self._workspace.notify(self.tr("Imported “{name}”").format(name=name))
        said = remarks(landed.report)
        if said:
            ImportReport(name, said, self._window).open()

    def _refuse(self, refused: Refused) -> None:
        self._workspace.desk.refused.emit(refused)


def _read(file: Path, progress: Progress) -> Parsed | Locked:
    """Refused, in words, for what cannot be read or is no exchange file."""
    data = read_file(file)
    progress(0, 1)
    return Locked(file.name, data) if is_sealed(data) else read_exchange(data)


def read_file(file: Path) -> bytes:
    """Refused, in words, for what cannot be read or is far larger than any such file."""
    return read_whole(file, LARGEST)


def remarks(report: Report) -> list[str]:
    """What a person should know of the file: what was refused, with its place, and why."""
    said = [_said(message) for message in report.messages]
    for row in report.rows:
        if row.outcome is Outcome.REFUSED or (row.messages and row.outcome is not Outcome.SKIPPED):
            said += [f"{row.source or row.row}: {_said(message)}" for message in row.messages]
    return said


def _said(message: Message) -> str:
    return wording().filled(message.sentence, message.values)


class KnownAlready(Dialog):
    """The exchange of the file is here: bring it up to date, or take the file as a copy."""

    updated = Signal()
    copied = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        title = self.tr("“{name}” is here already").format(name=name)
        super().__init__(title, parent, title)
        self.setMinimumWidth(fonts.scaled(440))
        self.column.addWidget(
            paragraph(
                self.tr(
                    "Bring it to the state of the file, or add the file as another exchange. "
                    "Either can be undone."
                )
            )
        )
        self.cancel = self.cancel_button()
        self.copy = button(self.tr("Add as a copy"))
        self.update_it = button(self.tr("Bring up to date"), kind="primary")
        self.copy.clicked.connect(self.copied)
        self.update_it.clicked.connect(self.updated)
        for part in (self.copy, self.update_it):
            part.clicked.connect(self.accept)
        self.add_foot(self.cancel, self.copy, self.update_it)


class ImportReport(Dialog):
    """What of a file could not be taken as it stood."""

    def __init__(self, name: str, said: list[str], parent: QWidget) -> None:
        title = self.tr("Imported “{name}”, with remarks").format(name=name)
        super().__init__(title, parent, title)
        self.setMinimumWidth(fonts.scaled(440))
        self.text = QPlainTextEdit("\n".join(said))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Remarks"))
        self.text.setMinimumHeight(fonts.scaled(180))
        self.column.addWidget(self.text)
        self.add_foot(self.close_button())
