"""The pages of the import: columns with a preview to correct, duplicates, and a summary."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.gui.roster.gist import PlanGist, PreviewGist, is_bad
from planner.gui.roster.words import FIELD_NAMES, counted, tr
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.buttons import button
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label, paragraph, plain_tip
from planner.interchange.report import Message, Outcome
from planner.interchange.roster import Answers, DateOrder, Decision, Preview, PreviewRow
from planner.interchange.roster.columns import MEANINGS
from planner.interchange.roster.fields import FAMILY_FIRST, FIELDS, NAME, SKIP
from planner.interchange.sheets.alphabets import SAID
from planner.rules.folding import folded
from planner.wording import wording

_ROW, _LEAST, _AROUND = 31, 132, 80  # of a column; around the name of what it holds
_MARKS = {
    Outcome.TAKEN: ("check", "ok"),
    Outcome.CHANGED: ("check", "ok"),
    Outcome.SKIPPED: ("minus-circle-outline", "text3"),
    Outcome.REFUSED: ("alert-octagon", "error"),
    Outcome.ASKED: ("help-circle-outline", "warn"),
}


def said_of(message: Message) -> str:
    return wording().label(message.sentence, dict(message.values))


def meaning_said(meaning: str) -> str:
    """What a column may be, in words."""
    special = {NAME: tr("Whole name"), FAMILY_FIRST: tr("Whole name, family first"),
               SKIP: tr("Skip")}  # fmt: skip
    return special[meaning] if meaning in special else tr(FIELD_NAMES[meaning])


class FilePart(QWidget):
    """A file to choose, or text to paste."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = button(tr("Choose a file..."), "file-import-outline", "primary")
        self.pasted = QPlainTextEdit()
        self.pasted.setAccessibleName(tr("Text pasted from a mail"))
        self.pasted.setPlaceholderText(tr("Or paste a table or a list of names here"))
        self.read_pasted = button(tr("Read the text"))
        said = tr(
            "A spreadsheet, a Word table, contacts, or text. Nothing in it is run, and the file "
            "stays as it is."
        )
        at_left = Qt.AlignmentFlag.AlignLeft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(paragraph(said, "second"))
        column.addWidget(self.choose, 0, at_left)
        column.addWidget(self.pasted, 1)
        column.addWidget(self.read_pasted, 0, at_left)


