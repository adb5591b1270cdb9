"""In a window narrower than 1212 pixels the inspector opens over the page."""

from datetime import date
from typing import Any

from hands import CTRL, click, press
from PySide6.QtCore import QPointF, Qt
from running import SAMPLE, Running

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_inspector_opens_over_the_page_and_esc_closes_it(program: Running) -> None:
    window: Any = program.window
    program.open_exchange(SAMPLE)
    window.resize(1211, 700)
    program.workspace.set_place(program.workspace.visit.id, date(2027, 4, 20))
    program.settle()
    docks, page, grid = window.docks, window.page, window.page.views.grid
    assert docks.inspector.isHidden() and docks.over.isHidden()
    roomy = page.width()

    chosen = next(each for each in program.workspace.visit.items if each.title.startswith("Both"))
    grid.reveal(chosen.id)
    rect = grid.canvas.boxes_of(chosen.id)[0].rect
    click(grid.viewport(), (rect.topLeft() + QPointF(20, 8 - grid.top)).toPoint())
    program.settle()
    assert docks.over.isVisible() and page.panel.item.title.text() == chosen.title
    assert page.width() == roomy, "it takes no room from the page"
    assert grid.hasFocus(), "the keys stay in the grid"

    press(window, Qt.Key.Key_F6)
    assert docks.over.isAncestorOf(window.focusWidget())
    press(window, Qt.Key.Key_F6)
    assert docks.findings.isAncestorOf(window.focusWidget()), "after it come the findings"
    press(window, Qt.Key.Key_F6, SHIFT)
    press(window.focusWidget(), Qt.Key.Key_Escape)
    assert docks.over.isHidden() and grid.hasFocus()

    press(window, Qt.Key.Key_I, CTRL | SHIFT)
    assert docks.over.isVisible()
    press(grid, Qt.Key.Key_Escape)
    assert docks.over.isHidden(), "also from within the page"
    press(grid, Qt.Key.Key_Return)
    assert page.panel.item.title.hasFocus()

    window.resize(1366, 700)
    program.settle()
    assert docks.over.isHidden() and docks.inspector.isVisible()
    assert docks.inspector.isAncestorOf(page.panel)
