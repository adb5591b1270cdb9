"""What happened, said quietly at the foot of the window, with Undo beside it.

It stands in the free stretch of the status bar, since on the page it would cover what is worked on.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from planner.gui.status import GAP, StatusBar
from planner.gui.theme import icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.words import label, left_to_right

STAYS = 8000  # milliseconds, or longer where there is more to read
A_LETTER = 80  # milliseconds


class Notice(QFrame):
    """One at a time: the newest takes the place of the older.

    It stays for eight seconds, longer if it is long, or while the pointer or the keys are in it.
    """

    undo_wanted = Signal()

    def __init__(self, window: QWidget, bar: StatusBar) -> None:
        super().__init__(window)
        self._bar = bar
        self.setProperty("kind", "notice")
        self.setAccessibleName(self.tr("Notice"))
        self._mark = QLabel()
        self._words = label()
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.setProperty("kind", "undo")
        self._keys = label("Ctrl+Z", "second")
        self._close = QPushButton()
        self._close.setProperty("kind", "icon")
        self._close.setAccessibleName(self.tr("Close"))
        self._icon = "check"
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 8, 1)
        row.setSpacing(10)
        for part in (self._mark, self._words, self._undo, self._keys, self._close):
            row.addWidget(part, part is self._words)
        self._undo.clicked.connect(self._take_back)
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self, interval=STAYS, singleShot=True)
        self._timer.timeout.connect(self._leave)
        bar.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: bool = False, icon: str = "check") -> None:
        """Show this sentence; `icon` alert-circle for what could not be done."""
        self._icon = icon
        self._words.setText(left_to_right(text))
        self._undo.setVisible(undo)
        self._keys.setVisible(undo)
        self._paint_marks()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(max(STAYS, A_LETTER * len(text)))

    @property
    def text(self) -> str:
        return self._words.text().lstrip("\N{LEFT-TO-RIGHT MARK}")

    def _paint_marks(self) -> None:
        ratio, color = self.devicePixelRatioF(), TOKENS.current.base
        self._mark.setPixmap(icons.pixmap(self._icon, 16, color, ratio))
        self._close.setIcon(icons.icon("close", "base"))

    def _take_back(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        """On one line in the middle of what is free; where that is too narrow, over what is said
        at the left, too; and then on more lines, which reach up."""
        bar, free = self._bar.geometry(), self._bar.free()
        self._words.setWordWrap(False)
        width, height = self.sizeHint().width(), bar.height() - 2
        spare = free.width() - width
        if spare < 0:
            free.setLeft(GAP)
        if width > free.width():
            width = free.width()
            self._words.setWordWrap(True)
            height = max(height, self.heightForWidth(width))
        left = bar.left() + free.left() + max(spare, 0) // 2
        self.setGeometry(left, bar.bottom() - height, width, height)

    # -- events -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        """The bar became another, or what is said in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._words.text():
            self._paint_marks()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
