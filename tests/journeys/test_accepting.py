"""A finding is accepted with a reason, stands apart from then on, and is taken back."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from builders import an_item
from hands import CTRL, activate, click, dialog_of, press, press_here, type_into, type_keys
from PySide6.QtCore import Qt
from running import SAMPLE, Running, wait
from sqlalchemy.orm import Session

from planner.gui.findings.accepting import AcceptDialog
from planner.gui.findings.model import FINDING_ROLE, AcceptedHead
from planner.gui.findings.painting import boxes_of
from planner.gui.findings.words import ACCEPT, TAKE_BACK
from planner.gui.itinerary.questions import QuestionsDialog
from planner.model import Exchange, Visit
from planner.rules.findings import Severity, open_ones
from planner.store.journal import change
from planner.store.places import who_is_here

SHIFT = Qt.KeyboardModifier.ShiftModifier
REASON = "The host cooks for all"


@pytest.fixture
def panel(program: Running) -> Any:
    """The findings of the sample, to be seen; the first is a warning."""
    program.open_exchange(SAMPLE)
    panel = program.program.shell.findings
    assert panel.list.isVisible()
    assert panel.model.rows[0].severity == "warning"
    return panel


def click_link(panel: Any, at: int, link: str) -> None:
    """Click on what can be done with the finding in this line."""
    index = panel.model.index(at)
    panel.list.scrollTo(index)
    row = index.data(FINDING_ROLE)
    place = dict(boxes_of(panel.list.visualRect(index), row).links)[link].center()
    click(panel.list.viewport(), place)


def click_line(panel: Any, at: int) -> None:
    index = panel.model.index(at)
    panel.list.scrollTo(index)
    click(panel.list.viewport(), panel.list.visualRect(index).center())


def click_head(panel: Any) -> None:
    """On the line over those that were accepted, which comes after the open ones."""
    click_line(panel, len(panel.model.rows))


def give_reason(program: Running, reason: str) -> None:
    asked = dialog_of(AcceptDialog)
    type_into(asked.reason, reason)
    click(asked.go)
    program.settle()


def chips(panel: Any) -> list[str]:
    return [chip.text for chip in panel._chips.values() if chip.isVisible()]


def said(panel: Any) -> list[str]:
    model = panel.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(at).data(role)) for at in range(model.rowCount())]


def backwards(session: Session, visit_id: Any) -> None:
    """Something that ends before it starts: an error."""
    visit = session.get_one(Visit, visit_id)
    with change(session, "Turn a time around", about=[visit.exchange_id]):
        day = date(2027, 4, 14)
        visit.items.append(
            an_item("Backwards", day=day, start=time(22), end=time(10), rank=len(visit.items))
        )


def test_accepted_with_the_mouse_and_taken_back(program: Running, panel: Any) -> None:
    window = program.window
    first = panel.model.rows[0]
    assert chips(panel) == ["4 warnings", "2 notes"]
    click_link(panel, 0, ACCEPT)
    asked = dialog_of(AcceptDialog)
    wait(asked.reason.hasFocus, "the field to have the keys")
    click(asked.go)
    program.settle()
    assert "with a reason" in asked.fields["reason"].error.sentence, "said beside the field"
    give_reason(program, f" {REASON} ")

    assert dialog_of(AcceptDialog) is None
    assert first.sentence not in [row.sentence for row in panel.model.rows]
    assert chips(panel) == ["3 warnings", "2 notes"]
    assert window.status.warnings.text() == "3 warnings"
    assert window.notice.text == "Accepted the warning"
    assert said(panel)[-1] == "Accepted (1), folded"
    assert window.menus.undo.text().startswith("Undo Accept “diet unknown”")

    click_head(panel)
    told = f"Accepted by {who_is_here()} on Thu 1 April 2027: {REASON}"
    assert said(panel)[5] == "Accepted (1), unfolded"
    assert said(panel)[6] == f"Warning, {first.sentence}, Tue 13 Apr, {told}"
    press(window, Qt.Key.Key_Z, CTRL)
    program.settle()
    assert panel.model.rows[0].sentence == first.sentence
    assert not panel.model.accepted
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    program.settle()
    assert panel.model.accepted[0].below == told, "what was done again was said then"

    click_link(panel, 6, TAKE_BACK)
    program.settle()
    assert window.notice.text == "The warning is open again"
    assert chips(panel) == ["4 warnings", "2 notes"]
    assert window.status.warnings.text() == "4 warnings"
    assert "Ask again" in window.menus.undo.text()
    press(window, Qt.Key.Key_Z, CTRL)
    program.settle()
    assert chips(panel) == ["3 warnings", "2 notes"]


def test_accepted_with_the_keys_alone(program: Running, panel: Any) -> None:
    window = program.window
    activate(window)
    wait(window.isActiveWindow, "the window to have the keys")
    press(window, Qt.Key.Key_A, CTRL | SHIFT)
    wait(panel.list.hasFocus, "until a finding is chosen, all are shown")
    assert window.notice.text == "Choose the finding to accept."
    press_here(Qt.Key.Key_Down)
    second, third = panel.model.rows[1:3]
    assert panel.row.sentence == second.sentence
    press(window, Qt.Key.Key_A, CTRL | SHIFT)
    wait(lambda: dialog_of(AcceptDialog), "the question")
    asked = dialog_of(AcceptDialog)
    wait(asked.reason.hasFocus, "the field to have the keys")
    assert asked.reason.accessibleName() == "Why it may stay as it is"
    assert second.sentence in [each.text() for each in asked.findChildren(type(panel._none))]
    type_keys("Quiet day")
    press_here(Qt.Key.Key_Return)
    program.settle()
    activate(window)
    wait(window.isActiveWindow, "the window to have the keys again")
    assert panel.row.sentence == third.sentence, "the next one is chosen"

    panel.list.setFocus()
    press_here(Qt.Key.Key_End)
    assert isinstance(panel.list.currentIndex().data(FINDING_ROLE), AcceptedHead)
    press_here(Qt.Key.Key_Right)
    press_here(Qt.Key.Key_Down)
    assert panel.row.sentence == second.sentence
    assert panel.is_accepted
    press(window, Qt.Key.Key_K, CTRL)
    palette = program.program.shell.palette
    wait(palette.isVisible, "the palette")
    type_into(palette.query, "take back that a finding")
    press(palette.query, Qt.Key.Key_Return)
    wait(lambda: not palette.isVisible(), "the palette to go")
    program.settle()
    assert second.sentence in [row.sentence for row in panel.model.rows]
    assert not panel.model.accepted


def test_a_reason_can_be_put_another_way(program: Running, panel: Any) -> None:
    click_link(panel, 0, ACCEPT)
    give_reason(program, REASON)
    click_head(panel)
    click_line(panel, 6)
    press(panel.list, Qt.Key.Key_A, CTRL | SHIFT)
    wait(lambda: dialog_of(AcceptDialog), "the question")
    assert dialog_of(AcceptDialog).reason.text() == REASON
    give_reason(program, "They asked for it")
    assert panel.model.accepted[0].below.endswith("2027: They asked for it")


def test_an_error_is_refused_in_words(program: Running, panel: Any) -> None:
    visit_id = program.workspace.visit.id
    program.workspace.desk.do(lambda session: backwards(session, visit_id))
    program.settle()
    assert panel.model.rows[0].severity == "error"
    click_line(panel, 0)
    index = panel.model.index(0)
    links = dict(boxes_of(panel.list.visualRect(index), panel.model.rows[0]).links)
    assert ACCEPT not in links
    press(panel.list, Qt.Key.Key_A, CTRL | SHIFT)
    program.settle()
    assert dialog_of(AcceptDialog) is None
    assert "An error cannot be accepted" in program.window.notice.text


def test_nothing_marks_or_asks_what_was_accepted(program: Running, panel: Any) -> None:
    """The tree, the blocks of the itinerary, the first page and the mails to hosts."""
    workspace = program.workspace
    for at, row in reversed([*enumerate(panel.model.rows)]):
        assert row.finding.severity is not Severity.ERROR
        click_link(panel, at, ACCEPT)
        give_reason(program, REASON)
    opened = workspace.opened
    assert chips(panel) == []
    assert panel._none.text() == "No open findings."
    assert said(panel) == ["Accepted (6), folded"]
    assert opened.findings and not opened.open_findings
    tree = program.program.shell.tree.model
    marks = [tree.index(at, 0).internalPointer().severity for at in range(tree.rowCount())]
    assert set(marks) == {""}
    page = program.page("exchanges")
    line = next(line for line in workspace.lines if line.name == SAMPLE)
    wait(lambda: page.model.value(page.model.row_of(line.id)).findings == 0, "none are open")
    program.open_exchange(SAMPLE)
    itinerary = program.page("itinerary")
    dialog = QuestionsDialog(workspace, opened, itinerary)
    assert dialog.host.count() == 0
    dialog.close()


def test_an_accepted_warning_that_becomes_an_error_is_open(program: Running, panel: Any) -> None:
    click_link(panel, 0, ACCEPT)
    give_reason(program, REASON)
    opened = program.workspace.opened
    accepted = next(each for each in opened.findings if each.id in opened.accepted)
    worse = replace(accepted, severity=Severity.ERROR)
    assert worse.id == accepted.id
    exchange: Exchange = opened.exchange
    assert open_ones(exchange, [accepted, worse]) == [worse]
