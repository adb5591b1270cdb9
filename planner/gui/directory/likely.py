"""A link that says how many pairs of records are likely one, and goes through them."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from planner.gui.background import Job
from planner.gui.directory.merging import MergeDialog
from planner.gui.directory.words import counted
from planner.gui.picture import Picture
from planner.gui.theme import icons
from planner.gui.workspace import Workspace
from planner.model import City, Delegate, Organization, Person, PersonPrivate, Venue
from planner.queries.directory import Listed
from planner.queries.duplicates import Pair, Records, likely_same_of, records_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ABOUT = (Person, PersonPrivate, Organization, Venue, City)
Among = Callable[
    [], Collection[UUID] | None
]  # among which; asked on the worker, for it may be long


class LikelyDuplicates(QPushButton):
    """Hidden while there are none."""

    def __init__(
        self,
        workspace: Workspace,
        listed: Callable[[], Listed],
        owner: QWidget,
        among: Among = lambda: None,
    ) -> None:
        super().__init__()
        self._workspace, self._listed, self._among = workspace, listed, among
        self.pairs: Sequence[Pair] = ()
        self._job: Job | None = None
        self.setProperty("kind", "link")
        self.setIcon(icons.icon("content-duplicate", "accent"))
        self.setAutoDefault(False)
        self.hide()
        self.clicked.connect(self.go_through)
        self._picture = Picture(workspace.desk, self._query(), (*_ABOUT, Delegate), owner)
        self._picture.answered.connect(self._compare)

    def ask(self) -> None:
        """Ask again: what is asked about is another kind, or others."""
        self._picture.query = self._query()

    def _query(self) -> partial[Records]:
        return partial(self._load, listed=self._listed())

    def _load(self, session: "Session", listed: Listed) -> Records:
        return records_of(session, listed, self._among())

    def _compare(self, records: Records) -> None:
        """Beside the store too, since of tens of thousands it takes a while."""
        if self._job is not None:
            self._job.cancel()
        job = self._job = self._workspace.background.run(partial(likely_same_of, records))
        job.finished.connect(partial(self._take, job))

    def _take(self, job: Job, pairs: list[Pair]) -> None:
        if job is not self._job:
            return
        self._job, self.pairs = None, pairs
        self.setText(counted(len(pairs), "1 likely duplicate...", "%n likely duplicates..."))
        self.setVisible(bool(pairs))

    def go_through(self) -> None:
        self.show_pairs(self.pairs)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Side by side, one pair after the other."""
        if pairs:
            MergeDialog(self._workspace, self._listed(), pairs, self.window()).open()
