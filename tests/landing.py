"""A small exchange file, and what it becomes in a store."""

import json
from copy import deepcopy
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.interchange.exchange_file import Landed, land, read_exchange, write_exchange
from planner.interchange.report import Outcome
from planner.model import Base, Exchange
from planner.store.database import Done, Store
from planner.store.whole import complete

Json = dict[str, Any]

FILE: Json = {
    "format": "city-pair-exchange",
    "version": 1,
    "exchange": {
        "id": "pair",
        "name": "Nantes – Orlando",
        "embassy": {"name": "U.S. Embassy Paris", "city": "Paris", "country": "FR"},
        "foreign_cities": [{"name": "Nantes", "country": "FR"}],
        "partner_cities": [{"name": "Orlando", "country": "US", "region": "Florida"}],
    },
    "people": [
        {"id": str(UUID(int=1)), "family_name": "Roux"},
        {"id": "p2", "family_name": "Wiśniewski"},
    ],
    "organizations": [{"id": str(UUID(int=2)), "name": "City of Nantes"}],
    "venues": [{"id": str(UUID(int=3)), "name": "City Hall"}],
    "visits": [
        {
            "id": "first",
            "stops": [{"id": "s", "first_day": "2027-04-13", "last_day": "2027-04-15"}],
            "groups": [{"id": "A", "name": "A"}],
            "delegates": [
                {"id": "d1", "person": str(UUID(int=1)), "groups": ["A"]},
                {"id": "d2", "person": "p2", "organization": str(UUID(int=2))},
            ],
            "items": [
                {
                    "id": "i1",
                    "title": "Courtesy call",
                    "stop": "s",
                    "date": "2027-04-13",
                    "start": "09:30",
                    "venue": str(UUID(int=3)),
                    "participants": {"groups": ["A"], "delegates": ["d2"]},
                    "notes": {"hosts": "Two seats, please.", "press": "Welcome"},
                    "contacts": [{"name": "Bea", "phone": "+1 407 555 0100"}, {"name": "Cem"}],
                },
                {"id": "i2", "title": "Session", "part_of": "i1"},
            ],
            "legs": [{"id": "l", "travellers": {"delegates": ["d1"]}}],
        }
    ],
    "deadlines": [{"id": "due", "visit": "first", "what": "Hotels", "owner": "Ana"}],
}


def changed(**paths: Any) -> Json:
    """The file with other values, by path: visits__0__items__1__title="…"."""
    file = deepcopy(FILE)
    for path, value in paths.items():
        *way, last = (int(step) if step.isdigit() else step for step in path.split("__"))
        place: Any = file
        for step in way:
            place = place[step]
        place[last] = value
    return file


def put(store: Store, file: Json | bytes, **how: Any) -> Done[Landed]:
    data = file if isinstance(file, bytes) else json.dumps(file).encode()
    parsed = read_exchange(data)
    return store.do(lambda session: land(session, parsed, **how))


def written(store: Store, exchange_id: UUID) -> bytes:
    def whole(session: Session) -> Exchange:
        exchange = session.get_one(Exchange, exchange_id)
        complete(session, exchange)
        return exchange

    return write_exchange(store.ask(whole))


def alone(file: Json) -> bytes:
    """The file as it is written when nothing was there before."""
    return write_exchange(read_exchange(json.dumps(file).encode()).exchange)


def count(store: Store, kind: type[Base]) -> int:
    return store.ask(lambda session: session.scalar(select(func.count()).select_from(kind))) or 0


def outcomes(done: Done[Landed]) -> dict[str, Outcome]:
    return {row.source or "": row.outcome for row in done.result.report.rows}
