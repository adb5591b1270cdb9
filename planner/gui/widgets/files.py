"""The files kept with a thing: adding one, saving one elsewhere, letting go of it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.actions.attachments import attach_file, detach_file
from planner.gui.picture import Picture
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import Attachment, Refused
from planner.model.keeping import KEEPING, Owner
from planner.queries.attachments import KeptFile, files_of, read_file
from planner.store.files import read_whole
from planner.store.outward import write_out
from planner.wording import wording

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ABOUT = (Attachment, *(each.link for each in KEEPING.values()))
_SHOWN = 3  # lines, then it scrolls


class Files(QWidget):
    """Of one thing at a time, told by `show_of`. Files can be dropped here too."""

    def __init__(self, workspace: Workspace, owner: Owner) -> None:
        super().__init__()
        self._workspace, self._owner = workspace, owner
        self._thing: UUID | None = None
        self._picture: Picture | None = None
        self.files: list[KeptFile] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Files"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(_SHOWN * (fonts.metrics("text").height() + 8))
        self.add = button(self.tr("Attach..."), "paperclip", "link")
        self.save = button(self.tr("Save as..."), "content-save-outline", "link")
        self.remove = button(self.tr("Remove"), "delete-outline", "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(label(self.tr("Files"), "label"))
        column.addWidget(self.list)
        row = QHBoxLayout()
        for each, run in ((self.add, self._add), (self.save, self._save), (self.remove, self._let)):
            each.clicked.connect(run)
            row.addWidget(each)
        row.addStretch()
        column.addLayout(row)
        self.list.itemSelectionChanged.connect(self._allow)
        self.list.itemDoubleClicked.connect(lambda _item: self._save())
        self.setAcceptDrops(True)
        self._fill([])

    def show_of(self, thing: UUID | None) -> None:
        """Show the files of this thing."""
        if thing == self._thing:
            return
        self._thing = thing
        self._fill([])
        if thing is None:
            return
        if self._picture is None:
            self._picture = Picture(self._workspace.desk, self._query, _ABOUT, self)
            self._picture.answered.connect(self._fill)
        else:
            self._picture.ask()

    def _query(self, session: "Session") -> list[KeptFile]:
        thing = self._thing
        return files_of(session, [thing]).get(thing, []) if thing else []

    def _fill(self, files: list[KeptFile]) -> None:
        self.files = files
        self.list.clear()
        for each in files:
            shown = QListWidgetItem(f"{each.name}, {_size(each.size)}")
            shown.setData(Qt.ItemDataRole.UserRole, each.id)
            self.list.addItem(shown)
        self.list.setVisible(bool(files))
        self._allow()

    def _allow(self) -> None:
        for each in (self.save, self.remove):
            each.setVisible(self._chosen() is not None)

    def _chosen(self) -> KeptFile | None:
        chosen = self.list.selectedItems()
        return self.files[self.list.row(chosen[0])] if chosen else None

    def _add(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Attach a file"))
        if name:
            self.take(Path(name))

    def take(self, file: Path) -> None:
        """Keep this file with the thing."""
        if self._thing is None:
            return
        try:
            data = read_whole(file)
        except Refused as refused:
            self._workspace.notify(wording().refused(refused), undo=False)
            return
        action = partial(
            attach_file,
            owner=self._owner,
            thing_id=self._thing,
            file_name=file.name,
            data=data,
        )
        said = self.tr("Attached {file}").format(file=file.name)
        self._workspace.desk.do(action, lambda _id: self._workspace.notify(said))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._thing is not None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.take(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def _save(self) -> None:
        if (chosen := self._chosen()) is not None:
            name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as"), chosen.name)
            if name:
                query = partial(read_file, link_id=chosen.id)
                self._workspace.desk.ask(query, partial(self._write, Path(name)))

    def _write(self, file: Path, kept: tuple[str, bytes]) -> None:
        try:
            write_out(file, kept[1])
        except Refused as refused:
            said = wording().refused(refused)
        else:
            said = self.tr("Saved {file}").format(file=str(file))
        self._workspace.notify(said, undo=False)

    def _let(self) -> None:
        if (chosen := self._chosen()) is not None:
            action = partial(detach_file, link_id=chosen.id)
            said = self.tr("Removed {file}").format(file=chosen.name)
            self._workspace.desk.do(action, lambda _none: self._workspace.notify(said))


def _size(size: int) -> str:
    """“12 KB”, “3.4 MB”."""
    return f"{size / 1024**2:.1f} MB" if size >= 1024**2 else f"{max(1, size // 1024)} KB"
