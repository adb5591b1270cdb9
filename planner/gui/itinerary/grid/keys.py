"""The grid by keys alone: whatever the pointer can do, said aloud as it is done."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from planner.gui.itinerary import words
from planner.gui.itinerary.grid.carrying import Ghost, columns_of_day, ghost_of
from planner.gui.itinerary.grid.placing import (
    Placing,
    as_it_is,
    beside,
    into,
    next_step,
    shifted,
    stretched,
)
from planner.gui.itinerary.grid.pointer import GridPointer
from planner.gui.itinerary.grid.sheet import Placed
from planner.gui.itinerary.grid.title import TitleEdit
from planner.gui.widgets.date_field import day_said

_UP, _DOWN, _LEFT, _RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
_STEPS = {_UP: -1, _DOWN: 1, _LEFT: -1, _RIGHT: 1}
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Grid(GridPointer):
    """Arrows move by the snap, Shift+arrows resize, Alt+arrows change the day.

    Tab goes from card to card in the order of time and then on to the next pane.
    """

    titled = Signal(object, str)  # id, its new title
    remove_wanted = Signal()
    copy_wanted = Signal()  # Ctrl+D
    cut_wanted = Signal(bool)  # Ctrl+X, or Ctrl+C: whether it is to be a copy
    paste_wanted = Signal()
    move_wanted = Signal()  # the dialog
    day_wanted = Signal(int)  # the day before or after, for the page
    announced = Signal(str)  # what a screen reader was told

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._waiting = 0  # placings that are not answered yet
        self._nudged: Placing | None = None
        self.title = TitleEdit(self.viewport(), self)
        self.title.kept.connect(lambda typed: self.titled.emit(self.thing, typed))

    def edit_title(self) -> None:
        """Type the title of the chosen card where it stands."""
        placed, canvas = self.current, self.canvas
        boxes = canvas.boxes_of(self.thing) if canvas else []
        if placed is not None and placed.card.item is not None and boxes:
            self.reveal(self.thing)
            self.title.begin(placed.card.title, boxes[0].rect.translated(0, -self.top))

    # -- where the chosen card is ------------------------------------------------------------------

    @property
    def current(self) -> Placed | None:
        """The chosen card."""
        return self.sheet.find(self.thing) if self.sheet else None

    def _standing(self, placed: Placed) -> Placing:
        """Where it is, or will be once the answers are there."""
        if self._nudged is not None and self._nudged.card.id == placed.card.id:
            return replace(self._nudged, card=placed.card)
        return as_it_is(placed.card)

    def answered(self) -> None:
        """One placing was kept, or refused."""
        self._waiting = max(self._waiting - 1, 0)
        if not self._waiting:
            self._nudged = None

    def refused(self) -> None:
        """Nothing has changed: show it where it was."""
        self.answered()
        self.show_ghost(None)

    def land(self, ghost: Ghost, joins: bool = False) -> None:
        if joins or ghost.placing.changes:
            self._waiting += 1
            super().land(ghost, joins)
            self.announce(self._moved(ghost))

    def _moved(self, ghost: Ghost) -> str:
        said = words.tr("Moved to {where}", where=ghost.said)
        names = [
            each.card.title
            for each in (self.sheet.placed if self.sheet else ())
            if each.card.id in ghost.clashes
        ]
        if not names:
            return said
        return words.tr("{moved}, clash with {names}", moved=said, names=", ".join(names))

    def announce(self, said: str) -> None:
        """Tell a screen reader."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.announced.emit(said)

    # -- keys --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys that are shortcuts elsewhere belong to the chosen card while the grid has them."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            own = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            moves_day = own == _ALT and event.key() in (_UP, _DOWN)
            if moves_day and self._movable() is not None:
                event.accept()
                return True
        return super().event(event)

    def _movable(self) -> Placed | None:
        placed = self.current
        return placed if placed is not None and placed.card.movable else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        own = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.held is not None and key == Qt.Key.Key_Escape:
            self.put_down()
            self.carried_off.emit()
        elif key in _STEPS and self._step(key, own):
            pass
        elif not self._command(key, own):
            super().keyPressEvent(event)

    def _command(self, key: Qt.Key, own: Qt.KeyboardModifier) -> bool:
        """A key that is no arrow; whether it meant anything."""
        days = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in days and own == _NONE:
            self.day_wanted.emit(days[key])
        elif key == Qt.Key.Key_V and own == _CTRL:
            self.paste_wanted.emit()
        elif self.current is None:
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and own == _NONE:
            self.opened.emit()
        elif key == Qt.Key.Key_F2 and own == _NONE:
            self.edit_title()
        elif key == Qt.Key.Key_Delete and own == _NONE:
            self.remove_wanted.emit()
        elif own != _CTRL:
            return False
        elif key == Qt.Key.Key_D:
            self.copy_wanted.emit()
        elif key in (Qt.Key.Key_X, Qt.Key.Key_C):
            self.cut_wanted.emit(key == Qt.Key.Key_C)
        elif key == Qt.Key.Key_M:
            self.move_wanted.emit()
        else:
            return False
        return True

    def _step(self, key: Qt.Key, own: Qt.KeyboardModifier) -> bool:
        """An arrow; whether it meant anything here."""
        placed, step = self._movable(), _STEPS[key]
        upright = key in (_UP, _DOWN)
        if placed is None:
            return self.current is None and own == _NONE and upright and self._go(step)
        at = self._standing(placed)
        if own == _ALT and upright:
            self._to_day(placed, at, step)
        elif at.start is None or at.end is None:
            return False
        elif own == _NONE and upright:
            self._nudge(placed, shifted(at, next_step(at.start, self.snap, step)))
        elif own == _SHIFT and upright and "end" in placed.card.edges:
            self._nudge(placed, stretched(at, next_step(at.end, self.snap, step)))
        elif own == _NONE:
            self._aside(placed, at, step)
        else:
            return False
        return True

    def _nudge(self, placed: Placed, at: Placing, column: int | None = None) -> None:
        if self.canvas is None or not at.differs(self._standing(placed)):
            return
        columns = placed.columns if column is None else (column,)
        ghost = ghost_of(at, placed, self.canvas, columns)
        self._nudged = at
        self.land(ghost, joins=True)
        self.reveal(placed.card.id)

    def _aside(self, placed: Placed, at: Placing, step: int) -> None:
        """Into the next column, be it of another group or another day."""
        if self.canvas is None or self.sheet is None or not placed.columns:
            return
        showing = self.ghost.columns if self.ghost and self._nudged else placed.columns
        start = showing[-1] if step > 0 else showing[0]
        column = beside(placed, self.sheet, start, step)
        if column is None:
            self.announce(words.tr("No other column there"))
        else:
            self._nudge(placed, into(at, placed, self.sheet, column), column)

    def _to_day(self, placed: Placed, at: Placing, step: int) -> None:
        """To the day before or after, at the same hour."""
        if at.day is None or self.canvas is None or self.sheet is None:
            return
        day = at.day + timedelta(days=step)
        moved = replace(at, day=day)
        self._nudged = moved
        shown = columns_of_day(self.canvas, day)
        if shown and at.start is not None:
            self.land(ghost_of(moved, placed, self.canvas, shown), joins=True)
        else:
            self._waiting += 1
            self.placed.emit(moved, True)
            self.announce(words.tr("Moved to {where}", where=day_said(day)))

    # -- from card to card -------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's own name
        """Tab goes through the cards first."""
        return self._go(1 if forward else -1) or super().focusNextPrevChild(forward)

    def _go(self, step: int) -> bool:
        """To the next card; whether there is one."""
        order = self._in_order()
        ids = [each.card.id for each in order]
        at = 0 if step > 0 else len(ids) - 1
        if self.thing in ids:
            at = ids.index(self.thing) + step
        if not 0 <= at < len(ids):
            return False
        self.choose(ids[at])
        self.reveal(ids[at])
        self.chosen.emit(order[at])
        self.announce(order[at].card.sentence)
        return True

    def _in_order(self) -> list[Placed]:
        if self.sheet is None:
            return []
        timed = sorted(
            self.sheet.placed,
            key=lambda each: (each.card.day, each.card.start or 0, each.columns),
        )
        seen: dict[object, Placed] = {}
        for each in (*self.sheet.unknown, *timed):
            seen.setdefault(each.card.id, each)
        return list(seen.values())

    def neighbor(self) -> Placed | None:
        """What to choose when the chosen one goes: the next in time, else the one before."""
        order = self._in_order()
        at = next((n for n, each in enumerate(order) if each.card.id == self.thing), None)
        if at is None:
            return None
        return next(iter((*order[at + 1 : at + 2], *order[max(at - 1, 0) : at])), None)
