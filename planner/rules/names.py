"""By which names a person is found."""

from collections.abc import Iterable

from planner.model import Person
from planner.rules.folding import folded


def names_of(person: Person) -> set[str]:
    """All that somebody may be called, folded: as read out, either name first, in own letters."""
    given, family = person.given_name or "", person.family_name or ""
    names = (person.name, f"{given} {family}", f"{family} {given}", f"{family}, {given}")
    return {folded(name) for name in (*names, person.native_name or "") if name.strip(" ,")}


def called(people: Iterable[Person], typed: str) -> list[Person]:
    """The person of this id, else all of this name; of one name there may be several."""
    everyone, wanted = list(people), folded(typed)
    return [person for person in everyone if str(person.id) == typed.strip().lower()] or [
        person for person in everyone if wanted in names_of(person)
    ]
