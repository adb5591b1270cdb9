"""The report of a year over a thousand exchanges, against its bare queries and its paper alone."""

import gc
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from run import Bench
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.documents.papers import portfolio_report as drawn
from planner.editions.portfolio import portfolio_report
from planner.editions.values import Reader
from planner.model import (
    City,
    Deadline,
    Exchange,
    FollowOn,
    FollowOnTie,
    PairedCity,
    Practice,
    Side,
    Stop,
    Visit,
    VisitKind,
)
from planner.queries.portfolio import portfolio
from planner.store.database import Store, open_store
from planner.store.journal import change

TODAY = date(2027, 4, 1)
EXCHANGES = 1_000
READ = (Exchange, PairedCity, City, Visit, Stop, FollowOn, FollowOnTie, Practice, Deadline)


def benches() -> dict[str, Callable[[], Bench]]:
    return {"portfolio": _report}


def _kept() -> Store:
    store = open_store(Path(tempfile.mkdtemp()) / "bench.db", who="bench")

    def fill(session: Session) -> None:
        cities = [City(name=f"City {at}", country="FR") for at in range(50)]
        with change(session, "Fill"):
            session.add_all(cities)
            for number in range(EXCHANGES):
                day = TODAY + timedelta(days=number % 300 - 150)
                exchange = Exchange(name=f"Exchange {number:04}")
                exchange.cities.append(
                    PairedCity(city=cities[number % 50], side=Side.FOREIGN, rank=0)
                )
                for rank, kind in enumerate(VisitKind):
                    first = day + timedelta(days=60 * rank)
                    stop = Stop(first_day=first, last_day=first + timedelta(days=5))
                    exchange.visits.append(Visit(kind=kind, rank=rank, stops=[stop]))
                exchange.practices.append(Practice(title=f"Practice {number}"))
                activity = FollowOn(title=f"Workshop {number}", day=day)
                exchange.follow_on_ties.append(FollowOnTie(follow_on=activity))
                session.add(exchange)

    store.do(fill)
    return store


def _report() -> Bench:
    """Ours is all from the question to the finished paper; least the rows as they are, and the
    drawing of the same report. By the processor’s time, so that others may be at work meanwhile."""
    store = _kept()
    reader = Reader("internal")
    report = portfolio_report(store.ask(partial(portfolio, today=TODAY)), reader, TODAY, 2027)

    def ours() -> float:
        began = time.process_time()
        found = store.ask(partial(portfolio, today=TODAY))
        drawn(portfolio_report(found, reader, TODAY, 2027))
        return time.process_time() - began

    def rows(session: Session) -> None:
        for kind in READ:
            session.execute(select(*kind.__table__.columns)).all()

    def least() -> float:
        began = time.process_time()
        store.ask(rows)
        queries = time.process_time() - began
        began = time.process_time()
        drawn(report)
        return 4 * queries + time.process_time() - began

    gc.freeze()  # as the window does: what was there before is not looked through again
    return Bench("portfolio, 4 x queries and paper", ours, least, 1.0, rounds=7)
