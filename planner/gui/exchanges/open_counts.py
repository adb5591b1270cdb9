"""What is open of each exchange, found out behind the list: one exchange at a time, those on the
screen first, and again only when something it depends on has changed.
"""

from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from planner.editions.outdated import Loaded, Open, load_open, look
from planner.gui.workspace import Workspace
from planner.model import Refused
from planner.store.record import Heard
from planner.store.unhurried import Progress

REST = 40  # milliseconds between two exchanges, for whatever else there is to do


class OpenCounts(QObject):
    """`wanted` gives the ids to look at, the most urgent first; asked anew each time."""

    counted = Signal(object)  # id of the exchange
    done = Signal()

    def __init__(self, workspace: Workspace, wanted: Callable[[], Iterable[UUID]]) -> None:
        super().__init__(workspace)
        self._workspace, self._wanted = workspace, wanted
        self._known: dict[UUID, Open | None] = {}  # None: it could not be looked at
        self._stale: set[UUID] = set()
        self._busy = False
        self._overtaken = False  # what is being counted has changed meanwhile
        self._soon = QTimer(self, interval=REST, singleShot=True)
        self._soon.timeout.connect(self._next)
        workspace.desk.changed.connect(self._hear)
        workspace.desk.changed_elsewhere.connect(self._doubt_all)
        workspace.midnight.passed.connect(self._doubt_all)

    def of(self, exchange_id: UUID) -> Open | None:
        """What was found last; None where nobody has looked yet, or nobody could."""
        return self._known.get(exchange_id)

    def go_on(self) -> None:
        """Look at what has not been looked at, as long as there is any."""
        if not self._busy:
            self._soon.start()

    # -- what makes a count doubtful --------------------------------------------------------------

    def _hear(self, entry: Heard) -> None:
        things = entry.things
        if things is None:
            self._doubt_all()
            return
        self._doubt(
            {
                each
                for each, found in self._known.items()
                if found is None or each in things or found.refers & things
            }
        )

    def _doubt_all(self) -> None:
        self._doubt(set(self._known))

    def _doubt(self, exchanges: set[UUID]) -> None:
        self._stale |= exchanges
        self._overtaken = True
        self.go_on()

    # -- one after the other ----------------------------------------------------------------------

    def _next(self) -> None:
        if self._busy:
            return
        open_ones = (id_ for id_ in self._wanted() if id_ in self._stale or id_ not in self._known)
        exchange_id = next(iter(open_ones), None)
        if exchange_id is None:
            self.done.emit()
            return
        self._busy, self._overtaken = True, False
        take = partial(self._look, exchange_id)
        query = partial(load_open, exchange_id=exchange_id)
        self._workspace.desk.ask(query, take, missed=partial(self._lose, exchange_id))

    def _look(self, exchange_id: UUID, loaded: Loaded) -> None:
        today = self._workspace.today()

        def task(_progress: Progress) -> Open:
            return look(loaded, today)

        job = self._workspace.background.run(task)
        job.finished.connect(partial(self._keep, exchange_id))
        for end in (job.refused, job.failed, job.cancelled):
            end.connect(partial(self._lose, exchange_id))

    def _lose(self, exchange_id: UUID, *_error: Refused | Exception) -> None:
        """It is gone, or cannot be looked at just now: nothing is said of it."""
        self._keep(exchange_id, None)

    def _keep(self, exchange_id: UUID, found: Open | None) -> None:
        self._busy = False
        self._known[exchange_id] = found
        if not self._overtaken:
            self._stale.discard(exchange_id)
        else:
            self._stale.add(exchange_id)
        self.counted.emit(exchange_id)
        self._soon.start()
