"""A line to type into, with a list of offers under it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from planner.gui.widgets.offers import hang_under

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OfferLine(QLineEdit):
    """The first offer is pointed at, so Enter takes it; what was typed stays till it is cleared."""

    offer_taken = Signal(int)  # its place in the list
    entered = Signal()  # Enter while nothing is offered; the dialog around must not hear of it

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._texts = QStringListModel(self)
        self._completer = QCompleter(self._texts, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = QListView()  # the completer's own from here on
        self._popup.setProperty("kind", "offers")
        self._completer.setPopup(self._popup)
        # not self.setCompleter: that would write what is only pointed at into the line
        self._completer.setWidget(self)
        taken = self._completer.activated[QModelIndex]  # type: ignore[index]  # by overload
        taken.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def offer(self, texts: Sequence[str]) -> None:
        """Show these below the line; none closes the list."""
        self._texts.setStringList(list(texts))
        if texts and self.hasFocus():
            if self._popup.parent() is not self:  # from then on Qt gives it no other place for Tab
                hang_under(self, self._completer)
            self._completer.complete()
            self._popup.setCurrentIndex(self._popup.model().index(0, 0))
        else:
            self._popup.hide()

    @property
    def popup(self) -> QWidget:
        return self._popup

    def _take(self, index: QModelIndex) -> None:
        self.offer_taken.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.popup.isVisible():
            event.ignore()  # the list hears of it next
        elif event.key() in _ENTER and self.text().strip():
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)
