"""The table of health lines: painted rows under a heading with the months of a year."""

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from planner.gui.exchanges.dates import short_day
from planner.gui.exchanges.health import Health
from planner.gui.exchanges.health_line import (
    MARGIN,
    WINDOW_ROOM,
    count_box,
    dated_phase,
    paint_count,
    paint_exchange,
    paint_timeline,
    paint_window,
    row_height,
)
from planner.gui.exchanges.model import (
    COUNTS,
    EXCHANGE,
    FINDINGS,
    OVERDUE,
    PAPERS,
    TIMELINE,
    UNCONFIRMED,
    WINDOW,
    ExchangesModel,
)
from planner.gui.exchanges.timeline import Scale, paint_heading
from planner.gui.exchanges.words import tr
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_focus, draw_hairline, is_cut
from planner.gui.widgets.rows import VALUE_ROLE, Index, RowTable
from planner.gui.widgets.words import plain_tip

# of all but the last; from 1700 on wider
_WIDTHS, _WIDE = (300, 250, 72, 72, 76, 84), (360, 300, 92, 92, 92, 92)
_HEADINGS = {
    UNCONFIRMED: QT_TRANSLATE_NOOP("Exchanges", "Uncon-\nfirmed"),
    FINDINGS: QT_TRANSLATE_NOOP("Exchanges", "Open\nfindings"),
    OVERDUE: QT_TRANSLATE_NOOP("Exchanges", "Overdue\ndeadlines"),
    PAPERS: QT_TRANSLATE_NOOP("Exchanges", "Papers\nout of date"),
}
_TINTS = {
    UNCONFIRMED: ("accent", "accent_tint"),
    FINDINGS: ("warn", "warn_tint"),
    OVERDUE: ("error", "error_tint"),
    PAPERS: ("warn", "warn_tint"),
}
_WIDE_FROM = 1700
_TIMELINE_LEAST = 300
_HEADING = 40
ZOOMS = (3, 6, 12, 24, 36, 60, 120)  # months seen at once
BEFORE, FARTHEST = 3, 600  # months before this one where the years begin


