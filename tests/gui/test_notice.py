"""What happened is said where nothing is covered that one works on."""

from datetime import date

import pytest
from hands import click
from PySide6.QtWidgets import QWidget
from running import SAMPLE, Running

from planner.gui.notice import STAYS

MOVED = "Moved “Opening briefing: how the City Pair Program works” to 14:30"
LONG = "“Lunch with patrol and school resource officers” would begin on Wed 21 Apr 2027. " * 3


def said(program: Running, size: tuple[int, int], sentence: str) -> QWidget:
    program.window.resize(*size)
    program.open_exchange(SAMPLE)
    program.workspace.set_place(program.workspace.visit.id, date(2027, 4, 15))
    program.window.page.show_view("agenda")
    program.settle()
    program.workspace.notify(sentence)
    program.settle()
    notice: QWidget = program.window.notice
    assert notice.isVisible()
    return notice


def covers(program: Running, widget: QWidget) -> bool:
    """Whether the notice lies over any of this widget."""
    at = widget.mapTo(program.window, widget.rect().topLeft())
    return program.window.notice.geometry().intersects(widget.rect().translated(at))


@pytest.mark.parametrize("size", [(1366, 768), (960, 600), (1920, 1080)])
def test_nothing_of_the_page_is_covered(program: Running, size: tuple[int, int]) -> None:
    said(program, size, MOVED)
    page = program.window.page
    quick = page.views.agenda.quick
    quick.line.setText("930-11 Mayor's office")
    for part in (page, quick.line, quick.will_add, page.views.agenda.night):
        assert not covers(program, part)
    assert not covers(program, program.program.shell.findings)
    status = program.window.status
    assert not any(covers(program, part) for part in (status.zone, status.warnings))


def test_it_follows_the_window_and_what_is_said_beside_it(program: Running) -> None:
    notice = said(program, (1366, 768), MOVED)
    program.window.resize(1100, 640)
    program.window.status.say_zone("Llanfairpwllgwyngyll", "Kuala Lumpur")
    program.settle()
    assert program.window.rect().contains(notice.geometry())
    assert not covers(program, program.window.status.zone)


def test_a_long_sentence_is_said_whole(program: Running) -> None:
    notice = said(program, (960, 600), LONG)
    words = notice._words
    needed = words.heightForWidth(words.width())
    assert words.height() >= needed > words.fontMetrics().height(), "on several lines"
    assert program.window.rect().contains(notice.geometry())


def test_its_undo_takes_back_the_last_step(program: Running) -> None:
    said(program, (1366, 768), MOVED)
    before = [item.title for item in program.workspace.visit.items]
    program.window.page.list.setFocus()
    program.window.page.remove()
    program.settle()
    assert len(program.workspace.visit.items) == len(before) - 1
    click(program.window.notice._undo)
    program.settle()
    assert [item.title for item in program.workspace.visit.items] == before


def test_a_long_sentence_stays_longer(program: Running) -> None:
    notice = said(program, (960, 600), MOVED)
    assert notice._timer.interval() == STAYS  # type: ignore[attr-defined]
    program.workspace.notify(LONG)
    assert notice._timer.interval() > 2 * STAYS  # type: ignore[attr-defined]
