"""A city hall sends a list: from the file to the delegation and back, with mouse and keys."""

from pathlib import Path
from typing import Any

from hands import click
from PySide6.QtWidgets import QFileDialog
from running import SAMPLE, Running, wait

from planner.gui.roster.wizard import ImportWizard

LIST = """Liste de la délégation;;;;
Nom;Prénom;Fonction;Structure;Né(e) le
MARCHAND;Leïla;Adjointe au maire;Ville de Nantes;14/02/1979
DIALLO;Mamadou;Coordinateur;Mission jeunes;31/02/1991
WIŚNIEWSKI;Łukasz;Chef;Police municipale;
"""


def open_wizard(program: Running, file: Path) -> Any:
    program.open_exchange(SAMPLE, "roster")
    click(program.window.page.bring)
    (wizard,) = program.window.findChildren(ImportWizard)
    wizard.open_file(file)
    wait(lambda: wizard.preview is not None, "the list to be read")
    program.settle()
    return wizard


def test_from_the_file_to_undo(program: Running, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(LIST, encoding="utf-8")
    wizard = open_wizard(program, file)
    before = [str(each.person) for each in program.workspace.visit.delegates]

    columns = wizard.columns
    meanings = [columns.meaning_box(at).currentData() for at in range(5)]
    assert meanings == ["family_name", "given_name", "position", "organization", "date_of_birth"]
    assert "31/02/1991" in columns.wrong.text()
    bad = next(
        line for line in range(columns.table.rowCount())
        if (item := columns.table.item(line, 4)) and item.text() == "31/02/1991"
    )  # fmt: skip
    columns.table.item(bad, 4).setText("13/02/1991")
    program.settle()
    wait(lambda: "31/02/1991" not in columns.wrong.text(), "the corrected cell to be read")

    click(wizard.next)
    program.settle()
    assert wizard.parts.currentWidget() is wizard.duplicates
    (known,) = wizard.duplicates.rows.values()  # the one who is here already
    assert known.value == "merge"
    click(known.button("skip"))
    click(wizard.next)
    program.settle()
    assert wizard.parts.currentWidget() is wizard.summary
    assert wizard.next.text() == "Import 2 delegates"
    click(wizard.next)
    wait(lambda: not program.window.findChildren(ImportWizard), "the wizard to close")
    program.settle()

    after = [str(each.person) for each in program.workspace.visit.delegates]
    assert after[: len(before)] == before
    assert after[len(before) :] == ["Leïla MARCHAND", "Mamadou DIALLO"]
    assert "liste.csv" in program.window.notice.text
    click(program.window.menus.undo_button)
    program.settle()
    assert [str(each.person) for each in program.workspace.visit.delegates] == before


def test_another_meaning_of_a_column_is_remembered(program: Running, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("Nom;Prénom;Chose\nDUPONT;Anne;Halal\n", encoding="utf-8")
    wizard = open_wizard(program, file)
    box = wizard.columns.meaning_box(2)
    box.setCurrentIndex(box.findData("dietary"))
    box.activated.emit(box.currentIndex())
    program.settle()
    wait(lambda: wizard.preview.rows[0].values.get("dietary"), "the column to be read anew")
    for _ in range(2):
        click(wizard.next)
        program.settle()
    wait(lambda: not program.window.findChildren(ImportWizard), "the wizard to close")
    program.settle()
    newest = program.workspace.visit.delegates[-1]
    assert newest.care is not None and newest.care.dietary == "Halal"
    again = open_wizard(program, file)
    assert again.columns.meaning_box(2).currentData() == "dietary"
    again.reject()


def test_what_is_no_list_is_said_and_nothing_happens(program: Running, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"PK\x03\x04 this is no workbook")
    program.open_exchange(SAMPLE, "roster")
    click(program.window.page.bring)
    (wizard,) = program.window.findChildren(ImportWizard)
    wizard.open_file(file)
    wait(lambda: not wizard.error.isHidden(), "the refusal")
    assert "list.xlsx" in wizard.error.sentence
    assert wizard.preview is None
    wizard.open_file(tmp_path / "nowhere.csv")
    assert "nowhere.csv" in wizard.error.sentence
    assert not program.window.findChildren(QFileDialog)
    wizard.done(0)


def test_names_pasted_from_a_mail(program: Running) -> None:
    program.open_exchange(SAMPLE, "roster")
    click(program.window.page.bring)
    (wizard,) = program.window.findChildren(ImportWizard)
    wizard.pasted.setPlainText("Name\tE-mail\nAnna BERG\tanna@example.org\n")
    click(wizard.read_pasted)
    wait(lambda: wizard.preview is not None, "the text to be read")
    program.settle()
    assert wizard.preview.rows[0].values["family_name"].casefold() == "berg"
    wizard.done(0)
