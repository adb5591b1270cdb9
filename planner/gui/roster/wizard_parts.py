"""The pages of the import: columns with a preview to correct, duplicates, and a summary."""

from PySide6.QtWidgets import (
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.gui.roster.gist import PlanGist
from planner.gui.roster.words import counted, tr
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label, paragraph
from planner.interchange.report import Message, Outcome
from planner.interchange.roster import Decision, Planned, PreviewRow
from planner.rules.likeness import Known
from planner.rules.roster_merge import known_of
from planner.wording import wording

_ROW, _LEAST, _AROUND = 31, 132, 80  # of a column; around the name of what it holds


def said_of(message: Message) -> str:
    return wording().label(message.sentence, dict(message.values))


def said_of_row(row: PreviewRow) -> str:
    """“Row 3, Born: “31/02/1991” is not a date.”"""
    said = []
    for message in row.messages:
        where = tr("Row {row}", row=str(row.line))
        place = f"{where}, {message.column}" if message.column else where
        said.append(f"{place}: {said_of(message)}")
    return " ".join(said)


class DuplicatesPart(QWidget):
    """Who may be somebody known already, side by side with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[int, Segmented] = {}
        self.is_touched = False  # whether the person decided otherwise than was proposed
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        said = tr("These may be people who are here already. Say what becomes of each row.")
        column.addWidget(paragraph(said, "second"))
        column.addWidget(area, 1)

    def show_plan(self, gist: PlanGist) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self.is_touched = {}, False
        for line, each in enumerate(gist.alike):
            known, new = (each.person or each.like[0]).known, known_of(each.values)
            choice = Segmented(
                (
                    (Decision.MERGE.value, tr("Merge")),
                    (Decision.KEEP.value, tr("Keep both")),
                    (Decision.SKIP.value, tr("Skip")),
                ),
                new.name,
                dense=True,
            )
            choice.set_value(_proposed(each).value)
            choice.chosen.connect(self._touch)
            self.rows[each.row.row] = choice
            row = tr("Row {row}", row=str(each.row.line))
            self._grid.addWidget(_told_apart(f"{row}: {new.name}", new), line, 0)
            here = tr("Here: {name}", name=known.name)
            self._grid.addWidget(_told_apart(here, known, _private_said(new, known)), line, 1)
            self._grid.addWidget(choice, line, 2)
        self._grid.setRowStretch(len(gist.alike), 1)

    def _touch(self, _value: str) -> None:
        self.is_touched = True

    @property
    def decisions(self) -> dict[int, Decision]:
        return {row: Decision(choice.value) for row, choice in self.rows.items()}


def _proposed(each: Planned) -> Decision:
    if each.row.outcome is Outcome.SKIPPED and each.person is None:  # nothing tells who it is
        return Decision.SKIP
    return Decision.MERGE if each.person is not None else Decision.KEEP


def _told_apart(name: str, known: Known, more: str = "") -> QWidget:
    """A name, and under it what tells this person from a namesake."""
    about = (known.native_name, known.position, known.organization, ", ".join(known.emails), more)
    pair = QWidget()
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(0)
    column.addWidget(paragraph(name))
    column.addWidget(paragraph(" · ".join(filter(None, about)), "second"))
    return pair


def _private_said(new: Known, known: Known) -> str:
    """Whether birthday and passport agree; what they are stays hidden."""
    said = []
    if new.date_of_birth and known.date_of_birth:
        same = new.date_of_birth == known.date_of_birth
        said.append(tr("the same birthday") if same else tr("another birthday"))
    if new.passport_number and known.passport_number:
        same = new.passport_number == known.passport_number
        said.append(tr("the same passport") if same else tr("another passport"))
    return ", ".join(said)


class SummaryPart(QWidget):
    """What will be kept, what is left out and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = paragraph("", "row-title")
        self.messages = QPlainTextEdit()
        self.messages.setReadOnly(True)
        self.messages.setAccessibleName(tr("What is to be said of the rows"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.counts)
        column.addWidget(self.messages, 1)
        column.addWidget(label(tr("All the rows come in as one step that can be undone."), "hint"))

    def show_plan(self, gist: PlanGist) -> None:
        said = []
        for outcome, one, many in (
            (Outcome.TAKEN, "1 new delegate.", "%n new delegates."),
            (Outcome.CHANGED, "1 delegate is changed.", "%n delegates are changed."),
            (Outcome.SKIPPED, "1 row is skipped.", "%n rows are skipped."),
            (Outcome.REFUSED, "1 row is left out.", "%n rows are left out."),
        ):
            if count := gist.outcomes[outcome]:
                said.append(counted(count, one, many))
        self.counts.setText(" ".join(said))
        lines = [said_of_row(row) for row in gist.telling]
        if gist.untold:
            words = ("1 more row is not shown.", "%n more rows are not shown.")
            lines.append(counted(gist.untold, *words))
        self.messages.setPlainText("\n".join(lines))
        self.messages.setVisible(bool(lines))
