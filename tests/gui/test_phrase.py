"""The recovery phrase: shown once, asked for until it fits."""

import stat
from pathlib import Path

import pytest
from hands import click, press
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.gui.phrase import AskPhrase, ShowPhrase

WORDS = "acid barrel candle dinner eagle fabric garden hammer island jacket kitchen ladder"


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> ShowPhrase:
    dialog = ShowPhrase(WORDS, tmp_path / "planner.db", every_start=False)
    qtbot.addWidget(dialog, before_close_func=lambda dialog: dialog.done(1))
    dialog.show()
    return dialog


def test_all_words_are_shown_and_numbered(shown: ShowPhrase) -> None:
    said = [label.accessibleName() for label in shown.findChildren(QLabel)]
    for number, word in enumerate(WORDS.split(), start=1):
        assert f"{number}: {word}" in said


def test_it_closes_only_when_it_is_kept(shown: ShowPhrase) -> None:
    press(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    shown.close()
    assert shown.isVisible()
    click(shown.kept)
    assert not shown.isVisible()
    assert shown.result() == shown.DialogCode.Accepted


def test_the_saved_file_is_readable_by_its_owner_alone(shown: ShowPhrase, tmp_path: Path) -> None:
    file = tmp_path / "phrase.txt"
    shown.save_to(file)
    text = file.read_text(encoding="utf-8")
    assert all(word in text for word in WORDS.split())
    assert stat.S_IMODE(file.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR


def test_a_place_that_cannot_be_written_is_said(shown: ShowPhrase, tmp_path: Path) -> None:
    shown.save_to(tmp_path / "nowhere" / "phrase.txt")
    assert "cannot be written" in shown.error.sentence
    assert shown.save.text() == "Save..."


def test_the_printed_page_holds_all_words(shown: ShowPhrase, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "phrase.pdf"))
    shown.print_on(printer)
    document = PdfDocument(tmp_path / "phrase.pdf")
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert all(word in words for word in WORDS.split())


def test_a_wrong_phrase_stays_with_the_sentence_below(qtbot: QtBot) -> None:
    dialog = AskPhrase("There is no key ring.")
    qtbot.addWidget(dialog)
    dialog.show()
    given: list[str] = []
    dialog.given.connect(given.append)
    assert not dialog.open_it.isEnabled()
    QTest.keyClicks(dialog.text, "acid barrel")
    press(dialog.text, Qt.Key.Key_Return)
    assert given == ["acid barrel"]
    dialog.refuse("These words do not open it.")
    assert dialog.text.toPlainText() == "acid barrel"
    assert dialog.field.has_error
    QTest.keyClicks(dialog.text, " c")
    assert not dialog.field.has_error
