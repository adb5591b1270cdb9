"""What a kind of record is: its keys in order, the noun it stands for, and the lists it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.interchange.exchange_file.nested import object_schema
from planner.interchange.exchange_file.plain import Field, Refer, Schema
from planner.model import Base


@dataclass(frozen=True, slots=True)
class Many:
    """A key with a list of records that belong to this one, and the noun's list they stand in."""

    key: str
    attribute: str
    record: "Record"
    given: Mapping[str, Any] = field(default_factory=dict)  # what the list itself says of each


@dataclass(frozen=True, slots=True)
class Record:
    """One kind of record, and the noun it stands for.

    A record with a field that cannot be read is refused whole; one that holds others, or is of a
    person, is taken without that field, unless the field is what it stands and falls with.
    """

    noun: type[Base]
    columns: tuple[Field | Many, ...]
    has_id: bool = True
    holds_others: bool = False
    stands_with: str | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(column for column in self.columns if isinstance(column, Field))

    @property
    def lists(self) -> tuple[Many, ...]:
        return tuple(column for column in self.columns if isinstance(column, Many))

    @property
    def keys(self) -> set[str]:
        return {"id", *(column.key for column in self.columns)}

    def give(self, noun: Any, refer: Refer) -> dict[str, Any]:
        """The record to write for a noun, with all that belongs to it."""
        given: dict[str, Any] = {"id": str(noun.id)} if self.has_id else {}
        for column in self.columns:
            if isinstance(column, Many):
                value: Any = [
                    column.record.give(each, refer)
                    for each in getattr(noun, column.attribute)
                    if all(getattr(each, name) is there for name, there in column.given.items())
                ] or None
            else:
                value = column.give(noun, refer)
            if not column.key:
                given |= value
            elif value is not None:
                given[column.key] = value
        return given

    def tell(self, noun: Any) -> dict[str, Any]:
        """The fields of a noun for a report, without what belongs to it."""
        told: dict[str, Any] = {"id": str(noun.id)} if self.has_id else {}
        for each in self.fields:
            value = each.tell(noun)
            if not each.key:
                told |= value
            elif value is not None:
                told[each.key] = value
        return told

    def schema(self) -> Schema:
        """A JSON Schema of the record."""
        whole = [each for each in self.fields if not each.key]
        if whole:
            return whole[0].schema()
        schema = object_schema(self.fields)
        properties = schema.pop("properties")
        ordered = {
            column.key: (
                {"anyOf": [{"type": "array", "items": column.record.schema()}, {"type": "null"}]}
                if isinstance(column, Many)
                else properties[column.key]
            )
            for column in self.columns
        }
        if self.has_id:
            ordered = {"id": {"type": ["string", "null"], "minLength": 1}, **ordered}
        return {**schema, "properties": ordered}
