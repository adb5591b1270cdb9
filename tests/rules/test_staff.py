"""Interpreters and escorts of an item, with their hours of the day."""

from datetime import date, time

from builders import a_contact, a_delegate, a_participation, a_person, a_visit, an_exchange, an_item

from planner.model import Function, Role
from planner.rules.course import Course
from planner.rules.staff import helpers_at, helpers_free


def test_hours_are_counted_by_person() -> None:
    travelling = a_delegate(a_person("Aubry", given_name="Hélène"), role=Role.INTERPRETER)
    guest = a_delegate(rank=1)
    morning = an_item("Mayor", start=time(9), end=time(11), rank=0)
    noon = an_item("Lunch", start=time(11, 10), end=time(12), rank=1)
    alone = an_item("Police", start=time(14), end=time(15), rank=2, everyone=False)
    alone.participations.append(a_participation(guest))
    alone.contacts.append(a_contact("Claire Beaumont", function=Function.INTERPRETER))
    visit = a_visit(delegates=[travelling, guest], items=[morning, noon, alone])
    an_exchange(visits=[visit])
    course = Course(visit)
    here = helpers_at(course, morning)
    assert [(each.name, each.minutes, each.longest) for each in here] == [
        (str(travelling), 170, 180)
    ]
    there = helpers_at(course, alone)
    assert [(each.name, each.minutes) for each in there] == [("Claire Beaumont", 60)]
    assert (there[0].delegate, there[0].contact) == (None, alone.contacts[0])
    assert (here[0].delegate, here[0].contact) == (travelling, None)
    undated = an_item("Tray", day=None, start=None, end=None, visit=visit)
    another_day = an_item("Later", day=date(2027, 4, 18), start=None, end=None, visit=visit)
    for item in (undated, another_day):
        assert {each.minutes for each in helpers_free(Course(visit), item)} <= {0}
    free = helpers_free(course, alone)
    assert [(each.function, each.minutes) for each in free] == [(Function.INTERPRETER, 170)]
