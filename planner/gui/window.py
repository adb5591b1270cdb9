"""The main window. It imports no noun and no store, so it is painted before they are loaded."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from planner.gui import theme
from planner.gui.docks import Docks
from planner.gui.menus import Menus
from planner.gui.notice import Notice
from planner.gui.rail import Rail
from planner.gui.status import StatusBar
from planner.gui.widgets.own_undo import OwnUndo

if TYPE_CHECKING:
    from planner.gui.desk import Desk
    from planner.gui.page import Page, Section
    from planner.gui.workspace import ActionSpec

LEAST = (960, 600)
FIRST_SIZE = (1366, 768)


class MainWindow(QMainWindow):
    """Rail, pages, docks, menus, notice and status; what stands in them comes later."""

    page_shown = Signal(str)
    file_dropped = Signal(object)  # Path of an exchange file
    search_wanted = Signal(str)  # what was typed into the search field
    closing = Signal()  # it wants to close; pending work comes first
    staying = Signal()  # it does not close after all

    def __init__(self) -> None:
        super().__init__()
        theme.wear_sheet(self)
        self._desk: Desk | None = None
        self._before_closing: list[Callable[[], object]] = []
        self._leaving = False
        self._exchange, self._plain = "", False
        self.sections: dict[str, Section[Any]] = {}
        self._way: list[str] = []  # pages seen, the one shown last
        self.show_name()
        self._fit_screen()
        self.setAcceptDrops(True)
        self.menus = Menus(self, self._say_needed)
        self.menus.search.wanted.connect(self.search_wanted)
        self._place_rail()
        self._place_pages()
        self.docks = Docks(self)
        self.docks.stand_on(self._center)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.notice = Notice(self, self.status)
        self._own_undo = OwnUndo(self)

    def _fit_screen(self) -> None:
        room = self.screen().availableGeometry()
        self.setMinimumSize(min(LEAST[0], room.width()), min(LEAST[1], room.height()))
        self.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))

    def _place_rail(self) -> None:
        self.rail = Rail()
        self.rail.chosen.connect(self.show_page)
        bar = QToolBar(self.tr("Sections"))  # stands outside the docks, at full height
        bar.setObjectName("rail")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(self.rail)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, bar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _place_pages(self) -> None:
        self._center = center = QWidget()
        center.setProperty("surface", "base")
        center.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        column.addWidget(self._stack)
        self.setCentralWidget(center)

    # -- what is put into it ----------------------------------------------------------------------

    def add_section(self, section: "Section[Any]") -> None:
        """A section of the rail; its page takes its place when it is made."""
        kind = section.kind
        self.sections[kind.key] = section
        self.rail.add(kind.key, section.title, kind.icon, kind.scope, kind.keys)
        section.stand_in(self._place_page)

    def _place_page(self, page: "Page") -> None:
        self._stack.addWidget(page)
        self.docks.add_page(
            page.key, page.scope, page.tree_beside, page.inspector(), page.below_tree()
        )
        page.counted.connect(self.rail.button(page.key).show_count)
        page.inspector_wanted.connect(self.docks.open_inspector)
        page.roomy.connect(partial(self.docks.make_room, page.key))

    def add_action(self, spec: "ActionSpec") -> QAction:
        return self.menus.add(spec)

    def _say_needed(self, sentence: str) -> None:
        self.notice.say(sentence, icon="alert-circle")

    def connect_desk(self, desk: "Desk") -> None:
        """Undo, redo and closing go through this desk from now on."""
        self._desk = desk
        self.menus.undo.triggered.connect(desk.undo)
        self.menus.redo.triggered.connect(desk.redo)
        self.notice.undo_wanted.connect(desk.undo)
        desk.steps.connect(self.menus.show_steps)
        desk.saved.connect(self.status.say_saved)
        desk.stepping_back.connect(self.status.say_step_back)
        desk.idle.connect(self._go_on_leaving)
        desk.refused.connect(self._stay)
        desk.failed.connect(self._stay)

    def show_outside(self, widget: QWidget) -> None:
        """Something in place of the pages: the database could not be opened."""
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self.docks.show_for("")

    def show_name(self, exchange: str = "") -> None:
        """Name the open exchange in the title."""
        self._exchange = exchange
        program = self.tr("City Pair Planner")
        title = f"{exchange} - {program}" if exchange else program
        plain = self.tr("{title} (not encrypted)").format(title=title)
        self.setWindowTitle(plain if self._plain else title)

    def show_plain(self, plain: bool) -> None:
        """Say in the title whether the file is not encrypted."""
        self._plain = plain
        self.show_name(self._exchange)

    def before_closing(self, then: Callable[[], object]) -> None:
        """Called once when the window really closes."""
        self._before_closing.append(then)

    # -- pages ------------------------------------------------------------------------------------

    @property
    def page(self) -> "Page | None":
        return self.sections[self._way[-1]].made if self._way else None

    def show_page(self, key: str) -> None:
        """Bring up this page; without effect for one that needs an exchange while none is open."""
        if key not in self.sections or not self.rail.button(key).isEnabled():
            return
        if not self._way or self._way[-1] != key:
            self._way.append(key)
            del self._way[:-50]
        self._show(key)

    def go_back(self) -> None:
        """The page that was shown before this one."""
        while len(self._way) > 1:
            self._way.pop()
            if self.rail.button(self._way[-1]).isEnabled():
                break
        if self._way:
            self._show(self._way[-1])

    def _show(self, key: str) -> None:
        page = self.sections[key].page()
        if self._desk is not None and self._desk.use_stack(page.steps):
            self.notice.hide()  # its Undo was of the page before
        self._stack.setCurrentWidget(page)
        self.rail.show_current(key)
        self.docks.show_for(key)
        page.shown()
        self.page_shown.emit(key)

    def allow_exchange(self, allowed: bool) -> None:
        """Whether an exchange is open; without one, a page about it gives way to the first."""
        self.rail.allow_exchange(allowed)
        page = self.page
        if not allowed and page is not None and page.scope == "exchange":
            self.show_page(next(iter(self.sections)))

    # -- panes ------------------------------------------------------------------------------------

    def next_pane(self, step: int = 1) -> None:
        """Give the keys to the next of rail, tree, page, inspector, findings (F6)."""
        panes = [self.rail, *self.docks.panes_before(), self._stack, *self.docks.panes_after()]
        focus = self.focusWidget()
        at = next((n for n, pane in enumerate(panes) if _holds(pane, focus)), -1)
        for move in range(1, len(panes) + 1):
            pane = panes[(at + step * move) % len(panes)]
            if self._focus(pane):
                return

    def _focus(self, pane: QWidget) -> bool:
        if pane is self.rail:
            self.rail.focus_current()
            return _holds(pane, self.focusWidget())
        for widget in pane.findChildren(QWidget):
            usable = widget.isVisible() and widget.isEnabled()
            if usable and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    # -- closing ----------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a field keeps what was typed when it is left
        self.closing.emit()
        if self._desk is not None and self._desk.busy:
            event.ignore()  # come back when all is kept
            self._leaving = True
            self.setEnabled(False)
            self.status.say_saving()
            return
        waiting, self._before_closing = self._before_closing, []
        for then in waiting:
            then()
        event.accept()

    def _go_on_leaving(self) -> None:
        if self._leaving:
            self._leaving = False
            self.setEnabled(True)
            self.close()

    def _stay(self, _error: object) -> None:
        """What was typed last could not be kept: the person has to see why."""
        if self._leaving:
            self._leaving = False
            self.setEnabled(True)
            self.staying.emit()

    # -- events -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _exchange_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for file in _exchange_files(event):
            self.file_dropped.emit(file)
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.docks.fit(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else took closes what stands over the page."""
        if event.key() == Qt.Key.Key_Escape and self.docks.over.isVisible():
            self.docks.over.leave()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self.setProperty("keys", True)
        return super().event(event)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _exchange_files(event: QDropEvent) -> list[Path]:
    """The exchange files among what is being dragged."""
    names = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [name for name in names if name.suffix.casefold() == ".json"]
