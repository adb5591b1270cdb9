"""Deadlines: the page over a thousand exchanges against the raw query and a C++ model."""

import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from run import Bench
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Deadline, Exchange
from planner.queries.deadline_template import shipped_template
from planner.queries.deadlines import list_deadlines
from planner.store.database import Store, open_store
from planner.store.journal import change

TODAY = date(2027, 4, 1)
EXCHANGES, EACH = 1_000, 24


def benches() -> dict[str, Callable[[], Bench]]:
    return {"deadlines": _page, "deadlines-scroll": _scroll}


def _kept() -> Store:
    store = open_store(Path(tempfile.mkdtemp()) / "bench.db", who="bench")
    keys = [line.key for line in shipped_template()]

    def fill(session: Session) -> None:
        with change(session, "Fill"):
            for number in range(EXCHANGES):
                exchange = Exchange(name=f"Exchange {number:04}")
                for rank in range(EACH):
                    day = TODAY + timedelta(days=(number * 7 + rank * 11) % 400 - 100)
                    exchange.deadlines.append(
                        Deadline(
                            key=keys[rank % len(keys)],
                            what=f"Deadline {rank}",
                            due=day,
                            counted_from=day,
                            rank=rank,
                        )
                    )
                session.add(exchange)

    store.do(fill)
    return store


def _page() -> Bench:
    """From the question to the first rows painted, against reading the bare rows."""
    from PySide6.QtWidgets import QApplication

    from planner.gui.deadlines.table import DeadlinesModel, DeadlinesTable

    application = QApplication.instance() or QApplication([])
    store = _kept()
    model = DeadlinesModel(shipped_template())
    table = DeadlinesTable(model)
    table.resize(1280, 640)
    table.show()

    def ours() -> None:
        model.set_rows(store.ask(lambda session: list_deadlines(session, TODAY)))
        table.viewport().repaint()
        application.processEvents()

    columns = [
        Deadline.id, Deadline.key, Deadline.due, Deadline.what, Deadline.done_on, Deadline.note,
        Deadline.snoozed_until, Deadline.exchange_id, Exchange.name,
    ]  # fmt: skip

    def least() -> None:
        query = select(*columns).join(Exchange).order_by(Deadline.due)
        store.ask(lambda session: session.execute(query).all())

    return Bench("deadlines page, 24,000 of 1,000", ours, least, 5.0, rounds=5)


def _scroll() -> Bench:
    """A screen at a time from top to bottom, against Qt's own model in C++ and its own painting."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QTableView

    from planner.gui.deadlines.table import DeadlinesModel, DeadlinesTable

    application = QApplication.instance() or QApplication([])
    store = _kept()
    rows = store.ask(lambda session: list_deadlines(session, TODAY))
    model = DeadlinesModel(shipped_template())
    model.set_rows(rows)
    table = DeadlinesTable(model)
    plain = QTableView()
    items = QStandardItemModel(len(rows), 6)
    for place, row in enumerate(rows):
        said = ("", row.what, row.exchange, f"{row.due}", row.owner or "", row.note or "")
        for column, text in enumerate(said):
            items.setItem(place, column, QStandardItem(text))
    plain.setModel(items)
    for view in (table, plain):
        view.resize(1280, 640)
        view.show()
    application.processEvents()

    def scrolled(view: QTableView) -> float:
        bar = view.verticalScrollBar()
        began = time.perf_counter()
        for step in range(60):
            bar.setValue(bar.maximum() * step // 60)
            view.viewport().repaint()
        return time.perf_counter() - began

    return Bench("deadlines scrolled", lambda: scrolled(table), lambda: scrolled(plain), 1.4, 5)
