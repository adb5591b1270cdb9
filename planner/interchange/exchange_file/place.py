"""Where in a file something stands, what its ids mean there, and what is said of it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar
from uuid import UUID, uuid5

from planner.interchange.report import Message
from planner.model import Base, City, Delegate, Embassy, Group, Item, Stop, User, Vehicle, Visit

Noun = TypeVar("Noun", bound=Base)

OURS = UUID("5f2e3c58-9c0c-5d8b-8a0e-3b1a6a9d7c41")
"""The namespace of ids made for what a file names without giving it a UUID."""

OF_A_VISIT: tuple[type[Base], ...] = (Stop, Vehicle, Group, Delegate, Item)
"""Kinds that are referred to only within their visit."""

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class Unreadable(Exception):
    """A value that cannot be understood; `message` says what and where."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class Located(Protocol):
    """What a table of cities knows of one of them."""

    @property
    def zone(self) -> str: ...
    @property
    def local_name(self) -> str | None: ...
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...


class CityTable(Protocol):
    """What reading asks of a table of cities; `planner.queries.cities` is one."""

    def find(self, name: str, country: str | None, region: str | None, /) -> Located | None: ...
    def zone_of(self, name: str, country: str | None, region: str | None, /) -> str | None: ...


@dataclass(slots=True)
class OpenFile:
    """A file being read: the things found in it so far, by kind and id."""

    exchange: UUID
    table: CityTable
    # None: a record of that id is there, but was refused. With it, the visit it stands in.
    things: dict[tuple[type[Base], UUID], tuple[Base | None, Visit | None]] = field(
        default_factory=dict
    )
    cities: dict[UUID, City] = field(default_factory=dict)
    embassies: dict[UUID, Embassy] = field(default_factory=dict)
    users: dict[UUID, User] = field(default_factory=dict)
    siblings: list[tuple[Item, str, "Place", str]] = field(default_factory=list)

    def id_of(self, text: str) -> UUID:
        """The id meant by an id of this file."""
        return UUID(text) if is_uuid(text) else uuid5(self.exchange, text)

    def of(self, kind: type[Noun]) -> list[Noun]:
        """All things of a kind that were taken, in the order of the file."""
        return [thing for thing, _ in self.things.values() if isinstance(thing, kind)]


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a file being read, and what has been said of its record."""

    path: str
    file: OpenFile
    messages: list[Message]
    visit: Visit | None = None  # in which it stands
    column: str | None = None  # the key of the record that leads there

    def under(self, key: str) -> "Place":
        return replace(
            self, path=f"{self.path}.{key}" if self.path else key, column=self.column or key
        )

    def at(self, index: int) -> "Place":
        return replace(self, path=f"{self.path}[{index}]")

    def say(self, sentence: str, **values: object) -> None:
        self.messages.append(self._message(sentence, values))

    def unreadable(self, sentence: str, **values: object) -> Unreadable:
        return Unreadable(self._message(sentence, values))

    def _message(self, sentence: str, values: Mapping[str, object]) -> Message:
        return Message("{place}: " + sentence, {"place": self.path, **values}, self.column)

    def mapping(self, value: object) -> Mapping[str, Any]:
        """The value as a JSON object; raises Unreadable."""
        if not isinstance(value, dict):
            raise self.unreadable("{value} is not an object in braces.", value=shown(value))
        return value

    def sequence(self, value: object) -> list[Any]:
        """The value as a JSON list; raises Unreadable."""
        if not isinstance(value, list):
            raise self.unreadable("{value} is not a list in brackets.", value=shown(value))
        return value

    def name_unknown(self, record: Mapping[str, object], known: set[str]) -> None:
        """Say which keys of a record nobody here knows; they are kept out."""
        for key in record:
            if key not in known:
                self.under(key).say("this key is not known here and was left out.")

    def find(self, kind: type[Noun], text: str) -> Noun | None:
        """The thing of this kind with this id, in the same visit if it stands in one."""
        key = (kind, self.file.id_of(text))
        thing, visit = self.file.things.get(key, (None, None))
        return thing if isinstance(thing, kind) and visit in (None, self.visit) else None

    def missing(self, kind: type[Base], text: str, but: str = "") -> Unreadable:
        """Why there is no such thing, it was refused or is not in the file; `but` ends it."""
        key = (kind, self.file.id_of(text))
        values = {
            "noun": kind.__tablename__.removeprefix("visit_"),
            "where": "visit" if kind in OF_A_VISIT else "file",
            "id": shown(text),
            "but": but,
        }
        if self.file.things.get(key, (self, None))[0] is None:
            return self.unreadable("the {noun} {id} was refused{but}.", **values)
        return self.unreadable("no {noun} of this {where} has the id {id}{but}.", **values)


def is_uuid(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


def shown(value: object) -> str:
    """A value of the file as a sentence quotes it: text in quotation marks, and not too much."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = text if len(text) <= 60 else text[:57] + "…"
    return f"“{text}”" if isinstance(value, str) else text
