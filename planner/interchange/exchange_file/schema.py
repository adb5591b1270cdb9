"""The JSON Schema of the exchange file, made from the same tables as reading and writing."""

from typing import Any

from planner.interchange.exchange_file import records, visit_records
from planner.interchange.exchange_file.envelope import FORMAT, VERSION
from planner.interchange.exchange_file.nested import nullable
from planner.interchange.exchange_file.record import Record


def schema() -> dict[str, Any]:
    """The schema; resources/schema/exchange.schema.json is a copy of it for other programs."""

    def rows(record: Record) -> dict[str, Any]:
        return nullable({"type": "array", "items": record.schema()})

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Exchange file of City Pair Planner",
        "description": "One exchange. Any key but those required may be missing or null; unknown"
        " keys are left out. Dates are local, as 2026-05-12; times are wall-clock, as 09:30. An id"
        " is any text that is unique in the file; a UUID is kept.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"type": "integer", "minimum": 1, "maximum": VERSION},
            "written_by": {"type": ["string", "null"]},
            "exchange": records.EXCHANGE.schema(),
            "people": rows(records.PERSON),
            "organizations": rows(records.ORGANIZATION),
            "venues": rows(records.VENUE),
            "visits": rows(visit_records.VISIT),
            "deadlines": rows(records.DEADLINE),
            "follow_on": rows(records.FOLLOW_ON),
            "practices": rows(records.PRACTICE),
            "travel_times": rows(records.TRAVEL_TIME),
            "accepted": rows(records.ACCEPTANCE),
        },
        "required": ["format", "version", "exchange"],
    }
