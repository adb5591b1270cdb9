"""Garbage is collected on the window’s thread, whichever thread made it."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
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


def test_very_much_waits_for_a_moment_in_which_nobody_feels_it(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MUCH", 1_000)
    now = Now(monkeypatch)
    gone_on: list[threading.Thread] = []
    window = QWindow()
    collector._watch(window)
    at_work(gone_on)
    now.passes(collecting.CALM - 1)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(window, key)
    now.passes(collecting.CALM - 1)
    collector.collect()
    assert not gone_on, "somebody types"
    now.passes(1)
    collector.collect()
    assert set(gone_on) == {threading.main_thread()}
    collector._watch(None)


def test_very_much_waits_for_the_work_to_end(
    qapp: QApplication, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MUCH", 1_000)
    now = Now(monkeypatch)
    busy = True
    waiting = Collector(qapp, lambda: busy)
    gone_on: list[threading.Thread] = []
    at_work(gone_on)
    now.passes(collecting.CALM)
    waiting.collect()
    assert not gone_on
    busy = False
    now.passes(collecting.CALM)
    waiting.collect()
    assert gone_on


def test_what_very_much_was_is_garbage_later(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MUCH", 1_000)
    now = Now(monkeypatch)
    gone_on: list[threading.Thread] = []
    held = [Cyclic(gone_on) for _ in range(2_000)]
    now.passes(collecting.CALM)
    collector.collect()
    held.clear()
    now.passes(collecting.CALM)
    collector.collect()
    assert not gone_on, "it is not gone through a second time"
    now.passes(collecting.AGAIN + 1)
    collector.collect()
    assert len(gone_on) == 2_000


class Now:
    """A clock that goes on by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._now = collecting.monotonic()
        monkeypatch.setattr(collecting, "monotonic", lambda: self._now)

    def passes(self, seconds: float) -> None:
        self._now += seconds
