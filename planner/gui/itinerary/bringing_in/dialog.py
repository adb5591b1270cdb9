"""Bringing a program in: a file or pasted text, what is understood of it, and then one step."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.gui.background import Job
from planner.gui.itinerary import words
from planner.gui.itinerary.bringing_in.preview import Preview
from planner.gui.itinerary.bringing_in.questions import OpenQuestions
from planner.gui.itinerary.words import counted, tr
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.file_or_text import FileOrText
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.interchange.itinerary.heard import Background, Heard
from planner.interchange.itinerary.landing import OnlyLooked, land_itinerary
from planner.interchange.itinerary.reading import Understood, read_itinerary
from planner.interchange.itinerary.surroundings import background_of
from planner.interchange.report import Outcome, Report
from planner.model import Refused, Visit
from planner.queries.airports import zone_of_airport
from planner.rules.day_headings import read_heading
from planner.store.database import Store
from planner.store.files import read_whole
from planner.store.unhurried import Progress
from planner.wording import wording

_SIZE = (1130, 640)
_PASTED = "pasted.txt"
_TEXTS = (".txt", ".csv", ".tsv", ".ics")


class ProgramImport(QDialog):
    """The file is never changed, and nothing is kept before the last button."""

    def __init__(
        self,
        workspace: Workspace,
        visit: Visit,
        parent: QWidget | None = None,
        text: str = "",
        day: date | None = None,
    ) -> None:
        """`text` is read at once, as if it had been pasted here; where it names no day of its own,
        it is of `day`."""
        super().__init__(parent)
        self._workspace, self._visit_id = workspace, visit.id
        self._data, self._name = b"", ""
        self._background: Background | None = None
        self._job: Job | None = None
        self._understood: Understood | None = None
        self._landing = False
        self.setWindowTitle(tr("Import a program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(fonts.scaled(_SIZE[0]), fonts.scaled(_SIZE[1]))
        self._lay_out(visit)
        self._show(self.source)
        asked = partial(background_of, visit_id=visit.id, today=workspace.today())
        workspace.desk.ask(asked, self._take_background)
        if text:
            if day is not None and not any(map(read_heading, text.splitlines())):
                text = f"{day_said(day)}\n{text}"
            self.source.pasted.setPlainText(text)
            self._read_text(text)

    # -- parts ------------------------------------------------------------------------------------

    def _lay_out(self, visit: Visit) -> None:
        self._file = label("", "second")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(tr("Import a program"), "list-title"))
        head.addWidget(label(words.visit_words(visit), "second"))
        head.addWidget(self._file)
        head.addStretch()
        said = tr(
            "A Word table, a spreadsheet, a calendar file, or text as it stands in a mail: days, "
            "and under them hours with what happens. The file stays as it is."
        )
        hint = tr("Or paste the program here")
        self.source = FileOrText(said, tr("Text pasted from a mail"), hint)
        self.source.file_chosen.connect(self.open_file)
        self.source.text_given.connect(self._read_text)
        self.questions = OpenQuestions(self._workspace.today())
        self.questions.answered.connect(self._answer)
        self.preview = Preview()
        self.preview.left_out_changed.connect(self._count)
        self.seen = QWidget()
        page = QVBoxLayout(self.seen)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(8)
        page.addWidget(self.questions)
        page.addWidget(self.preview, 1)
        self.parts = QStackedWidget()
        for part in (self.source, self.seen):
            self.parts.addWidget(part)
        self.error = InlineError()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.parts, 1)
        column.addWidget(self.error)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("edge", "top")
        self.said = label("", "second")
        self.back, self.bring = button(tr("Back")), button("", kind="primary")
        self.back.clicked.connect(lambda: self._show(self.source))
        self.bring.clicked.connect(self._go_on)
        cancel = button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(8)
        row.addWidget(self.said)
        row.addStretch()
        for each in (cancel, self.back, self.bring):
            row.addWidget(each)
        return foot

    # -- the file ---------------------------------------------------------------------------------

    def open_file(self, file: Path) -> None:
        """Read this program."""
        try:
            data = read_whole(file)
        except Refused as refused:
            self._refuse(refused)
        else:
            self._begin(data, file.name)

    def _read_text(self, text: str) -> None:
        self._begin(text.encode("utf-8"), _PASTED)

    def _begin(self, data: bytes, name: str) -> None:
        if (data, name) != (self._data, self._name):  # else what was answered stays so
            self._data, self._name = data, name
            self.questions.begin_anew()
            self.preview.begin_anew()
        self._read()

    def _take_background(self, background: Background) -> None:
        self._background = background
        if self._data:
            self._read()

    def _answer(self) -> None:
        self.preview.begin_anew()  # other records may stand in the same places
        self._read()

    def _read(self) -> None:
        background, answers = self._background, self.questions.answers
        if background is None:
            return  # as soon as it is there
        if self._job is not None:
            self._job.cancel()
        data, name = self._data, self._name

        def task(_progress: Progress) -> Understood:
            return read_itinerary(data, name, background, answers, zone_of_airport)

        self.error.hide()
        job = self._job = self._workspace.background.run(task)
        job.finished.connect(partial(self._take, job))
        job.refused.connect(self._refuse)

    def _take(self, job: Job, understood: Understood) -> None:
        """It is read: try out what would become of it."""
        if job is self._job:
            self._job, self._understood = None, understood
            look = partial(_look, self._visit_id, understood, self._name)
            self._workspace.desk.work_on_store(look, self._show_report, self._refuse)

    def _show_report(self, report: Report) -> None:
        pasted = self._name == _PASTED
        self._file.setText(tr("Pasted text") if pasted else self._name)
        self.questions.show_for(report, may_ask_letters=not pasted and _is_text(self._name))
        self.preview.show_report(report)
        self._show(self.seen)

    # -- going on ---------------------------------------------------------------------------------

    def _show(self, part: QWidget) -> None:
        self.parts.setCurrentWidget(part)
        first = part is self.source
        self.back.setVisible(not first)
        self.bring.setVisible(not first or self._understood is not None)
        self._count()
        (self.source.pasted if first else self.preview.table).setFocus()

    def _count(self) -> None:
        """What the button does, and what is still in its way."""
        count = self.preview.count
        coming = count(Outcome.TAKEN) + count(Outcome.CHANGED)
        asked, told = count(Outcome.ASKED), []
        if self.parts.currentWidget() is self.source:
            self.said.setText("")
            self.bring.setText(tr("Next: preview"))
            self.bring.setEnabled(True)
            return
        for number, one, many in (
            (count(Outcome.TAKEN), "1 new.", "%n new."),
            (count(Outcome.CHANGED), "1 changed.", "%n changed."),
            (
                count(Outcome.SKIPPED),
                "1 without an item.",
                "%n without an item.",
            ),
            (count(Outcome.REFUSED), "1 cannot be taken.", "%n cannot be taken."),
            (len(self.preview.left_out), "1 left out.", "%n left out."),
            (
                asked,
                "1 to be answered above, or left out.",
                "%n to be answered above, or left out.",
            ),
        ):
            if number:
                told.append(counted(number, one, many))
        self.said.setText(" ".join(told))
        self.bring.setText(counted(coming, "Import 1 item", "Import %n items"))
        self.bring.setEnabled(coming > 0 and not asked and not self._landing)

    def _go_on(self) -> None:
        if self.parts.currentWidget() is self.source:
            self._show(self.seen)
        elif self._understood is not None:
            self._landing = True
            self._count()
            action = partial(
                _land,
                self._visit_id,
                self._understood,
                self._name,
                frozenset(self.preview.left_out),
            )
            self._workspace.desk.do(action, self._say_landed, self._refuse, backed_up=True)

    def _say_landed(self, report: Report) -> None:
        landed = report.count(Outcome.TAKEN) + report.count(Outcome.CHANGED)
        count = counted(landed, "1 item", "%n items")
        file = tr("pasted text") if self._name == _PASTED else f"“{self._name}”"
        self._workspace.notify(tr("Imported {count} from {file}", count=count, file=file))
        days = sorted(filter(None, (_day_of(row.values) for row in report.rows)))
        if days:
            self._workspace.set_place(self._visit_id, days[0])
        self.accept()

    def _refuse(self, refused: Exception) -> None:
        self._landing = False
        self._count()
        if isinstance(refused, Refused):
            self.error.show_sentence(wording().refused(refused))

    def reject(self) -> None:
        if self._landing:
            return  # it is on its way, and done in a moment
        if self._job is not None:
            self._job.cancel()
        super().reject()


def _day_of(values: object) -> date | None:
    """The day of an item or journey, by the names of the exchange file."""
    assert isinstance(values, dict)
    told = values.get("date") or (values.get("from") or {}).get("date")
    return date.fromisoformat(told) if told else None


def _is_text(name: str) -> bool:
    return name.casefold().endswith(_TEXTS)


def _look(visit_id: UUID, understood: Understood, name: str, store: Store) -> Report:
    """What would become of every record; nothing is kept."""
    landing = partial(_land, visit_id, understood, name, frozenset(), dry_run=True)
    try:
        return store.do(lambda session: landing(session=session)).result
    except OnlyLooked as looked:
        return looked.report


def _land(
    visit_id: UUID,
    understood: Understood,
    name: str,
    left_out: frozenset[int],
    session: Any,
    dry_run: bool = False,
) -> Report:
    heard = _without(understood.heard, left_out)
    source = "" if name == _PASTED else name
    messages = understood.messages
    return land_itinerary(session, visit_id, heard, messages, source, dry_run=dry_run)


def _without(heard: Sequence[Heard], left_out: frozenset[int]) -> list[Heard]:
    """Copies, since landing changes them; those left out are as what says nothing."""
    copied = deepcopy(list(heard))
    for number, each in enumerate(copied, start=1):
        if number in left_out:
            each.outcome = Outcome.SKIPPED
    return copied
