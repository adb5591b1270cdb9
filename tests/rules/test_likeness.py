"""Whether two records are of one person: by name, day of birth, passport, mailbox, office."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from planner.rules.likeness import (
    Known,
    certain,
    conflict,
    is_poorer,
    likely_same,
    same_document,
    similar,
)
from planner.rules.roster_merge import Corrected, People, known_of

BORN, LATER = date(1980, 2, 29), date(1981, 3, 1)
ANA = Known("Ana Müller")


@pytest.mark.parametrize(
    ("poor", "other", "is_so"),
    [
        ("Ayse", "Ayşe", True),
        ("Ayşe", "Ayse", False),
        ("Mueller", "Müller", True),
        ("BJÖRK", "Björk", True),
        ("Björk", "BJÖRK", False),
        ("BJÖRK", "BJÖRK", True),
        ("björk", "BJÖRK", False),
        ("Ana Silva", "Silva Ana", False),
        ("Ana", "Eva", False),
    ],
)
def test_a_name_is_poorer_for_lost_accents_and_shouting(poor: str, other: str, is_so: bool) -> None:
    assert is_poorer(poor, other) is is_so


def test_only_two_known_days_of_birth_conflict() -> None:
    born = replace(ANA, date_of_birth=BORN)
    assert conflict(born, replace(ANA, date_of_birth=LATER))
    assert not conflict(born, born)
    assert not conflict(born, ANA)
    assert not conflict(ANA, born)


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ({"date_of_birth": BORN}, {"date_of_birth": BORN}, True),
        ({"date_of_birth": BORN}, {}, False),
        ({"passport_number": "x 12-3"}, {"passport_number": "X123"}, True),
        ({"passport_number": "X123"}, {"passport_number": "X124"}, False),
        ({"passport_number": "--"}, {"passport_number": "//"}, False),
        ({"emails": ("a@x", "b@x")}, {"emails": ("B@X",)}, True),
        ({"emails": ("a@x",)}, {"emails": ("c@x",)}, False),
        ({"organization": "Police"}, {"organization": "police"}, True),
        ({"organization": "Police"}, {"organization": "Fire"}, False),
        ({"organization": "Police"}, {}, False),
        ({}, {}, False),
    ],
)
def test_what_makes_two_of_one_name_certainly_one(
    one: dict[str, object], other: dict[str, object], sure: bool
) -> None:
    left, right = replace(ANA, **one), replace(ANA, **other)
    assert certain(left, right) is sure
    assert certain(right, left) is sure


def test_a_passport_or_a_mailbox_with_half_a_name_is_one_person() -> None:
    passport = Known("Ana Müller", passport_number="X1", date_of_birth=BORN)
    assert same_document(passport, Known("Eva Braun", passport_number="x1"))
    assert not same_document(passport, replace(passport, date_of_birth=LATER))
    mail = Known("Ana Müller", emails=("a@x",), date_of_birth=BORN)
    assert same_document(mail, Known("A. Mueller", emails=("A@x",)))
    assert not same_document(mail, Known("Office of the Mayor", emails=("a@x",)))
    assert not same_document(mail, replace(mail, date_of_birth=LATER))
    assert not same_document(ANA, ANA)


def test_names_look_alike_but_none_looks_like_no_name() -> None:
    assert similar("Ana Mueller", "Müller, Ana")
    assert similar("Katarina Novak", "Katarina Novac")
    assert not similar("Ana Silva", "Eva Braun")
    assert not similar("", "Ana") and not similar("Ana", " - ")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ANA, Known("mueller, ana"), True),
        (Known(""), Known(""), False),
        (Known("Gao Jun", native_name="髙 俊"), Known("Ko Shun", native_name="高 俊"), True),
        (Known("Gao Jun", native_name="髙 俊"), Known("Ko Shun"), False),
        (
            Known("Ana Silva", organization="Police"),
            Known("Anna Silva", organization="police"),
            True,
        ),
        (Known("Ana Silva"), Known("Anna Silva"), False),
        (Known("Ana Silva", passport_number="1"), Known("Eva Braun", passport_number="1"), True),
        (replace(ANA, date_of_birth=BORN), replace(ANA, date_of_birth=LATER), False),
    ],
)
def test_which_two_records_are_shown_side_by_side(one: Known, other: Known, same: bool) -> None:
    assert likely_same(one, other) is same
    assert likely_same(other, one) is same


# -- whom a row of a list means --------------------------------------------------------------------


@dataclass(frozen=True)
class Somebody:
    known: Known
    id: UUID = field(default_factory=uuid4)


def test_what_is_known_of_a_row() -> None:
    row = {"given_name": "Ana", "family_name": "Silva", "passport_number": "X1"}
    assert known_of(row) == Known("Ana Silva", passport_number="X1")
    told = {
        "emails": ("ana@example.org",),
        "date_of_birth": BORN,
        "organization": "Police",
        "position": "Chief",
    }
    assert known_of({"display_name": "Ana Silva", **told}) == Known("Ana Silva", **told)  # type: ignore[arg-type]
    assert known_of({"display_name": "The Lord Mayor"}).name == "The Lord Mayor"
    assert known_of({"native_name": "高 俊"}) == Known("高 俊", native_name="高 俊")
    assert known_of({}).name == ""


def test_one_of_several_with_a_name_is_meant_only_if_something_says_which() -> None:
    north = Somebody(Known("Ana Silva", organization="North"))
    south = Somebody(Known("Ana Silva", organization="South"))
    people = People.of([north, south])
    assert people.meant(Known("Silva, Ana", organization="south"), by_name=True) is south
    assert people.meant(Known("Ana Silva"), by_name=True) is None


def test_a_name_alone_is_enough_only_where_it_may_be() -> None:
    ana = Somebody(Known("Ana Silva", date_of_birth=BORN))
    people = People.of([ana])
    assert people.meant(Known("Ana Silva"), by_name=True) is ana
    assert people.meant(Known("Ana Silva"), by_name=False) is None
    assert people.meant(Known("Ana Silva", date_of_birth=LATER), by_name=True) is None


def test_a_passport_finds_whoever_has_another_name_now() -> None:
    ana = Somebody(Known("Ana Silva", native_name="アナ", passport_number="x-1"))
    people = People.of([ana, Somebody(Known("Eva Braun", emails=("e@x",)))])
    assert people.meant(Known("Ana Costa", passport_number="X 1"), by_name=False) is ana
    assert people.named(Known("", native_name="アナ")) == [ana]
    assert people.meant(Known("Office", emails=("e@x",)), by_name=True) is None


def test_a_name_corrected_is_found_by_the_office_once() -> None:
    office = {"position": "Mayor", "organization": "City"}
    ana = Somebody(Known("Katarina Novak", **office))
    left = Corrected([ana, Somebody(Known("Katarina Novak"))])
    assert left.take(Known("Katarina Novac")) is None
    assert left.take(Known("Eva Braun", **office)) is None
    assert left.take(Known("Katarina Novac", **office)) is ana
    assert left.take(Known("Katarina Novac", **office)) is None, "nobody is taken twice"


def test_of_two_alike_in_one_office_none_is_taken() -> None:
    office = {"position": "Officer", "organization": "Police"}
    both = [Somebody(Known(name, **office)) for name in ("Katarina Novak", "Katarina Novax")]
    assert Corrected(both).take(Known("Katarina Novac", **office)) is None
