"""Reading an exchange file: new nouns, and a report of every record."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid5

from planner.interchange.exchange_file import records, visit_records
from planner.interchange.exchange_file.envelope import open_envelope
from planner.interchange.exchange_file.linked import tie_siblings
from planner.interchange.exchange_file.place import (
    OURS,
    CityTable,
    OpenFile,
    Place,
    Unreadable,
    is_uuid,
    shown,
)
from planner.interchange.exchange_file.plain import text_of
from planner.interchange.exchange_file.record import Many, Record
from planner.interchange.report import Message, Outcome, Report, Row
from planner.model import Base, Exchange, FollowOn, Organization, Person, Refused, Venue, Visit
from planner.queries import cities

BESIDE_THE_EXCHANGE = (
    Many("people", "", records.PERSON),
    Many("organizations", "", records.ORGANIZATION),
    Many("venues", "", records.VENUE),
    Many("visits", "visits", visit_records.VISIT),
    Many("deadlines", "deadlines", records.DEADLINE),
    Many("follow_on", "", records.FOLLOW_ON),
    Many("practices", "practices", records.PRACTICE),
    Many("travel_times", "travel_times", records.TRAVEL_TIME),
    Many("accepted", "acceptances", records.ACCEPTANCE),
)
"""The lists beside the exchange; each may refer to those before it."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An exchange as a file gives it, in nouns that are kept nowhere yet, and what is to be said.

    `others` are the people, organizations and venues of the file, also those that nothing in the
    exchange refers to.
    """

    exchange: Exchange
    others: tuple[Person | Organization | Venue, ...]
    follow_ons: tuple[FollowOn, ...]  # that follow from the exchange, maybe from others too
    report: Report


def read_exchange(data: bytes, *, known_cities: CityTable = cities) -> Parsed:
    """Read an exchange file. Refused, in words, if it is none.

    A record that cannot be read is refused in the report, and the others are taken. Ids of the
    file that are no UUID, and missing ones, become UUIDs that a second reading finds again.
    """
    envelope, messages = open_envelope(data)
    return _Reading(envelope, messages, known_cities).parsed()


@dataclass(slots=True)
class _Draft:
    """A row of the report, in the making."""

    source: str
    messages: list[Message] = field(default_factory=list)
    noun: Base | None = None
    record: Record | None = None


class _Reading:
    def __init__(
        self, envelope: Mapping[str, Any], messages: list[Message], table: CityTable
    ) -> None:
        self._envelope = envelope
        self._messages = messages
        self._file = OpenFile(_exchange_id(envelope["exchange"]), table)
        self._drafts: list[_Draft] = []

    def parsed(self) -> Parsed:
        exchange = self._record(records.EXCHANGE, self._envelope["exchange"], "exchange")
        if not isinstance(exchange, Exchange):
            raise Refused("This exchange cannot be read: {why}", why=self._drafts[0].messages[0])
        whole = Place("", self._file, self._messages)
        for many in BESIDE_THE_EXCHANGE:
            siblings = getattr(exchange, many.attribute) if many.attribute else None
            self._children(many, self._envelope, whole, siblings)
        others: tuple[Person | Organization | Venue, ...] = (
            *self._file.of(Person),
            *self._file.of(Organization),
            *self._file.of(Venue),
        )
        rows = tuple(_row(number, draft) for number, draft in enumerate(self._drafts, start=1))
        follow_ons = tuple(self._file.of(FollowOn))
        return Parsed(exchange, others, follow_ons, Report(rows, tuple(self._messages)))

    def _children(
        self, many: Many, holder: Mapping[str, Any], place: Place, siblings: list[Base] | None
    ) -> None:
        """Read the records of a list; they join those that stand in the noun's list already."""
        value = holder.get(many.key)
        if value is None:
            return
        under = place.under(many.key)
        try:
            raws = under.sequence(value)
        except Unreadable as unreadable:
            place.messages.append(unreadable.message)
            return
        for index, raw in enumerate(raws):
            standing = dict(many.given) if siblings is not None else {}
            if siblings is not None and hasattr(many.record.noun, "rank"):  # issues are numbered
                standing["rank"] = len(siblings)
            noun = self._record(many.record, raw, under.at(index).path, place.visit, standing)
            if noun is not None and siblings is not None:
                siblings.append(noun)

    def _record(
        self,
        record: Record,
        raw: Any,
        path: str,
        visit: Visit | None = None,
        standing: Mapping[str, Any] = MappingProxyType({}),
    ) -> Base | None:
        """Read one record with all that belongs to it; None if it is refused.

        `standing` is what its place in a list says of it.
        """
        draft = _Draft(path, record=record)
        self._drafts.append(draft)
        place = Place(path, self._file, draft.messages, visit)
        try:
            noun = draft.noun = self._noun(record, raw, place, standing)
        except Unreadable as unreadable:
            draft.messages.append(unreadable.message)
            self._refuse_what_belongs(record, raw, path)
            return None
        inside = replace(place, visit=noun if isinstance(noun, Visit) else visit)
        for each in record.lists:
            self._children(each, raw, inside, getattr(noun, each.attribute))
        if isinstance(noun, Visit):
            tie_siblings(inside)
        return noun

    def _noun(self, record: Record, raw: Any, place: Place, standing: Mapping[str, Any]) -> Base:
        """The noun of one record, without what belongs to it; raises Unreadable."""
        fields = record.fields
        if not any(field.key == "" for field in fields):
            place.name_unknown(place.mapping(raw), record.keys)
        given = dict(standing)
        if record.has_id:
            given["id"] = self._id(record, raw, place)
        values = {}
        for each in fields:
            try:
                values[each.key] = each.take(raw, place)
            except Unreadable as unreadable:
                if not record.holds_others or each.key == record.stands_with:
                    raise
                place.messages.append(unreadable.message)
                values[each.key] = each.without({}, place)
            given |= each.attributes(values[each.key])
        noun = record.noun(**given)
        try:
            noun.obey()
        except Refused as refused:
            _let_go(noun)
            raise place.unreadable(refused.sentence, **refused.values) from refused
        for each in fields:
            each.attach(noun, values[each.key])
        if record.has_id:
            self._file.things[record.noun, noun.id] = (noun, place.visit)
        return noun

    def _id(self, record: Record, raw: Mapping[str, Any], place: Place) -> UUID:
        """The id of a record, known from now on, even if the record is refused after all."""
        if record is records.EXCHANGE:
            return self._file.exchange
        under = place.under("id")
        value = raw.get("id")
        text = place.path if value is None else text_of(value, under)
        if not text.strip():
            text = place.path
        key = (record.noun, self._file.id_of(text))
        if key in self._file.things:
            raise under.unreadable("{id} is the id of another record already.", id=shown(text))
        self._file.things[key] = (None, place.visit)
        return key[1]

    def _refuse_what_belongs(self, record: Record, raw: Any, path: str) -> None:
        """Refuse all that belongs to a refused record."""
        for many in record.lists:
            value = raw.get(many.key) if isinstance(raw, dict) else None
            for index, child in enumerate(value if isinstance(value, list) else ()):
                source = f"{path}.{many.key}[{index}]"
                why = Message(
                    "{place}: it belongs to {whole}, which was refused.",
                    {"place": source, "whole": path},
                )
                self._drafts.append(_Draft(source, [why], record=many.record))
                self._refuse_what_belongs(many.record, child, source)


def _exchange_id(raw: Mapping[str, Any]) -> UUID:
    """The id of the exchange: as it stands, else made from its id or name."""
    text = raw.get("id")
    if isinstance(text, str) and text.strip():
        return UUID(text) if is_uuid(text) else uuid5(OURS, _storable(text))
    return uuid5(OURS, _storable(raw["name"]))


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _let_go(noun: Base) -> None:
    """Take a noun that was refused out of the lists of those it refers to."""
    for relation in noun.__mapper__.relationships:
        if not relation.uselist:
            setattr(noun, relation.key, None)


def _row(number: int, draft: _Draft) -> Row:
    noun = draft.noun
    taken = noun is not None and draft.record is not None
    return Row(
        row=number,
        outcome=Outcome.TAKEN if taken else Outcome.REFUSED,
        source=draft.source,
        values=draft.record.tell(noun) if taken and draft.record else {},
        messages=tuple(draft.messages),
        thing=(noun.__tablename__, str(noun.id)) if noun is not None else None,
    )
