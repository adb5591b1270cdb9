"""Laying out days by hand: with the mouse, and with keys only; and all of it taken back."""

from datetime import date
from typing import Any

from hands import CTRL, click, drag, press
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from rows import every_row
from running import SAMPLE, Running, wait

from planner.actions.itinerary import remove_item
from planner.model import Item

TUESDAY, WEDNESDAY = date(2027, 4, 20), date(2027, 4, 21)
LUNCH = "Lunch with graduate students"
ALT = Qt.KeyboardModifier.AltModifier


class Day:
    """The grid as a person sees it."""

    def __init__(self, program: Running, day: date) -> None:
        self.program = program
        program.open_exchange(SAMPLE)
        program.workspace.set_place(program.workspace.visit.id, day)
        program.settle()
        self.page: Any = program.window.page

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
        thing = self.item(title).id
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
        return self._press(len(self._history._past), Qt.Key.Key_Z, self.program.window.menus.undo)

    def redo_all(self) -> int:
        return self._press(len(self._history._future), Qt.Key.Key_Y, self.program.window.menus.redo)

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


def rows(program: Running) -> Any:
    return every_row(program.program._store)


def test_a_meeting_moves_across_days_by_mouse(program: Running) -> None:
    day = Day(program, WEDNESDAY)
    before = rows(program)
    click(day.page.view.button("week"))
    program.settle()
    thursday = day.grid.sheet.strands.index(
        next(each for each in day.grid.sheet.strands if each.day == date(2027, 4, 22))
    )
    day.at(thursday, 15.0)  # into sight first: scrolling moves both
    drag(day.grid.viewport(), day.spot(LUNCH), day.at(thursday, 15.0))
    program.settle()
    moved = day.item(LUNCH)
    assert moved.day == date(2027, 4, 22)
    assert moved.start is not None
    assert program.window.notice.text == f"Moved “{LUNCH}” to {moved.start:%H:%M}"

    click(day.page.view.button("day"))  # the page has gone where the meeting went
    program.settle()
    assert program.workspace.day == date(2027, 4, 22)
    tray = day.page.tray
    viewport = day.grid.viewport()
    into_tray = viewport.mapFromGlobal(tray.mapToGlobal(tray.rect().center()))
    drag(viewport, day.spot(LUNCH), into_tray)
    program.settle()
    assert day.item(LUNCH).day is None
    assert LUNCH in [card.title for card in tray.cards]

    program.workspace.set_place(program.workspace.visit.id, WEDNESDAY)
    program.settle()
    cards = tray.list
    row = cards.visualRect(cards.index_of(day.item(LUNCH).id)).center()
    target = day.grid.viewport().mapToGlobal(day.at(0, 20.0))
    drag(cards.viewport(), row, cards.viewport().mapFromGlobal(target))
    program.settle()
    back = day.item(LUNCH)
    assert (back.day, f"{back.start:%H:%M}", f"{back.end:%H:%M}") == (WEDNESDAY, "20:00", "21:00")

    tree = program.program.shell.tree
    node = tree._find(program.workspace.exchange_id, program.workspace.visit_id, TUESDAY)
    on_tree = tree.view.visualRect(tree.model.index_of(node)).center()
    here = tree.view.viewport().mapToGlobal(on_tree)
    drag(day.grid.viewport(), day.spot(LUNCH), day.grid.viewport().mapFromGlobal(here))
    program.settle()
    assert day.item(LUNCH).day == TUESDAY

    after = rows(program)
    assert day.undo_all() == 4
    assert rows(program) == before
    assert day.redo_all() == 4
    assert rows(program) == after


def test_the_same_by_keys_alone(program: Running) -> None:
    day = Day(program, WEDNESDAY)
    day._history._clock = lambda: 0.0  # all within two seconds, however slow the machine is
    before = rows(program)
    said: list[str] = []
    day.grid.announced.connect(said.append)
    for _ in range(10):
        press(day.grid, Qt.Key.Key_Tab)
        if program.workspace.selected == ("item", day.item(LUNCH).id):
            break
    press(day.grid, Qt.Key.Key_Down, ALT)
    program.settle()
    assert day.item(LUNCH).day == date(2027, 4, 22)
    assert program.workspace.day == date(2027, 4, 22), "the page goes with it"
    assert said[-1] == "Moved to Thu 22 Apr 2027"
    for _ in range(4):
        press(day.grid, Qt.Key.Key_Down)
    program.settle()
    assert f"{day.item(LUNCH).start:%H:%M}" == "13:15"
    assert program.window.menus.undo.text() == f"Undo Move “{LUNCH}”"

    press(day.grid, Qt.Key.Key_X, CTRL)
    press(day.grid, Qt.Key.Key_PageUp)
    program.settle()
    assert program.workspace.day == WEDNESDAY
    press(day.grid, Qt.Key.Key_V, CTRL)
    program.settle()
    assert day.item(LUNCH).day == WEDNESDAY
    after = rows(program)
    steps = day.undo_all()
    assert steps == 2, "what follows within two seconds is one step"
    assert rows(program) == before
    assert day.redo_all() == steps
    assert rows(program) == after


def test_the_split_day_is_planned_from_nothing(program: Running) -> None:
    """Every item of the sample's split day, made with the mouse on an empty day."""
    day = Day(program, TUESDAY)
    planned = [
        (item.title, item.start, item.end, _column(item))
        for item in program.workspace.visit.items
        if item.day == TUESDAY and item.start
    ]
    groups = [group.name for group in program.workspace.visit.groups]
    assert {who for *_, who in planned} == {None, *groups}
    for item in list(program.workspace.visit.items):
        if item.day == TUESDAY:
            program.program._store.do(lambda session, own=item.id: remove_item(session, own))
    program.workspace._whole.ask()
    program.settle()
    assert not day.grid.sheet.placed
    empty = rows(program)

    for title, start, end, who in sorted(planned, key=lambda each: (each[1], str(each[3]))):
        column = groups.index(who) if who else 0
        where = day.at(column, start.hour + start.minute / 60 + 0.02)
        QTest.mouseDClick(
            day.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
        )
        wait(day.grid.title.isVisible, "the title to be typed")
        program.settle()
        type_letters(day.grid.title, title)
        press(day.grid.title, Qt.Key.Key_Return)
        program.settle()
        until = end.hour + end.minute / 60 if end else start.hour + start.minute / 60 + 0.25
        there = QPoint(day.spot(title).x(), day.at(column, until).y())
        drag(day.grid.viewport(), day.spot(title, 0.97), there)
        program.settle()
        if who is None:
            everyone = day.page.panel.item.who._words
            click(next(each for each in everyone.children() if _says(each, "Everyone")))
            program.settle()

    made = [
        (item.title, item.start, item.end if was_given(planned, item) else None, _column(item))
        for item in program.workspace.visit.items
        if item.day == TUESDAY
    ]
    assert sorted(made, key=str) == sorted(planned, key=str)
    full = rows(program)
    steps = day.undo_all()
    assert rows(program) == empty
    assert not day.grid.sheet.placed
    assert day.redo_all() == steps
    assert rows(program) == full


def type_letters(field: QLineEdit, text: str) -> None:
    """Key by key; letters that stand on no key come from another program."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            field.insert(letter)


def was_given(planned: list[Any], item: Item) -> bool:
    return next(end for title, _, end, _ in planned if title == item.title) is not None


def _column(item: Item) -> str | None:
    group = None if item.everyone else item.participations[0].group
    return group.name if group else None


def _says(widget: Any, word: str) -> bool:
    return isinstance(widget, QPushButton) and widget.isVisible() and widget.text() == word
