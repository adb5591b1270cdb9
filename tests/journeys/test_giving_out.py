"""Issues given out in the window, and who holds them; with the mouse and the keys."""

from functools import partial
from pathlib import Path
from typing import Any

from hands import click, type_into
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from running import SAMPLE, Running, wait

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
