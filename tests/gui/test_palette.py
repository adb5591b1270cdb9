"""The palette finds what is anywhere, also outside of the exchange that is open."""

import threading
from functools import partial
from typing import Any

import pytest
from hands import CTRL, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from running import SAMPLE, Running, wait

from planner.gui.palette import everywhere, searchers
from planner.gui.palette.searchers import _delegates


def test_a_person_is_found_from_nowhere_and_shown_in_the_directory(program: Running) -> None:
    palette = program.program.shell.palette
    press(program.window, Qt.Key.Key_K, CTRL)
    wait(palette.isVisible, "the palette")
    QTest.keyClicks(palette.query, "lukasz wisn")
    program.settle()
    assert "Łukasz Wiśniewski" in palette.list.currentIndex().data()
    press(palette.query, Qt.Key.Key_Return)
    program.settle()
    page = program.window.page
    assert page.key == "directory"
    assert page.model.value(page.table.currentIndex().row()).name == "Łukasz Wiśniewski"


def test_an_item_is_found_and_its_exchange_opened(program: Running) -> None:
    palette = program.program.shell.palette
    palette.open()
    QTest.keyClicks(palette.query, "congregations stand together")
    program.settle()
    (row,) = (row for row in palette.model.rows if not isinstance(row, str))
    assert SAMPLE in row.hit.second
    press(palette.query, Qt.Key.Key_Return)
    program.settle()
    assert program.workspace.opened.exchange.name == SAMPLE
    kind, _ = program.workspace.selected
    assert kind == "item"


def test_of_a_long_delegation_everybody_is_found_beside_the_window(
    program: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searchers, "MANY", 5)
    program.open_exchange(SAMPLE)
    gone_through: list[threading.Thread] = []
    made: list[threading.Thread] = []

    def watched(told: list[threading.Thread], do: Any, *given: Any) -> Any:
        told.append(threading.current_thread())
        return do(*given)

    monkeypatch.setattr(searchers, "_delegates", partial(watched, gone_through, _delegates))
    monkeypatch.setattr(everywhere, "_hit", partial(watched, made, everywhere._hit))
    palette = program.program.shell.palette
    palette.open()
    QTest.keyClicks(palette.query, "lukasz wisn")
    program.settle()
    assert gone_through and threading.main_thread() not in gone_through
    assert made and threading.main_thread() not in made, "nor what the directory has of them"
    rows = palette.model.rows
    assert "People and venues" in rows
    hit = rows[rows.index("People and venues") + 1].hit
    assert hit.text == "Łukasz Wiśniewski"
    hit.run()
    program.settle()
    kind, chosen = program.workspace.selected
    assert kind == "delegate"
    assert program.window.page.table.chosen == chosen


def test_what_was_overtaken_is_not_looked_for(
    program: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_exchange(SAMPLE)
    monkeypatch.setattr(searchers, "MANY", 5)
    workspace = program.workspace
    assert searchers.delegates_of_long(workspace, "wisn", lambda: True)
    assert not searchers.delegates_of_long(workspace, "wisn", lambda: False)
