"""A plain file becomes an encrypted one, from the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.gui.opening import Opening
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import DelegateCare, Refused
from planner.model.people import PersonPrivate
from planner.store.encrypting import encrypt, first_private_value, plain_backups
from planner.store.record import Heard
from planner.store.routine import second_backup_folder


class EncryptDialog(Dialog):
    """Says what encrypting does, and does it. The recovery phrase is shown on the way.

    With `take_back` it is asked because something private was put in, which that takes out again.
    """

    def __init__(
        self,
        workspace: Workspace,
        opening: Opening,
        parent: QWidget,
        take_back: Callable[[], object] | None = None,
    ) -> None:
        title = self.tr("Encrypt this file?")
        if take_back is not None:
            title = self.tr("This is private. Encrypt the file?")
        super().__init__(self.tr("Encrypt this file"), parent, title)
        self._workspace, self._opening = workspace, opening
        self._file = opening.place.file
        self._second: Path | None = None
        self.setMinimumWidth(fonts.scaled(460))
        column = self.column
        said = self.tr(
            "{file} is plain: whoever has it can read all that it holds. It is written anew, "
            "encrypted, and compared with what is here; then the plain file is overwritten."
        )
        column.addWidget(paragraph(said.format(file=self._file.name)))
        column.addWidget(
            paragraph(
                self.tr(
                    "First you are shown a recovery phrase. It opens the file on any computer, so "
                    "keep it safe. What was done until now cannot be undone afterwards."
                ),
                "second",
            )
        )
        self._add_buttons(take_back)
        workspace.desk.ask(second_backup_folder, self._know_folder)

    def _add_buttons(self, take_back: Callable[[], object] | None) -> None:
        self.cancel = button(self.tr("Not now") if take_back is None else self.tr("Keep it plain"))
        self.cancel.clicked.connect(self.reject)
        self.encrypt = button(self.tr("Encrypt"), "lock-outline", "primary")
        self.encrypt.setDefault(True)
        self.encrypt.setEnabled(False)
        self.encrypt.clicked.connect(self._begin)
        left = []
        if take_back is not None:
            self.take_back = button(self.tr("Take it out again"), "undo")
            self.take_back.clicked.connect(take_back)
            self.take_back.clicked.connect(self.reject)
            left.append(self.take_back)
        self.add_foot(self.cancel, self.encrypt, left=left)

    def _know_folder(self, folder: Path | None) -> None:
        self._second = folder
        self.encrypt.setEnabled(True)

    def _begin(self) -> None:
        """The dialog closes, so what follows may not need it."""
        place, asks, workspace = self._opening.place, self._opening.questions, self._workspace
        second, plain = self._second, list[Path]()
        done = self.tr("{file} is encrypted")
        left = self.tr("{file} is encrypted. Still plain, and yours to remove: {backups}")

        def work() -> bytes:
            key = encrypt(place, asks=asks)
            plain.extend(plain_backups(place.file, second))
            return key.for_engine

        def say(_nothing: object) -> None:
            backups = ", ".join(str(each) for each in plain)
            said = (left if plain else done).format(file=place.file.name, backups=backups)
            workspace.notify(said, undo=False)

        def refuse(refused: Refused) -> None:
            asks.done()
            workspace.desk.refused.emit(refused)

        workspace.desk.work_on_closed(work, say, refuse)
        self.accept()


class FirstPrivateValue(QObject):
    """Asks once whether to encrypt, when the first private value comes into a plain file."""

    def __init__(self, workspace: Workspace, opening: Opening, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._opening, self._window = workspace, opening, window
        self._again = (
            False  # what was put in has been taken out, so the next is the first once more
        )
        workspace.desk.changed.connect(self._hear)

    def _hear(self, entry: Heard) -> None:
        desk = self._workspace.desk
        puts_in = not entry.takes_back and entry.touches(PersonPrivate, DelegateCare)
        if puts_in and not desk.encrypted:
            desk.work_on_store(partial(first_private_value, number=entry.number), self._ask)

    def _ask(self, first: bool) -> None:
        if first or self._again:
            self._again = False
            EncryptDialog(self._workspace, self._opening, self._window, self._take_back).open()

    def _take_back(self) -> None:
        self._again = True
        self._workspace.desk.undo()


def offer_encrypting(workspace: Workspace, opening: Opening, window: QWidget) -> None:
    """Put it into the menu and the palette, for a plain file only; and ask when it is needed."""
    FirstPrivateValue(workspace, opening, window)
    workspace.add_action(
        ActionSpec(
            "file.encrypt",
            window.tr("Encrypt this file..."),
            "lock-outline",
            "",
            "file",
            lambda: EncryptDialog(workspace, opening, window).open(),
            lambda: not workspace.desk.encrypted,
        )
    )
