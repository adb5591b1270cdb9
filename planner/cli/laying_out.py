"""Commands that lay a visit out."""

import argparse
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.cancelling import confirm_day
from planner.actions.item_fields import stop_called
from planner.actions.laying_out import (
    apply_template,
    duplicate_visit,
    lay_out,
    replace_hotel,
    save_template,
)
from planner.cli.answers import Answer, done
from planner.cli.exchanges import city_named
from planner.cli.office import Office
from planner.cli.stays import Stay, stays_of, telling_replaced
from planner.model import Refused, Side, Visit, VisitKind
from planner.queries.exchanges import find_exchange
from planner.queries.templates import template_called, templates
from planner.queries.visits import find_visit
from planner.rules.templates import not_there


def lay_out_visit(office: Office, words: argparse.Namespace) -> Answer:
    notices: list[str] = []
    side = Side.PARTNER if words.visit == VisitKind.FIRST else Side.FOREIGN
    stays = []
    for stay in words.stays:
        name, equals, nights = stay.rpartition("=")
        if not equals or not nights.isascii() or not nights.isdigit():
            raise Refused("A stay is a city and its nights, as in “Orlando=4”.", field="stays")
        stays.append((city_named(name, side, notices), int(nights)))

    def action(session: Session) -> tuple[list[Stay], list[Stay]]:
        visit = _visit(session, words)
        before = stays_of(visit)
        lay_out(session, visit.id, _day(words.start, visit), stays)
        return before, stays_of(visit)

    outcome = office.store.do(action)
    return replace(telling_replaced(done(outcome), *outcome.result), notices=notices)


def put_up_elsewhere(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> None:
        stop = stop_called(_visit(session, words), words.stop)
        replace_hotel(session, stop.id, words.hotel)

    return done(office.store.do(action))


def duplicate(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> UUID:
        return duplicate_visit(session, _visit(session, words).id, words.as_name)

    return done(office.store.do(action))


def confirm(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> None:
        visit = _visit(session, words)
        confirm_day(session, visit.id, _day(words.date, visit), office.today)

    return done(office.store.do(action))


def list_templates(office: Office, words: argparse.Namespace) -> Answer:
    found = office.store.ask(templates)
    rows = [
        {"id": each.id, "name": each.name, "days": each.days, "items": len(each.items)}
        for each in found
    ]
    return Answer(rows, [f"{row['name']}: {row['items']} items" for row in rows])


def save(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> UUID:
        visit = _visit(session, words)
        last = _day(words.to, visit) if words.to else None
        return save_template(session, visit.id, words.as_name, _day(words.date, visit), last)

    return done(office.store.do(action))


def apply(office: Office, words: argparse.Namespace) -> Answer:
    plan = office.store.ask(lambda session: template_called(session, words.template))

    def action(session: Session) -> list[str]:
        visit = _visit(session, words)
        first_day = _day(words.date, visit)
        missing = not_there(plan, visit.groups, first_day)
        apply_template(session, visit.id, plan, first_day)
        return missing

    outcome = office.store.do(action)
    notices = [
        f"There is no group “{name}” on these days; the internal notes of its items say so."
        for name in outcome.result
    ]
    return replace(done(outcome), notices=notices)


def _visit(session: Session, words: argparse.Namespace) -> Visit:
    exchange = find_exchange(session, words.name)
    return session.get_one(Visit, find_visit(session, exchange, VisitKind(words.visit)))


def _day(text: str, visit: Visit) -> date:
    day = typed.day(text, "date", near=visit.first_day)
    if day is None:
        raise Refused("A date is needed, as in 2027-04-16.", field="date")
    return day
