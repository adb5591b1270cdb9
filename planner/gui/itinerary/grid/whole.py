"""The whole visit on the screen: choose, open, carry to another day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from planner.gui.itinerary import words
from planner.gui.itinerary.grid import whole_painting as painting
from planner.gui.itinerary.grid.compose import Letters
from planner.gui.itinerary.grid.overview import (
    BAND,
    DAYS,
    FOOT,
    HEAD,
    Carried,
    Entry,
    Overview,
    Plan,
    overview,
)
from planner.gui.itinerary.grid.placing import Placing, as_it_is, clashing
from planner.gui.itinerary.grid.title import TitleEdit
from planner.gui.theme import fonts
from planner.gui.widgets.words import plain_tip
from planner.rules.course import Course
from planner.rules.findings import Finding

_KEYS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class WholeVisit(QAbstractScrollArea):
    """Arrows go from entry to entry, Alt with Left and Right moves one to another day.

    Carried with Ctrl held it is copied.
    """

    chosen = Signal(object)  # Card
    opened = Signal(object)  # Card: show its day
    day_wanted = Signal(object)
    placed = Signal(object, bool)  # Placing; whether it joins the one before
    remove_wanted = Signal()
    titled = Signal(object, str)  # id, its new title
    copy_wanted = Signal()  # Ctrl+D

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.tr("The whole visit"))
        self.viewport().setMouseTracking(True)
        self.group: UUID | None = None
        self.thing: UUID | None = None
        self.plan: Plan | None = None
        self._course: Course | None = None
        self._findings: Sequence[Finding] = ()
        self._today = date.min
        self._shown: Overview | None = None
        self._pressed: tuple[QPointF, Entry] | None = None
        self.carried: Carried | None = None
        self.title = TitleEdit(self.viewport(), self)
        self.title.kept.connect(lambda typed: self.titled.emit(self.thing, typed))

    def show_visit(
        self, course: Course, findings: Sequence[Finding], chosen: UUID | None, today: date
    ) -> None:
        self._course, self._findings, self._today = course, findings, today
        self.thing = chosen
        self._arrange_anew()

    def show_group(self, group: UUID | None) -> None:
        """Only what this group takes part in; None for all."""
        self.group = group
        self._arrange_anew()

    def point_out(self, thing: UUID) -> None:
        self.thing = thing
        self._reveal()
        self.viewport().update()

    def _reveal(self) -> None:
        entry = self.current
        if entry is not None:
            rect, across, down = entry.rect, self.horizontalScrollBar(), self.verticalScrollBar()
            room = self.viewport().size()
            across.setValue(
                round(min(max(across.value(), rect.right() + 8 - room.width()), rect.left() - HEAD))
            )
            bottom = rect.bottom() + self._head + self._foot + 8 - room.height()
            down.setValue(round(min(max(down.value(), bottom), rect.top())))

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.plan.entries if self.plan is not None else ()

    @property
    def current(self) -> Entry | None:
        return next((each for each in self.entries if each.card.id == self.thing), None)

    @property
    def _head(self) -> int:
        return fonts.scaled(BAND) + fonts.scaled(DAYS) + 8

    @property
    def _foot(self) -> int:
        return fonts.scaled(FOOT)

    def _arrange_anew(self) -> None:
        self._shown = None
        self._arrange()

    def _arrange(self) -> None:
        """For the room there is; what there is to show does not go by that."""
        if self._course is None or not self.isVisible():
            return
        room = self.viewport().size()
        shown = self._shown or overview(self._course, self._findings, self.group, self._today)
        self._shown = shown
        high = room.height() - self._head - self._foot
        self.plan = Plan(shown, room.width(), high, Letters())
        self.horizontalScrollBar().setRange(0, max(round(self.plan.width) - room.width(), 0))
        self.verticalScrollBar().setRange(0, max(round(self.plan.tops[-1]) - high, 0))
        for bar, step in (
            (self.horizontalScrollBar(), room.width()),
            (self.verticalScrollBar(), high),
        ):
            bar.setPageStep(step)
            bar.setSingleStep(40)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.plan is None:
            return
        painter = QPainter(self.viewport())
        painting.paint_whole(
            painter,
            self.plan,
            QRectF(self.viewport().rect()),
            QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value()),
            (self._head, self._foot),
            chosen=self.thing,
            focused=self.hasFocus(),
            carried=self.carried,
        )

    # -- pointer -----------------------------------------------------------------------------------

    def _point(self, at: QPointF) -> QPointF:
        return at + QPointF(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value() - self._head
        )

    def _entry_at(self, at: QPointF) -> Entry | None:
        if not self._head <= at.y() <= self.viewport().height() - self._foot:
            return None
        point = self._point(at)
        return next((each for each in self.entries if each.rect.contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.plan is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if event.position().y() < self._head and event.position().x() > HEAD:
            at = self.plan.day_at(self._point(event.position()).x())
            self.day_wanted.emit(self.plan.shown.days[at])
            return
        entry = self._entry_at(event.position())
        self._pressed = (event.position(), entry) if entry is not None else None
        self._choose(entry)

    def _choose(self, entry: Entry | None) -> None:
        self.thing = entry.card.id if entry is not None else None
        self.viewport().update()
        if entry is not None:
            self.chosen.emit(entry.card)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.plan is None:
            hand = self._entry_at(event.position()) is not None
            shape = Qt.CursorShape.OpenHandCursor if hand else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        began, entry = self._pressed
        far = (event.position() - began).manhattanLength() >= 4
        if entry.card.movable and (self.carried is not None or far):
            self._carry(entry, event)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def _carry(self, entry: Entry, event: QMouseEvent) -> None:
        """Over another day, at its own hour; what it would clash with there is outlined."""
        assert self.plan is not None
        point = self._point(event.position())
        over = self.plan.day_at(point.x())
        copy = bool(event.modifiers() & _CTRL) and entry.card.item is not None
        at = replace(as_it_is(entry.card), day=self.plan.shown.days[over], copy=copy)
        others = (each.card for each in self.entries)
        self.carried = Carried(entry, over, point, at, clashing(at, others, self.plan.shown.course))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        carried, self._pressed = self.carried, None
        self._put_down()
        if carried is not None and self.plan is not None:
            self._place(carried.placing, joins=False)

    def _put_down(self) -> None:
        self.carried = self._pressed = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _place(self, at: Placing, joins: bool) -> None:
        if at.changes:
            self.placed.emit(at, joins)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        entry = self._entry_at(event.position())
        if entry is not None:
            self.opened.emit(entry.card)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            entry = self._entry_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(entry.card.sentence if entry else ""))
            return True
        return super().viewportEvent(event)

    def edit_title(self) -> None:
        """Type the title of the chosen entry where it stands."""
        entry = self.current
        if entry is not None and entry.card.item is not None:
            self._reveal()
            away = self._point(QPointF(0, 0))
            self.title.begin(entry.card.title, entry.rect.translated(-away))

    # -- keys --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, entry = Qt.Key(event.key()), self.current
        own = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self.carried is not None:
            self._put_down()
        elif key in _KEYS and own == Qt.KeyboardModifier.NoModifier:
            self._choose(self._beside(entry, *_KEYS[key]))
            self._reveal()
        elif entry is None:
            super().keyPressEvent(event)
        elif key in _KEYS and own == _ALT and entry.card.movable and entry.card.day:
            day = entry.card.day + timedelta(days=sum(_KEYS[key]))
            self._place(replace(as_it_is(entry.card), day=day), joins=True)
        elif key == Qt.Key.Key_F2 and entry.card.item is not None:
            self.edit_title()
        elif key == Qt.Key.Key_D and own == _CTRL:
            self.copy_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(entry.card)
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Alt with arrows is a shortcut elsewhere; here it moves the chosen entry."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            own = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if own == _ALT and Qt.Key(event.key()) in _KEYS and self.current is not None:
                event.accept()
                return True
        return super().event(event)

    def _beside(self, entry: Entry | None, across: int, down: int) -> Entry | None:
        """The nearest entry in a direction; the present one where there is none."""
        if entry is None:
            return next(iter(self.entries), None)
        if down:
            own = [each for each in self.entries if each.day == entry.day]
            own.sort(key=lambda each: each.rect.top())
            at = own.index(entry) + down
            return own[at] if 0 <= at < len(own) else entry
        beside = [each for each in self.entries if (each.day - entry.day) * across > 0]
        middle = entry.rect.center()
        return min(
            beside,
            key=lambda each: (
                abs(each.day - entry.day),
                abs(each.rect.center().y() - middle.y()),
            ),
            default=entry,
        )

    # -- size and look -----------------------------------------------------------------------------

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
