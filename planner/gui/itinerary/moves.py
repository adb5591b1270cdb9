"""What comes of carrying, nudging, copying and pasting: the actions, and what is said of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from planner.actions.itinerary import (
    add_item,
    add_leg,
    edit_item,
    edit_leg,
    remove_item,
    remove_leg,
)
from planner.actions.rescheduling import Where, copy_item, move_item, move_leg
from planner.gui.itinerary import words
from planner.gui.itinerary.grid.cards import Card, clock
from planner.gui.itinerary.grid.keys import Grid
from planner.gui.itinerary.grid.layout import DAY
from planner.gui.itinerary.grid.placing import Placing, as_it_is
from planner.gui.itinerary.grid.whole import WholeVisit
from planner.gui.workspace import Workspace
from planner.model import Item, Leg, Refused
from planner.rules.agenda import Happening
from planner.rules.moving import Change

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

USUAL = 60  # minutes of a new item


@dataclass(frozen=True, slots=True)
class Clip:
    """An item that was cut or copied."""

    item: UUID
    title: str
    copy: bool


class Moves(QObject):
    """Between the grids and the store. Every drop lands; what is wrong with it, findings say."""

    arriving = Signal(object, bool)  # id of what is new or elsewhere; whether to type its title

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._grids: list[Grid] = []
        self.clip: Clip | None = None

    def hear(self, grid: Grid) -> None:
        """Do what is asked for on this grid."""
        self._grids.append(grid)
        grid.placed.connect(partial(self.place, grid))
        grid.begun.connect(self.begin)
        grid.copy_wanted.connect(lambda: self._copy_current(grid))
        grid.cut_wanted.connect(partial(self._cut, grid))

    def hear_whole(self, whole: WholeVisit) -> None:
        """The same for the view of the whole visit."""
        whole.placed.connect(partial(self.place, None))
        whole.titled.connect(self.retitle)
        whole.copy_wanted.connect(lambda: self._copy_current(whole))

    # -- placing -----------------------------------------------------------------------------------

    def place(self, grid: Grid | None, at: Placing, joins: bool = False) -> None:
        """Put a card where it was dropped or nudged to."""
        item_id, fields, where = at.card.id, at.fields, at.where
        if at.card.item is None and at.day is None:
            self._refuse(grid, Refused("A journey keeps its day. Give it another, or remove it."))
            return

        def do(session: "Session") -> object:
            if at.card.item is None:
                if at.keeps_length:
                    move_leg(session, item_id, at.minutes)
                else:
                    edit_leg(session, item_id, at.ends)
                return item_id
            if at.copy:
                return copy_item(session, item_id, where)
            if at.keeps_length:
                move_item(session, item_id, where)
            else:
                edit_item(session, item_id, fields)
            return item_id

        self._workspace.desk.do(
            do,
            partial(self._tell, grid, at),
            partial(self._refuse, grid),
            joins=f"nudge {item_id}" if joins else "",
        )

    def _tell(self, grid: Grid | None, at: Placing, made: object) -> None:
        if grid is not None:
            grid.answered()
        values = {"title": at.card.title}
        if at.copy and at.card.item is not None:
            self.arriving.emit(made, False)
            self._workspace.notify(words.tr("Copied “{title}”", **values))
        elif at.day is None:
            self._workspace.notify(words.tr("Took “{title}” off the days", **values))
        elif at.start is None:
            self._workspace.notify(words.tr("Moved “{title}”", **values))
        else:
            self._workspace.notify(_said(at, at.start))

    def _refuse(self, grid: Grid | None, error: Exception) -> None:
        if grid is not None:
            grid.refused()
        if isinstance(error, Refused):
            self._workspace.desk.refused.emit(error)

    # -- new, copied, pasted -----------------------------------------------------------------------

    def begin(self, day: "date", minute: int, group: UUID | None) -> None:
        """A proposed item of an hour, whose title is typed next."""
        visit = self._workspace.visit
        if visit is None:
            return
        fields = {
            "title": words.tr("New item"),
            "date": day.isoformat(),
            "start": clock(minute),
            "end": clock(minute + USUAL),
        }
        if group is not None:
            fields["participants"] = str(group)
        self._do_new(partial(add_item, visit_id=visit.id, fields=fields), True)

    def _do_new(self, action: "Callable[[Session], UUID]", title: bool) -> None:
        self._workspace.desk.do(action, lambda made: self.arriving.emit(made, title))

    def _copy_current(self, grid: Grid | WholeVisit) -> None:
        """The same once more, right after itself."""
        placed = grid.current
        if placed is None or self._is_journey(placed.card):
            return
        at, card = as_it_is(placed.card), placed.card
        if at.start is not None:
            at = replace(at, start=min(at.start + max(card.length, 15), DAY - 15))
        self._do_new(partial(copy_item, item_id=card.id, where=at.where), False)
        self._workspace.notify(words.tr("Copied “{title}”", title=card.title))

    def _is_journey(self, card: Card) -> bool:
        """Whether it cannot be copied, and that is said."""
        if card.item is None:
            said = "A journey is not copied. Move it, or add another one to the day."
            self._refuse(None, Refused(said))
        return card.item is None

    def _cut(self, grid: Grid, copy: bool) -> None:
        placed = grid.current
        if placed is None or self._is_journey(placed.card):
            return
        self.clip = Clip(placed.card.id, placed.card.title, copy)
        for each in self._grids:
            each.fade(() if copy else {placed.card.id})
        said = words.tr("Copied {title}") if copy else words.tr("Cut {title}")
        grid.announce(said.format(title=f"“{placed.card.title}”"))

    def paste(self, day: "date | None") -> None:
        """Put what was cut or copied on this day, at its own hour; without a day into the tray."""
        clip, visit = self.clip, self._workspace.visit
        item = (
            next((each for each in visit.items if clip and each.id == clip.item), None)
            if visit
            else None
        )
        if clip is None:
            self._refuse(None, Refused("Nothing was cut or copied."))
            return
        if item is None:
            self._refuse(None, Refused("“{title}” is not in this visit.", title=clip.title))
            return
        for each in self._grids:
            each.fade(())
        if clip.copy:
            self._do_new(partial(copy_item, item_id=clip.item, where=Where(day)), False)
            self._workspace.notify(words.tr("Copied “{title}”", title=clip.title))
            return
        self.clip = None
        self._workspace.desk.do(
            lambda session: move_item(session, item.id, Where(day)),
            lambda _nothing: self._sent(item),
            partial(self._refuse, None),
        )

    def _sent(self, item: Item) -> None:
        self.arriving.emit(item.id, False)
        self._workspace.notify(words.tr("Moved “{title}”", title=item.title))

    def retitle(self, item_id: UUID, title: str) -> None:
        """The title was typed in its block."""
        self._workspace.desk.do(
            lambda session: edit_item(session, item_id, {"title": title}),
            refused=partial(self._refuse, None),
        )

    # -- added, removed ----------------------------------------------------------------------------

    def add_leg(self, day: "date | None") -> None:
        """A new journey, to be filled in."""
        visit = self._workspace.visit
        if visit is not None:
            said = day.isoformat() if day else ""
            fields = {"from.date": said, "to.date": said}
            self._do_new(partial(add_leg, visit_id=visit.id, fields=fields), False)

    def remove(self, thing: Happening, beside: UUID | None) -> None:
        """Take it off the itinerary, and go to the one beside it."""
        take_off = remove_leg if isinstance(thing, Leg) else remove_item
        thing_id = thing.id
        self._workspace.desk.do(
            lambda session: take_off(session, thing_id),
            partial(self._say_removed, thing.title, beside),
        )

    def _say_removed(self, title: str, beside: UUID | None, _nothing: object) -> None:
        if beside is not None:
            self.arriving.emit(beside, False)
        self._workspace.notify(words.tr("Removed “{title}”", title=title))


def _said(at: Placing, start: int) -> str:
    """Where it is now; of what was pulled at one end, how long it is or when that end is."""
    title = at.card.title
    if at.card.item is None and not at.keeps_length:
        leaves, arrives = at.card.ahead  # each end is told by its own clock
        if at.start == at.card.start and at.end is not None:
            return words.tr(
                "“{title}” arrives at {time}", title=title, time=clock(at.end + arrives)
            )
        return words.tr("“{title}” leaves at {time}", title=title, time=clock(start + leaves))
    if at.card.item is not None and not at.keeps_length and at.end is not None:
        return _said_longer(at, start, at.end)
    return words.tr("Moved “{title}” to {time}", title=title, time=clock(start + at.card.ahead[0]))


def _said_longer(at: Placing, start: int, end: int) -> str:
    card, hours = at.card, f"{clock(start)} - {clock(end)}"
    if card.start is None or card.end is None or card.open_end:
        return words.changed(Change.ENDED, card.title, hours, clock(end))
    longer = end - start > card.end - card.start
    change = Change.LENGTHENED if longer else Change.SHORTENED
    return words.changed(change, card.title, hours, clock(end))
