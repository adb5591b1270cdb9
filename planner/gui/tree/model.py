"""The tree for Qt. A new answer replaces it whole; what was unfolded is found again by key."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from planner.gui.findings.words import severity_said
from planner.gui.tree.nodes import Node

NODE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class TreeModel(QAbstractItemModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.roots: list[Node] = []

    def show(self, roots: list[Node]) -> None:
        self.beginResetModel()
        before, self.roots = self.roots, roots
        self.endResetModel()
        for node in before:
            node.forget()

    def index_of(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node)

    def _children(self, parent: Index) -> list[Node]:
        return self.node(parent).children if parent.isValid() else self.roots

    def node(self, index: Index) -> Node:
        found: Node = index.internalPointer()
        return found

    # -- as Qt asks -------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self._children(parent)
        if column == 0 and 0 <= row < len(children):
            return self.createIndex(row, 0, children[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008 - Qt's own overload
        above = self.node(index).parent if index.isValid() else None
        return self.createIndex(above.row, 0, above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._children(parent))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008, N802
        return self.node(parent).may_have_children if parent.isValid() else bool(self.roots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (node.text, spoken(node))))
        return None


def spoken(node: Node) -> str:
    """What stands at the right of a row, as it is read aloud."""
    right = node.right
    if node.kind == "day":
        tr, count = QCoreApplication.translate, int(node.right)
        right = tr("Tree", "1 item") if count == 1 else tr("Tree", "%n items", None, count)
    worst = severity_said(node.severity) if node.severity else ""
    return ", ".join(filter(None, (right, worst)))
