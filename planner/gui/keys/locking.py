"""Putting the window out of sight: locked where there is a passphrase, else only hidden."""

from functools import partial
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from planner.gui import theme
from planner.gui.opening import Opening
from planner.gui.phrase import AskPhrase
from planner.gui.settings.preferences import Preferences
from planner.gui.widgets.buttons import button
from planner.gui.widgets.words import label, plain_tip
from planner.gui.window import MainWindow
from planner.gui.workspace import ActionSpec, Workspace

LOOK_EVERY = 10_000  # milliseconds
INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Cover(QWidget):
    """All that is seen of a hidden window."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Dialog)
        theme.wear_sheet(self)
        self.setWindowTitle(self.tr("City Pair Planner"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("City Pair Planner is hidden"), "panel-title"))
        self.show_again = button(self.tr("Show"), "eye-outline", "primary")
        column.addWidget(self.show_again)
        self.show_again.clicked.connect(self.close)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.left.emit()
        super().closeEvent(event)


class HeldBack(QObject):
    """Keeps off the screen what would open while the window is out of sight, for later."""

    ALLOWED = (Cover, AskPhrase)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._windows: list[QWidget] = []

    def take(self) -> list[QWidget]:
        """What may be shown now."""
        windows, self._windows = self._windows, []
        return windows

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, self.ALLOWED)
        ):
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QTimer.singleShot(0, watched, partial(self._put_away, watched))
        return False

    def _put_away(self, window: QWidget) -> None:
        window.hide()
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        self._windows.append(window)


class Locking(QObject):
    """A locked database is closed, and its key forgotten: only passphrase or phrase open it."""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        opening: Opening,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._opening, self._preferences = opening, preferences
        self._hidden: list[QWidget] = []
        self._last_input = monotonic()
        self.cover: Cover | None = None
        self.locked = False
        self.button = QPushButton()
        self.button.setProperty("kind", "link")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.go_out_of_sight)
        window.status.addPermanentWidget(self.button)
        self.refresh()
        workspace.desk.opened.connect(self._opened_again)
        workspace.desk.not_opened.connect(self._not_opened)
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        self._application, self._held_back = application, HeldBack(self)
        application.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())
        self._looks = QTimer(self, interval=LOOK_EVERY)
        self._looks.timeout.connect(self.lock_if_idle)
        self._looks.start()

    def offer(self) -> None:
        """Put it into the menu and the palette."""
        self._workspace.add_action(
            ActionSpec(
                "file.lock",
                self.tr("Lock or hide the window"),
                "lock-outline",
                "Ctrl+Shift+L",
                "file",
                self.go_out_of_sight,
            )
        )

    def refresh(self) -> None:
        """Say on the button what it does."""
        lock = self._opening.has_passphrase
        self.button.setText(self.tr("Lock") if lock else self.tr("Hide"))
        tip = (
            self.tr("Close the database until the passphrase is given")
            if lock
            else self.tr("Put the window out of sight; it opens again without a question")
        )
        self.button.setToolTip(plain_tip(tip))

    # -- out of sight -----------------------------------------------------------------------------

    def go_out_of_sight(self) -> None:
        """Lock the window if there is a passphrase; else hide it."""
        if self._hidden:
            return
        focus = self._window.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a field keeps what was typed when it is left
        self._workspace.covered.emit()
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        self._hidden = [each for each in shown if each.isWindow()]
        for each in self._hidden:
            each.hide()
        self._application.installEventFilter(self._held_back)
        if self._opening.has_passphrase:
            self.locked = True
            # without a key to open it again, the worker asks for the passphrase
            self._workspace.desk.work_on_closed(lambda: None, lambda _: None)
        else:
            self.cover = Cover()
            self.cover.left.connect(self.come_back)
            self.cover.show()

    def come_back(self) -> None:
        """Show again what was hidden."""
        self._application.removeEventFilter(self._held_back)
        hidden, self._hidden = [*self._hidden, *self._held_back.take()], []
        self.locked = False
        self._last_input = monotonic()
        for each in hidden:
            if isValid(each):
                each.show()
        if self.cover is not None:
            self.cover.deleteLater()
            self.cover = None

    def _opened_again(self, _store: object) -> None:
        self.refresh()
        if self.locked:
            self.come_back()

    def _not_opened(self, _error: object) -> None:
        """Nobody gave the passphrase: nothing of what is in the window may be seen again."""
        if self.locked:
            self._hidden.clear()
            self._window.close()

    # -- idle -------------------------------------------------------------------------------------

    def lock_if_idle(self) -> None:
        """Lock, if there is a passphrase and nothing was typed or clicked for a while."""
        idle = monotonic() - self._last_input
        if self._opening.has_passphrase and idle >= 60 * self._preferences.lock_after:
            self.go_out_of_sight()

    def _watch(self, window: QWindow | None) -> None:
        """Hear of input where the person is: a window each, rather than every event there is."""
        if window is not None:
            window.removeEventFilter(self)  # never twice
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if event.type() in INPUT:
            self._last_input = monotonic()
        return super().eventFilter(watched, event)
