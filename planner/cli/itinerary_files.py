"""Commands that bring itineraries in from other people's files, and write them for others."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.cli.rosters import columns_told
from planner.cli.typed_words import Misused
from planner.editions.audiences import audience_for
from planner.editions.order import Order
from planner.editions.schedule import daily_schedule
from planner.editions.values import Reader, Schedule
from planner.interchange.itinerary.heard import Answers
from planner.interchange.itinerary.landing import OnlyLooked, land_itinerary
from planner.interchange.itinerary.reader_calendar import reader_calendar
from planner.interchange.itinerary.reading import read_itinerary
from planner.interchange.itinerary.sheet_out import program_csv, program_workbook
from planner.interchange.itinerary.surroundings import background_of
from planner.interchange.report import Outcome, Report
from planner.model import Refused, Visit, VisitKind
from planner.queries.airports import zone_of_airport
from planner.queries.exchanges import find_exchange, whole_exchange
from planner.queries.revisions import revisions
from planner.queries.visits import find_visit
from planner.rules.folding import folded

_TABLES = {".xlsx": program_workbook, ".csv": program_csv}


def bring_in(office: Office, words: argparse.Namespace) -> Answer:
    """`import itinerary`: what was understood, line by line, and what became of it."""
    data, answers = office.read(words.file), _answers(words)
    kind = VisitKind(words.visit)
    visit_id = office.store.ask(
        lambda session: find_visit(session, find_exchange(session, words.exchange), kind)
    )
    background = office.store.ask(partial(background_of, visit_id=visit_id, today=office.today))
    understood = read_itinerary(data, words.file.name, background, answers, zone_of_airport)
    landing = partial(
        land_itinerary,
        visit_id=visit_id,
        heard=understood.heard,
        messages=understood.messages,
        source=words.file.name,
        dry_run=words.dry_run,
    )
    if not words.dry_run:
        office.back_up_before_import()
    try:
        report = office.store.do(landing).result
    except OnlyLooked as looked:
        report = looked.report
    asked = bool(report.count(Outcome.ASKED))
    return Answer(report.as_json(), _in_words(report), [], code=3 if asked else 0)


def _answers(words: argparse.Namespace) -> Answers:
    columns = []
    for each in columns_told(words.map):
        heading, _, name = each.rpartition("=")
        columns.append((heading.strip(), name.strip()))
    return Answers(words.date_order, words.encoding, words.sheet, tuple(columns), words.year)


def _in_words(report: Report) -> list[str]:
    """The report as text: what was understood beside its source, then what is to be said of it."""
    lines = [", ".join(f"{report.count(each)} {each.value}" for each in Outcome) + "."]
    for row in report.rows:
        place = " ".join(filter(None, (row.sheet, f"line {row.line}" if row.line else None)))
        source = (row.source or "").replace("\n", " / ")
        lines.append(f"{row.outcome.value:8} {place}: {source}")
        if row.values:
            lines.append(f"         = {_understood(row.values)}")
        lines += [f"         {message}" for message in row.messages]
    return [*lines, *map(str, report.messages)]


def _understood(values: Mapping[str, Any]) -> str:
    """An item with its time and place; a journey as “2027-04-30, LH 418, FRA-IAD, 13:05-15:55”."""
    ends = [values.get(key) or {} for key in ("from", "to")]
    if any(ends) or "mode" in values:
        service = " ".join(filter(None, (values.get("carrier"), values.get("number"))))
        way, clock = ("-".join(e.get(k) or "?" for e in ends) for k in ("place", "time"))
        told = [
            ends[0].get("date"),
            service,
            way if way != "?-?" else values.get("mode"),
            clock if clock != "?-?" else None,
        ]
        if ends[0].get("date") and ends[1].get("date") not in (None, ends[0]["date"]):
            told.append(f"arrives {ends[1]['date']}")
    else:
        keys = ("date", "start", "end", "part", "time_state", "title", "venue")
        told = [values.get(key) for key in keys]
    return ", ".join(str(each) for each in told if each)


def export_calendar(office: Office, words: argparse.Namespace) -> Answer:
    """`export calendar`: what one audience, or one delegate, may know of the program."""
    if words.out.suffix.casefold() != ".ics":
        raise Misused("A calendar is written to a file that ends in .ics")
    data = office.store.ask(lambda session: _calendar(session, office, words))
    path = office.write(words.out, data)
    return Answer({"files": [path], "left_out": []}, [path])


def export_itinerary(office: Office, words: argparse.Namespace) -> Answer:
    """`export itinerary`: the program as one reader may see it, as a table or a calendar."""
    kind = words.out.suffix.casefold()
    if kind == ".ics":
        return export_calendar(office, words)
    if kind not in _TABLES:
        raise Misused("An itinerary is written to a file that ends in .xlsx, .csv or .ics")
    schedule = office.store.ask(lambda session: _schedule(session, office, words))
    path = office.write(words.out, _TABLES[kind](schedule))
    return Answer({"files": [path], "left_out": []}, [path])


def _schedule(session: Session, office: Office, words: argparse.Namespace) -> Schedule:
    exchange = whole_exchange(session, find_exchange(session, words.name))
    order = Order(exchange, VisitKind(words.visit), Reader(words.audience), office.today)
    audience_for(words.audience, "daily-schedule")
    if words.person:
        order = replace(order, person=_delegate_called(order.visit, words.person))
    return daily_schedule(order)


def _calendar(session: Session, office: Office, words: argparse.Namespace) -> bytes:
    exchange = whole_exchange(session, find_exchange(session, words.name))
    order = Order(exchange, VisitKind(words.visit), Reader(words.audience), office.today)
    if words.person:
        order = replace(order, person=_delegate_called(order.visit, words.person))
    return reader_calendar(order, revisions(session, exchange), office.clock.now())


def _delegate_called(visit: Visit, name: str) -> UUID:
    wanted = folded(name)
    found = [each.id for each in visit.delegates if wanted in (str(each.id), folded(str(each)))]
    if len(found) != 1:
        raise Refused("There is no one delegate “{name}” in this visit.", name=name)
    return found[0]
