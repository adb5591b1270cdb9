"""Two small dialogs: who travels instead of a delegate, and which of the hosts met travel back."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.actions.delegates import add_counterparts, replace_delegate
from planner.gui.roster.adding import AddLine
from planner.gui.roster.typed_names import name_fields
from planner.gui.roster.words import counted, tr
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import Delegate, Refused, Visit
from planner.queries.delegates import Alumnus
from planner.rules.return_delegation import Host, met_again
from planner.wording import wording


class ReplaceDialog(Dialog):
    """A name and Enter, or somebody who traveled before."""

    def __init__(
        self,
        workspace: Workspace,
        delegate: Delegate,
        known: Sequence[Alumnus],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Replace a delegate"), parent, tr("Replace {name}", name=str(delegate.person))
        )
        self._workspace, self._delegate = workspace, delegate
        self.setMinimumWidth(fonts.scaled(520))
        self.line = AddLine(tr("Who travels instead"), tr("Type a name"), tr("Enter replaces"))
        self.line.offer_alumni(known)
        self.line.name_typed.connect(lambda typed: self._replace(name_fields(typed), None))
        self.line.alumnus_chosen.connect(lambda alumnus: self._replace({}, alumnus.id))
        self.error = InlineError()
        said = tr(
            "Groups, items, journeys and rooms pass on to the one who travels instead; needs, "
            "biography and consent do not."
        )
        column = self.column
        column.addWidget(paragraph(said, "second"))
        for part in (self.line, self.error):
            column.addWidget(part)
        self.add_foot(self.cancel_button())

    def _replace(self, fields: dict[str, str], person_id: UUID | None) -> None:
        if not fields and person_id is None:
            return
        action = partial(
            replace_delegate, delegate_id=self._delegate.id, fields=fields, person_id=person_id
        )
        self._workspace.desk.do(action, self._say_done, self._refuse)

    def _say_done(self, _nothing: object) -> None:
        self._workspace.notify(tr("Replaced “{name}”.", name=str(self._delegate.person)))
        self.accept()

    def _refuse(self, refused: Exception) -> None:
        if isinstance(refused, Refused):
            self.error.show_sentence(wording().refused(refused))


class HostsDialog(Dialog):
    """The hosts the first delegation met, most often first; who is coming already is left out."""

    def __init__(
        self,
        workspace: Workspace,
        visit: Visit,
        hosts: Sequence[Host],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Hosts met"), parent, tr("Who travels back"))
        self._workspace, self._visit = workspace, visit
        again = met_again(hosts, [each.person for each in visit.delegates])
        self._hosts = sorted(
            (host for host, person in zip(hosts, again, strict=True) if person is None),
            key=lambda host: -len(host.items),
        )
        self.resize(fonts.scaled(560), fonts.scaled(480))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Hosts met on the first visit"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for host in self._hosts:
            entry = QListWidgetItem(_said(host))
            entry.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(entry)
        self.list.itemChanged.connect(self._count)
        self.add = button("", kind="primary")
        self.add.clicked.connect(self._add)
        column = self.column
        column.addWidget(paragraph(self._continuity(visit, hosts), "second"))
        column.addWidget(self.list, 1)
        self.add_foot(self.cancel_button(), self.add)
        self._count()

    def _continuity(self, visit: Visit, hosts: Sequence[Host]) -> str:
        """“3 of the 8 who travel back were met.”, with whom nobody met."""
        coming = [each.person for each in visit.delegates]
        met = set(filter(None, met_again(hosts, coming)))
        strangers = [str(person) for person in coming if person not in met]
        total = len(visit.delegates)
        if not total:
            return tr("Nobody travels back yet.")
        said = tr("{met} of the {total} who travel back were met on the first visit.",
                  met=str(total - len(strangers)), total=str(total))  # fmt: skip
        if strangers:
            said = f"{said} {tr('Nobody met {names}.', names=', '.join(strangers))}"
        return said

    def _chosen(self) -> list[Host]:
        return [
            host
            for at, host in enumerate(self._hosts)
            if self.list.item(at).checkState() == Qt.CheckState.Checked
        ]

    def _count(self, _entry: object = None) -> None:
        count = len(self._chosen())
        self.add.setText(counted(count, "Add 1 delegate", "Add %n delegates"))
        self.add.setEnabled(count > 0)

    def _add(self) -> None:
        people = [
            (host.person.id if host.person else None, _fields(host)) for host in self._chosen()
        ]
        said = counted(len(people), "Added 1 of the hosts met.", "Added %n of the hosts met.")
        action = partial(add_counterparts, visit_id=self._visit.id, people=people)
        self._workspace.desk.do(action, lambda _nothing: self._workspace.notify(said))
        self.accept()


def _said(host: Host) -> str:
    organization = str(host.organization) if host.organization else ""
    items = counted(len(host.items), "1 item", "%n items")
    return ", ".join(filter(None, (host.name, host.position, organization, items)))


def _fields(host: Host) -> dict[str, str]:
    """What the itinerary says of a host; the name only where there is no record of the person."""
    fields = {} if host.person else name_fields(host.name)
    if host.position:
        fields["position"] = host.position
    if host.organization:
        fields["organization"] = str(host.organization.id)
    return fields
