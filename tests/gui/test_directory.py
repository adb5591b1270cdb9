"""The directory of 24,000 people is listed, sorted and found in at once; two that are one merge."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hands import CTRL, choose_row, click, press, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from running import SAMPLE, Running, wait

from planner.actions.delegates import add_delegate
from planner.gui.directory.merging import MergeDialog
from planner.gui.directory.model import ASKED, USED, DirectoryModel
from planner.queries.directory import DirectoryLine
from planner.store.journal import entries


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


def dialog_of(program: Running) -> MergeDialog:
    wait(lambda: program.window.findChildren(MergeDialog), "the dialog")
    program.settle()
    return program.window.findChildren(MergeDialog)[-1]


def names(page: Any) -> list[str]:
    return [page.model.value(row).name for row in range(page.model.rowCount())]


def test_two_are_merged_and_come_back(program: Running) -> None:
    page = program.page("directory")
    click(page.kinds.button("organizations"))
    program.settle()
    before = names(page)
    choose_row(page.table, 0)
    assert not page.merge.isEnabled()
    index = page.model.index(1, 0)
    place = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    click(page.merge)
    dialog = dialog_of(program)
    assert set(before[:2]) == {dialog.choices["name"][0].value, dialog.choices["name"][1].value}
    taken = dialog.choices["name"][1].value
    press(dialog.choices["name"][0].radio, Qt.Key.Key_Right)
    assert dialog.choices["name"][1].radio.isChecked()
    press(dialog, Qt.Key.Key_Return)
    program.settle()
    assert names(page) == [taken, *before[2:]]
    assert "Merged" in program.window.notice.text
    click(program.window.menus.undo_button)
    program.settle()
    assert names(page) == before


def test_likely_duplicates_are_gone_through_and_undone_apart(program: Running) -> None:
    """A person typed twice on two rosters: shown on both pages, merged once, taken back here."""
    program.open_exchange(SAMPLE, "roster")
    desk = program.program.desk
    visit = program.workspace.opened.exchange.visits[1]
    fields = {"given_name": "Lukasz", "family_name": "Wisniewski", "work_phone": "+48 1"}
    desk.do(lambda session: add_delegate(session, visit.id, fields))
    program.settle()
    roster = program.window.page
    assert roster.likely.text() == "1 likely duplicate..."
    page = program.page("directory")
    program.settle()
    undo = program.window.menus.undo
    assert not undo.isEnabled(), "what was done elsewhere is not undone here"
    click(page.likely)
    dialog = dialog_of(program)
    assert dialog.choices["given_name"][0].value == "Łukasz"
    click(dialog.choices["family_name"][1])
    click(dialog.merge)
    program.settle()
    assert "Łukasz Wisniewski" in names(page)
    assert not page.likely.isVisible()
    assert "Merge" in undo.text()
    program.page("roster")
    program.settle()
    assert "Merge" not in undo.text() and undo.isEnabled()
    program.page("directory")
    program.settle()
    click(program.window.menus.undo_button)
    program.settle()
    assert "Łukasz Wiśniewski" in names(page) and page.likely.isVisible()


def test_24000_people_are_sorted_and_found_in_the_models_own_list(qtbot: QtBot) -> None:
    lines = [
        DirectoryLine(uuid4(), f"Person {n:05}", f"Office {n % 97}", ("A",) * (n % 5), n % 7,
                      f"person {n:05} office {n % 97}")
        for n in range(24_000)
    ]  # fmt: skip
    model = DirectoryModel()
    model.set_lines({line.id: line for line in lines})
    assert model.rowCount() == 24_000
    model.sort_by(ASKED)
    assert model.value(0).asked == 6
    model.sort_by(USED)
    assert len(model.value(0).used_in) == 4
    model.find("person 00017")
    assert model.rowCount() == 1


def test_all_that_is_kept_of_a_person_is_handed_over(
    program: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = program.page("directory")
    program.settle()
    assert not page.hand_over.isEnabled()
    choose_row(page.table, 0)
    name = page.person.name
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "out"))
    (tmp_path / "out").mkdir()
    click(page.hand_over)
    wait(lambda: "personal-data.pdf" in program.window.notice.text, "the files")
    written = {file.suffix: file for file in (tmp_path / "out").iterdir()}
    assert set(written) == {".json", ".pdf"}
    assert json.loads(written[".json"].read_text("utf-8"))["name"] == name
    assert all(file.stat().st_mode & 0o077 == 0 for file in written.values())
    told: list[str] = []
    program.workspace.desk.ask(lambda s: entries(s)[-1].label, told.append)
    wait(lambda: told, "the journal")
    assert "Export all that is kept of" in told[0]
    click(page.kinds.button("cities"))
    program.settle()
    choose_row(page.table, 0)
    assert not page.hand_over.isEnabled()
