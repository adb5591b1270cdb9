"""Days to plan by, and which sort each day of a visit is."""

from datetime import date, time

import pytest
from builders import (
    a_city,
    a_delegate,
    a_group,
    a_participation,
    a_stop,
    a_visit,
    an_item,
)

from planner.model import ItemKind, PartOfDay, TemplateItem, TimeState, Visit
from planner.rules.templates import (
    DayKind,
    Plan,
    Planned,
    from_words,
    groups_for,
    kinds_of_days,
    planned,
)
from planner.shipped import rules_data


def stay(city: str | None, first: int, last: int) -> dict[str, object]:
    where = a_city(city, region="District of Columbia") if city else None
    return {"city": where, "first_day": date(2027, 4, first), "last_day": date(2027, 4, last)}


def kinds(visit: Visit) -> list[tuple[int, str]]:
    return [(day.day, kind.value) for day, kind in kinds_of_days(visit)]


def test_each_day_has_its_sort_but_one_in_two_cities() -> None:
    stops = [a_stop(**stay("Washington", 11, 13)), a_stop(**stay("Orlando", 13, 16))]
    assert kinds(a_visit(stops=stops)) == [
        (11, "Arrival day"),
        (12, "Washington day"),
        (14, "Partner-city day"),
        (15, "Partner-city day"),
        (16, "Departure day"),
    ]
    assert kinds(a_visit(stops=[a_stop(**stay("Orlando", 11, 11))])) == [(11, "Arrival day")]
    assert kinds(a_visit(stops=[])) == []


def test_a_day_in_no_city_or_in_an_unknown_one_has_none() -> None:
    unknown = a_stop(**stay("Orlando", 11, 13))
    unknown.city = None
    apart = [unknown, a_stop(**stay("Orlando", 15, 16))]
    assert [day for day, _ in kinds(a_visit(stops=apart))] == [11, 15, 16]


def test_a_template_in_a_file_may_say_everything_or_next_to_nothing() -> None:
    everything = {
        "title": "Dinner",
        "number": 1,
        "kind": "meal",
        "start": "19:00",
        "end": "21:30",
        "time_state": "approximate",
        "own_arrangements": True,
        "optional": True,
        "dress": "Casual",
    }
    nothing = {"title": "Talk", "kind": "meeting"}
    assert from_words("A day", [everything, nothing]) == Plan(
        "A day",
        (
            Planned(
                "Dinner",
                number=1,
                kind=ItemKind.MEAL,
                start=time(19),
                end=time(21, 30),
                time_state=TimeState.APPROXIMATE,
                own_arrangements=True,
                optional=True,
                dress="Casual",
            ),
            Planned("Talk", time_state=TimeState.EXACT),
        ),
    )


@pytest.mark.parametrize(("numbers", "days"), [((), 1), ((0,), 1), ((2, 0), 3)])
def test_a_template_takes_as_many_days_as_its_last_item(
    numbers: tuple[int, ...], days: int
) -> None:
    assert Plan("", tuple(Planned("", number) for number in numbers)).days == days


@pytest.mark.parametrize("day", [date(2027, 4, 16), None])
def test_of_two_groups_of_one_name_the_one_of_the_day_takes_part(day: date | None) -> None:
    first = a_group(name="Police", last_day=date(2027, 4, 15))
    second = a_group(name="police", first_day=date(2027, 4, 16))
    row = Planned("Patrol", groups=("POLICE", "Youth"))
    assert groups_for(row, [first, second], day) == ([second if day else first], ["Youth"])


def test_what_is_kept_of_who_takes_part_is_the_same_from_item_and_template() -> None:
    item = an_item("Patrol", everyone=False)
    item.participations += [a_participation(a_group()), a_participation(a_delegate(), rank=1)]
    kept = planned(item, 0)
    assert (kept.groups, kept.by_name) == (("Police",), True)
    assert planned(TemplateItem(**kept.kept()), 0) == kept


def test_of_an_item_neither_people_nor_places_are_kept() -> None:
    item = an_item(
        "Dinner",
        kind=ItemKind.MEAL,
        start=time(23),
        end=time(1),
        ends_next_day=True,
        part=PartOfDay.NIGHT,
        meeting_point="Lobby",
        dress="Casual",
        own_arrangements=True,
        optional=True,
        notes=[],
    )
    kept = planned(item, 2)
    assert kept.number == 2
    assert kept.values() == {
        "title": "Dinner",
        "kind": ItemKind.MEAL,
        "start": time(23),
        "end": time(1),
        "ends_next_day": True,
        "time_state": TimeState.EXACT,
        "part": PartOfDay.NIGHT,
        "meeting_point": "Lobby",
        "dress": "Casual",
        "own_arrangements": True,
        "optional": True,
    }


def test_a_template_is_shipped_for_every_sort_of_day() -> None:
    assert {each["name"] for each in rules_data("day-templates")} >= set(DayKind)
