"""What is done to a visit as a whole: once more, at another time, in another hotel."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.actions.laying_out import duplicate_visit, replace_hotel
from planner.actions.rescheduling import move_visit
from planner.gui.exchanges.words import visit_said
from planner.gui.itinerary import words
from planner.gui.theme import fonts
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import DateField, day_said
from planner.gui.widgets.text_table import TextModel, TextRow, TextTable, Words
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Exchange, Refused, Stop, Visit
from planner.queries.deadline_template import template_for
from planner.rules.deadlines import Line
from planner.rules.moved_deadlines import moved_deadlines

_TABLE = 220  # pixels


class DuplicateDialog(Asking):
    """The same visit as the first of a new exchange: days and items, without people."""

    def __init__(
        self, workspace: Workspace, exchange: Exchange, visit: Visit, parent: QWidget
    ) -> None:
        heading = words.tr(
            "Duplicate the {visit} of “{exchange}”",
            visit=_lower(visit_said(visit.kind)),
            exchange=exchange.name,
        )
        super().__init__(workspace, heading, words.tr("Duplicate visit"), parent)
        self.setWindowTitle(words.tr("Duplicate visit"))
        self._visit = visit
        self.name = QLineEdit(words.tr("{name}, copy", name=exchange.name))
        hint = words.tr(
            "Cities, days, groups and items come along, proposed. Delegates, requests and journeys"
            " do not."
        )
        self.ask("name", words.tr("Name of the new exchange"), self.name, hint)
        self.finish()
        self.name.setFocus()
        self.name.selectAll()

    def act(self) -> None:
        action = partial(duplicate_visit, visit_id=self._visit.id, name=self.name.text())
        self.workspace.desk.do(action, self._done, self.refuse)

    def _done(self, exchange_id: UUID) -> None:
        self.workspace.notify(words.tr("Made “{name}”", name=self.name.text().strip()))
        self.workspace.open_exchange(exchange_id, page="itinerary")
        self.accept()


class MoveVisitDialog(Asking):
    """By days or to a date, whichever is typed; what becomes of the deadlines is shown before."""

    def __init__(self, workspace: Workspace, visit: Visit, parent: QWidget) -> None:
        heading = words.tr("Move the {visit}", visit=_lower(visit_said(visit.kind)))
        super().__init__(workspace, heading, words.tr("Move the visit"), parent)
        self.setWindowTitle(words.tr("Move the visit"))
        self.setMinimumWidth(fonts.scaled(640))
        self._visit = visit
        self._template: Sequence[Line] = ()
        self.days, self.to = QLineEdit("7"), DateField(workspace.today())
        self.ask("days", words.tr("By so many days, earlier with a minus"), self.days)
        self.ask("to", words.tr("So that it begins on"), self.to)
        self._said = paragraph("", "second")
        self.column.addWidget(self._said)
        self._head = label(words.tr("Open deadlines that move along"), "row-title")
        self.column.addWidget(self._head)
        self._rows = TextModel(
            ((words.tr("Deadline"), 6), (words.tr("Now"), 3), (words.tr("Then"), 3)), self
        )
        self.deadlines = TextTable(self._rows, words.tr("Open deadlines"))
        self.deadlines.setFixedHeight(fonts.scaled(_TABLE))
        self.column.addWidget(self.deadlines)
        self.column.addStretch(1)
        self.finish()
        self.days.textEdited.connect(self._by_days)
        self.to.committed.connect(self._by_date)
        self.days.setFocus()
        self.days.selectAll()
        query = partial(template_for, exchange_id=visit.exchange.id)
        workspace.desk.ask(query, self._take_template)

    def _take_template(self, template: Sequence[Line]) -> None:
        self._template = template
        self._by_days(self.days.text())

    def _by_days(self, text: str) -> None:
        days, first = _whole(text), self._visit.first_day
        if first is not None:
            self.to.set_day(_later(first, days))
        self._preview(days)

    def _by_date(self, day: date | None) -> None:
        first = self._visit.first_day
        if first is not None and day is not None:
            self.fields["days"].clear_error()
            self.days.setText(str((day - first).days))
            self._preview((day - first).days)

    def _preview(self, days: int | None) -> None:
        """The days of the visit and its deadlines, as they are and as they would be."""
        visit = self._visit
        first, last = visit.first_day, visit.last_day
        moved = moved_deadlines(visit, days, self._template) if days else []
        self._rows.set_rows(
            [
                TextRow(
                    each.id,
                    (Words(each.what), Words(day_said(each.before)), Words(day_said(each.after))),
                )
                for each in moved
            ]
        )
        for part in (self._head, self.deadlines):
            part.setVisible(bool(moved))
        then, until = (_later(first, days), _later(last, days)) if first and last else (None, None)
        if then is None or until is None or first is None or last is None:
            self._said.setText("")
            return
        said = words.tr("{first} - {last}", first=day_said(first), last=day_said(last))
        new = words.tr("{first} - {last}", first=day_said(then), last=day_said(until))
        self._said.setText(words.tr("Now {now}; then {then}.", now=said, then=new))

    def act(self) -> None:
        if not self.to.commit():
            return
        days = _whole(self.days.text())
        if not days:
            raise Refused("Type days as a whole number, such as 7 or -3.", field="days")
        action = partial(move_visit, visit_id=self._visit.id, days=days)
        self.workspace.desk.do(action, lambda _none: self._done(days), self.refuse)

    def _done(self, days: int) -> None:
        day = self.workspace.day
        self.workspace.desk.ask(
            lambda _session: None,
            lambda _none: self.workspace.set_place(self._visit.id, _later(day, days)),
        )
        said = words.counted(abs(days), "1 day", "%n days")
        later = words.tr("Moved the visit {days} later", days=said)
        self.workspace.notify(
            later if days > 0 else words.tr("Moved the visit {days} earlier", days=said)
        )
        self.accept()


class ReplaceHotelDialog(Asking):
    """What was to happen at the old hotel happens at the new one."""

    def __init__(self, workspace: Workspace, visit: Visit, stop: Stop, parent: QWidget) -> None:
        heading = words.tr("Replace the hotel")
        super().__init__(workspace, heading, heading, parent)
        self.stop, self.hotel = ChoiceBox(), QLineEdit()
        for each in visit.stops:
            city = str(each.city) if each.city else words.tr("No city yet")
            hotel = str(each.hotel) if each.hotel else words.tr("no hotel yet")
            self.stop.addItem(f"{city}: {hotel}", each.id)
        self.stop.setCurrentIndex(self.stop.findData(stop.id))
        self.ask("stop", words.tr("Stay"), self.stop)
        hint = words.tr("Items at the old hotel move to the new one. A name not known yet is made.")
        self.ask("hotel", words.tr("New hotel"), self.hotel, hint)
        self.finish()
        self.hotel.setFocus()

    def act(self) -> None:
        name = self.hotel.text().strip()
        if not name:
            raise Refused("Type the name of the new hotel.", field="hotel")
        action = partial(replace_hotel, stop_id=self.stop.currentData(), typed=name)
        self.workspace.desk.do(action, lambda _none: self._done(name), self.refuse)

    def _done(self, name: str) -> None:
        self.workspace.notify(words.tr("Put the delegation up at “{hotel}”", hotel=name))
        self.accept()


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]


def _whole(typed: str) -> int | None:
    text = typed.strip().replace("−", "-")
    return int(text) if text.lstrip("+-").isdecimal() and len(text) < 7 else None


def _later(day: date | None, days: int | None) -> date | None:
    """None where there is no such day."""
    if day is None or days is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
