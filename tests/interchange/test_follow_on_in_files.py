"""What follows the journeys travels in the exchange file, and may belong to several exchanges."""

import json
from functools import partial
from typing import Any

import pytest

from planner.interchange.exchange_file import land, read_exchange, write_exchange
from planner.model import Refused
from planner.queries.exchanges import whole_exchange
from planner.queries.follow_on import all_follow_ons, follow_ons_of
from planner.store.database import Store
from planner.store.history import History

WORKSHOP = {
    "id": "4a9f4f4e-3f0e-4c55-9d1c-6a1f2f8f0001",
    "kind": "workshop",
    "title": "Alumni workshop",
    "date": "2027-11-04",
    "date_as_given": "early November 2027",
    "cities": ["Nantes", "Tampa"],
    "people": ["p1", "Rosa Quist (invented)"],
    "organizations": ["Forum of Cities"],
    "amount": 2500.5,
    "amount_approved": 2000,
    "currency": "EUR",
    "status": "approved",
    "outcome": "Three cities signed up.",
}


def file(name: str, *follow_on: dict[str, Any], **more: Any) -> bytes:
    whole = {
        "format": "city-pair-exchange",
        "version": 1,
        "exchange": {"name": name},
        "people": [{"id": "p1", "family_name": "Brandt", "given_name": "Ida"}],
        "visits": [
            {
                "id": "v",
                "kind": "first",
                "items": [{"id": "i", "title": "After-school club"}],
                "feedback": [{"id": "f", "item": "i", "rating": 4, "comment": "More time."}],
            }
        ],
        "follow_on": list(follow_on),
        "practices": [
            {
                "id": "pr",
                "title": "Open gym at night",
                "item": "i",
                "where": "Tampa",
                "status": "adopted",
                "evidence": "Council minutes",
                "steps": [
                    {"status": "proposed", "date": "2027-06-01"},
                    {"status": "adopted", "date": "2027-09-01", "evidence": "Council minutes"},
                ],
            }
        ],
        **more,
    }
    return json.dumps(whole).encode()


def bring_in(store: Store, data: bytes, **how: Any) -> Any:
    return store.do(partial(land, parsed=read_exchange(data), **how)).result


def written(store: Store, exchange_id: Any) -> bytes:
    return store.ask(
        lambda session: write_exchange(
            whole_exchange(session, exchange_id), follow_ons_of(session, exchange_id)
        )
    )


def test_a_file_comes_back_as_it_was_written(store: Store) -> None:
    landed = bring_in(store, file("A - B", WORKSHOP))
    assert not landed.report.messages
    once = written(store, landed.exchange_id)
    value = json.loads(once)
    kept = value["follow_on"][0]
    assert {key: kept[key] for key in WORKSHOP if key != "people"} == {
        key: WORKSHOP[key] for key in WORKSHOP if key != "people"
    }
    assert kept["people"][1] == "Rosa Quist (invented)"
    assert value["practices"][0]["steps"][1]["evidence"] == "Council minutes"
    assert value["visits"][0]["feedback"][0]["rating"] == 4
    again = bring_in(store, once, update=True)
    assert {row.outcome for row in again.report.rows} == {"skipped"}
    assert written(store, landed.exchange_id) == once


def test_one_activity_follows_from_two_exchanges(store: Store) -> None:
    one = bring_in(store, file("A - B", WORKSHOP)).exchange_id
    other = bring_in(store, file("C - D", WORKSHOP)).exchange_id
    (activity,) = store.ask(all_follow_ons)
    assert {tie.exchange.name for tie in activity.ties} == {"A - B", "C - D"}
    bring_in(store, file("C - D"), update=True)
    (activity,) = store.ask(all_follow_ons)
    assert [tie.exchange.name for tie in activity.ties] == ["A - B"]
    assert store.ask(partial(follow_ons_of, exchange_id=other)) == []
    bring_in(store, file("A - B"), update=True)
    assert store.ask(all_follow_ons) == []
    assert store.ask(partial(follow_ons_of, exchange_id=one)) == []


def test_an_update_and_its_undo(store: Store) -> None:
    history = History(store)
    first = read_exchange(file("A - B", WORKSHOP))
    exchange_id = history.do(partial(land, parsed=first)).result.exchange_id
    before = written(store, exchange_id)
    changed = read_exchange(file("A - B", {**WORKSHOP, "status": "done", "people": []}))
    history.do(partial(land, parsed=changed, update=True))
    assert json.loads(written(store, exchange_id))["follow_on"][0]["status"] == "done"
    history.undo()
    assert written(store, exchange_id) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [("amount", "much"), ("amount", 1.005), ("amount", -1), ("kind", "party"), ("date", "soon")],
)
def test_what_makes_no_sense_is_refused_and_the_rest_taken(
    store: Store, field: str, value: object
) -> None:
    landed = bring_in(store, file("A - B", {**WORKSHOP, field: value}))
    refused = [row for row in landed.report.rows if row.outcome == "refused"]
    assert len(refused) == 1
    assert f"follow_on[0].{field}" in str(refused[0].messages[0])
    assert store.ask(all_follow_ons) == []


def test_a_practice_needs_a_title() -> None:
    with pytest.raises(Refused):
        read_exchange(b'{"format": "city-pair-exchange", "version": 1, "exchange": {}}')
