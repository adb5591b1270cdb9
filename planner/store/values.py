"""A column's value as JSON, and back; and the values a journal sentence is filled with."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table

Image = dict[str, Any]
"""A row, or some of its fields: column name to JSON value."""

_KINDS: dict[str, type[Any]] = {"date": date, "time": time, "datetime": datetime}
_READ: dict[type[Any], Callable[[Any], Any]] = {
    date: date.fromisoformat,
    time: time.fromisoformat,
    datetime: datetime.fromisoformat,
}


def to_json(value: Any) -> Any:
    """What stands in the journal for a value of a column."""
    if value is None or type(value) is str:  # nearly all there are
        return value
    match value:
        case Enum():
            return value.value
        case date() | time():  # a datetime is a date
            return value.isoformat()
        case UUID():
            return value.hex
        case tuple():
            return list(value)
        case None | str() | int() | float():
            return value
    raise TypeError(f"{type(value).__name__} has no place in a noun")


def from_json(column: Column[Any], value: Any) -> Any:
    """The value of `column` for which `value` stands in the journal."""
    if value is None:
        return None
    kind = column.type.python_type
    return _READ.get(kind, kind)(value)


def image_of(row: Mapping[str, Any]) -> Image:
    return {name: to_json(value) for name, value in row.items()}


def row_of(table: Table, image: Image) -> dict[str, Any]:
    return {name: from_json(table.c[name], value) for name, value in image.items()}


def words_to_json(values: Mapping[str, object]) -> dict[str, Any]:
    """The values of a sentence as JSON. Dates and times stay what they are, whatever the language.

    A noun, or anything else, goes in by the words a sentence has for it.
    """
    return {name: _word_to_json(value) for name, value in values.items()}


def words_from_json(values: Mapping[str, Any]) -> dict[str, object]:
    return {name: _word_from_json(value) for name, value in values.items()}


def _word_to_json(value: object) -> Any:
    match value:
        case Enum():
            return value.value
        case None | str() | int() | float():
            return value
        case date() | time():
            return {type(value).__name__: value.isoformat()}
        case tuple() | list():
            return [_word_to_json(each) for each in value]
    return str(value)


def _word_from_json(value: Any) -> object:
    match value:
        case dict():
            ((kind, text),) = value.items()
            return _READ[_KINDS[kind]](text)
        case list():
            return [_word_from_json(each) for each in value]
    word: object = value
    return word


def filled(sentence: str, values: Mapping[str, object]) -> str:
    """An English sentence with its values: days as 2026-05-01, times as 14:00."""
    return sentence.format(**{name: _said(value) for name, value in values.items()})


def _said(value: object) -> str:
    match value:
        case time():
            return f"{value:%H:%M}"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case list():
            return ", ".join(map(_said, value))
    return str(value)
