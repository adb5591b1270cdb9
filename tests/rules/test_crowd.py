"""Counting those alike once gives as many as going through all of them."""

from datetime import date, timedelta

from builders import a_delegate, a_group, a_person, a_visit
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Delegate, Role, Visit
from planner.rules.crowd import crowd_of
from planner.rules.participation import group_of

FIRST = date(2027, 4, 12)
DAYS = [FIRST + timedelta(days=n) for n in range(4)]
some_day = st.sampled_from([None, *DAYS])


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    roles = st.sampled_from((Role.MEMBER, Role.ESCORT))
    delegates = [
        a_delegate(
            a_person(f"Person {at}"),
            rank=at,
            role=draw(roles),
            joins=draw(some_day),
            leaves=draw(some_day),
        )
        for at in range(draw(st.integers(0, 5)))
    ]
    members = st.lists(st.sampled_from(delegates), unique_by=id) if delegates else st.just([])
    groups = [
        a_group(*draw(members), name=f"Group {at}", rank=at, first_day=draw(some_day))
        for at in range(draw(st.integers(0, 3)))
    ]
    return a_visit(delegates=delegates, groups=groups)


def said(those: list[Delegate]) -> tuple[int, list[str]]:
    return len(those), sorted(str(each) for each in those if each.role is Role.ESCORT)


@given(visits())
def test_a_crowd_is_those_who_are_there(visit: Visit) -> None:
    crowd = crowd_of(visit)
    assert crowd.there(None) == len(visit.delegates)
    for day in DAYS:
        there = [each for each in visit.delegates if each.there(day)]
        assert (crowd.there(day), sorted(crowd.escorts(day))) == said(there)
        for group in visit.groups:
            own = frozenset((group.id,))
            members = [
                each for each in there if any(link.group is group for link in each.memberships)
            ]
            assert (
                crowd.there(day, own.issubset),
                sorted(crowd.escorts(day, own.issubset)),
            ) == said(members)
        apart = frozenset(group.id for group in visit.groups if group.on(day)).isdisjoint
        rest = [each for each in there if group_of(each, day) is None]
        assert (crowd.there(day, apart), sorted(crowd.escorts(day, apart))) == said(rest)
