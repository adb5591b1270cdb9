"""What was understood of a program, a row a record: beside the line of the file it comes from."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from planner.gui.itinerary.words import PARTS, tr
from planner.gui.theme import fonts
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.text_table import TextModel, TextRow, TextTable, Words
from planner.gui.widgets.words import paragraph
from planner.interchange.report import Message, Outcome, Report, Row
from planner.model import PartOfDay, TimeState
from planner.wording import wording

_ALL, _DOUBTED = "all", "doubted"
_TICK = 40  # pixels from the left edge, within which a click is one on the box
_OUTCOMES = {
    Outcome.TAKEN: QT_TRANSLATE_NOOP("Itinerary", "New"),
    Outcome.CHANGED: QT_TRANSLATE_NOOP("Itinerary", "Changes what is here"),
    Outcome.SKIPPED: QT_TRANSLATE_NOOP("Itinerary", "No item"),
    Outcome.REFUSED: QT_TRANSLATE_NOOP("Itinerary", "Cannot be taken"),
    Outcome.ASKED: QT_TRANSLATE_NOOP("Itinerary", "To be answered"),
}
_CHOSEN = frozenset({Outcome.TAKEN, Outcome.CHANGED, Outcome.ASKED})
"""What a person may leave out; all else does nothing anyway."""


class Preview(QWidget):
    """Rows with a tick, to be left out one by one; the chosen one is told in full below."""

    left_out_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Mapping[UUID, Row] = {}
        self.left_out: set[int] = set()  # numbers of records
        self.messages = paragraph("", "second")
        self.shown = Segmented(((_ALL, ""), (_DOUBTED, "")), tr("Lines shown"), dense=True)
        self.shown.set_value(_ALL)
        self.shown.chosen.connect(lambda _which: self._show())
        headings = ((tr("In the file"), 5), (tr("Understood"), 5), (tr("What becomes of it"), 4))
        self._model = TextModel(headings, self)
        self.table = _Ticks(self._model, tr("What was understood"), self._turn)
        self.table.row_chosen.connect(self._tell)
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(tr("The chosen line in full"))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.told)
        parts.setSizes([fonts.scaled(300), fonts.scaled(110)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.messages)
        column.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(parts, 1)

    def show_report(self, report: Report) -> None:
        """What would become of the file; what was left out before stays so."""
        self._rows = {UUID(int=row.row): row for row in report.rows}
        said = " ".join(map(_said, report.messages))
        self.messages.setText(said)
        self.messages.setVisible(bool(said))
        doubted = sum(map(needs_a_look, report.rows))
        look = tr("To look at, {count}", count=doubted)
        self.shown.set_options(((_ALL, tr("All lines")), (_DOUBTED, look)))
        self._show()
        first = next((key for key, row in self._rows.items() if row.outcome in _CHOSEN), None)
        self.table.choose(first)

    def begin_anew(self) -> None:
        """Another file: nothing of it is left out yet."""
        self.left_out.clear()

    def count(self, outcome: Outcome) -> int:
        """How many records with this outcome are not left out."""
        rows = self._rows.values()
        return sum(row.outcome is outcome and row.row not in self.left_out for row in rows)

    def _show(self) -> None:
        every = self.shown.value != _DOUBTED
        self._model.set_rows(
            [
                _row(key, row, row.row not in self.left_out)
                for key, row in self._rows.items()
                if every or needs_a_look(row)
            ]
        )

    def _turn(self, key: UUID) -> None:
        row = self._rows[key]
        if row.outcome in _CHOSEN:
            self.left_out ^= {row.row}
            self._show()
            self.left_out_changed.emit()

    def _tell(self, key: UUID) -> None:
        row = self._rows[key]
        said = [f"{place}: {row.source or ''}" if (place := _place(row)) else row.source or ""]
        said += filter(None, understood(row.values))
        said += map(_said, row.messages)
        self.told.setPlainText("\n".join(said))


class _Ticks(TextTable):
    """Space, or a click on its box, takes a row or leaves it out."""

    def __init__(self, model: TextModel, name: str, turn: Callable[[UUID], None]) -> None:
        super().__init__(model, name)
        self._turn = turn

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.chosen is not None:
            self._turn(self.chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_box = event.position().x() < fonts.scaled(_TICK)
        if index.isValid() and on_box and event.button() is Qt.MouseButton.LeftButton:
            self._turn(self.rows.id_at(index.row()))


def needs_a_look(row: Row) -> bool:
    """Whether something of it is left out, asked or doubted; a heading that is read is no doubt."""
    return row.outcome in (Outcome.REFUSED, Outcome.ASKED) or bool(row.values and row.messages)


def _row(key: UUID, row: Row, taken: bool) -> TextRow:
    about, when = understood(row.values)
    source = " ".join((row.source or "").split())
    outcome = tr(_OUTCOMES[row.outcome]) if taken else tr("Left out")
    if row.outcome is Outcome.SKIPPED and row.values:
        outcome = tr("Here already")
    box = taken if row.outcome in _CHOSEN else None
    return TextRow(
        key,
        (
            Words(source, _place(row), ticked=box),
            Words(about, when, strong=bool(about)),
            Words(outcome, " ".join(map(_said, row.messages))),
        ),
    )


def _place(row: Row) -> str:
    """“Line 12”, with the sheet if there is one."""
    line = tr("Line {line}", line=row.line) if row.line else ""
    return ", ".join(filter(None, (row.sheet, line)))


def _said(message: Message) -> str:
    return wording().filled(message.sentence, message.values)


def understood(values: Mapping[str, Any]) -> tuple[str, str]:
    """Of an item its title, and when and where; of a journey its service, and when and the way.
    `values` as in the exchange file; nothing of nothing."""
    if "mode" in values:
        return _journey(values)
    hours = " - ".join(filter(None, (values.get("start"), values.get("end"))))
    if not hours and values.get("part"):
        hours = tr(PARTS[PartOfDay(values["part"])])
    if values.get("time_state") == TimeState.APPROXIMATE.value:
        hours = tr("about {hours}", hours=hours)
    where = ", ".join(filter(None, (values.get("venue"), values.get("room"))))
    told = (_day(values.get("date")), hours, where, _people(values.get("participants")))
    return values.get("title") or "", ", ".join(filter(None, told))


def _journey(values: Mapping[str, Any]) -> tuple[str, str]:
    leaves, lands = (values.get(end) or {} for end in ("from", "to"))
    service = " ".join(filter(None, (values.get("carrier"), values.get("number"))))
    way = " - ".join(filter(None, (leaves.get("place"), lands.get("place"))))
    hours = " - ".join(filter(None, (leaves.get("time"), lands.get("time"))))
    later = lands.get("date") if lands.get("date") != leaves.get("date") else None
    arrives = tr("arrives {day}", day=_day(later)) if later else ""
    about = ", ".join(filter(None, (service, way))) or tr("Journey")
    return about, ", ".join(filter(None, (_day(leaves.get("date")), hours, arrives)))


def _day(told: str | None) -> str:
    return day_said(date.fromisoformat(told)) if told else ""


def _people(participants: Mapping[str, Sequence[str]] | str | None) -> str:
    """Groups and delegates by name; that it is for everyone needs no word."""
    if not isinstance(participants, Mapping):
        return ""
    return ", ".join(name for names in participants.values() for name in names)
