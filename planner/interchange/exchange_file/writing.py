"""Writing an exchange as a file that any program can read, and this one reads back unchanged."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from planner import __version__
from planner.interchange.exchange_file import records, visit_records
from planner.interchange.exchange_file.envelope import FORMAT, VERSION
from planner.interchange.exchange_file.record import Record
from planner.model import Base, Exchange, FollowOn, Organization, Person, Venue


def write_exchange(exchange: Exchange, follow_ons: Sequence[FollowOn] = ()) -> bytes:
    """An exchange and its follow-on as a file, both loaded whole: UTF-8, the same bytes.

    Private fields and care are not in it. People, organizations and venues stand in the order in
    which they are first referred to; all else in the order of its list.
    """
    text = json.dumps(exchange_value(exchange, follow_ons), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def exchange_value(exchange: Exchange, follow_ons: Sequence[FollowOn] = ()) -> dict[str, Any]:
    """The same as a JSON value."""
    shared = _Shared()
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "written_by": f"City Pair Planner {__version__}",
        "exchange": records.EXCHANGE.give(exchange, shared.refer),
    }
    visits = [visit_records.VISIT.give(visit, shared.refer) for visit in exchange.visits]
    deadlines = [records.DEADLINE.give(each, shared.refer) for each in exchange.deadlines]
    followed = [records.FOLLOW_ON.give(each, shared.refer) for each in follow_ons]
    practices = [records.PRACTICE.give(each, shared.refer) for each in exchange.practices]
    ways = [records.TRAVEL_TIME.give(each, shared.refer) for each in exchange.travel_times]
    accepted = [records.ACCEPTANCE.give(each, shared.refer) for each in exchange.acceptances]
    lists = {
        "people": shared.written(records.PERSON),
        "organizations": shared.written(records.ORGANIZATION),
        "venues": shared.written(records.VENUE),
        "visits": visits,
        "deadlines": deadlines,
        "follow_on": followed,
        "practices": practices,
        "travel_times": ways,
        "accepted": accepted,
    }
    return whole | {key: rows for key, rows in lists.items() if rows}


class _Shared:
    """The shared things a file must hold because it refers to them."""

    def __init__(self) -> None:
        self._things: dict[type[Base], dict[UUID, Base]] = {
            Person: {},
            Organization: {},
            Venue: {},
        }

    def refer(self, thing: Base) -> str:
        """The id to refer to a thing by."""
        if type(thing) in self._things:
            self._things[type(thing)].setdefault(thing.id, thing)
        return str(thing.id)

    def written(self, record: Record) -> list[dict[str, Any]]:
        return [record.give(thing, self.refer) for thing in self._things[record.noun].values()]
