"""Photographs by the folder: chosen, or dropped on the roster, and given to whom they are called
after."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.actions.photographs import Portrait, set_photographs
from planner.gui.importing import ImportReport, remarks
from planner.gui.roster.photograph_choice import PhotographChoice
from planner.gui.roster.words import counted, tr
from planner.gui.workspace import Workspace
from planner.interchange.photographs import Photographs, files_in, read_photographs
from planner.interchange.report import Outcome, Report
from planner.model import Refused
from planner.queries.people import KnownDelegate, known_delegates
from planner.store.unhurried import Progress
from planner.wording import wording

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".tif", ".tiff", ".avif"})


class PhotographImport(QObject):
    """Listens for what is dropped on the widgets it is told of."""

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._page = workspace, page

    def listen(self, widget: QWidget, several: bool = False) -> None:
        """Take what is dropped here; with `several` a single picture is left to the widget."""
        widget.setAcceptDrops(True)
        widget.setProperty("takesOnePicture", several)
        widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if isinstance(event, QDropEvent) and self._workspace.visit is not None:
            found = dropped(event.mimeData())
            alone = len(found) == 1 and not found[0].is_dir()
            if found and not (alone and widget.property("takesOnePicture")):
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.take(found)
                return True
        return super().eventFilter(widget, event)

    def choose(self) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self._page, tr("Folder with photographs"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.take([Path(name)]))
        dialog.open()

    def take(self, files: Sequence[Path]) -> None:
        """Bring in these pictures and those in these folders."""
        visit = self._workspace.visit
        if visit is not None:
            asked = partial(known_delegates, visit_id=visit.id)
            self._workspace.desk.ask(asked, partial(self._read, visit.id, list(files)))

    def _read(
        self, visit_id: UUID, files: Sequence[Path], delegates: Sequence[KnownDelegate]
    ) -> None:
        def task(progress: Progress) -> Photographs:
            pictures, messages = [each for each in files if not each.is_dir()], []
            for folder in files:
                if folder.is_dir():
                    inside, said = files_in(folder)
                    pictures += inside
                    messages += said
            return read_photographs(pictures, delegates, messages, progress)

        folder = files[0] if files[0].is_dir() else files[0].parent
        job = self._workspace.background.run(task)
        job.finished.connect(partial(self._land, visit_id, folder.name))
        job.refused.connect(self._refuse)

    def _land(self, visit_id: UUID, source: str, found: Photographs) -> None:
        """Into the database, once it is said which of several pictures of a person is kept."""
        if not found.asked:
            self._keep(visit_id, source, found, [])
            return
        dialog = PhotographChoice(found.asked, self._page.window())
        dialog.chosen.connect(partial(self._keep, visit_id, source, found))
        dialog.open()

    def _keep(
        self, visit_id: UUID, source: str, found: Photographs, chosen: Sequence[Portrait]
    ) -> None:
        portraits = [*found.portraits, *chosen]
        if not portraits:
            self._report(source, found)
            return
        action = partial(set_photographs, visit_id=visit_id, portraits=portraits, source=source)
        say = partial(self._say, source, found, len(portraits))
        self._workspace.desk.do(action, say, self._refuse)

    def _say(self, source: str, found: Photographs, kept: int, _nothing: object) -> None:
        count = counted(kept, "1 photograph", "%n photographs")
        said = tr("Imported {count} from “{file}”.", count=count, file=source)
        self._workspace.notify(said)
        asked = Outcome.ASKED
        if any(row.messages for row in found.report.rows if row.outcome is not asked):
            self._report(source, found)

    def _report(self, source: str, found: Photographs) -> None:
        rows = [row for row in found.report.rows if row.outcome is not Outcome.ASKED]  # answered
        said = remarks(Report(tuple(rows), found.report.messages)) or [
            tr("These photographs are here already.")
        ]
        ImportReport(source, said, self._page.window()).open()

    def _refuse(self, refused: Exception) -> None:
        if isinstance(refused, Refused):
            self._workspace.notify(wording().refused(refused), False)


def dropped(data: QMimeData) -> list[Path]:
    """The pictures and folders of a drop; nothing if anything else is among them."""
    names = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    fitting = [each for each in names if each.suffix.casefold() in PICTURES or each.is_dir()]
    return fitting if len(fitting) == len(names) else []
