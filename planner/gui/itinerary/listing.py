"""The list of one day: painted lines, arrows, and the keys that lead elsewhere."""

from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from planner.gui.itinerary import painting, words
from planner.gui.itinerary.agenda import Band, Row, Way
from planner.gui.itinerary.model import LINE_ROLE, AgendaModel, Index
from planner.gui.widgets.painting import draw_focus
from planner.gui.widgets.words import plain_tip

_PULSE = 150  # milliseconds between on and off; twice in 600


class AgendaList(QListView):
    """Arrows go from row to row, Enter edits, Delete removes, PgUp and PgDn change the day."""

    selected = Signal(object)  # Row, by the person
    edit_wanted = Signal()
    remove_wanted = Signal()
    day_wanted = Signal(int)  # -1 the day before, 1 the day after

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda = AgendaModel(self)
        self.setModel(self.agenda)
        self._delegate = _LineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(words.tr("Agenda of the day"))
        self.doubleClicked.connect(lambda _index: self.edit_wanted.emit())
        self._pulsing: UUID | None = None
        self._beats = 0
        self._pulse = QTimer(self, interval=_PULSE)
        self._pulse.timeout.connect(self._beat)

    @property
    def row(self) -> Row | None:
        """The row selected."""
        return self.agenda.row_at(self.currentIndex())

    def show_lines(self, lines: tuple[Band | Row | Way, ...], chosen: UUID | None) -> None:
        """Other lines; what is chosen stays chosen, and stays where it is on the screen."""
        at = self.verticalScrollBar().value()
        self.agenda.show(lines)
        self.choose(chosen)
        self.verticalScrollBar().setValue(at)

    def choose(self, thing: UUID | None) -> None:
        """Select this row without telling."""
        index = self.agenda.index_of(thing) if thing is not None else QModelIndex()
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        was = self.blockSignals(True)
        self.selectionModel().setCurrentIndex(index, how)
        self.blockSignals(was)
        self.viewport().update()

    def point_out(self, thing: UUID) -> None:
        """Scroll a row to the middle and pulse its outline twice."""
        index = self.agenda.index_of(thing)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self._pulsing, self._beats = thing, 4
            self._pulse.start()
            self.viewport().update()

    def is_pulsing(self, row: Row) -> bool:
        return self._pulsing == row.id and self._beats % 2 == 0 and self._beats > 0

    def _beat(self) -> None:
        self._beats -= 1
        if self._beats <= 0:
            self._pulse.stop()
            self._pulsing = None
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's own name
        super().currentChanged(current, previous)
        row = self.agenda.row_at(current)
        if row is not None and not self.signalsBlocked():
            # Qt goes to the first row when the keys come here, and selects nothing
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(current, how)
            self.selected.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        days = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if plain and key in days:
            self.day_wanted.emit(days[Qt.Key(key)])
        elif plain and self.row and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit()
        elif plain and self.row and key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QHelpEvent.Type.ToolTip:
            row = self.agenda.row_at(self.indexAt(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(words.row_sentence(row)) if row else "")
            return True
        return super().viewportEvent(event)


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, view: AgendaList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(LINE_ROLE)
        high = painting.row_height()
        if isinstance(line, Band | Way):
            high = painting.band_height() if isinstance(line, Band) else painting.way_height()
        return QSize(self._view.viewport().width(), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        painter.save()
        if isinstance(line, Band):
            painting.paint_band(painter, option.rect, line)
        elif isinstance(line, Way):
            painting.paint_way(painter, option.rect, line)
        else:
            painting.paint_row(painter, option, line)
            if self._view.is_pulsing(line):
                draw_focus(painter, option.rect)
        painter.restore()
