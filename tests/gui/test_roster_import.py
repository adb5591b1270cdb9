"""The import of a list in the window: what it asks, what it leaves out, and whom it means."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hands import click, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from running import SAMPLE, Running, running, samples_file, wait

from planner.gui.roster.wizard import ImportWizard
from planner.interchange.roster.fields import SKIP

Open = Callable[[str, bytes], ImportWizard]


@pytest.fixture(scope="module")
def program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One program for all of these: each list is looked at, and none brought in."""
    folder = tmp_path_factory.mktemp("lists")
    with running(folder, Path(shutil.copy(samples_file(), folder / "planner.db"))) as run:
        run.open_exchange(SAMPLE, "roster")
        yield run


@pytest.fixture
def opened(program: Running, tmp_path: Path) -> Iterator[Open]:
    def open_list(name: str, data: bytes) -> ImportWizard:
        file = tmp_path / name
        file.write_bytes(data)
        page: Any = program.window.page
        click(page.bring)
        (wizard,) = program.window.findChildren(ImportWizard)
        wizard.open_file(file)
        wait(lambda: wizard.preview is not None, "the list to be read")
        program.settle()
        return wizard

    yield open_list
    for wizard in program.window.findChildren(ImportWizard):
        wizard.done(0)
    program.settle()


def choose(wizard: ImportWizard, column: int, meaning: str) -> None:
    """As a person does: the box is opened, and a line of it clicked."""
    box, before = wizard.columns.meaning_box(column), wizard.read
    at = box.findData(meaning)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)
    wait(lambda: wizard.read is not before, "the list to be read again")


def said(wizard: ImportWizard) -> str:
    """All that can be read on the page shown."""
    page = wizard.parts.currentWidget()
    assert page is not None
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    return "\n".join(labels)


def test_of_two_columns_with_one_heading_the_second_can_be_meant(opened: Open) -> None:
    rows = b"Surname;First name;Validity;Validity\nSilva;Ana;2019-05-06;2029-05-05\n"
    wizard = opened("list.csv", rows)
    choose(wizard, 3, "passport_expiry")
    meanings = [wizard.columns.meaning_box(at).currentData() for at in range(4)]
    assert meanings == ["family_name", "given_name", SKIP, "passport_expiry"]
    assert wizard.preview is not None
    assert str(wizard.preview.rows[0].values["passport_expiry"]) == "2029-05-05"


def test_corrections_are_not_left_without_a_question(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    told = "planner.gui.roster.wizard.confirmed"
    monkeypatch.setattr(told, lambda *words: asked.append(words) or len(asked) > 1)
    wizard = opened("list.csv", b"Surname;First name\nSilva;Ana\n")
    table, before = wizard.columns.table, wizard.read
    item = table.item(1, 1)
    assert item is not None
    item.setText("Anna")
    wait(lambda: wizard.read is not before, "the list to be read again")
    press(wizard, Qt.Key.Key_Escape)
    assert wizard.isVisible() and len(asked) == 1, "no was said"
    press(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()


def test_a_line_that_is_left_out_can_be_read(opened: Open) -> None:
    wizard = opened("mail.txt", b"Dear Ana,\n\nAna Silva, mayor, a@x.example\nJo Doe, clerk\n")
    table = wizard.columns.table
    texts = [table.item(line, 0).text() for line in range(1, table.rowCount())]
    assert texts[0] == "Dear Ana," and "Ana Silva" in texts
    assert table.columnSpan(1, 0) == len(wizard.preview.columns)  # type: ignore[union-attr]  # read


def test_a_whole_name_shows_how_it_is_taken_apart(opened: Open) -> None:
    wizard = opened("names.csv", b"Name;E-mail\nDr. Ana Maria van Dam;a@x.example\n")
    table = wizard.columns.table
    last = table.columnCount() - 1
    assert table.horizontalHeader().visualIndex(last) == 0
    assert table.item(1, last).text() == "VAN DAM, Ana Maria (Dr.)"
    assert not table.item(1, last).flags() & Qt.ItemFlag.ItemIsEditable


def test_columns_of_the_next_list_stand_as_in_the_file(opened: Open, tmp_path: Path) -> None:
    wizard = opened("names.csv", b"Name;E-mail\nAna Maria van Dam;a@x.example\n")
    other, before = tmp_path / "other.csv", wizard.read
    other.write_bytes(b"Surname;First name;Position;E-mail\nSilva;Ana;mayor;a@x.example\n")
    wizard.open_file(other)
    wait(lambda: wizard.read is not before, "the other list to be read")
    header = wizard.columns.table.horizontalHeader()
    assert [header.visualIndex(at) for at in range(header.count())] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("days.csv", b"Surname;First name;Born\nSilva;Ana;01/02/1980\n", "Dates are written"),
        ("plain.csv", b"Silva;Ana;mayor;a@x.example\nDoe;Jo;clerk;j@x.example\n", "first line"),
        ("two.csv", b"Surname;Given name;Passport;Passport\nSilva;Ana;A1;B2\n", "first line"),
    ],
)
def test_a_question_names_where_it_is_answered_and_no_command(
    opened: Open, name: str, data: bytes, place: str
) -> None:
    wizard = opened(name, data)
    assert place in said(wizard)
    assert "--" not in said(wizard)
    assert not wizard.next.isEnabled()


def test_what_is_proposed_for_columns_without_headings_is_one_click(opened: Open) -> None:
    wizard = opened("plain.csv", b"Silva;Ana;mayor;a@x.example\nDoe;Jo;clerk;j@x.example\n")
    before = wizard.read
    click(wizard.columns.propose)
    wait(lambda: wizard.read is not before, "the list to be read again")
    meanings = [wizard.columns.meaning_box(at).currentData() for at in range(4)]
    assert meanings[0] == "given_name" and meanings[1] == "family_name"
    assert meanings[3] == "emails" and wizard.next.isEnabled()


def test_somebody_known_stands_beside_what_tells_them_apart(program: Running, opened: Open) -> None:
    page: Any = program.window.page
    person = page.model.value(0).delegate.person
    row = f"{person.family_name};{person.given_name};Baker;other@x.example\n"
    head = "Surname;First name;Position;E-mail\n"
    wizard = opened("again.csv", (head + row).encode())
    click(wizard.next)
    wait(lambda: wizard.parts.currentWidget() is wizard.duplicates, "the duplicates")
    text = said(wizard)
    assert "Baker · other@x.example" in text
    assert f"Here: {person.name}" in text
    assert page.model.value(0).position in text


def test_of_a_cell_of_a_megabyte_the_beginning_is_shown(opened: Open) -> None:
    long = "x y " * 250_000
    wizard = opened("a.csv", f"Surname,First name,Position\nSilva,Ana,{long}\n".encode())
    item = wizard.columns.table.item(1, 2)
    assert item is not None and item.text().startswith("x y") and item.text().endswith("…")
    assert len(item.text()) < 500 and len(item.toolTip()) < 1_000
    assert "1,000,000 characters" in said(wizard) or "999,999 characters" in said(wizard)
