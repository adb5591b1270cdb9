"""Interpreters and escorts of an item, with their hours of the day, and who else could do it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planner.actions.itinerary import add_contact, set_participants
from planner.gui.itinerary import words
from planner.gui.theme import icons
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.words import label, paragraph, plain_menu
from planner.gui.workspace import Workspace
from planner.model import Item
from planner.rules.course import Course
from planner.rules.staff import FUNCTIONS, Helper, helpers_at, helpers_free


class Staff(QWidget):
    """A line each; the plus offers those of the visit who are not here yet."""

    new_wanted = Signal(object)  # Function: somebody who is not known to the visit

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._item: Item | None = None
        self.add = icon_button("plus", words.tr("Assign an interpreter or an escort"))
        self.menu = QMenu(self.add)
        self.add.setMenu(self.menu)
        self.said = paragraph("", "text")
        head = QHBoxLayout()
        head.addWidget(label(words.tr("Interpreter and escort"), "label"), 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.said)
        self.menu.aboutToShow.connect(self._offer)

    def show_item(self, item: Item) -> None:
        """Who they are and how long they work that day."""
        self._item = item
        here = helpers_at(self._course(item), item)
        said = [f"{_named(each)}\n{_hours(each)}" for each in here]
        self.said.setText("\n".join(said) or words.tr("Nobody is assigned."))
        self.said.setProperty("kind", "text" if said else "hint")

    def _course(self, item: Item) -> Course:
        """Made with the exchange, beside the window."""
        opened = self._workspace.opened
        return opened.course(item.visit) if opened is not None else Course(item.visit)

    def _offer(self) -> None:
        """Worked out when it is asked for; the hours are those without this item."""
        self.menu.clear()
        item = self._item
        for each in helpers_free(self._course(item), item) if item is not None else ():
            said = words.tr("{who}: {hours}", who=_named(each), hours=_hours(each))
            icon = icons.icon(words.FUNCTION_ICONS[each.function])
            self.menu.addAction(icon, plain_menu(said)).triggered.connect(
                partial(self._assign, each)
            )
        if not self.menu.isEmpty():
            self.menu.addSeparator()
        for function, said in zip(
            FUNCTIONS, (words.tr("Another interpreter..."), words.tr("Another escort...")),
            strict=True,
        ):  # fmt: skip
            icon = icons.icon(words.FUNCTION_ICONS[function])
            self.menu.addAction(icon, said).triggered.connect(
                lambda _on=False, function=function: self.new_wanted.emit(function)
            )

    def _assign(self, helper: Helper, _checked: bool = False) -> None:
        item = self._item
        if item is None:
            return
        if helper.delegate is not None:
            groups = [each.group.id for each in item.participations if each.group]
            delegates = [each.delegate.id for each in item.participations if each.delegate]
            action = partial(
                set_participants,
                item_id=item.id,
                everyone=False,
                groups=groups,
                delegates=[*delegates, helper.delegate.id],
            )
            self._workspace.desk.do(action, lambda _none: self._tell(helper))
        elif helper.contact is not None:
            fields = _as_there(helper)
            add = partial(add_contact, item_id=item.id, fields=fields)
            self._workspace.desk.do(add, lambda _made: self._tell(helper))

    def _tell(self, helper: Helper) -> None:
        self._workspace.notify(words.tr("Assigned {who}", who=helper.name))


def _as_there(helper: Helper) -> dict[str, str]:
    """What is known of somebody on the spot, from another item."""
    contact = helper.contact
    assert contact is not None
    fields = {
        "function": contact.function.value,
        "position": contact.position or "",
        "organization": contact.organization.name if contact.organization else "",
        "phone": contact.phone or "",
    }
    if contact.person is not None:
        return {"person": str(contact.person.id), **fields}
    return {"name": contact.name or "", **fields}


def _named(helper: Helper) -> str:
    function = words.tr(words.FUNCTIONS[helper.function])
    return words.tr("{name}, {function}", name=helper.name, function=_lower(function))


def _hours(helper: Helper) -> str:
    """“3 h 30 on this day, 2 h without a pause”."""
    if not helper.minutes:
        return words.tr("nothing else on this day")
    return words.tr(
        "{hours} on this day, {longest} without a pause",
        hours=words.minutes_words(helper.minutes),
        longest=words.minutes_words(helper.longest),
    )


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]
