"""Garbage is collected on the window’s thread, whichever thread made it."""

import gc
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from weakref import ref

import pytest
from builders import an_exchange, keep
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from running import SAMPLE, Running, wait

from planner.actions.itinerary import edit_item
from planner.gui import collecting
from planner.gui.collecting import Collector
from planner.queries.exchanges import whole_exchange
from planner.store import parting
from planner.store.database import Store
from planner.store.unhurried import without_collecting


class Cyclic:
    """Garbage only a collection takes away; tells on which thread that was."""

    def __init__(self, gone_on: list[threading.Thread]) -> None:
        self.itself, self.gone_on = self, gone_on

    def __del__(self) -> None:
        self.gone_on.append(threading.current_thread())


class Worker:
    """What is to be done on the worker: done at once."""

    def __init__(self) -> None:
        self.done = 0

    def run(self, work: Callable[[], object]) -> None:
        self.done += 1
        work()


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def collector(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, worker: Worker
) -> Iterator[Collector]:
    monkeypatch.setattr(collecting, "COLLECT_AFTER", (0, 0, 0))
    monkeypatch.setattr(collecting, "left", lambda: 0)
    monkeypatch.setattr(collecting, "some_may_go", lambda: False)  # of what other tests left
    yield Collector(qapp, lambda: False, worker.run)
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


def test_very_much_is_set_aside_until_nobody_is_at_the_window(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MUCH", 1_000)
    now = Now(monkeypatch)
    gone_on: list[threading.Thread] = []
    window = QWindow()
    collector._watch(window)
    at_work(gone_on)
    collector.collect()
    assert gc.get_freeze_count() > 1_000
    now.passes(collecting.AWAY - 1)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(window, key)
    now.passes(collecting.AWAY - 1)
    collector.collect()
    assert not gone_on, "somebody types"
    now.passes(1)
    collector.collect()
    assert set(gone_on) == {threading.main_thread()}
    collector._watch(None)


def test_while_another_program_has_the_keys_nobody_feels_it(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MUCH", 1_000)
    now = Now(monkeypatch)
    gone_on: list[threading.Thread] = []
    window = QWindow()
    collector._watch(window)
    at_work(gone_on)
    collector.collect()
    now.passes(collecting.CALM)
    collector.collect()
    assert not gone_on
    collector._watch(None)
    now.passes(collecting.CALM)
    collector.collect()
    assert gone_on


def test_of_many_that_somebody_holds_the_room_is_wanted_sooner(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MUCH", 1_000)
    now = Now(monkeypatch)
    gone_on: list[threading.Thread] = []
    window = QWindow()
    collector._watch(window)
    at_work(gone_on)
    collector.collect()
    now.passes(collecting.CALM)
    collector.collect()
    assert not gone_on
    monkeypatch.setattr(collecting, "left", lambda: collecting.MOST_LEFT + 1)
    collector.collect()
    assert gone_on
    collector._watch(None)


def test_very_much_waits_for_the_work_to_end(
    qapp: QApplication, collector: Collector, monkeypatch: pytest.MonkeyPatch, worker: Worker
) -> None:
    monkeypatch.setattr(collecting, "MUCH", 1_000)
    now = Now(monkeypatch)
    busy = True
    waiting = Collector(qapp, lambda: busy, worker.run)
    waiting._watch(None)
    gone_on: list[threading.Thread] = []
    at_work(gone_on)
    waiting.collect()
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
    collector._watch(None)
    gone_on: list[threading.Thread] = []
    held = [Cyclic(gone_on) for _ in range(2_000)]
    collector.collect()
    now.passes(collecting.CALM)
    collector.collect()
    held.clear()
    now.passes(collecting.CALM)
    collector.collect()
    assert not gone_on, "it is not gone through a second time"
    now.passes(collecting.AGAIN + 1)
    collector.collect()
    assert len(gone_on) == 2_000


def test_what_was_loaded_whole_is_taken_apart_beside_the_window(
    collector: Collector, worker: Worker, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "some_may_go", parting.some_may_go)
    parting.part()
    kept = an_exchange()
    keep(store, kept)
    loaded = store.ask(partial(whole_exchange, exchange_id=kept.id))
    visit = ref(loaded.visits[0])
    busy = Collector(collector, lambda: True, worker.run)
    busy.collect()
    assert not worker.done
    collector.collect()
    assert worker.done == 1
    assert visit() is not None, "it is held"
    collector.collect()
    assert worker.done == 1, "there is nothing new to try"
    del loaded
    Now(monkeypatch, parting).passes(parting.REST)
    collector.collect()
    assert visit() is None


def test_an_edit_leaves_nothing_of_what_was_shown_before(
    program: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a collection: all that the window held of it is let go."""
    monkeypatch.setattr(Collector, "_go_through_new", lambda _self: None)
    program.open_exchange(SAMPLE, "itinerary")
    look_at_all(program)
    item = next(item.id for item in program.workspace.visit.items if item.day)
    before = ref(program.workspace.opened.exchange)
    edit = partial(edit_item, item_id=item, fields={"title": "Another title"})
    program.workspace.desk.do(edit)
    program.settle()
    look_at_all(program)
    monkeypatch.setattr(parting, "REST", 0.0)
    wait(lambda: before() is None, "it to be taken apart")


def look_at_all(program: Running) -> None:
    """Every page, an item, a delegate, the palette."""
    workspace = program.workspace
    for page in program.window.sections:
        program.page(page)
        program.settle()
    item = next(item.id for item in workspace.visit.items if item.day)
    for kind, thing in (("item", item), ("delegate", workspace.visit.delegates[2].id)):
        workspace.go_to(kind, thing)
        program.settle()
    palette = program.program.shell.palette
    palette.open("a")
    program.settle()
    palette.query.setText("no such thing")
    palette.close_up()


class Now:
    """A clock that goes on by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, of: Any = collecting) -> None:
        self._now = of.monotonic()
        monkeypatch.setattr(of, "monotonic", lambda: self._now)

    def passes(self, seconds: float) -> None:
        self._now += seconds
