"""The directory of 24,000 people is listed, sorted and found in at once; two that are one merge."""

from uuid import uuid4

from hands import choose_row, click, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from running import Running

from planner.gui.directory.model import ASKED, USED, DirectoryModel
from planner.queries.directory import DirectoryLine


def test_each_kind_is_listed_and_found_without_accents(program: Running) -> None:
    page = program.page("directory")
    program.settle()
    assert page.model.rowCount() > 11
    type_into(page.finder, "lukasz")
    assert [page.model.value(row).name for row in range(page.model.rowCount())] == [
        "Łukasz Wiśniewski"
    ]
    choose_row(page.table, 0)
    assert "Nantes - Orlando, Tampa" in page._inspector.used.text()
    page.finder.clear()
    for kind in ("organizations", "venues", "cities"):
        click(page.kinds.button(kind))
        program.settle()
        assert page.model.rowCount() > 3, kind


def test_two_are_merged_and_come_back(program: Running) -> None:
    page = program.page("directory")
    click(page.kinds.button("organizations"))
    program.settle()
    count = page.model.rowCount()
    choose_row(page.table, 0)
    assert not page.merge.isEnabled()
    index = page.model.index(1, 0)
    place = page.table.visualRect(index).center()
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, ctrl, place)
    click(page.merge)
    program.settle()
    assert page.model.rowCount() == count - 1
    assert "Merged" in program.window.notice.text
    click(program.window.menus.undo_button)
    program.settle()
    assert page.model.rowCount() == count


def test_24000_people_are_sorted_and_found_in_the_models_own_list(qtbot: QtBot) -> None:
    lines = [
        DirectoryLine(uuid4(), f"Person {n:05}", f"Office {n % 97}", ("A",) * (n % 5), n % 7,
                      f"person {n:05} office {n % 97}")
        for n in range(24_000)
    ]  # fmt: skip
    model = DirectoryModel()
    model.set_lines(lines)
    assert model.rowCount() == 24_000
    model.sort_by(ASKED)
    assert model.value(0).asked == 6
    model.sort_by(USED)
    assert len(model.value(0).used_in) == 4
    model.find("person 00017")
    assert model.rowCount() == 1
