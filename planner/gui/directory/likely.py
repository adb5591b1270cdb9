"""A link that says how many pairs of records are likely one, and goes through them."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from planner.gui.directory.merging import MergeDialog
from planner.gui.directory.words import counted
from planner.gui.picture import Picture
from planner.gui.theme import icons
from planner.gui.workspace import Workspace
from planner.model import City, Delegate, Organization, Person, PersonPrivate, Venue
from planner.queries.directory import Listed
from planner.queries.duplicates import Pair, likely_duplicates

_ABOUT = (Person, PersonPrivate, Organization, Venue, City)
Asked = Callable[[], tuple[Listed, Collection[UUID] | None]]  # of which kind, and among which


class LikelyDuplicates(QPushButton):
    """Hidden while there are none."""

    def __init__(self, workspace: Workspace, asked: Asked, owner: QWidget) -> None:
        super().__init__()
        self._workspace, self._asked = workspace, asked
        self.pairs: Sequence[Pair] = ()
        self.setProperty("kind", "link")
        self.setIcon(icons.icon("content-duplicate", "accent"))
        self.setAutoDefault(False)
        self.hide()
        self.clicked.connect(self.go_through)
        self._picture = Picture(workspace.desk, self._query(), (*_ABOUT, Delegate), owner)
        self._picture.answered.connect(self._take)

    def ask(self) -> None:
        """Ask again: what is asked about is another kind, or others."""
        self._picture.query = self._query()

    def _query(self) -> partial[list[Pair]]:
        listed, among = self._asked()
        return partial(likely_duplicates, listed=listed, among=among)

    def _take(self, pairs: list[Pair]) -> None:
        self.pairs = pairs
        self.setText(counted(len(pairs), "1 likely duplicate...", "%n likely duplicates..."))
        self.setVisible(bool(pairs))

    def go_through(self) -> None:
        self.show_pairs(self.pairs)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Side by side, one pair after the other."""
        if pairs:
            listed, _ = self._asked()
            MergeDialog(self._workspace, listed, pairs, self.window()).open()
