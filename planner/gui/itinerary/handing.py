"""Carrying a card from one part of the window to another: grid, tray, and the days of the tree."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QGuiApplication

from planner.gui.itinerary.grid.carrying import Held
from planner.gui.itinerary.grid.keys import Grid
from planner.gui.itinerary.grid.placing import as_it_is
from planner.gui.itinerary.moves import Moves
from planner.gui.itinerary.tray import Tray
from planner.gui.itinerary.views import Views
from planner.gui.places import Place
from planner.gui.workspace import Workspace


class Handing(QObject):
    """Whoever carries a card says where the pointer is; this finds what is there."""

    def __init__(
        self, workspace: Workspace, views: Views, tray: Tray, moves: Moves, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._views, self._tray, self._moves = workspace, views, tray, moves
        for grid in views.grids:
            grid.carrying.connect(self._over)
            grid.carried_off.connect(lambda: self._mark(None))
        tray.list.carrying.connect(self._from_tray)
        tray.list.given_up.connect(self._give_up)

    def _from_tray(self, held: Held, at: QPoint, let_go: bool) -> None:
        grid = self._views.grid
        inside = grid is not None and grid.viewport().rect().contains(
            grid.viewport().mapFromGlobal(at)
        )
        if grid is None or not inside:
            if grid is not None and grid.held is not None:
                grid.put_down()
            self._over(held, at, let_go)
            return
        self._mark(None)
        if grid.held is None:
            grid.take(held)
        self._carry(grid, at)
        if let_go:
            ghost = grid.ghost
            grid.put_down()
            if ghost is not None:
                grid.land(ghost)

    def _carry(self, grid: Grid, at: QPoint) -> None:
        point = QPointF(grid.viewport().mapFromGlobal(at)) + QPointF(0, grid.top)
        grid.carry_to(point, QGuiApplication.keyboardModifiers())

    def _over(self, held: Held, at: QPoint, let_go: bool) -> None:
        """Outside of every grid: on the tray, or on a day of the tree."""
        place = self._place(at)
        self._mark(None if let_go else at)
        if let_go and place is not None:
            here = as_it_is(held.card)
            self._moves.place(None, replace(here, day=place.day))

    def _place(self, at: QPoint) -> Place | None:
        found = (landing.place_at(at) for landing in self._workspace.landings)
        return next((place for place in found if place is not None), None)

    def _mark(self, at: QPoint | None) -> None:
        for landing in self._workspace.landings:
            landing.show_landing(at)

    def _give_up(self) -> None:
        self._mark(None)
        if self._views.grid is not None:
            self._views.grid.put_down()
