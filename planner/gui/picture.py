"""What a screen shows of the store, asked again when that has changed."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Signal

from planner.gui.desk import Desk, Work
from planner.model import Base
from planner.store.record import Heard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Picture(QObject):
    """The answer to one query, asked again when what it is about has changed.

    However fast the changes come, one question is under way at a time. While the page it belongs to
    is hidden it waits for that to come up, unless something is shown of it elsewhere.
    """

    answered = Signal(object)
    unanswered = Signal(object)  # Refused, or our mistake: what it is about is gone

    def __init__(
        self,
        desk: Desk,
        query: Work,
        about: tuple[type[Base], ...],
        parent: QObject,
        while_hidden: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk, self._query, self._about = desk, query, about
        self._page = cast("QWidget", parent) if parent.isWidgetType() and not while_hidden else None
        if self._page is not None:
            self._page.installEventFilter(self)
        self._asking = self._stale = self._due = False
        self._asked = query
        desk.changed.connect(self._hear)
        desk.changed_elsewhere.connect(self.ask_when_seen)
        self.ask()

    @property
    def query(self) -> Work:
        return self._query

    @query.setter
    def query(self, query: Work) -> None:
        self._query = query
        self.ask()

    def ask(self) -> None:
        self._stale = self._asking
        if not self._asking:
            self._asking, self._asked = True, self._query
            self._desk.ask(self._query, self._take, missed=self._miss)

    def _hear(self, entry: Heard) -> None:
        if entry.touches(*self._about):
            self.ask_when_seen()

    def ask_when_seen(self) -> None:
        """Ask again; while the page is hidden, as soon as it comes up."""
        self._due = self._page is not None and not self._page.isVisible()
        if not self._due:
            self.ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.Show and self._due:
            self._due = False
            self.ask()
        return False

    def _take(self, answer: object) -> None:
        if self._is_wanted():
            self.answered.emit(answer)

    def _miss(self, error: object) -> None:
        if self._is_wanted():
            self.unanswered.emit(error)

    def _is_wanted(self) -> bool:
        """Note that an answer came. One to another question than today's is of no use."""
        wanted = self._asked is self._query
        self._asking = False
        if self._stale:
            self.ask()
        return wanted
