"""What stands beside a page belongs to that page."""

from typing import Any

from running import SAMPLE, Running

from planner.gui.docks import STATE


def test_what_was_kept_beside_one_page_does_not_come_up_beside_another(program: Running) -> None:
    """The window is left on the itinerary, and begins on the exchanges."""
    window: Any = program.window
    docks = window.docks
    program.open_exchange(SAMPLE)
    assert docks.tree.isVisible() and docks.findings.isVisible()
    kept = window.saveState(STATE)
    program.page("exchanges")
    docks.restore(kept)
    assert docks.tree.isHidden() and docks.findings.isHidden()
    program.page("itinerary")
    assert docks.tree.isVisible() and docks.findings.isVisible()
