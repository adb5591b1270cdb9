"""The itinerary as an agenda: one day from morning to night, or all that is unconfirmed."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from planner.actions.itinerary import add_leg, remove_item, remove_leg
from planner.gui.itinerary import words
from planner.gui.itinerary.agenda import (
    TENTATIVE,
    Row,
    day_agenda,
    days_to_show,
    findings_of,
    noun_of,
    unconfirmed,
)
from planner.gui.itinerary.body import DAY, UNCONFIRMED, AgendaBody
from planner.gui.itinerary.inspector import Inspector
from planner.gui.page import Page
from planner.gui.widgets.buttons import button, icon_button
from planner.gui.widgets.segmented import Segmented
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import Leg, Visit, VisitKind
from planner.rules.agenda import Happening, day_of, happenings


class ItineraryPage(Page):
    """The item in the inspector stays there while the page shows other days."""

    key = "itinerary"
    title = str(QT_TRANSLATE_NOOP("ItineraryPage", "Itinerary"))
    icon = "calendar-range"
    scope = "exchange"
    shows = ("item", "leg")
    tree_beside = True

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._filter = DAY
        self._chosen: UUID | None = None  # the item or leg in the inspector
        self._stood: date | None = None  # the day on which it stood when it was last looked at
        self._awaited: UUID | None = None  # new, to be chosen once it is there
        self.panel, self.agenda = Inspector(workspace), AgendaBody()
        self.list = self.agenda.list
        self._fill_header()
        self.body.addWidget(self.agenda, 1)
        self._hear()
        self._offer_actions()
        self._refresh()

    def _fill_header(self) -> None:
        before, after = self.tr("Previous day"), self.tr("Next day")
        self.before = icon_button("chevron-left", before, f"{before}, Alt+Up")
        self.after = icon_button("chevron-right", after, f"{after}, Alt+Down")
        self.visits = Segmented(
            (
                (VisitKind.FIRST.value, self.tr("First visit")),
                (VisitKind.RETURN.value, self.tr("Return visit")),
            ),
            self.tr("Visit"),
        )
        self.add = button(self.tr("Add item"), "plus", "primary")
        self.header.insertWidget(0, self.before)
        self.header.insertWidget(1, self.after)
        self.add_button(self.visits)
        self.add_button(self.add)

    def _hear(self) -> None:
        self.workspace.opened_changed.connect(self._refresh)
        self.workspace.place_changed.connect(self._refresh)
        self.before.clicked.connect(partial(self.turn, -1))
        self.after.clicked.connect(partial(self.turn, 1))
        self.add.clicked.connect(self.begin_item)
        self.visits.chosen.connect(self._choose_visit)
        self.agenda.filter_chosen.connect(self._choose_filter)
        self.agenda.add_wanted.connect(self.begin_item)
        self.agenda.exchange_wanted.connect(partial(self.workspace.show_page, "exchange"))
        self.list.selected.connect(self._select_row)
        self.list.edit_wanted.connect(self.panel.edit)
        self.list.remove_wanted.connect(self.remove)
        self.list.day_wanted.connect(self.turn)
        self.panel.item.remove_wanted.connect(self.remove)
        self.panel.leg.remove_wanted.connect(self.remove)
        self.panel.adding.added.connect(self._await)
        self.panel.adding.given_up.connect(self._give_up_adding)

    def _offer_actions(self) -> None:
        def offer(
            group: str,
            key: str,
            text: str,
            run: Callable[[], object],
            enabled: Callable[[], bool],
            keys: str = "",
            icon: str = "",
        ) -> None:
            self.workspace.add_action(ActionSpec(key, text, icon, keys, group, run, enabled))

        tr, here, chosen = self.tr, self._is_here, self._has_thing
        offer("item", "item.add", tr("Add item"), self.begin_item, here, "Ctrl+I", "plus")
        offer("item", "item.add-leg", tr("Add journey"), self.add_leg, here, icon="airplane")
        offer("item", "item.remove", tr("Remove"), self.remove, chosen, icon="delete-outline")
        offer(
            "item",
            "item.unconfirmed",
            tr("Show unconfirmed items"),
            self.show_unconfirmed,
            lambda: self._visit is not None,
            icon="clock-outline",
        )
        offer("view", "day.before", tr("Previous day"), partial(self.turn, -1), here, "Alt+Up")
        offer("view", "day.after", tr("Next day"), partial(self.turn, 1), here, "Alt+Down")

    def inspector(self) -> QWidget:
        return self.panel

    # -- what there is -----------------------------------------------------------------------------

    @property
    def _visit(self) -> Visit | None:
        return self.workspace.visit

    @property
    def _thing(self) -> Happening | None:
        """What is chosen, as it is now; None if it is gone or of another visit."""
        visit = self._visit
        everything = happenings(visit) if visit is not None else ()
        return next((each for each in everything if each.id == self._chosen), None)

    def _is_here(self) -> bool:
        return self.isVisible() and self._visit is not None

    def _has_thing(self) -> bool:
        return self.isVisible() and self._thing is not None

    # -- what is shown -----------------------------------------------------------------------------

    def _refresh(self, *_of_the_signal: object) -> None:
        """Show what there is now; what is chosen stays so, and the page goes with it."""
        visit, opened = self._visit, self.workspace.opened
        if visit is None or opened is None:
            self._show_no_visit()
            return
        self._choose_awaited()
        if self._follow():
            return  # the place has changed, so this was called again meanwhile
        self.visits.setVisible(len(opened.exchange.visits) > 1)
        self.visits.set_value(visit.kind.value)
        self.add.setEnabled(True)
        count = sum(item.status in TENTATIVE for item in visit.items)
        if self._filter == UNCONFIRMED:
            self.set_title(self.tr("Unconfirmed items"), words.visit_words(visit))
            self.agenda.show_unconfirmed(unconfirmed(visit, opened.findings), count, self._chosen)
        else:
            day = day_agenda(visit, self.workspace.day, opened.findings)
            self.set_title(*words.heading(visit, day))
            self.agenda.show_day(day, count, self._chosen)
        self._show_arrows(visit)
        self._show_thing()

    def _choose_awaited(self) -> None:
        if self._awaited is not None:
            self._chosen, self._awaited, self._stood = self._awaited, None, self.workspace.day
            if (thing := self._thing) is not None:
                self.workspace.select(noun_of(thing), thing.id)

    def _follow(self) -> bool:
        """Go to the day to which what is chosen was moved."""
        thing = self._thing
        if thing is None:
            return False
        stood, self._stood = self._stood, day_of(thing)
        if self._stood == stood or self.workspace.day != stood:
            return False
        self._go_to_day(self._stood)
        return True

    def _show_no_visit(self) -> None:
        opened = self.workspace.opened
        self.set_title(self.tr("Itinerary"), opened.exchange.name if opened else "")
        self.visits.hide()
        for part in (self.add, self.before, self.after):
            part.setEnabled(False)
        self._chosen = None
        self.panel.show_thing(None)
        self.agenda.show_no_visit()

    def _show_arrows(self, visit: Visit) -> None:
        days, day = days_to_show(visit), self.workspace.day
        at = days.index(day) if day in days else -1
        shown = self._filter == DAY
        self.before.setEnabled(shown and at > 0)
        self.after.setEnabled(shown and at < len(days) - 1)

    def _show_thing(self) -> None:
        thing = self._thing
        if thing is None:
            self._chosen = None
        if self.panel.is_adding:
            return
        findings = self.workspace.opened.findings if self.workspace.opened else ()
        own = findings_of(thing.id, findings) if thing is not None else ()
        self.panel.show_thing(thing, own)

    # -- where the person goes ---------------------------------------------------------------------

    def turn(self, step: int, *_of_the_signal: object) -> None:
        """To the day before or after; what has no date comes last."""
        visit = self._visit
        if visit is None or self._filter != DAY:
            return
        days = days_to_show(visit)
        at = days.index(self.workspace.day) if self.workspace.day in days else -step
        if 0 <= at + step < len(days):
            self._go_to_day(days[at + step])

    def _go_to_day(self, day: date | None) -> None:
        if day is None:
            self.workspace.show_undated()
        else:
            self.workspace.set_place(self.workspace.visit_id, day)

    def _choose_visit(self, kind: str) -> None:
        opened = self.workspace.opened
        for visit in opened.exchange.visits if opened else ():
            if visit.kind.value == kind:
                self.workspace.set_place(visit.id)

    def _choose_filter(self, value: str) -> None:
        self._filter = value
        self._refresh()

    def show_unconfirmed(self) -> None:
        """All tentative items of the visit, whatever their day."""
        self.workspace.show_page(self.key)
        self._choose_filter(UNCONFIRMED)

    def go_to(self, kind: str, thing: UUID) -> None:
        self._chosen, self._filter = thing, DAY
        found = self._thing
        if found is not None:
            self._stood = day_of(found)
            self._give_up_adding()
            self._go_to_day(self._stood)
            self.workspace.select(kind, thing)
            self._refresh()
            self.list.point_out(thing)
            self.list.setFocus()

    def shown(self) -> None:
        self.list.setFocus()

    # -- what the person does ----------------------------------------------------------------------

    def _select_row(self, row: Row) -> None:
        self._chosen, self._stood = row.id, day_of(row.thing)
        self.panel.adding.hide()
        self._show_thing()
        self.workspace.select(row.noun, row.id)

    def begin_item(self) -> None:
        """Empty fields for a new item on this day."""
        if self._visit is not None:
            self.workspace.show_page(self.key)
            self.panel.begin_item(self._visit.id, self.workspace.day)

    def _await(self, item_id: UUID) -> None:
        self._awaited = item_id
        self._give_up_adding()

    def _give_up_adding(self) -> None:
        self.panel.adding.hide()
        self._show_thing()
        self.list.setFocus()

    def add_leg(self) -> None:
        """A new journey on this day, to be filled in."""
        if self._visit is not None:
            day = self.workspace.day.isoformat() if self.workspace.day else ""
            fields = {"from.date": day, "to.date": day}
            action = partial(add_leg, visit_id=self._visit.id, fields=fields)
            self.workspace.desk.do(action, self._await)

    def remove(self) -> None:
        """Take what is chosen off the itinerary; the row beside it is chosen then."""
        thing = self._thing
        if thing is None:
            return
        beside = self.list.agenda.beside(thing.id)
        remove = remove_leg if isinstance(thing, Leg) else remove_item
        thing_id = thing.id
        self.workspace.desk.do(
            lambda session: remove(session, thing_id),
            partial(self._say_removed, thing.title, beside),
        )

    def _say_removed(self, title: str, beside: UUID | None, _nothing: object) -> None:
        self._awaited = beside
        self.workspace.notify(words.tr("Removed “{title}”", title=title))
