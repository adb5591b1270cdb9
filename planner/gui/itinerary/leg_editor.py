"""The fields of one journey: how, with whom, and both ends in their own local time."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID
from zoneinfo import available_timezones

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.actions.itinerary import edit_leg, set_travellers
from planner.gui.itinerary import words
from planner.gui.itinerary.form import Form
from planner.gui.itinerary.head import Head
from planner.gui.itinerary.rows import LabelledRows
from planner.gui.itinerary.vehicle import VehicleFields
from planner.gui.itinerary.where import offer_names
from planner.gui.itinerary.who import Who
from planner.gui.theme import icons
from planner.gui.theme.marks import KIND_ICONS
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.time_field import TimeField
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import Leg, Mode
from planner.rules.findings import Finding


class LegEditor(QWidget):
    """Shows one journey; each field is saved when it is left."""

    remove_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.form = Form(workspace.desk, edit_leg, self)
        self._zones: list[QLineEdit] = []
        self.name = paragraph("", "panel-title")
        self.head = Head(self.name)
        self.head.offer(self.tr("Remove journey"), "delete-outline", self.remove_wanted.emit)
        self.mode = ChoiceBox()
        for mode in Mode:
            icon = icons.icon(KIND_ICONS[mode.value])
            self.mode.addItem(icon, words.tr(words.MODES[mode]), mode.value)
        service = LabelledRows(self.tr("Service"), self.form)
        service.add("mode", self.tr("By"), self.mode, lambda leg: leg.mode.value)
        self.carrier = service.add_line("carrier", self.tr("Carrier"), "carrier")
        service.add_line("number", self.tr("Number"), "number")
        self.who, self.ride = Who(self.tr("Who travels")), VehicleFields(self.form)
        self.who.chosen.connect(self._set_who)
        today = workspace.today()
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 14, 14, 16)
        column.setSpacing(12)
        for part in (
            self.head,
            service,
            self._end("from", self.tr("Leaves"), today),
            self._end("to", self.tr("Arrives"), today),
            self.who,
            self.ride,
        ):
            column.addWidget(part)
        column.addStretch(1)

    def _end(self, end: str, heading: str, today: date) -> LabelledRows:
        rows = LabelledRows(heading, self.form)
        place = self.tr("From") if end == "from" else self.tr("To")
        rows.add_line(f"{end}.place", place, f"{end}_place")
        rows.add_day(f"{end}.date", self.tr("Date"), f"{end}_day", today)
        hour, zone = TimeField(), QLineEdit()
        hour.setMaximumWidth(16777215)
        self._zones.append(zone)
        rows.add(f"{end}.time", self.tr("Time"), hour, lambda leg: _hour(leg, end))
        rows.add(f"{end}.zone", self.tr("Time zone"), zone, lambda leg: _zone(leg, end))
        return rows

    def show_leg(self, leg: Leg | None, findings: Sequence[Finding] = ()) -> None:
        """Show this journey; None saves what is typed and lets go."""
        if leg is not None:
            day = leg.from_day or leg.to_day
            second = (words.kind_word(leg), day_said(day) if day else words.tr("no date"))
            self.name.setText(leg.title if leg.title != leg.mode.value else words.kind_word(leg))
            self.head.show_thing(leg.mode.value, ", ".join(second), findings)
            self.who.show_thing(leg)
            self.ride.show_thing(leg)
            self._offer_zones()
        self.form.show(leg)

    def _set_who(self, everyone: bool, groups: list[UUID], delegates: list[UUID]) -> None:
        leg = self.form.thing
        if leg is not None:
            action = partial(
                set_travellers,
                leg_id=leg.id,
                everyone=everyone,
                groups=groups,
                delegates=delegates,
            )
            self.workspace.desk.do(action)

    def _offer_zones(self) -> None:
        """The names of all zones; finding them takes a while, so not before they are needed."""
        for zone in self._zones:
            offer_names(zone, sorted(available_timezones()))
        self._zones.clear()


def _hour(leg: Leg, end: str) -> str:
    return words.end_of_leg(getattr(leg, f"{end}_time"), getattr(leg, f"{end}_part"))


def _zone(leg: Leg, end: str) -> str:
    return getattr(leg, f"{end}_zone") or ""
