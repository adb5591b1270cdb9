"""Every paper chosen, seen and saved, with the mouse and the keys."""

import sys
import zipfile
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hands import press, type_into
from PySide6.QtCore import Qt
from running import SAMPLE, Running, wait
from sqlalchemy.exc import InvalidRequestError

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from reading import words_of

from planner.actions.delegates import edit_delegate
from planner.actions.issues import issue_visit
from planner.actions.itinerary import edit_item
from planner.editions.audiences import AUDIENCES, PAPERS
from planner.editions.handing_out import hand_out
from planner.editions.order import Order
from planner.editions.packing import packed
from planner.editions.values import Reader
from planner.gui.documents.making import Choice
from planner.model import VisitKind
from planner.store.journal import entries


def the_page(program: Running) -> Any:
    program.open_exchange(SAMPLE, "documents")
    page = program.window.page
    wait(lambda: page.save.isEnabled(), "the paper")
    return page


def choose(program: Running, page: Any, paper: str) -> None:
    """Go down the list with the arrow keys until it is chosen."""
    papers = page.choices.papers
    papers.setCurrentRow(1)
    for _ in range(papers.count()):
        if papers.paper == paper:
            break
        press(papers, Qt.Key.Key_Down)
    assert papers.paper == paper
    wait(lambda: page.save.isEnabled() and page.made_paper.choice.paper == paper, paper)


def test_every_paper_can_be_chosen_and_seen(program: Running) -> None:
    page = the_page(program)
    for paper in PAPERS:
        choose(program, page, paper)
        assert paper in page.made_paper.name
        assert page.made_paper.choice.audience in {
            each.name for each in AUDIENCES.values() if paper in each.papers
        }
        assert page.preview.pages > 0


def test_a_copy_for_one_person(program: Running) -> None:
    page = the_page(program)
    choose(program, page, "personal-schedule")
    first = page.made_paper
    box = page.choices.only
    box.setFocus()
    press(box, Qt.Key.Key_Down)
    wait(lambda: page.save.isEnabled() and page.made_paper is not first, "another copy")
    assert page.made_paper.choice.only != first.choice.only
    assert page.made_paper.name != first.name


def test_the_access_list_wants_a_password_and_is_noted(program: Running, tmp_path: Path) -> None:
    page = the_page(program)
    choose(program, page, "access-list")
    file = tmp_path / "list.pdf"
    page.saver.save_to(file, page.made_paper)
    assert "password" in page.notices.done.sentence
    assert not file.exists()
    type_into(page.choices.password, "violet anchor")
    page.saver.save_to(file, page.made_paper)
    wait(file.exists, "the file")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    with pikepdf.open(file, password="violet anchor") as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256
    program.settle()
    labels: list[str] = []
    program.workspace.desk.ask(entries, lambda found: labels.extend(e.label for e in found))
    wait(lambda: labels, "the journal")
    assert labels[-2:] == [
        "Show the access-list of the first visit for security",
        "Print the access-list of the first visit for security",
    ]


def test_the_access_list_names_those_taking_part_as_in_their_passports(
    program: Running, tmp_path: Path
) -> None:
    program.open_exchange(SAMPLE)
    visit = program.workspace.visit
    item = next(each for each in visit.items if each.venue and each.everyone and not each.whole)
    (solenn,) = (each for each in visit.delegates if str(each).startswith("Solenn"))
    desk = program.workspace.desk
    names = {"passport_name": "KERBRAT SOLENN", "passport_number": "19FV77310"}
    desk.do(partial(edit_delegate, delegate_id=solenn.id, fields=names))
    desk.do(partial(edit_item, item_id=item.id, fields={"venue.names_in_advance": "yes"}))
    program.settle()
    page = the_page(program)
    choose(program, page, "access-list")
    text = words_of(page.made_paper.pdf)
    assert "KERBRAT SOLENN" in text and "19FV77310" in text
    opened = program.workspace.opened.exchange
    with pytest.raises(InvalidRequestError):  # nothing private stays with what is on the screen
        _ = opened.visits[0].delegates[0].person.private
    type_into(page.choices.password, "violet anchor")
    page.saver.save_all_to(tmp_path / "all.zip", page.made_paper.choice)
    wait((tmp_path / "all.zip").exists, "the file")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert any("access-list" in name for name in archive.namelist())


def test_all_papers_of_a_reader_go_into_one_file(program: Running, tmp_path: Path) -> None:
    page = the_page(program)
    page.saver.save_all_to(tmp_path / "all.zip", page.made_paper.choice)
    wait((tmp_path / "all.zip").exists, "the file")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        names = archive.namelist()
        assert all(archive.read(name).startswith(b"%PDF") for name in names)
    assert len(set(names)) == len(names)
    for paper in AUDIENCES["delegation"].papers:
        assert any(paper in name for name in names), paper


def test_a_language_and_a_second_one(program: Running) -> None:
    page = the_page(program)
    language = page.choices.language
    assert not language.note.isVisible()
    language.first.setFocus()
    press(language.first, Qt.Key.Key_Down)
    wait(lambda: page.made_paper.choice.language == "fr" and page.save.isEnabled(), "in French")
    assert "French" in language.note.text()
    assert "native reader" in page.notices.sentences[0]
    language.second.setFocus()
    press(language.second, Qt.Key.Key_Down)
    wait(lambda: page.made_paper.choice.language == "fr+en" and page.save.isEnabled(), "in both")
    assert page.made_paper.name.endswith("_fr-en.pdf")


def test_a_personal_paper_is_in_the_persons_own_language(program: Running) -> None:
    page = the_page(program)
    choose(program, page, "personal-schedule")
    assert page.made_paper.choice.language == "fr"
    choose(program, page, "daily-schedule")
    assert page.made_paper.choice.language == "en"


def test_choices_are_remembered_for_the_exchange(program: Running) -> None:
    page = the_page(program)
    choose(program, page, "roster")
    words = page._preferences.paper_words(program.workspace.opened.exchange.id)
    assert Choice.remembered(words) == page.choices.choice
    assert Choice.remembered(["roster", "driver", "12", "a4", "en"]) is None  # not for drivers
    assert Choice.remembered(["nonsense"]) is None


def test_a_notice_says_what_has_changed_since_the_issue_they_hold(program: Running) -> None:
    page = the_page(program)
    exchange = program.workspace.opened.exchange
    order = Order(exchange, VisitKind.FIRST, Reader("internal"), program.workspace.today())
    content = packed(hand_out(order, None, {}, "Fixed").after)
    visit = order.visit
    program.workspace.desk.do(
        lambda session: issue_visit(session, visit.id, 1, date(2027, 2, 1), "Fixed", content, [])
    )
    program.settle()
    choose(program, page, "change-notice")
    wait(lambda: page._issued is not None and page.save.isEnabled(), "the issue")
    assert "Nothing has changed for you since issue 1" in words_of(page.made_paper.pdf)
