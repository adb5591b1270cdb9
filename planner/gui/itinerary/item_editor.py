"""Everything of one item, in the order in which a coordinator thinks of it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from planner.actions.itinerary import edit_item, set_participants
from planner.gui.itinerary import words
from planner.gui.itinerary.contacts import Contacts
from planner.gui.itinerary.editors import NO, YES
from planner.gui.itinerary.form import Form
from planner.gui.itinerary.head import Head
from planner.gui.itinerary.notes import Notes
from planner.gui.itinerary.rows import LabelledRows, iso
from planner.gui.itinerary.slot import Slot
from planner.gui.itinerary.staff import Staff
from planner.gui.itinerary.status import Status
from planner.gui.itinerary.vehicle import VehicleFields
from planner.gui.itinerary.when import When
from planner.gui.itinerary.where import Where
from planner.gui.itinerary.who import Who
from planner.gui.theme import icons
from planner.gui.theme.marks import KIND_ICONS
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.field import Field, InlineError
from planner.gui.widgets.files import Files
from planner.gui.widgets.time_field import TimeField
from planner.gui.workspace import Workspace
from planner.model import Item, ItemKind, ItemStatus, Refused, Stop
from planner.model.keeping import Owner
from planner.queries.known import Known
from planner.rules.findings import Finding
from planner.wording import wording

_TWICE = "clock-twice"  # the finding about an hour that comes twice

_AS_WIDE_AS_MAY_BE = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ItemEditor(QWidget):
    """Shows one item; each field is saved when it is left."""

    remove_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.form = Form(workspace.desk, edit_item, self)
        self._item: Item | None = None
        today = workspace.today()
        self.title, self.kind = QLineEdit(), kind_box()
        self.head = Head(self._title_field())
        self.head.offer(self.tr("Cancel item..."), "cancel", self.cancel_wanted.emit)
        self.head.offer(self.tr("Remove item"), "delete-outline", self.remove_wanted.emit)
        self.when, self.status, self.who = When(today), Status(), Who()
        self.optional = QCheckBox(self.tr("Optional"))
        self.where, self.contacts = Where(self.form), Contacts(workspace)
        self.staff, self.ride = Staff(workspace), VehicleFields(self.form)
        self.files = Files(workspace, Owner.ITEM)
        self.staff.new_wanted.connect(self.contacts.open_new)
        self.named = QCheckBox(self.tr("The host may be named"))
        self.notes = Notes(self.form)
        self.cancelled = self._cancelled(today)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 14, 14, 16)
        column.setSpacing(10)
        for part in (
            self.head,
            self._title_error,
            self.when,
            self.form.field("kind", self.tr("Kind"), lambda item: item.kind.value, self.kind),
            self.status,
            self.cancelled,
            self.who,
            self._tick("optional", self.optional),
            self.where,
            self.contacts,
            self._tick("host_may_be_named", self.named),
            self.staff,
            self.notes,
            self.files,
            self._travel(),
            self._more(today),
            self._request(today),
            self._place_in_visit(),
        ):
            column.addWidget(part)
        column.addStretch(1)
        self._tie_when()
        self.status.chosen.connect(self._set_status)
        self.who.chosen.connect(self._set_who)

    # -- parts -------------------------------------------------------------------------------------

    def _title_field(self) -> QLineEdit:
        self.title.setProperty("kind", "panel-title")
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setPlaceholderText(self.tr("Title"))
        self._title_error = InlineError()
        slot = Slot(self.title, self._title_error)
        self.form.tie("title", self.title, slot, lambda item: item.title)
        return self.title

    def _tie_when(self) -> None:
        when, form = self.when, self.form
        form.tie("date", when.date, when.at_date, lambda item: iso(item.day))
        form.tie("start", when.start, when.at_start, words.start_text)
        form.tie("end", when.end, when.at_end, words.end_text)
        when.fold_chosen.connect(lambda fold: form.send({"fold": fold}))

    def _tick(self, name: str, box: QCheckBox) -> Field:
        field = self.form.field(name, "", lambda item: YES if getattr(item, name) else NO, box)
        field.label.hide()
        return field

    def _cancelled(self, today: date) -> LabelledRows:
        rows = LabelledRows(self.tr("Canceled"), self.form)
        self.cancelled_by = rows.add_line("cancelled.by", self.tr("By whom"), "cancelled_by")
        rows.add_line("cancelled.why", self.tr("Why"), "cancelled_why")
        rows.add_day("cancelled.when", self.tr("When"), "cancelled_when", today)
        return rows

    def _travel(self) -> VehicleFields:
        """The ride there: when the coach leaves, how long it takes, in which vehicle."""
        leaves = TimeField()
        leaves.setMaximumWidth(16777215)
        rows = self.ride.rows
        rows.add("coach_leaves", self.tr("Coach leaves"), leaves, _coach)
        minutes = self.tr("Travel minutes")
        rows.add("travel_minutes", minutes, QLineEdit(), lambda item: _number(item.travel_minutes))
        return self.ride

    def _more(self, today: date) -> LabelledRows:
        rows = LabelledRows(self.tr("More"), self.form)
        for name, word in (
            ("language", self.tr("Language")),
            ("theme", self.tr("Theme")),
            ("speaking_order", self.tr("Speaking order")),
            ("gifts", self.tr("Gifts")),
        ):
            rows.add_line(name, word, name)
        rows.add_day("names_sent_on", self.tr("Names sent on"), "names_sent_on", today)
        for name, word in (
            ("standby", self.tr("Kept on standby")),
            ("own_arrangements", self.tr("Own arrangements")),
            ("public", self.tr("In the press copy")),
        ):
            rows.add(name, word, QCheckBox(), partial(_flag, name))
        return rows

    def _request(self, today: date) -> LabelledRows:
        rows = LabelledRows(self.tr("Request to the host"), self.form)
        rows.add_line("request.asked_of", self.tr("Asked of"), "asked_of")
        rows.add_day("request.asked_on", self.tr("Asked on"), "asked_on", today)
        rows.add_line("request.asked_by", self.tr("Asked by"), "asked_by")
        rows.add_day("request.answered_on", self.tr("Answered on"), "answered_on", today)
        rows.add_day("request.chase_on", self.tr("Chase on"), "chase_on", today)
        return rows

    def _place_in_visit(self) -> LabelledRows:
        rows = LabelledRows(self.tr("In the visit"), self.form)
        self.stop, self.whole, self.instead = ChoiceBox(), ChoiceBox(), ChoiceBox()
        for box in (self.stop, self.whole, self.instead):  # a long title does not widen the window
            box.setSizeAdjustPolicy(_AS_WIDE_AS_MAY_BE)
        rows.add("stop", self.tr("City"), self.stop, lambda item: _id(item.stop))
        rows.add("part_of", self.tr("Part of"), self.whole, lambda item: _id(item.whole))
        rows.add(
            "alternate_of", self.tr("Instead of"), self.instead, lambda item: _id(item.alternate_of)
        )
        rows.add_line("time_as_given", self.tr("Time as given"), "time_as_given")
        return rows

    # -- what is shown -----------------------------------------------------------------------------

    def show_item(self, item: Item | None, findings: Sequence[Finding] = ()) -> None:
        """Show this item; None saves what is typed and lets go."""
        self._item = item
        if item is None:
            self.form.show(None)
            self.contacts.form.let_go()
            return
        self.head.show_thing(item.kind.value, _second(item), findings)
        self._offer_neighbours(item)
        self.form.show(item)
        self.when.show_item(item, any(finding.rule == _TWICE for finding in findings))
        self.status.show_status(item.status)
        self.cancelled.setVisible(item.status is ItemStatus.CANCELLED)
        self.who.show_thing(item)
        self.where.show_item(item)
        self.contacts.show_item(item)
        self.staff.show_item(item)
        self.ride.show_thing(item)
        self.files.show_of(item.id)
        self.notes.show_item(item)

    def complete(self, known: Known) -> None:
        """Offer the venues, organizations and people of the directory while somebody types."""
        self.where.complete(known.venues)
        self.contacts.form.complete(known)

    def _offer_neighbours(self, item: Item) -> None:
        """The stops of the visit, and the other items this one can be a part or alternate of."""
        stops = [(_stop_words(stop), str(stop.id)) for stop in item.visit.stops]
        others = [
            (other.title, str(other.id))
            for other in item.visit.items
            if other is not item
            and (other.day == item.day or other in (item.whole, item.alternate_of))
        ]
        for box, none, options in (
            (self.stop, self.tr("No city"), stops),
            (self.whole, self.tr("Nothing"), others),
            (self.instead, self.tr("Nothing"), others),
        ):
            kept = box.currentData()
            box.clear()
            for word, value in ((none, ""), *options):
                box.addItem(word, value)
            box.setCurrentIndex(box.findData(kept))

    # -- what the person does ----------------------------------------------------------------------

    def _set_status(self, status: ItemStatus) -> None:
        if self._item is None or status is self._item.status:
            return
        values = {"status": status.value}
        cancelled = status is ItemStatus.CANCELLED
        if cancelled:
            values["cancelled.when"] = self.workspace.today().isoformat()
        self.status.show_status(status)
        self.form.send(values)
        if cancelled:
            self.cancelled.show()
            self.cancelled_by.setFocus()

    def _set_who(self, everyone: bool, groups: list[UUID], delegates: list[UUID]) -> None:
        if self._item is not None:
            self.workspace.desk.do(
                partial(
                    set_participants,
                    item_id=self._item.id,
                    everyone=everyone,
                    groups=groups,
                    delegates=delegates,
                ),
                refused=partial(self._refuse_who, self._item),
            )

    def _refuse_who(self, item: Item, error: Exception) -> None:
        if self._item is not None and self._item.id == item.id and isinstance(error, Refused):
            self.who.show_thing(self._item)
            self.who.error.show_sentence(wording().refused(error))


def kind_box() -> QComboBox:
    """All kinds of items, each with its icon."""
    box = ChoiceBox()
    for kind in ItemKind:
        box.addItem(icons.icon(KIND_ICONS[kind.value]), words.tr(words.KINDS[kind]), kind.value)
    return box


def _second(item: Item) -> str:
    """“Roundtable, Tue 12 May 2026, 14:15 (New York)”."""
    day = day_said(item.day) if item.day else words.tr("no date")
    start = words.start_text(item) if item.start or item.part else ""
    zone = words.zone_words(item)
    if start and item.start and zone:
        start = f"{start} ({zone})"
    return ", ".join(filter(None, (words.kind_word(item), day, start)))


def _stop_words(stop: Stop) -> str:
    return str(stop.city) if stop.city else words.tr("No city yet")


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _coach(item: Item) -> str:
    return f"{item.coach_leaves:%H:%M}" if item.coach_leaves else ""


def _flag(name: str, item: Item) -> str:
    return YES if getattr(item, name) else NO


def _id(thing: Stop | Item | None) -> str:
    return str(thing.id) if thing is not None else ""
