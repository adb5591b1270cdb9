"""The fields of a follow-on activity, each saved when it is left; and what it is tied to."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.actions.follow_on import (
    RULES,
    edit_follow_on,
    remove_follow_on,
    rule_said,
    tie_follow_on,
)
from planner.gui.after_visit.calling import CallHoursDialog
from planner.gui.after_visit.parts import choices, lines, text_of
from planner.gui.after_visit.words import KINDS, STATUSES, tr
from planner.gui.itinerary.form import Form
from planner.gui.picture import Picture
from planner.gui.widgets.buttons import button
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.field import Field
from planner.gui.widgets.files import Files
from planner.gui.widgets.links import BETWEEN, Links, Offered
from planner.gui.widgets.time_field import TimeField
from planner.gui.workspace import Workspace
from planner.model import FollowOn
from planner.model.keeping import Owner
from planner.queries.follow_on import LINKABLE, Linkable, linkable
from planner.rules.folding import folded

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

EXCHANGES = "exchanges"  # not a field of the activity: its ties


class FollowOnEditor(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.form = Form(workspace.desk, self._save, self)
        day, last = DateField(workspace.today()), DateField(workspace.today())
        repeats = QLineEdit()
        repeats.setPlaceholderText(", ".join(RULES))
        self._linkable: Picture | None = None
        self.exchanges = Links(
            tr("Follows from"),
            tr("Type an exchange"),
            "swap-horizontal",
            "There is no exchange “{name}” here. Choose one of those offered.",
        )
        self.cities = Links(tr("Cities"), tr("Type a city"), "map-marker-outline")
        self.people = Links(tr("People"), tr("Type a name"), "account-outline")
        self.organizations = Links(tr("Organizations"), tr("Type a name"), "domain")
        fields = (
            ("title", tr("Title"), lambda it: it.title, None),
            ("kind", tr("Kind"), lambda it: it.kind.value, choices(KINDS)),
            ("status", tr("Status"), lambda it: it.status.value, choices(STATUSES)),
            ("date", tr("Date"), lambda it: _iso(it.day), day),
            ("last_day", tr("Last day"), lambda it: _iso(it.last_day), last),
            ("date_as_given", tr("Date as the source gives it"), text_of("date_as_given"), None),
            ("start", tr("Hour"), lambda it: f"{it.start:%H:%M}" if it.start else "", TimeField()),
            ("zone", tr("Time zone of the hour"), text_of("zone"), None),
            ("repeats", tr("Repeats"), lambda it: rule_said(it.repeats), repeats),
            ("place", tr("Place"), text_of("place"), None),
            (
                EXCHANGES,
                tr("Follows from"),
                _ties,
                self.exchanges,
            ),
            ("cities", tr("Cities"), lambda it: BETWEEN.join(it.cities), self.cities),
            (
                "people",
                tr("People"),
                lambda it: BETWEEN.join(str(each.person_id or each.name) for each in it.people),
                self.people,
            ),
            (
                "organizations",
                tr("Organizations"),
                lambda it: BETWEEN.join(it.organizations),
                self.organizations,
            ),
            ("currency", tr("Currency"), text_of("currency"), None),
            ("amount", tr("Amount requested"), lambda it: _money(it.amount), None),
            ("amount_approved", tr("Amount approved"), lambda it: _money(it.approved), None),
            ("amount_spent", tr("Amount spent"), lambda it: _money(it.spent), None),
            ("outcome", tr("Outcome"), text_of("outcome"), lines()),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self.hours = button(tr("Hours for a call..."), "clock-outline")
        self.hours.clicked.connect(self._find_hours)
        self.fields: dict[str, Field] = {}
        for name, word, read, widget in fields:
            self.fields[name] = self.form.field(name, word, read, widget)
            column.addWidget(self.fields[name])
            if name == "zone":
                column.addWidget(self.hours, 0, Qt.AlignmentFlag.AlignLeft)
        self.files = Files(workspace, Owner.FOLLOW_ON)
        column.addWidget(self.files)
        self.remove = button(tr("Remove activity"), "delete-outline")
        self.remove.clicked.connect(self._remove)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def show_activity(self, activity: FollowOn | None) -> None:
        if activity is not None:
            self.exchanges.call({str(tie.exchange_id): tie.exchange.name for tie in activity.ties})
            recorded = [each for each in activity.people if each.person_id]
            self.people.call({str(each.person_id): each.full_name for each in recorded})
            self._ask_what_there_is()
        self.form.show(activity)
        self.files.show_of(activity.id if activity else None)

    def _ask_what_there_is(self) -> None:
        """Once an activity is shown: what it may be tied to."""
        if self._linkable is None:
            desk = self._workspace.desk
            self._linkable = Picture(desk, _linkable, LINKABLE, self, while_hidden=True)
            self._linkable.answered.connect(self._offer)

    def _offer(self, answer: tuple[Linkable, list[Offered]]) -> None:
        found, people = answer
        self.exchanges.know([Offered(str(it), name, name) for it, name in found.exchanges])
        self.cities.know([Offered(name, name, name) for name in found.cities])
        self.people.know(people)
        names = found.known.organizations
        self.organizations.know([Offered(name, name, name) for name in names])

    def _save(self, session: "Session", activity_id: UUID, values: Mapping[str, str]) -> None:
        if EXCHANGES in values:
            ids = [UUID(ref) for ref in values[EXCHANGES].split(BETWEEN) if ref]
            tie_follow_on(session, activity_id, ids)
        else:
            edit_follow_on(session, activity_id, values)

    def _find_hours(self) -> None:
        self.form.commit()
        if self.form.thing is not None:
            CallHoursDialog(self._workspace, self.form.thing, self.window()).open()

    def _remove(self) -> None:
        activity = self.form.thing
        if activity is not None:
            self._workspace.desk.do(partial(remove_follow_on, activity_id=activity.id))
            self._workspace.notify(tr("Removed “{title}”.", title=activity.title))


def _ties(activity: FollowOn) -> str:
    ties = sorted(activity.ties, key=lambda tie: folded(tie.exchange.name))
    return BETWEEN.join(str(tie.exchange_id) for tie in ties)


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _money(hundredths: int | None) -> str:
    if hundredths is None:
        return ""
    return f"{hundredths / 100:.2f}".removesuffix(".00")


def _linkable(session: "Session") -> tuple[Linkable, list[Offered]]:
    """On the worker: people may be tens of thousands."""
    found = linkable(session)
    return found, [Offered(str(each.id), each.name, each.said) for each in found.known.people]
