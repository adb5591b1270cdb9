"""An issue as the bytes it is kept in, and back."""

import json
import zlib
from datetime import date
from typing import Any, cast
from uuid import UUID

from planner.editions.freezing import FORMAT
from planner.editions.issuing import Frozen, Kept, Key
from planner.editions.values import Bar, DayIssue, Issued
from planner.model import Refused


def packed(issued: Frozen) -> bytes:
    """The content of an issue, to be kept; the same content gives the same bytes."""
    copies = [
        {"key": list(key), "content": kept.content, "issued": _issued(kept.issued)}
        for key, kept in issued.items()
    ]
    told = json.dumps({"format": FORMAT, "copies": copies}, ensure_ascii=False, sort_keys=True)
    return zlib.compress(told.encode(), 6)


def unpacked(data: bytes) -> Frozen:
    """Refused where a newer program wrote it."""
    told = json.loads(zlib.decompress(data))
    if told["format"] > FORMAT:
        raise Refused("This issue was written by a newer version of the program.")
    return {
        cast("Key", tuple(each["key"])): Kept(each["content"], _issued_again(each["issued"]))
        for each in told["copies"]
    }


def _issued(issued: Issued) -> dict[str, Any]:
    return {
        "number": issued.number,
        "on": issued.on.isoformat(),
        "replaces": issued.replaces,
        "days": [
            {
                "day": day.day.isoformat() if day.day else None,
                "number": day.number,
                "on": day.on.isoformat(),
                "replaces": day.replaces,
                "bars": [[str(bar.item), bar.what, bar.was] for bar in day.bars],
            }
            for day in issued.days
        ],
    }


def _issued_again(told: dict[str, Any]) -> Issued:
    return Issued(
        told["number"],
        date.fromisoformat(told["on"]),
        tuple(
            DayIssue(
                date.fromisoformat(day["day"]) if day["day"] else None,
                day["number"],
                date.fromisoformat(day["on"]),
                tuple(Bar(UUID(item), what, was) for item, what, was in day["bars"]),
                day.get("replaces"),
            )
            for day in told["days"]
        ),
        told.get("replaces"),
    )
