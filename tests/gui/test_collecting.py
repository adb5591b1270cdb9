"""Garbage is collected on the window’s thread, whichever thread made it."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from planner.gui import collecting
from planner.gui.collecting import Collector
from planner.store.unhurried import without_collecting


class Cyclic:
    """Garbage only a collection takes away; tells on which thread that was."""

    def __init__(self, gone_on: list[threading.Thread]) -> None:
        self.itself, self.gone_on = self, gone_on

    def __del__(self) -> None:
        self.gone_on.append(threading.current_thread())


@pytest.fixture
def collector(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    monkeypatch.setattr(collecting, "COLLECT_AFTER", (0, 0, 0))
    yield Collector(qapp)
    gc.unfreeze()
    gc.enable()


def at_work(gone_on: list[threading.Thread]) -> None:
    """Makes more garbage, on a worker, than Python leaves alone by itself."""

    def work() -> None:
        for _ in range(2 * gc.get_threshold()[0]):
            Cyclic(gone_on)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()


def test_what_a_worker_leaves_behind_goes_on_the_windows_thread(collector: Collector) -> None:
    gone_on: list[threading.Thread] = []
    at_work(gone_on)
    assert not gone_on
    collector.collect()
    assert set(gone_on) == {threading.main_thread()}


def test_it_waits_while_much_is_made_that_lasts(collector: Collector) -> None:
    gone_on: list[threading.Thread] = []
    with without_collecting():
        at_work(gone_on)
        collector.collect()
        assert not gone_on
    collector.collect()
    assert gone_on
