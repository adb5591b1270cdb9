"""What the pointer does on the grid: choose, carry, pull at an edge, begin something new."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from planner.gui.itinerary.grid import painting
from planner.gui.itinerary.grid.canvas import SHAPES, grip
from planner.gui.itinerary.grid.carrying import Ghost, Held, carried
from planner.gui.itinerary.grid.layout import Box
from planner.gui.itinerary.grid.sheet import Placed
from planner.gui.itinerary.grid.view import GridView
from planner.gui.widgets.words import plain_tip

_EDGE = 24  # pixels from the edge in which carrying scrolls
_FAR = 4  # pixels after which a press is meant to carry


class GridPointer(GridView):
    """Carrying begins a few pixels after the press; Ctrl copies, Alt drops the snap."""

    chosen = Signal(object)  # Placed, by the person
    placed = Signal(object, bool)  # Placing; whether it joins the nudge before
    begun = Signal(object, int, object)  # day, minute, id of a group: a new item there
    opened = Signal()  # the chosen one, to be edited
    carrying = Signal(object, QPoint, bool)  # Held, where on the screen, whether it is let go
    carried_off = Signal()  # what was carried is put down, or given up

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._pressed: tuple[QPointF, Placed, Box] | None = None
        self.heads.chosen.connect(self._choose_chip)
        self.heads.opened.connect(self.opened)

    def _choose_chip(self, placed: Placed) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(placed.card.id)
        self.chosen.emit(placed)

    def _in_grid(self, point: QPointF) -> QPointF:
        return QPointF(point.x(), point.y() + self.top)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is not Qt.MouseButton.LeftButton or self.canvas is None:
            return
        point = self._in_grid(event.position())
        if crowd := self.canvas.crowd_at(point):
            self._choose_in_crowd(crowd)
            return
        found = self.canvas.placed_at(point)
        self._pressed = (point, *found) if found else None
        self.choose(found[0].card.id if found else None)
        if found:
            self.chosen.emit(found[0])

    def _choose_in_crowd(self, crowd: list[Placed]) -> None:
        """The first of them, and with every further press the next."""
        ids = [each.card.id for each in crowd]
        at = ids.index(self.thing) + 1 if self.thing in ids else 0
        placed = crowd[at % len(crowd)]
        self.choose(placed.card.id)
        self.chosen.emit(placed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self._in_grid(event.position())
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(point)
        elif self.held is not None:
            self._carry(point, event)
        elif self._pressed is not None and self.canvas is not None:
            began, placed, box = self._pressed
            if (point - began).manhattanLength() >= _FAR and placed.card.movable:
                card, chosen = placed.card, self.thing == placed.card.id
                held_by = grip(box.rect, began, chosen, card.edges)
                below = self.canvas.scale.minute(began.y()) - (placed.card.start or 0)
                self.take(Held(placed, box.first, held_by, below))
                self._carry(point, event)

    def take(self, held: Held) -> None:
        """Begin to carry this."""
        self.held = held
        self.fade({held.card.id})
        self.viewport().setCursor(
            Qt.CursorShape.ClosedHandCursor if held.grip == "move" else Qt.CursorShape.SizeVerCursor
        )

    def _carry(self, point: QPointF, event: QMouseEvent) -> None:
        self.carry_to(point, event.modifiers())
        if self.held is not None and self.held.grip == "move":
            self.carrying.emit(self.held, event.globalPosition().toPoint(), False)

    def carry_to(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The pointer is here now, in the grid's own coordinates."""
        if self.held is None or self.canvas is None:
            return
        seen = point.y() - self.top
        self.scroll_near(seen)
        outside = not (
            painting.GUTTER / 2 <= point.x() <= self.viewport().width()
            and -_EDGE <= seen <= self.viewport().height() + _EDGE
        )
        if outside and self.held.grip == "move":
            self.show_ghost(None)
            return
        snap = 1 if keys & Qt.KeyboardModifier.AltModifier else self.snap
        copy = bool(keys & Qt.KeyboardModifier.ControlModifier)
        self.fade(() if copy else {self.held.card.id})
        self.show_ghost(carried(self.held, self.canvas, point, snap, copy))

    def scroll_near(self, y: float) -> None:
        """Go on scrolling while something is carried to the edge."""
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if y < _EDGE:
            bar.setValue(bar.value() - round(min(_EDGE - y, _EDGE) / 2))
        elif y > high - _EDGE:
            bar.setValue(bar.value() + round(min(y - high + _EDGE, _EDGE) / 2))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        held, ghost = self.held, self.ghost
        if held is None:
            return
        at = event.globalPosition().toPoint()
        self.put_down()
        if ghost is not None:
            self.land(ghost)
        elif held.grip == "move":
            self.carrying.emit(held, at, True)
        self.carried_off.emit()

    def land(self, ghost: Ghost, joins: bool = False) -> None:
        """Keep what the ghost shows, which stays until the answer is there."""
        if joins or ghost.placing.changes:
            self.show_ghost(ghost)
            self.placed.emit(ghost.placing, joins)

    def put_down(self) -> None:
        """Carry nothing any more; nothing has changed."""
        self.held = None
        self.fade(())
        self.show_ghost(None)
        self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.canvas is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        point = self._in_grid(event.position())
        if crowd := self.canvas.crowd_at(point):
            self.heads.day_wanted.emit(crowd[0].card.day)  # where each of them has room
            return
        if self.canvas.placed_at(point):
            self.opened.emit()
            return
        if point.x() < painting.GUTTER:
            return
        strand = self.canvas.sheet.strands[self.canvas.column_at(point.x())]
        minute = int(self.canvas.scale.minute(point.y()) // self.snap) * self.snap
        self.begun.emit(strand.day, minute, strand.group.id if strand.group else None)

    def _hover(self, point: QPointF) -> None:
        crowded = self.canvas is not None and bool(self.canvas.crowd_at(point))
        found = self.canvas.placed_at(point) if self.canvas and not crowded else None
        thing = found[0].card.id if found and found[0].card.movable else None
        if thing != self.hovered and self.canvas is not None:
            for box in (*self.canvas.boxes_of(self.hovered), *self.canvas.boxes_of(thing)):
                rect = painting.strip_rect(box.rect.translated(0, -self.top))
                self.viewport().update(rect)
            self.hovered = thing
        shape = Qt.CursorShape.PointingHandCursor if crowded else Qt.CursorShape.ArrowCursor
        if found and thing is not None:
            shape = SHAPES[grip(found[1].rect, point, self.thing == thing, found[0].card.edges)]
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            said = self.canvas.said_at(self._in_grid(QPointF(event.pos()))) if self.canvas else ""
            QToolTip.showText(event.globalPos(), plain_tip(said))
            return True
        if event.type() is QEvent.Type.Leave and self.held is None:
            self._hover(QPointF(-100, -100))
        return super().viewportEvent(event)
