"""Fields that hold a plain value: how each is read, written and described.

A field is one key of a record of the exchange file. Null is the same as a missing key, and what
stands at its default is not written.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from planner.interchange.exchange_file.place import Place, is_uuid, shown
from planner.model import Base, TimeState
from planner.rules.clock import zone

Refer = Callable[[Base], str]
"""Gives the id by which another thing is referred to, and notes that the file must hold it."""

Schema = dict[str, Any]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}")
LARGEST = 10**12
"""An amount of money above this is a slip of the pen."""

YEARS = range(1900, 2200)
"""What lies outside is a slip of the pen, and date arithmetic ends not far from there."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record, and the attribute of the noun it stands for (of the same name)."""

    key: str
    attribute: str = ""
    default: Any = None
    required: bool = False

    @property
    def name(self) -> str:
        return self.attribute or self.key

    def take(self, record: Mapping[str, Any], place: Place) -> Any:
        """The value at this key of a record, else the default; raises Unreadable."""
        value = record.get(self.key)
        if value is None:
            return self.without(record, place)
        return self.read(value, place.under(self.key))

    def without(self, record: Mapping[str, Any], place: Place) -> Any:
        if self.required:
            raise place.under(self.key).unreadable("this is needed.")
        return self.default

    def read(self, value: Any, place: Place) -> Any:
        raise NotImplementedError

    def attributes(self, value: Any) -> dict[str, Any]:
        """What the noun is made with."""
        return {self.name: value}

    def attach(self, noun: Any, value: Any) -> None:
        """Hang onto the noun what can only be made once the noun is there."""

    def give(self, noun: Any, refer: Refer) -> Any:
        """The JSON value to write; None: leave the key out."""
        value = getattr(noun, self.name)
        return None if value is None or value == self.default else self.write(value)

    def tell(self, noun: Any) -> Any:
        """The JSON value for a report: what is stored, defaults too, names instead of ids."""
        value = getattr(noun, self.name)
        return None if value is None else self.write(value)

    def write(self, value: Any) -> Any:
        return value

    def schema(self) -> Schema:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Text(Field):
    """Text without NUL; blank text is none."""

    def read(self, value: Any, place: Place) -> Any:
        text = text_of(value, place)
        if self.required and not text.strip():
            raise place.unreadable("this is needed.")
        return text if text.strip() else self.default

    def give(self, noun: Any, refer: Refer) -> Any:
        value = getattr(noun, self.name)
        return value if value != self.default and value and value.strip() else None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"\S"} if self.required else {"type": "string"}


def text_of(value: object, place: Place) -> str:
    """The value as text a database can hold; raises Unreadable."""
    if not isinstance(value, str):
        raise place.unreadable(
            "{value} is not text; put it in quotation marks.", value=shown(value)
        )
    try:
        value.encode()
    except UnicodeEncodeError:
        raise place.unreadable("this text has half a character in it.") from None
    return value.replace("\0", "")


@dataclass(frozen=True, slots=True)
class CityName(Text):
    """The name of a city; a whole CITY is taken by its name."""

    def read(self, value: Any, place: Place) -> Any:
        if isinstance(value, dict):
            return Text("name").take(value, place)
        return Text.read(self, value, place)


@dataclass(frozen=True, slots=True)
class Texts(Field):
    """A few short texts in order."""

    default: Any = ()

    def read(self, value: Any, place: Place) -> Any:
        texts = [text_of(each, place.at(n)) for n, each in enumerate(place.sequence(value))]
        for n, text in enumerate(texts):
            if "\n" in text:
                raise place.at(n).unreadable("this must be one line.")
        return tuple(text for text in texts if text.strip())

    def give(self, noun: Any, refer: Refer) -> Any:
        return [text for text in getattr(noun, self.name) if text.strip()] or None

    def write(self, value: Any) -> Any:
        return list(value)

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "string"}}


@dataclass(frozen=True, slots=True)
class Day(Field):
    """A date, as 2026-05-12."""

    def read(self, value: Any, place: Place) -> Any:
        try:
            day = date.fromisoformat(value) if _DAY.fullmatch(text_of(value, place)) else None
        except ValueError:
            day = None
        if day is None:
            sentence = "{value} is not a date; write it as 2026-05-12."
            raise place.unreadable(sentence, value=shown(value))
        if day.year not in YEARS:
            raise place.unreadable(
                "{value} is not between {first} and {last}.",
                value=shown(value),
                first=YEARS[0],
                last=YEARS[-1],
            )
        return day

    def write(self, value: Any) -> Any:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}


