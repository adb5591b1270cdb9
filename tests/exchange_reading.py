"""Exchange files of a few words, and what reading them says."""

import json
from types import SimpleNamespace
from typing import Any

import pytest

from planner.interchange.exchange_file import Parsed, read_exchange
from planner.interchange.report import Row
from planner.model import Refused

UNKNOWN = SimpleNamespace(find=lambda *of: None, zone_of=lambda *of: None)


def a_file(**more: Any) -> dict[str, Any]:
    exchange = {"name": "Nantes – Orlando"} | more.pop("exchange", {})
    return {"format": "city-pair-exchange", "version": 1, "exchange": exchange} | more


def read(file: Any) -> Parsed:
    return read_exchange(json.dumps(file).encode(), known_cities=UNKNOWN)


def a_visit(**lists: Any) -> Parsed:
    return read(a_file(visits=[lists]))


def row(parsed: Parsed, source: str) -> Row:
    return next(row for row in parsed.report.rows if row.source == source)


def said(parsed: Parsed) -> list[str]:
    rows = [message for row in parsed.report.rows for message in row.messages]
    return [str(message) for message in (*parsed.report.messages, *rows)]


def refused_whole(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_exchange(data, known_cities=UNKNOWN)
    return str(refused.value)
