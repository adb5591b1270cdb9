"""A program comes in through the window: pasted or from a file, looked at line by line, undone."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hands import click, dialog_of
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from running import SAMPLE, Running, running, samples_file, wait
from workbooks import docx, xlsx

from planner.gui.itinerary.bringing_in.dialog import ProgramImport
from planner.interchange.report import Outcome

MAIL = """Dear all,
here is what we have for Tuesday.

Tuesday, April 20, 2027
7:00 - 7:45 a.m. Breakfast with the fire chief, Station 4
9:30 p.m. Walk along the river
Best regards
Ana
"""


def dialog() -> ProgramImport:
    found = dialog_of(ProgramImport)
    assert isinstance(found, ProgramImport)
    return found


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One for all of these: each takes back what it brought in."""
    folder = tmp_path_factory.mktemp("programs")
    with running(folder, Path(shutil.copy(samples_file(), folder / "planner.db"))) as run:
        run.open_exchange(SAMPLE, "itinerary")
        yield run


@pytest.fixture
def seen(window: Running) -> Iterator[Running]:
    before = set(titles(window))
    yield window
    for each in window.window.findChildren(ProgramImport):
        each.reject()
    window.settle()
    assert set(titles(window)) == before


def take_back(program: Running, count: int) -> None:
    program.workspace.desk.undo()
    wait(lambda: len(titles(program)) == count, "what came in to go again")


def begin(program: Running, text: str) -> ProgramImport:
    program.workspace.actions["item.import"].run()
    wait(lambda: dialog_of(ProgramImport), "the import")
    made = dialog()
    made.source.pasted.setPlainText(text)
    click(made.source.read_pasted)
    wait(lambda: made.parts.currentWidget() is made.seen, "the preview")
    return made


def titles(program: Running) -> dict[str, Any]:
    return {item.title: item for item in program.workspace.visit.items}


def rows(made: ProgramImport) -> list[tuple[str, ...]]:
    model = made.preview.table.rows
    return [
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    ]


def test_pasted_text_comes_in_line_by_line_as_one_step(seen: Running) -> None:
    before = len(titles(seen))
    made = begin(seen, MAIL)
    shown = rows(made)
    assert any("Dear all" in source for source, _, _ in shown), "no line goes without a word"
    (breakfast,) = [each for each in shown if "fire chief" in each[0]]
    assert "Line 5" in breakfast[0] and "7:00 - 7:45 a.m." in breakfast[0]
    assert breakfast[1] == (
        "Breakfast with the fire chief, Tue 20 Apr 2027, 07:00 - 07:45, Station 4"
    )
    assert made.bring.text() == "Import 2 items"
    click(made.bring)
    wait(lambda: len(titles(seen)) == before + 2, "the items")
    assert titles(seen)["Walk along the river"].day == date(2027, 4, 20)
    assert seen.workspace.day == date(2027, 4, 20)
    take_back(seen, before)


def test_a_line_is_left_out_by_key_and_by_mouse(seen: Running) -> None:
    made = begin(seen, MAIL)
    table = made.preview.table
    (at,) = [at for at, each in enumerate(rows(made)) if "fire chief" in each[0]]
    box = table.visualRect(table.rows.index(at, 0)).topLeft() + QPoint(20, 20)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert "Left out" in rows(made)[at][2] and made.bring.text() == "Import 1 item"
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert made.bring.text() == "Import 2 items"
    QTest.keyClick(table, Qt.Key.Key_Space)
    click(made.bring)
    wait(lambda: "Walk along the river" in titles(seen), "the item")
    assert "Breakfast with the fire chief" not in titles(seen)
    take_back(seen, len(titles(seen)) - 1)


def test_an_open_question_is_answered_for_all_lines(seen: Running) -> None:
    made = begin(seen, "04/05/2027\n9:00 Coffee with the clerk\n")
    assert made.preview.count(Outcome.ASKED) and not made.bring.isEnabled()
    order = made.questions.order
    order.setCurrentIndex(order.findData("mdy"))
    order.activated.emit(order.currentIndex())
    wait(lambda: made.bring.isEnabled(), "the answer to be understood")
    assert any("Mon 5 Apr 2027, 09:00" in about for _, about, _ in rows(made))


def opened(program: Running, file: Path) -> ProgramImport:
    program.workspace.actions["item.import"].run()
    wait(lambda: dialog_of(ProgramImport), "the import")
    made = dialog()
    made.open_file(file)
    wait(lambda: made.parts.currentWidget() is made.seen, "the preview")
    return made


@pytest.mark.parametrize("name", ["program.docx", "program.xlsx"])
def test_a_file_is_read_as_it_is_and_a_second_time_changes_nothing(
    seen: Running, tmp_path: Path, name: str
) -> None:
    cells = [["Date", "Time", "Activity"], ["2027-04-20", "19:00", "Choir practice"]]
    data = docx(cells) if name.endswith("docx") else xlsx(cells)
    file = tmp_path / name
    file.write_bytes(data)
    made = opened(seen, file)
    assert made.preview.count(Outcome.TAKEN) == 1
    click(made.bring)
    wait(lambda: "Choir practice" in titles(seen), "the item")
    seen.settle()
    again = opened(seen, file)
    assert again.preview.count(Outcome.TAKEN) == 0 and not again.bring.isEnabled()
    assert file.read_bytes() == data
    take_back(seen, len(titles(seen)) - 1)


def test_a_file_dropped_on_the_itinerary_is_read(seen: Running, tmp_path: Path) -> None:
    file = tmp_path / "program.txt"
    file.write_text(MAIL, "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    page: Any = seen.page("itinerary")
    how = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = page.rect().center()
    QApplication.sendEvent(page, QDragEnterEvent(at, *how))
    QApplication.sendEvent(page, QDropEvent(QPointF(at), *how))
    wait(lambda: dialog_of(ProgramImport), "the import")
    wait(lambda: dialog().parts.currentWidget() is dialog().seen, "the preview")
    assert dialog().bring.text() == "Import 2 items"


def test_what_is_pasted_without_a_day_is_of_the_day_shown(seen: Running) -> None:
    page: Any = seen.page("itinerary")
    page.show_view("agenda")
    seen.workspace.set_place(seen.workspace.visit_id, date(2027, 4, 16))
    page.dialogs.bring_in("8 am Coffee with the clerk\n21:30 Late walk\n")
    wait(lambda: dialog().parts.currentWidget() is dialog().seen, "the preview")
    assert [about for _, about, _ in rows(dialog()) if "Coffee" in about] == [
        "Coffee with the clerk, Fri 16 Apr 2027, 08:00"
    ]


def test_lines_pasted_into_the_quick_line_are_a_program(seen: Running) -> None:
    page: Any = seen.page("itinerary")
    page.show_view("agenda")
    line = page.views.agenda.quick.line
    QGuiApplication.clipboard().setText(MAIL)
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: dialog_of(ProgramImport), "the import")
    wait(lambda: dialog().parts.currentWidget() is dialog().seen, "the preview")
    assert dialog().bring.text() == "Import 2 items" and line.text() == ""
    dialog().reject()
    QGuiApplication.clipboard().setText("930 Coffee")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "930 Coffee"
