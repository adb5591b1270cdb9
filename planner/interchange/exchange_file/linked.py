"""Fields that lead to other things of the file, by id or by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid5

from planner.interchange.exchange_file.nested import nullable
from planner.interchange.exchange_file.place import Place, is_uuid, shown
from planner.interchange.exchange_file.plain import Choice, Field, Refer, Schema, text_of
from planner.model import (
    Base,
    Delegate,
    FollowOnPerson,
    Group,
    GroupMember,
    Item,
    Participation,
    Person,
    Stop,
    Traveller,
    Venue,
    Visit,
    VisitKind,
)

LEFT_OUT = "; this was left out"


@dataclass(frozen=True, slots=True)
class Ref(Field):
    """The id of another thing of the file. One that leads to nothing is left out, and said."""

    kind: type[Base] = Base
    strict: bool = False  # a record whose reference leads to nothing makes no sense

    def read(self, value: Any, place: Place) -> Any:
        text = text_of(value, place)
        thing = place.find(self.kind, text)
        if thing is None:
            if self.strict:
                raise place.missing(self.kind, text)
            place.messages.append(place.missing(self.kind, text, LEFT_OUT).message)
        return thing

    def give(self, noun: Any, refer: Refer) -> Any:
        other = getattr(noun, self.name)
        return None if other is None else refer(other)

    def tell(self, noun: Any) -> Any:
        return self.give(noun, lambda other: str(other.id))

    def schema(self) -> Schema:
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class Named(Ref):
    """An organization or venue: the id or the exact name of one of the file, or a new name."""

    def read(self, value: Any, place: Place) -> Any:
        text = text_of(value, place)
        if not text.strip():
            return None
        if place.find(self.kind, text) or is_uuid(text) or self._refused(text, place):
            return Ref.read(self, text, place)
        known: list[Any] = place.file.of(self.kind)
        for thing in known:
            if thing.name == text:
                return thing
        table: Any = self.kind
        thing = table(id=uuid5(place.file.exchange, f"{table.__tablename__} {text}"), name=text)
        place.file.things[self.kind, thing.id] = (thing, None)
        return thing

    def tell(self, noun: Any) -> Any:
        other = getattr(noun, self.name)
        return None if other is None else other.name

    def _refused(self, text: str, place: Place) -> bool:
        return (self.kind, place.file.id_of(text)) in place.file.things


@dataclass(frozen=True, slots=True)
class Way(Named):
    """The venue at one end of a way; without both ends there is none."""

    kind: type[Base] = Venue
    strict: bool = True
    required: bool = True

    def read(self, value: Any, place: Place) -> Any:
        venue = Named.read(self, value, place)
        return self.without({}, place) if venue is None else venue


@dataclass(frozen=True, slots=True)
class WhoTravels(Ref):
    """The person of a delegate. Without one there is somebody whose name is not known yet."""

    kind: type[Base] = Person
    strict: bool = True

    def without(self, record: Mapping[str, Any], place: Place) -> Any:
        return Person(id=uuid5(place.file.exchange, f"{place.path}.{self.key}"))


@dataclass(frozen=True, slots=True)
class WhichStop(Ref):
    """The stop of a room; a room that is nowhere makes no sense."""

    kind: type[Base] = Stop
    strict: bool = True

    def without(self, record: Mapping[str, Any], place: Place) -> Any:
        raise place.under(self.key).unreadable("this is needed.")


@dataclass(frozen=True, slots=True)
class OfAnyVisit(Ref):
    """A thing of one of the visits, referred to from outside them."""

    def read(self, value: Any, place: Place) -> Any:
        text = text_of(value, place)
        thing, _visit = place.file.things.get((self.kind, place.file.id_of(text)), (None, None))
        if thing is None:
            place.messages.append(place.missing(self.kind, text, LEFT_OUT).message)
        return thing


@dataclass(frozen=True, slots=True)
class TakingPart(Field):
    """The people of a follow-on activity: ids of the file's people, or names."""

    def read(self, value: Any, place: Place) -> Any:
        people = []
        for n, each in enumerate(place.sequence(value)):
            text = text_of(each, place.at(n))
            if text.strip():
                people.append(place.find(Person, text) or text)
        return people

    def attributes(self, value: Any) -> dict[str, Any]:
        return {}

    def attach(self, noun: Any, value: Any) -> None:
        for rank, each in enumerate(value or ()):
            named = {"name": each} if isinstance(each, str) else {"person": each}
            noun.people.append(FollowOnPerson(rank=rank, **named))

    def give(self, noun: Any, refer: Refer) -> Any:
        return [
            refer(each.person) if each.person else each.name
            for each in noun.people
            if each.person or (each.name or "").strip()
        ] or None

    def tell(self, noun: Any) -> Any:
        return [each.full_name for each in noun.people] or None

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "string"}}


