"""Papers into files: the one that is shown, or all that a reader may have."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from planner.actions.papers import note_printed, note_shown
from planner.editions.audiences import AUDIENCES, PASSWORD_ONLY
from planner.gui.background import Job
from planner.gui.documents.making import Choice, Made, Source, guarded, save_all
from planner.model import Refused
from planner.queries.exchanges import exchange_with_private
from planner.store.outward import make_folder, write_out
from planner.store.unhurried import Progress
from planner.wording import wording

if TYPE_CHECKING:
    from planner.gui.documents.page import DocumentsPage

Note = Callable[..., None]
"""Writes into the journal that something private was shown or given out."""


class Saver(QObject):
    """Asks where, saves in the background, and says what came of it on the page."""

    def __init__(self, page: "DocumentsPage") -> None:
        super().__init__(page)
        self.page = page
        self._saving: Job | None = None
        self._shown: Choice | None = None

    @property
    def busy(self) -> bool:
        """Whether many papers are being saved."""
        return self._saving is not None

    def stop(self) -> None:
        if self._saving is not None:
            self._saving.cancel()

    def ask_file(self) -> None:
        """Ask where, then save what is shown."""
        if self.page.made_paper is None:
            return
        made = self.page.made_paper
        dialog = QFileDialog(self.page, self.tr("Save PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF documents (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(place)
        dialog.selectFile(made.name)
        dialog.fileSelected.connect(lambda file: self.save_to(Path(file), made))
        dialog.open()

    def save_to(self, file: Path, made: Made) -> None:
        """Write this paper, under the password if there is one; it lands whole or not at all."""
        password = self.page.choices.password.text()
        if made.choice.paper in PASSWORD_ONLY:
            if not password:
                self.page.notices.say(
                    "error", self.tr("Type a password first: this list needs one.")
                )
                self.page.choices.password.setFocus()
                return
            self.note(made.choice)
        self.follow(
            self.page.workspace.background.run(
                lambda _progress: write_out(file, guarded(made.pdf, password))
            )
        )

    def follow(self, saving: Job) -> None:
        """Say on the page what comes of saving one file."""
        saving.finished.connect(self._say_saved)
        saving.refused.connect(self._say_refused)

    def _say_saved(self, file: Path) -> None:
        def open_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))

        said = self.tr("Saved “{file}”").format(file=file.name)
        self.page.notices.say("ok", said, self.tr("Open folder"), open_folder)

    def _say_refused(self, refused: Refused) -> None:
        self.page.notices.say("error", wording().refused(refused))

    def note(self, choice: Choice, seen: Note = note_printed) -> None:
        """A list of what is private leaves a note in the journal."""
        visit = self.page.workspace.visit
        if visit is not None and choice.paper in PASSWORD_ONLY:
            self.page.workspace.desk.do(
                partial(seen, visit=visit, paper=choice.paper, audience=choice.audience)
            )

    def to_show(self, choice: Choice, source: Source, then: Callable[[Source], None]) -> None:
        """Go on with what is to be shown; that something private is looked at is noted once."""
        if choice != self._shown:
            self.note(choice, note_shown)
        self._shown = choice
        self.with_private({choice.paper}, source, then)

    def with_private(
        self, papers: set[str], source: Source, then: Callable[[Source], None]
    ) -> None:
        """Go on with what these papers are made from: what is private only where one needs it."""
        if PASSWORD_ONLY.isdisjoint(papers):
            then(source)
            return
        fetch = partial(exchange_with_private, exchange_id=source.exchange.id)
        self.page.workspace.desk.ask(fetch, lambda whole: then(replace(source, exchange=whole)))

    # -- saving all of them ------------------------------------------------------------------------

    def ask_place(self) -> None:
        """Ask for one file or a folder, then save every paper this reader may have."""
        if self.page.made_paper is None or self._saving is not None:
            return
        dialog = QFileDialog(self.page, self.tr("Save all papers of this reader"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("One file (*.zip)"), self.tr("A folder (*)")])
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(place)
        choice = self.page.made_paper.choice
        dialog.selectFile(f"{self.page.made_paper.name.partition('_')[0]}_{choice.audience}.zip")
        dialog.fileSelected.connect(lambda file: self.save_all_to(Path(file), choice))
        dialog.open()

    def save_all_to(self, place: Path, choice: Choice) -> None:
        """Every paper of the audience; the bar says how far it is and lets it be stopped."""
        opened = self.page.workspace.opened
        if opened is None:
            return
        password = self.page.choices.password.text()
        papers = set(AUDIENCES[choice.audience].papers) - (set() if password else PASSWORD_ONLY)
        for paper in PASSWORD_ONLY & papers:
            self.note(replace(choice, paper=paper))
        then = partial(self._save_all, place, choice, password)
        self.with_private(papers, self.page.source(opened), then)

    def _save_all(self, place: Path, choice: Choice, password: str, source: Source) -> None:
        saved: list[str] = []

        def task(progress: Progress) -> int:
            if place.suffix.lower() != ".zip":
                make_folder(place)
            return save_all(source, choice, place, password, progress, saved)

        job = self._saving = self.page.workspace.background.run(task)
        job.progressed.connect(self._say_saving)
        job.finished.connect(partial(self._say_all_saved, place))
        job.refused.connect(self._say_refused)
        job.cancelled.connect(partial(self._say_stopped, place, saved))
        for end in (job.finished, job.refused, job.failed, job.cancelled):
            end.connect(self._end_saving)
        self.page.show_ready()

    def _say_saving(self, done: int, total: int) -> None:
        if total:
            said = self.tr("Making paper {paper} of {papers}")
            self.page.bar.say(said.format(paper=min(done + 1, total), papers=total), can_stop=True)

    def _say_all_saved(self, place: Path, papers: int) -> None:
        def open_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place.parent)))

        said = self.tr("Saved %n papers in “{place}”", None, papers).format(place=place.name)
        self.page.notices.say("ok", said, self.tr("Open folder"), open_folder)

    def _say_stopped(self, place: Path, saved: list[str]) -> None:
        if saved:
            said = self.tr("Stopped. Papers saved in “{place}” so far: {count}.")
        else:
            said = self.tr("Stopped: nothing was saved in “{place}”.")
        self.page.notices.say("warn", said.format(place=place.name, count=len(saved)))

    def _end_saving(self, *_outcome: object) -> None:
        self._saving = None
        self.page.bar.say("")
        self.page.show_ready()
