"""The checks: all of them within one frame, and how the search for clashes grows."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from run import Bench
from sqlalchemy.orm import Session
from store import an_exchange

from planner.model import Exchange, Item
from planner.queries.exchanges import whole_exchange
from planner.rules.check import check
from planner.rules.clashes import meeting
from planner.rules.course import Taken
from planner.rules.spans import Span
from planner.store.database import open_store
from planner.store.journal import change

TODAY = date(2027, 4, 1)
FRAME = 0.016  # seconds between two pictures of a screen
SIZES = (100, 1_000, 100_000)


def benches() -> dict[str, Callable[[], Bench]]:
    overlaps = {f"overlaps-{size}": partial(_overlaps, size) for size in SIZES}
    return {"checks": _checks, **overlaps}


def _loaded() -> Exchange:
    """100 items and 12 delegates, as the window holds them."""
    store = open_store(Path(tempfile.mkdtemp()) / "bench.db", who="bench")
    exchange = an_exchange(1, items=100, delegates=12)
    for rank, item in enumerate(exchange.visits[0].items):
        item.day = date(2027, 4, 10) + timedelta(days=rank // 10)  # one after the other
    exchange_id = exchange.id
    store.do(partial(_add, exchange))
    return store.ask(lambda session: whole_exchange(session, exchange_id))


def _add(exchange: Exchange, session: Session) -> None:
    with change(session, "Fill"):
        session.add(exchange)


def _checks() -> Bench:
    exchange = _loaded()
    return Bench(
        "all checks of 100 items / a frame", partial(_check, exchange), lambda: FRAME, aim=1.0
    )


def _check(exchange: Exchange) -> None:
    check(exchange, TODAY)


def _overlaps(size: int) -> Bench:
    """Who is in two places, of a program with two clashes in a hundred; the least: masks and times.

    The window has hundreds; a hundred thousand shows that the search does not grow as their square.
    """
    taken = sorted(_program(size), key=lambda each: each.span.start)
    bare = [(each.span.start, each.span.end, each.people) for each in taken]

    def ours() -> None:
        for _ in meeting(taken):
            pass

    return Bench(f"clashes among {size:,}", ours, lambda: _swept(bare), aim=1.5, rounds=5)


def _program(size: int) -> Iterator[Taken]:
    """Things of a quarter to two hours for one of two groups, one after the other; a few clash."""
    chance = Random(size)
    thing = Item(title="Meeting")
    groups, ends = (0b111111, 0b111111000000), [datetime(2027, 4, 10, 8, tzinfo=UTC)] * 2
    for rank in range(size):
        group = rank % 2
        start = ends[group] - timedelta(minutes=10 * (chance.random() < 0.02))
        end = start + timedelta(minutes=15 * chance.randint(1, 8))
        ends[group] = end + timedelta(minutes=5)
        yield Taken(thing, Span(start, end), groups[group], needed=True)


def _swept(bare: list[tuple[datetime, datetime, int]]) -> None:
    """The bare sweep: what still runs, and whether it shares a bit with what begins."""
    found = 0
    running: list[tuple[datetime, datetime, int]] = []
    for each in bare:
        start, _, people = each
        running = [one for one in running if one[1] > start]
        for one in running:
            if one[2] & people:
                found += 1
        running.append(each)
    assert found
