"""The inspector: who rides, interprets and is met, and the files of an item."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hands import click, press, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from running import SAMPLE, Running, wait

from planner.model import Function

TITLE = "Tabletop exercise"


def thing(program: Running) -> Any:
    items = program.workspace.visit.items
    return next(item for item in items if item.title.startswith(TITLE))


def leave(field: Any, text: str) -> None:
    """Type this and go on to the next field."""
    type_into(field, text)
    press(field, Qt.Key.Key_Tab)


def test_vehicle_venue_staff_contacts_and_files(
    program: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_exchange(SAMPLE)
    page: Any = program.window.page
    program.workspace.go_to("item", thing(program).id)
    program.settle()
    editor = page.panel.item

    for field, text in (
        (editor.where.phone, "+1 813 555 0199"),
        (editor.ride.vehicle, "Coach 7"),
    ):
        page.panel.ensureWidgetVisible(field)
        leave(field, text)
        program.settle()
    lines = editor.ride.rows.findChildren(type(editor.ride.vehicle))
    page.panel.ensureWidgetVisible(lines[1])
    leave(lines[1], "1315")
    program.settle()
    item = thing(program)
    assert (item.venue.phone, item.vehicle.name) == ("+1 813 555 0199", "Coach 7")
    assert item.coach_leaves == time(13, 15)

    editor.staff.menu.aboutToShow.emit()
    offered = {action.text().partition(",")[0]: action for action in editor.staff.menu.actions()}
    offered["Claire Beaumont"].trigger()
    program.settle()
    assert "Claire Beaumont, interpreter\n" in editor.staff.said.text()
    assert "without a pause" in editor.staff.said.text()

    contacts = editor.contacts
    page.panel.ensureWidgetVisible(contacts.add)
    click(contacts.add)
    form = contacts.form
    page.panel.ensureWidgetVisible(form)
    QTest.keyClicks(form.name, "marcela")
    popup = form.name.completer().popup()
    wait(popup.isVisible, "people of the directory")
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    program.settle()
    assert form.position.text() == "Director"
    click(form.add)
    program.settle()
    met = thing(program).contacts[-1]
    assert met.person is not None and met.function is Function.HOST
    elsewhere = [each for item in program.workspace.visit.items for each in item.contacts]
    assert sum(each.person is met.person for each in elsewhere) > 1, "the record itself"

    file = tmp_path / "Invitation.pdf"
    file.write_bytes(b"%PDF-1.4 an invitation")
    files, copy = editor.files, tmp_path / "copy.pdf"
    files.take(file)
    program.settle()
    assert [each.attachment.file_name for each in thing(program).attachments] == ["Invitation.pdf"]
    wait(lambda: files.list.count() == 1, "the file in the list")
    files.list.setCurrentRow(0)
    page.panel.ensureWidgetVisible(files.remove)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(copy), ""))
    click(files.save)
    wait(copy.exists, "the copy")
    assert copy.read_bytes() == file.read_bytes()
    program.settle()
    click(files.remove)
    program.settle()
    assert not thing(program).attachments
    program.program.desk.undo()
    program.settle()
    assert thing(program).attachments


def test_who_travels_and_in_what(program: Running) -> None:
    program.open_exchange(SAMPLE)
    page: Any = program.window.page
    leg = program.workspace.visit.legs[0]
    program.workspace.go_to("leg", leg.id)
    program.settle()
    editor = page.panel.leg
    words = editor.who._words.findChildren(QPushButton)
    click(next(each for each in words if each.text() == "Everyone" and each.isVisible()))
    leave(editor.ride.vehicle, "Minibus")
    program.settle()
    now = next(each for each in program.workspace.visit.legs if each.id == leg.id)
    assert now.everyone and now.vehicle.name == "Minibus"
    assert date(2027, 4, 13) == now.from_day

    click(page.panel.tabs.button("clocks"))
    clocks = page.panel.clocks
    assert clocks.of_item.text().splitlines() == [
        "05:35 (Nantes)", "23:35 (Washington), the day before",
    ]  # fmt: skip
    assert clocks.of_now.text().splitlines()[0] == "12:42 (Nantes)"
    click(page.panel.tabs.button("history"))
    program.settle()
    changes = page.panel.changes.list
    said = [changes.item(at).text() for at in range(changes.count())]
    assert said[0].startswith("Change “SNCF TGV 5221") and "2027-04-01 " in said[0]
    assert said[1].startswith("Change who travels")
