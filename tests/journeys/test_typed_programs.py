"""The published programs, typed in mail, Word and lists, come in: every item right or flagged."""

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from published_programs import NAMES, published
from typed_programs import STYLES, clock, empty_exchange, items_of, typed

from planner.interchange.exchange_file import land, read_exchange
from planner.interchange.itinerary.heard import Answers, Background
from planner.interchange.itinerary.landing import land_itinerary
from planner.interchange.itinerary.reading import read_itinerary
from planner.model import VisitKind
from planner.queries.airports import zone_of_airport
from planner.queries.exchanges import whole_exchange
from planner.rules.folding import folded
from planner.store.database import Store

Json = dict[str, Any]


def brought_in(store: Store, name: str, style: str) -> Json:
    landed = store.do(
        partial(land, parsed=read_exchange(json.dumps(empty_exchange(name)).encode()))
    ).result
    exchange = store.ask(partial(whole_exchange, exchange_id=landed.exchange_id))
    visit = next(visit for visit in exchange.visits if visit.kind is VisitKind.FIRST)
    file, data = typed(name, style)
    understood = read_itinerary(
        data, file, Background.of(visit, frozenset()), Answers(), zone_of_airport
    )
    report = store.do(
        partial(
            land_itinerary,
            visit_id=visit.id,
            heard=understood.heard,
            messages=understood.messages,
            source=file,
        )
    ).result
    return report.as_json()


def is_right(row: Json, day: Json, item: Json) -> bool:
    """Whether a row has the day, the hours and the title of an item."""
    values = row["values"]
    return (
        folded(item["title"]) in folded(values.get("title", ""))
        and values.get("date") == day["date"]
        and values.get("start") == item["start"]
        and values.get("end") == item["end"]
    )


def of_item(report: Json, item: Json) -> Iterator[Json]:
    """The rows that an item's line or title stands in."""
    wanted = re.sub(r"\W+", " ", folded(item["title"]))
    for row in report["rows"]:
        told = f"{row['source']} {row['values'].get('title', '')}"
        if wanted in re.sub(r"\W+", " ", folded(told)):
            yield row


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", NAMES)
def test_every_item_is_right_or_flagged_and_none_is_lost(
    store: Store, name: str, style: str
) -> None:
    report = brought_in(store, name, style)
    program = list(items_of(published(name)))
    wrong = []
    for day, item in program:
        rows = list(of_item(report, item))
        assert rows, f"lost: {item['title']}"
        if not any(is_right(row, day, item) for row in rows):
            wrong.append((clock(item), item["title"], rows))
            assert any(row["messages"] for row in rows), rows
    assert len(wrong) * 10 <= len(program), wrong
    outcomes = ("taken", "changed", "skipped", "refused", "asked")
    assert sum(report[each] for each in outcomes) == len(report["rows"])
