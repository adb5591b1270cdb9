"""One visit prepared for its checks: who is at what, where they come from, what they are called."""

from datetime import timedelta

from builders import a_group
from courses import DAY, at, people, visit_of

from planner.model import Delegate, Item, Role
from planner.rules.course import Course
from planner.rules.facts import People


def names(course: Course, who: People) -> list[str]:
    return [str(each) for each in course.bodies(who)]


def test_each_comes_from_the_last_thing_they_had() -> None:
    ada, ben, cleo = people("Ada", "Ben", "Cleo")
    items = [
        at("08:00", "08:30", ada, title="First"),
        at("09:00", "09:30", ben, title="Second"),
        at("10:00", "10:30", ada, title="Third"),
        at("11:00", "11:30", title="All"),
    ]
    course = Course(visit_of(*items, delegates=[ada, ben, cleo]))
    ways = [(a.thing.title, b.thing.title, names(course, who)) for a, b, who in course.following()]
    assert ways == [
        ("First", "Third", ["Ada"]),
        ("Third", "All", ["Ada"]),
        ("Second", "All", ["Ben"]),
    ]


def test_a_part_is_for_those_of_the_whole_unless_it_says_for_whom() -> None:
    ada, ben = people("Ada", "Ben")
    whole, part, own = at("09:00", "12:00", ada), at("09:00", "10:00"), at("10:00", "11:00", ben)
    part.whole = own.whole = whole
    course = Course(visit_of(whole, part, own, delegates=[ada, ben]))
    assert [names(course, course.at(item)) for item in (whole, part, own)] == [
        ["Ada"], ["Ada"], ["Ben"],
    ]  # fmt: skip
    whole.everyone = True
    course = Course(visit_of(whole, part, own, delegates=[ada, ben]))
    assert {"Ada", "Ben"} <= set(names(course, course.at(part)))


def test_who_is_there_all_day_are_the_guests_who_neither_come_nor_go() -> None:
    stays, comes, goes, later, gone = people("Stays", "Comes", "Goes", "Later", "Gone")
    comes.joins = goes.leaves = DAY
    later.joins, gone.leaves = DAY + timedelta(days=1), DAY - timedelta(days=1)
    (mai,) = people("Mai", role=Role.INTERPRETER)
    course = Course(visit_of(delegates=[stays, comes, goes, later, gone, mai]))
    assert names(course, course.all_day(DAY)) == ["Stays"]
    next_day = course.all_day(DAY + timedelta(days=1))
    assert names(course, next_day) == ["Stays", "Comes"], "not that of another day"
    assert names(course, course.guests) == ["Stays", "Comes", "Goes", "Later", "Gone"]
    assert names(course, course.staff) == ["Mai"]


def told(item: Item, *delegates: Delegate, groups: int = 0) -> tuple[str, dict[str, object], int]:
    visit = visit_of(
        item, delegates=list(delegates), groups=[a_group(*delegates[:2])] * (groups > 0)
    )
    course = Course(visit)
    variant, values, concerns = course.who(course.at(item), item.day)
    return variant, dict(values), len(concerns)


def test_people_are_called_as_short_as_can_be() -> None:
    ada, ben, cleo, dov = everybody = people("Ada", "Ben", "Cleo", "Dov")
    assert told(at("09:00", "10:00", ada), *everybody) == ("one", {"who": "Ada"}, 1)
    both = {"who": "Ada", "other": "Ben"}
    assert told(at("09:00", "10:00", ada, ben), *everybody) == ("two", both, 2)
    assert told(at("09:00", "10:00", ada, ben), *everybody, groups=1) == (
        "group",
        {"group": "A"},
        1,
    )
    many = {"who": "Ada", "count": 2}
    assert told(at("09:00", "10:00", ada, ben, cleo), *everybody) == ("many", many, 3)
    assert told(at("09:00", "10:00"), *everybody) == ("everyone", {}, 0)
    dov.joins = DAY + timedelta(days=1)
    assert told(at("09:00", "10:00"), *everybody) == ("everyone", {}, 0)
    assert told(at("09:00", "10:00"), ada) == ("one", {"who": "Ada"}, 1)
