"""What is done to a day as a whole: confirming all of it, and shifting the rest of it."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.actions.cancelling import confirm_day
from planner.actions.rescheduling import shift
from planner.gui.itinerary import words
from planner.gui.roster.rows import marks_of
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import DateField, day_said
from planner.gui.widgets.time_field import TimeField
from planner.gui.workspace import Workspace
from planner.model import Item, Refused, Visit
from planner.rules.typed_times import read_time


def confirm(workspace: Workspace, visit: Visit, day: date) -> None:
    """Mark all that is tentative on this day as confirmed."""
    action = partial(confirm_day, visit_id=visit.id, day=day, today=workspace.today())
    workspace.desk.do(action, partial(say_confirmed, workspace, day))


def say_confirmed(workspace: Workspace, day: date, count: int) -> None:
    said = words.counted(count, "Confirmed 1 item of {day}", "Confirmed %n items of {day}")
    workspace.notify(said.format(day=day_said(day)))


class ConfirmDayDialog(Asking):
    """Asks which day is meant, where not one alone is shown."""

    def __init__(
        self, workspace: Workspace, visit: Visit, day: date | None, parent: QWidget
    ) -> None:
        super().__init__(
            workspace, words.tr("Confirm all of a day"), words.tr("Confirm all"), parent
        )
        self._visit = visit
        self.date = DateField(workspace.today())
        self.date.set_day(day)
        self.ask("day", words.tr("Day"), self.date)
        self.finish()
        self.date.setFocus()

    def act(self) -> None:
        day = self.day("day", self.date)
        action = partial(
            confirm_day, visit_id=self._visit.id, day=day, today=self.workspace.today()
        )
        self.workspace.desk.do(action, partial(self._tell, day), self.refuse)

    def _tell(self, day: date, count: int) -> None:
        say_confirmed(self.workspace, day, count)
        self.accept()


class ShiftDialog(Asking):
    """The rest of the day, later or earlier by minutes, for all or for one group."""

    def __init__(
        self,
        workspace: Workspace,
        visit: Visit,
        day: date | None,
        item: Item | None,
        parent: QWidget,
    ) -> None:
        """`item` is what is chosen: the rest of the day begins with it."""
        heading = words.tr("Shift the rest of the day")
        super().__init__(workspace, heading, words.tr("Shift"), parent)
        self._visit = visit
        self.date = DateField(workspace.today())
        self.start, self.minutes, self.who = TimeField(), QLineEdit("15"), ChoiceBox()
        self.date.set_day(day)
        if item is not None and item.start is not None and item.day == day:
            self.start.show_time(f"{item.start:%H:%M}")
        self.who.addItem(words.tr("Everyone"), None)
        for mark in marks_of(visit):
            said = words.tr("Group {letter}", letter=mark.letter)
            self.who.addItem(f"{said}, {mark.name}", mark.id)
        self.ask("day", words.tr("Day"), self.date)
        self.ask("start", words.tr("From"), self.start)
        self.ask("minutes", words.tr("Minutes later, or earlier with a minus"), self.minutes)
        self.ask("group", words.tr("For whom"), self.who)
        self.finish()
        first = self.minutes if day is not None else self.date
        first.setFocus()
        first.selectAll()

    def act(self) -> None:
        """Shift all that begins from then on."""
        day = self.day("day", self.date)
        read = read_time(self.start.text(), field="start")
        if read.start is None:
            raise Refused("Type the hour from which on all is shifted.", field="start")
        minutes = _whole(self.minutes.text())
        action = partial(
            shift,
            visit_id=self._visit.id,
            day=day,
            from_time=read.start,
            minutes=minutes,
            group_id=self.who.currentData(),
        )
        self.workspace.desk.do(action, partial(self._tell, day), self.refuse)

    def _tell(self, day: date, moved: list[UUID]) -> None:
        said = words.counted(len(moved), "Shifted 1 item of {day}", "Shifted %n items of {day}")
        self.workspace.notify(said.format(day=day_said(day)))
        self.accept()


def _whole(typed: str) -> int:
    text = typed.strip().replace("−", "-")
    if not text.lstrip("+-").isdigit() or int(text) == 0:
        raise Refused("Type minutes as a whole number, such as 15 or -30.", field="minutes")
    return int(text)
