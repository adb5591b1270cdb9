"""What a command says: one value for machines, the same in words for people."""

import json
import re
import sys
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, TextIO
from uuid import UUID

from planner.model import Refused
from planner.store.database import Done
from planner.wording import wording


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` is what --json prints; `lines` the same in words; `notices` go to stderr."""

    value: Any
    lines: list[str]
    notices: list[str] = field(default_factory=list)
    code: int = 0


_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def speak_utf8() -> None:
    """Files and pipes get UTF-8 whatever the console was set to."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(answer: Answer, as_json: bool) -> int:
    """Print an answer and give the exit code."""
    for notice in answer.notices:
        print(visible(notice), file=sys.stderr)
    if as_json:
        _print_json(answer.value)
    else:
        for line in answer.lines:
            print(visible(line))
    return answer.code


def visible(text: str) -> str:
    """Text for a console: what would steer the console, or turn the order of letters around, is
    written out, as in “\\u202e”. JSON has everything as it is."""
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def say_refused(refused: Refused, as_json: bool) -> int:
    """Say in words why nothing was done, and where; exit code 1."""
    place = refused.values
    return say_error(
        wording().refused(refused),
        as_json,
        code=1,
        file=place.get("file"),
        row=place.get("row", place.get("line")),
        column=place.get("column"),
    )


def say_error(message: str, as_json: bool, code: int, **place: object) -> int:
    """The message in words; in JSON with its place, as far as it has one."""
    print(visible(message), file=sys.stderr)
    if as_json:
        nowhere = {"file": None, "row": None, "column": None}
        _print_json({"error": {"message": message, **nowhere, **place}})
    return code


def _print_json(value: Any, stream: TextIO | None = None) -> None:
    print(
        json.dumps(value, ensure_ascii=False, indent=1, default=_plain), file=stream or sys.stdout
    )


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.isoformat()
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case UUID():
            return str(value)
    raise TypeError(f"{type(value).__name__} is not JSON")


def done(done: Done[Any]) -> Answer:
    """What an action did: its journal entry, and what it touched."""
    entry = done.entry
    if entry is None:
        return Answer(
            {"number": None, "label": None, "touched": []}, ["Nothing changed: it was so already."]
        )
    touched = dict.fromkeys((row.kind.replace("_", "-"), row.thing) for row in entry.rows)
    return Answer(
        {
            "number": entry.number,
            "label": entry.label,
            "touched": [{"kind": kind, "id": thing} for kind, thing in touched],
        },
        [f"{entry.label} (entry {entry.number})"],
    )
