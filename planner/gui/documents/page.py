"""A paper beside what was chosen for it: seen first, then printed or saved."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from planner.gui.background import Job, Progress
from planner.gui.documents.choices import Choices
from planner.gui.documents.making import PAPER, Choice, Made, make
from planner.gui.documents.notices import Notices
from planner.gui.documents.pagebar import PageBar
from planner.gui.documents.preview import Preview
from planner.gui.documents.printing import a_printer, pages_chosen, print_pages
from planner.gui.documents.saving import save, suggested_name
from planner.gui.itinerary.words import visit_words
from planner.gui.page import Page
from planner.gui.pdfium import Paper, Pdfium
from planner.gui.widgets.buttons import button
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import Refused, VisitKind
from planner.rules.agenda import days_of
from planner.wording import wording

_SOON = 250  # milliseconds after which the person is told that it takes a while


class DocumentsPage(Page):
    """The newest choice overtakes the ones before; what is shown is always whole."""

    key = "documents"
    title = str(QT_TRANSLATE_NOOP("DocumentsPage", "Documents"))
    icon = "file-document-outline"
    scope = "exchange"

    made = Signal(object)  # Made: it is in the preview now
    _opened = Signal(object, object)  # Made, Future[Paper]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.pdfium = Pdfium()
        self.destroyed.connect(self.pdfium.shut)
        if (application := QApplication.instance()) is not None:
            application.aboutToQuit.connect(self.pdfium.shut)
        self._made: Made | None = None
        self._paper: Paper | None = None
        self._stale = True
        self._making: Job | None = None
        self._printing: Job | None = None
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self.choices, self.notices = Choices(), Notices()
        self.preview = Preview(self.pdfium)
        self.bar = PageBar(self.preview)
        self._fill_header()
        self._fill_body()
        self._hear()
        self._offer_actions()
        self._refresh()

    # -- parts -------------------------------------------------------------------------------------

    def _fill_header(self) -> None:
        self.print = button(self.tr("Print..."), "printer-outline")
        self.save = button(self.tr("Save PDF..."), "download-outline", "primary")
        self.print.clicked.connect(self.ask_printer)
        self.save.clicked.connect(self.ask_file)
        self.add_button(self.print)
        self.add_button(self.save)

    def _fill_body(self) -> None:
        left = QFrame()
        left.setProperty("surface", "window")
        left.setProperty("edge", "right")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.choices)
        right = QWidget()
        right.setProperty("surface", "sunken")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.notices, self.preview):
            column.addWidget(part, 1 if part is self.preview else 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)
        self.body.addLayout(row, 1)

    def _hear(self) -> None:
        self.workspace.opened_changed.connect(self._refresh)
        self.workspace.place_changed.connect(self._refresh)
        self.choices.chosen.connect(self._make_soon)
        self.choices.visit_chosen.connect(self._choose_visit)
        self.notices.item_wanted.connect(partial(self.workspace.go_to, "item"))
        self.bar.stop_wanted.connect(self._stop_printing)
        self._soon.timeout.connect(lambda: self.bar.say(self.tr("Laying out...")))
        self._opened.connect(self._show_paper, Qt.ConnectionType.QueuedConnection)

    def _offer_actions(self) -> None:
        for key, text, icon, keys, run in (
            ("print", self.tr("Print..."), "printer-outline", "Ctrl+P", self.ask_printer),
            ("save", self.tr("Save PDF..."), "download-outline", "Ctrl+S", self.ask_file),
        ):
            self.workspace.add_action(
                ActionSpec(f"documents.{key}", text, icon, keys, "documents", run, self._is_ready)
            )

    def _is_ready(self) -> bool:
        """Whether there is a paper, and it is the one that was chosen."""
        return self.isVisible() and self._made is not None and not self._stale

    # -- making ------------------------------------------------------------------------------------

    def shown(self) -> None:
        if self._stale:
            self._make()
        self.preview.setFocus()

    def _refresh(self, *_of_the_signal: object) -> None:
        """The exchange or the visit has changed."""
        opened, visit = self.workspace.opened, self.workspace.visit
        name = opened.exchange.name if opened else ""
        second = ". ".join(filter(None, (name, visit_words(visit) if visit else "")))
        self.set_title(self.tr("Documents"), second)
        self.choices.setEnabled(visit is not None)
        if visit is None or opened is None:
            self._forget()
            return
        days = [day for day in days_of(visit) if day is not None]
        self.choices.offer(visit, len(opened.exchange.visits) > 1, days)
        self._make_soon()

    def _choose_visit(self, kind: VisitKind) -> None:
        opened = self.workspace.opened
        for visit in opened.exchange.visits if opened else ():
            if visit.kind is kind:
                self.workspace.set_place(visit.id)

    def _make_soon(self, *_of_the_signal: object) -> None:
        """Now if the page is seen, else when it comes up."""
        self._stale = True
        self._show_ready()
        if self.isVisible():
            self._make()

    def _make(self) -> None:
        opened, visit = self.workspace.opened, self.workspace.visit
        if opened is None or visit is None:
            return
        if self._making is not None:
            self._making.cancel()
        exchange, choice, today = opened.exchange, self.choices.choice, self.workspace.today()

        def task(progress: Progress) -> Made:
            return make(exchange, choice, today, progress)

        job = self._making = self.workspace.background.run(task)
        job.finished.connect(partial(self._take, job))
        job.refused.connect(partial(self._refuse_making, job))
        job.failed.connect(partial(self._end_making, job))
        self._soon.start()

    def _take(self, job: Job, made: Made) -> None:
        if job is self._making:
            self._making = None
            opening = self.pdfium.open(made.pdf)
            opening.add_done_callback(lambda done: self._opened.emit(made, done))

    def _show_paper(self, made: Made, done: Future[Paper]) -> None:
        paper = done.result()
        if self._making is not None:  # overtaken by a newer choice
            self.pdfium.close(paper)
            return
        self._end_making(None)
        self._made, self._paper, self._stale = made, paper, False
        self.preview.show_paper(paper)
        self.notices.show_notices(made.notices)
        self._show_ready()
        self.made.emit(made)

    def _refuse_making(self, job: Job, refused: Refused) -> None:
        if job is self._making:
            self._end_making(job)
            self._forget()
            self.notices.say("error", wording().refused(refused))

    def _end_making(self, job: Job | None, *_error: object) -> None:
        if job is self._making:
            self._making = None
            self._soon.stop()
            self.bar.say("")

    def _forget(self) -> None:
        """There is no paper."""
        if self._making is not None:
            self._making.cancel()
            self._end_making(self._making)
        self._made = self._paper = None
        self._stale = True
        self.preview.clear()
        self.notices.say_no_more()
        self.notices.show_notices(())
        self._show_ready()

    def _show_ready(self) -> None:
        ready = self._made is not None and not self._stale
        self.save.setEnabled(ready)
        self.print.setEnabled(ready and self._printing is None)

    # -- printing ----------------------------------------------------------------------------------

    def ask_printer(self) -> None:
        """Open the platform's dialog; what it chooses is printed in the background."""
        if self._made is None or self._paper is None or self._printing is not None:
            return
        made, printer = self._made, a_printer(self._paper.pages[0])
        printer.setDocName(self._file_name(made.choice))
        count, current = len(self._paper.pages), self.preview.page
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, count)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.accepted.connect(
            lambda: self.print_on(printer, made, pages_chosen(printer, current, count))
        )
        QDialog.open(dialog)  # QPrintDialog's own wants a slot to call

    def print_on(self, printer: QPrinter, made: Made, pages: range) -> None:
        """Print these pages, counted from 0; the bar says how far it is and lets it be stopped."""

        def task(progress: Progress) -> int:
            return print_pages(self.pdfium, made.pdf, printer, pages, progress)

        job = self._printing = self.workspace.background.run(task)
        job.progressed.connect(self._say_printing)
        job.finished.connect(self._say_printed)
        job.refused.connect(self._say_refused)
        for end in (job.finished, job.refused, job.failed, job.cancelled):
            end.connect(self._end_printing)
        self._show_ready()

    def _say_printing(self, done: int, total: int) -> None:
        if total:
            said = self.tr("Printing page {page} of {pages}")
            self.bar.say(said.format(page=min(done + 1, total), pages=total), can_stop=True)

    def _say_printed(self, pages: int) -> None:
        said = self.tr("Printed 1 page")
        if pages != 1:
            said = self.tr("Printed %n pages", None, pages)
        self.notices.say("ok", said)

    def _stop_printing(self) -> None:
        if self._printing is not None:
            self._printing.cancel()

    def _end_printing(self, *_outcome: object) -> None:
        self._printing = None
        self.bar.say("")
        self._show_ready()

    # -- saving ------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Ask where, then save what is shown."""
        if self._made is None:
            return
        made = self._made
        dialog = QFileDialog(self, self.tr("Save PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF documents (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(place)
        dialog.selectFile(self._file_name(made.choice))
        dialog.fileSelected.connect(lambda file: self.save_to(Path(file), made))
        dialog.open()

    def save_to(self, file: Path, made: Made) -> None:
        """Write this paper; the file lands whole or not at all."""
        job = self.workspace.background.run(lambda _progress: save(made.pdf, file))
        job.finished.connect(self._say_saved)
        job.refused.connect(self._say_refused)

    def _say_saved(self, file: Path) -> None:
        def open_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))

        said = self.tr("Saved “{file}”").format(file=file.name)
        self.notices.say("ok", said, self.tr("Open folder"), open_folder)

    def _say_refused(self, refused: Refused) -> None:
        self.notices.say("error", wording().refused(refused))

    def _file_name(self, choice: Choice) -> str:
        opened = self.workspace.opened
        name = opened.exchange.name if opened else PAPER
        return suggested_name(name, choice.visit.value, PAPER, choice.audience)
