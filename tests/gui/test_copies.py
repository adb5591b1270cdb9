"""For whom a copy can be made, in a list too long to be gone through by the window."""

import threading
from typing import Any

import pytest
from running import SAMPLE, Running, wait

from planner.gui.documents import copies


def test_of_a_long_list_copies_are_found_beside_the_window(
    program: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MANY", 5)
    looked: list[threading.Thread] = []
    find = copies.recipients

    def watched(*given: Any) -> Any:
        looked.append(threading.current_thread())
        return find(*given)

    monkeypatch.setattr(copies, "recipients", watched)
    program.open_exchange(SAMPLE, "documents")
    page: Any = program.window.page
    box = page.choices.only
    for paper in ("itinerary", "personal-schedule"):  # the newest choice overtakes
        page._choose_paper(paper, page.choices.choice.audience)
    wait(lambda: page.is_ready and page.made_paper.choice.paper == "personal-schedule", "it")
    assert looked and threading.main_thread() not in looked
    names = [box.itemText(at) for at in range(box.count())]
    delegates = program.workspace.visit.delegates
    assert sorted(names) == sorted(str(each.person) for each in delegates)
    box.setCurrentIndex(2)
    box.activated.emit(2)
    wait(lambda: page.is_ready and page.made_paper.choice.only == box.itemData(2), "one's own")
    assert box.currentText() == names[2]
