"""What is asked after the visit shown: a form to print, a sheet to fill in, answers brought in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from planner.actions.feedback import take_feedback
from planner.gui.after_visit.words import counted, tr
from planner.gui.importing import ImportReport, read_file, remarks
from planner.gui.widgets.buttons import button
from planner.gui.workspace import Workspace
from planner.interchange.feedback import ParsedFeedback, feedback_sheet, read_feedback
from planner.model import Refused, Visit
from planner.store.outward import write_out
from planner.wording import wording


class FeedbackSheets(QObject):
    """`language` says in which one the papers of the exchange were set last."""

    def __init__(self, workspace: Workspace, page: QWidget, language: Callable[[], str]) -> None:
        super().__init__(page)
        self._workspace, self._page, self._language = workspace, page, language
        self.form = button(tr("Print the form..."), "printer-outline")
        self.give = button(tr("Save the feedback sheet..."), "file-export-outline")
        self.bring = button(tr("Bring answers in..."), "file-import-outline")
        self.form.clicked.connect(self.show_form)
        self.give.clicked.connect(self.ask_where)
        self.bring.clicked.connect(self.choose)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return self.form, self.give, self.bring

    def show_form(self) -> None:
        """The form on paper, where papers are printed: of one delegate, or of all."""
        self._workspace.show_page("documents")
        self._workspace.paper_wanted.emit("feedback-form", "delegation")

    def ask_where(self) -> None:
        """Ask for a file, then write the sheet of this visit."""
        visit, opened = self._workspace.visit, self._workspace.opened
        if visit is None or opened is None:
            return
        name = f"{opened.exchange.name}, {visit.kind.value} visit, feedback.xlsx"
        file, _ = QFileDialog.getSaveFileName(
            self._page, tr("Save the feedback sheet"), name, tr("Spreadsheets (*.xlsx)")
        )
        if file:
            language = self._language()
            job = self._workspace.background.run(
                lambda _progress: write_out(Path(file), feedback_sheet(visit, language))
            )
            job.finished.connect(self._say_saved)
            job.refused.connect(self._refuse)

    def _say_saved(self, file: Path) -> None:
        self._workspace.notify(tr("Saved {file}", file=file.name), undo=False)

    def choose(self) -> None:
        """Ask for a sheet that came back, then take its answers in."""
        visit = self._workspace.visit
        file, _ = QFileDialog.getOpenFileName(
            self._page, tr("Bring answers in"), "", tr("Feedback sheets (*.xlsx *.xls *.ods *.csv)")
        )
        if file and visit is not None:
            self.take(Path(file), visit)

    def take(self, file: Path, visit: Visit) -> None:
        """As one step; what could not be taken is said, row by row."""
        job = self._workspace.background.run(
            lambda _progress: read_feedback(read_file(file), file.name, visit)
        )
        job.finished.connect(partial(self._land, file.name, visit))
        job.refused.connect(self._refuse)

    def _land(self, name: str, visit: Visit, parsed: ParsedFeedback) -> None:
        if not parsed.answers:
            self._report(name, parsed)
            return
        action = partial(take_feedback, visit_id=visit.id, answers=parsed.answers)
        say = partial(self._say_taken, name, parsed)
        self._workspace.desk.do(action, say, self._refuse, backed_up=True)

    def _say_taken(self, name: str, parsed: ParsedFeedback, before: int) -> None:
        taken = len(parsed.answers) - before
        count = counted(taken, "1 answer", "%n answers")
        said = [tr("Brought in {count} from “{file}”.", count=count, file=name)]
        if before:
            known = counted(before, "1 answer", "%n answers")
            said.append(tr("Left out, as they were here already: {count}.", count=known))
        self._workspace.notify(" ".join(said), undo=taken > 0)
        if remarks(parsed.report):
            self._report(name, parsed)

    def _report(self, name: str, parsed: ParsedFeedback) -> None:
        said = remarks(parsed.report) or [tr("There is no answer in this sheet yet.")]
        ImportReport(name, said, self._page.window()).open()

    def _refuse(self, refused: Exception) -> None:
        if isinstance(refused, Refused):
            self._workspace.notify(wording().refused(refused), undo=False)
