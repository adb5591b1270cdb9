"""A day of a visit in a line or two, for the tests of checks."""

from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any

from builders import a_contact, a_delegate, a_participation, a_person, a_stop, a_visit, an_exchange
from builders import an_item as item_of

from planner.model import Contact, Delegate, Exchange, Function, Group, Item, Visit
from planner.rules.course import Course
from planner.rules.findings import Finding
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


def found(rule: Callable[[Course], Iterable[Finding]], visit: Visit) -> list[tuple[str, str]]:
    """What one rule says of a visit: rule id and sentence."""
    say = wording()
    return [(each.rule, say.finding(each)) for each in rule(Course(visit))]


def rules(rule: Callable[[Course], Iterable[Finding]], visit: Visit) -> list[str]:
    return [each for each, _ in found(rule, visit)]
