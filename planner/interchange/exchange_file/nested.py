"""Fields that hold several values: an object or a list of their own within a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.interchange.exchange_file.place import Place
from planner.interchange.exchange_file.plain import Field, Refer, Schema, Text, Whole
from planner.model import ItemNote
from planner.model.itinerary import AUDIENCES

MONTHS = Whole("months", lowest=0, highest=120)


def object_schema(fields: tuple[Field, ...]) -> Schema:
    """Any key may be missing or null but what is required; unknown keys do no harm."""
    schema: Schema = {
        "type": "object",
        "properties": {field.key: _schema_of(field) for field in fields},
    }
    required = [field.key for field in fields if field.required]
    return {**schema, "required": required} if required else schema


def _schema_of(field: Field) -> Schema:
    return field.schema() if field.required else nullable(field.schema())


def nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


@dataclass(frozen=True, slots=True)
class Nested(Field):
    """Some fields of the noun, together in an object of their own."""

    fields: tuple[Field, ...] = ()

    def without(self, record: Mapping[str, Any], place: Place) -> Any:
        return {field.name: field.default for field in self.fields}

    def read(self, value: Any, place: Place) -> Any:
        record = place.mapping(value)
        place.name_unknown(record, {field.key for field in self.fields})
        return {field.name: field.take(record, place) for field in self.fields}

    def attributes(self, value: Any) -> dict[str, Any]:
        return dict(value)

    def give(self, noun: Any, refer: Refer) -> Any:
        given = {field.key: field.give(noun, refer) for field in self.fields}
        return {key: value for key, value in given.items() if value is not None} or None

    def tell(self, noun: Any) -> Any:
        told = {field.key: field.tell(noun) for field in self.fields}
        return {key: value for key, value in told.items() if value is not None} or None

    def schema(self) -> Schema:
        return object_schema(self.fields)


@dataclass(frozen=True, slots=True)
class Months(Field):
    """When the return window opens and closes, in months: [1, 3]."""

    def without(self, record: Mapping[str, Any], place: Place) -> Any:
        return [1, 3]

    def read(self, value: Any, place: Place) -> Any:
        months = [MONTHS.read(each, place.at(n)) for n, each in enumerate(place.sequence(value))]
        if len(months) != 2 or months[0] > months[1]:
            raise place.unreadable("a return window is two numbers of months in order, as [1, 3].")
        return months

    def attributes(self, value: Any) -> dict[str, Any]:
        return {"window_opens_months": value[0], "window_closes_months": value[1]}

    def give(self, noun: Any, refer: Refer) -> Any:
        months = self.tell(noun)
        return None if months == [1, 3] else months

    def tell(self, noun: Any) -> Any:
        return [noun.window_opens_months, noun.window_closes_months]

    def schema(self) -> Schema:
        return {"type": "array", "items": MONTHS.schema(), "minItems": 2, "maxItems": 2}


@dataclass(frozen=True, slots=True)
class Notes(Field):
    """What is said to each audience: {"hosts": "…"}."""

    def read(self, value: Any, place: Place) -> Any:
        record = place.mapping(value)
        place.name_unknown(record, set(AUDIENCES))
        texts = {name: Text(name).take(record, place) for name in AUDIENCES if name in record}
        return {name: text for name, text in texts.items() if text is not None}

    def attributes(self, value: Any) -> dict[str, Any]:
        return {}

    def attach(self, noun: Any, value: Any) -> None:
        for audience, text in (value or {}).items():
            ItemNote(item=noun, audience=audience, text=text)

    def give(self, noun: Any, refer: Refer) -> Any:
        notes = {note.audience: note.text for note in noun.notes if note.text.strip()}
        return {name: notes[name] for name in AUDIENCES if name in notes} or None

    def tell(self, noun: Any) -> Any:
        return self.give(noun, str)

    def schema(self) -> Schema:
        texts = {name: nullable({"type": "string"}) for name in AUDIENCES}
        return {"type": "object", "properties": texts}
