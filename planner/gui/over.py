"""In a narrow window the inspector opens over the page, and Esc closes it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.gui.theme import fonts
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.words import label


class OverPage(QFrame):
    """Stands at the right edge of the page, as high as it, and gives the keys back when it goes."""

    def __init__(self, window: QWidget, title: str, width: int) -> None:
        super().__init__(window)
        self._width = width
        self._before: QWidget | None = None  # what had the keys
        self._page: QWidget | None = None
        self.setProperty("surface", "window")
        self.setProperty("edge", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.close_ = icon_button("close", self.tr("Close"), self.tr("Close, Esc"))
        self.close_.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.setContentsMargins(15, 2, 8, 0)
        head.addWidget(label(title, "label"), 1)
        head.addWidget(self.close_)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self.hide()

    def stand_on(self, page: QWidget) -> None:
        """The part of the window over which it opens, and which it follows in size."""
        self._page = page
        page.installEventFilter(self)

    def take(self, content: QWidget) -> None:
        """Hold this from now on."""
        self._column.addWidget(content, 1)
        content.show()

    def open(self) -> None:
        """Over the page; the keys stay where they are."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Close, and give the keys back to what had them."""
        held = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        before, self._before = self._before, None
        if held and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        if self._page is not None:
            corner = self._page.mapTo(self.window(), self._page.rect().topLeft())
            wide = max(fonts.scaled(self._width), self.minimumSizeHint().width())
            left = corner.x() + self._page.width() - wide
            self.setGeometry(max(left, 0), corner.y(), wide, self._page.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
