"""The eight published programs: brought in, checked, printed, and read back from the paper."""

import json
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from published_programs import NAMES, exchange_file, told

from planner.documents.fonts import can_print
from planner.documents.papers import PAPERS
from planner.editions.making import copies_of
from planner.editions.order import Order
from planner.editions.values import Reader
from planner.interchange.exchange_file import land, read_exchange, write_exchange
from planner.model import Exchange
from planner.queries.exchanges import open_exchange, whole_exchange
from planner.rules.agenda import days_of
from planner.rules.findings import Severity
from planner.rules.return_visits import PairDates, ReturnState, standing_of
from planner.store.database import Store, open_store

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from reading import failures, plain, words_of

TODAY = date(2027, 1, 15)


def brought_in(store: Store, name: str) -> Exchange:
    parsed = read_exchange(json.dumps(exchange_file(name)).encode())
    assert parsed.report.as_json()["refused"] == 0
    landed = store.do(partial(land, parsed=parsed)).result
    return store.ask(partial(whole_exchange, exchange_id=landed.exchange_id))


@pytest.mark.parametrize("name", NAMES)
def test_all_that_was_told_stands_on_the_paper(store: Store, name: str) -> None:
    exchange = brought_in(store, name)
    text, notices = "", []
    for visit in exchange.visits:
        order = Order(exchange, visit.kind, Reader("internal"), TODAY)
        (copy,) = copies_of("daily-schedule", order)
        drawing = PAPERS["daily-schedule"](copy.edition)
        assert failures(drawing.pdf) == {}
        text += words_of(drawing.pdf)
        notices += drawing.notices
    noticed = " ".join(value for notice in notices for _, value in notice.values)
    for said in told(name):
        if all(can_print(letter) for letter in said):
            assert plain(said) in text, said
        else:
            assert plain(said) in plain(noticed), said


@pytest.mark.parametrize("name", NAMES)
def test_the_checks_leave_a_good_program_in_peace(store: Store, name: str) -> None:
    exchange = brought_in(store, name)
    opened = store.ask(partial(open_exchange, exchange_id=exchange.id, today=TODAY))
    warnings = [each for each in opened.findings if each.severity is Severity.WARNING]
    errors = [each for each in opened.findings if each.severity is Severity.ERROR]
    days = sum(len(days_of(visit)) for visit in exchange.visits)
    assert len(warnings) <= 2 * days, [each.sentence for each in warnings]
    assert errors == []


@pytest.mark.parametrize("name", NAMES)
def test_a_file_comes_out_as_it_went_in(store: Store, name: str, tmp_path: Path) -> None:
    written = write_exchange(brought_in(store, name))
    other = open_store(tmp_path / "other.db", who="Ana")
    try:
        landed = other.do(partial(land, parsed=read_exchange(written))).result
        exchange = other.ask(partial(whole_exchange, exchange_id=landed.exchange_id))
        assert write_exchange(exchange) == written
    finally:
        other.close()


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("23-germany-us-cve-exchange-2013", 45),
        ("22-nrw-and-southern-california-city-pair-2019", 37),
    ],
)
def test_the_two_pairs_with_dates_came_back_inside_their_window(
    store: Store, name: str, days: int
) -> None:
    exchange = brought_in(store, name)
    back = exchange.visits[1].first_day
    assert back is not None
    standing = standing_of(PairDates.of(exchange), back)
    assert standing.days_after == days
    assert standing.standing is ReturnState.SCHEDULED_INSIDE
    assert standing_of(PairDates.of(exchange), TODAY).standing is ReturnState.HELD
