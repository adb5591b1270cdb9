"""The itinerary: a day or a week by the hour, the whole visit, or the agenda of a day."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from planner.gui.itinerary.agenda import Row, findings_of, noun_of
from planner.gui.itinerary.body import UNCONFIRMED
from planner.gui.itinerary.dialogs import Dialogs
from planner.gui.itinerary.grid.cards import Card
from planner.gui.itinerary.grid.keys import Grid
from planner.gui.itinerary.grid.sheet import Placed
from planner.gui.itinerary.grid.whole import WholeVisit
from planner.gui.itinerary.handing import Handing
from planner.gui.itinerary.heading import Heading
from planner.gui.itinerary.inspector import Inspector
from planner.gui.itinerary.moves import Moves
from planner.gui.itinerary.offers import offer_actions
from planner.gui.itinerary.promises import Promises
from planner.gui.itinerary.tray import Tray
from planner.gui.itinerary.turning import turned
from planner.gui.itinerary.undated import Undated
from planner.gui.itinerary.views import AGENDA, DAY, WEEK, WHOLE, Views
from planner.gui.page import Page
from planner.gui.workspace import Workspace
from planner.model import Visit, VisitKind
from planner.rules.agenda import Happening, day_of, happenings


class ItineraryPage(Page):
    """The item in the inspector stays there while the page shows other days."""

    key = "itinerary"
    title = str(QT_TRANSLATE_NOOP("ItineraryPage", "Itinerary"))
    icon = "calendar-range"
    scope = "exchange"
    shows = ("item", "leg")
    tree_beside = True

    offer = staticmethod(offer_actions)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._view = DAY
        self._chosen: UUID | None = None  # the item or leg in the inspector
        self._stood: date | None = None  # the day on which it stood when it was last looked at
        self._awaited: UUID | None = None  # new, to be chosen once it is there
        self._titled = False  # what is awaited gets its title typed
        self.panel, self.views = Inspector(workspace), Views(workspace)
        self.list = self.views.agenda.list
        self.moves, self.tray = Moves(workspace, self), Tray()
        self.dialogs = Dialogs(workspace, lambda: self._thing, lambda: self._day_seen, self)
        workspace.landings.append(self.tray)
        self.handing = Handing(workspace, self.views, self.tray, self.moves, self)
        self.heading = Heading(self)
        self.view = self.heading.view
        self.body.addWidget(Promises(workspace))
        self.undated = Undated()
        self.body.addWidget(self.undated)
        self.body.addWidget(self.views, 1)
        self._hear()
        for grid in self.views.grids:
            self._hear_grid(grid)
        self._hear_whole(self.views.whole)
        self.panel.known.answered.connect(self.views.agenda.quick.complete)
        self._refresh()

    def _hear(self) -> None:
        self.workspace.opened_changed.connect(self._refresh)
        self.workspace.place_changed.connect(self._refresh)
        self.heading.before.clicked.connect(partial(self.turn, -1))
        self.heading.after.clicked.connect(partial(self.turn, 1))
        self.heading.add.clicked.connect(self.begin_item)
        self.view.chosen.connect(self.show_view)
        agenda = self.views.agenda
        agenda.filter_chosen.connect(self._choose_filter)
        agenda.add_wanted.connect(self.begin_item)
        agenda.quick.added.connect(self._await_beside)
        agenda.quick.left.connect(self.list.setFocus)
        agenda.bringing_in_wanted.connect(self.dialogs.bring_in)
        for part in (agenda, self.undated):
            part.laying_out_wanted.connect(self.dialogs.lay_out)
        self.list.selected.connect(self._select_row)
        self.list.edit_wanted.connect(self._edit)
        self.list.day_wanted.connect(self.turn)
        for where in (self.list, self.panel.item, self.panel.leg):
            where.remove_wanted.connect(self.remove)
        self.panel.item.cancel_wanted.connect(self.dialogs.cancel)
        self.panel.adding.added.connect(self._await)
        self.panel.adding.given_up.connect(self._give_up_adding)
        self.moves.arriving.connect(self._await)
        self.tray.list.chosen.connect(self._select_placed)
        self.tray.list.opened.connect(self._edit)
        self.tray.add_wanted.connect(partial(self._begin, None))

    def _hear_grid(self, grid: Grid) -> None:
        self.moves.hear(grid)
        grid.chosen.connect(self._select_placed)
        grid.opened.connect(self._edit)
        grid.titled.connect(self.moves.retitle)
        grid.remove_wanted.connect(self.remove)
        grid.paste_wanted.connect(self.paste)
        grid.move_wanted.connect(self.dialogs.move)
        grid.day_wanted.connect(self.turn)
        grid.heads.day_wanted.connect(self._open_day)

    def _hear_whole(self, whole: WholeVisit) -> None:
        whole.chosen.connect(self._select_card)
        whole.opened.connect(self._open_card)
        whole.day_wanted.connect(self._open_day)
        self.moves.hear_whole(whole)
        whole.remove_wanted.connect(self.remove)
        self.heading.group.currentIndexChanged.connect(
            lambda _at: whole.show_group(self.heading.chosen_group)
        )

    def inspector(self) -> QWidget:
        return self.panel

    def below_tree(self) -> QWidget:
        return self.tray

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

    @property
    def _day_seen(self) -> date | None:
        """The one day on the page; None where it shows several, or what has no date."""
        return self.workspace.day if self._view in (DAY, AGENDA) else None

    @property
    def has_thing(self) -> bool:
        return self._thing is not None

    # -- what is shown -----------------------------------------------------------------------------

    def _refresh(self, *_of_the_signal: object) -> None:
        """Show what there is now; what is chosen stays so, and the page goes with it."""
        visit, opened = self._visit, self.workspace.opened
        if visit is None or opened is None:
            self._show_no_visit()
            return
        titled = self._choose_awaited()
        if self._follow():
            return  # the place has changed, so this was called again meanwhile
        self.heading.show_for(AGENDA if self._view == UNCONFIRMED else self._view, visit)
        if whole := self._view == WHOLE:
            self.roomy.emit(True)
        self.undated.show_for(visit)
        day, today, now = self.workspace.day, self.workspace.today(), self.workspace.now()
        self.heading.say_where(self._view, visit, day, today)
        found = opened.open_findings
        course = opened.course(visit)
        self.views.show_visit(self._view, course, day, found, self._chosen, today, now)
        if not whole:  # once it is gone, since it is laid out for all the room it gets
            self.roomy.emit(False)
        self.tray.show_visit(visit, found, self._chosen)
        self._show_arrows(visit)
        self._show_thing()
        if titled and self.views.grid is not None:
            self.views.grid.edit_title()

    def _choose_awaited(self) -> bool:
        """Choose what is new; whether its title is to be typed."""
        if self._awaited is None:
            return False
        titled, self._titled = self._titled, False
        self._chosen, self._awaited, self._stood = self._awaited, None, self.workspace.day
        if (thing := self._thing) is not None:
            self.workspace.select(noun_of(thing), thing.id)
        return titled

    def _follow(self) -> bool:
        """Go to the day to which what is chosen was moved; the day seen stays when it has none."""
        thing = self._thing
        if thing is None:
            return False
        stood, self._stood = self._stood, day_of(thing)
        if self._stood in (stood, None) or self.workspace.day != stood:
            return False
        self._go_to_day(self._stood)
        return True

    def _show_no_visit(self) -> None:
        opened = self.workspace.opened
        name = opened.exchange.name if opened else ""
        self.heading.show_no_visit(self._view, self.tr("Itinerary"), name)
        self.undated.show_for(None)
        self.roomy.emit(False)
        self._chosen = None
        self.panel.show_thing(None)
        self.views.show_no_visit()
        self.tray.show_visit(None, (), None)

    def _show_arrows(self, visit: Visit) -> None:
        for arrow, step in ((self.heading.before, -1), (self.heading.after, 1)):
            found = turned(visit, self.workspace.day, step, by_week=self._view == WEEK)
            arrow.setEnabled(self._view not in (UNCONFIRMED, WHOLE) and bool(found))

    def _show_thing(self) -> None:
        thing, opened = self._thing, self.workspace.opened
        if thing is None:
            self._chosen = None
        if not self.panel.is_adding:
            found = opened.open_findings if opened else ()
            self.panel.show_thing(thing, findings_of(thing.id, found) if thing else ())

    # -- where the person goes ---------------------------------------------------------------------

    def turn(self, step: int, *_of_the_signal: object) -> None:
        """To the day or week before or after; what has no date comes last."""
        visit = self._visit
        if visit is not None and self._view not in (UNCONFIRMED, WHOLE):
            for day in turned(visit, self.workspace.day, step, by_week=self._view == WEEK):
                self._go_to_day(day)

    def _open_day(self, day: date) -> None:
        self._view = DAY
        self.workspace.set_place(self.workspace.visit_id, day)
        self._refresh()

    def _go_to_day(self, day: date | None) -> None:
        if day is None:
            self.workspace.show_undated()
        else:
            self.workspace.set_place(self.workspace.visit_id, day)

    def show_visit_of(self, kind: VisitKind) -> None:
        opened = self.workspace.opened
        for visit in opened.exchange.visits if opened else ():
            if visit.kind is kind:
                self.workspace.set_place(visit.id)

    def _choose_filter(self, value: str) -> None:
        self._view = UNCONFIRMED if value == UNCONFIRMED else AGENDA
        self._refresh()

    def show_view(self, view: str) -> None:
        """Day, week or agenda."""
        self._view = view
        self._refresh()
        self.views.shown.setFocus()

    def set_snap(self, minutes: int) -> None:
        """By how many minutes the grids move things."""
        for grid in self.views.grids:
            grid.snap = minutes

    def show_unconfirmed(self) -> None:
        """All tentative items of the visit, whatever their day."""
        self.workspace.show_page(self.key)
        self._choose_filter(UNCONFIRMED)

    def go_to(self, kind: str, thing: UUID) -> None:
        self._chosen = thing
        if self._view == UNCONFIRMED:
            self._view = AGENDA
        found = self._thing
        if found is not None:
            self._stood = day_of(found)
            self._give_up_adding()
            self._go_to_day(self._stood)
            self.workspace.select(kind, thing)
            self._refresh()
            self.views.shown.point_out(thing)
            self.views.shown.setFocus()

    def shown(self) -> None:
        self.views.shown.setFocus()

    # -- what the person does ----------------------------------------------------------------------

    def _select_row(self, row: Row) -> None:
        self._chosen, self._stood = row.id, day_of(row.thing)
        self.panel.adding.hide()
        self._show_thing()
        self.workspace.select(row.noun, row.id)

    def _open_card(self, card: Card) -> None:
        """Its day, with it chosen."""
        self._view = DAY
        self.go_to(card.noun, card.id)

    def _select_placed(self, placed: Placed) -> None:
        self._select_card(placed.card)

    def _select_card(self, card: Card) -> None:
        self._chosen, self._stood = card.id, day_of(card.thing)
        self.panel.adding.hide()
        self._show_thing()
        self.tray.choose(card.id)
        if self.views.grid is not None:
            self.views.grid.choose(card.id)
        self.workspace.select(card.noun, card.id)

    def paste(self) -> None:
        """Put what was cut or copied on the day shown."""
        self.moves.paste(self.workspace.day)

    def begin_item(self) -> None:
        """Empty fields for a new item on this day."""
        if self._visit is not None:
            self.workspace.show_page(self.key)
            self._begin(self.workspace.day)

    def _begin(self, day: date | None) -> None:
        if self._visit is not None:
            self.inspector_wanted.emit()
            self.panel.begin_item(self._visit.id, day)

    def _edit(self) -> None:
        """Give the keys to the fields of what is chosen."""
        self.inspector_wanted.emit()
        self.panel.edit()

    def _await(self, item_id: UUID, titled: bool = False) -> None:
        self._awaited, self._titled = item_id, titled
        self._give_up_adding()

    def _await_beside(self, thing: UUID) -> None:
        """Choose what was typed; the next line can be typed at once."""
        self._awaited = thing

    def _give_up_adding(self) -> None:
        self.panel.adding.hide()
        self._show_thing()
        self.views.shown.setFocus()

    def add_leg(self) -> None:
        """A new journey on this day, to be filled in."""
        self.moves.add_leg(self.workspace.day)

    def remove(self) -> None:
        """Take what is chosen off the itinerary; the one beside it is chosen then."""
        thing = self._thing
        if thing is not None:
            self.moves.remove(thing, self.views.beside(thing.id))
