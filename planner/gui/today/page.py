"""Today: now and next on every visit under way, who is where, whom to ring, whom to chase."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.gui.concerns import WHOLE
from planner.gui.itinerary import words
from planner.gui.itinerary.agenda import noun_of
from planner.gui.itinerary.icon_row import IconRow
from planner.gui.page import Page
from planner.gui.picture import Picture
from planner.gui.theme.marks import KIND_ICONS
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.empty_state import EmptyState
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Item, ItemStatus
from planner.queries.today import chases, visits_under_way
from planner.rules.agenda import Happening, day_of
from planner.rules.requests import Chase
from planner.rules.under_way import UnderWay

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_EVERY = 60_000  # milliseconds: the clock goes on


class TodayPage(Page):
    """Every line leads to its item; asked again with every change, and each minute while shown."""

    key = "today"
    title = str(QT_TRANSLATE_NOOP("TodayPage", "Today"))
    icon = "calendar-today-outline"
    scope = "office"
    keys = "Ctrl+9"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.body.addWidget(self._area, 1)
        self.set_title(self.tr("Today"), day_said(workspace.today()))
        self._picture = Picture(workspace.desk, self._query, WHOLE, self)
        self._picture.answered.connect(self._take)
        self._minute = QTimer(self, interval=_EVERY)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def _query(self, session: "Session") -> tuple[list[UnderWay], list[Chase]]:
        moment, today = self.workspace.now(), self.workspace.today()
        return visits_under_way(session, moment), chases(session, today)

    def _tick(self) -> None:
        if self.isVisible():
            self._picture.ask()

    def shown(self) -> None:
        self._picture.ask()

    def _take(self, answer: tuple[list[UnderWay], list[Chase]]) -> None:
        visits, waiting = answer
        self.set_title(self.tr("Today"), day_said(self.workspace.today()))
        kept = self._area.verticalScrollBar().value()
        content = QWidget()
        content.setProperty("surface", "base")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(16)
        for visit in visits:
            column.addWidget(self._visit(visit))
        if waiting:
            column.addWidget(self._to_chase(waiting))
        if not visits and not waiting:
            column.addWidget(
                EmptyState(
                    "calendar-today-outline",
                    self.tr("Nothing today"),
                    self.tr("No visit is under way, and no host is to be chased."),
                ),
                1,
            )
        column.addStretch(1)
        self._area.setWidget(content)
        self._area.verticalScrollBar().setValue(kept)

    # -- one visit ---------------------------------------------------------------------------------

    def _visit(self, each: UnderWay) -> QWidget:
        """What happens at the left; people and telephones at the right."""
        city = str(each.stop.city) if each.stop is not None and each.stop.city else ""
        box, column = _section()
        column.addWidget(label(each.visit.exchange.name, "panel-title"))
        where = words.tr("{time} in {city}", time=f"{each.local:%H:%M}", city=city)
        column.addWidget(label(where if city else f"{each.local:%H:%M}", "second"))
        column.addSpacing(6)
        left, happening = _section()
        nothing = self.tr("Nothing")
        for heading, things, none in (
            (self.tr("Now"), each.now, nothing),
            (self.tr("Next"), each.next, nothing),
            (self.tr("Canceled"), each.cancelled, ""),
        ):
            if things or none:
                self._things(happening, each, heading, things, none)
        happening.addStretch(1)
        right, people = _section()
        self._ring(people, each)
        people.addWidget(label(self.tr("Who is where"), "label"))
        people.addWidget(paragraph(_whereabouts(each), "text"))
        if each.told:
            self._told(people, each)
        people.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(32)
        beside.addWidget(left, 1)
        beside.addWidget(right, 1)
        column.addLayout(beside)
        return box

    def _things(
        self,
        column: QVBoxLayout,
        each: UnderWay,
        heading: str,
        things: Sequence[Happening],
        nothing: str,
    ) -> None:
        column.addWidget(label(heading, "label"))
        for thing in things:
            column.addWidget(self._row(thing, thing.title, _when_where(thing, each)))
        if not things:
            column.addWidget(label(nothing, "hint"))
        column.addSpacing(8)

    def _ring(self, column: QVBoxLayout, each: UnderWay) -> None:
        column.addWidget(label(self.tr("Whom to ring"), "label"))
        for one in each.ring:
            function = words.tr(words.FUNCTIONS[one.function])
            first = ", ".join(filter(None, (one.phone, one.name)))
            icon = words.FUNCTION_ICONS[one.function]
            column.addWidget(self._row(one.item, first, f"{function}, {one.item.title}", icon))
        if not each.ring:
            column.addWidget(label(self.tr("No number is known."), "hint"))
        column.addSpacing(8)

    def _told(self, column: QVBoxLayout, each: UnderWay) -> None:
        """Who has the newest issue, and who is still to be told, with the number to ring."""
        column.addSpacing(8)
        column.addWidget(label(self.tr("Who has been told"), "label"))
        waiting = [one for one in each.told if not (one.told_at or one.acknowledged_at)]
        known = len(each.told) - len(waiting)
        said = words.counted(
            known, "1 recipient has the newest issue.", "%n recipients have the newest issue."
        )
        column.addWidget(label(said, "text" if known else "hint"))
        for one in waiting:
            number = words.tr("issue {number}", number=one.issue.number)
            phone = one.phone or one.email or self.tr("no number")
            said = words.tr("Not told yet: {who}, {number}", who=one.recipient, number=number)
            column.addWidget(paragraph(f"{said}, {phone}", "text"))

    def _row(self, thing: Happening, first: str, second: str, icon: str = "") -> QWidget:
        """A row that leads to its item or journey."""
        kind = thing.kind.value if isinstance(thing, Item) else thing.mode.value
        row = IconRow(icon or KIND_ICONS[kind], first, second)
        noun, exchange_id = noun_of(thing), thing.visit.exchange.id
        row.clicked.connect(lambda: self.workspace.go_to(noun, thing.id, exchange_id))
        return row

    # -- over all exchanges ------------------------------------------------------------------------

    def _to_chase(self, waiting: Sequence[Chase]) -> QWidget:
        box, column = _section()
        column.addWidget(label(self.tr("To chase"), "panel-title"))
        for chase in waiting:
            item = chase.item
            first = ", ".join(filter(None, (chase.phone or self.tr("no phone"), chase.asked_of)))
            day = day_said(item.day) if item.day is not None else ""
            second = ", ".join(filter(None, (item.title, day, item.visit.exchange.name)))
            column.addWidget(self._row(item, first, second, "phone-outline"))
        return box


def _section() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return box, column


def _when_where(thing: Happening, each: UnderWay) -> str:
    """“14:15 - 15:45, State attorney, room 410”; who called it off, and why, where it was. What is
    of another day, or by another clock than the one told of the visit, says so."""
    city = each.stop.city if each.stop is not None else None
    day, begins = each.local.date(), day_of(thing)
    said = [day_said(begins) if begins not in (day, None) else ""]
    said.append(words.hours_read_by(thing, city.zone if city is not None else None))
    if isinstance(thing, Item):
        said.append(words.place_words(thing.venue, thing.meeting_point))
        if thing.status is ItemStatus.CANCELLED:
            why = ": ".join(filter(None, (thing.cancelled_by, thing.cancelled_why)))
            said.append(why)
    return ", ".join(filter(None, said))


def _whereabouts(each: UnderWay) -> str:
    """A line for each thing with those who are there; the free ones last."""
    at: dict[str, list[str]] = defaultdict(list)
    for one in each.people:
        at[one.at.title if one.at is not None else ""].append(str(one.delegate))
    lines = [f"{title}: {', '.join(names)}" for title, names in at.items() if title]
    if at.get(""):
        lines.append(words.tr("Free: {names}", names=", ".join(at[""])))
    return "\n".join(lines) or words.tr("Nobody is known yet.")