class HealthTable(RowTable):
    """Enter opens the exchange; on a number Enter or a click opens the list it counts."""

    exchange_wanted = Signal(object)  # id of an exchange
    unconfirmed_wanted = Signal(object)
    findings_wanted = Signal(object)
    overdue_wanted = Signal(object)
    papers_wanted = Signal(object, QPoint)  # and where its number stands on the screen

    def __init__(self, model: ExchangesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Exchanges"), parent)
        self.exchanges = model
        self._zoom, self._before = ZOOMS.index(12), BEFORE
        self._delegate = _LineDelegate(self)
        self.setItemDelegate(self._delegate)
        self._heading = _Heading(self)
        self.setHorizontalHeader(self._heading)
        self.opened.connect(self._open)
        self.fit()

    @property
    def scale(self) -> Scale:
        """As far as it is zoomed, from as many months before this one as it was moved to."""
        return Scale.around(self.exchanges.today, self._before, ZOOMS[self._zoom])

    def zoom(self, steps: int) -> None:
        """See fewer months, or with a number below 0 more of them."""
        self._zoom = min(max(self._zoom - steps, 0), len(ZOOMS) - 1)
        self._paint_anew()

    def turn(self, steps: int) -> None:
        """Go a quarter of what is seen later, or with a number below 0 earlier."""
        self._before -= steps * max(1, ZOOMS[self._zoom] // 4)
        self._before = min(max(self._before, -FARTHEST), FARTHEST)
        self._paint_anew()

    def turn_back(self) -> None:
        """The year around today again."""
        self._zoom, self._before = ZOOMS.index(12), BEFORE
        self._paint_anew()

    def _paint_anew(self) -> None:
        self._heading.viewport().update()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms the years, with Shift it turns them."""
        steps = (event.angleDelta().y() or event.angleDelta().x()) // 120
        held = event.modifiers()
        if steps and held & Qt.KeyboardModifier.ControlModifier:
            self.zoom(steps)
        elif steps and held & Qt.KeyboardModifier.ShiftModifier:
            self.turn(-steps)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    # -- keys and clicks --------------------------------------------------------------------------

    def _open(self, exchange_id: object, column: int) -> None:
        if column in COUNTS and self._count(self.currentIndex()):
            self._want_list(self.currentIndex())
        else:
            self.exchange_wanted.emit(exchange_id)

    def _want_list(self, index: Index) -> None:
        """Ask for the list that a number counts."""
        exchange_id = self.exchanges.id_at(index.row())
        if index.column() == PAPERS:
            box = count_box(self.visualRect(index), self._count(index))
            self.papers_wanted.emit(exchange_id, self.viewport().mapToGlobal(box.bottomLeft()))
            return
        lists = {UNCONFIRMED: self.unconfirmed_wanted, FINDINGS: self.findings_wanted}
        lists.get(index.column(), self.overdue_wanted).emit(exchange_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self._on_number(at):
            index = self.indexAt(at)
            self._want_list(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._on_number(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        link = self._on_number(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _on_number(self, at: QPoint) -> bool:
        index = self.indexAt(at)
        count = self._count(index)
        return count > 0 and count_box(self.visualRect(index), count).contains(at)

    def _count(self, index: Index) -> int:
        """The number in a cell of a column of numbers; 0 anywhere else."""
        if not index.isValid() or index.column() not in COUNTS:
            return 0
        return _number(self.exchanges.value(index.row()), index.column()) or 0

    # -- measures ---------------------------------------------------------------------------------

    def row_height(self) -> int:
        return row_height()

    def lay_out(self) -> None:
        width = self.viewport().width()
        wanted = _WIDE if self.window().width() >= _WIDE_FROM else _WIDTHS
        first, second, *numbers = map(fonts.scaled, wanted)
        # large letters must not push the year out of the window: the words are cut first
        room = max(width - sum(numbers) - _TIMELINE_LEAST, 0)
        if first + second > room:
            first, second = room * first // (first + second), room * second // (first + second)
        rest = width - first - second - sum(numbers)
        for column, size in enumerate((first, second, *numbers, rest)):
            self.setColumnWidth(column, size)


def _number(value: Health, column: int) -> int | None:
    """The number in a column of numbers; None where it has not been counted yet."""
    return {
        UNCONFIRMED: value.unconfirmed,
        FINDINGS: value.findings,
        OVERDUE: value.overdue,
        PAPERS: value.old_papers,
    }[column]


def _words(value: Health, column: int) -> tuple[str, str]:
    """Title and second line of a cell that has two."""
    if column == EXCHANGE:
        return value.name, dated_phase(value)
    return (value.window.headline, value.window.second) if column == WINDOW else ("", "")


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, table: HealthTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, tokens, rect = self._table, TOKENS.current, QRect(option.rect)
        value = index.data(VALUE_ROLE)
        painter.save()
        selected = table.paint_ground(painter, rect, index)
        if index.column() == EXCHANGE:
            paint_exchange(painter, rect, value, tokens)
        elif index.column() == WINDOW:
            paint_window(painter, rect.adjusted(*WINDOW_ROOM), value.window, tokens)
        elif index.column() in COUNTS:
            number = _number(value, index.column())
            if number is not None:
                ink, tint = (getattr(tokens, name) for name in _TINTS[index.column()])
                paint_count(painter, rect, number, ink, tokens.base if selected else tint)
            if index == table.currentIndex() and table.hasFocus():
                draw_focus(painter, count_box(rect, number or 0))
        else:
            paint_timeline(painter, rect, value, table.scale, table.exchanges.today, tokens)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What is cut off in its cell is said in full when pointed at."""
        value, room = index.data(VALUE_ROLE), option.rect.width() - 2 * MARGIN - fonts.scaled(18)
        title, second = _words(value, index.column())
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
        self.sectionClicked.connect(table.exchanges.sort_by)

    def sizeHint(self) -> QSize:
        lines = 2 * fonts.metrics("label").height() + 6
        return QSize(super().sizeHint().width(), max(fonts.scaled(_HEADING), lines))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        tokens, table = TOKENS.current, self._table
        painter.save()
        painter.fillRect(rect, tokens.window)
        draw_hairline(painter, rect.left(), rect.right() + 1, rect.bottom())
        if section == TIMELINE:
            today = table.exchanges.today
            word = tr("Today, {day}", day=short_day(today, today))
            paint_heading(painter, QRectF(rect), table.scale, today, word, tokens)
        else:
            self._paint_words(painter, rect, section)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens, exchanges = TOKENS.current, self._table.exchanges
        painter.setFont(fonts.font("label"))
        painter.setPen(tokens.text2)
        if section in COUNTS:  # narrow columns: the words go over two lines
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, tr(_HEADINGS[section]))
            return
        heading = str(exchanges.headerData(section, Qt.Orientation.Horizontal))
        box = rect.adjusted(MARGIN if section == EXCHANGE else 10, 0, -8, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, heading)
        if section == exchanges.sorted_by:
            left = box.left() + fonts.metrics("label").horizontalAdvance(heading) + 6
            side = fonts.scaled(14)
            mark = QRect(left, rect.center().y() - side // 2 + 1, side, side)
            icons.paint(painter, mark, "chevron-down", tokens.text2)
