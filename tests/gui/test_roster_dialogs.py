"""Rooms at each stop, groups, and the roster into a file: by the keys, each a step."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hands import choose_row, click, press, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from running import SAMPLE, Running, running, samples_file, wait

from planner.actions.delegates import edit_delegate
from planner.gui.roster.exporting import ExportDialog
from planner.gui.roster.groups import GroupsDialog
from planner.gui.roster.rooms import RoomsDialog
from planner.gui.roster.wizard import ImportWizard
from planner.store.journal import entries

D = TypeVar("D", bound=QDialog)


@pytest.fixture(scope="module")
def program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("dialogs")
    database = folder / "planner.db"
    database.write_bytes(samples_file().read_bytes())
    with running(folder, database) as run:
        run.open_exchange(SAMPLE, "roster")
        yield run


@pytest.fixture
def page(program: Running) -> Any:
    return program.page("roster")


def dialog_of(program: Running, kind: type[D]) -> D:
    wait(lambda: program.window.findChildren(kind), "the dialog")
    program.settle()
    return program.window.findChildren(kind)[-1]


def test_a_room_is_typed_for_one_stop_alone(program: Running, page: Any) -> None:
    program.workspace.actions["roster.rooms"].run()
    dialog = dialog_of(program, RoomsDialog)
    stops = program.workspace.visit.stops
    click(dialog.stops.button(str(stops[1].id)))
    assert dialog.stops.value == str(stops[1].id)
    choose_row(dialog.table, 0, 1)
    assert dialog.table.currentItem().text() == "single", "what is wanted everywhere"
    press(dialog.table, Qt.Key.Key_F2)
    editor = dialog.table.findChildren(QLineEdit)[-1]
    editor.selectAll()
    QTest.keyClicks(editor, "Suite")
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt hears of Enter in a cell a moment later
    program.settle()

    def types() -> dict[object, str | None]:
        delegate = program.workspace.visit.delegates[0]
        return {room.stop.id: room.type for room in delegate.rooms}

    assert types()[stops[1].id] == "Suite"
    assert "Suite" not in {types().get(stop.id) for stop in stops if stop is not stops[1]}
    assert program.workspace.visit.delegates[0].room_type == "single"
    dialog.table.item(0, 3).setText("three")
    program.settle()
    assert "number" in dialog.error.sentence and not dialog.error.isHidden()
    dialog.table.item(0, 1).setText("")
    program.settle()
    assert types().get(stops[1].id) is None
    assert dialog.table.item(0, 1).text() == "single", "as everywhere"
    click_close(dialog)


def click_close(dialog: QDialog) -> None:
    press(dialog, Qt.Key.Key_Escape)


def test_a_group_is_made_filled_and_taken_away(program: Running, page: Any) -> None:
    program.workspace.actions["roster.groups"].run()
    dialog = dialog_of(program, GroupsDialog)
    before = len(program.workspace.visit.groups)
    type_into(dialog.new_name, "Night walk")
    press(dialog.new_name, Qt.Key.Key_Return)
    program.settle()
    group = program.workspace.visit.groups[-1]
    assert (group.name, len(group.members)) == ("Night walk", 0)
    assert dialog.list.currentRow() == before
    dialog.members.setCurrentRow(1)
    press(dialog.members, Qt.Key.Key_Space)
    program.settle()
    (member,) = program.workspace.visit.groups[-1].members
    assert member.delegate.id == program.workspace.visit.delegates[1].id
    type_into(dialog.name, "Evening walk")
    press(dialog.name, Qt.Key.Key_Return)
    program.settle()
    assert program.workspace.visit.groups[-1].name == "Evening walk"
    assert "Evening walk" in dialog.list.item(before).text()
    click(dialog.remove)
    program.settle()
    assert len(program.workspace.visit.groups) == before
    click_close(dialog)


def test_the_roster_is_exported_for_one_audience(
    program: Running, page: Any, tmp_path: Path
) -> None:
    click(page.give)
    dialog = dialog_of(program, ExportDialog)
    assert "dietary" in dialog.keys and dialog.warning.isVisible()
    file = tmp_path / "roster.csv"
    click(dialog.kind.button(".csv"))
    store = program.program.desk._store
    before = len(store.ask(entries))
    dialog.export(file)
    program.settle()
    noted = store.ask(entries)[before:]
    assert [entry.sentence for entry in noted] == [
        "Export the {what} of {visit} with private fields"
    ]
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert "Dietary" in rows[0] and len(rows) == 1 + len(program.workspace.visit.delegates)

    click(page.give)
    dialog = dialog_of(program, ExportDialog)
    dialog.audience.setCurrentIndex(dialog.audience.findData("hosts"))
    assert not {"dietary", "notes", "passport_number"} & set(dialog.keys)
    assert not dialog.warning.isVisible()
    dialog.export(tmp_path)
    program.settle()
    assert "cannot be written" in dialog.error.sentence
    click_close(dialog)


def test_who_is_elsewhere_has_no_room_at_the_stop(program: Running, page: Any) -> None:
    visit = program.workspace.visit
    first = visit.stops[0]
    late = visit.delegates[2]
    joins = {"joins": visit.stops[1].arrives.isoformat()}
    program.workspace.desk.do(partial(edit_delegate, delegate_id=late.id, fields=joins))
    program.settle()
    page.deeds.arrange_rooms()
    dialog = dialog_of(program, RoomsDialog)
    assert dialog.stops.value == str(first.id)
    words = [dialog.table.item(2, column).text() for column in range(1, 5)]
    assert words == ["Not at this stop", "", "", ""]
    assert not dialog.table.item(2, 1).flags() & Qt.ItemFlag.ItemIsEditable
    assert dialog.table.item(1, 1).text() != "Not at this stop"
    click(dialog.stops.button(str(visit.stops[1].id)))
    assert dialog.table.item(2, 1).text() == "single", "there, what is wanted everywhere"
    dialog.reject()
    program.workspace.desk.undo()
    program.settle()


def test_boxes_are_wide_enough_for_what_they_say(
    program: Running, page: Any, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Surname,First name,Whatever\nBerg,Anna,Ms.\n", encoding="utf-8")
    click(page.bring)
    wizard = dialog_of(program, ImportWizard)
    wizard.open_file(file)
    wait(lambda: wizard.preview is not None, "the list to be read")
    program.settle()
    for column in range(3):
        box = wizard.columns.meaning_box(column)
        assert box.width() >= box.fontMetrics().horizontalAdvance(box.currentText()) + _AROUND
    wizard.done(0)
    program.window.docks.open_inspector()
    page.table.choose(page.model.id_at(0))
    program.settle()
    for field in ("role", "sector", "needs_interpreter", "consent"):
        box = page.inspector().editors[field]
        assert box.width() >= box.fontMetrics().horizontalAdvance(box.currentText()) + _AROUND


_AROUND = 2 * 9 + 24  # padding, and the arrow
