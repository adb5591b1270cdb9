"""Laying a visit out: its first day, its cities with their nights, and what its days begin with."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from planner.actions.exchanges import WASHINGTON
from planner.actions.laying_out import lay_out_visit_of
from planner.gui.exchanges.city_choices import as_choice
from planner.gui.exchanges.words import visit_said
from planner.gui.itinerary import words
from planner.gui.itinerary.laying_out.days import missing_words
from planner.gui.itinerary.laying_out.stays import Stay, Stays
from planner.gui.theme import fonts
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import DateField, day_said
from planner.gui.widgets.field import Field
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Exchange, Refused, Side, Stop, Visit, VisitKind
from planner.queries.templates import templates
from planner.rules.templates import DayKind, Plan, not_there

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_USUAL_NIGHTS = 4


class LayOutDialog(Asking):
    """A visit that is not there yet is made; one that is keeps its hotels, hosts and items."""

    def __init__(
        self,
        workspace: Workspace,
        exchange: Exchange,
        visit: Visit | None,
        kind: VisitKind,
        parent: QWidget,
    ) -> None:
        name = visit_said(kind)
        heading = words.tr("Lay out the {visit}", visit=name[:1].lower() + name[1:])
        super().__init__(workspace, heading, words.tr("Lay out the visit"), parent)
        self.setWindowTitle(words.tr("Lay out the visit"))
        self.setMinimumWidth(fonts.scaled(560))
        self._exchange, self._visit, self._kind = exchange, visit, kind
        self.first_day = DateField(workspace.today())
        known = [as_choice(pair.city) for pair in exchange.cities]
        self.stays = Stays(workspace.desk, known, self.first_day)
        self.ask("first_day", words.tr("First day"), self.first_day)
        self.ask("stays", words.tr("Stays"), self.stays).label.hide()
        self._sum = paragraph("", "second")
        self.column.addWidget(self._sum)
        self._ask_plans()
        self.finish()
        self.first_day.set_day(_begins(visit) if visit is not None else None)
        self.first_day.committed.connect(lambda _day: self._count())
        self.first_day.textEdited.connect(lambda _text: self._count())
        self.stays.put(_stays_of(exchange, visit, kind))
        self.stays.changed.connect(self._say_sum)
        self._count()
        self.first_day.setFocus()
        workspace.desk.ask(templates, self._offer_plans)

    # -- plans for days ----------------------------------------------------------------------------

    def _ask_plans(self) -> None:
        """One choice for each sort of day; only days on which nothing stands are filled."""
        self.plans: dict[DayKind, QComboBox] = {}
        self.missing = paragraph(kind="hint")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for place, (kind, word) in enumerate(
            (
                (DayKind.ARRIVAL, words.tr("Arrival day")),
                (DayKind.WASHINGTON, words.tr("Days in Washington")),
                (DayKind.CITY, words.tr("Days in the other cities")),
                (DayKind.DEPARTURE, words.tr("Departure day")),
            )
        ):
            box = self.plans[kind] = ChoiceBox()
            box.addItem(words.tr("Empty"), None)
            box.currentIndexChanged.connect(lambda _at: self._show_missing())
            grid.addWidget(Field(word, box), *divmod(place, 2))
        self.column.addWidget(label(words.tr("What empty days begin with"), "row-title"))
        self.column.addLayout(grid)
        self.column.addWidget(self.missing)
        self.missing.hide()

    def _show_missing(self) -> None:
        """Which groups of the templates chosen are not in the visit."""
        groups = self._visit.groups if self._visit is not None else []
        plans = [box.currentData() for box in self.plans.values()]
        names = (name for plan in plans if plan for name in not_there(plan, groups, None))
        said = missing_words(list(dict.fromkeys(names)))
        self.missing.setText(said)
        self.missing.setVisible(bool(said))

    def _offer_plans(self, found: Sequence[Plan]) -> None:
        for box in self.plans.values():
            for plan in found:
                if plan.days == 1:
                    box.addItem(plan.name, plan)

    # -- what is said while typing -----------------------------------------------------------------

    def _count(self) -> None:
        self.stays.count_from(self.first_day.day, self.workspace.today())

    def _say_sum(self) -> None:
        nights, first = self.stays.nights, self.first_day.day
        said = words.counted(nights, "1 night", "%n nights")
        if first is not None:
            last = first + timedelta(days=nights)
            said = f"{said}, {day_said(first)} - {day_said(last)}"
        self._sum.setText(said)

    # -- doing it ----------------------------------------------------------------------------------

    def act(self) -> None:
        first_day, typed = self.day("first_day", self.first_day), self.stays.typed
        for text, line, _ in typed:
            if not text:
                line.setFocus()
                raise Refused("Name the city of each stay, or remove the stay.", field="stays")
        plans = {kind: box.currentData() for kind, box in self.plans.items() if box.currentData()}
        exchange_id, kind = self._exchange.id, self._kind

        def do(session: "Session") -> UUID:
            stays = [(line.meant(text), nights) for text, line, nights in typed]
            return lay_out_visit_of(session, exchange_id, kind, first_day, stays, plans)

        self.workspace.desk.do(do, lambda made: self._done(made, first_day), self.refuse)

    def _done(self, visit_id: UUID, first_day: date) -> None:
        # asked after the picture of the changed exchange, so the days are there to go to
        self.workspace.desk.ask(
            lambda _session: None, lambda _none: self._show(visit_id, first_day)
        )

    def _show(self, visit_id: UUID, first_day: date) -> None:
        self.workspace.set_place(visit_id, first_day)
        nights = words.counted(self.stays.nights, "1 night", "%n nights")
        self.workspace.notify(words.tr("Laid out {nights}", nights=nights))
        self.accept()


def _stays_of(exchange: Exchange, visit: Visit | None, kind: VisitKind) -> list[Stay]:
    """The stops there are; for a visit without any, where such a visit usually goes."""
    if visit is not None and visit.stops:
        return [
            Stay(as_choice(stop.city) if stop.city else None, _nights(stop)) for stop in visit.stops
        ]
    side = Side.PARTNER if kind is VisitKind.FIRST else Side.FOREIGN
    cities = [as_choice(pair.city) for pair in exchange.cities if pair.side is side]
    named = [city for city in cities if city.name]
    stays = [Stay(city, _USUAL_NIGHTS) for city in named]
    to_us = bool(named) and all(city.country == "US" for city in named)
    through = kind is VisitKind.FIRST and to_us
    return ([Stay(WASHINGTON)] if through else []) + stays or [Stay(None, _USUAL_NIGHTS)]


def _begins(visit: Visit) -> date | None:
    """Its first day; while its stops have no dates, the first on which something stands."""
    days = [item.day for item in visit.items] + [leg.from_day for leg in visit.legs]
    return visit.first_day or min((day for day in days if day is not None), default=None)


def _nights(stop: Stop) -> int:
    if stop.first_day is None or stop.last_day is None:
        return _USUAL_NIGHTS
    return (stop.last_day - stop.first_day).days
