"""Today: now and next on every visit under way, who is where, whom to ring, whom to chase."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.gui.desk import Picture
from planner.gui.itinerary import words
from planner.gui.page import Page
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.empty_state import EmptyState
from planner.gui.widgets.words import label, paragraph, plain_menu
from planner.gui.workspace import WHOLE, Workspace
from planner.model import Item
from planner.queries.today import chases, visits_under_way
from planner.rules.agenda import Happening
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
        box, column = _section()
        city = str(each.stop.city) if each.stop is not None and each.stop.city else ""
        name = each.visit.exchange.name
        column.addWidget(label(name, "panel-title"))
        where = words.tr("{time} in {city}", time=f"{each.local:%H:%M}", city=city)
        column.addWidget(label(where if city else f"{each.local:%H:%M}", "second"))
        exchange_id = each.visit.exchange.id
        nothing = self.tr("Nothing")
        self._things(column, self.tr("Now"), each.now, exchange_id, nothing)
        self._things(column, self.tr("Next"), each.next, exchange_id, nothing)
        column.addWidget(label(self.tr("Who is where"), "label"))
        column.addWidget(paragraph(_whereabouts(each), "text"))
        if each.ring:
            column.addWidget(label(self.tr("Whom to ring"), "label"))
            for one in each.ring:
                function = words.tr(words.FUNCTIONS[one.function])
                said = f"{one.phone}, {one.name}, {function}: {one.item.title}"
                column.addLayout(self._line(said, one.item, exchange_id))
        if each.cancelled:
            column.addWidget(label(self.tr("Canceled today"), "label"))
            for item in each.cancelled:
                who = ": ".join(filter(None, (item.cancelled_by, item.cancelled_why)))
                said = f"{_title(item)} ({who})" if who else _title(item)
                column.addLayout(self._line(said, item, exchange_id))
        return box

    def _things(
        self,
        column: QVBoxLayout,
        heading: str,
        things: Sequence[Happening],
        exchange_id: UUID,
        nothing: str,
    ) -> None:
        column.addWidget(label(heading, "label"))
        for thing in things:
            column.addLayout(self._line(_title(thing), thing, exchange_id))
        if not things:
            column.addWidget(label(nothing, "hint"))

    def _line(self, said: str, thing: Happening, exchange_id: UUID) -> QHBoxLayout:
        """A line that leads to its item or journey."""
        go = QPushButton(plain_menu(said))
        go.setProperty("kind", "link")
        go.setAutoDefault(False)
        kind = "item" if isinstance(thing, Item) else "leg"
        go.clicked.connect(partial(self._go, kind, thing.id, exchange_id))
        row = QHBoxLayout()
        row.addWidget(go)
        row.addStretch(1)
        return row

    def _go(self, kind: str, thing: UUID, exchange_id: UUID, _on: bool = False) -> None:
        self.workspace.go_to(kind, thing, exchange_id)

    # -- over all exchanges ------------------------------------------------------------------------

    def _to_chase(self, waiting: Sequence[Chase]) -> QWidget:
        box, column = _section()
        column.addWidget(label(self.tr("To chase"), "panel-title"))
        for chase in waiting:
            said = [chase.phone or self.tr("no phone"), chase.asked_of, _title(chase.item)]
            if chase.item.day is not None:
                said.append(day_said(chase.item.day))
            line = ", ".join(filter(None, said))
            exchange_id = chase.item.visit.exchange.id
            column.addLayout(self._line(line, chase.item, exchange_id))
        return box


def _section() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return box, column


def _title(thing: Happening) -> str:
    """“14:15 - 15:45  Victims' rights, State attorney”."""
    place = words.place_words(thing.venue, thing.meeting_point) if isinstance(thing, Item) else ""
    return ", ".join(filter(None, (f"{words.hours(thing)}  {thing.title}", place)))


def _whereabouts(each: UnderWay) -> str:
    """A line for each thing with those who are there; the free ones last."""
    at: dict[str, list[str]] = defaultdict(list)
    for one in each.people:
        at[one.at.title if one.at is not None else ""].append(str(one.delegate))
    lines = [f"{title}: {', '.join(names)}" for title, names in at.items() if title]
    if at.get(""):
        lines.append(words.tr("Free: {names}", names=", ".join(at[""])))
    return "\n".join(lines) or words.tr("Nobody is known yet.")
