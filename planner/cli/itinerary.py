"""Commands about one visit's itinerary."""

import argparse
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.cancelling import cancel_item
from planner.actions.delegates import edit_delegate
from planner.actions.itinerary import add_item, edit_item
from planner.actions.rescheduling import move_visit, shift
from planner.cli.answers import Answer, done
from planner.cli.office import Office
from planner.cli.typed_words import Misused
from planner.model import Item, Refused, Visit, VisitKind
from planner.queries.exchanges import find_exchange
from planner.queries.people import delegate_called, known_delegates
from planner.queries.visits import find_visit
from planner.rules.participation import group_called
from planner.rules.standby import standby_for
from planner.rules.typed_times import read_time
from planner.store.here import still_here
from planner.wording import wording


def edit(office: Office, words: argparse.Namespace) -> Answer:
    """Fields of an item, or of a delegate: the days of a late joiner, say."""
    fields = fields_of(words.fields)
    if words.delegate and not words.visit:
        raise Misused("--delegate goes with --visit first or --visit return")

    def action(session: Session) -> None:
        exchange_id = find_exchange(session, words.name)
        if words.delegate:
            visit_id = find_visit(session, exchange_id, VisitKind(words.visit))
            delegate = delegate_called(known_delegates(session, visit_id), words.delegate)
            edit_delegate(session, delegate.id, fields)
            return
        edit_item(session, _item_of(session, exchange_id, words.item, words.visit), fields)

    return done(office.store.do(action))


def _item_of(session: Session, exchange_id: UUID, typed: str, kind: str | None) -> UUID:
    """The item of this id in that exchange, and in that visit where one is named."""
    query = (
        select(Item.id)
        .join(Visit, Item.visit_id == Visit.id)
        .where(Visit.exchange_id == exchange_id)
    )
    if kind:
        query = query.where(Visit.kind == VisitKind(kind))
    wanted = typed.strip().lower()
    for item_id in session.scalars(query):
        if str(item_id) == wanted:
            return item_id
    raise Refused(
        "There is no item {item} in that exchange. `planner show NAME` gives the ids.", item=typed
    )


def add(office: Office, words: argparse.Namespace) -> Answer:
    fields = fields_of(words.fields)

    def action(session: Session) -> UUID:
        visit = find_visit(session, find_exchange(session, words.name), VisitKind(words.visit))
        return add_item(session, visit, fields)

    return done(office.store.do(action))


def fields_of(typed: Sequence[str]) -> dict[str, str]:
    """“field=value” as typed on the command line, by field."""
    fields: dict[str, str] = {}
    for each in typed:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise Misused(f"“{each}” is not written like field=value")
        if name.strip() in fields:
            raise Misused(f"The field {name.strip()} is given twice")
        fields[name.strip()] = value
    return fields


def cancel(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> list[Item]:
        exchange_id = find_exchange(session, words.name)
        item_id = _item_of(session, exchange_id, words.item, words.visit)
        instead = (
            _item_of(session, exchange_id, words.instead, words.visit) if words.instead else None
        )
        cancel_item(session, item_id, words.by, words.why, office.today, instead)
        return standby_for(still_here(session, Item, item_id))

    def told(session: Session) -> list[tuple[UUID, str]]:
        return [(item.id, item.title) for item in action(session)]

    outcome = office.store.do(told)
    answer = done(outcome)
    offers = [{"id": item_id, "title": title} for item_id, title in outcome.result]
    lines = [f"It could be replaced by “{each['title']}” ({each['id']})." for each in offers]
    return Answer(answer.value | {"standby": offers}, answer.lines + lines)


def move(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> date | None:
        visit = find_visit(session, find_exchange(session, words.name), VisitKind(words.visit))
        move_visit(session, visit, words.days)
        return session.get_one(Visit, visit).first_day

    outcome = office.store.do(action)
    answer, begins = done(outcome), outcome.result
    lines = [f"The visit begins on {wording().day(begins)}."] if begins else []
    return Answer(answer.value | {"first_day": begins}, answer.lines + lines)


def shift_day(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> None:
        visit_id = find_visit(session, find_exchange(session, words.name), VisitKind(words.visit))
        visit = session.get_one(Visit, visit_id)
        day = typed.day(words.date, "date", near=visit.first_day)
        begins = read_time(words.from_time, field="from").start
        if day is None or begins is None:
            raise Refused("Say from when: a date, and a time as in “9:30”.", field="from")
        group = _group_of(visit, words.group) if words.group else None
        shift(session, visit_id, day, begins, words.minutes, group)

    return done(office.store.do(action))


def _group_of(visit: Visit, name: str) -> UUID:
    group = group_called(visit, name)
    if group is None:
        raise Refused(
            "There is no group “{typed}” in {visit}. Its groups are: {groups}.",
            field="group",
            typed=name,
            visit=str(visit),
            groups=", ".join(each.name for each in visit.groups) or "none yet",
        )
    return group.id
