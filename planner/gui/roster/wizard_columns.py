"""The page of the import where it is said what each column is, with a preview to correct."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.gui.roster.gist import PreviewGist, is_bad
from planner.gui.roster.wizard_parts import said_of, said_of_row
from planner.gui.roster.words import counted, meaning_said, tr
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.buttons import button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.words import label, paragraph, plain_tip
from planner.interchange.report import Outcome
from planner.interchange.roster import Answers, Column, DateOrder, Preview, PreviewRow
from planner.interchange.roster.columns import MEANINGS
from planner.interchange.roster.fields import FAMILY_FIRST, FIELDS, NAME, SKIP
from planner.interchange.sheets import Asking
from planner.interchange.sheets.alphabets import SAID
from planner.rules.folding import folded

_ROW, _AROUND = 31, 80  # height; around the name of what a column holds
_LEAST, _MOST, _CELL = 132, 280, 24  # of a column, and around the text of its cells
_MOST_SHOWN = 400  # letters of a cell
_MEASURED = 60  # rows by which a column is as wide as it is
_MEANINGS = [each for each in (SKIP, NAME, FAMILY_FIRST, *FIELDS) if each in MEANINGS]
_MARKS = {
    Outcome.TAKEN: ("check", "ok"),
    Outcome.CHANGED: ("check", "ok"),
    Outcome.SKIPPED: ("minus-circle-outline", "text3"),
    Outcome.REFUSED: ("alert-octagon", "error"),
    Outcome.ASKED: ("help-circle-outline", "warn"),
}


def asked_by(question: Asking) -> str:
    """A question with the place where it is answered."""
    places = {
        "date-order": tr("Choose at “Dates are written”, above."),
        "sheet": tr("Choose at “Sheet”, above."),
        "encoding": tr("Choose at “Encoding”, above."),
        "columns": tr("The first line of the table is for that."),
    }
    return f"{said_of(question.message)} {places[question.about]}"


class ColumnsPart(QWidget):
    """What was guessed can be changed; a bad cell is typed again where it stands."""

    answered = Signal(object)  # Answers: what was said until now, and what is new

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._answers = Answers()
        self._meanings = QStandardItemModel(self)
        for each in _MEANINGS:
            item = QStandardItem(meaning_said(each))
            item.setData(each, Qt.ItemDataRole.UserRole)
            self._meanings.appendRow(item)
        self._rows: Sequence[PreviewRow] = ()
        self.dates, self.sheet, self.encoding = ChoiceBox(), ChoiceBox(), ChoiceBox()
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
        self.propose = button(tr("Take what is proposed"), "check")
        self.propose.clicked.connect(self._take_proposed)
        self.sheet.setPlaceholderText(tr("Choose..."))
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
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
        column.addWidget(self.propose, 0, Qt.AlignmentFlag.AlignLeft)
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
            self.question.show_sentence(asked_by(preview.questions[0]))
        self.propose.setVisible(bool(preview.questions and preview.suggested))
        self._rows = gist.shown
        at = self.table.currentRow(), self.table.currentColumn()
        self._fill_table(preview)
        if at[0] > 0:
            self.table.setCurrentCell(*at)  # to go on from what was corrected
        more = gist.count - len(self._rows)
        notes = [said_of(message) for message in preview.messages if message.sentence]
        if more > 0:
            notes.append(counted(more, "1 more row is not shown.", "%n more rows are not shown."))
        self.shown.setText(" ".join(notes[:3]))
        asked = {question.message.sentence for question in preview.questions}
        first = next((row for row in self._rows if is_bad(row, asked)), None)
        self.wrong.setText(said_of_row(first) if first is not None else "")

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
        table.clearSpans()
        whole = any(column.field in (NAME, FAMILY_FIRST) for column in columns)
        table.setColumnCount(0)  # which column was moved to the front is forgotten
        table.setColumnCount(len(columns) + whole)
        table.setRowCount(len(self._rows) + 1)
        names = [tr("Comes in as")] if whole else []
        table.setHorizontalHeaderLabels([*(each.heading or "" for each in columns), *names])
        table.setVerticalHeaderItem(0, QTableWidgetItem(tr("Row")))
        for at, column in enumerate(columns):
            meaning = self._meaning(at, column.field or SKIP)
            table.setCellWidget(0, at, meaning)
            table.setColumnWidth(at, self._width(column.at, meaning))
        if whole:
            self._show_names(len(columns))
        for line, row in enumerate(self._rows, start=1):
            bad = is_bad(row)
            table.setVerticalHeaderItem(line, _heading(row, bad))
            self._fill_row(line, row, columns, bad)
        table.blockSignals(was)

    def _fill_row(self, line: int, row: PreviewRow, columns: Sequence[Column], bad: bool) -> None:
        tokens, wrong = TOKENS.current, {message.column for message in row.messages}
        refused = row.outcome is Outcome.REFUSED
        ground, ink = (
            (tokens.error_tint, tokens.error) if refused else (tokens.warn_tint, tokens.warn)
        )
        left = row.outcome is Outcome.SKIPPED
        if left and len(row.cells) == 1 < len(columns):
            self.table.setSpan(line, 0, 1, len(columns))  # a line of a text, as it was typed
        for at, column in enumerate(columns):
            value = row.cells[column.at] if column.at < len(row.cells) else None
            item = _cell(_shown(value))
            if left:
                item.setForeground(tokens.text3)
            elif bad and column.heading in wrong:
                item.setBackground(ground)
                item.setForeground(ink)
            self.table.setItem(line, at, item)

    def _show_names(self, at: int) -> None:
        """First of all columns: how each whole name is taken apart, the family name in capitals."""
        header = self.table.horizontalHeader()
        header.moveSection(header.visualIndex(at), 0)
        self.table.setItem(0, at, _cell("", False))
        names = [_name_of(row) for row in self._rows]
        for line, name in enumerate(names, start=1):
            self.table.setItem(line, at, _cell(name, False))
        self.table.setColumnWidth(at, _wide_enough(names[:_MEASURED]))

    def _width(self, at: int, meaning: QComboBox) -> int:
        cells = [_shown(row.cells[at]) for row in self._rows[:_MEASURED] if at < len(row.cells)]
        named = fonts.metrics("text").horizontalAdvance(meaning.currentText())
        return max(_wide_enough(cells), named + fonts.scaled(_AROUND))

    def _meaning(self, at: int, meaning: str) -> QComboBox:
        choice = ChoiceBox()
        choice.setModel(self._meanings)  # one for all: a list may have a thousand columns
        choice.setCurrentIndex(_MEANINGS.index(meaning) if meaning in _MEANINGS else -1)
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

    def _take_proposed(self) -> None:
        if self._preview is not None:
            proposed = self._preview.suggested
            self._say(columns={folded(heading): proposed[heading] for heading in proposed})

    def _correct(self, line: int, at: int) -> None:
        if self._preview is not None and line > 0:
            row, column = self._rows[line - 1], self._preview.columns[at]
            item = self.table.item(line, at)
            self._say(cells={(row.number, column.at): item.text() if item else ""})

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
            self.wrong.setText(said_of_row(self._rows[line - 1]))


def _shown(value: object) -> str:
    """What a cell of the list says; of a megabyte the beginning: painting it would take seconds."""
    text = "" if value is None else str(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _cell(said: str, typed: bool = True) -> QTableWidgetItem:
    item = QTableWidgetItem(said)
    item.setToolTip(plain_tip(said))  # which may be cut
    if not typed:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setForeground(TOKENS.current.text2)
    return item


def _heading(row: PreviewRow, bad: bool) -> QTableWidgetItem:
    icon, tone = _MARKS[row.outcome]
    said = {
        Outcome.REFUSED: tr("Fix"),
        Outcome.SKIPPED: tr("Skipped"),
        Outcome.ASKED: tr("Asked"),
    }.get(row.outcome, tr("Ready"))
    if bad and row.outcome in (Outcome.TAKEN, Outcome.CHANGED):
        said, icon, tone = tr("Check"), "alert-outline", "warn"
    item = QTableWidgetItem(f"{row.line}  {said}")
    item.setIcon(icons.icon(icon, tone))
    return item


def _name_of(row: PreviewRow) -> str:
    """“VAN DAM, Anna Maria (Dr.)”; nothing for a row that does not come in."""
    value = row.values.get
    if row.outcome is Outcome.SKIPPED or not (value("family_name") or value("given_name")):
        return ""
    name = ", ".join(filter(None, (str(value("family_name") or "").upper(), value("given_name"))))
    return f"{name} ({value('honorific')})" if value("honorific") else name


def _wide_enough(said: Sequence[str]) -> int:
    longest = max(map(fonts.metrics("text").horizontalAdvance, said), default=0)
    return min(max(longest + fonts.scaled(_CELL), fonts.scaled(_LEAST)), fonts.scaled(_MOST))
