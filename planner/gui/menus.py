"""The menu bar: menus of actions, and in its right corner undo, redo and the search field."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMainWindow, QMenu, QWidget

from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.painting import draw_text, text_width
from planner.gui.widgets.words import plain_menu, plain_tip

if TYPE_CHECKING:
    from planner.gui.workspace import ActionSpec

SEARCH_WIDTH = 360


class SearchField(QLineEdit):
    """Looks like a field and opens the palette, with what was typed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search, or run a command"))
        self.setAccessibleName(self.tr("Search, or run a command, Ctrl+K"))
        self.setTextMargins(24, 0, text_width("Ctrl+K", "second") + 6, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def sizeHint(self) -> QSize:
        return QSize(SEARCH_WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        return QSize(200, super().minimumSizeHint().height())

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.wanted.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text().strip():
            self.wanted.emit(event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit("")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, tokens, rect = QPainter(self), TOKENS.current, self.rect()
        glass = rect.adjusted(9, 0, 0, 0)
        glass.setWidth(16)
        icons.paint(painter, glass, "magnify", tokens.text2)
        right = Qt.AlignmentFlag.AlignRight
        draw_text(painter, rect.adjusted(0, 0, -10, 0), "Ctrl+K", "second", tokens.text2, right)


class Menus:
    """All actions of the window, each once: in a menu, by its key, and in the palette."""

    def __init__(self, window: QMainWindow, say: Callable[[str], object]) -> None:
        """`say` tells the person what an action needs that was asked for by its keys."""
        self._window, self._say = window, say
        self._menus: dict[str, QMenu] = {}
        self._asked: list[tuple[QAction, Callable[[], bool]]] = []
        self.actions: dict[str, QAction] = {}
        tr = window.tr
        for key, word in (
            ("file", tr("&File")),
            ("edit", tr("&Edit")),
            ("view", tr("&View")),
            ("exchange", tr("E&xchange")),
            ("item", tr("&Item")),
            ("documents", tr("&Documents")),
            ("help", tr("&Help")),
        ):
            menu = window.menuBar().addMenu(word)
            menu.aboutToShow.connect(self.ask_enabled)
            menu.aboutToHide.connect(self._leave_keys)
            self._menus[key] = menu
        self.undo = self._step(tr("Undo"), "undo", ["Ctrl+Z"])
        self.redo = self._step(tr("Redo"), "redo", ["Ctrl+Shift+Z", "Ctrl+Y"])
        self._corner()
        self.show_steps("", "")

    def _step(self, word: str, icon: str, keys: list[str]) -> QAction:
        action = self._menus["edit"].addAction(icons.icon(icon), word)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action

    def _corner(self) -> None:
        # Qt keeps the corner only while Python does
        self._held = QWidget()
        row = QHBoxLayout(self._held)
        row.setContentsMargins(0, 4, 12, 4)
        row.setSpacing(2)
        self.undo_button = icon_button("undo", self._window.tr("Undo"))
        self.redo_button = icon_button("redo", self._window.tr("Redo"))
        self.search = SearchField()
        for button, action in ((self.undo_button, self.undo), (self.redo_button, self.redo)):
            button.clicked.connect(action.trigger)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        row.addSpacing(10)
        row.addWidget(self.search)
        self._window.menuBar().setCornerWidget(self._held)

    # -- actions ----------------------------------------------------------------------------------

    def add(self, spec: "ActionSpec") -> QAction:
        """An action of a page or of the program at the end of its menu."""
        action = QAction(spec.text, self._window)
        if spec.icon:
            action.setIcon(icons.icon(spec.icon))
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        action.triggered.connect(lambda: self._run(spec))
        action.setMenuRole(QAction.MenuRole.NoRole)
        self._menus[spec.group].addAction(action)
        if spec.enabled is not None:
            self._asked.append((action, spec.enabled))
        self.actions[spec.key] = action
        return action

    def add_menu(self, group: str, word: str) -> QMenu:
        return self._menus[group].addMenu(word)

    def add_separator(self, group: str) -> None:
        self._menus[group].addSeparator()

    def hide_empty(self) -> None:
        """A menu without anything in it is not shown."""
        for menu in self._menus.values():
            menu.menuAction().setVisible(not menu.isEmpty())

    def ask_enabled(self) -> None:
        """Ask of each action whether it makes sense just now."""
        for action, enabled in self._asked:
            action.setEnabled(enabled())

    def _leave_keys(self) -> None:
        """What a menu found out holds for its own time: keys are pressed later."""
        for action, _enabled in self._asked:
            action.setEnabled(True)

    def _run(self, spec: "ActionSpec") -> None:
        if spec.enabled is None or spec.enabled():
            spec.run()
        elif spec.needs:
            self._say(spec.needs)

    def show_steps(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do; empty if nothing."""
        tr = self._window.tr
        for action, button, label, word, named, key in (
            (self.undo, self.undo_button, undo, tr("Undo"), tr("Undo {step}"), "Ctrl+Z"),
            (self.redo, self.redo_button, redo, tr("Redo"), tr("Redo {step}"), "Ctrl+Shift+Z"),
        ):
            text = named.format(step=label) if label else word
            action.setText(plain_menu(fonts.metrics("text").elidedText(text, _MIDDLE, 480)))
            action.setEnabled(bool(label))
            button.setEnabled(bool(label))
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(f"{text} ({key})"))


_MIDDLE = Qt.TextElideMode.ElideMiddle
