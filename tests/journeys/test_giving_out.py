"""Issues given out in the window, and who holds them; with the mouse and the keys."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

from hands import click, type_into
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from running import SAMPLE, Running, wait

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from reading import words_of

from planner.actions.itinerary import edit_item
from planner.editions.audiences import AUDIENCES
from planner.gui.documents.giving_out import GiveOut
from planner.gui.documents.holders import HoldersDialog
from planner.gui.documents.sight_table import SightDialog
from planner.gui.documents.telling import TellDialog
from planner.model import VisitKind


def shown(kind: type[Any]) -> Any:
    """The dialog of this kind that is open; None if none is."""
    every = QApplication.topLevelWidgets()
    return next((each for each in every if isinstance(each, kind) and each.isVisible()), None)


def cell(dialog: Any, row: int, column: int) -> str:
    model = dialog.model
    return str(model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole))


def test_an_issue_is_given_out_told_and_acknowledged(program: Running, tmp_path: Path) -> None:
    program.open_exchange(SAMPLE, "documents")
    page = program.window.page
    opened = program.workspace.opened
    back = next(each for each in opened.exchange.visits if each.kind is VisitKind.RETURN)
    program.workspace.set_place(back.id)
    assert not page.issuer.who.isEnabled()  # there is nothing to hold yet
    click(page.issuer.give)
    wait(lambda: shown(GiveOut), "what it would be")
    asked = shown(GiveOut)
    whom = asked.model.rowCount()
    assert whom > 0
    click(asked.go)
    assert asked.isVisible()  # a reason is needed
    assert asked.fields["reason"].error.isVisible()
    type_into(asked.reason, "Program fixed")
    type_into(asked.folder, str(tmp_path / "out"))
    click(asked.go)
    wait(lambda: shown(HoldersDialog), "who holds it")
    assert "Issue 1 is given out" in page.notices.done.sentence
    assert list((tmp_path / "out").glob("*_return_daily-schedule_delegation*issue-1.pdf"))
    assert list((tmp_path / "out" / "mails").glob("*.eml"))
    holders = shown(HoldersDialog)
    wait(lambda: holders.model.rowCount() == whom, "a row for everybody")
    table = holders.table
    click(table.viewport(), table.visualRect(holders.model.index(0, 3)).center())
    wait(lambda: cell(holders, 0, 3).startswith("yes"), "told")
    assert cell(holders, 0, 3).endswith("Thu 1 Apr 2027")
    assert cell(holders, 0, 4) == "not yet"
    click(holders.has)
    wait(lambda: cell(holders, 0, 4).startswith("yes"), "acknowledged")
    assert holders.said.text().startswith(f"{whom - 1} of {whom}")
    holders.accept()
    click(page.issuer.give)
    wait(lambda: page.notices.done and "Nothing has changed" in page.notices.done.sentence, "why")
    assert shown(GiveOut) is None


def the_return_visit(program: Running) -> Any:
    """The page Documents at the return visit, which is the shorter one."""
    program.open_exchange(SAMPLE, "documents")
    opened = program.workspace.opened
    back = next(each for each in opened.exchange.visits if each.kind is VisitKind.RETURN)
    program.workspace.set_place(back.id)
    program.settle()
    return program.window.page


def give_out(page: Any, reason: str, folder: Path) -> Any:
    """The dialog, filled in and sent off."""
    click(page.issuer.give)
    wait(lambda: shown(GiveOut), "what it would be")
    asked = shown(GiveOut)
    type_into(asked.reason, reason)
    type_into(asked.folder, str(folder))
    click(asked.go)
    return asked


def test_a_second_issue_marks_what_has_changed(program: Running, tmp_path: Path) -> None:
    page = the_return_visit(program)
    give_out(page, "Program fixed", tmp_path / "1")
    wait(lambda: shown(HoldersDialog), "issue 1")
    shown(HoldersDialog).accept()
    items = program.workspace.visit.items
    item = next(each for each in items if each.start and each.day and each.contacts)
    start, end = item.start.replace(minute=7), item.end and item.end.replace(minute=49)
    fields = {"start": f"{start:%H:%M}"} | ({"end": f"{end:%H:%M}"} if end else {})
    program.program.desk.do(partial(edit_item, item_id=item.id, fields=fields))
    program.settle()
    asked = give_out(page, "The hall is free later", tmp_path / "2")
    listed = [asked.changes.item(at).text() for at in range(asked.changes.count())]
    assert len(listed) == 1 and item.title in listed[0] and "→" in listed[0]
    wait(lambda: shown(HoldersDialog), "issue 2")
    shown(HoldersDialog).accept()
    (paper,) = (tmp_path / "2").glob("*_daily-schedule_delegation*issue-2.pdf")
    said = words_of(paper.read_bytes())
    assert "A bar in the margin marks what changed" in said
    assert said.count("Moved from") == 1
    assert "Issue 2" in said and "Issue 1" in said  # that day, and the others
    (notice, *_) = (tmp_path / "2").glob("*_change-notice_*hosts*issue-2.pdf")
    assert "The hall is free later" in words_of(notice.read_bytes())
    assert not list((tmp_path / "2").glob("*_roster_*"))  # nobody's name has changed


def test_stopped_in_the_middle_nothing_is_given_out(program: Running, tmp_path: Path) -> None:
    page = the_return_visit(program)
    give_out(page, "Program fixed", tmp_path / "out")
    wait(lambda: page.bar.stop.isVisible() and any((tmp_path / "out").glob("*.pdf")), "a paper")
    click(page.bar.stop)
    wait(lambda: page.notices.done and "Stopped" in page.notices.done.sentence, "what became of it")
    program.settle()
    assert "nothing was given out" in page.notices.done.sentence
    assert "“out”" in page.notices.done.sentence
    written = list((tmp_path / "out").glob("*.pdf"))
    assert written and all(words_of(each.read_bytes()) for each in written)
    assert not program.workspace.visit.issues
    assert page.issuer.give.isEnabled()
    assert shown(HoldersDialog) is None


def test_a_folder_of_papers_that_cannot_be_made_is_said(program: Running, tmp_path: Path) -> None:
    page = the_return_visit(program)
    (tmp_path / "taken").write_bytes(b"a file of that name")
    asked = give_out(page, "Program fixed", tmp_path / "taken" / "out")
    error = asked.fields["folder"].error  # beside the field that is wrong
    assert error.isVisible() and "cannot be made" in error.sentence
    assert asked.isVisible()
    assert not program.workspace.visit.issues
    asked.reject()


def test_who_may_see_what_is_shown_as_it_is_in_the_table(program: Running) -> None:
    program.open_exchange(SAMPLE, "documents")
    program.window.page.choices.sight_wanted.emit()
    dialog = shown(SightDialog)
    names = list(AUDIENCES)
    rows = dialog.may_have.model_of_words
    for at in range(rows.rowCount()):
        paper, *marks = (each.text for each in rows.value(at).cells)
        may = [name for name, mark in zip(names, marks, strict=True) if mark]
        key = next(key for key, said in dialog._papers.items() if said == paper)
        assert may == [name for name in names if key in AUDIENCES[name].papers]
    dialog.accept()


def test_people_are_told_of_a_change_before_any_issue(program: Running) -> None:
    program.open_exchange(SAMPLE, "documents")
    page = program.window.page
    visit = program.workspace.visit
    item = next(each for each in visit.items if each.title == "Courtesy call on the Mayor of Tampa")
    program.program.desk.do(
        partial(edit_item, item_id=item.id, fields={"start": "11:45", "end": "12:15"})
    )
    program.settle()
    click(page.issuer.tell)
    wait(lambda: shown(TellDialog) and shown(TellDialog).model.rowCount(), "whom it concerns")
    dialog = shown(TellDialog)
    model = dialog.model
    rows = {cell(dialog, at, 0).split(",")[0]: at for at in range(model.rowCount())}
    hosts = [contact.full_name for contact in item.contacts if contact.full_name]
    assert hosts and set(hosts) <= rows.keys() and str(visit.delegates[0]) in rows
    lines = [cell(dialog, at, 2) for at in rows.values()]
    assert all(len(line) <= 160 for line in lines)
    assert any("11:15 → 11:45" in line for line in lines)  # of those who read French
    assert any("11:15 a.m. → 11:45 a.m." in line for line in lines)
    at = rows[hosts[0]]
    dialog.table.choose(model.id_at(at))
    click(dialog.copy)
    assert QApplication.clipboard().text() == cell(dialog, at, 2)
    click(dialog.told)
    program.settle()
    assert "by phone" in cell(dialog, at, 3)
    click(dialog.knows)
    program.settle()
    dialog.accept()
    assert not visit.issues

    click(page.issuer.tell)  # what was noted stands there again
    wait(lambda: shown(TellDialog) and shown(TellDialog).model.rowCount(), "whom it concerns")
    again = shown(TellDialog)
    assert "by phone" in cell(again, at, 3) and cell(again, at, 4).startswith("yes")
    again.accept()
    assert program.workspace.visit.items[0].title == visit.items[0].title  # nothing was undone
