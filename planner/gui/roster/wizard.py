"""Bringing in a list of people: the file, its columns, who is here already, and then one step."""

from copy import deepcopy
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.gui.background import Job
from planner.gui.roster.gist import PlanGist, PreviewGist, gist_of_plan, gist_of_preview
from planner.gui.roster.wizard_columns import ColumnsPart
from planner.gui.roster.wizard_parts import DuplicatesPart, SummaryPart
from planner.gui.roster.words import counted, tr
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import confirmed
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.file_or_text import FileOrText
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.interchange.roster import (
    Answers,
    Preview,
    Surroundings,
    land_roster,
    plan_roster,
    read_roster,
    surroundings,
)
from planner.model import Refused
from planner.store.files import read_whole
from planner.store.unhurried import Progress, let_go, without_collecting
from planner.wording import wording

_SIZE = (1130, 620)
_FILE, _COLUMNS, _DUPLICATES, _SUMMARY = range(4)
_PASTED = "pasted.txt"


class ImportWizard(QDialog):
    """The file itself is never changed, and nothing is kept before the last button."""

    landed = Signal(int, int)  # rows of how many, while they go into the database

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        visit = workspace.visit
        assert visit is not None, "a roster belongs to a visit"
        self._visit_id = visit.id
        self._data, self._name = b"", ""
        self._around: Surroundings | None = None
        self._job: Job | None = None
        self._stop: Event | None = None  # of what is on its way into the database
        self.answers = Answers()
        self.read: PreviewGist | None = None
        self.planned: PlanGist | None = None
        self.setWindowTitle(tr("Import delegates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(fonts.scaled(_SIZE[0]), fonts.scaled(_SIZE[1]))
        self._lay_out()
        self._show_step(_FILE)
        asked = partial(surroundings, visit_id=self._visit_id, today=workspace.today())
        workspace.desk.ask(asked, self._take_surroundings)

    # -- parts ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._file = label("", "second")
        head = QHBoxLayout()
        head.addWidget(label(tr("Import delegates"), "list-title"))
        head.addWidget(self._file)
        head.addStretch()
        words = (tr("File"), tr("Columns and preview"), tr("Duplicates"), tr("Summary"))
        self._steps = [label(f"{at}  {word}", "quiet") for at, word in enumerate(words, start=1)]
        steps = QHBoxLayout()
        steps.setSpacing(24)
        for step in self._steps:
            steps.addWidget(step)
        steps.addStretch()
        said = tr(
            "A spreadsheet, a Word table, contacts, or text. Nothing in it is run, and the file "
            "stays as it is."
        )
        hint = tr("Or paste a table or a list of names here")
        file = FileOrText(said, tr("Text pasted from a mail"), hint)
        self.pasted, self.read_pasted = file.pasted, file.read_pasted
        file.file_chosen.connect(self.open_file)
        file.text_given.connect(self._read_text)
        self.columns, self.duplicates, self.summary = ColumnsPart(), DuplicatesPart(), SummaryPart()
        self.columns.answered.connect(self._answer)
        self.landed.connect(self._say_progress)
        self.parts = QStackedWidget()
        for part in (file, self.columns, self.duplicates, self.summary):
            self.parts.addWidget(part)
        self.error = InlineError()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(steps)
        column.addWidget(self.parts, 1)
        column.addWidget(self.error)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("edge", "top")
        self.said, self.bar = label("", "second"), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(fonts.scaled(180))
        self.bar.hide()
        self.back, self.next = button(tr("Back")), button("", kind="primary")
        cancel = button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self._show_step(self.parts.currentIndex() - 1))
        self.next.clicked.connect(self._go_on)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(8)
        for part in (self.said, self.bar):
            row.addWidget(part)
        row.addStretch()
        for each in (cancel, self.back, self.next):
            row.addWidget(each)
        return foot

    # -- the file ---------------------------------------------------------------------------------

    def _take_surroundings(self, around: Surroundings) -> None:
        self._around = around
        if self._data:
            self._read()

    def open_file(self, file: Path) -> None:
        """Read this list."""
        try:
            data = read_whole(file)
        except Refused as refused:
            self.error.show_sentence(wording().refused(refused))
            return
        self._begin(data, file.name)

    def _read_text(self, text: str) -> None:
        self._begin(text.encode("utf-8"), _PASTED)

    def _begin(self, data: bytes, name: str) -> None:
        if (data, name) != (self._data, self._name):  # else what was corrected stays so
            self._data, self._name, self.answers = data, name, Answers()
        self._read()

    def _answer(self, answers: Answers) -> None:
        """The person said more of the file: it is read again."""
        cells = {**self.answers.cells, **answers.cells}
        columns = {**self.answers.columns, **answers.columns}
        self.answers = replace(answers, cells=cells, columns=columns)
        self._read()

    def _read(self) -> None:
        if self._around is None:
            return  # as soon as it is there
        if self._job is not None:
            self._job.cancel()
        data, name, around, answers = self._data, self._name, self._around, self.answers

        def task(progress: Progress) -> PreviewGist:
            return gist_of_preview(read_roster(data, name, around, answers, progress))

        self.error.hide()
        job = self._job = self._workspace.background.run(task)
        job.progressed.connect(self._say_progress)
        job.finished.connect(partial(self._take, job))
        job.refused.connect(partial(self._refuse, job))

    def _say_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setVisible(total > 0)

    def _take(self, job: Job, read: PreviewGist) -> None:
        if job is not self._job:
            return
        self._let_go_of_list()
        self._job, self.read, preview = None, read, read.preview
        self.bar.hide()
        place = tr("{file}, sheet “{sheet}”", file=self._name, sheet=preview.sheet or "")
        self._file.setText(place if preview.sheet else self._name)
        self.columns.show_preview(read, self.answers)
        self._show_step(_COLUMNS)

    @property
    def preview(self) -> Preview | None:
        """The list as it was read last."""
        return self.read.preview if self.read is not None else None

    def _let_go_of_list(self) -> None:
        if self.preview is not None:
            rows = self.preview.rows
            self._workspace.background.run(lambda _progress: let_go(rows))

    def _refuse(self, job: Job | None, refused: Exception) -> None:
        if job is self._job and isinstance(refused, Refused):
            self._job = None
            self.bar.hide()
            self.error.show_sentence(wording().refused(refused))

    # -- going on ---------------------------------------------------------------------------------

    def _show_step(self, step: int) -> None:
        self.parts.setCurrentIndex(step)
        for at, word in enumerate(self._steps):
            word.setProperty("kind", "row-title" if at == step else "quiet")
            word.style().polish(word)
        self.back.setVisible(step > _FILE)
        self.next.setVisible(step > _FILE or self.read is not None)
        read, landing = self.read, self.planned.landing if self.planned else 0
        self.said.setText(self._counts() if step > _FILE else "")
        words = {
            _FILE: tr("Next: columns"),
            _COLUMNS: tr("Next: duplicates"),
            _DUPLICATES: tr("Next: summary"),
            _SUMMARY: counted(landing, "Import 1 delegate", "Import %n delegates"),
        }
        self.next.setText(words.get(step, ""))
        ready = read is not None and bool(read.taken) and not read.preview.questions
        self.next.setEnabled(ready or step == _FILE)

    def _counts(self) -> str:
        if self.read is None:
            return ""
        said = [counted(self.read.count, "1 row read.", "%n rows read.")]
        if self.read.to_fix:
            said.append(counted(self.read.to_fix, "1 to fix.", "%n to fix."))
        return " ".join(said)

    def _go_on(self) -> None:
        step = self.parts.currentIndex()
        if step == _SUMMARY:
            self._land()
        elif step == _FILE:
            self._show_step(_COLUMNS)
        else:
            self._make_plan(step + 1)

    def _make_plan(self, step: int) -> None:
        """Ask whom each row means, with what was decided so far; what was read stays as it is."""
        if self.preview is None:
            return
        decisions = self.duplicates.decisions if step > _DUPLICATES else {}
        visit_id, preview = self._visit_id, self.preview

        def query(session: Any) -> PlanGist:  # copied there: here a long list would be felt
            with without_collecting():
                plan = plan_roster(session, visit_id, deepcopy(preview), decisions)
                gist = gist_of_plan(plan)
                let_go(plan.rows)
                let_go(plan.preview.rows)
            return gist

        self._workspace.desk.ask(query, partial(self._take_plan, step), partial(self._refuse, None))

    def _take_plan(self, step: int, planned: PlanGist) -> None:
        self.planned = planned
        if step == _DUPLICATES:
            self.duplicates.show_plan(planned)
            if not self.duplicates.rows:
                step = _SUMMARY
        if step == _SUMMARY:
            self.summary.show_plan(planned)
        self._show_step(step)
        if step == _SUMMARY:
            self.next.setEnabled(planned.landing > 0)

    def _land(self) -> None:
        if self.preview is None:
            return
        self.next.setEnabled(False)  # once
        self._stop = stop = Event()
        visit_id, preview, source = self._visit_id, self.preview, self._name
        decisions, told = self.duplicates.decisions, self.landed.emit

        def progress(done: int, total: int) -> None:
            if stop.is_set():
                raise Refused("The import was stopped; nothing of the list was kept.")
            told(done, total)

        def action(session: Any) -> int:
            with without_collecting():
                copied = deepcopy(preview)
                plan = land_roster(
                    session, visit_id, copied, source=source, decisions=decisions, progress=progress
                )
                landed = gist_of_plan(plan).landing
                let_go(plan.rows)
                let_go(copied.rows)
            return landed

        say, refuse = self._say_landed, self._refuse_landing
        self._workspace.desk.do(action, say, refuse, backed_up=True)

    def _refuse_landing(self, refused: Exception) -> None:
        self._stop = None
        self.next.setEnabled(True)
        self._refuse(None, refused)

    def _say_landed(self, landed: int) -> None:
        count = counted(landed, "1 delegate", "%n delegates")
        said = tr("Imported {count} from “{file}”.", count=count, file=self._name)
        self._stop = None
        self._workspace.notify(said)
        self.accept()

    def reject(self) -> None:
        if self._stop is not None:  # on its way into the database: stopped, then said
            self._stop.set()
            return
        if self._has_corrections and not confirmed(
            self,
            tr("Leave the import?"),
            tr("What was corrected and decided here would be lost. The file stays as it is."),
            tr("Leave"),
        ):
            return
        if self._job is not None:
            self._job.cancel()
        super().reject()

    @property
    def _has_corrections(self) -> bool:
        return bool(self.answers.cells or self.answers.columns) or self.duplicates.is_touched

    def done(self, result: int) -> None:
        self._let_go_of_list()
        super().done(result)
