"""A day of a visit in a line or two, for the tests of checks."""

from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from typing import Any

from builders import a_contact, a_delegate, a_participation, a_person, a_stop, a_visit, an_exchange
from builders import an_item as item_of

from planner.model import Contact, Delegate, Exchange, Function, Group, Item, Visit
from planner.rules.course import Course
from planner.rules.findings import Finding, Severity
from planner.wording import wording

DAY = date(2027, 4, 16)  # a Friday
STAY = {"first_day": date(2027, 4, 11), "last_day": date(2027, 4, 20)}


def at(start: str | None, end: str | None = None, *who: Delegate | Group, **given: Any) -> Item:
    """An item from “9:00” to “10:00” for everyone, or for some."""
    item = item_of(
        **{
            "title": f"At {start}",
            "day": DAY,
            "start": start and time.fromisoformat(start),
            "end": end and time.fromisoformat(end),
            "everyone": not who,
        }
        | given
    )
    item.participations = [a_participation(each) for each in who]
    return item


def people(*names: str, **given: Any) -> list[Delegate]:
    return [
        a_delegate(a_person(name, given_name=None), rank=n, **given) for n, name in enumerate(names)
    ]


def works(function: Function, name: str = "Luis", **given: Any) -> Contact:
    return a_contact(name, **{"function": function} | given)


def visit_of(*items: Item, **given: Any) -> Visit:
    """A visit of one stop in Orlando, in an exchange."""
    visit = a_visit(**{"stops": [a_stop(**STAY)]} | given, items=list(items))
    exchange_of(visit)
    return visit


def exchange_of(*visits: Visit, **given: Any) -> Exchange:
    return an_exchange(visits=list(visits), **given)


def findings_of(rule: Callable[[Course], Iterable[Finding]], visit: Visit) -> list[Finding]:
    """What one rule says of a visit; each finding says where it stands."""
    made = list(rule(Course(visit)))
    for each in made:
        _stands_where_it_belongs(each, visit)
    return made


def found(rule: Callable[[Course], Iterable[Finding]], visit: Visit) -> list[tuple[str, str]]:
    """The same in words: rule id and sentence."""
    say = wording()
    return [(each.rule, say.finding(each)) for each in findings_of(rule, visit)]


def rules(rule: Callable[[Course], Iterable[Finding]], visit: Visit) -> list[str]:
    return [each for each, _ in found(rule, visit)]


_OF_A_DAY = ("delegate-away", "interpreter-load", "interpreter-missing")  # whatever the hour


def _stands_where_it_belongs(finding: Finding, visit: Visit) -> None:
    """It is of its visit, and stands at the day and the hour of what it is about."""
    assert finding.visit is visit.kind
    assert isinstance(finding.severity, Severity)
    about = {each.id for each in finding.concerns}
    assert about
    days = {item.day for item in visit.items if item.id in about and item.day}
    days |= {leg.from_day for leg in visit.legs if leg.id in about and leg.from_day}
    assert finding.date is not None
    assert not days or finding.date in days | {day + timedelta(days=1) for day in days}
    starts = {item.start for item in visit.items if item.id in about and item.start}
    if len(starts) == 1 and finding.rule not in _OF_A_DAY:
        assert finding.time is not None
