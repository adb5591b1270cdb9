"""An exchange made, undone and done again: all of the window agrees on which one is open."""

from functools import partial
from typing import Any

from hands import CTRL, click, dialog_of, press, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from running import SAMPLE, Running, wait

from planner.actions.exchanges import add_visit
from planner.gui.exchanges.new_exchange import NewExchangeDialog
from planner.model import VisitKind

OURS = "Nantes - Tampa"


def make_exchange(program: Running) -> None:
    click(program.page("exchanges")._new)
    wait(lambda: dialog_of(NewExchangeDialog), "the dialog")
    program.settle()
    dialog = dialog_of(NewExchangeDialog)
    for side, city in ((dialog.foreign, "nantes"), (dialog.partner, "tampa")):
        type_into(side.line, city)
        wait(side.line.popup.isVisible, "the cities to be offered")
        press(side.line.popup, Qt.Key.Key_Return)
        wait(lambda side=side: side.choices, "the city to be taken")
    click(dialog._create)
    program.settle()


def add_an_item(program: Running, typed: str) -> None:
    page: Any = program.page("itinerary")
    page.show_view("agenda")
    program.settle()
    if program.workspace.visit is None:
        make_visit(program)
    line = page.views.agenda.quick.line
    click(line)
    QTest.keyClicks(line, typed)
    press(line, Qt.Key.Key_Return)
    program.settle()


def make_visit(program: Running) -> None:
    exchange = program.workspace.opened.exchange.id
    add = partial(add_visit, exchange_id=exchange, kind=VisitKind.FIRST)
    program.workspace.desk.do(add)
    program.settle()


def press_until(program: Running, key: Qt.Key, action: Any) -> None:
    while action.isEnabled():
        press(program.window, key, CTRL)
        program.settle()


def test_all_undone_and_done_again(program: Running) -> None:
    program.open_exchange(SAMPLE)
    make_exchange(program)
    ours = program.workspace.opened.exchange.id
    assert program.workspace.opened.exchange.name == OURS
    add_an_item(program, "930-11 Meeting at the port")
    item = program.workspace.visit.items[0]
    menus = program.window.menus
    press_until(program, Qt.Key.Key_Z, menus.undo)
    assert program.workspace.opened is None
    assert program.workspace.exchange_id is None
    press_until(program, Qt.Key.Key_Y, menus.redo)
    assert program.workspace.opened.exchange.id == ours
    assert program.workspace.exchange_id == ours

    page: Any = program.page("itinerary")
    program.workspace.go_to("item", item.id)
    program.settle()
    assert program.workspace.selected == ("item", item.id)
    assert page.panel.item.title.text() == "Meeting at the port"
    click(page.panel.tabs.button("history"))
    program.settle()
    changes = page.panel.changes.list
    said = [changes.item(at).text() for at in range(changes.count())]
    assert any("Meeting at the port" in each for each in said)
    tree = program.program.shell.tree
    here = tree.model.node(tree.view.currentIndex())
    assert here.exchange_id == ours
    assert here.kind != "exchange", "its visit stands unfolded"


def test_history_forgets_an_exchange_that_is_gone(program: Running) -> None:
    make_exchange(program)
    page: Any = program.page("itinerary")
    click(page.panel.tabs.button("history"))
    program.settle()
    changes = page.panel.changes.list
    assert OURS in changes.item(0).text()
    press_until(program, Qt.Key.Key_Z, program.window.menus.undo)
    assert not any(OURS in changes.item(at).text() for at in range(changes.count()))
