"""The store: opening one exchange, the list of a thousand, one edit."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, time
from functools import partial
from itertools import cycle
from pathlib import Path
from uuid import UUID

from run import Bench
from sqlalchemy import Column, Table, Uuid, select
from sqlalchemy.orm import Session

from planner.actions.itinerary import edit_item
from planner.model import (
    Base,
    City,
    Delegate,
    Exchange,
    Item,
    ItemStatus,
    PairedCity,
    Participation,
    Person,
    Side,
    Stop,
    TimeState,
    Venue,
    Visit,
    VisitKind,
)
from planner.queries.exchanges import list_exchanges, whole_exchange
from planner.store.database import Store, open_store
from planner.store.engine import open_file
from planner.store.journal import change

TODAY = date(2027, 4, 1)


def benches() -> dict[str, Callable[[], Bench]]:
    return {"open": _open, "list": _list, "edit": _edit}


def an_exchange(number: int, items: int, delegates: int) -> Exchange:
    """An exchange with one visit; an item in six is for named delegates."""
    visit = Visit(kind=VisitKind.FIRST)
    for rank, name in enumerate(("Washington", "Orlando")):
        city = City(name=name, country="US", zone="America/New_York")
        day = date(2027, 4, 10 + 5 * rank)
        visit.stops.append(Stop(city=city, first_day=day, last_day=day.replace(day=day.day + 5)))
    for rank in range(delegates):
        person = Person(family_name=f"Family {rank}", given_name="Given")
        visit.delegates.append(Delegate(person=person, rank=rank))
    venue = Venue(name="City Hall", address="1 Main Street")
    for rank in range(items):
        item = Item(
            title=f"Meeting {rank}",
            day=date(2027, 4, 10 + rank % 10),
            start=time(8 + rank % 10),
            end=time(9 + rank % 10),
            time_state=TimeState.EXACT,
            status=ItemStatus.CONFIRMED,
            stop=visit.stops[rank % 2],
            venue=venue,
            rank=rank,
            everyone=False,
        )
        for delegate in visit.delegates[: delegates // 2]:
            item.participations.append(Participation(delegate=delegate))
        visit.items.append(item)
    cities = [PairedCity(city=City(name=f"City {number}", country="FR"), side=Side.FOREIGN)]
    return Exchange(name=f"Exchange {number:04}", visits=[visit], cities=cities)


def filled(exchanges: int, items: int, delegates: int) -> tuple[Store, list[UUID]]:
    """A database of many exchanges like one: that one is kept as usual, the others are copies."""
    file = Path(tempfile.mkdtemp()) / "bench.db"
    store = open_store(file, who="bench")

    def add(session: Session) -> None:
        with change(session, "Fill"):
            session.add(an_exchange(0, items, delegates))

    store.do(add)
    store.close()
    copy_rows(file, exchanges - 1)
    store = open_store(file, who="bench")
    every = select(Exchange.id).order_by(Exchange.name)
    return store, store.ask(lambda session: list(session.scalars(every)))


def copy_rows(file: Path, copies: int) -> None:
    """Put every row of every noun in again so many times, each copy under ids of its own."""
    with closing(open_file(file, None)) as driver:
        for saving in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
            driver.execute(f"PRAGMA {saving}").fetchall()
        driver.execute("BEGIN")
        driver.execute("CREATE TEMP TABLE copy (of_it INTEGER)")
        driver.executemany("INSERT INTO copy VALUES (?)", [(n + 1,) for n in range(copies)])
        for mapper in Base.registry.mappers:
            table = mapper.local_table
            assert isinstance(table, Table)
            values = ", ".join(map(_copied, table.columns))
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            driver.execute(
                f'INSERT INTO "{table.name}" ({names}) '
                f'SELECT {values} FROM copy CROSS JOIN "{table.name}"'
            )
        driver.execute("COMMIT")


def _copied(column: Column[object]) -> str:
    """A column of the copy in SQL: ids begin with its number, the name of an exchange ends so."""
    name = f'"{column.name}"'
    if isinstance(column.type, Uuid):
        return f"printf('%08x', copy.of_it) || substr({name}, 9)"
    if (column.table.name, column.name) == ("exchange", "name"):
        return "printf('Exchange %04d', copy.of_it)"
    return name


def _open() -> Bench:
    """100 items, 600 participations, among a thousand; the least: typed rows of the same tables."""
    store, ids = filled(1000, 100, 12)
    turn = cycle(ids[::97])
    tables = [mapper.local_table for mapper in Base.registry.mappers]
    by_name = {table.name: table for table in tables}

    def ours() -> None:
        exchange_id = next(turn)
        exchange = store.ask(lambda session: whole_exchange(session, exchange_id))
        assert len(exchange.visits[0].items) == 100

    def rows(session: Session) -> int:
        t = by_name
        exchange_id = next(turn)
        (visit,) = session.execute(
            select(t["visit"]).where(t["visit"].c.exchange_id == exchange_id)
        ).all()
        session.execute(select(t["exchange"]).where(t["exchange"].c.id == exchange_id)).all()
        session.execute(
            select(t["paired_city"]).where(t["paired_city"].c.exchange_id == exchange_id)
        ).all()
        count = 0
        for name in ("stop", "delegate", "item"):
            found = session.execute(select(t[name]).where(t[name].c.visit_id == visit.id)).all()
            count += len(found)
        items = select(t["item"].c.id).where(t["item"].c.visit_id == visit.id)
        people = select(t["delegate"].c.person_id).where(t["delegate"].c.visit_id == visit.id)
        participation, person = t["participation"], t["person"]
        count += len(
            session.execute(select(participation).where(participation.c.item_id.in_(items))).all()
        )
        count += len(session.execute(select(person).where(person.c.id.in_(people))).all())
        return count

    return Bench("open one exchange of 1,000", ours, lambda: _none(store.ask(rows)), aim=3.5)


def _list() -> Bench:
    """A thousand health lines; the least: the bare columns they are made of."""
    store, _ = filled(1000, 4, 2)

    def bare(session: Session) -> None:
        session.execute(
            select(
                Exchange.id,
                Exchange.name,
                Exchange.program,
                Exchange.theme,
                Exchange.status,
                Exchange.sample,
                Exchange.window_opens_months,
                Exchange.window_closes_months,
                Exchange.return_waived_because,
            )
        ).all()
        session.execute(
            select(PairedCity.exchange_id, PairedCity.side, City.name, City.country).join(City)
        ).all()
        session.execute(
            select(Visit.exchange_id, Visit.id, Visit.kind, Visit.status, Visit.dates_as_given)
        ).all()
        session.execute(
            select(Stop.visit_id, Stop.first_day, Stop.last_day, City.name).join(City)
        ).all()

    def ours() -> None:
        assert len(store.ask(partial(list_exchanges, today=TODAY))) == 1000

    return Bench("list 1,000 exchanges", ours, lambda: store.ask(bare), aim=2.0)


def _edit() -> Bench:
    """One changed time with journal and guard; the least: the same through a plain ORM commit."""
    store, _ = filled(3, 100, 12)
    plain_store, _ = filled(3, 100, 12)
    ids = store.ask(lambda session: session.scalars(select(Item.id)).all())
    turn = cycle(zip(ids, cycle(("9:05", "9:10", "9:15")), strict=False))

    def ours() -> None:
        item_id, start = next(turn)
        store.do(lambda session: edit_item(session, item_id, {"start": start}))

    return Bench("one edit", ours, PlainEdits(plain_store), aim=1.3, rounds=100)


class PlainEdits:
    """Edits by an ordinary session on tables like ours, in a process that has no guard to pass."""

    def __init__(self, store: Store) -> None:
        store.close()
        script = Path(__file__).with_name("plain.py")
        self._process = subprocess.Popen(
            [sys.executable, str(script), str(store.file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self) -> float:
        """How long one edit took there."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("edit\n")
        process.stdin.flush()
        return float(process.stdout.readline())


def _none(_: object) -> None:
    return None
