"""What is done to the delegation of the visit shown; a refusal is said in the notice."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.actions.delegates import (
    add_delegate,
    edit_delegate,
    edit_delegates,
    move_delegate,
    paste_delegates,
    remove_delegate,
)
from planner.gui.roster.groups import GroupsDialog
from planner.gui.roster.pasting import Block
from planner.gui.roster.people_dialogs import HostsDialog
from planner.gui.roster.rooms import RoomsDialog
from planner.gui.roster.typed_names import name_fields
from planner.gui.roster.wizard import ImportWizard
from planner.gui.roster.words import meaning_said, tr
from planner.gui.workspace import Workspace
from planner.model import Delegate, Refused
from planner.queries.delegates import Alumnus
from planner.rules.return_delegation import hosts_met
from planner.wording import wording

Then = Callable[[UUID], None]


class RosterDeeds(QObject):
    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._page = workspace, page

    def edit(self, delegate_id: UUID, fields: Mapping[str, str]) -> None:
        self._do(partial(edit_delegate, delegate_id=delegate_id, fields=fields))

    def edit_all(self, edits: Mapping[UUID, Mapping[str, str]]) -> None:
        self._do(partial(edit_delegates, edits=edits))

    def add(self, then: Then, typed: str) -> None:
        visit = self._workspace.visit
        if visit is not None and typed:
            self._do(partial(add_delegate, visit_id=visit.id, fields=name_fields(typed)), then)

    def add_alumnus(self, then: Then, alumnus: Alumnus) -> None:
        visit = self._workspace.visit
        if visit is not None:
            action = partial(add_delegate, visit_id=visit.id, fields={}, person_id=alumnus.id)
            self._do(action, then)

    def paste(self, block: Block) -> None:
        visit = self._workspace.visit
        if visit is not None:
            edits, new = block.edits, block.new
            action = partial(paste_delegates, visit_id=visit.id, edits=edits, new=new)
            self._do(action, lambda _nothing: self._workspace.notify(pasted_said(block)))

    def move(self, delegate_id: UUID, to: int) -> None:
        self._do(partial(move_delegate, delegate_id=delegate_id, to=to))

    def remove(self, delegate: Delegate) -> None:
        said = tr("Removed “{name}”.", name=str(delegate.person))
        action = partial(remove_delegate, delegate_id=delegate.id)
        self._do(action, lambda _nothing: self._workspace.notify(said))

    def add_hosts(self) -> None:
        """Offer the hosts of the first visit for the return delegation."""
        opened, visit = self._workspace.opened, self._workspace.visit
        if opened is not None and visit is not None:
            met = hosts_met(opened.exchange)
            HostsDialog(self._workspace, visit, met, self._page.window()).open()

    def arrange_groups(self) -> None:
        """Make and name groups, and say who is in them."""
        if self._workspace.visit is not None:
            GroupsDialog(self._workspace, self._page.window()).open()

    def arrange_rooms(self) -> None:
        """Say who sleeps how at each stop."""
        if self._workspace.visit is not None:
            RoomsDialog(self._workspace, self._page.window()).open()

    def import_list(self) -> None:
        """Ask for a list of people and take it in."""
        if self._workspace.visit is not None:
            ImportWizard(self._workspace, self._page.window()).open()

    def _do(self, action: Callable[..., object], then: Callable[..., None] | None = None) -> None:
        self._workspace.desk.do(action, then, self.refuse)

    def refuse(self, refused: Exception) -> None:
        if isinstance(refused, Refused):
            self._workspace.notify(wording().refused(refused), False)


def pasted_said(block: Block) -> str:
    """What the columns of a block were taken for, and which were left out."""
    names = [meaning_said(name) for name in block.fields]
    said = tr("Pasted as {columns}.", columns=", ".join(names))
    if block.left:
        left = ", ".join(f"“{heading}”" for heading in block.left)
        said += " " + tr("Left out, for the roster has no such column: {columns}.", columns=left)
    return said
