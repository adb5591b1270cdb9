"""What the person is working on: the open exchange, the visit and day shown, what is selected.

The pages know this and the desk, not each other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal

from planner.gui.background import Background
from planner.gui.concerns import LISTED, WHOLE
from planner.gui.desk import Desk
from planner.gui.midnight import Midnight
from planner.gui.picture import Picture
from planner.gui.places import Place, day_to_show, is_dated, place_of, visit_to_show
from planner.model import Refused, Visit
from planner.queries.exchanges import ExchangeLine, Opened, list_exchanges, open_exchange

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.clock import Clock


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Something the person can do: one entry in a menu and in the palette."""

    key: str  # unique: "exchange.new"
    text: str  # as in the menu, "New exchange..."
    icon: str  # Material Design name
    shortcut: str  # "Ctrl+N", or empty
    group: str  # the menu: file, edit, view, exchange, item, documents, help
    run: Callable[[], object]
    enabled: Callable[[], bool] | None = None  # asked whenever it is wanted or offered
    needs: str = ""  # said where its keys are pressed and it is not enabled


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found by what was typed into the palette."""

    group: str  # heading it stands under: "People"
    icon: str
    text: str
    second: str
    run: Callable[[], object]


class Landing(Protocol):
    """Something beside the pages onto which an item can be dropped."""

    def place_at(self, at: QPoint) -> Place | None:
        """What a point of the screen stands for, if it is here."""

    def show_landing(self, at: QPoint | None) -> None:
        """Mark where an item would land; None ends that."""


Searcher = Callable[[str], list[Hit]]


class Workspace(QObject):
    """Held by every page. All of it lives in the window's thread."""

    opened_changed = Signal(object)  # Opened | None
    lines_changed = Signal(object)  # list[ExchangeLine]
    place_changed = Signal()  # the visit or the day
    thing_selected = Signal(str, object)  # kind, id; "" and None when nothing is
    going = Signal(str, object)  # kind, id: show the page, select, pulse
    page_wanted = Signal(str)
    paper_wanted = Signal(str, str)  # the paper, the audience: of the visit shown
    covered = Signal()  # the window is hidden or locked: nothing private stays shown
    notified = Signal(str, bool)  # sentence, whether Undo is offered
    action_added = Signal(object)  # ActionSpec

    def __init__(
        self, desk: Desk, clock: "Clock", background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk, self.background = desk, background
        self.actions: dict[str, ActionSpec] = {}
        self.landings: list[Landing] = []
        self.searchers: list[tuple[str, Searcher]] = []
        self.lines: list[ExchangeLine] | None = None  # None until the first answer
        self.opened: Opened | None = None
        self.visit_id: UUID | None = None
        self.day: date | None = None
        self.selected: tuple[str, UUID] | None = None
        self._coming: UUID | None = None  # the exchange that is on its way
        self._whole: Picture | None = None
        self._on_arrival: list[Callable[[], object]] = []
        self.midnight = Midnight(desk, clock, self)
        self._listed = Picture(desk, self._list, LISTED, self)
        self._listed.answered.connect(self._take_lines)
        self.midnight.passed.connect(self._listed.ask)

    def today(self) -> date:
        return self.midnight.today()

    def now(self) -> datetime:
        """This moment, in UTC."""
        return self.midnight.clock.now()

    @property
    def exchange_id(self) -> UUID | None:
        """The exchange on its way, else the one that is open."""
        return self._coming or (self.opened.exchange.id if self.opened else None)

    @property
    def visit(self) -> Visit | None:
        """The visit shown, of the open exchange."""
        visits = self.opened.exchange.visits if self.opened else []
        return next((visit for visit in visits if visit.id == self.visit_id), None)

    # -- where the person is ----------------------------------------------------------------------

    def open_exchange(self, exchange_id: UUID, page: str | None = None) -> None:
        """Show this exchange; go to `page` when it is there."""
        if page is not None:
            self.when_open(exchange_id, partial(self.show_page, page))
        if exchange_id == self.exchange_id:
            self._arrive()
            return
        self._coming = exchange_id
        query = partial(self._open, exchange_id=exchange_id)
        if self._whole is None:
            self._whole = Picture(self.desk, query, WHOLE, self)
            self._whole.answered.connect(self._take_opened)
            self.midnight.passed.connect(self._whole.ask)
            self._whole.unanswered.connect(self._lose_opened)
        else:
            self._whole.query = query

    def set_place(self, visit_id: UUID | None, day: date | None = None) -> None:
        """Show this visit and day; without a day, the one that matters most."""
        visit = self._visit_of(visit_id)
        if day is None and visit is not None:
            day = day_to_show(visit, self.today())
        if (visit_id, day) != (self.visit_id, self.day):
            self.visit_id, self.day = visit_id, day
            self.place_changed.emit()

    def show_undated(self) -> None:
        """Show what has no date, of the visit shown."""
        if self.day is not None:
            self.day = None
            self.place_changed.emit()

    def select(self, kind: str, thing: UUID | None) -> None:
        """Say what the inspector is about."""
        selected = (kind, thing) if thing is not None else None
        if selected != self.selected:
            self.selected = selected
            self.thing_selected.emit(kind if thing is not None else "", thing)

    def go_to(self, kind: str, thing: UUID, exchange_id: UUID | None = None) -> None:
        """Show the page that has this thing, select it and point it out."""
        exchange_id = exchange_id or (thing if kind == "exchange" else self.exchange_id)
        if exchange_id is not None:
            self.when_open(exchange_id, partial(self._go, kind, thing))
            self.open_exchange(exchange_id)

    def when_open(self, exchange_id: UUID, then: Callable[[], object]) -> None:
        """Call this once this exchange is there, unless another is asked for meanwhile."""

        def if_still_wanted() -> None:
            if self.exchange_id == exchange_id:
                then()

        self._on_arrival.append(if_still_wanted)

    def show_page(self, key: str) -> None:
        self.page_wanted.emit(key)

    # -- what the person is told and offered ------------------------------------------------------

    def notify(self, text: str, undo: bool = True) -> None:
        """Say what happened, in the past tense, with Undo beside it."""
        self.notified.emit(text, undo)

    def add_action(self, spec: ActionSpec) -> None:
        self.actions[spec.key] = spec
        self.action_added.emit(spec)

    def add_searcher(self, group: str, search: Searcher) -> None:
        """Let the palette find things: `search` gets what was typed, and answers at once."""
        self.searchers.append((group, search))

    # -- asked on the worker; what day it is may change between two questions --------------------

    def _list(self, session: "Session") -> list[ExchangeLine]:
        return list_exchanges(session, self.today())

    def _open(self, session: "Session", exchange_id: UUID) -> Opened:
        shown = self.opened
        same = shown is not None and shown.exchange.id == exchange_id
        return open_exchange(
            session, exchange_id, self.today(), shown.judged if shown and same else None
        )

    # -- answers ----------------------------------------------------------------------------------

    def _take_lines(self, lines: list[ExchangeLine]) -> None:
        self.lines = lines
        self.lines_changed.emit(lines)

    def _take_opened(self, opened: Opened) -> None:
        other = self.opened is None or self.opened.exchange.id != opened.exchange.id
        self.opened, self._coming = opened, None
        if other or self._visit_of(self.visit_id) is None:
            visit = visit_to_show(opened.exchange, self.today())
            self.visit_id = visit.id if visit else None
            self.day = day_to_show(visit, self.today()) if visit else None
        visit = self._visit_of(self.visit_id)
        left = self.day is not None and visit is not None and not is_dated(visit)
        if left:  # its days were taken back
            self.day = None
        if other:
            self.select("", None)
        self.opened_changed.emit(opened)
        if other or left:
            self.place_changed.emit()
        self._arrive()

    def _lose_opened(self, error: object) -> None:
        """The exchange is gone: undone, or taken out by another program."""
        if isinstance(error, Refused):
            self._coming = self.opened = self.visit_id = self.day = None
            self._on_arrival.clear()
            self.select("", None)
            self.opened_changed.emit(None)
            self.place_changed.emit()

    def _arrive(self) -> None:
        if self.opened is None or self._coming is not None:
            return
        waiting, self._on_arrival = self._on_arrival, []
        for then in waiting:
            then()

    def _go(self, kind: str, thing: UUID) -> None:
        place = place_of(self.opened.exchange, kind, thing) if self.opened else None
        if place is not None:
            visit, day = place
            self.set_place(visit.id, day or (self.day if visit.id == self.visit_id else None))
        self.going.emit(kind, thing)

    def _visit_of(self, visit_id: UUID | None) -> Visit | None:
        visits = self.opened.exchange.visits if self.opened else []
        return next((visit for visit in visits if visit.id == visit_id), None)
