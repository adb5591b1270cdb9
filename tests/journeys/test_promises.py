"""What was promised on the first visit is seen while the return visit is planned, until kept."""

from datetime import date
from functools import partial

from hands import click, dialog_of, type_into
from PySide6.QtWidgets import QLabel, QPushButton
from running import Running

from planner.actions.commitments import add_commitment
from planner.gui.deadlines.asking import DoneDialog
from planner.gui.itinerary.promises import Promises
from planner.model import VisitKind


def words_of(strip: Promises) -> str:
    return " ".join(each.text() for each in strip.findChildren(QLabel) if each.isVisible())


def test_a_promise_stands_over_the_return_visit_until_it_is_shown_kept(program: Running) -> None:
    line = next(
        line
        for line in program.workspace.lines
        if any(visit.kind is VisitKind.RETURN for visit in line.visits) and line.status == "active"
    )
    program.open_exchange(line.name)
    page = program.page("itinerary")
    strip = page.findChild(Promises)
    promise = "Send the training plan of the municipal police"
    program.program.desk.do(
        partial(add_commitment, exchange_id=line.id, what=promise, due=date(2027, 5, 3))
    )
    program.settle()
    page.show_visit_of(VisitKind.FIRST)
    program.settle()
    assert not strip.isVisible()
    page.show_visit_of(VisitKind.RETURN)
    program.settle()
    assert strip.isVisible() and promise in words_of(strip)

    close = next(each for each in strip.findChildren(QPushButton) if each.isVisible())
    click(close)
    program.settle()
    dialog = dialog_of(DoneDialog)
    click(dialog.go)
    program.settle()
    assert "closed with evidence" in dialog.fields["note"].error.sentence
    assert strip.isVisible()
    type_into(dialog.note, "Letter of the mayor, 2 June")
    click(dialog.go)
    program.settle()
    assert not strip.isVisible()
    program.program.desk.undo()
    program.settle()
    assert promise in words_of(strip)
