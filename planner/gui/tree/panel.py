"""The dock at the left: exchanges, visits, stops and days; a click goes there."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from planner.gui.places import Place
from planner.gui.theme import fonts, icons
from planner.gui.theme.marks import SEVERITY_MARKS
from planner.gui.theme.tokens import TOKENS
from planner.gui.tree.model import NODE_ROLE, Index, TreeModel
from planner.gui.tree.nodes import Key, Node, exchange_nodes
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.painting import draw_focus, draw_text, text_width
from planner.gui.widgets.words import label, plain_tip
from planner.gui.workspace import Workspace

ROW, STEP, MARGIN, ICON = 26, 14, 8, 16


def paint_node(painter: QPainter, rect: QRect, node: Node, selected: bool) -> None:
    """Icon and word at the left; dates or count at the right, the worst finding's mark before."""
    tokens = TOKENS.current
    left, right = rect.left() + 2, rect.right() - MARGIN
    if node.icon:
        icon = QRect(left, rect.top(), ICON, rect.height())
        icons.paint(painter, icon, node.icon, tokens.accent if selected else tokens.text2)
        left += ICON + 6
    if node.right:
        width = text_width(node.right, "second")
        box = QRect(right - width, rect.top(), width, rect.height())
        draw_text(painter, box, node.right, "second", tokens.text2)
        right = box.left() - 6
    if node.severity:
        mark = SEVERITY_MARKS[node.severity]
        box = QRect(right - 14, rect.top(), 14, rect.height())
        icons.paint(painter, box, mark.icon, mark.color)
        right = box.left() - 4
    strong = selected or node.kind == "exchange"
    color = tokens.accent if selected else tokens.text
    words = QRect(left, rect.top(), right - left, rect.height())
    draw_text(painter, words, node.text, "row" if strong else "text", color)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, max(ROW, fonts.metrics("row").height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_node(painter, option.rect, index.data(NODE_ROLE), selected)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        node: Node | None = index.data(NODE_ROLE)
        taken = text_width(node.right, "second") + 60 if node else 0
        if node and text_width(node.text, "row") > option.rect.width() - taken:
            QToolTip.showText(event.globalPos(), plain_tip(node.text), view)
        else:
            QToolTip.hideText()
        return True


class TreeView(QTreeView):
    """Left and Right fold and unfold, Enter goes to the row."""

    def __init__(self, model: TreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.landing: Node | None = None  # where an item would be dropped
        self.setProperty("surface", "window")
        self.setModel(model)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setIndentation(STEP)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Exchanges"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        tokens, tile = TOKENS.current, QRect(option.rect).adjusted(4, 1, -4, -1)
        landing = self.landing is not None and self._model.node(index) is self.landing
        chosen = self.selectionModel().isSelected(index)
        under = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        hovered = self.viewport().underMouse() and under == index
        if chosen or hovered:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_tint if chosen else tokens.sunken)
            painter.drawRoundedRect(tile, 4, 4)
            painter.restore()
        super().drawRow(painter, option, index)
        keys = self.hasFocus() and self.window().property("keys")
        if landing or (keys and index == self.currentIndex()):
            draw_focus(painter, tile)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802
        if self._model.hasChildren(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            box = QRect(rect.right() - STEP + 1, rect.top(), STEP, rect.height())
            icons.paint(painter, box, name, TOKENS.current.text2)

    # -- what is unfolded -------------------------------------------------------------------------

    def unfolded(self) -> set[Key]:
        return {node.key for node in _walk(self._model.roots) if self._is_open(node)}

    def unfold(self, keys: set[Key]) -> None:
        for node in self._model.roots:
            self._unfold(node, keys)

    def _unfold(self, node: Node, keys: set[Key]) -> None:
        if node.key in keys:
            self.expand(self._model.index_of(node))
            for child in node.children:
                self._unfold(child, keys)

    def _is_open(self, node: Node) -> bool:
        return self.isExpanded(self._model.index_of(node))


def _walk(nodes: list[Node]) -> "list[Node]":
    """Every node made so far."""
    found = []
    for node in nodes:
        found.append(node)
        if node.is_made:
            found += _walk(node.children)
    return found


class TreePanel(QFrame):
    """Follows the workspace: the open exchange is unfolded, the day shown is selected."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self._workspace = workspace
        self._unfolded_for: UUID | None = None
        self.model = TreeModel(self)
        self.view = TreeView(self.model)
        self.view.clicked.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(self._heading())
        column.addWidget(self.view)
        workspace.landings.append(self)
        workspace.lines_changed.connect(self._refresh)
        workspace.opened_changed.connect(self._refresh)
        workspace.place_changed.connect(self._follow)
        self._refresh()

    def _heading(self) -> QWidget:
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setContentsMargins(12, 0, 4, 0)
        heading.setMinimumHeight(32)
        row.addWidget(label(self.tr("Exchanges"), "label"))
        row.addStretch()
        self.add = icon_button("plus", self.tr("New exchange"))
        self.add.clicked.connect(self._new)
        row.addWidget(self.add)
        return heading

    def _new(self) -> None:
        spec = self._workspace.actions.get("exchange.new")
        if spec is not None:
            spec.run()

    def _refresh(self) -> None:
        workspace, kept, at = self._workspace, self.view.unfolded(), self._scrolled()
        today = workspace.today()
        self.model.show(exchange_nodes(workspace.lines or [], workspace.opened, today))
        opened = workspace.opened.exchange if workspace.opened else None
        if opened is None:
            self._unfolded_for = None
        elif opened.id != self._unfolded_for:
            self._unfolded_for = opened.id
            kept |= {("exchange", opened.id, None)}
            kept |= {("visit", visit.id, None) for visit in opened.visits[:1]}
        self.view.unfold(kept)
        self._follow()
        self.view.verticalScrollBar().setValue(at)

    def _scrolled(self) -> int:
        return self.view.verticalScrollBar().value()

    def _follow(self) -> None:
        """Select the row of the place shown, if it is unfolded."""
        workspace = self._workspace
        node = self._find(workspace.exchange_id, workspace.visit_id, workspace.day)
        selection = self.view.selectionModel()
        if node is None:
            selection.clearSelection()
            return
        index, flags = self.model.index_of(node), QItemSelectionModel.SelectionFlag
        above = index.parent()
        while above.isValid():
            self.view.expand(above)
            above = above.parent()
        selection.setCurrentIndex(index, flags.ClearAndSelect)
        self.view.scrollTo(index)

    def _find(
        self, exchange_id: UUID | None, visit_id: UUID | None, day: date | None
    ) -> Node | None:
        found = next((node for node in self.model.roots if node.id == exchange_id), None)
        opened = self._workspace.opened
        if found is None or opened is None or opened.exchange.id != exchange_id:
            return found
        visit = next((node for node in found.children if node.id == visit_id), None)
        if visit is None:
            return found
        below = [child for part in visit.children for child in (part, *part.children)]
        return next((node for node in below if node.kind == "day" and node.day == day), visit)

    # -- an item dropped on a day ------------------------------------------------------------------

    def _node_at(self, at: QPoint | None) -> Node | None:
        viewport = self.view.viewport()
        if at is None or not viewport.isVisible():
            return None
        point = viewport.mapFromGlobal(at)
        index = self.view.indexAt(point) if viewport.rect().contains(point) else QModelIndex()
        node = self.model.node(index) if index.isValid() else None
        shown = node is not None and node.visit_id == self._workspace.visit_id
        return node if node is not None and shown and node.day is not None else None

    def place_at(self, at: QPoint) -> Place | None:
        """The day, or the first day of the stop, at a point of the screen."""
        node = self._node_at(at)
        if node is None or node.visit_id is None:
            return None
        return Place(node.visit_id, node.day)

    def show_landing(self, at: QPoint | None) -> None:
        self.view.landing = self._node_at(at)
        self.view.viewport().update()

    def _go(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        node, workspace = self.model.node(index), self._workspace
        if node.kind == "exchange":
            workspace.open_exchange(node.id)
        elif node.exchange_id != workspace.exchange_id:
            workspace.go_to("visit", node.visit_id or node.id, node.exchange_id)
        else:
            workspace.set_place(node.visit_id, node.day)
            if node.kind != "visit":
                workspace.show_page("itinerary")
