"""The file as a whole: bytes, JSON, format, version."""

import json
from collections.abc import Iterable
from typing import Any, NoReturn

from planner.interchange.exchange_file.place import shown
from planner.interchange.report import Message
from planner.model import Refused

FORMAT = "city-pair-exchange"
VERSION = 1
LISTS = (
    *("people", "organizations", "venues", "visits"),
    *("deadlines", "follow_on", "practices", "travel_times", "accepted"),
)
"""The lists beside the exchange."""


def open_envelope(data: bytes) -> tuple[dict[str, Any], list[Message]]:
    """The JSON object in these bytes, and what is to be said of the file; Refused if it is none.

    Refused too: another format, a newer version, an exchange without a name.
    """
    messages: list[Message] = []
    envelope = _json(_text(data), messages)
    if not isinstance(envelope, dict) or envelope.get("format") != FORMAT:
        raise Refused("This is not an exchange file: “format” is not “{format}”.", format=FORMAT)
    version = envelope.get("version")
    if type(version) is not int or version < 1:
        raise Refused(
            "The version of this exchange file is {version}; it must be a number, as {newest}.",
            version=shown(version),
            newest=VERSION,
        )
    if version > VERSION:
        raise Refused(
            "A newer planner wrote this exchange file: it has version {version}, and this program"
            " reads versions up to {newest}.",
            version=version,
            newest=VERSION,
        )
    exchange = envelope.get("exchange")
    name = exchange.get("name") if isinstance(exchange, dict) else None
    if not isinstance(name, str) or not name.replace("\0", "").strip():
        raise Refused("This exchange file has no exchange.name; an exchange needs a name.")
    messages += _left_out(envelope)
    return envelope, messages


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(
            "This is not UTF-8 text (line {line}). Save the file as UTF-8.", line=line
        ) from error


def _json(text: str, messages: list[Message]) -> object:
    def pairs(found: Iterable[tuple[str, Any]]) -> dict[str, Any]:
        record: dict[str, Any] = {}
        for key, value in found:
            if key in record:
                sentence = "The key {key} stands twice in one object; the last one counts."
                messages.append(Message(sentence, {"key": shown(key)}))
            record[key] = value
        return record

    def no_number(word: str) -> NoReturn:
        raise Refused("{word} is not a number in JSON.", word=word)

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=no_number)
    except json.JSONDecodeError as error:
        raise Refused(
            "This is not JSON, from line {line}, column {column} on.",
            line=error.lineno,
            column=error.colno,
        ) from error
    except RecursionError as error:
        raise Refused("The lists of this file stand too deep in one another.") from error
    except ValueError as error:  # Python turns no number of thousands of digits into an integer
        raise Refused("There is a number in this file that is too long to be one.") from error


def _left_out(envelope: dict[str, Any]) -> list[Message]:
    known = {"format", "version", "written_by", "exchange", *LISTS}
    return [
        Message("{key}: this key is not known here and was left out.", {"key": shown(key)})
        for key in envelope
        if key not in known
    ]
