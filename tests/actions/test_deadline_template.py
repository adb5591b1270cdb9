"""An embassy's own template: its exchanges follow, in the same step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import NOW, a_stop, a_visit, an_embassy, an_exchange, keep
from rows import every_row

from planner.actions.consequences import CONSEQUENCES
from planner.actions.deadline_template import set_template
from planner.actions.deadlines import tick_off
from planner.model import Counted, Exchange, Refused, VisitKind
from planner.queries.deadline_template import shipped_template
from planner.queries.deadlines import DeadlineRow, list_deadlines
from planner.rules.deadlines import Line
from planner.store.database import Store, open_store
from planner.store.undo import undo_newest


@pytest.fixture
def store(database_file: Path) -> Iterator[Store]:
    store = open_store(database_file, who="Ana", now=lambda: NOW, consequences=CONSEQUENCES)
    yield store
    store.close()


@pytest.fixture
def exchange(store: Store) -> Exchange:
    visit = a_visit(stops=[a_stop(first_day=date(2027, 4, 13), last_day=date(2027, 4, 22))])
    exchange = an_exchange(visits=[visit], embassy=an_embassy())
    keep(store, exchange)
    return exchange


def listed(store: Store) -> dict[str, DeadlineRow]:
    rows = store.ask(lambda session: list_deadlines(session, NOW.date()))
    return {row.key or row.what: row for row in rows}


OWN = Line(
    "", "Gifts bought", VisitKind.FIRST, Counted.FIRST_DAY, VisitKind.FIRST, days=-5
)  # its key follows from its words


def test_open_deadlines_follow_done_ones_stay_and_new_lines_come(
    store: Store, exchange: Exchange
) -> None:
    press = listed(store)["press"]
    store.do(lambda session: tick_off(session, [press.id], NOW.date(), today=NOW.date()))
    before = every_row(store)
    lines = [
        replace(line, days=-28, what="Hotels paid") if line.key == "hotels"
        else replace(line, days=-20) if line.key == "press" else line
        for line in shipped_template()
    ]  # fmt: skip
    assert exchange.embassy
    embassy = exchange.embassy.id
    store.do(lambda session: set_template(session, embassy, [*lines, OWN]))
    found = listed(store)
    assert (found["hotels"].due, found["hotels"].what) == (date(2027, 3, 16), "Hotels paid")
    assert found["press"].due == press.due
    assert found["gifts-bought"].due == date(2027, 4, 8)
    assert found["needs"].due == date(2027, 2, 12)
    store.do(lambda session: undo_newest(session, exchange.id))
    assert every_row(store) == before


@pytest.mark.parametrize(
    "line",
    [
        replace(OWN, key="hotels"),
        replace(OWN, days=2000),
        replace(OWN, rule="sometimes"),
        replace(OWN, what=" "),
    ],
)
def test_nonsense_is_refused_in_words(store: Store, exchange: Exchange, line: Line) -> None:
    assert exchange.embassy
    embassy = exchange.embassy.id
    before = every_row(store)
    with pytest.raises(Refused):
        store.do(lambda session: set_template(session, embassy, [*shipped_template(), line]))
    assert every_row(store) == before
