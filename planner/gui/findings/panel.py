"""The findings panel: what the checks have to say, worst first; Enter goes to the thing."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from planner.gui.findings.model import FINDING_ROLE, FindingRow, FindingsModel, Index, rows_of
from planner.gui.findings.words import counted
from planner.gui.theme import fonts, icons
from planner.gui.theme.marks import SEVERITY_MARKS
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.chip import Chip
from planner.gui.widgets.painting import draw_row, draw_text, is_cut, text_width
from planner.gui.widgets.words import label, plain_tip
from planner.gui.workspace import Workspace
from planner.rules.findings import accepted

HEADING, ROW, SHOWN_ROWS = 32, 27, 4
MARGIN, WORD, WHERE = 12, 78, 92


def row_height() -> int:
    return max(ROW, fonts.metrics("text").height() + 9)


def go_to_box(rect: QRect, word: str) -> QRect:
    """Where “Go to” stands in a row."""
    width = text_width(word, "text") + 8
    return QRect(rect.right() - MARGIN - width, rect.top(), width, rect.height())


def sentence_box(rect: QRect, word: str) -> QRect:
    left = rect.left() + MARGIN + 24 + fonts.scaled(WORD)
    right = go_to_box(rect, word).left() - fonts.scaled(WHERE) - 8
    return QRect(left, rect.top(), right - left, rect.height())


def paint_finding(painter: QPainter, rect: QRect, row: FindingRow, go_to: str) -> None:
    """Mark, severity, sentence, where, and the link to what it is about."""
    tokens, mark = TOKENS.current, SEVERITY_MARKS[row.severity]
    icon = QRect(rect.left() + MARGIN, rect.top(), 16, rect.height())
    icons.paint(painter, icon, mark.icon, mark.color)
    word = QRect(icon.right() + 8, rect.top(), fonts.scaled(WORD), rect.height())
    draw_text(painter, word, row.word, "label", mark.color)
    sentence = sentence_box(rect, go_to)
    draw_text(painter, sentence, row.sentence, "text", tokens.text)
    link = go_to_box(rect, go_to)
    where = QRect(
        sentence.right() + 8, rect.top(), link.left() - sentence.right() - 12, rect.height()
    )
    right = Qt.AlignmentFlag.AlignRight
    draw_text(painter, where, row.where, "second", tokens.text2, right)
    if row.goes_to is not None:
        draw_text(painter, link, go_to, "text", tokens.accent, right)


class _Delegate(QStyledItemDelegate):
    def __init__(self, go_to: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._go_to = go_to

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        draw_row(painter, option, edge=False)
        paint_finding(painter, option.rect, index.data(FINDING_ROLE), self._go_to)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        row = index.data(FINDING_ROLE)
        room = sentence_box(option.rect, self._go_to).width()
        if row is not None and is_cut(row.sentence, "text", room):
            QToolTip.showText(event.globalPos(), plain_tip(row.sentence), view)
        else:
            QToolTip.hideText()
        return True


class FindingsList(QListView):
    """Up and Down choose, Enter goes there, so does a double click or the link."""

    wanted = Signal(object)  # FindingRow

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self._go_to = self.tr("Go to")
        self.setModel(model)
        self._delegate = _Delegate(self._go_to, self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Findings"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._want)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hand = self._on_link(event) is not None
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self._on_link(event)
        if index is not None and event.button() is Qt.MouseButton.LeftButton:
            self._want(index)

    def _on_link(self, event: QMouseEvent) -> QModelIndex | None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        box = go_to_box(self.visualRect(index), self._go_to)
        return index if index.isValid() and box.contains(at) else None

    def _want(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(index.data(FINDING_ROLE))


class FindingsPanel(QFrame):
    """Heading with counts, and the rows; folds down to nothing by its own button."""

    fold_wanted = Signal()
    counts_changed = Signal(int, int)  # errors, warnings

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.setProperty("edge", "top")
        self._workspace = workspace
        self.model = FindingsModel(self)
        self.list = FindingsList(self.model)
        self.list.wanted.connect(self._go_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading())
        column.addWidget(self.list)
        self._none = label(self.tr("No findings."), "hint")
        self._none.setContentsMargins(MARGIN, 0, 0, 8)
        column.addWidget(self._none)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        workspace.opened_changed.connect(self._refresh)
        self._refresh()

    def _heading(self) -> QWidget:
        heading = QWidget()
        heading.setMinimumHeight(HEADING)
        row = QHBoxLayout(heading)
        row.setContentsMargins(MARGIN, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(label(self.tr("Findings"), "label"))
        row.addStretch()
        self._chips = {
            severity: Chip("", mark.role, mark.icon) for severity, mark in SEVERITY_MARKS.items()
        }
        for chip in self._chips.values():
            row.addWidget(chip)
        self.fold = icon_button("chevron-down", self.tr("Hide findings"))
        self.fold.clicked.connect(self.fold_wanted)
        row.addWidget(self.fold)
        return heading

    def _refresh(self) -> None:
        opened = self._workspace.opened
        chosen = self.list.currentIndex().data(FINDING_ROLE)
        reasons = accepted(opened.exchange) if opened else {}
        open_ones = [each for each in opened.findings if each.id not in reasons] if opened else []
        rows = rows_of(tuple(open_ones), self._workspace.today())
        self.model.show(rows)
        self._choose_again(chosen)
        counts = self.model.counts()
        for severity, chip in self._chips.items():
            chip.set(counted(severity, counts[severity]), SEVERITY_MARKS[severity].role)
            chip.setVisible(counts[severity] > 0)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._fit()
        self.counts_changed.emit(counts["error"], counts["warning"])

    def _choose_again(self, chosen: FindingRow | None) -> None:
        for at, row in enumerate(self.model.rows):
            if chosen is not None and row.finding.id == chosen.finding.id:
                self.list.setCurrentIndex(self.model.index(at))

    def _fit(self) -> None:
        shown = min(len(self.model.rows), SHOWN_ROWS)
        self.list.setFixedHeight(shown * row_height() + 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _go_to(self, row: FindingRow) -> None:
        if row.goes_to is not None:
            self._workspace.go_to(*row.goes_to)
