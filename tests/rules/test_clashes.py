"""Nobody in two places at once."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from builders import a_city, a_group, a_stop, an_item
from clashing import DAY, STAY, at, found, only, people, visit_of
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Delegate, Item, ItemKind, ItemStatus, TimeState, Visit
from planner.rules.findings import Severity

# -- whether ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (("09:00", "10:00"), ("09:59", "11:00"), True),
        (("09:00", "10:00"), ("10:00", "11:00"), False),
        (("09:00", "12:00"), ("10:00", "11:00"), True),
        (("09:00", "10:00"), ("09:00", "10:00"), True),
        (("09:00", "09:00"), ("09:00", "10:00"), False),
        (("09:00", "10:00"), ("09:30", "09:30"), False),
    ],
)
def test_what_overlaps_is_an_error(
    first: tuple[str, str], second: tuple[str, str], clash: bool
) -> None:
    items = [at(*first), at(*second)]
    for order in (items, items[::-1]):
        severities = [finding.severity for finding in found(visit_of(*order))]
        assert severities == [Severity.ERROR] * clash


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (("09:00", None), ("09:30", "10:00"), False),  # it lasts until the next
        (("09:00", None), ("09:30", None), False),
        (("09:00", None), ("09:00", None), True),
        (("09:00", None), ("09:00", "10:00"), True),
        (("09:00", "10:00"), ("09:30", None), True),
        (("09:00", "10:00"), ("10:00", None), False),
    ],
)
def test_what_overlaps_by_an_end_assumed_is_a_warning(
    first: tuple[str, str | None], second: tuple[str, str | None], clash: bool
) -> None:
    items = [at(*first), at(*second)]
    for order in (items, items[::-1]):
        severities = [finding.severity for finding in found(visit_of(*order))]
        assert severities == [Severity.WARNING] * clash


def test_a_meeting_point_takes_no_time() -> None:
    assert not found(visit_of(at("09:00", "10:00"), at("09:30", kind=ItemKind.MEETING_POINT)))


@pytest.mark.parametrize(
    ("start", "both", "clash"),
    [
        ("10:14", False, True),
        ("10:15", False, False),
        ("10:29", True, True),
        ("10:30", True, False),
    ],
)
def test_an_approximate_time_may_be_a_quarter_off_either_way(
    start: str, both: bool, clash: bool
) -> None:
    about = TimeState.APPROXIMATE
    later = at(start, "12:00", time_state=about if both else TimeState.EXACT)
    severities = [
        each.severity for each in found(visit_of(at("09:00", "10:00", time_state=about), later))
    ]
    assert severities == [Severity.WARNING] * clash


@pytest.mark.parametrize(
    "quiet",
    [
        {"status": ItemStatus.CANCELLED},
        {"status": ItemStatus.DECLINED},
        {"optional": True},
        {"alternate_of": an_item()},
        {"time_state": TimeState.ALL_DAY},
        {"time_state": TimeState.PART_OF_DAY},
        {"time_state": TimeState.TO_BE_DETERMINED},
        {"day": None},
        {"day": DAY + timedelta(1)},
    ],
)
def test_what_does_not_take_people_at_an_hour_clashes_with_nothing(quiet: dict[str, Any]) -> None:
    other = at("09:30", "11:00", **quiet)
    assert not found(visit_of(at("09:00", "10:00"), other))


def test_what_ends_the_next_day_clashes_there() -> None:
    night = at("22:00", "01:00", ends_next_day=True)
    assert only(visit_of(night, at("00:30", "02:00", day=DAY + timedelta(1)))).date == date(
        2027, 4, 17
    )


def test_hours_are_compared_in_absolute_time() -> None:
    paris = a_stop(a_city("Paris", zone="Europe/Paris"), **STAY)
    orlando = a_stop(**STAY)
    morning = at("09:00", "10:00", stop=orlando)
    assert not found(visit_of(morning, at("09:00", "10:00", stop=paris), stops=[orlando, paris]))
    assert found(visit_of(morning, at("15:30", "16:30", stop=paris), stops=[orlando, paris]))


def test_an_unknown_zone_is_compared_only_with_itself() -> None:
    known, unknown = a_stop(**STAY), a_stop(a_city("Nowhere", zone=None), **STAY)
    ours, theirs = at("09:00", "10:00", stop=known), at("09:00", "10:00", stop=unknown)
    assert not found(visit_of(ours, theirs, stops=[known, unknown]))
    finding = only(visit_of(theirs, at("09:30", "11:00", stop=unknown), stops=[known, unknown]))
    assert dict(finding.values)["start"] == time(9, 30)


# -- wholes and parts ------------------------------------------------------------------------------


def test_parts_do_not_clash_with_their_whole() -> None:
    whole = at("09:00", "12:00")
    half = at("09:00", "10:30", whole=whole)
    assert not found(
        visit_of(whole, half, at("10:30", "12:00", whole=whole), at("09:10", "09:20", whole=half))
    )


def test_parts_clash_with_each_other() -> None:
    whole = at("09:00", "12:00")
    sessions = [at("09:00", "10:30", whole=whole), at("10:00", "12:00", whole=whole)]
    finding = only(visit_of(whole, *sessions))
    assert {concern.id for concern in finding.concerns} == {each.id for each in sessions}


def test_what_clashes_with_a_whole_is_not_said_again_of_its_parts() -> None:
    whole, other = at("09:00", "12:00"), at("09:30", "11:00")
    sessions = [at("09:00", "10:30", whole=whole), at("10:30", "12:00", whole=whole)]
    finding = only(visit_of(whole, *sessions, other))
    assert {concern.id for concern in finding.concerns} == {whole.id, other.id}


@pytest.mark.parametrize(
    "off", [{"status": ItemStatus.CANCELLED}, {"optional": True}, {"alternate_of": an_item()}]
)
def test_the_parts_of_what_is_off_are_off(off: dict[str, Any]) -> None:
    whole = at("09:00", "12:00", **off)
    session = at("09:00", "10:30", whole=whole)
    assert not found(visit_of(whole, session, at("09:30", "11:00")))


def test_parts_of_each_other_do_not_lead_in_a_circle() -> None:
    one, other = at("09:00", "10:00"), at("09:00", "10:00")
    one.whole, other.whole = other, one
    assert not found(visit_of(one, other))


# -- the whole of it -------------------------------------------------------------------------------


@st.composite
def plans(draw: st.DrawFn) -> tuple[Visit, list[Item]]:
    """A day of exact items for everyone, two groups and some by name."""
    them = people("Ada", "Ben", "Cleo", "Dov")
    groups = [a_group(*them[:2]), a_group(them[2])]
    items = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, 20))
        end = start + draw(st.integers(0, 8))
        who = draw(st.sets(st.sampled_from([*range(6)]), max_size=2))
        begin = datetime.combine(DAY, time(8))
        items.append(
            at(
                f"{begin + timedelta(minutes=15 * start):%H:%M}",
                f"{begin + timedelta(minutes=15 * end):%H:%M}",
                *([*groups, *them][each] for each in sorted(who)),
            )
        )
    return visit_of(*items, delegates=them, groups=groups), items


def quarters(item: Item) -> set[int]:
    assert item.start
    assert item.end
    minutes = [at.hour * 60 + at.minute for at in (item.start, item.end)]
    return set(range(minutes[0] // 15, minutes[1] // 15))


def names(item: Item, delegates: Sequence[Delegate]) -> set[str]:
    if item.everyone:
        return {str(delegate) for delegate in delegates}
    groups = [link.group for link in item.participations if link.group]
    named = [link.delegate for link in item.participations if link.delegate]
    return {str(each) for each in named} | {
        str(member.delegate) for group in groups for member in group.members
    }


@given(plans())
def test_exactly_the_pairs_that_share_a_person_and_a_quarter_are_found(
    plan: tuple[Visit, list[Item]],
) -> None:
    visit, items = plan
    expected = {
        frozenset((one.id, other.id))
        for n, one in enumerate(items)
        for other in items[:n]
        if quarters(one) & quarters(other)
        and names(one, visit.delegates) & names(other, visit.delegates)
    }
    pairs = [
        frozenset(each.id for each in finding.concerns if each.kind == "item")
        for finding in found(visit)
    ]
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == expected


@given(plans())
def test_a_clash_keeps_its_id_until_one_of_its_items_moves(plan: tuple[Visit, list[Item]]) -> None:
    visit, items = plan
    before = [finding.id for finding in found(visit)]
    assert [finding.id for finding in found(visit)] == before
    for item in items:
        item.title = "Another title"
    assert [finding.id for finding in found(visit)] == before
    for item in items:
        item.day = DAY - timedelta(1)
    assert not {finding.id for finding in found(visit)} & set(before)
