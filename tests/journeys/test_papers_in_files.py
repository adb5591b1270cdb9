"""Papers into files: a folder, one file, a password; stopped, or kept from being written."""

import errno
import io
import os
import sys
import zipfile
from html import escape
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document
from hands import click, dialog_of, type_into
from icalendar import Calendar
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QPushButton
from running import SAMPLE, Running, wait

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from reading import words_of

from planner.editions.audiences import AUDIENCES
from planner.interchange.outside.tables import sheets_of

PAPERS = AUDIENCES["delegation"].papers


def the_page(program: Running) -> Any:
    program.open_exchange(SAMPLE, "documents")
    page = program.window.page
    wait(lambda: page.save.isEnabled(), "the paper")
    return page


def save_in(asked: QPushButton, place: Path, kind: str = "") -> None:
    """Ask for a place as a person does: the button, the kind of file, the name, Save."""
    click(asked)
    save_where_asked(place, kind)


def save_where_asked(place: Path, kind: str = "") -> None:
    wait(lambda: dialog_of(QFileDialog), "where to")
    dialog = dialog_of(QFileDialog)
    if kind:
        dialog.selectNameFilter(next(each for each in dialog.nameFilters() if kind in each))
    type_into(dialog.findChild(QLineEdit, "fileNameEdit"), str(place))
    buttons = dialog.findChild(QDialogButtonBox)
    click(buttons.button(QDialogButtonBox.StandardButton.Save))
    wait(lambda: dialog_of(QFileDialog) is None, "the dialog to close")


def save_as(page: Any, words: str, place: Path) -> bytes:
    """Choose a form in the menu, where to, Save; what is in the file then."""
    (action,) = (each for each in page.forms.menu().actions() if each.text() == words)
    action.trigger()
    save_where_asked(place)
    wait(lambda: said(page) == f"Saved “{place.name}”", "the file")
    return place.read_bytes()


def said(page: Any) -> str:
    return page.notices.done.sentence if page.notices.done else ""


def test_all_papers_go_into_a_folder(program: Running, tmp_path: Path) -> None:
    page = the_page(program)
    place = tmp_path / "papers"
    save_in(page.every, place, "folder")
    wait(lambda: said(page).startswith("Saved"), "all of them")
    found = sorted(each.name for each in place.iterdir())
    assert all(any(f"_{paper}_" in name for name in found) for paper in PAPERS)
    assert len(found) == int("".join(letter for letter in said(page) if letter.isdigit()))
    delegates = len(program.workspace.visit.delegates)
    assert sum("personal-schedule" in name for name in found) == delegates
    for name in found:
        with pikepdf.open(place / name) as opened:
            assert len(opened.pages) > 0


def test_all_papers_in_one_file_under_a_password(program: Running, tmp_path: Path) -> None:
    page = the_page(program)
    type_into(page.choices.password, "violet anchor")
    wait(lambda: page.save.isEnabled(), "the paper")
    file = tmp_path / "all.zip"
    save_in(page.every, file)
    wait(lambda: said(page).startswith("Saved"), "the file")
    with zipfile.ZipFile(file) as archive:
        papers = [archive.read(name) for name in archive.namelist()]
    assert len(papers) >= len(PAPERS)
    for paper in papers:
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(paper))
        with pikepdf.open(io.BytesIO(paper), password="violet anchor") as opened:
            assert opened.encryption.R == 6


def stop(page: Any, written: Path | None = None) -> None:
    """Press the cross in the bar as soon as it is there, and a paper is written if one will be."""
    wait(lambda: page.bar.stop.isVisible(), "the batch")
    if written is not None:
        wait(lambda: written.exists() and any(written.glob("*.pdf")), "a first paper")
    click(page.bar.stop)


def test_a_batch_is_stopped_and_what_is_written_stays(program: Running, tmp_path: Path) -> None:
    page = the_page(program)
    place = tmp_path / "papers"
    page.saver.save_all_to(place, page.made_paper.choice)
    stop(page, place)
    wait(lambda: "Stopped" in said(page), "what became of it")
    found = list(place.glob("*"))
    assert said(page) == f"Stopped. Papers saved in “papers” so far: {len(found)}."
    assert 0 < len(found) < len(PAPERS) + len(program.workspace.visit.delegates)
    for file in found:
        with pikepdf.open(file) as opened:  # whole, each of them
            assert len(opened.pages) > 0
    assert page.every.isEnabled()
    assert not page.bar.stop.isVisible()