class ColumnsPart(QWidget):
    """What was guessed can be changed; a bad cell is typed again where it stands."""

    answered = Signal(object)  # Answers: what was said until now, and what is new

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._answers = Answers()
        self._rows: Sequence[PreviewRow] = ()
        self.dates, self.sheet, self.encoding = QComboBox(), QComboBox(), QComboBox()
        for value, word in (
            ("", tr("As found")),
            (DateOrder.DMY.value, tr("day/month/year")),
            (DateOrder.MDY.value, tr("month/day/year")),
            (DateOrder.YMD.value, tr("year/month/day")),
        ):
            self.dates.addItem(word, value)
        self.encoding.addItem(tr("As found"), "")
        for name, script in SAID.items():
            self.encoding.addItem(f"{tr(script)} ({name})", name)
        options = QHBoxLayout()
        options.setSpacing(8)
        for word, choice in (
            (tr("Dates are written"), self.dates),
            (tr("Sheet"), self.sheet),
            (tr("Encoding"), self.encoding),
        ):
            named = label(word, "second")
            named.setBuddy(choice)
            if choice is self.sheet:
                self._sheet_word = named
            choice.setAccessibleName(word)
            choice.activated.connect(self._say)
            options.addWidget(named)
            options.addWidget(choice)
        options.addStretch()
        self.question = InlineError()
        self.table = QTableWidget()
        self.table.setAccessibleName(tr("Preview"))
        self.table.verticalHeader().setDefaultSectionSize(fonts.scaled(_ROW))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideLeft)
        self.table.cellChanged.connect(self._correct)
        self.table.currentCellChanged.connect(self._explain)
        self.wrong = paragraph("", "error")
        said = tr("Say what each column is. What was guessed can be changed; the file never is.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(paragraph(said, "second"))
        column.addLayout(options)
        column.addWidget(self.question)
        column.addWidget(self.table, 1)
        column.addWidget(self.wrong)
        self.shown = label("", "hint")
        column.addWidget(self.shown)

    def show_preview(self, gist: PreviewGist, answers: Answers) -> None:
        preview = gist.preview
        self._preview, self._answers = preview, answers
        self._fill_sheets(preview)
        self.question.setVisible(bool(preview.questions))
        if preview.questions:
            self.question.show_sentence(said_of(preview.questions[0].message))
        self._rows = gist.shown
        self._fill_table(preview)
        more = gist.count - len(self._rows)
        notes = [said_of(message) for message in preview.messages]
        if more > 0:
            notes.append(counted(more, "1 more row is not shown.", "%n more rows are not shown."))
        self.shown.setText(" ".join(notes[:3]))
        first = next((row for row in self._rows if is_bad(row)), None)
        self.wrong.setText(_said_of_row(first) if first is not None else "")

    def _fill_sheets(self, preview: Preview) -> None:
        self.sheet.clear()
        for name in preview.sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(self.sheet.findData(preview.sheet))
        for part in (self.sheet, self._sheet_word):
            part.setVisible(len(preview.sheets) > 1)

    def _fill_table(self, preview: Preview) -> None:
        table, columns = self.table, preview.columns
        was = table.blockSignals(True)
        table.clear()
        table.setColumnCount(len(columns))
        table.setRowCount(len(self._rows) + 1)
        table.setHorizontalHeaderLabels([each.heading or "" for each in columns])
        table.setVerticalHeaderItem(0, QTableWidgetItem(tr("Row")))
        for at, column in enumerate(columns):
            meaning = self._meaning(at, column.field or SKIP)
            named = fonts.metrics("text").horizontalAdvance(meaning.currentText())
            table.setColumnWidth(at, max(fonts.scaled(_LEAST), named + fonts.scaled(_AROUND)))
            table.setCellWidget(0, at, meaning)
        for line, row in enumerate(self._rows, start=1):
            table.setVerticalHeaderItem(line, self._heading(row))
            wrong = {message.column for message in row.messages}
            for at, column in enumerate(columns):
                value = row.cells[column.at] if column.at < len(row.cells) else None
                said = "" if value is None else str(value)
                item = QTableWidgetItem(said)
                item.setToolTip(plain_tip(said))  # which may be cut
                if is_bad(row) and column.heading in wrong:
                    item.setBackground(TOKENS.current.error_tint)
                    item.setForeground(TOKENS.current.error)
                table.setItem(line, at, item)
        table.blockSignals(was)

    def _heading(self, row: PreviewRow) -> QTableWidgetItem:
        icon, tone = _MARKS[row.outcome]
        said = {
            Outcome.REFUSED: tr("Fix"),
            Outcome.SKIPPED: tr("Skipped"),
            Outcome.ASKED: tr("Asked"),
        }
        item = QTableWidgetItem(f"{row.line}  {said.get(row.outcome, tr('Ready'))}")
        item.setIcon(icons.icon(icon, tone))
        return item

    def _meaning(self, at: int, meaning: str) -> QComboBox:
        choice = QComboBox()
        for each in (SKIP, NAME, FAMILY_FIRST, *FIELDS):
            if each in MEANINGS:
                choice.addItem(meaning_said(each), each)
        choice.setCurrentIndex(choice.findData(meaning))
        choice.activated.connect(lambda _at, column=at: self._map(column))
        return choice

    # -- what the person says ---------------------------------------------------------------------

    def meaning_box(self, column: int) -> QComboBox:
        box = self.table.cellWidget(0, column)
        assert isinstance(box, QComboBox)
        return box

    def _map(self, column: int) -> None:
        if self._preview is not None:
            heading = folded(self._preview.columns[column].heading)
            self._say(columns={heading: self.meaning_box(column).currentData()})

    def _correct(self, line: int, at: int) -> None:
        if self._preview is not None and line > 0:
            row, column = self._rows[line - 1], self._preview.columns[at]
            item = self.table.item(line, at)
            self._say(cells={(row.line, column.at): item.text() if item else ""})

    def _say(self, _at: int = 0, **more: dict[object, str]) -> None:
        order = self.dates.currentData()
        chosen = self.sheet.currentData() if self.sheet.count() > 1 else None
        self.answered.emit(
            Answers(
                date_order=DateOrder(order) if order else None,
                encoding=self.encoding.currentData() or None,
                sheet=chosen or self._answers.sheet,
                year=self._answers.year,
                **more,  # type: ignore[arg-type]  # columns or cells
            )
        )

    def _explain(self, line: int, *_from: int) -> None:
        if 0 < line <= len(self._rows):
            self.wrong.setText(_said_of_row(self._rows[line - 1]))


def _said_of_row(row: PreviewRow) -> str:
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
        self.rows = {}
        for line, each in enumerate(gist.alike):
            known = each.person or each.like[0]
            name = " ".join(
                str(each.values[part])
                for part in ("given_name", "family_name")
                if each.values.get(part)
            )
            choice = Segmented(
                (
                    (Decision.MERGE.value, tr("Merge")),
                    (Decision.KEEP.value, tr("Keep both")),
                    (Decision.SKIP.value, tr("Skip")),
                ),
                name,
                dense=True,
            )
            sure = each.person is not None
            choice.set_value(Decision.MERGE.value if sure else Decision.KEEP.value)
            self.rows[each.row.row] = choice
            row = tr("Row {row}", row=str(each.row.line))
            self._grid.addWidget(paragraph(f"{row}: {name}"), line, 0)
            self._grid.addWidget(paragraph(tr("Here: {name}", name=known.known.name)), line, 1)
            self._grid.addWidget(choice, line, 2)
        self._grid.setRowStretch(len(gist.alike), 1)

    @property
    def decisions(self) -> dict[int, Decision]:
        return {row: Decision(choice.value) for row, choice in self.rows.items()}


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
        lines = [_said_of_row(row) for row in gist.telling]
        if gist.untold:
            words = ("1 more row is not shown.", "%n more rows are not shown.")
            lines.append(counted(gist.untold, *words))
        self.messages.setPlainText("\n".join(lines))
        self.messages.setVisible(bool(lines))
