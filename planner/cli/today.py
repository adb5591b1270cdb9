"""Commands about the moment: what happens now, and whom to chase."""

import argparse
from typing import Any

from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.editions.letters import drafts
from planner.model import Item
from planner.queries.exchanges import find_exchange, open_exchange
from planner.queries.today import chases, visits_under_way
from planner.rules.course import Happening
from planner.rules.under_way import UnderWay
from planner.wording import wording


def today(office: Office, words: argparse.Namespace) -> Answer:
    moment = office.clock.now()
    found = office.store.ask(lambda session: visits_under_way(session, moment))
    lines = [line for each in found for line in _lines(each)]
    return Answer([_value(each) for each in found], lines or ["No visit is under way."])


def _value(each: UnderWay) -> dict[str, Any]:
    return {
        "exchange": each.visit.exchange.name,
        "visit": each.visit.kind,
        "city": str(each.stop.city) if each.stop else None,
        "local": each.local,
        "now": [_thing(thing) for thing in each.now],
        "next": [_thing(thing) for thing in each.next],
        "people": [
            {"name": str(one.delegate), "at": one.at.title if one.at else None}
            for one in each.people
        ],
        "ring": [
            {"name": one.name, "function": one.function, "phone": one.phone, "item": one.item.title}
            for one in each.ring
        ],
        "cancelled": [
            {"title": item.title, "by": item.cancelled_by, "why": item.cancelled_why}
            for item in each.cancelled
        ],
    }


def _thing(thing: Happening) -> dict[str, Any]:
    start = thing.start if isinstance(thing, Item) else thing.from_time
    return {"id": thing.id, "title": thing.title, "start": start}


def _lines(each: UnderWay) -> list[str]:
    where = f" in {each.stop.city}" if each.stop and each.stop.city else ""
    lines = [f"{each.visit.exchange.name}, {each.local:%H:%M}{where}"]
    lines += [f"  Now: {thing.title}" for thing in each.now]
    lines += [f"  Next: {_thing(thing)['start']:%H:%M} {thing.title}" for thing in each.next]
    lines += [f"  Ring: {one.name}, {one.function.value}, {one.phone}" for one in each.ring]
    return lines + [
        f"  Canceled: {item.title} ({item.cancelled_by}: {item.cancelled_why})"
        for item in each.cancelled
    ]


def to_chase(office: Office, words: argparse.Namespace) -> Answer:
    found = office.store.ask(lambda session: chases(session, office.today))
    rows = [
        {
            "exchange": each.item.visit.exchange.name,
            "visit": each.item.visit.kind,
            "item": each.item.id,
            "title": each.item.title,
            "date": each.item.day,
            "asked_of": each.asked_of,
            "asked_on": each.item.asked_on,
            "chase_on": each.due,
            "phone": each.phone,
        }
        for each in found
    ]
    lines = [
        f"{row['chase_on']}  {row['asked_of'] or 'nobody named'}, {row['phone'] or 'no number'}:"
        f" {row['title']} ({row['exchange']})"
        for row in rows
    ]
    return Answer(rows, lines or ["Nobody is to be chased."])


def letters(office: Office, words: argparse.Namespace) -> Answer:
    opened = office.store.ask(
        lambda session: open_exchange(session, find_exchange(session, words.name), office.today)
    )
    found = drafts(opened.exchange, opened.open_findings, wording(words.language))
    rows = [
        {
            "host": each.host,
            "emails": each.emails,
            "phone": each.phone,
            "subject": each.subject,
            "text": each.text,
        }
        for each in found
    ]
    lines = [line for each in found for line in (f"To {each.host}: {each.subject}", each.text, "")]
    return Answer(rows, lines or ["There is nothing to ask hosts."])
