"""The docks of the window: the tree at the left, the inspector at the right, the findings below."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.gui.over import OverPage

TREE, INSPECTOR = (226, 270), (290, 330)  # narrow and wide, from so many pixels of the window up
WIDE = 1500
TREE_EVERYWHERE = 1600
TREE_FROM = 1040  # narrower, it waits to be unfolded
BESIDE_FROM = 1212  # narrower, the inspector opens over the page
STATE = 1  # of the places kept, to be raised when docks are renamed


class _Layout:
    """What stands beside one page; `tree` is None until the person has folded or unfolded it."""

    def __init__(
        self,
        scope: str,
        tree_beside: bool,
        inspector: QWidget | None,
        below_tree: QWidget | None,
    ) -> None:
        self.scope, self.tree_beside, self.inspector = scope, tree_beside, inspector
        self.below_tree = below_tree
        self.tree: bool | None = None
        self.roomy = False  # gives neither tree nor inspector any room
        self.findings_asked = False  # to be seen even so


class Docks:
    """Each page has its own inspector and remembers whether the tree is folded."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._layouts: dict[str, _Layout] = {}
        self._key = ""
        self._findings_open = True
        self._wide: tuple[bool, ...] | None = None
        corner, area = Qt.Corner, Qt.DockWidgetArea
        window.setCorner(corner.BottomLeftCorner, area.LeftDockWidgetArea)
        window.setCorner(corner.BottomRightCorner, area.RightDockWidgetArea)
        window.setDockOptions(QMainWindow.DockOption(0))
        self._inspectors = QStackedWidget()
        self._inspectors.setProperty("surface", "window")
        self.tree = self._dock("tree", window.tr("Exchanges"), area.LeftDockWidgetArea)
        self.inspector = self._dock("inspector", window.tr("Inspector"), area.RightDockWidgetArea)
        self.inspector.setWidget(self._inspectors)
        self.over = OverPage(window, window.tr("Inspector"), INSPECTOR[0])
        self.findings = self._dock("findings", window.tr("Findings"), area.BottomDockWidgetArea)

    def _dock(self, name: str, title: str, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(QWidget())
        dock.toggleViewAction().setVisible(False)
        self._window.addDockWidget(area, dock)
        dock.hide()
        return dock

    # -- what is put into them --------------------------------------------------------------------

    def add_page(
        self,
        key: str,
        scope: str,
        tree_beside: bool,
        inspector: QWidget | None,
        below_tree: QWidget | None = None,
    ) -> None:
        held = _scrolling(inspector) if inspector is not None else None
        if held is not None:
            self._inspectors.addWidget(held)
        self._layouts[key] = _Layout(scope, tree_beside, held, below_tree)
        if below_tree is not None:
            below_tree.hide()
            self._tree_column.addWidget(below_tree)

    def set_tree(self, tree: QWidget) -> None:
        """The tree, over what the pages have below it."""
        held = QWidget()
        held.setProperty("surface", "window")
        self._tree_column = QVBoxLayout(held)
        self._tree_column.setContentsMargins(0, 0, 0, 0)
        self._tree_column.setSpacing(0)
        self._tree_column.addWidget(tree, 1)
        self.tree.setWidget(held)

    def stand_on(self, page: QWidget) -> None:
        """Where the inspector opens over the page."""
        self.over.stand_on(page)

    def set_findings(self, findings: QWidget) -> None:
        self.findings.setWidget(findings)

    # -- what is shown ----------------------------------------------------------------------------

    def restore(self, state: QByteArray) -> None:
        """As wide as they were kept; which of them are seen is said by the page that is shown now,
        which may be another."""
        self._window.restoreState(state, STATE)
        self.show_for(self._key)

    def show_for(self, key: str) -> None:
        """Arrange the docks as they belong to this page; an unknown one has none."""
        self._key = key
        layout = self._layouts.get(key)
        inspector = layout.inspector if layout else None
        if inspector is not None:
            self._inspectors.setCurrentWidget(inspector)
        roomy = layout is not None and layout.roomy
        self._hold_inspector()
        beside = inspector is not None and not roomy
        self.inspector.setVisible(beside and not self._is_over)
        if not beside or not self._is_over:
            self.over.leave()
        for own in self._layouts.values():
            if own.below_tree is not None:
                own.below_tree.setVisible(own is layout)
        self.tree.setVisible(self.tree.widget() is not None and self._tree_wanted(layout))
        about_exchange = layout is not None and layout.scope == "exchange"
        has_findings = self.findings.widget() is not None
        has_room = not roomy or (layout is not None and layout.findings_asked)
        shown = has_findings and about_exchange and self._findings_open and has_room
        self.findings.setVisible(shown)
        self._set_widths()

    def _tree_wanted(self, layout: _Layout | None) -> bool:
        if layout is None:
            return False
        if layout.tree is not None:
            return layout.tree
        if layout.roomy:
            return False
        width = self._window.width()
        everywhere = width >= TREE_EVERYWHERE and layout.scope == "exchange"
        return (layout.tree_beside and width >= TREE_FROM) or everywhere

    # -- the inspector over the page ---------------------------------------------------------------

    @property
    def _is_over(self) -> bool:
        return self._window.width() < BESIDE_FROM

    def _hold_inspector(self) -> None:
        """In its dock, or in the frame over the page."""
        over = self.over.isAncestorOf(self._inspectors)
        if self._is_over and not over:
            self.over.take(self._inspectors)
        elif over and not self._is_over:
            self.inspector.setWidget(self._inspectors)

    def open_inspector(self) -> None:
        """Show the inspector of this page where it is not there anyway."""
        layout = self._layouts.get(self._key)
        if self._is_over and layout is not None and layout.inspector and not layout.roomy:
            self.over.open()

    def toggle_inspector(self) -> None:
        if self.over.isVisible():
            self.over.leave()
        else:
            self.open_inspector()

    def make_room(self, key: str, roomy: bool) -> None:
        """This page wants all the width, or no longer."""
        layout = self._layouts[key]
        if layout.roomy is not roomy:
            layout.roomy, layout.findings_asked = roomy, False
            layout.tree = None
            if key == self._key:
                self.show_for(key)

    def toggle_tree(self) -> None:
        layout = self._layouts.get(self._key)
        if layout is not None:
            layout.tree = self.tree.isHidden()
            self.show_for(self._key)

    def toggle_findings(self) -> None:
        self._show_findings(self.findings.isHidden())

    def open_findings(self) -> None:
        self._show_findings(True)

    def _show_findings(self, shown: bool) -> None:
        self._findings_open = shown
        if self._key in self._layouts:
            self._layouts[self._key].findings_asked = shown
        self.show_for(self._key)

    def fit(self, width: int) -> None:
        """The window has this width now."""
        wide = tuple(width >= least for least in (TREE_FROM, BESIDE_FROM, WIDE, TREE_EVERYWHERE))
        if wide != self._wide:
            self._wide = wide
            self.show_for(self._key)

    def _set_widths(self) -> None:
        wide = self._window.width() >= WIDE
        for dock, widths in ((self.tree, TREE), (self.inspector, INSPECTOR)):
            if not dock.isHidden():
                least = widths[0]
                dock.setMinimumWidth(least)
                self._window.resizeDocks([dock], [widths[wide]], Qt.Orientation.Horizontal)

    # -- the way of F6 ----------------------------------------------------------------------------

    def panes_before(self) -> list[QWidget]:
        return [self.tree] if self.tree.isVisible() else []

    def panes_after(self) -> list[QWidget]:
        panes = (self.inspector, self.over, self.findings)
        return [pane for pane in panes if pane.isVisible()]


def _scrolling(inspector: QWidget) -> QWidget:
    """An inspector scrolls in an area of its own, or a low window would cut it."""
    if isinstance(inspector, QScrollArea):
        return inspector
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inspector)
    return area