@dataclass(frozen=True, slots=True)
class Clock(Field):
    """A wall-clock time, as 09:30."""

    def read(self, value: Any, place: Place) -> Any:
        try:
            if _CLOCK.fullmatch(text_of(value, place)):
                return time.fromisoformat(value)
        except ValueError:  # such as 24:00: said below
            pass
        raise place.unreadable("{value} is not a time; write it as 09:30.", value=shown(value))

    def write(self, value: Any) -> Any:
        return f"{value:%H:%M}"

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}


@dataclass(frozen=True, slots=True)
class Flag(Field):
    """True or false."""

    default: Any = False

    def read(self, value: Any, place: Place) -> Any:
        if not isinstance(value, bool):
            raise place.unreadable("{value} is neither true nor false.", value=shown(value))
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Whole(Field):
    """A whole number within bounds, both included."""

    lowest: int = 0
    highest: int = 0

    def read(self, value: Any, place: Place) -> Any:
        if type(value) is not int or not self.lowest <= value <= self.highest:
            raise place.unreadable(
                "{value} is not a whole number from {lowest} to {highest}.",
                value=shown(value),
                lowest=self.lowest,
                highest=self.highest,
            )
        return value

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}


@dataclass(frozen=True, slots=True)
class Money(Field):
    """An amount in whole units of its currency, with at most two decimals; kept in hundredths."""

    def read(self, value: Any, place: Place) -> Any:
        plain = isinstance(value, int | float) and not isinstance(value, bool)
        if plain and 0 <= value < LARGEST and abs(value * 100 - round(value * 100)) < 1e-6:
            return round(value * 100)
        raise place.unreadable("{value} is not an amount, as 2500 or 2500.5.", value=shown(value))

    def write(self, value: Any) -> Any:
        return value // 100 if value % 100 == 0 else value / 100

    def schema(self) -> Schema:
        return {"type": "number", "minimum": 0, "exclusiveMaximum": LARGEST}


@dataclass(frozen=True, slots=True)
class Id(Field):
    """The id of something that has no record of its own."""

    def read(self, value: Any, place: Place) -> Any:
        text = text_of(value, place)
        if not is_uuid(text):
            raise place.unreadable("{value} is not an id.", value=shown(value))
        return UUID(text)

    def write(self, value: Any) -> Any:
        return str(value)

    def schema(self) -> Schema:
        return {"type": "string", "format": "uuid"}


@dataclass(frozen=True, slots=True)
class Choice(Field):
    """A word of a closed list."""

    kind: type[StrEnum] = StrEnum

    def read(self, value: Any, place: Place) -> Any:
        if isinstance(value, str) and value in self._words:
            return self.kind(value)
        raise place.unreadable(
            "{value} is none of these: {words}.", value=shown(value), words=", ".join(self._words)
        )

    def write(self, value: Any) -> Any:
        return value.value

    def schema(self) -> Schema:
        return {"enum": self._words}

    @property
    def _words(self) -> list[str]:
        return [member.value for member in self.kind]


@dataclass(frozen=True, slots=True)
class HowExact(Choice):
    """The time state of an item; where it is missing, by what is there."""

    kind: type[StrEnum] = TimeState

    def without(self, record: Mapping[str, Any], place: Place) -> Any:
        return self._by_what_is_there(record)

    def give(self, noun: Any, refer: Refer) -> Any:
        state = getattr(noun, self.name)
        there = {"start": noun.start, "end": noun.end, "part": noun.part}
        return None if state is self._by_what_is_there(there) else state.value

    @staticmethod
    def _by_what_is_there(there: Mapping[str, Any]) -> TimeState:
        if there.get("start") is not None or there.get("end") is not None:
            return TimeState.EXACT
        if there.get("part") is not None:
            return TimeState.PART_OF_DAY
        return TimeState.TO_BE_DETERMINED


@dataclass(frozen=True, slots=True)
class Zone(Field):
    """A time zone by its IANA name. Another word is left out: then the zone is not known."""

    def read(self, value: Any, place: Place) -> Any:
        name = text_of(value, place)
        if zone(name) is not None:
            return name
        place.say(
            "{value} is not a time zone, as “Europe/Paris” is; it was left out.", value=shown(value)
        )
        return None

    def schema(self) -> Schema:
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class Country(Field):
    """A country by its two letters of ISO 3166. Another word is left out."""

    def read(self, value: Any, place: Place) -> Any:
        letters = text_of(value, place).upper()
        if len(letters) == 2 and letters.isascii() and letters.isalpha():
            return letters
        place.say(
            "{value} is not a country's two letters, as “FR” are; it was left out.",
            value=shown(value),
        )
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[A-Z]{2}$"}
