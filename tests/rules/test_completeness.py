"""What is missing of a delegate, for which purpose. Unknown is not none."""

import pytest
from builders import a_delegate, a_person, a_stop, care

from planner.model import Consent, Delegate
from planner.model.delegations import Room
from planner.rules.completeness import FOR_ACCESS, FOR_VISA, Gap, Purpose, gaps_of

ALL = frozenset(FOR_VISA)


def complete(**other: object) -> Delegate:
    known: dict[str, object] = {
        "care": care(dietary="none"),
        "room_type": "single",
        "english_level": "Good",
        "biography": "Works in Nantes.",
        "consent": Consent.NO,
    }
    return a_delegate(a_person(photograph="a" * 64), **known | other)  # type: ignore[arg-type]


def purposes(delegate: Delegate, private: frozenset[str] = ALL) -> list[Purpose]:
    return [gap.purpose for gap in gaps_of(delegate, private)]


def test_nothing_is_missing_of_who_is_known() -> None:
    assert purposes(complete()) == [], "“none” and “no” are answers"


@pytest.mark.parametrize(
    ("other", "purpose"),
    [
        ({"care": None}, Purpose.DIETARY),
        ({"care": care(dietary=None)}, Purpose.DIETARY),
        ({"care": care(dietary="")}, Purpose.DIETARY),
        ({"room_type": None}, Purpose.HOTEL),
        ({"english_level": None, "needs_interpreter": None}, Purpose.INTERPRETER),
        ({"biography": None}, Purpose.BIOGRAPHY),
        ({"consent": Consent.UNKNOWN}, Purpose.CONSENT),
    ],
)
def test_what_is_not_known_is_missed_for_its_purpose(
    other: dict[str, object], purpose: Purpose
) -> None:
    assert purposes(complete(**other)) == [purpose]


def test_a_photograph_is_missed() -> None:
    delegate = complete()
    delegate.person.photograph = None
    assert gaps_of(delegate, ALL) == (Gap(Purpose.PHOTOGRAPH, ("photograph",)),)


def test_a_room_at_a_stop_and_an_answer_on_interpreting_are_enough() -> None:
    room = Room(stop=a_stop(), type="twin")
    assert purposes(complete(room_type=None, rooms=[room])) == []
    assert purposes(complete(english_level=None, needs_interpreter=False)) == []


@pytest.mark.parametrize("field", FOR_VISA)
def test_each_private_field_is_missed_for_what_needs_it(field: str) -> None:
    gaps = gaps_of(complete(), ALL - {field})
    assert gaps[0] == Gap(Purpose.VISA, (field,))
    access = [gap for gap in gaps if gap.purpose is Purpose.ACCESS_LIST]
    assert bool(access) is (field in FOR_ACCESS)


def test_without_private_fields_all_of_them_are_named() -> None:
    visa, access = gaps_of(complete(), ())
    assert (visa.fields, access.fields) == (FOR_VISA, FOR_ACCESS)


def test_what_is_missing_is_asked_for_by_the_names_of_fields() -> None:
    nobody = Delegate(person=a_person(), consent=Consent.UNKNOWN)
    gaps = gaps_of(nobody, ALL)
    assert [gap.fields for gap in gaps] == [
        ("dietary",),
        ("room_type",),
        ("english_level", "needs_interpreter"),
        ("biography",),
        ("photograph",),
        ("consent",),
    ]
