"""Delegates picked by name for an item: ticks by mouse and keys."""

from collections.abc import Iterator
from typing import Any

import pytest
from hands import press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from running import SAMPLE, Running

from planner.gui.itinerary.picker import DelegatePicker


@pytest.fixture
def picker(program: Running) -> Iterator[Any]:
    program.open_exchange(SAMPLE)
    item = next(item for item in program.workspace.visit.items if item.everyone and item.day)
    program.workspace.go_to("item", item.id)
    program.settle()
    page: Any = program.window.page
    (more,) = (
        each
        for each in page.panel.findChildren(QPushButton)
        if each.text() == "+ By name..." and each.isVisible()
    )
    more.click()
    (picker,) = page.panel.findChildren(DelegatePicker)
    yield picker


def those_of(program: Running) -> list[str]:
    _, thing = program.workspace.selected
    item = next(item for item in program.workspace.visit.items if item.id == thing)
    return [str(each.delegate) for each in item.participations if each.delegate]


def test_ticked_with_the_keys_and_kept_when_it_closes(program: Running, picker: Any) -> None:
    delegates = program.workspace.visit.delegates
    assert picker.ticks.rowCount() == len(delegates)
    assert picker.list.currentIndex().data() == str(delegates[0])
    press(picker.list, Qt.Key.Key_Down)
    press(picker.list, Qt.Key.Key_Space)
    press(picker.list, Qt.Key.Key_Return)
    program.settle()
    assert those_of(program) == [str(delegates[1])]


def test_escape_changes_nothing(program: Running, picker: Any) -> None:
    press(picker.list, Qt.Key.Key_Space)
    assert picker.ticks.ticked == [program.workspace.visit.delegates[0].id]
    press(picker.list, Qt.Key.Key_Space)
    assert picker.ticks.ticked == []
    press(picker.list, Qt.Key.Key_Space)
    press(picker.list, Qt.Key.Key_Escape)
    program.settle()
    assert those_of(program) == []