@dataclass(frozen=True, slots=True)
class Sibling(Ref):
    """Another item of the same visit, maybe further down: tied when all of them are there."""

    kind: type[Base] = Item

    def read(self, value: Any, place: Place) -> Any:
        return text_of(value, place), place

    def attributes(self, value: Any) -> dict[str, Any]:
        return {}

    def attach(self, noun: Any, value: Any) -> None:
        if value is not None:
            text, place = value
            place.file.siblings.append((noun, self.name, place, text))


def tie_siblings(place: Place) -> None:
    """Lead the items read so far to one another; nothing may belong to itself, by whatever way."""
    for item, attribute, at, text in place.file.siblings:
        other = at.find(Item, text)
        if other is None:
            at.messages.append(at.missing(Item, text, LEFT_OUT).message)
        elif item is other or item in other.above():
            at.say("an item cannot belong to itself; this was left out.")
        else:
            setattr(item, attribute, other)
    place.file.siblings.clear()


@dataclass(frozen=True, slots=True)
class WhichVisit(Choice):
    """First or return; there is one visit of each kind, and a missing word is the next free one."""

    def without(self, record: Mapping[str, Any], place: Place) -> Any:
        free = [kind for kind in VisitKind if kind not in self._there(place)]
        if not free:
            raise place.under(self.key).unreadable("there are a first and a return visit already.")
        return free[0]

    def read(self, value: Any, place: Place) -> Any:
        kind = Choice.read(self, value, place)
        if kind in self._there(place):
            raise place.unreadable("there is a {kind} visit already.", kind=kind.value)
        return kind

    def give(self, noun: Any, refer: Refer) -> Any:
        return noun.kind.value

    @staticmethod
    def _there(place: Place) -> set[VisitKind]:
        return {visit.kind for visit in place.file.of(Visit)}


@dataclass(frozen=True, slots=True)
class InGroups(Field):
    """The groups a delegate is in."""

    def read(self, value: Any, place: Place) -> Any:
        return _found(Group, value, place)

    def attributes(self, value: Any) -> dict[str, Any]:
        return {}

    def attach(self, noun: Any, value: Any) -> None:
        for group in value or ():
            GroupMember(group=group, delegate=noun, rank=noun.rank)

    def give(self, noun: Any, refer: Refer) -> Any:
        groups = {member.group for member in noun.memberships}
        return [str(group.id) for group in noun.visit.groups if group in groups] or None

    def tell(self, noun: Any) -> Any:
        return self.give(noun, str)

    def schema(self) -> Schema:
        return {"type": "array", "items": {"type": "string"}}


@dataclass(frozen=True, slots=True)
class Who(Field):
    """Who takes part or travels: "everyone", or groups and delegates by id."""

    link: type[Participation] | type[Traveller] = Participation
    links: str = "participations"

    def read(self, value: Any, place: Place) -> Any:
        if value == "everyone":
            return None
        if not isinstance(value, dict):
            raise place.unreadable(
                "{value} is neither “everyone” nor groups and delegates.", value=shown(value)
            )
        place.name_unknown(value, {"groups", "delegates"})
        return [
            (kind.__name__.lower(), thing)
            for key, kind in (("groups", Group), ("delegates", Delegate))
            for thing in _found(kind, value.get(key) or [], place.under(key))
        ]

    def attributes(self, value: Any) -> dict[str, Any]:
        return {"everyone": value is None}

    def attach(self, noun: Any, value: Any) -> None:
        owner = "item" if self.link is Participation else "leg"
        for rank, (name, thing) in enumerate(value or ()):
            self.link(**{owner: noun, name: thing, "rank": rank})

    def give(self, noun: Any, refer: Refer) -> Any:
        if noun.everyone:
            return None
        links = getattr(noun, self.links)
        who = {
            "groups": [str(link.group.id) for link in links if link.group],
            "delegates": [str(link.delegate.id) for link in links if link.delegate],
        }
        return {key: ids for key, ids in who.items() if ids}

    def tell(self, noun: Any) -> Any:
        return "everyone" if noun.everyone else self.give(noun, str)

    def schema(self) -> Schema:
        ids = nullable({"type": "array", "items": {"type": "string"}})
        groups = {"type": "object", "properties": {"groups": ids, "delegates": ids}}
        return {"anyOf": [{"const": "everyone"}, groups]}


def _found(kind: type[Any], value: Any, place: Place) -> list[Any]:
    """The things of these ids, each once; those that are not there are said."""
    refs = [
        Ref("", kind=kind).read(text, place.at(n)) for n, text in enumerate(place.sequence(value))
    ]
    return list(dict.fromkeys(thing for thing in refs if thing is not None))
