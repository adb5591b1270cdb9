"""The palette finds what is anywhere, also outside of the exchange that is open."""

from hands import CTRL, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from running import SAMPLE, Running, wait


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
