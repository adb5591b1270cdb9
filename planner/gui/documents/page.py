"""A paper beside what was chosen for it: seen first, then printed or saved."""

from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from planner.gui.background import Job
from planner.gui.documents.choices import Choices
from planner.gui.documents.copies import Copies, Recipients
from planner.gui.documents.forms import FormsButton
from planner.gui.documents.giving_out import Issuer
from planner.gui.documents.logos import LogoButton
from planner.gui.documents.making import Choice, Made, Source, make, own_language
from planner.gui.documents.notices import Notices
from planner.gui.documents.offers import offer_actions
from planner.gui.documents.pagebar import PageBar
from planner.gui.documents.preview import Preview
from planner.gui.documents.printing import a_printer, pages_chosen, print_pages
from planner.gui.documents.saver import Saver
from planner.gui.itinerary.words import visit_words
from planner.gui.page import Page
from planner.gui.pdfium import Paper, Pdfium
from planner.gui.settings.preferences import Preferences
from planner.gui.widgets.buttons import button
from planner.gui.workspace import Workspace
from planner.model import Exchange, FollowOn, Refused, VisitKind
from planner.queries.exchanges import Opened
from planner.queries.follow_on import follow_ons_of
from planner.queries.issues import newest_issue
from planner.queries.photographs import photographs_of
from planner.rules.agenda import days_of
from planner.store.unhurried import Progress
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

    offer = staticmethod(offer_actions)

    def __init__(self, workspace: Workspace, preferences: Preferences) -> None:
        super().__init__(workspace)
        self._preferences = preferences
        self._issued: tuple[int, date, bytes] | None = None
        self.pdfium = Pdfium()
        self.destroyed.connect(self.pdfium.shut)
        if (application := QApplication.instance()) is not None:
            application.aboutToQuit.connect(self.pdfium.shut)
        self.made_paper: Made | None = None
        self._paper: Paper | None = None
        self._stale = True
        self._photographs: dict[str, bytes] = {}
        self._follow_ons: list[FollowOn] = []
        self._making: Job | None = None
        self._printing: Job | None = None
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self.choices, self.notices = Choices(), Notices()
        self.copies = Copies(workspace.background, self._offer_copies, self)
        self.preview = Preview(self.pdfium)
        self.bar = PageBar(self.preview)
        self.saver = Saver(self)
        self.issuer = Issuer(self)
        self._fill_header()
        self._fill_body()
        self._hear()
        self._refresh()

    # -- parts -------------------------------------------------------------------------------------

    def _fill_header(self) -> None:
        self.print = button(self.tr("Print..."), "printer-outline")
        self.save = button(self.tr("Save PDF..."), "download-outline", "primary")
        self.every = button(self.tr("Save all..."), "folder-download-outline")
        self.print.clicked.connect(self.ask_printer)
        self.save.clicked.connect(self.saver.ask_file)
        self.every.clicked.connect(self.saver.ask_place)
        self.forms = FormsButton(self)
        self.add_button(self.every)
        self.add_button(self.forms)
        self.add_button(self.print)
        self.add_button(self.save)

    def _fill_body(self) -> None:
        left = QFrame()
        left.setProperty("surface", "window")
        left.setProperty("edge", "right")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.choices)
        self.logos = LogoButton(self.workspace, left)
        inside.addWidget(self.logos)
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
        self.workspace.paper_wanted.connect(self._choose_paper)
        self.choices.chosen.connect(self._choose)
        self.choices.visit_chosen.connect(self._choose_visit)
        self.notices.item_wanted.connect(partial(self.workspace.go_to, "item"))
        self.bar.stop_wanted.connect(self._stop_printing)
        self._soon.timeout.connect(lambda: self.bar.say(self.tr("Laying out...")))
        self._opened.connect(self._show_paper, Qt.ConnectionType.QueuedConnection)

    @property
    def is_ready(self) -> bool:
        """Whether there is a paper, and it is the one that was chosen."""
        return self.made_paper is not None and not self._stale

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
        remembered = Choice.remembered(self._preferences.paper_words(opened.exchange.id))
        if remembered is not None:
            self.choices.show_choice(remembered)
        days = [day for day in days_of(visit) if day is not None]
        self.choices.offer(visit, len(opened.exchange.visits) > 1, days)
        desk, exchange_id = self.workspace.desk, opened.exchange.id
        desk.ask(partial(photographs_of, visit=visit), self._take_photographs)
        desk.ask(partial(newest_issue, visit=visit), self._take_issued)
        desk.ask(partial(follow_ons_of, exchange_id=exchange_id), self._take_follow_ons)
        self._choose()

    def _choose(self, *_of_the_signal: object) -> None:
        """Another choice: who can have a copy of their own of this paper, then the paper."""
        opened, visit = self.workspace.opened, self.workspace.visit
        if opened is not None and visit is not None:
            self.copies.ask(opened.exchange, self.choices.choice, self.workspace.today())

    def _offer_copies(self, exchange: Exchange, found: Recipients, for_all: bool) -> None:
        self.choices.offer_only(found, for_all)
        self.choices.propose_language(own_language(exchange, self.choices.choice))
        self._preferences.keep_paper_words(exchange.id, self.choices.choice.kept)
        self._make_soon()

    def _take_photographs(self, photographs: dict[str, bytes]) -> None:
        self.logos.show_logos(photographs)
        if photographs != self._photographs:
            self._photographs = photographs
            self._make_soon()

    def _take_issued(self, issued: tuple[int, date, bytes] | None) -> None:
        if issued != self._issued:
            self._issued = issued
            self._make_soon()

    def _take_follow_ons(self, activities: list[FollowOn]) -> None:
        self._follow_ons = activities
        if self.choices.choice.paper == "after-action":
            self._make_soon()

    def _choose_paper(self, paper: str, audience: str) -> None:
        self.choices.show_choice(replace(self.choices.choice, paper=paper, audience=audience))
        self._choose()

    def _choose_visit(self, kind: VisitKind) -> None:
        opened = self.workspace.opened
        for visit in opened.exchange.visits if opened else ():
            if visit.kind is kind:
                self.workspace.set_place(visit.id)

    def _make_soon(self, *_of_the_signal: object) -> None:
        """Now if the page is seen, else when it comes up."""
        self._stale = True
        self.show_ready()
        if self.isVisible():
            self._make()

    def _make(self) -> None:
        opened, visit = self.workspace.opened, self.workspace.visit
        if opened is None or visit is None:
            return
        if self._making is not None:
            self._making.cancel()
        self._making = None
        self._soon.start()
        source, choice = self.source(opened), self.choices.choice
        self.saver.to_show(choice, source, partial(self._start_making, choice))

    def _start_making(self, choice: Choice, source: Source) -> None:
        if choice != self.choices.choice:
            return  # overtaken while what is private was fetched

        def task(progress: Progress) -> Made:
            return make(source, choice, progress)

        job = self._making = self.workspace.background.run(task)
        job.finished.connect(partial(self._take, job))
        job.refused.connect(partial(self._refuse_making, job))
        job.failed.connect(partial(self._end_making, job))

    def source(self, opened: Opened) -> Source:
        """What papers of the open exchange are made from."""
        today, pictures = self.workspace.today(), self._photographs
        return Source(opened.exchange, today, pictures, self._follow_ons, self._issued)

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
        self.made_paper, self._paper, self._stale = made, paper, False
        self.preview.show_paper(paper)
        self.notices.show_notices(made.notices)
        self.show_ready()
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
        self.made_paper = self._paper = None
        self._stale = True
        self.preview.clear()
        self.notices.say_no_more()
        self.notices.show_notices(())
        self.show_ready()

    def show_ready(self) -> None:
        ready = self.made_paper is not None and not self._stale
        self.save.setEnabled(ready)
        self.forms.offer(self.made_paper.choice if self.made_paper and ready else None)
        self.every.setEnabled(ready and not self.saver.busy)
        self.print.setEnabled(ready and self._printing is None)

    # -- printing ----------------------------------------------------------------------------------

    def ask_printer(self) -> None:
        """Open the platform's dialog; what it chooses is printed in the background."""
        if self.made_paper is None or self._paper is None or self._printing is not None:
            return
        made, printer = self.made_paper, a_printer(self._paper.pages[0])
        printer.setDocName(made.name)
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

        self.saver.note(made.choice)
        job = self._printing = self.workspace.background.run(task)
        job.progressed.connect(self._say_printing)
        job.finished.connect(self._say_printed)
        job.refused.connect(self._say_refused)
        for end in (job.finished, job.refused, job.failed, job.cancelled):
            end.connect(self._end_printing)
        self.show_ready()

    def _say_refused(self, refused: Refused) -> None:
        self.notices.say("error", wording().refused(refused))

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
        self.saver.stop()

    def _end_printing(self, *_outcome: object) -> None:
        self._printing = None
        self.bar.say("")
        self.show_ready()
