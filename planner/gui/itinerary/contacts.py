"""Whom an item brings together: hosts, speakers, escorts, drivers, interpreters."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner.actions.itinerary import add_contact, edit_contact, remove_contact
from planner.gui.itinerary import words
from planner.gui.itinerary.form import Form
from planner.gui.itinerary.icon_row import IconRow
from planner.gui.itinerary.where import offer_names
from planner.gui.theme import icons
from planner.gui.widgets.buttons import button, icon_button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.field import Field
from planner.gui.widgets.own_undo import begin_anew
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import Contact, Function, Item, Refused
from planner.queries.known import Acquaintance, Known
from planner.wording import wording


class Contacts(QWidget):
    """One row each; a press opens its fields below it. The plus opens empty ones."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._item: Item | None = None
        self._open: UUID | None = None
        self._rows: dict[UUID, IconRow] = {}
        self.add = icon_button("plus", self.tr("Add a contact"))
        self.add.clicked.connect(self.open_new)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Hosts and contacts"), "label"), 1)
        head.addWidget(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.form = ContactForm(workspace, self)  # which the first item shown need not move in
        self.form.hide()
        self.form.closed.connect(self._fold)
        self.form.added.connect(self._take_new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._list)

    def show_item(self, item: Item) -> None:
        if self._item is None or item.id != self._item.id:
            self._fold()
        self._item = item
        self._list.removeWidget(self.form)
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for contact in item.contacts:
            row = _row_of(contact)
            row.clicked.connect(partial(self._press, contact.id))
            self._rows[contact.id] = row
            self._list.addWidget(row)
            if contact.id == self._open:
                row.setChecked(True)
                self._list.addWidget(self.form)
                self.form.show_contact(contact)
        if self._open is not None and self._open not in self._rows:
            self._fold()
        elif self._open is None:
            self._list.addWidget(self.form)

    def open_new(self, function: object = None) -> None:
        """Empty fields for one more contact; in this function, where it is said."""
        if self._item is not None:
            self._fold()
            self._list.addWidget(self.form)
            self.form.show_new(self._item.id)
            if isinstance(function, Function):
                self.form.function.setCurrentIndex(self.form.function.findData(function.value))
            self.form.show()
            self.form.name.setFocus()

    def _press(self, contact_id: UUID) -> None:
        if contact_id == self._open:
            self._fold()
            return
        self._fold()
        contact = self._contact(contact_id)
        if contact is not None:
            self._open = contact_id
            self._rows[contact_id].setChecked(True)
            self._list.insertWidget(self._list.indexOf(self._rows[contact_id]) + 1, self.form)
            self.form.show_contact(contact)
            self.form.show()
            self.form.name.setFocus()

    def _take_new(self, contact_id: UUID) -> None:
        self._fold()

    def _fold(self) -> None:
        """Close the fields; what was typed in them is saved."""
        if self._open is not None and self._open in self._rows:
            self._rows[self._open].setChecked(False)
        self._open = None
        self.form.let_go()
        self.form.hide()

    def _contact(self, contact_id: UUID) -> Contact | None:
        contacts = self._item.contacts if self._item else []
        return next((contact for contact in contacts if contact.id == contact_id), None)


def _row_of(contact: Contact) -> IconRow:
    """Function as an icon; name and position; phone below."""
    organization = contact.organization.name if contact.organization else None
    name = contact.full_name or words.tr("To be named")
    function = words.tr(words.FUNCTIONS[contact.function])
    phone = contact.phone or (contact.person.work_phone if contact.person else None)
    shown = "" if contact.function is Function.HOST else function
    row = IconRow(
        words.FUNCTION_ICONS[contact.function],
        ", ".join(filter(None, (name, contact.position))),
        ", ".join(filter(None, (shown, organization, phone))),
        also=function,
    )
    row.setCheckable(True)
    return row


class ContactForm(QWidget):
    """The fields of one contact: saved one by one, or all at once for a new one."""

    closed = Signal()
    added = Signal(object)  # id

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._item_id: UUID | None = None  # of the item a new contact is for
        self._people: Mapping[str, Acquaintance] = {}  # by what is offered of them
        self._person: Acquaintance | None = None  # who was picked for a new contact
        self._form = Form(workspace.desk, edit_contact, self)
        self.name, self.position, self.organization, self.phone = (QLineEdit() for _ in range(4))
        self.function = ChoiceBox()
        for function in Function:
            icon = icons.icon(words.FUNCTION_ICONS[function])
            self.function.addItem(icon, words.tr(words.FUNCTIONS[function]), function.value)
        self._editors: dict[str, QLineEdit | QComboBox] = {
            "name": self.name,
            "position": self.position,
            "organization": self.organization,
            "function": self.function,
            "phone": self.phone,
        }
        self._fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 0, 8)
        column.setSpacing(6)
        for name, word in (
            ("name", self.tr("Name")),
            ("position", self.tr("Position")),
            ("organization", self.tr("Organization")),
            ("function", self.tr("Function")),
            ("phone", self.tr("Phone")),
        ):
            field = self._fields[name] = Field(word, self._editors[name])
            column.addWidget(field)
            self._form.tie(name, self._editors[name], field, partial(_said, name))
        for line in (self.name, self.position, self.organization, self.phone):
            line.returnPressed.connect(self._submit)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.add = button(self.tr("Add contact"))
        self.cancel = button(self.tr("Cancel"), kind="link")
        self.remove = button(self.tr("Remove"), "delete-outline", kind="link")
        self.add.clicked.connect(self._add)
        self.cancel.clicked.connect(self.closed)
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        for each in (self.add, self.cancel, self.remove):
            row.addWidget(each)
        row.addStretch(1)
        return row

    def complete(self, known: Known) -> None:
        """Offer the people and organizations that are known."""
        offer_names(self.organization, known.organizations)
        self._people = known.by_words
        fresh = self.name.completer() is None
        offer_names(self.name, known.by_words)
        if fresh:
            queued = Qt.ConnectionType.QueuedConnection  # after the line has taken the words
            self.name.completer().activated.connect(self._meet, queued)

    def _meet(self, said: str) -> None:
        """Somebody of the directory: the record itself, with what was said of them last."""
        person = self._people.get(said)
        if person is None:
            return
        values = {
            "name": person.name,
            "position": person.position,
            "organization": person.organization,
            "phone": person.phone,
        }
        if self._item_id is not None:
            self._person = person
            for name, value in values.items():
                editor = self._editors[name]
                if value and isinstance(editor, QLineEdit):
                    editor.setText(value)
            return
        given = {name: value for name, value in values.items() if value and name != "name"}
        self._form.send({"person": str(person.id), **given})

    def show_contact(self, contact: Contact) -> None:
        self._item_id = None
        self._form.show(contact)
        self._offer(new=False)

    def show_new(self, item_id: UUID) -> None:
        self._form.show(None)
        self._item_id, self._person = item_id, None
        for editor in self._editors.values():
            if isinstance(editor, QLineEdit):
                begin_anew(editor)
            else:
                editor.setCurrentIndex(0)
        for field in self._fields.values():
            field.clear_error()
        self._offer(new=True)

    def let_go(self) -> None:
        self._form.show(None)
        self._item_id = None

    def _offer(self, new: bool) -> None:
        self.add.setVisible(new)
        self.cancel.setVisible(new)
        self.remove.setVisible(not new)

    def _add(self) -> None:
        if self._item_id is None:
            return
        if not (self.name.text().strip() or self.organization.text().strip()):
            refusal = Refused("A contact needs a name or an organization.")
            self._fields["name"].show_error(wording().refused(refusal))
            return
        values = {
            name: editor.text() if isinstance(editor, QLineEdit) else editor.currentData()
            for name, editor in self._editors.items()
        }
        if self._person is not None and values["name"].strip() == self._person.name:
            values["person"] = str(self._person.id)
        item_id = self._item_id
        self._workspace.desk.do(
            lambda session: add_contact(session, item_id, values), self._tell_added
        )

    def _tell_added(self, contact_id: UUID) -> None:
        self.added.emit(contact_id)

    def _submit(self) -> None:
        offered = self.name.completer().popup() if self.name.completer() else None
        if offered is not None and offered.isVisible():
            return  # Enter takes what is offered
        if self._item_id is not None:
            self._add()

    def _remove(self) -> None:
        contact = self._form.thing
        if contact is not None:
            self._workspace.desk.do(
                partial(remove_contact, contact_id=contact.id),
                partial(self._say_removed, contact.full_name or self.tr("a contact")),
            )
            self.closed.emit()

    def _say_removed(self, name: str, _nothing: object) -> None:
        self._workspace.notify(self.tr("Removed {contact}").format(contact=name))


def _said(name: str, contact: Contact) -> str:
    if name == "name":
        return contact.full_name or ""
    if name == "organization":
        return contact.organization.name if contact.organization else ""
    if name == "function":
        return contact.function.value
    return getattr(contact, name) or ""
