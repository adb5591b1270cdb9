"""Commands about what follows the journeys."""

import argparse
from datetime import timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.commitments import add_commitment
from planner.actions.practices import note_practice, step_practice, waive_theme
from planner.cli.answers import Answer, done
from planner.cli.attachments import an_id, as_values
from planner.cli.itinerary import fields_of
from planner.cli.office import Office
from planner.model import PracticeStatus, Sector
from planner.queries import cities
from planner.queries.alumni import Alumnus, alumni
from planner.queries.attachments import files_of
from planner.queries.city_memory import city_memory
from planner.queries.exchanges import find_exchange, whole_exchange
from planner.queries.practices import PracticeLine, practices
from planner.rules.after_visit import call_hours, mirrors
from planner.wording import wording

# -- practices and themes --------------------------------------------------------------------------


def search_practices(office: Office, words: argparse.Namespace) -> Answer:
    def found(session: Session) -> list[PracticeLine]:
        exchange_id = find_exchange(session, words.exchange) if words.exchange else None
        return practices(session, words.text, exchange_id)

    lines = office.store.ask(found)
    kept = office.store.ask(partial(files_of, things=[line.id for line in lines]))
    return Answer(
        [_practice(line) | {"files": as_values(kept.get(line.id, []))} for line in lines],
        [
            f"{line.id}  {line.title} ({line.status}): "
            + "; ".join(filter(None, (line.where, line.who, line.whom_to_call, line.exchange)))
            for line in lines
        ]
        or [f"Nothing found for “{words.text}”." if words.text else "No practices yet."],
    )


def _practice(line: PracticeLine) -> dict[str, Any]:
    path = [
        {"status": step.status, "date": step.day, "who": step.who, "evidence": step.evidence}
        for step in line.path
    ]
    return {
        "id": line.id,
        "exchange": line.exchange,
        "title": line.title,
        "what": line.what,
        "where": line.where,
        "who": line.who,
        "whom_to_call": line.whom_to_call,
        "item": line.item,
        "noted_on": line.noted_on,
        "status": line.status,
        "evidence": line.evidence,
        "path": path,
    }


def new_practice(office: Office, words: argparse.Namespace) -> Answer:
    fields = fields_of(words.fields)
    return done(
        office.store.do(
            lambda session: note_practice(session, find_exchange(session, words.name), fields)
        )
    )


def next_step(office: Office, words: argparse.Namespace) -> Answer:
    status = typed.one_of(PracticeStatus, words.status, "status")
    action = partial(
        step_practice,
        practice_id=an_id(words.id),
        status=status,
        day=words.on,
        who=words.who,
        evidence=words.evidence,
        today=office.today,
    )
    return done(office.store.do(action))


def themes(office: Office, words: argparse.Namespace) -> Answer:
    exchange = office.store.ask(
        lambda session: whole_exchange(session, find_exchange(session, words.name))
    )
    found = mirrors(exchange)
    return Answer(
        [
            {
                "theme": each.theme,
                "seen": [{"id": item.id, "title": item.title} for item in each.seen],
                "mirrored": [{"id": item.id, "title": item.title} for item in each.mirrored],
                "waived_because": each.waived_because,
                "settled": each.settled,
            }
            for each in found
        ],
        [
            f"{each.theme}: "
            + (
                ", ".join(item.title for item in each.mirrored)
                or (each.waived_because and f"waived, {each.waived_because}")
                or "no mirror on the return visit yet"
            )
            for each in found
        ]
        or ["No item of the first visit has a theme yet."],
    )


def waive(office: Office, words: argparse.Namespace) -> Answer:
    return done(
        office.store.do(
            lambda session: waive_theme(
                session, find_exchange(session, words.name), words.theme, words.because
            )
        )
    )


def new_commitment(office: Office, words: argparse.Namespace) -> Answer:
    item = an_id(words.item) if words.item else None
    return done(
        office.store.do(
            lambda session: add_commitment(
                session,
                find_exchange(session, words.name),
                words.what,
                words.due,
                words.owner,
                item,
            )
        )
    )


# -- people and cities -----------------------------------------------------------------------------


def list_alumni(office: Office, words: argparse.Namespace) -> Answer:
    sector = typed.one_of(Sector, words.sector, "sector") if words.sector else None
    query = partial(
        alumni, today=office.today, country=words.country, sector=sector, year=words.year
    )
    found = office.store.ask(query)
    narrowed = words.country or sector or words.year
    return Answer(
        [_alumnus(each) for each in found],
        [_alumnus_words(each) for each in found]
        or ["Nobody fits." if narrowed else "Nobody has traveled or hosted yet."],
    )


def _alumnus(each: Alumnus) -> dict[str, Any]:
    parts = [
        {
            "exchange": part.exchange,
            "role": part.role,
            "travelled": part.travelled,
            "year": part.year,
            "sector": part.sector,
            "country": part.country,
            "position": part.position,
            "organization": part.organization,
        }
        for part in each.parts
    ]
    return {
        "id": each.id if each.recorded else None,  # somebody known by name alone has no record
        "name": each.name,
        "emails": each.emails,
        "phone": each.phone,
        "parts": parts,
        "follow_on": each.follow_on,
    }


def _alumnus_words(each: Alumnus) -> str:
    parts = (
        ", ".join(filter(None, (part.exchange, wording().say(part.word), str(part.year or ""))))
        for part in each.parts
    )
    known = "" if each.recorded else " (known by name alone)"
    return f"{each.name}{known}: {'; '.join(dict.fromkeys(parts))}"


def remember_city(office: Office, words: argparse.Namespace) -> Answer:
    memory = office.store.ask(partial(city_memory, city=words.city, today=office.today))
    items = [
        {
            "item": it.item,
            "exchange": it.exchange,
            "date": it.day,
            "title": it.title,
            "kind": it.kind,
            "venue": it.venue,
            "address": it.address,
            "hosts": it.hosts,
            "rating": it.rating,
            "answers": it.answers,
            "lessons": it.lessons,
        }
        for it in memory.items
    ]
    hosts = [{"host": each.host, "times_asked": each.times} for each in memory.hosts]
    return Answer(
        {"items": items, "hosts": hosts},
        [
            f"{it.title}: " + "; ".join(filter(None, (it.venue, *it.hosts, *it.lessons)))
            for it in memory.items
        ]
        or [f"Nothing is remembered of {words.city} yet: no visit there is closed."],
    )


def hours_for_a_call(office: Office, words: argparse.Namespace) -> Answer:
    known = [cities.likeliest(city) for city in words.cities]
    zones = [ZoneInfo(city.zone) for city in known]
    found = call_hours(words.day, zones, timedelta(minutes=words.minutes))
    return Answer(
        [
            {
                "start": hour.start,
                "local": {
                    city: f"{at:%Y-%m-%d %H:%M}"
                    for city, at in zip(words.cities, hour.local, strict=True)
                },
            }
            for hour in found
        ],
        [
            "The clocks are those of " + "; ".join(city.told for city in known) + ".",
            *(
                ", ".join(
                    f"{city} {at:%H:%M}" for city, at in zip(words.cities, hour.local, strict=True)
                )
                for hour in found
            ),
        ]
        if found
        else ["No hour of that day is decent on all sides, from 08:00 to 20:00."],
    )


COMMANDS = {
    "practices": search_practices,
    "add-practice": new_practice,
    "step-practice": next_step,
    "themes": themes,
    "waive-theme": waive,
    "add-commitment": new_commitment,
    "alumni": list_alumni,
    "city-memory": remember_city,
    "call-hours": hours_for_a_call,
}
