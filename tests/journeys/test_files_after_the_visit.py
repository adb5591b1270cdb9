"""What leaves the page After visit as a file, and the answers that come back in."""

import csv
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from threading import Event
from zipfile import ZipFile

import pypdfium2
import pytest
from hands import click, dialog_of
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook
from running import SAMPLE, Running, running, samples_file, wait

from planner.gui.after_visit.invitations import InvitationDialog
from planner.gui.after_visit.reports import AFTER_ACTION, PORTFOLIO, THANKS, ReportDialog
from planner.gui.documents.making import Choice
from planner.gui.importing import ImportReport
from planner.queries.alumni import Alumnus, alumni

Choose = Callable[[Path], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """The file that the person names when asked next."""

    def name(file: Path) -> None:
        for ask in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, ask, lambda *_asked: (str(file), ""))

    return name


def opened(program: Running, section: str) -> object:
    program.open_exchange(SAMPLE)
    page = program.page("after-visit")
    program.settle()
    click(page.sections.button(section))
    return page


def test_a_feedback_sheet_goes_out_and_comes_back(
    program: Running, tmp_path: Path, choose: Choose
) -> None:
    page = opened(program, "feedback")
    sheet = tmp_path / "feedback.xlsx"
    choose(sheet)
    click(page.sheets.give)
    program.settle()
    rows = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_name("Feedback").to_python()
    rows[1][3:5], rows[2][3], rows[3][3] = ["4", "Worth every hour"], "5", "splendid"
    answered = tmp_path / "answered.csv"
    with answered.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    choose(answered)
    click(page.sheets.bring)
    program.settle()
    report = dialog_of(ImportReport)
    assert "“splendid” is not a rating" in report.text.toPlainText()
    report.accept()
    model = page.models["feedback"]
    whole, item = model.value(0), model.value(1)
    assert (whole.cells[1].text, whole.cells[1].bar) == ("4.0", 0.8)
    assert whole.cells[2].text == "Worth every hour"
    assert (item.cells[1].text, item.cells[1].second) == ("5.0", "5: 1")
    assert page.second.text() == f"{SAMPLE}, First visit. {model.rowCount()} results"
    program.program.desk.undo()
    program.settle()
    assert model.rowCount() == 0


def test_a_form_to_print_is_made_for_one_of_them_or_for_all(program: Running) -> None:
    click(opened(program, "feedback").sheets.form)
    documents = program.window.page
    wait(lambda: documents.save.isEnabled(), "the form")
    assert documents.made_paper.choice.paper == "feedback-form"
    everybody = documents.preview.pages
    documents.choices.only.setCurrentIndex(1)
    documents.choices.only.activated.emit(1)
    wait(lambda: 0 < documents.preview.pages < everybody, "one form")


@pytest.fixture
def afterwards(qapp: object, tmp_path: Path) -> Iterator[Running]:
    """The program a month after the first visit."""
    database = Path(shutil.copy(samples_file(), tmp_path / "planner.db"))
    with running(tmp_path, database, today=date(2027, 5, 20)) as run:
        yield run


def test_an_invitation_list_holds_whom_the_choice_leaves(
    afterwards: Running, tmp_path: Path, choose: Choose
) -> None:
    program = afterwards
    page = opened(program, "alumni")
    click(page.invite)
    program.settle()
    dialog = dialog_of(InvitationDialog)
    dialog.country.setCurrentIndex(dialog.country.findData("FR"))
    program.settle()
    click(dialog.kind.button(".csv"))
    file = tmp_path / "list.csv"
    choose(file)
    click(dialog.go)
    program.settle()
    assert dialog_of(InvitationDialog) is None
    with file.open(encoding="utf-8-sig", newline="") as lines:
        names = [row["Name"] for row in csv.DictReader(lines)]
    known = partial(alumni, today=program.workspace.today())
    found: list[list[Alumnus]] = []
    for query in (known, partial(known, country="FR")):
        program.program.desk.ask(query, found.append)
    program.settle()
    everyone, french = found
    assert names == [each.name for each in french]
    assert 0 < len(names) < len(everyone)


def test_every_report_is_saved_in_three_forms_and_can_be_stopped(
    program: Running, tmp_path: Path, choose: Choose
) -> None:
    page = opened(program, "practices")
    words = Choice(language="de", size="a4").kept  # as the papers of the exchange were set last
    program.program.preferences.keep_paper_words(program.workspace.opened.exchange.id, words)
    begins = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK"}
    for report, ending in product((AFTER_ACTION, THANKS, PORTFOLIO), begins):
        click(page.reports)
        dialog = dialog_of(ReportDialog)
        assert (dialog.language.value, dialog.sheet.value) == ("de", "a4")
        dialog.report.setCurrentIndex(dialog.report.findData(report))
        assert dialog.year.isVisible() is (report == PORTFOLIO)
        click(dialog.kind.button(ending))
        file = tmp_path / f"{report}.{ending}"
        choose(file)
        click(dialog.go)
        program.settle()
        assert file.read_bytes().startswith(begins[ending])
        assert dialog_of(ReportDialog) is None
    with pypdfium2.PdfDocument(tmp_path / f"{AFTER_ACTION}.pdf") as paper:
        assert "Abschlussbericht" in paper[0].get_textpage().get_text_bounded()
        assert round(paper[0].get_width()) == 595
    with ZipFile(tmp_path / f"{THANKS}.docx") as letters:
        assert "Dankesliste" in letters.read("word/document.xml").decode()
    with ZipFile(tmp_path / f"{PORTFOLIO}.xlsx") as book:
        assert len([name for name in book.namelist() if "worksheets/sheet" in name]) > 5

    click(page.reports)
    dialog = dialog_of(ReportDialog)
    dialog.report.setCurrentIndex(dialog.report.findData(PORTFOLIO))
    stopped = tmp_path / "stopped.pdf"
    choose(stopped)
    before = Event()
    program.workspace.background.run(lambda _progress: before.wait())
    click(dialog.go)
    assert not dialog.go.isEnabled() and dialog.bar.isVisible()
    dialog.reject()  # while what there is, is still being read
    assert dialog.isVisible() and dialog.go.isEnabled()
    click(dialog.go)
    wait(lambda: not program.program.desk.busy, "what there is, for the report to begin")
    dialog.reject()
    before.set()
    program.settle()
    assert not stopped.exists()
    assert dialog.isVisible() and dialog.go.isEnabled()
    dialog.reject()
    assert dialog_of(ReportDialog) is None
