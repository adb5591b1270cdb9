"""The backups there are, what is in each, and bringing one back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.actions.offices import set_backup_folder
from planner.gui.opening import Opening
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog, confirmed
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import Refused
from planner.store.backup_keys import key_of_backup
from planner.store.backups import Backup, Kept, Reason, backup_folder, backups_in
from planner.store.bringing_back import BringingBack
from planner.store.database import Store
from planner.store.locksmith import Nobody
from planner.store.places import Place, who_is_here
from planner.store.refusals import Lost
from planner.store.restore import Restored, contents_of
from planner.store.routine import second_backup_folder
from planner.wording import wording

Listed = tuple[Backup, str]


def listed(place: Place, store: Store) -> list[Listed]:
    """The backups in both folders, newest first, each with what is in it."""
    try:
        second = store.ask(second_backup_folder)
    except Lost:  # where the database is damaged, its own folder is all there is to know
        second = None
    folders = [backup_folder(store.file), *([second] if second else [])]
    found = [each for folder in folders for each in backups_in(folder, store.file)]
    found.sort(key=lambda each: each.made, reverse=True)
    return [(each, _contents(each.file, place, store.key)) for each in found]


def _contents(backup: Path, place: Place, key: bytes | None) -> str:
    try:
        key = key_of_backup(backup, place, key, asks=Nobody())
    except Refused:
        return "under another key; its recovery phrase is asked for"
    return contents_of(backup, key)


class BackupsDialog(Dialog):
    """Asks once before a backup is brought back; what is here is backed up before that."""

    def __init__(
        self, workspace: Workspace, opening: Opening, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Backups"), parent, self.tr("Backups"))
        self._workspace, self._opening = workspace, opening
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
        self.folder = paragraph("", "second")
        self.none = button(self.tr("Use none"), kind="link")
        self.none.clicked.connect(partial(self._keep_folder, ""))
        self.none.hide()
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.none)
        column.addLayout(row)
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
        self.bring_back.clicked.connect(self._confirm_chosen)
        self.elsewhere = button(self.tr("Restore a file..."))
        self.elsewhere.clicked.connect(self._choose_backup)
        left = (self.make, self.choose, self.bring_back, self.elsewhere)
        self.add_foot(self.close_button(), left=left)

    # -- what there is ----------------------------------------------------------------------------

    def _ask(self) -> None:
        listing = partial(listed, self._opening.place)
        self._workspace.desk.work_on_store(listing, self._fill, self._refuse)
        self._workspace.desk.ask(second_backup_folder, self._show_folder, self._refuse)

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
        self.none.setVisible(folder is not None)

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
        if name and Path(name).resolve() == backup_folder(self._opening.place.file).resolve():
            self.error.show_sentence(
                self.tr("That is where they are anyway. Choose another folder.")
            )
        elif name:
            self._keep_folder(name)

    def _keep_folder(self, name: str, _clicked: bool = False) -> None:
        self.error.hide()
        action = partial(set_backup_folder, folder=name)
        self._workspace.desk.do(action, lambda _: self._ask(), self._refuse)

    def _choose_backup(self) -> None:
        kinds = self.tr("Databases (*.db);;All files (*)")
        asked = self.tr("Restore a backup from elsewhere; its key file must lie beside it")
        name, _ = QFileDialog.getOpenFileName(self, asked, "", kinds)
        if name:
            self._confirm(Path(name))

    def _confirm_chosen(self) -> None:
        file = self.chosen()
        if file is not None:
            self._confirm(file)

    def _confirm(self, file: Path) -> None:
        detail = self.tr(
            "What is here now is kept: as a backup or, where it is damaged, beside the database. "
            "Purges made since are applied again. This cannot be undone."
        )
        if confirmed(self, self.tr("Bring back this backup?"), detail, self.tr("Restore")):
            self.restore(file)

    def restore(self, file: Path) -> None:
        """Bring back a backup."""
        opening = self._opening
        place = opening.place
        back = BringingBack(place, file, asks=opening.questions, who=who_is_here(), now=opening.now)
        opening.questions.database = file  # of which it asks, where the key is another
        self.error.hide()
        self._workspace.desk.work_on_store(
            back.into, self._restored, partial(self._not_into, back), anew=True
        )

    def _not_into(self, back: BringingBack, refused: Refused) -> None:
        if not isinstance(refused, Lost):
            self._refuse(refused)
            return
        # what is open is damaged further in: it is closed, and its file replaced
        done: list[Restored] = []

        def work() -> bytes | None:
            done.append(back.over_damaged())
            return back.key

        desk = self._workspace.desk
        desk.work_on_closed(work, lambda _nothing: self._restored(done[0]), self._refuse)

    def _restored(self, restored: Restored) -> None:
        self._opening.questions.done()
        said = [self.tr("Restored {file}.").format(file=restored.backup.name)]
        if restored.kept:
            kept = self.tr("What was here before is kept as {file}.")
            said.append(kept.format(file=restored.kept.name))
        if restored.unsure:
            said.append(wording().refused(restored.unsure))
        self._workspace.notify(" ".join(said), undo=False)
        self.accept()

    def _refuse(self, refused: Refused) -> None:
        self._opening.questions.done()
        self.error.show_sentence(wording().refused(refused))


def offer_backups(workspace: Workspace, opening: Opening, window: QWidget) -> None:
    """Put it into the menu and the palette."""
    workspace.add_action(
        ActionSpec(
            "file.backups",
            window.tr("Backups..."),
            "backup-restore",
            "",
            "file",
            lambda: BackupsDialog(workspace, opening, window).open(),
        )
    )
