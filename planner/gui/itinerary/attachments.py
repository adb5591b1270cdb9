"""The files that belong to an item: an invitation, a map, a list of names."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from planner.actions.attachments import attach_file, detach_file
from planner.gui.itinerary import words
from planner.gui.itinerary.icon_row import IconRow
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.words import label, plain_tip
from planner.gui.workspace import Workspace
from planner.model import Item, Refused
from planner.model.itinerary import ItemAttachment
from planner.store.attachments import LARGEST, content_of
from planner.wording import wording


class Attachments(QWidget):
    """One row a file: a press saves a copy. Files can be dropped here too."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._item: Item | None = None
        self._rows: list[QWidget] = []
        self.setAcceptDrops(True)
        self.add = icon_button("plus", words.tr("Attach a file"))
        self.add.clicked.connect(self._choose)
        self.error = InlineError()
        head = QHBoxLayout()
        head.addWidget(label(words.tr("Attachments"), "label"), 1)
        head.addWidget(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self.error)

    def show_item(self, item: Item) -> None:
        self._item = item
        self.error.hide()
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(link) for link in item.attachments]
        for row in self._rows:
            self._list.addWidget(row)

    def _row(self, link: ItemAttachment) -> QWidget:
        kept, row = link.attachment, QWidget()
        save = IconRow("paperclip", kept.file_name, size_words(kept.size))
        save.setToolTip(plain_tip(words.tr("Save a copy of {file}", file=kept.file_name)))
        save.clicked.connect(partial(self._save, link))
        remove = icon_button("delete-outline", words.tr("Take off {file}", file=kept.file_name))
        remove.clicked.connect(partial(self._remove, link))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(save, 1)
        line.addWidget(remove)
        return row

    # -- what the person does ----------------------------------------------------------------------

    def _choose(self) -> None:
        dialog = QFileDialog(self, words.tr("Attach a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        dialog.open()

    def take(self, files: list[Path]) -> None:
        """Keep these files with the item, each as a step of its own."""
        item = self._item
        for file in files if item is not None else ():
            assert item is not None
            try:
                data = _read(file)
            except Refused as error:
                self._refuse(error)
                continue
            action = partial(attach_file, thing_id=item.id, file_name=file.name, data=data)
            said = words.tr("Attached “{file}”", file=file.name)
            self._workspace.desk.do(action, partial(self._tell, said), self._refuse)

    def _tell(self, said: str, _answer: object) -> None:
        self._workspace.notify(said)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.error.show_sentence(wording().refused(error))

    def _remove(self, link: ItemAttachment, _checked: bool = False) -> None:
        said = words.tr("Took “{file}” off the item", file=link.attachment.file_name)
        action = partial(detach_file, link_id=link.id)
        self._workspace.desk.do(action, partial(self._tell, said))

    def _save(self, link: ItemAttachment, _checked: bool = False) -> None:
        dialog = QFileDialog(self, words.tr("Save a copy"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(link.attachment.file_name)
        dialog.fileSelected.connect(partial(self._write, link))
        dialog.open()

    def _write(self, link: ItemAttachment, name: str) -> None:
        query = partial(content_of, digest=link.attachment.digest)
        self._workspace.desk.ask(query, partial(self._put, Path(name)))

    def _put(self, file: Path, data: bytes | None) -> None:
        if data is None:
            said = words.tr("The content of this file was purged.")
            self.error.show_sentence(said)
            return
        try:
            file.write_bytes(data)
        except OSError:
            said = words.tr("{file} cannot be written. Choose another place.", file=file.name)
            self.error.show_sentence(said)
            return
        self._workspace.notify(words.tr("Saved “{file}”", file=file.name), undo=False)

    # -- dropping ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._item is not None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()


def _read(file: Path) -> bytes:
    """The bytes of a file; one that is too large is not even read."""
    try:
        if file.stat().st_size > LARGEST:
            raise Refused(
                "{file} has {size} MB; at most {most} MB can be kept.",
                file=file.name,
                size=-(-file.stat().st_size // 1024**2),
                most=LARGEST // 1024**2,
            )
        return file.read_bytes()
    except OSError:
        raise Refused("{file} cannot be read. Choose another file.", file=file.name) from None


def size_words(size: int) -> str:
    """“820 KB”, “1.4 MB”."""
    if size < 1024**2:
        return words.tr("{size} KB", size=max(round(size / 1024), 1))
    return words.tr("{size:.1f} MB", size=size / 1024**2)
