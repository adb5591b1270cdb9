"""When a host calls off: who called, why, what takes its place; and shifting the rest of a day."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from planner.actions.cancelling import cancel_item
from planner.actions.rescheduling import shift
from planner.gui.itinerary import words
from planner.gui.roster.rows import marks_of
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.time_field import TimeField
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import Item, Refused
from planner.rules.standby import standby_for
from planner.rules.typed_times import read_time

_OFFERED = 8


class CancelDialog(Asking):
    """The item stays, with who called and why; its people are free for what takes its place."""

    def __init__(self, workspace: Workspace, item: Item, parent: QWidget) -> None:
        heading = words.tr("Cancel “{title}”", title=item.title)
        verb, stay = words.tr("Cancel the item"), words.tr("Leave as it is")
        super().__init__(workspace, heading, verb, parent, stay)
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

    def act(self) -> None:
        """Call it off; the standby item takes its hour in the same step."""
        action = partial(
            cancel_item,
            item_id=self._item.id,
            by=self.by.text(),
            why=self.why.text(),
            when=self.workspace.today(),
            instead=self.instead.currentData(),
        )
        self.workspace.desk.do(action, lambda _nothing: self._cancelled(), self.refuse)

    def _cancelled(self) -> None:
        said = words.tr("Canceled “{title}”", title=self._item.title)
        if self.instead.currentData() is not None:
            said = words.tr(
                "Put “{title}” in place of “{fallen}”",
                title=self.instead.currentText(),
                fallen=self._item.title,
            )
        self.workspace.notify(said)
        self.accept()


class ShiftDialog(Asking):
    """The rest of the day, later or earlier by minutes, for all or for one group."""

    def __init__(self, workspace: Workspace, item: Item | None, parent: QWidget) -> None:
        heading = words.tr("Shift the rest of the day")
        super().__init__(workspace, heading, words.tr("Shift"), parent)
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

    def act(self) -> None:
        """Shift all that begins from then on."""
        visit, day = self.workspace.visit, self.workspace.day
        if visit is None or day is None:
            return
        read = read_time(self.start.text(), field="start")
        if read.start is None:
            raise Refused("Type the hour from which on all is shifted.", field="start")
        minutes = _whole(self.minutes.text())
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
