"""What is asked before something is done to the chosen item: where to, who called, by how much."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from planner.gui.itinerary.bringing_in.dropped import DroppedProgram
from planner.gui.itinerary.falling_out import CancelDialog
from planner.gui.itinerary.laying_out.days import ApplyTemplateDialog, SaveTemplateDialog
from planner.gui.itinerary.laying_out.lay_out import LayOutDialog
from planner.gui.itinerary.laying_out.whole_visit import (
    DuplicateDialog,
    MoveVisitDialog,
    ReplaceHotelDialog,
)
from planner.gui.itinerary.move_dialog import MoveDialog
from planner.gui.itinerary.move_leg_dialog import MoveLegDialog
from planner.gui.itinerary.of_a_day import ConfirmDayDialog, ShiftDialog, confirm
from planner.gui.itinerary.questions import QuestionsDialog
from planner.gui.workspace import Workspace
from planner.model import Item, Leg, VisitKind
from planner.rules.agenda import Happening, day_of


class Dialogs:
    """Each opens over the page; `chosen` tells what it is about, `shown` the one day that is seen,
    None where there are several or none."""

    def __init__(
        self,
        workspace: Workspace,
        chosen: Callable[[], Happening | None],
        shown: Callable[[], date | None],
        page: QWidget,
    ) -> None:
        self._workspace, self._chosen, self._shown = workspace, chosen, shown
        self._page = page
        DroppedProgram(page).came.connect(lambda file: self.bring_in(file=file))

    def move(self) -> None:
        """Ask where the chosen item or journey is to go."""
        thing = self._chosen()
        if isinstance(thing, Item):
            MoveDialog(self._workspace, thing, self._page).open()
        elif isinstance(thing, Leg):
            MoveLegDialog(self._workspace, thing, self._page).open()

    def cancel(self) -> None:
        """Ask who called the chosen item off, and what takes its place."""
        if (item := self._item()) is not None:
            CancelDialog(self._workspace, item, self._page).open()

    def shift(self) -> None:
        """Ask by how much the rest of the day is shifted."""
        if (visit := self._workspace.visit) is not None:
            day, item = self._meant(), self._item()
            ShiftDialog(self._workspace, visit, day, item, self._page).open()

    def confirm_day(self) -> None:
        """Confirm all of the day that is seen; ask which, where not one alone is."""
        visit, day = self._workspace.visit, self._shown()
        if visit is not None and day is not None:
            confirm(self._workspace, visit, day)
        elif visit is not None:
            ConfirmDayDialog(self._workspace, visit, self._meant(), self._page).open()

    def _meant(self) -> date | None:
        """The day that is seen, else that of what is chosen, else the one seen last."""
        thing = self._chosen()
        own = day_of(thing) if thing is not None else None
        return self._shown() or own or self._workspace.day

    def ask_hosts(self) -> None:
        """Show what the findings ask of each host, as mails to copy."""
        if self._workspace.opened is not None:
            QuestionsDialog(self._workspace, self._workspace.opened, self._page).open()

    def bring_in(self, text: str = "", file: Path | None = None) -> None:
        """Ask for a program in a file or as text; one that is there already is read at once."""
        # here: all that reads the files of others takes a while to load
        from planner.gui.itinerary.bringing_in.dialog import ProgramImport

        if (visit := self._workspace.visit) is not None:
            made = ProgramImport(self._workspace, visit, self._window, text, self._shown())
            made.open()
            if file is not None:
                made.open_file(file)

    # -- laying out --------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Ask for cities, nights and what days begin with, of the visit shown or of the first."""
        opened, visit = self._workspace.opened, self._workspace.visit
        if opened is not None:
            kind = visit.kind if visit is not None else VisitKind.FIRST
            LayOutDialog(self._workspace, opened.exchange, visit, kind, self._window).open()

    def duplicate_visit(self) -> None:
        opened, visit = self._workspace.opened, self._workspace.visit
        if opened is not None and visit is not None:
            DuplicateDialog(self._workspace, opened.exchange, visit, self._window).open()

    def move_visit(self) -> None:
        if (visit := self._workspace.visit) is not None:
            MoveVisitDialog(self._workspace, visit, self._window).open()

    def replace_hotel(self) -> None:
        """Ask for the new hotel, of the stop where the day shown is."""
        visit, day = self._workspace.visit, self._workspace.day
        if visit is not None and visit.stops:
            here = next((stop for stop in visit.stops if day and stop.has(day)), visit.stops[0])
            ReplaceHotelDialog(self._workspace, visit, here, self._window).open()

    def save_template(self) -> None:
        if (visit := self._workspace.visit) is not None:
            SaveTemplateDialog(self._workspace, visit, self._window).open()

    def apply_template(self) -> None:
        if (visit := self._workspace.visit) is not None:
            ApplyTemplateDialog(self._workspace, visit, self._window).open()

    @property
    def _window(self) -> QWidget:
        return self._page.window()

    @property
    def sees_chosen(self) -> bool:
        """Whether what is chosen stands on the day that is seen; on one of several it may."""
        thing, day = self._chosen(), self._shown()
        return thing is not None and (day is None or day_of(thing) == day)

    @property
    def has_item(self) -> bool:
        """Whether an item is chosen."""
        return self._item() is not None

    def _item(self) -> Item | None:
        thing = self._chosen()
        return thing if isinstance(thing, Item) else None
