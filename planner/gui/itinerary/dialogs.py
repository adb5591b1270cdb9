"""What is asked before something is done to the chosen item: where to, who called, by how much."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from planner.gui.itinerary.falling_out import CancelDialog, ShiftDialog
from planner.gui.itinerary.move_dialog import MoveDialog
from planner.gui.itinerary.questions import QuestionsDialog
from planner.gui.workspace import Workspace
from planner.model import Item
from planner.rules.agenda import Happening


class Dialogs:
    """Each opens over the page; `chosen` tells what it is about."""

    def __init__(
        self, workspace: Workspace, chosen: Callable[[], Happening | None], page: QWidget
    ) -> None:
        self._workspace, self._chosen, self._page = workspace, chosen, page

    def move(self) -> None:
        """Ask where the chosen item is to go."""
        if (item := self._item()) is not None:
            MoveDialog(self._workspace, item, self._page).open()

    def cancel(self) -> None:
        """Ask who called the chosen item off, and what takes its place."""
        if (item := self._item()) is not None:
            CancelDialog(self._workspace, item, self._page).open()

    def shift(self) -> None:
        """Ask by how much the rest of the day is shifted."""
        ShiftDialog(self._workspace, self._item(), self._page).open()

    def ask_hosts(self) -> None:
        """Show what the findings ask of each host, as mails to copy."""
        if self._workspace.opened is not None:
            QuestionsDialog(self._workspace, self._workspace.opened, self._page).open()

    def _item(self) -> Item | None:
        thing = self._chosen()
        return thing if isinstance(thing, Item) else None
