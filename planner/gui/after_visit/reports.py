"""Reports into files: of the visit shown, or of the portfolio of a year; each in three forms."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from planner.editions.values import Reader, Report
from planner.gui.after_visit.words import tr
from planner.gui.background import Job
from planner.gui.documents.languages import LanguageChoice
from planner.gui.documents.making import Choice
from planner.gui.exchanges.words import visit_said
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import Refused
from planner.queries.follow_on import follow_ons_of
from planner.queries.portfolio import portfolio
from planner.store.outward import write_out
from planner.store.unhurried import Progress

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

AFTER_ACTION, THANKS, PORTFOLIO = "after-action", "thank-you-list", "portfolio-report"
_YEARS = 12  # back from this one


class ReportDialog(Asking):
    """Which report, as what; while it is made the same dialog says how far it is."""

    def __init__(self, workspace: Workspace, set_as: Choice, parent: QWidget) -> None:
        super().__init__(workspace, tr("Reports"), tr("Save..."), parent)
        self.setWindowTitle(tr("Save a report"))
        self._job: Job | None = None
        self._wanted: Path | None = None  # the file that is under way
        visit = workspace.visit
        self.report, self.year = ChoiceBox(), ChoiceBox()
        if visit is not None:
            which = visit_said(visit.kind)
            self.report.addItem(tr("After-action report ({visit})", visit=which), AFTER_ACTION)
            self.report.addItem(tr("Thank-you letters ({visit})", visit=which), THANKS)
        self.report.addItem(tr("Portfolio report of a year"), PORTFOLIO)
        this_year = workspace.today().year
        self.year.addItem(tr("All years"), None)
        for year in range(this_year + 1, this_year - _YEARS, -1):
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(self.year.findData(this_year))
        self.kind = Segmented(
            (("pdf", tr("PDF")), ("docx", tr("Word")), ("xlsx", tr("Excel"))), tr("As")
        )
        self.kind.set_value("pdf")
        self.language = LanguageChoice()
        self.language.set_value(set_as.language)
        self.sheet = Segmented((("letter", tr("Letter")), ("a4", tr("A4"))), tr("Paper"))
        self.sheet.set_value(set_as.size)
        self.bar, self.doing = QProgressBar(), label("", "second")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.ask("report", tr("Report"), self.report)
        self.ask("year", tr("Year"), self.year)
        self.ask("language", tr("Language"), self.language)
        self.ask("size", tr("Paper"), self.sheet)
        self.ask("kind", tr("File"), self.kind)
        for part in (self.doing, self.bar):
            self.column.addWidget(part)
        self.finish()
        self.report.currentIndexChanged.connect(lambda _at: self._show_year())
        self._show_year()
        self._show_making(False)

    def _show_year(self) -> None:
        self.fields["year"].setVisible(self.report.currentData() == PORTFOLIO)

    # -- where, and from what ----------------------------------------------------------------------

    def act(self) -> None:
        report, ending = self.report.currentData(), self.kind.value
        opened, year = self.workspace.opened, self.year.currentData()
        of = opened.exchange.name if opened and report != PORTFOLIO else year
        name = f"{'_'.join(str(each) for each in (of, report) if each)}.{ending}"
        file, _ = QFileDialog.getSaveFileName(self, tr("Save a report"), name, f"(*.{ending})")
        if file:
            query = self._portfolio if report == PORTFOLIO else self._follow_ons
            self._show_making(True)
            self._wanted = Path(file)
            self.workspace.desk.ask(query, partial(self._make, self._wanted), self.refuse)

    def _portfolio(self, session: "Session") -> Any:
        return portfolio(session, self.workspace.today())

    def _follow_ons(self, session: "Session") -> Any:
        opened = self.workspace.opened
        return follow_ons_of(session, opened.exchange.id) if opened else ()

    def _make(self, file: Path, found: Any) -> None:
        """The edition and its file, beside the window; unless it was stopped meanwhile."""
        if file is not self._wanted:
            return
        report, ending = self.report.currentData(), self.kind.value
        opened, visit = self.workspace.opened, self.workspace.visit
        today, year = self.workspace.today(), self.year.currentData()
        reader = Reader("internal", self.language.value, size=self.sheet.value)
        edition: Callable[[Progress], Report]
        if report == PORTFOLIO:
            edition = partial(_of_portfolio, found, reader, today, year)
        elif opened is None or visit is None:
            self.refuse(Refused("This visit is no longer here."))
            return
        else:
            edition = partial(_of_visit, report, opened.exchange, visit.kind, reader, today, found)
        task = partial(_written, edition, report, ending, file)
        job = self._job = self.workspace.background.run(task)
        job.progressed.connect(self._say)
        job.finished.connect(self._kept)
        job.refused.connect(self.refuse)
        job.failed.connect(lambda _error: self._show_making(False))
        job.cancelled.connect(lambda: self._show_making(False))

    # -- while it is made --------------------------------------------------------------------------

    def _show_making(self, making: bool) -> None:
        """The fields wait; Cancel stops it."""
        if not making:
            self._job = self._wanted = None
            self._handed_in = False  # what was stopped may be asked for again
        for part in (self.go, self.report, self.year, self.kind, self.language, self.sheet):
            part.setEnabled(not making)
        for shown in (self.bar, self.doing):
            shown.setVisible(making)
        self.bar.setRange(0, 0)
        self.doing.setText(tr("Reading what there is"))

    def _say(self, done: int, total: int) -> None:
        """Without a number of parts the file itself is being made, which is one step."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        part = tr("Part {part} of {parts}", part=str(min(done + 1, total)), parts=str(total))
        self.doing.setText(part if total else tr("Making the report"))

    def reject(self) -> None:
        """Stop what is under way; otherwise leave."""
        if self._job is not None:
            self._job.cancel()
        elif self._wanted is not None:  # what there is, is still being read
            self._show_making(False)
        else:
            super().reject()

    def refuse(self, error: Exception) -> None:
        self._show_making(False)
        super().refuse(error)

    def _kept(self, file: Path) -> None:
        self._job = None
        self.workspace.notify(tr("Saved {file}", file=file.name), undo=False)
        self.accept()


# -- on the background's worker: what is heavy is loaded here --------------------------------------


def _of_portfolio(
    found: Any, reader: Reader, today: Any, year: int | None, progress: Progress
) -> Report:
    from planner.editions.portfolio import portfolio_report

    return portfolio_report(found, reader, today, year, progress)


def _of_visit(
    report: str,
    exchange: Any,
    kind: Any,
    reader: Reader,
    today: Any,
    follow_ons: Any,
    _progress: Progress,
) -> Report:
    from planner.editions.order import Order
    from planner.editions.reports import after_action, thank_you_list

    make = {AFTER_ACTION: after_action, THANKS: thank_you_list}[report]
    return make(Order(exchange, kind, reader, today, follow_ons=follow_ons))


def _written(
    edition: Callable[[Progress], Report],
    report: str,
    ending: str,
    file: Path,
    progress: Progress,
) -> Path:
    """One edition, whatever it becomes; nothing is written once it was stopped."""
    from planner.documents.papers import PAPERS, portfolio_report
    from planner.interchange.report_files import report_document, report_workbook

    made = edition(progress)
    progress(0, 0)
    if ending == "pdf":
        draw = portfolio_report if report == PORTFOLIO else PAPERS[report]
        data = draw(made).pdf
    else:
        data = {"docx": report_document, "xlsx": report_workbook}[ending](made)
    progress(0, 0)
    return write_out(file, data)
