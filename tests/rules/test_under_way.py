"""A visit at one moment: now, next, who is where, whom to ring; and one moment on three clocks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from builders import (
    a_city,
    a_contact,
    a_foreign_city,
    a_group,
    a_leg,
    a_paired_city,
    a_stop,
    a_traveller,
    a_vehicle,
    a_visit,
)
from courses import DAY, STAY, at, exchange_of, people, visit_of

from planner.model import ItemKind, ItemStatus, Side, VisitKind
from planner.rules.clocks import Face, clocks_of, faces, moment_of, shown
from planner.rules.under_way import is_under_way, local_now, under_way

HALF_PAST_NINE = datetime(2027, 4, 16, 13, 30, tzinfo=UTC)  # in Orlando


def test_now_next_and_who_is_where() -> None:
    ada, ben, cleo = people("Ada", "Ben", "Cleo")
    cleo.joins = date(2027, 4, 17)
    a, b = a_group(ada), a_group(ben, name="Youth")
    visit = visit_of(
        at("09:00", "10:00", a, title="Patrol", contacts=[a_contact("Luis", phone="+1 407 1")]),
        at("10:30", "11:00", a, title="Council", vehicle=a_vehicle()),
        at("10:30", "11:30", b, title="School"),
        at("14:00", "15:00", title="Later", contacts=[a_contact("Eve", phone="+1 407 9")]),
        at("09:00", "10:00", b, title="Ride", status=ItemStatus.CANCELLED, cancelled_by="Chief"),
        groups=[a, b],
        delegates=[ada, ben, cleo],
    )
    told = under_way(visit, HALF_PAST_NINE)
    assert f"{told.local:%Y-%m-%d %H:%M}" == "2027-04-16 09:30"
    assert str(told.stop and told.stop.city) == "Orlando"
    assert [each.title for each in told.now] == ["Patrol"]
    assert sorted(each.title for each in told.next) == ["Council", "School"]
    assert {str(one.delegate): one.at and one.at.title for one in told.people} == {
        "Ada": "Patrol", "Ben": None,
    }  # fmt: skip
    assert [(one.name, one.phone) for one in told.ring] == [
        ("Luis", "+1 407 1"), ("Luis Ortega", "+1 407"),
    ]  # fmt: skip
    assert [item.title for item in told.cancelled] == ["Ride"]


def test_who_is_on_the_way_to_the_others_is_somewhere_too() -> None:
    ada, cleo, dov = people("Ada", "Cleo", "Dov")
    cleo.joins = dov.joins = date(2027, 4, 17)
    visit = visit_of(at("09:00", "10:00", ada, title="Patrol"), delegates=[ada, cleo, dov])
    flight = a_leg(
        from_day=date(2027, 4, 16),
        from_time=time(13, 0),
        to_day=date(2027, 4, 16),
        to_time=time(17, 0),
        everyone=False,
        travellers=[a_traveller(cleo)],
    )
    visit.legs.append(flight)
    told = {str(one.delegate): one.at for one in under_way(visit, HALF_PAST_NINE).people}
    assert told["Cleo"] is flight, "though the days with the delegation begin later"
    assert set(told) == {"Ada", "Cleo"}


def test_what_has_no_end_is_over_when_the_next_begins() -> None:
    visit = visit_of(at("09:00", title="Talk"), at("09:20", "10:00", title="Tour"))
    assert [each.title for each in under_way(visit, HALF_PAST_NINE).now] == ["Tour"]


def test_a_visit_is_under_way_by_the_date_where_it_is() -> None:
    visit = visit_of()
    last_evening = datetime(2027, 4, 21, 2, 0, tzinfo=UTC)  # still the 20th in Orlando
    local, _ = local_now(visit, last_evening)
    assert local.date() == date(2027, 4, 20)
    assert is_under_way(visit, local.date())
    assert not is_under_way(visit, date(2027, 4, 21))


def test_three_clocks_show_one_moment() -> None:
    visit = visit_of(at("21:30", "22:30", kind=ItemKind.MEAL))
    exchange_of(visit, cities=[a_paired_city(Side.FOREIGN)])
    item = visit.items[0]
    moment = moment_of(item)
    assert moment == datetime(2027, 4, 17, 1, 30, tzinfo=UTC)
    told = [shown(face) for face in faces(moment, clocks_of(visit, item))]
    assert told == ["21:30 (Orlando)", "03:30 (Nantes), the next day", "21:30 (Washington)"]
    assert moment_of(at(None)) is None
    unknown = visit_of(at("09:00"), stops=[a_stop(**STAY)])
    unknown.stops[0].city.zone = None  # type: ignore[union-attr]
    assert moment_of(unknown.items[0]) is None
    assert time(21, 30) == item.start and item.day == DAY


def test_the_clocks_of_a_visit_are_here_home_and_washington_each_once() -> None:
    tokyo = a_city("Tokyo", country="JP", zone="Asia/Tokyo")
    here, there = a_stop(tokyo, **STAY), a_stop(a_foreign_city(), first_day=DAY, last_day=DAY)
    back = a_visit(VisitKind.RETURN, stops=[here])
    exchange_of(back, cities=[a_paired_city(Side.FOREIGN), a_paired_city(Side.PARTNER)])
    orlando, washington = ("Orlando", "America/New_York"), ("Washington", "America/New_York")
    assert clocks_of(back, None) == [("Tokyo", "Asia/Tokyo"), orlando, washington]
    back.stops = [there, here]
    assert clocks_of(back, None, DAY)[0] == ("Nantes", "Europe/Paris")
    assert clocks_of(back, None, DAY + timedelta(days=1))[0] == ("Tokyo", "Asia/Tokyo")
    assert clocks_of(back, a_leg())[0] == ("Paris", "Europe/Paris")
    assert clocks_of(back, a_leg(from_place=None))[0] == ("Paris", "Europe/Paris")
    back.stops = []
    exchange_of(back, cities=[a_paired_city(Side.PARTNER, a_city("Washington"))])
    assert clocks_of(back, None) == [washington]


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, ""), (1, ", the next day"), (-1, ", the day before"), (2, ", 2 days"), (-2, ", -2 days")],
)
def test_a_clock_on_another_date_says_so(days: int, said: str) -> None:
    face = Face("", "Asia/Tokyo", datetime.combine(DAY, time(9, 5)), days)
    assert shown(face) == f"09:05 (Tokyo){said}"


def test_a_journey_leaves_at_one_moment_where_its_hour_is_known() -> None:
    assert moment_of(a_leg()) == datetime(2027, 4, 11, 11, 25, tzinfo=UTC)
    for missing in ("from_day", "from_time", "from_zone"):
        assert moment_of(a_leg(**{missing: None})) is None
