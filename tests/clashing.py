"""Visits of a few items, and the clashes found in them."""

from datetime import date, time
from typing import Any

from builders import a_delegate, a_participation, a_person, a_stop, a_visit, an_item
from courses import findings_of

from planner.model import Delegate, Group, Item, Visit
from planner.rules.clashes import clashes
from planner.rules.findings import Finding
from planner.wording import wording

DAY = date(2027, 4, 16)
STAY = {"first_day": date(2027, 4, 11), "last_day": date(2027, 4, 20)}


def at(start: str | None, end: str | None = None, *who: Delegate | Group, **given: Any) -> Item:
    """An item from “9:00” to “10:00” for everyone, or for some."""
    item = an_item(
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


def visit_of(*items: Item, **given: Any) -> Visit:
    return a_visit(**{"stops": [a_stop(**STAY)]} | given, items=list(items))


def people(*names: str) -> list[Delegate]:
    return [a_delegate(a_person(name, given_name=None), rank=n) for n, name in enumerate(names)]


def found(visit: Visit) -> list[Finding]:
    return findings_of(clashes, visit)


def only(visit: Visit) -> Finding:
    (finding,) = found(visit)
    return finding


def said(visit: Visit) -> str:
    return wording().finding(only(visit))
