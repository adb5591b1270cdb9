"""The checks: all of them within one frame, again after an edit, and how the search for clashes
grows. In time of the processor, best of several rounds, so that a busy machine judges alike."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from uuid import UUID

from run import Bench
from sqlalchemy.orm import Session
from store import an_exchange

from planner.actions.itinerary import edit_item
from planner.model import Exchange, Item
from planner.queries.exchanges import whole_exchange
from planner.rules.check import check, check_again, checked
from planner.rules.clashes import meeting
from planner.rules.course import Taken
from planner.rules.following import following
from planner.rules.spans import Span
from planner.store.database import Store, open_store
from planner.store.journal import change

TODAY = date(2027, 4, 1)
FRAME = 0.016  # seconds between two pictures of a screen
EDIT = 0.001  # seconds in which one edit is judged
SIZES = (100, 1_000, 100_000)


def benches() -> dict[str, Callable[[], Bench]]:
    overlaps = {f"overlaps-{size}": partial(_overlaps, size) for size in SIZES}
    ways = {f"following-{size}": partial(_following, size) for size in SIZES}
    return {"checks": _checks, "recheck": _checks_again, **overlaps, **ways}


def _best(side: Callable[[], object], rounds: int = 20) -> float:
    """The least time of the processor that it took."""
    took = []
    for _ in range(rounds):
        began = time.process_time()
        side()
        took.append(time.process_time() - began)
    return min(took)


def _kept() -> tuple[Store, UUID]:
    """100 items and 12 delegates."""
    store = open_store(Path(tempfile.mkdtemp()) / "bench.db", who="bench")
    exchange = an_exchange(1, items=100, delegates=12)
    for rank, item in enumerate(exchange.visits[0].items):
        item.day = date(2027, 4, 10) + timedelta(days=rank // 10)  # one after the other
    exchange_id = exchange.id
    store.do(partial(_add, exchange))
    return store, exchange_id


def _loaded(store: Store, exchange_id: UUID) -> Exchange:
    """As the window holds it."""
    return store.ask(lambda session: whole_exchange(session, exchange_id))


def _add(exchange: Exchange, session: Session) -> None:
    with change(session, "Fill"):
        session.add(exchange)


def _checks() -> Bench:
    exchange = _loaded(*_kept())
    return Bench(
        "all checks of 100 items / a frame",
        lambda: _best(lambda: check(exchange, TODAY)),
        lambda: FRAME,
        aim=1.0,
        rounds=3,
    )


def _checks_again() -> Bench:
    """An item is moved to where it clashes, and judged as the window judges it."""
    store, exchange_id = _kept()
    before = _loaded(store, exchange_id)
    item = before.visits[0].items[42].id
    known = checked(before, TODAY)
    store.do(lambda session: edit_item(session, item, {"start": "11:15"}))
    exchange = _loaded(store, exchange_id)
    assert check_again(known, exchange, {item}).findings == tuple(check(exchange, TODAY))
    return Bench(
        "one edit checked again / 1 ms",
        lambda: _best(lambda: check_again(known, exchange, {item}), rounds=100),
        lambda: EDIT,
        aim=1.0,
        rounds=3,
    )


def _overlaps(size: int) -> Bench:
    """Who is in two places, of a program with two clashes in a hundred; the least: masks and times.

    The window has hundreds; a hundred thousand shows that the search does not grow as their square.
    """
    taken = sorted(_program(size), key=lambda each: each.span.start)
    bare = [(each.span.start, each.span.end, each.people) for each in taken]

    def ours() -> None:
        for _ in meeting(taken):
            pass

    again = 5 if size > SIZES[1] else 50
    return Bench(
        f"clashes among {size:,}",
        lambda: _best(ours, again),
        lambda: _best(lambda: _swept(bare), again),
        aim=1.5,
        rounds=3,
    )


def _following(size: int) -> Bench:
    """Who comes from where, of many who go their own ways in turn; the least: a look at each."""
    thing, start = Item(title="Meeting"), datetime(2027, 4, 10, 8, tzinfo=UTC)
    when = Span(start, start + timedelta(hours=1))
    tracks = min(size // 2, 1_000)
    taken = [Taken(thing, when, 1 << rank % tracks, needed=True) for rank in range(size)]

    def ours() -> None:
        for _ in following(taken):
            pass

    def bare() -> None:
        last: dict[int, Taken] = {}
        for each in taken:
            last.get(each.people)
            last[each.people] = each

    again = 5 if size > SIZES[1] else 50
    return Bench(
        f"who comes from where among {size:,}",
        lambda: _best(ours, again),
        lambda: _best(bare, again),
        aim=8.0,
        rounds=3,
    )


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
