"""Whom each row of a list means: a delegate who is here, a person known from elsewhere, or nobody
yet."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from planner.rules.folding import folded
from planner.rules.likeness import (
    Known,
    certain,
    code_of,
    conflict,
    likeness,
    same_document,
    similar,
)


class Somebody(Protocol):
    @property
    def id(self) -> UUID: ...
    @property
    def known(self) -> Known: ...


S = TypeVar("S", bound=Somebody)


def known_of(values: Mapping[str, Any]) -> Known:
    """What tells the person of a row apart."""
    name = " ".join(filter(None, (values.get("given_name"), values.get("family_name"))))
    return Known(
        name=name or values.get("display_name") or values.get("native_name") or "",
        native_name=values.get("native_name"),
        emails=values.get("emails") or (),
        date_of_birth=values.get("date_of_birth"),
        passport_number=values.get("passport_number"),
        organization=values.get("organization"),
        position=values.get("position"),
    )


@dataclass(slots=True)
class People(Generic[S]):
    """People to be found again, by name, mailbox and passport."""

    _by_name: dict[str, list[S]] = field(default_factory=lambda: defaultdict(list))
    _by_mark: dict[str, list[S]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, people: Iterable[S]) -> "People[S]":
        found = cls()
        for person in people:
            found.add(person)
        return found

    def add(self, person: S) -> None:
        known = person.known
        for name in {likeness(known.name), likeness(known.native_name or "")} - {""}:
            self._by_name[name].append(person)
        for mark in _marks(known):
            self._by_mark[mark].append(person)

    def named(self, known: Known) -> list[S]:
        """Those of the same name, in whatever spelling, who may be this person."""
        return [each for each in self.namesakes(known) if not conflict(each.known, known)]

    def namesakes(self, known: Known) -> list[S]:
        """All of the same name in whatever spelling, also those born on another day."""
        keys = {likeness(known.name), likeness(known.native_name or "")} - {""}
        return list({each.id: each for key in keys for each in self._by_name.get(key, ())}.values())

    def born_anew(self, known: Known, besides: Collection[UUID] = ()) -> S | None:
        """The one of this name with the same passport or mailbox, whose day of birth is another
        one: a list corrected it."""
        marks = _marks(known)
        found = [
            each
            for each in self.namesakes(known)
            if each.id not in besides and marks & _marks(each.known) and conflict(each.known, known)
        ]
        return found[0] if len(found) == 1 else None

    def marked(self, known: Known) -> list[S]:
        """Those with the same passport, or with the same mailbox and a name like it."""
        found = {each.id: each for mark in _marks(known) for each in self._by_mark.get(mark, ())}
        return [each for each in found.values() if same_document(each.known, known)]

    def meant(self, known: Known, *, by_name: bool, besides: Collection[UUID] = ()) -> S | None:
        """The one person meant, who is none of `besides`; `by_name`: one name is enough where only
        one has it."""
        named = [each for each in self.named(known) if each.id not in besides]
        sure = [each for each in named if certain(each.known, known)]
        if len(sure) == 1:
            return sure[0]
        marked = [each for each in self.marked(known) if each.id not in besides]
        if len(marked) == 1:
            return marked[0]
        return named[0] if by_name and len(named) == 1 else None


class Corrected(Generic[S]):
    """Those whom no row means, by their place: one whose name was written a little differently."""

    def __init__(self, left: Iterable[S]) -> None:
        self._by_place: dict[tuple[str, str], list[S]] = defaultdict(list)
        for each in left:
            if place := _place(each.known):
                self._by_place[place].append(each)

    def take(self, known: Known) -> S | None:
        """The one such person of the same position and organization; nobody is taken twice."""
        place = _place(known)
        there = self._by_place.get(place, []) if place else []
        found = [
            each
            for each in there
            if similar(each.known.name, known.name)
            and (
                not conflict(each.known, known) or likeness(each.known.name) == likeness(known.name)
            )
        ]
        if len(found) != 1:
            return None
        there.remove(found[0])
        return found[0]


def _place(known: Known) -> tuple[str, str] | None:
    if not known.position or not known.organization:
        return None
    return folded(known.position), folded(known.organization)


def _marks(known: Known) -> set[str]:
    marks = {f"@{folded(each)}" for each in known.emails}
    if known.passport_number:
        marks.add(f"#{code_of(known.passport_number)}")
    return marks
