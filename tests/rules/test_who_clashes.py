"""Who is in two places, and how that is said."""

from datetime import time, timedelta

import pytest
from builders import a_group, a_leg, a_traveller
from clashing import DAY, at, found, only, people, said, visit_of

# -- who -------------------------------------------------------------------------------------------


def test_two_groups_go_their_own_ways() -> None:
    ada, ben = people("Ada", "Ben")
    police, youth = a_group(ada), a_group(ben)
    items = at("09:00", "10:00", police), at("09:00", "10:00", youth)
    assert not found(visit_of(*items, delegates=[ada, ben], groups=[police, youth]))


def test_the_clash_of_a_group_is_said_once() -> None:
    them = people("Ada", "Ben", "Cleo")
    group, rest = a_group(*them[:2]), a_group(them[2])
    items = (
        at("14:15", "15:45", group, title="Victims’ rights"),
        at("15:15", "16:15", group, title="Shelter network"),
    )
    visit = visit_of(*items, delegates=them, groups=[group, rest])
    assert said(visit) == (
        "Group A is in two places from 15:15 to 15:45: “Victims’ rights” and “Shelter network”."
    )
    assert [(each.kind, each.id) for each in only(visit).concerns] == [
        ("item", items[0].id),
        ("item", items[1].id),
        ("group", group.id),
    ]
    assert (only(visit).date, only(visit).time) == (DAY, time(15, 15))


@pytest.mark.parametrize(
    ("names", "who"),
    [
        (["Ada"], "Ada is"),
        (["Ada", "Ben"], "Ada and Ben are"),
        (["Ada", "Ben", "Cleo"], "Ada and 2 others are"),
        (["Ada", "Ben", "Cleo", "Dov"], "Everyone is"),
    ],
)
def test_who_is_in_two_places(names: list[str], who: str) -> None:
    them = people("Ada", "Ben", "Cleo", "Dov")
    named = [each for each in them if str(each) in names]
    visit = visit_of(at("09:00", "10:00"), at("09:30", "10:30", *named), delegates=them)
    assert said(visit) == f"{who} in two places from 09:30 to 10:00: “At 09:00” and “At 09:30”."


def test_a_delegation_of_one_is_called_by_name() -> None:
    visit = visit_of(at("09:00", "10:00"), at("09:30", "10:30"), delegates=people("Ada"))
    assert said(visit).startswith("Ada is")


def test_who_has_left_or_not_joined_is_not_there() -> None:
    ada, ben = people("Ada", "Ben")
    ben.leaves = DAY - timedelta(1)
    items = at("09:00", "10:00"), at("09:30", "10:30", a_group(ben))
    assert not found(
        visit_of(*items, delegates=[ada, ben], groups=[p.group for p in items[1].participations])
    )


def test_where_nobody_is_entered_bodies_of_people_still_clash() -> None:
    officials, citizens = a_group(name="Officials"), a_group(name="Citizens")
    groups = {"groups": [officials, citizens]}
    apart = at("09:00", "10:00", officials), at("09:30", "10:30", citizens)
    assert not found(visit_of(*apart, **groups))
    visit = visit_of(at("09:00", "10:00"), at("09:30", "10:30", citizens), **groups)
    assert said(visit).startswith("Group B is")
    visit = visit_of(at("09:00", "10:00"), at("09:30", "10:30"), **groups)
    assert said(visit).startswith("Everyone is")
    visit = visit_of(at("09:00", "10:00"), at("09:30"))
    assert said(visit) == (
        "Everyone may be in two places around 09:30: “At 09:00” and “At 09:30”, "
        "whose times are not exact."
    )


def test_a_group_still_without_members_is_called_a_group_beside_known_delegates() -> None:
    group = a_group(name="Youth")
    items = at("09:00", "10:00"), at("09:30", "10:30", group)
    visit = visit_of(*items, delegates=people("Ada", "Ben"), groups=[group])
    assert said(visit).startswith("Group A is")


# -- legs ------------------------------------------------------------------------------------------


def test_a_leg_takes_its_travellers() -> None:
    ada, ben = people("Ada", "Ben")
    leg = a_leg(
        from_zone="America/New_York",
        from_day=DAY,
        from_time=time(9, 30),
        to_day=DAY,
        to_time=time(12),
        everyone=False,
        travellers=[a_traveller(ben)],
    )
    visit = visit_of(at("09:00", "10:00"), delegates=[ada, ben], legs=[leg])
    assert said(visit) == (
        "Ben is in two places from 09:30 to 10:00: “At 09:00” and “AF 54, Paris to Washington”."
    )
    assert [concern.kind for concern in only(visit).concerns] == ["item", "leg", "delegate"]


def test_a_leg_is_said_in_the_time_of_where_it_leaves() -> None:
    leg = a_leg(from_day=DAY, from_time=time(13, 25), to_day=DAY, to_time=time(16))
    visit = visit_of(at("07:00", "08:00"), legs=[leg])  # 13:00 in Paris
    assert "from 13:25 to 14:00" in said(visit)
