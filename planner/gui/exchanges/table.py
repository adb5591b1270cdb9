"""The table of health lines: painted rows, a heading with the months of a year, keys and clicks."""

from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from planner.gui.exchanges.dates import short_day
from planner.gui.exchanges.health import Health
from planner.gui.exchanges.health_line import (
    MARGIN,
    count_box,
    dated_phase,
    paint_count,
    paint_exchange,
    paint_timeline,
    paint_window,
    row_height,
)
from planner.gui.exchanges.model import (
    EXCHANGE,
    HEALTH_ROLE,
    ID_ROLE,
    TIMELINE,
    UNCONFIRMED,
    WINDOW,
    ExchangesModel,
    Index,
)
from planner.gui.exchanges.timeline import Scale, paint_heading
from planner.gui.exchanges.words import tr
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_focus, draw_hairline, is_cut
from planner.gui.widgets.words import plain_tip

_WIDTHS, _WIDE = (300, 250, 72), (360, 300, 92)  # of the first three columns, from 1700 on wider
_WIDE_FROM = 1700
_TIMELINE_LEAST = 300


class HealthTable(QTableView):
    """Arrows move, Enter opens; on a number Enter or a click opens the list it counts."""

    opened = Signal(object)  # id of an exchange
    unconfirmed_wanted = Signal(object)  # id of an exchange

    def __init__(self, model: ExchangesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchanges = model
        self.hovered_row = -1
        self.setModel(model)
        self._delegate = _LineDelegate(self)
        self.setItemDelegate(self._delegate)
        self._heading = _Heading(self)
        self.setHorizontalHeader(self._heading)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Exchanges"))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self._kept: tuple[object, int] = (None, EXCHANGE)
        self._fit()

    @property
    def today(self) -> date:
        return self._exchanges.today

    @property
    def scale(self) -> Scale:
        return Scale.around(self.today)

    @property
    def sorted_column(self) -> int:
        return self._exchanges.sorted_by

    # -- the selection stays with its exchange ----------------------------------------------------

    def _remember(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self._kept = index.data(ID_ROLE), index.column()

    def _restore(self) -> None:
        exchange_id, column = self._kept
        row = self._exchanges.row_of(exchange_id)  # type: ignore[arg-type]  # an id, or None
        if row is not None:
            self.select_row(row, column)

    def select_row(self, row: int, column: int = EXCHANGE) -> None:
        index = self._exchanges.index(row, column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    # -- keys and clicks --------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index, index.column() == UNCONFIRMED)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self._on_number(at):
            self._open(self.indexAt(at), True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and not self._on_number(at):
            self._open(index, False)

    def _open(self, index: QModelIndex, number: bool) -> None:
        signal = self.unconfirmed_wanted if number and _number(index) else self.opened
        signal.emit(index.data(ID_ROLE))

    def _on_number(self, at: QPoint) -> bool:
        index = self.indexAt(at)
        if index.column() != UNCONFIRMED or not _number(index):
            return False
        return count_box(self.visualRect(index), _number(index)).contains(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        self._hover(self.rowAt(at.y()))
        shape = Qt.CursorShape.PointingHandCursor if self._on_number(at) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        changed, self.hovered_row = {self.hovered_row, row} - {-1}, row
        for each in changed:
            top, height = self.rowViewportPosition(each), self.rowHeight(each)
            self.viewport().update(0, top, self.viewport().width(), height)

    # -- measures ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Heights follow the letters."""
        self._heading.setFixedHeight(self._heading.sizeHint().height())
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height())
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.viewport().width()
        wanted = _WIDE if self.window().width() >= _WIDE_FROM else _WIDTHS
        first, second, third = map(fonts.scaled, wanted)
        # large letters must not push the year out of the window: the words are cut first
        room = max(width - third - _TIMELINE_LEAST, 0)
        if first + second > room:
            first, second = room * first // (first + second), room * second // (first + second)
        for column, size in enumerate((first, second, third, width - first - second - third)):
            self.setColumnWidth(column, size)


def _number(index: QModelIndex) -> int:
    count: int = index.data(HEALTH_ROLE).unconfirmed
    return count


def _no_words(_value: Health) -> tuple[str, str]:
    return "", ""


_INDENT = 2 * MARGIN + 12  # of the words in the cells of two lines: margins and icon
_WORDS = {
    EXCHANGE: lambda value: (value.name, dated_phase(value)),
    WINDOW: lambda value: (value.window.headline, value.window.second),
}


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, table: HealthTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, tokens, rect = self._table, TOKENS.current, QRect(option.rect)
        value = index.data(HEALTH_ROLE)
        selected = table.selectionModel().isRowSelected(index.row())
        if selected:
            painter.fillRect(rect, tokens.accent_tint)
        elif index.row() == table.hovered_row:
            painter.fillRect(rect, tokens.alt)
        draw_hairline(painter, rect.left(), rect.right() + 1, rect.bottom())
        painter.save()
        match index.column():
            case 0:
                paint_exchange(painter, rect, value, tokens)
                if selected:
                    painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.accent)
            case 1:
                paint_window(painter, rect, value, tokens)
            case 2:
                paint_count(painter, rect, value.unconfirmed, selected, tokens)
                if index == table.currentIndex() and table.hasFocus():
                    draw_focus(painter, count_box(rect, value.unconfirmed))
            case _:
                paint_timeline(painter, rect, value, table.scale, table.today, tokens)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What is cut off in its cell is said in full when pointed at."""
        value, room = index.data(HEALTH_ROLE), option.rect.width() - _INDENT
        title, second = _WORDS.get(index.column(), _no_words)(value)
        if is_cut(title, "row-title", room) or is_cut(second, "second", room):
            QToolTip.showText(event.globalPos(), plain_tip(value.sentence), view)
        else:
            QToolTip.hideText()
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), row_height())


class _Heading(QHeaderView):
    """The headings; over the timeline years, months and today. A click sorts."""

    def __init__(self, table: HealthTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.sectionClicked.connect(lambda section: table.model().sort_by(section))  # type: ignore[attr-defined]

    def sizeHint(self) -> QSize:
        lines = 2 * fonts.metrics("label").height() + 6
        return QSize(super().sizeHint().width(), max(fonts.scaled(40), lines))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens, table = TOKENS.current, self._table
        painter.save()
        painter.fillRect(rect, tokens.window)
        if section == TIMELINE:
            word = tr("Today, {day}", day=short_day(table.today, table.today))
            paint_heading(painter, rect, table.scale, table.today, word, tokens)
        else:
            self._paint_words(painter, rect, section)
        painter.restore()
        draw_hairline(painter, rect.left(), rect.right() + 1, rect.bottom())

    def _paint_words(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens, model = TOKENS.current, self._table.model()
        heading = str(model.headerData(section, Qt.Orientation.Horizontal))
        painter.setFont(fonts.font("label"))
        painter.setPen(tokens.text2)
        middle = section == UNCONFIRMED
        box = rect if middle else rect.adjusted(MARGIN if section == EXCHANGE else 10, 0, -8, 0)
        align = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, heading)
        if section == self._table.sorted_column and section != UNCONFIRMED:
            left = box.left() + fonts.metrics("label").horizontalAdvance(heading) + 6
            side = fonts.scaled(14)
            mark = QRect(left, rect.center().y() - side // 2 + 1, side, side)
            icons.paint(painter, mark, "chevron-down", tokens.text2)
