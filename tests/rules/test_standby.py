"""What could take the place of an item that fell out: what fits, and what comes first."""

from datetime import date

import pytest
from builders import a_city, a_stop
from courses import DAY, at, people, visit_of

from planner.model import Item, ItemKind, ItemStatus
from planner.rules.standby import standby_for


def tray(title: str, start: str | None = None, end: str | None = None, **given: object) -> Item:
    """An item without a day, kept for later."""
    return at(start, end, title=title, **{"day": None} | given)


def fits(fallen: Item, *others: Item) -> list[str]:
    visit_of(fallen, *others)
    return [each.title for each in standby_for(fallen)]


def test_rain_plans_come_first_then_standby_then_the_tray_each_in_its_order() -> None:
    fallen = at("09:00", "11:00")
    rain = tray("Rain", rank=9)
    rain.alternate_of = fallen
    ready = at("09:00", "10:00", title="Ready", standby=True, rank=8)
    assert fits(fallen, tray("Second", rank=2), tray("First", rank=1), ready, rain) == [
        "Rain",
        "Ready",
        "First",
        "Second",
    ]


def test_what_is_called_off_or_waits_for_another_or_is_planned_does_not_fit() -> None:
    fallen = at("09:00", "11:00")
    other = at("15:00", "16:00", title="Planned")
    rain = tray("Rain of another")
    rain.alternate_of = other
    off = tray("Called off", status=ItemStatus.CANCELLED)
    part = tray("Part of another")
    part.whole = other
    assert fits(fallen, other, rain, off, part) == []


def test_what_stands_in_another_city_does_not_fit() -> None:
    here, there = a_stop(a_city("Tampa")), a_stop(a_city("Miami"))
    fallen = at("09:00", "11:00", stop=here)
    items = (tray("Here", stop=here), tray("There", stop=there, rank=1), tray("Anywhere", rank=2))
    visit_of(fallen, *items, stops=[here, there])
    assert [each.title for each in standby_for(fallen)] == ["Here", "Anywhere"]
    fallen.stop = None
    assert [each.title for each in standby_for(fallen)] == ["Here", "There", "Anywhere"]


@pytest.mark.parametrize(
    ("start", "end", "fit"),
    [
        ("10:00", "13:00", True),
        ("10:00", "13:01", False),
        ("22:30", "01:30", True),  # over midnight
        ("22:30", "01:31", False),
        (None, None, True),  # an hour, as far as anybody knows
        ("10:00", None, True),
    ],
)
def test_it_takes_no_longer_than_until_the_next_of_its_people(
    start: str | None, end: str | None, fit: bool
) -> None:
    fallen = at("09:00", "10:00")
    late = bool(start and end and end < start)
    waiting = tray("Tray", start, end, ends_next_day=late)
    told = fits(fallen, at("12:00", "13:00", title="Next"), waiting)
    assert told == (["Tray"] if fit else [])


def test_a_meal_without_hours_takes_an_hour_and_a_half() -> None:
    meal, talk = tray("Meal", kind=ItemKind.MEAL), tray("Talk", rank=1)
    fallen = at("09:00", "10:00")
    assert fits(fallen, at("10:29", "11:00", title="Next"), meal, talk) == ["Talk"]
    assert fits(at("09:00", "10:00"), at("10:30", "11:00", title="Next"), meal, talk) == [
        "Meal",
        "Talk",
    ]


def test_a_standby_item_takes_as_long_as_its_hours_say() -> None:
    ready = at("15:00", "17:00", title="Ready", standby=True, day=date(2027, 4, 18))
    assert fits(at("09:00", "10:00"), at("10:59", "12:00", title="Next"), ready) == []
    assert fits(at("09:00", "10:00"), at("11:00", "12:00", title="Next"), ready) == ["Ready"]


def test_with_nothing_after_it_there_are_twelve_hours() -> None:
    assert fits(at("08:00", "09:00"), tray("Long", "08:00", "20:00")) == ["Long"]
    assert fits(at("08:00", "09:00"), tray("Longer", "08:00", "20:01")) == []
    assert fits(at("06:00", "20:00"), tray("As long as it", "06:00", "20:00")) == ["As long as it"]


def test_only_what_its_own_people_have_next_counts() -> None:
    ada, ben = people("Ada", "Ben")
    fallen = at("09:00", "10:00", ada)
    items = (
        at("10:00", "11:00", ben, title="Of the other"),
        at("09:30", "09:45", ada, title="Beside it"),
        tray("Long", "09:00", "12:00"),
    )
    visit_of(fallen, *items, delegates=[ada, ben])
    assert [each.title for each in standby_for(fallen)] == ["Long"]


def test_what_has_no_hour_leaves_nothing_open() -> None:
    assert fits(at(None, day=DAY), tray("Tray")) == []
