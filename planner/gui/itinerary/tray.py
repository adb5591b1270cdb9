"""What has no day yet, or is kept ready: cards under the tree, to be carried onto a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner.gui.itinerary import words
from planner.gui.itinerary.agenda import worst_of
from planner.gui.itinerary.grid.canvas import FADED
from planner.gui.itinerary.grid.cards import Card, cards_on
from planner.gui.itinerary.grid.carrying import Held
from planner.gui.itinerary.grid.sheet import Placed
from planner.gui.places import Place
from planner.gui.roster.rows import marks_of
from planner.gui.theme import fonts, icons
from planner.gui.theme.marks import KIND_ICONS, family
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.painting import draw_focus, draw_text
from planner.gui.widgets.words import label
from planner.model import Visit
from planner.rules.findings import Finding

CARD, GAP, SHOWN = 40, 4, 4
_CARD_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Kept:
    """A card of the tray."""

    placed: Placed
    standby: bool


def kept_in_tray(visit: Visit, findings: Sequence[Finding]) -> list[Kept]:
    """What has no day and is not off: first what waits for one, then what is kept ready."""
    waiting = [item for item in visit.items if item.day is None and not item.status.off]
    waiting.sort(key=lambda item: (item.standby, item.rank, item.id))
    cards = cards_on(waiting, None, marks_of(visit), worst_of(findings), {})
    return [Kept(Placed(card, ()), bool(card.item and card.item.standby)) for card in cards]


def second_said(kept: Kept) -> str:
    """“45 min, Group B”; “Standby” before it."""
    card = kept.placed.card
    item = card.item
    who = words.who_words(card.who)
    if card.who.groups and not card.who.delegates:
        letters = ", ".join(mark.letter for mark in card.who.groups)
        who = words.tr("Group {letter}", letter=letters)
    said = [
        words.tr("Standby") if kept.standby else "",
        words.length_words(item) if item else "",
        who,
    ]
    return ", ".join(filter(None, said))


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: list[Kept] = []

    def show(self, cards: list[Kept]) -> None:
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        kept = self.cards[index.row()]
        if role == _CARD_ROLE:
            return kept
        if role == Qt.ItemDataRole.DisplayRole:
            return kept.placed.card.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{kept.placed.card.title}, {second_said(kept)}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: "TrayList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, card_height() + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        kept: Kept = index.data(_CARD_ROLE)
        rect = QRect(option.rect).adjusted(8, 1, -4, -GAP)
        painter.save()
        if kept.placed.card.id == self._view.carried:
            painter.setOpacity(FADED)
        paint_card(painter, rect, kept)
        chosen = index == self._view.currentIndex() and self._view.hasFocus()
        if chosen or kept.placed.card.id == self._view.thing:
            draw_focus(painter, rect)
        painter.restore()


def card_height() -> int:
    lines = fonts.metrics("row").height() + fonts.metrics("second").height()
    return max(fonts.scaled(CARD), lines + 4)


def paint_card(painter: QPainter, rect: QRect, kept: Kept) -> None:
    """Dashed, icon and title, how long and who."""
    tokens, card = TOKENS.current, kept.placed.card
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(tokens.line2, 1)
    pen.setDashPattern([4, 2])
    painter.setPen(pen)
    painter.setBrush(tokens.base)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    half = rect.height() // 2
    left = rect.left() + 8
    box = QRect(left, rect.top() + 2, 14, half)
    icons.paint(painter, box, KIND_ICONS[card.kind], family(card.kind).bar)
    title = QRect(left + 20, rect.top() + 2, rect.width() - 36, half)
    draw_text(painter, title, card.title, "row", tokens.text)
    below = QRect(left + 20, rect.top() + half, rect.width() - 36, half - 2)
    draw_text(painter, below, second_said(kept), "second", tokens.text2)


class TrayList(QListView):
    """Carries a card to wherever the pointer lets it go."""

    chosen = Signal(object)  # Placed
    opened = Signal()
    carrying = Signal(object, QPoint, bool)  # Held, where on the screen, whether it is let go
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = _Model(self)
        self.setModel(self.model_)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setProperty("surface", "window")
        self.setAccessibleName(words.tr("Unscheduled items"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.carried: UUID | None = None
        self.thing: UUID | None = None
        self._pressed: tuple[QPointF, Kept] | None = None

    @property
    def current(self) -> Placed | None:
        kept = self.currentIndex().data(_CARD_ROLE)
        return kept.placed if isinstance(kept, Kept) else None

    def index_of(self, thing: UUID | None) -> QModelIndex:
        for at, kept in enumerate(self.model_.cards):
            if kept.placed.card.id == thing:
                return self.model_.index(at)
        return QModelIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        kept = self.indexAt(event.position().toPoint()).data(_CARD_ROLE)
        self._pressed = (event.position(), kept) if isinstance(kept, Kept) else None
        if isinstance(kept, Kept):
            self.chosen.emit(kept.placed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        began, kept = self._pressed
        if self.carried is None and (event.position() - began).manhattanLength() < 4:
            return
        self.carried = kept.placed.card.id
        self.viewport().update()
        self._tell(kept, event, False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, carried = self._pressed, self.carried
        self.put_down()
        if pressed is not None and carried is not None:
            self._tell(pressed[1], event, True)

    def _tell(self, kept: Kept, event: QMouseEvent, let_go: bool) -> None:
        held = Held(kept.placed, 0, "move", 0.0)
        self.carrying.emit(held, event.globalPosition().toPoint(), let_go)

    def put_down(self) -> None:
        self._pressed = self.carried = None
        self.viewport().update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.carried is not None:
            self.put_down()
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's own name
        super().currentChanged(current, previous)
        kept = current.data(_CARD_ROLE) if current.isValid() else None
        if isinstance(kept, Kept) and not self.signalsBlocked() and self.hasFocus():
            self.chosen.emit(kept.placed)


class Tray(QFrame):
    """Heading with the count and a button; cards below. Dropping an item here takes its day off."""

    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.setProperty("edge", "top")
        self._visit_id: UUID | None = None
        self._landing = False
        self.list = TrayList()
        self._count = label("0", "label")
        self.add = icon_button("plus", words.tr("Add unscheduled item"))
        self.add.clicked.connect(self.add_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(12, 2, 4, 0)
        head.addWidget(label(words.tr("Unscheduled"), "label"))
        head.addStretch(1)
        head.addWidget(self._count)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 4, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list)
        self._none = label(words.tr("Everything has a day."), "hint")
        self._none.setContentsMargins(12, 0, 0, 6)
        column.addWidget(self._none)

    def show_visit(
        self, visit: Visit | None, findings: Sequence[Finding], chosen: UUID | None
    ) -> None:
        """The cards of this visit; the chosen one marked."""
        self._visit_id = visit.id if visit is not None else None
        cards = kept_in_tray(visit, findings) if visit is not None else []
        self.list.model_.show(cards)
        self.list.thing = chosen
        was = self.list.blockSignals(True)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.list.index_of(chosen), how)
        self.list.blockSignals(was)
        self._count.setText(str(len(cards)))
        self.list.setVisible(bool(cards))
        self._none.setVisible(not cards)
        rows = min(len(cards), SHOWN)
        self.list.setFixedHeight(rows * (card_height() + GAP) + 4)

    def choose(self, thing: UUID | None) -> None:
        self.list.thing = thing
        self.list.viewport().update()

    @property
    def cards(self) -> list[Card]:
        return [kept.placed.card for kept in self.list.model_.cards]

    # -- an item dropped here ----------------------------------------------------------------------

    def place_at(self, at: QPoint) -> Place | None:
        inside = self.isVisible() and self.rect().contains(self.mapFromGlobal(at))
        return Place(self._visit_id, None) if inside and self._visit_id is not None else None

    def show_landing(self, at: QPoint | None) -> None:
        landing = at is not None and self.place_at(at) is not None
        if landing != self._landing:
            self._landing = landing
            self.setProperty("surface", "accent" if landing else "window")
            self.style().unpolish(self)
            self.style().polish(self)
