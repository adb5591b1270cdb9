"""Commands about one visit's itinerary."""

import argparse
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.itinerary import add_item, edit_item
from planner.cli.answers import Answer, done
from planner.cli.arguments import Misused
from planner.cli.office import Office
from planner.model import Item, Refused, Visit, VisitKind
from planner.queries.exchanges import find_exchange
from planner.queries.visits import find_visit


def edit(office: Office, words: argparse.Namespace) -> Answer:
    fields = fields_of(words.fields)

    def action(session: Session) -> None:
        exchange_id = find_exchange(session, words.name)
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
