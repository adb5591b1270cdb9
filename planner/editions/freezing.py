"""Editions as JSON and back, so that an issue can be read again for ever."""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from planner.editions import values
from planner.editions.values import Edition

FORMAT = 1
_KINDS: dict[str, type[Any]] = {
    name: getattr(values, name)
    for name in values.__all__
    if dataclasses.is_dataclass(getattr(values, name))
}
_NOT_KEPT = frozenset({"need", "needs"})
"""What is of class care is never kept a second time: a purge must find it in one place."""


@cache
def _fields(kind: Any) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(kind)


_ABOUT = frozenset({"reader", "made_on", "issue"})
"""What an edition is beside what it says: whoever it is set for, and whenever it was made."""

_PLAIN = frozenset({str, int, bool, type(None)})


def frozen(value: Any, *, whole: bool = False, without: frozenset[str] = frozenset()) -> Any:
    """A value of an edition as plain JSON; what is of class care is left out unless `whole`, and
    so are the fields named."""
    if type(value) in _PLAIN:
        return value
    match value:
        case date():
            return {"date": value.isoformat()}
        case time():
            return {"time": value.isoformat("minutes")}
        case UUID():
            return {"id": str(value)}
        case bytes():
            return {"picture": sha256(value).hexdigest()}
        case tuple() | list():
            return [frozen(each, whole=whole, without=without) for each in value]
    kind: Any = type(value)
    if hasattr(kind, "__dataclass_fields__"):
        # blank first, then leave out: else what is left blank would tell who has a need
        kept = getattr if whole else _kept
        names = (field for field in _fields(kind) if field.name not in without)
        fields = ((field, kept(value, field.name)) for field in names)
        told = {
            field.name: frozen(each, whole=whole, without=without)
            for field, each in fields
            if each != field.default
        }
        return {"of": kind.__name__, **told}
    return value


def _kept(value: Any, name: str) -> Any:
    kept = getattr(value, name)
    if name in _NOT_KEPT:
        return () if isinstance(kept, tuple) else None
    match type(value).__name__, name:
        case "WhoGoesWhere", "counts":
            return tuple(each for each in kept if each.key != "need")
        case "Meals", "unknown":  # of nobody is it kept whether anything is known
            return value.heads
    return kept


def content_of(edition: Edition, *, whole: bool = False) -> dict[str, Any]:
    """What an edition says, whoever it is set for and whenever it was made."""
    plain: dict[str, Any] = frozen(edition, whole=whole, without=_ABOUT)
    return plain


def ids_in(plain: Any) -> Iterator[UUID]:
    """The items and legs that a frozen content tells of."""
    match plain:
        case {"id": str(said)}:
            yield UUID(said)
        case dict():
            yield from ids_in(list(plain.values()))
        case list():
            for each in plain:
                yield from ids_in(each)


def edition_of(content: dict[str, Any], pictures: Mapping[str, bytes], **about: Any) -> Edition:
    """The edition of a frozen content, for this reader; editions within it get the same.

    Pictures that are no longer kept are left out.
    """

    def thawed(plain: Any) -> Any:
        match plain:
            case list():
                return tuple(thawed(each) for each in plain)
            case {"of": str(name), **told}:
                kind = _KINDS[name]
                given = {str(key): thawed(each) for key, each in told.items()}
                return kind(**given, **(about if issubclass(kind, Edition) else {}))
            case {"date": str(said)}:
                return date.fromisoformat(said)
            case {"time": str(said)}:
                return time.fromisoformat(said)
            case {"id": str(said)}:
                return UUID(said)
            case {"picture": str(digest)}:
                return pictures.get(digest)
        return plain

    made: Edition = thawed(content)
    return made