def test_one_file_that_is_stopped_leaves_the_old_one(program: Running, tmp_path: Path) -> None:
    page = the_page(program)
    file = tmp_path / "all.zip"
    file.write_bytes(b"of last week")
    page.saver.save_all_to(file, page.made_paper.choice)
    stop(page)
    wait(lambda: "Stopped" in said(page), "what became of it")
    assert said(page) == "Stopped: nothing was saved in “all.zip”."
    assert file.read_bytes() == b"of last week"
    assert [each.name for each in tmp_path.glob("*.zip")] == ["all.zip"]


HELD = "it is open in another program, or its folder may only be read"


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.EACCES, HELD),  # a file that another program holds open, on Windows
        (errno.EROFS, "the disk may only be read"),
        (errno.ENOSPC, "the disk is full"),
    ],
)
def test_a_file_that_cannot_be_replaced_stays_and_that_is_said(
    program: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str
) -> None:
    page = the_page(program)
    file = tmp_path / "schedule.pdf"
    file.write_bytes(b"of last week")

    def refuse(_self: Path, _to: Path) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as held:
        held.setattr(Path, "replace", refuse)
        page.saver.save_to(file, page.made_paper)
        wait(lambda: "cannot be written" in said(page), "the sentence")
    assert why in said(page)
    assert str(file) in said(page)
    assert file.read_bytes() == b"of last week"
    assert [each.name for each in tmp_path.glob("*.pdf")] == ["schedule.pdf"]
    page.saver.save_to(file, page.made_paper)  # and once it is let go
    wait(lambda: said(page) == "Saved “schedule.pdf”", "the paper")
    assert words_of(file.read_bytes())


def test_a_folder_that_cannot_be_made_is_said(program: Running, tmp_path: Path) -> None:
    page = the_page(program)
    (tmp_path / "papers").write_bytes(b"a file of that name")
    page.saver.save_all_to(tmp_path / "papers" / "all", page.made_paper.choice)
    wait(lambda: "cannot be made" in said(page), "the sentence")
    assert (tmp_path / "papers").read_bytes() == b"a file of that name"
    assert page.every.isEnabled()


def test_a_schedule_becomes_a_word_document_a_workbook_and_a_calendar(
    program: Running, tmp_path: Path
) -> None:
    page = the_page(program)
    titles = {item.title for item in program.workspace.visit.items if item.start}
    document = Document(io.BytesIO(save_as(page, "Word document", tmp_path / "days.docx")))
    texts = [cell.text for each in document.tables for row in each.rows for cell in row.cells]
    assert all(any(title in text for text in texts) for title in titles)
    workbook = save_as(page, "Excel workbook", tmp_path / "days.xlsx")
    (sheet,) = sheets_of(workbook)
    assert titles <= {cell for row in sheet.rows for cell in row}
    calendar = Calendar.from_ical(save_as(page, "Calendar file", tmp_path / "days.ics"))
    assert titles <= {str(event["SUMMARY"]) for event in calendar.walk("VEVENT")}


def test_a_page_for_a_telephone_is_of_one_delegate_alone(program: Running, tmp_path: Path) -> None:
    page = the_page(program)
    program.workspace.paper_wanted.emit("personal-schedule", "delegation")
    wait(lambda: page.is_ready and page.forms.isEnabled(), "the paper")
    whose = page.choices.only.currentText()
    written = save_as(page, "Page for a telephone", tmp_path / "mine.html").decode()
    assert f"<h1>{escape(whose)}</h1>" in written
    assert "src=" not in written and "http" not in written
    program.workspace.paper_wanted.emit("badges", "delegation")
    wait(lambda: page.is_ready, "the paper")
    assert not page.forms.isEnabled()
    assert page.forms.toolTip() == "This paper is made as PDF only."
