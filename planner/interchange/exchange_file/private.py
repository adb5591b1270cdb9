"""What only the locked form of the exchange file holds: `people[].private`, `delegates[].care`,
photographs, logos and attachments.
"""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.imports import Stored, put_exchange
from planner.actions.logos import as_logo
from planner.actions.private import FileOf, Private, badge_of, put_private
from planner.interchange.exchange_file.landing import Landed, landed
from planner.interchange.exchange_file.place import OpenFile, Place, Unreadable
from planner.interchange.exchange_file.plain import Day, Text, Texts
from planner.interchange.exchange_file.reading import Parsed, read_exchange
from planner.interchange.exchange_file.record import Record
from planner.interchange.exchange_file.writing import exchange_value
from planner.interchange.report import Message
from planner.model import (
    DelegateCare,
    Exchange,
    FollowOn,
    Item,
    Person,
    PersonPrivate,
    Practice,
    Refused,
    Visit,
)
from planner.queries import cities
from planner.rules.logos import holders_of
from planner.store.attachments import content_of
from planner.store.journal import change

PRIVATE = Record(
    PersonPrivate,
    (
        Day("date_of_birth"),
        Text("place_of_birth"),
        Texts("citizenships"),
        Text("passport_name"),
        Text("passport_number"),
        Text("passport_issuer"),
        Day("passport_expiry"),
        Text("visa_class"),
        Text("visa_status"),
        Text("home_address"),
        Text("private_phone"),
        Text("medical"),
        Text("emergency_contact"),
    ),
    has_id=False,
)
CARE = Record(DelegateCare, (Text("dietary"), Text("observance"), Text("mobility")), has_id=False)


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands apart from an exchange that is loaded whole: private fields, and bytes."""

    private: Mapping[UUID, PersonPrivate]  # by person
    contents: Mapping[str, bytes]  # by digest


@dataclass(frozen=True, slots=True)
class ParsedWhole:
    """What a locked file says: the exchange as an open file would say it, and what is private."""

    parsed: Parsed
    private: Private
    messages: tuple[Message, ...]


# -- writing ---------------------------------------------------------------------------------------


def aside_of(session: Session, exchange: Exchange, follow_ons: Sequence[FollowOn] = ()) -> Aside:
    """The private fields of everybody in an exchange, its pictures and attachments."""
    people = _people_of(exchange)
    query = select(PersonPrivate).where(PersonPrivate.person_id.in_(people))
    holders: list[Item | Practice | FollowOn] = [*exchange.practices, *follow_ons]
    holders += [item for visit in exchange.visits for item in visit.items]
    digests = {each.attachment.digest for holder in holders for each in holder.attachments}
    digests |= {person.photograph for person in people.values() if person.photograph}
    digests |= {each.logo for each in holders_of(exchange) if each.logo}
    found = {digest: content_of(session, digest) for digest in sorted(digests)}
    return Aside(
        {row.person_id: row for row in session.scalars(query)},
        {digest: data for digest, data in found.items() if data is not None},
    )


def _people_of(exchange: Exchange) -> dict[UUID, Person]:
    people = [delegate.person for visit in exchange.visits for delegate in visit.delegates]
    people += [
        contact.person
        for visit in exchange.visits
        for item in visit.items
        for contact in item.contacts
        if contact.person is not None
    ]
    return {person.id: person for person in people}


def write_whole_exchange(exchange: Exchange, follow_ons: Sequence[FollowOn], aside: Aside) -> bytes:
    """The exchange file with all that is private in it; to be sealed before it is written."""
    value = exchange_value(exchange, follow_ons)
    people = _people_of(exchange)
    for visit, written in zip(exchange.visits, value.get("visits", ()), strict=False):
        _add_care(visit, written)
        _add_attachments(visit.items, written.get("items", ()), aside)
    _add_attachments(exchange.practices, value.get("practices", ()), aside)
    _add_attachments(follow_ons, value.get("follow_on", ()), aside)
    for record in value.get("people", ()):
        person = people.get(UUID(record["id"]))
        if person is not None:
            _add_private(record, person, aside)
    if logos := list(_logos(exchange, aside)):
        value["logos"] = logos
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def _add_care(visit: Visit, written: dict[str, Any]) -> None:
    for delegate, record in zip(visit.delegates, written.get("delegates", ()), strict=False):
        if delegate.care is not None and (given := CARE.give(delegate.care, _no_reference)):
            record["care"] = given


def _add_attachments(
    holders: Sequence[Item | Practice | FollowOn], written: Sequence[dict[str, Any]], aside: Aside
) -> None:
    for holder, record in zip(holders, written, strict=False):
        found = [
            _file(each.attachment.file_name, each.attachment.media_type, data)
            for each in holder.attachments
            if (data := aside.contents.get(each.attachment.digest)) is not None
        ]
        if found:
            record["attachments"] = found


def _add_private(record: dict[str, Any], person: Person, aside: Aside) -> None:
    private = aside.private.get(person.id)
    if private is not None and (given := PRIVATE.give(private, _no_reference)):
        record["private"] = given
    data = aside.contents.get(person.photograph or "")
    if data is not None:
        record["photograph"] = _file("photograph", "image/jpeg", data)


def _logos(exchange: Exchange, aside: Aside) -> Iterator[dict[str, Any]]:
    for thing in holders_of(exchange):
        data = aside.contents.get(thing.logo or "")
        if data is not None:
            yield {"of": list(badge_of(thing)), **_file("logo.png", "image/png", data)}


def _file(name: str, media_type: str, data: bytes) -> dict[str, str]:
    return {
        "file_name": name,
        "media_type": media_type,
        "data": base64.b64encode(data).decode(),
    }


def _no_reference(_thing: object) -> str:
    raise AssertionError("nothing private refers to anything")


# -- reading ---------------------------------------------------------------------------------------


def read_whole_exchange(data: bytes) -> ParsedWhole:
    """Read what was in a locked file."""
    taking = _Taking()
    value = json.loads(data)
    for at, person in enumerate(value.get("people") or ()):
        taking.person(person, f"people[{at}]")
    for number, visit in enumerate(value.get("visits") or ()):
        for at, delegate in enumerate(visit.get("delegates") or ()):
            taking.delegate(delegate, f"visits[{number}].delegates[{at}]")
        for at, item in enumerate(visit.get("items") or ()):
            taking.files(item, f"visits[{number}].items[{at}]")
    for name in ("practices", "follow_on"):
        for at, record in enumerate(value.get(name) or ()):
            taking.files(record, f"{name}[{at}]")
    taking.logos(value.pop("logos", None) or [])
    parsed = read_exchange(json.dumps(value, ensure_ascii=False).encode())
    return ParsedWhole(parsed, taking.private, tuple(taking.messages))


@dataclass(slots=True)
class _Taking:
    """Takes what is private out of the records, so that what remains is an open file."""

    private: Private = field(default_factory=Private)
    messages: list[Message] = field(default_factory=list)

    def person(self, record: dict[str, Any], path: str) -> None:
        values = self._values(PRIVATE, record.pop("private", None), f"{path}.private")
        photograph = self._files([record.pop("photograph", None)], f"{path}.photograph")
        if values:
            self.private.people[UUID(record["id"])] = values
        if photograph:
            self.private.photographs[UUID(record["id"])] = photograph[0]

    def delegate(self, record: dict[str, Any], path: str) -> None:
        if values := self._values(CARE, record.pop("care", None), f"{path}.care"):
            self.private.care[UUID(record["id"])] = values

    def files(self, record: dict[str, Any], path: str) -> None:
        found = self._files(record.pop("attachments", None) or [], f"{path}.attachments")
        if found:
            self.private.attachments[UUID(record["id"])] = found

    def logos(self, records: list[Any]) -> None:
        for at, record in enumerate(records):
            path = f"logos[{at}]"
            try:
                for file in self._files([record], path):
                    badge = tuple(map(str, record["of"]))
                    picture = as_logo(file.name, file.data)
                    self.private.logos[badge] = replace(file, data=picture)
            except (Refused, TypeError, KeyError):
                self._left_out(path)

    def _values(self, record: Record, raw: Any, path: str) -> Mapping[str, Any]:
        if raw is None:
            return {}
        place = Place(path, OpenFile(UUID(int=0), cities), self.messages)
        values: dict[str, Any] = {}
        try:
            place.name_unknown(place.mapping(raw), record.keys)
            for each in record.fields:
                values |= each.attributes(each.take(raw, place))
        except Unreadable as unreadable:
            self.messages.append(unreadable.message)
        return values

    def _files(self, raws: list[Any], path: str) -> list[FileOf]:
        found = []
        for raw in filter(None, raws):
            try:
                data = base64.b64decode(raw["data"], validate=True)
                found.append(FileOf(str(raw["file_name"]), str(raw["media_type"]), data))
            except (TypeError, KeyError, ValueError):
                self._left_out(path)
        return found

    def _left_out(self, path: str) -> None:
        sentence = "{place}: this file cannot be read; it was left out."
        self.messages.append(Message(sentence, {"place": path}))


def land_whole(
    session: Session, whole: ParsedWhole, *, update: bool = False, as_name: str | None = None
) -> Landed:
    """Put an exchange with all that is private into the database, as one change."""
    parsed = whole.parsed
    name = as_name or parsed.exchange.name
    sentence = "Import “{exchange}” with its private fields"
    with change(session, sentence, about=[], exchange=name):
        stored: Stored = put_exchange(
            session,
            parsed.exchange,
            parsed.others,
            parsed.follow_ons,
            update=update,
            as_name=as_name,
        )
        put_private(session, whole.private, stored.twins, stored.exchange_id)
    report = replace(parsed.report, messages=(*parsed.report.messages, *whole.messages))
    return landed(stored, replace(parsed, report=report))
