"""When a host calls off: who called, why, what takes its place; and shifting the rest of a day."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.actions.cancelling import cancel_item, put_in_place
from planner.actions.rescheduling import shift
from planner.gui.itinerary import words
from planner.gui.roster.rows import marks_of
from planner.gui.widgets.buttons import button
from planner.gui.widgets.field import Field
from planner.gui.widgets.time_field import TimeField
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import Item, Refused
from planner.rules.standby import standby_for
from planner.rules.typed_times import read_time
from planner.wording import wording

_OFFERED = 8


class _Asking(QDialog):
    """A heading, fields, two buttons; what is refused is said beside its field."""

    def __init__(self, workspace: Workspace, heading: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.fields: dict[str, Field] = {}
        self.setMinimumWidth(420)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(12)
        self.column.addWidget(paragraph(heading, "panel-title"))
        self.go, stay = button(verb, kind="primary"), button(words.tr("Leave as it is"))
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addWidget(stay)
        self._row.addWidget(self.go)
        self.go.setDefault(True)
        self.go.clicked.connect(self.submit)
        stay.clicked.connect(self.reject)

    def ask(self, name: str, word: str, widget: QWidget) -> None:
        self.fields[name] = Field(word, widget)
        self.column.addWidget(self.fields[name])

    def finish(self) -> None:
        self.column.addLayout(self._row)

    def submit(self) -> None:
        raise NotImplementedError

    def refuse(self, error: Exception) -> None:
        if isinstance(error, Refused):
            first = next(iter(self.fields.values()))
            self.fields.get(error.field or "", first).show_error(wording().refused(error))


class CancelDialog(_Asking):
    """The item stays, with who called and why; its people are free for what takes its place."""

    def __init__(self, workspace: Workspace, item: Item, parent: QWidget) -> None:
        heading = words.tr("Cancel “{title}”", title=item.title)
        super().__init__(workspace, heading, words.tr("Cancel the item"), parent)
        self.setWindowTitle(words.tr("Cancel item"))
        self._item = item
        self.by, self.why, self.instead = QLineEdit(), QLineEdit(), QComboBox()
        self.ask("cancelled.by", words.tr("Who called"), self.by)
        self.ask("cancelled.why", words.tr("Why"), self.why)
        self.instead.addItem(words.tr("Nothing for now"), None)
        for fits in standby_for(item)[:_OFFERED]:
            length = words.length_words(fits)
            self.instead.addItem(", ".join(filter(None, (fits.title, length))), fits.id)
        self.ask("instead", words.tr("In its place"), self.instead)
        if self.instead.count() == 1:
            said = words.tr("No standby item fits the hour.")
            self.column.addWidget(paragraph(said, "hint"))
        self.finish()
        self.by.setFocus()

    def submit(self) -> None:
        """Call it off; then let the standby item take its hour, as a step of its own."""
        action = partial(
            cancel_item,
            item_id=self._item.id,
            by=self.by.text(),
            why=self.why.text(),
            when=self.workspace.today(),
        )
        self.workspace.desk.do(action, lambda _nothing: self._cancelled(), self.refuse)

    def _cancelled(self) -> None:
        instead: UUID | None = self.instead.currentData()
        self.workspace.notify(words.tr("Canceled “{title}”", title=self._item.title))
        if instead is not None:
            action = partial(put_in_place, item_id=instead, of_id=self._item.id)
            self.workspace.desk.do(action, partial(self._put, self.instead.currentText()))
        self.accept()

    def _put(self, title: str, _nothing: object) -> None:
        said = words.tr(
            "Put “{title}” in place of “{fallen}”", title=title, fallen=self._item.title
        )
        self.workspace.notify(said)


class ShiftDialog(_Asking):
    """The rest of the day, later or earlier by minutes, for all or for one group."""

    def __init__(self, workspace: Workspace, item: Item | None, parent: QWidget) -> None:
        heading = words.tr("Shift the rest of the day")
        super().__init__(workspace, heading, words.tr("Shift"), parent)
        self.setWindowTitle(heading)
        self.start, self.minutes, self.who = TimeField(), QLineEdit("15"), QComboBox()
        if item is not None and item.start is not None:
            self.start.show_time(f"{item.start:%H:%M}")
        self.who.addItem(words.tr("Everyone"), None)
        visit = workspace.visit
        for mark in marks_of(visit) if visit is not None else ():
            said = words.tr("Group {letter}", letter=mark.letter)
            self.who.addItem(f"{said}, {mark.name}", mark.id)
        self.ask("start", words.tr("From"), self.start)
        self.ask("minutes", words.tr("Minutes later, or earlier with a minus"), self.minutes)
        self.ask("group", words.tr("For whom"), self.who)
        self.finish()
        self.minutes.setFocus()
        self.minutes.selectAll()

    def submit(self) -> None:
        """Shift all that begins from then on."""
        visit, day = self.workspace.visit, self.workspace.day
        if visit is None or day is None:
            return
        try:
            read = read_time(self.start.text(), field="start")
            minutes = _whole(self.minutes.text())
        except Refused as error:
            self.refuse(error)
            return
        if read.start is None:
            self.refuse(Refused("Type the hour from which on all is shifted.", field="start"))
            return
        action = partial(
            shift,
            visit_id=visit.id,
            day=day,
            from_time=read.start,
            minutes=minutes,
            group_id=self.who.currentData(),
        )
        self.workspace.desk.do(action, self._tell, self.refuse)

    def _tell(self, moved: list[UUID]) -> None:
        said = words.counted(len(moved), "Shifted 1 item", "Shifted %n items")
        self.workspace.notify(said)
        self.accept()


def _whole(typed: str) -> int:
    text = typed.strip().replace("−", "-")
    if not text.lstrip("+-").isdigit() or int(text) == 0:
        raise Refused("Type minutes as a whole number, such as 15 or -30.", field="minutes")
    return int(text)
