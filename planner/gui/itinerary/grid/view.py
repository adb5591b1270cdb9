"""A sheet on the screen: scrolled, zoomed, painted, the chosen card marked."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from planner.gui.itinerary.grid import painting
from planner.gui.itinerary.grid.canvas import Canvas
from planner.gui.itinerary.grid.carrying import Ghost, Held, dirty, ghost_of, paint_ghost
from planner.gui.itinerary.grid.compose import Letters
from planner.gui.itinerary.grid.heads import Heads
from planner.gui.itinerary.grid.placing import SNAP
from planner.gui.itinerary.grid.sheet import Sheet
from planner.gui.theme.tokens import TOKENS

OPENS, FITS = 7.75, 12.75  # the hour at the top at first, and how many hours are to be seen
HOURS = (36, 54)  # pixels an hour, where nobody chose
ZOOM = (28, 120)
_PULSE = 150  # milliseconds between on and off; twice in 600
_EDGE = 24  # pixels from the edge in which carrying scrolls


class GridView(QAbstractScrollArea):
    """Paints a sheet: what stays is painted once, what moves with the pointer over it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.snap = SNAP
        self.heads = Heads(self)
        self.canvas: Canvas | None = None
        self.held: Held | None = None
        self.ghost: Ghost | None = None
        self.thing: UUID | None = None  # the chosen one
        self.faded: frozenset[UUID] = frozenset()
        self.now: tuple[date, int] | None = None  # day and minute
        self._sheet: Sheet | None = None
        self._hour: float | None = None  # chosen by the person
        self._drawn = 0.0  # pixels an hour when it was arranged last
        self.hovered: UUID | None = None
        self._picture: QPixmap | None = None
        self._beats = 0
        self._pulse = QTimer(self, interval=_PULSE)
        self._pulse.timeout.connect(self._beat)

    # -- what is shown -----------------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet, chosen: UUID | None) -> None:
        """Show these days; where the person has scrolled to stays."""
        self._sheet, self.thing = sheet, chosen
        if self.held is None:
            self.ghost = None
        self.heads.show_sheet(sheet)
        self._arrange()

    @property
    def sheet(self) -> Sheet | None:
        return self._sheet

    def choose(self, thing: UUID | None) -> None:
        """Mark this one without telling."""
        if thing != self.thing:
            self.thing = thing
            self.viewport().update()
            self.heads.update()

    def point_out(self, thing: UUID) -> None:
        """Scroll to the middle and pulse the outline twice."""
        self.thing = thing
        self.reveal(thing, middle=True)
        self._beats = 4
        self._pulse.start()

    def reveal(self, thing: UUID | None, middle: bool = False) -> None:
        """Scroll until this can be seen."""
        boxes = self.canvas.boxes_of(thing) if self.canvas else []
        if self.ghost is not None and self.ghost.placing.card.id == thing:
            rect = self.ghost.rect
        elif boxes:
            rect = boxes[0].rect
        else:
            return
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if middle:
            bar.setValue(round(rect.center().y() - high / 2))
        elif rect.top() < bar.value():
            bar.setValue(round(rect.top()) - 8)
        elif rect.bottom() > bar.value() + high:
            bar.setValue(round(min(rect.bottom() + 8 - high, rect.top() - 8)))

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Show where something would be; None ends that."""
        before, self.ghost = self.ghost, ghost
        canvas = self.canvas
        if canvas is None:
            return
        if before is None or ghost is None or before.columns != ghost.columns:
            self.viewport().update()
            return
        for rect in (*dirty(before, canvas), *dirty(ghost, canvas)):
            self.viewport().update(rect.translated(0, -self.top).toAlignedRect())

    def fade(self, things: Collection[UUID]) -> None:
        """What is carried or cut is pale where it comes from."""
        if frozenset(things) != self.faded:
            self.faded = frozenset(things)
            self._forget_picture()

    @property
    def hour(self) -> float:
        """Pixels an hour: as chosen, else so that a day fits."""
        if self._hour is not None:
            return self._hour
        return min(max(self.viewport().height() / FITS, HOURS[0]), HOURS[1])

    def zoom(self, hour: float) -> None:
        """So many pixels an hour, the middle of what is seen staying where it is."""
        bar, half = self.verticalScrollBar(), self.viewport().height() / 2
        middle = (bar.value() + half) / self.hour
        self._hour = min(max(hour, ZOOM[0]), ZOOM[1])
        self._arrange()
        bar.setValue(round(middle * self._hour - half))

    @property
    def top(self) -> int:
        return self.verticalScrollBar().value()

    def _arrange(self) -> None:
        if self._sheet is None or not self.isVisible():
            return  # worked out when it comes up
        self.setViewportMargins(0, self.heads.height_needed(), 0, 0)
        width = self.viewport().width()
        self.heads.setGeometry(0, 0, self.width(), self.heads.height_needed())
        self.canvas = Canvas(self._sheet, width, self.hour, Letters())
        self.heads.arrange(self.canvas)
        bar = self.verticalScrollBar()
        top = bar.value() / self._drawn if self._drawn else OPENS
        self._drawn = self.hour
        bar.setRange(0, max(round(self.canvas.scale.height) + 8 - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self.hour / 2))
        bar.setValue(round(top * self.hour))
        if self.held is None and self.ghost is not None:
            at = self.ghost.placing
            placed = self._sheet.find(at.card.id)
            if placed is not None:
                self.ghost = ghost_of(at, placed, self.canvas, self.ghost.columns)
        self._forget_picture()

    # -- painting ----------------------------------------------------------------------------------

    def _forget_picture(self) -> None:
        self._picture = None
        self.viewport().update()

    def _still(self) -> QPixmap:
        """All that does not move with the pointer, painted once."""
        ratio, size = self.devicePixelRatioF(), self.viewport().size()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            painter.fillRect(QRectF(QPointF(), size.toSizeF()), TOKENS.current.base)
            painter.translate(0, -self.top)
            area = QRectF(0, self.top, size.width(), size.height())
            if self.canvas is not None:
                self.canvas.paint(painter, area, self.faded, self.now)
            painter.end()
            self._picture = picture
        return self._picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self.viewport()), TOKENS.current
        still = self._still()
        painter.drawPixmap(QPointF(), still)  # clipped to what has to be painted
        canvas = self.canvas
        if canvas is None:
            return
        painter.translate(0, -self.top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ghost_id = self.ghost.placing.card.id if self.ghost else None
        for box in canvas.boxes_of(self.hovered):
            if self.held is None:
                painting.paint_handles(painter, box.rect, canvas.edges_of(box))
        for box in canvas.boxes_of(self.thing):
            if ghost_id != self.thing and self._beats % 2 == 0:
                ring = tokens.accent if self.hasFocus() or self._beats else tokens.accent_line
                painting.paint_ring(painter, box.rect, ring)
                painting.paint_handles(painter, box.rect, canvas.edges_of(box))
        if self.ghost is not None:
            paint_ghost(painter, self.ghost, canvas, lifted=self.held is not None)

    def _beat(self) -> None:
        self._beats -= 1
        if self._beats <= 0:
            self._pulse.stop()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(self.hour * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
            event.accept()
        else:
            super().wheelEvent(event)

    # -- size and look -----------------------------------------------------------------------------

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802 - Qt's own name
        self._forget_picture()

    def resizeEvent(self, _event: object) -> None:
        self._arrange()

    def showEvent(self, _event: object) -> None:
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._arrange()

    def focusInEvent(self, _event: object) -> None:
        self.viewport().update()

    def focusOutEvent(self, _event: object) -> None:
        self.viewport().update()
