"""Which records are proposed as one, and how two of them differ."""

import pytest
from builders import a_person, a_venue, an_organization, keep, private_fields

from planner.model import Person, PersonPrivate
from planner.queries.directory import Listed
from planner.queries.duplicates import likely_same_of, pair_of, records_of
from planner.queries.side_by_side import Difference, side_by_side
from planner.store.database import Store


def known(family: str, given: str | None = None, **more: object) -> Person:
    plain = {"honorific": None, "languages": (), "emails": (), "native_name": None}
    return a_person(family, **{"given_name": given, **plain, **more})


def passport(number: str) -> PersonPrivate:
    return private_fields(passport_number=number, date_of_birth=None)


def pairs(store: Store, listed: Listed = Listed.PEOPLE, among: object = None) -> list[set[str]]:
    found = likely_same_of(store.ask(lambda session: records_of(session, listed, among)))  # type: ignore[arg-type]
    return [{line.name for line in pair} for pair in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (known("Wiśniewski", "Łukasz"), known("Wisniewski", "Lukasz")),
        (known("Müller", "Jörg"), known("Joerg", "Mueller")),
        (known("Sørensen", "Åse"), known("Sorensen", "Aase")),
        (known("Weiß", "Ann"), known("Weiss", "Ann")),
        (known("Watanabe", native_name="渡邊"), known("Watanabé-Ito", native_name="渡辺")),
        (known("Saleh", native_name="علي"), known("Salih", native_name="على")),
        (
            known("Berg", "A", emails=("b@x.example",)),
            known("Berg", "Anna", emails=("B@x.example",)),
        ),
        (
            known("Vos", "Anna", private=passport("AB 123456")),
            known("Bakker", "Johanna", private=passport("ab123456")),
        ),
    ],
    ids=lambda person: str(person.native_name or person),
)
def test_one_person_written_in_two_ways_is_proposed(
    store: Store, one: Person, other: Person
) -> None:
    keep(store, one, other, known("Nobody", "Else"))
    assert pairs(store) == [{one.name, other.name}]


def test_who_was_born_on_another_day_is_another(store: Store) -> None:
    for day in (1, 2):
        born = private_fields().date_of_birth
        assert born is not None
        keep(
            store,
            known("Berg", "Anna", private=private_fields(date_of_birth=born.replace(day=day))),
        )
    assert pairs(store) == []


def test_places_of_one_name_are_one_unless_they_stand_elsewhere(store: Store) -> None:
    keep(store, a_venue("Hôtel de Ville", city="Nantes"), a_venue("Hotel de ville", city=None),
         a_venue("Hotel de Ville", city="Lyon"))  # fmt: skip
    keep(store, an_organization("City of Orlando"), an_organization("city of  Orlando"))
    assert len(pairs(store, Listed.VENUES)) == 2
    assert len(pairs(store, Listed.ORGANIZATIONS)) == 1


def test_only_those_asked_for_are_proposed(store: Store) -> None:
    one, other, third = known("Berg", "Anna"), known("Berg", "Anna"), known("Dal", "Per")
    keep(store, one, other, third)
    assert len(pairs(store, among={other.id})) == 1
    assert pairs(store, among={third.id}) == []


def test_two_are_shown_by_what_they_differ_in_and_nothing_private(store: Store) -> None:
    one = known("Berg", "Anna", work_phone="1", languages=("Breton",),
                private=private_fields(passport_number="12AB34567", medical="Asthma"))  # fmt: skip
    other = known("Berg", "Ana", private=private_fields(passport_number="98ZZ98765", medical=None))
    keep(store, one, other)
    pair = store.ask(lambda session: pair_of(session, Listed.PEOPLE, {one.id, other.id}))
    assert pair is not None and pair[0].name == "Anna Berg", "more is known of her"
    found = store.ask(lambda session: side_by_side(session, Listed.PEOPLE, one.id, other.id))
    said = {each.field: each for each in found}
    assert said["given_name"] == Difference("given_name", "Anna", "Ana")
    assert said["work_phone"].other is None
    assert said["languages"].several
    assert said["passport_number"].one == "••••••• 567"
    assert said["medical"] == Difference("medical", "•••••••", None)
    assert "family_name" not in said


def test_looking_can_be_stopped(store: Store) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    keep(store, a_person("Ana Silva"), a_person("Ana Silva"))
    records = store.ask(lambda session: records_of(session, Listed.PEOPLE))
    assert len(likely_same_of(records)) == 1
    with pytest.raises(Stopped):
        likely_same_of(records, stop)
