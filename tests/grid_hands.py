"""A day of the open program as a person sees it, and hands for it."""

from datetime import date
from typing import Any
from uuid import UUID

from hands import CTRL, press
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from running import SAMPLE, Running
from taking_back import how_many_steps

from planner.model import Item, Leg


class Day:
    """The grid as a person sees it."""

    def __init__(self, program: Running) -> None:
        self.program = program
        self.page: Any = program.window.page

    @classmethod
    def of_sample(cls, program: Running, day: date) -> "Day":
        """A day of the sample exchange."""
        program.open_exchange(SAMPLE)
        program.workspace.set_place(program.workspace.visit.id, day)
        program.settle()
        return cls(program)

    @property
    def grid(self) -> Any:
        return self.page.views.grid

    def item(self, title: str) -> Item:
        items: list[Item] = self.program.workspace.visit.items
        named = [item for item in items if item.title == title]
        here = [item for item in named if item.day == self.program.workspace.day]
        return (here or named)[0]

    def spot(self, title: str, down: float = 0.5) -> QPoint:
        """A point in the block of this title, scrolled into sight."""
        return self.spot_of(self.item(title).id, down)

    def leg_on(self, day: date) -> Leg:
        """The journey that leaves on this day."""
        legs: list[Leg] = self.program.workspace.visit.legs
        (leg,) = (each for each in legs if each.from_day == day)
        return leg

    def spot_of(self, thing: UUID, down: float = 0.5) -> QPoint:
        """A point in the block of this thing, scrolled into sight."""
        self.grid.reveal(thing)
        rect = self.grid.canvas.boxes_of(thing)[0].rect
        point = QPointF(rect.left() + 30, rect.top() + rect.height() * down)
        return (point - QPointF(0, self.grid.top)).toPoint()

    def at(self, column: int, hour: float) -> QPoint:
        """A point in a column at an hour, scrolled into sight."""
        canvas, bar = self.grid.canvas, self.grid.verticalScrollBar()
        y = canvas.scale.y(hour * 60)
        if not bar.value() < y < bar.value() + self.grid.viewport().height() - 40:
            bar.setValue(round(y) - 100)
        own = canvas.columns[column]
        return QPointF(own.left + own.width * 0.7, y - self.grid.top).toPoint()

    def undo_all(self) -> int:
        """Ctrl+Z until there is nothing to take back; how many steps that were."""
        return self._press(
            how_many_steps(self._history)[0], Qt.Key.Key_Z, self.program.window.menus.undo
        )

    def redo_all(self) -> int:
        return self._press(
            how_many_steps(self._history)[1], Qt.Key.Key_Y, self.program.window.menus.redo
        )

    @property
    def _history(self) -> Any:
        desk: Any = self.program.program.desk
        return desk._history(desk._stack)

    def _press(self, steps: int, key: Qt.Key, action: QAction) -> int:
        for _ in range(steps):
            assert action.isEnabled()
            press(self.program.window, key, CTRL)
            QCoreApplication.processEvents()
        self.program.settle()
        assert not action.isEnabled()
        return steps


def type_letters(field: QLineEdit, text: str) -> None:
    """Key by key; letters that stand on no key come from another program."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            field.insert(letter)
