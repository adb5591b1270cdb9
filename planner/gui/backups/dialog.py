"""The backups there are, what is in each, and bringing one back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.actions.offices import set_backup_folder
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog, confirmed
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import Refused
from planner.queries.offices import second_backup_folder
from planner.store.backups import Backup, Kept, Reason, backup_folder, backups_in
from planner.store.database import Store
from planner.store.restore import Restored, contents_of, restore
from planner.wording import wording

Listed = tuple[Backup, str]


def listed(store: Store) -> list[Listed]:
    """The backups in both folders, newest first, each with what is in it."""
    second = store.ask(second_backup_folder)
    folders = [backup_folder(store.file), *([second] if second else [])]
    found = [each for folder in folders for each in backups_in(folder, store.file)]
    found.sort(key=lambda each: each.made, reverse=True)
    return [(each, contents_of(each.file, store.key)) for each in found]


class BackupsDialog(Dialog):
    """Asks once before a backup is brought back; what is here is backed up before that."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Backups"), parent, self.tr("Backups"))
        self._workspace = workspace
        column = self.column
        column.addWidget(
            paragraph(
                self.tr(
                    "Kept are the newest ten, one of each of seven days and one of each of four "
                    "weeks. Each was read back when it was made."
                )
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setMinimumSize(fonts.scaled(520), fonts.scaled(200))
        self.list.itemSelectionChanged.connect(self._selected)
        column.addWidget(self.list)
        self.folder = label("", "second")
        column.addWidget(self.folder)
        self.error = InlineError()
        column.addWidget(self.error)
        self._add_buttons()
        self._ask()

    def _add_buttons(self) -> None:
        self.make = button(self.tr("Back up now"), "content-save-outline")
        self.make.clicked.connect(self._make)
        self.choose = button(self.tr("Second folder..."), "folder-outline")
        self.choose.clicked.connect(self._choose_folder)
        self.bring_back = button(self.tr("Restore..."))
        self.bring_back.setEnabled(False)
        self.bring_back.clicked.connect(self._confirm)
        self.add_foot(self.close_button(), left=(self.make, self.choose, self.bring_back))

    # -- what there is ----------------------------------------------------------------------------

    def _ask(self) -> None:
        self._workspace.desk.work_on_store(listed, self._fill, self._refuse)
        self._workspace.desk.ask(second_backup_folder, self._show_folder)

    def _fill(self, backups: list[Listed]) -> None:
        self.list.clear()
        reasons = {
            Reason.OPENING: self.tr("at the start"),
            Reason.DAILY: self.tr("of the day"),
            Reason.UPGRADE: self.tr("before an upgrade"),
            Reason.IMPORT: self.tr("before an import"),
            Reason.PURGE: self.tr("before a purge"),
            Reason.RESTORE: self.tr("before a restore"),
            Reason.ASKED: self.tr("on request"),
        }
        for backup, contents in backups:
            made = wording().value(backup.made.astimezone())
            item = QListWidgetItem(f"{made}, {reasons[backup.reason]} · {contents}")
            item.setData(Qt.ItemDataRole.UserRole, backup.file)
            item.setToolTip(str(backup.file))
            self.list.addItem(item)
        if not backups:
            self.list.addItem(self.tr("There are none yet."))

    def _show_folder(self, folder: Path | None) -> None:
        said = self.tr("Also copied to {folder}").format(folder=folder)
        self.folder.setText(said if folder else self.tr("No second folder is chosen."))

    def chosen(self) -> Path | None:
        """The backup that is selected."""
        items = self.list.selectedItems()
        file = items[0].data(Qt.ItemDataRole.UserRole) if items else None
        return file if isinstance(file, Path) else None

    def _selected(self) -> None:
        self.bring_back.setEnabled(self.chosen() is not None)

    # -- what can be done -------------------------------------------------------------------------

    def _make(self) -> None:
        def make(store: Store) -> Kept:
            return store.keep_backup(Reason.ASKED, store.ask(second_backup_folder))

        self.error.hide()
        self._workspace.desk.work_on_store(make, self._made, self._refuse)

    def _made(self, kept: Kept) -> None:
        for refused in kept.missed:
            self._refuse(refused)
        self._ask()

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Second folder for backups"))
        if name:
            action = partial(set_backup_folder, folder=name)
            self._workspace.desk.do(action, lambda _: self._ask(), self._refuse)

    def _confirm(self) -> None:
        detail = self.tr(
            "What is here now is backed up first. Purges made since are applied again. This "
            "cannot be undone."
        )
        if confirmed(self, self.tr("Bring back this backup?"), detail, self.tr("Restore")):
            self.restore_chosen()

    def restore_chosen(self) -> None:
        """Bring back the backup that is selected."""
        file = self.chosen()
        if file is None:
            return

        def bring_back(store: Store) -> Restored:
            return restore(store, file, store.key)

        self.error.hide()
        self._workspace.desk.work_on_store(bring_back, self._restored, self._refuse, anew=True)

    def _restored(self, restored: Restored) -> None:
        said = self.tr("Restored {file}").format(file=restored.backup.name)
        self._workspace.notify(said, undo=False)
        self.accept()

    def _refuse(self, refused: Refused) -> None:
        self.error.show_sentence(wording().refused(refused))


def offer_backups(workspace: Workspace, window: QWidget) -> None:
    """Put it into the menu and the palette."""
    workspace.add_action(
        ActionSpec(
            "file.backups",
            window.tr("Backups..."),
            "backup-restore",
            "",
            "file",
            lambda: BackupsDialog(workspace, window).open(),
        )
    )
