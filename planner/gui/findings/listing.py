"""The list of findings: what mouse and keys do in it."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from planner.gui.findings.model import FINDING_ROLE, AcceptedHead, FindingRow, FindingsModel, Index
from planner.gui.findings.painting import boxes_of, line_height, paint_line, row_height
from planner.gui.findings.words import ACCEPT, GO_TO, tr
from planner.gui.widgets.painting import draw_row, is_cut
from planner.gui.widgets.words import plain_tip

_SHOWN_ROWS = 4
ACCEPT_KEYS = "Ctrl+Shift+A"


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, line_height(index.data(FINDING_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        draw_row(painter, option, edge=False)
        paint_line(painter, option.rect, index.data(FINDING_ROLE))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        row = index.data(FINDING_ROLE)
        cut = []
        if isinstance(row, FindingRow):
            boxes = boxes_of(option.rect, row)
            for text, role, box in (
                (row.sentence, "text", boxes.sentence),
                (row.below, "second", boxes.below),
            ):
                cut += [text] if is_cut(text, role, box.width()) else []
        if cut:
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(cut)), view)
        else:
            QToolTip.hideText()
        return True


class FindingsList(QListView):
    """Up and Down choose, Enter goes there, so does a double click or the link; on the line over
    those that were accepted it unfolds them, as Left and Right do."""

    wanted = Signal(object)  # FindingRow
    accept_wanted = Signal()  # of the row chosen
    take_back_wanted = Signal()

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.findings = model
        self.setModel(model)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Findings"))
        self.setAccessibleDescription(
            tr("Enter goes to what a finding is about, {keys} accepts it.", keys=ACCEPT_KEYS)
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._enter)

    @property
    def row(self) -> FindingRow | None:
        """The finding chosen."""
        line = self.currentIndex().data(FINDING_ROLE)
        return line if isinstance(line, FindingRow) else None

    def begin(self) -> None:
        """Take the keys; until one is chosen, the first is."""
        self.setFocus()
        if not self.selectedIndexes():
            self.setCurrentIndex(self.findings.index(0))

    def fit(self) -> None:
        """As high as its lines, up to four rows."""
        high = sum(line_height(line) for line in self.findings.lines[: _SHOWN_ROWS + 1])
        self.setFixedHeight(min(high, _SHOWN_ROWS * row_height()) + 4)

    def unfold(self, unfolded: bool) -> None:
        """Show those that were accepted, or fold them; their head is chosen and stands on top."""
        self.findings.unfold(unfolded)
        self.fit()
        head = self.findings.index(len(self.findings.rows))
        self.setCurrentIndex(head)
        self.scrollTo(head, QAbstractItemView.ScrollHint.PositionAtTop)

    # -- what is chosen ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.currentIndex().data(FINDING_ROLE), Qt.Key(event.key())
        head = isinstance(line, AcceptedHead)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (head and key == Qt.Key.Key_Space):
            self._enter(self.currentIndex())
        elif head and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.unfold(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hand = self._link_at(event) is not None
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if isinstance(index.data(FINDING_ROLE), AcceptedHead):
            self._enter(index)
            return
        link = self._link_at(event)
        if link == GO_TO:
            self._enter(index)
        elif link is not None:
            (self.accept_wanted if link == ACCEPT else self.take_back_wanted).emit()

    def _link_at(self, event: QMouseEvent) -> str | None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = index.data(FINDING_ROLE)
        if not isinstance(row, FindingRow):
            return None
        links = boxes_of(self.visualRect(index), row).links
        return next((link for link, box in links if box.adjusted(-6, 0, 6, 0).contains(at)), None)

    def _enter(self, index: QModelIndex) -> None:
        line = index.data(FINDING_ROLE)
        if isinstance(line, AcceptedHead):
            self.unfold(not line.unfolded)
        elif line is not None:
            self.wanted.emit(line)
