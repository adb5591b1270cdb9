"""Who is where."""

from datetime import date

import pytest
from builders import (
    a_delegate,
    a_group,
    a_leg,
    a_participation,
    a_person,
    a_traveller,
    a_visit,
    an_item,
)

from planner.model import Item
from planner.rules.participation import (
    everyone_on,
    group_called,
    group_of,
    letter_of,
    people_at,
    people_in,
    people_on,
)

DAY, BEFORE, AFTER = date(2027, 4, 16), date(2027, 4, 15), date(2027, 4, 17)


class Delegation:
    """Ada and Ben in the police group, Cleo who joins on the day, Dov who leaves before it."""

    def __init__(self) -> None:
        self.ada, self.ben = a_delegate(a_person("Ada")), a_delegate(a_person("Ben"))
        self.cleo = a_delegate(a_person("Cleo"), joins=DAY)
        self.dov = a_delegate(a_person("Dov"), leaves=BEFORE)
        self.police = a_group(self.ada, self.ben, self.dov)
        self.youth = a_group(self.cleo, name="Youth", first_day=DAY, last_day=DAY)
        self.visit = a_visit(
            delegates=[self.ada, self.ben, self.cleo, self.dov], groups=[self.police, self.youth]
        )

    def item(self, *who: object, **given: object) -> Item:
        item = an_item(everyone=not who, **given)
        item.participations = [a_participation(each) for each in who]
        self.visit.items.append(item)
        return item


@pytest.fixture
def they() -> Delegation:
    return Delegation()


def test_everyone_is_all_who_are_there_that_day(they: Delegation) -> None:
    assert people_at(they.item()) == {they.ada, they.ben, they.cleo}
    assert people_at(they.item(day=BEFORE)) == {they.ada, they.ben, they.dov}
    assert people_at(they.item(day=None)) == {they.ada, they.ben, they.cleo, they.dov}


def test_a_group_is_its_members_who_are_there_on_its_days(they: Delegation) -> None:
    assert people_at(they.item(they.police)) == {they.ada, they.ben}
    assert people_at(they.item(they.youth)) == {they.cleo}
    assert people_at(they.item(they.youth, day=AFTER)) == set()


def test_who_is_named_takes_part_even_before_joining(they: Delegation) -> None:
    assert people_at(they.item(they.police, they.cleo, day=BEFORE)) == {
        they.ada,
        they.ben,
        they.dov,
        they.cleo,
    }


def test_everyone_at_a_session_is_everyone_at_its_whole(they: Delegation) -> None:
    whole = they.item(they.youth)
    assert people_at(they.item(whole=whole)) == {they.cleo}
    assert people_at(they.item(they.ada, whole=whole)) == {they.ada}
    assert people_at(they.item(whole=they.item(whole=whole))) == {they.cleo}
    assert people_at(they.item(whole=they.item())) == {they.ada, they.ben, they.cleo}


def test_who_travels(they: Delegation) -> None:
    shared, own = a_leg(from_day=DAY), a_leg(from_day=None, to_day=BEFORE)
    own.everyone, own.travellers = False, [a_traveller(they.police), a_traveller(they.cleo)]
    they.visit.legs += [shared, own]
    assert people_on(shared) == {they.ada, they.ben, they.cleo}
    assert people_on(own) == {they.ada, they.ben, they.dov, they.cleo}


def test_a_delegate_goes_with_one_group_a_day(they: Delegation) -> None:
    assert group_of(they.cleo, DAY) is they.youth
    assert group_of(they.cleo, AFTER) is None
    assert group_of(they.ada, AFTER) is they.police
    later = a_group(they.ada, name="Later")
    they.visit.groups.append(later)
    assert group_of(they.ada, DAY) is they.police


# -- before anybody is entered ---------------------------------------------------------------------


def test_a_delegation_of_which_nobody_is_known_is_one_body() -> None:
    visit = a_visit()
    assert everyone_on(visit, DAY) == {visit}


def test_a_group_without_members_stands_for_those_who_will_be_in_it() -> None:
    officials, citizens = a_group(name="Officials"), a_group(name="Citizens", first_day=DAY)
    visit = a_visit(groups=[officials, citizens])
    assert people_in(officials, BEFORE) == {officials}
    assert everyone_on(visit, BEFORE) == {visit, officials}
    assert everyone_on(visit, DAY) == {visit, officials, citizens}


def test_an_empty_group_beside_known_delegates_stands_for_more_of_them() -> None:
    known, group = a_delegate(), a_group(name="Youth")
    visit = a_visit(delegates=[known], groups=[group])
    assert everyone_on(visit, DAY) == {known, group}


def test_a_group_is_meant_by_its_name_before_anothers_letter() -> None:
    """A group that was removed and made again stands last, with another letter."""
    names = ("Group B", "Officials", "Gruppe A")
    visit = a_visit(groups=[a_group(name=name) for name in names])
    for typed, meant in {
        "Group A": "Gruppe A",
        "a": "Gruppe A",
        "group b": "Group B",
        "Gruppe B": "Group B",
        "C": "Gruppe A",
        "officials": "Officials",
        "D": None,
        str(visit.groups[1].id): "Officials",
    }.items():
        found = group_called(visit, typed)
        assert (found.name if found else None) == meant, typed


def test_groups_are_told_by_letter() -> None:
    visit = a_visit(groups=[a_group(name=str(n)) for n in range(28)])
    letters = [letter_of(group) for group in visit.groups]
    assert letters[:3] == ["A", "B", "C"]
    assert letters[25:] == ["Z", "AA", "AB"]
