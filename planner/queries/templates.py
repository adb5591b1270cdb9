"""The templates there are: those of the program first, then those the office saved."""

import json
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.model import Refused, Template
from planner.rules.folding import folded
from planner.rules.templates import Plan, from_words, planned
from planner.shipped import RESOURCES


def templates(session: Session) -> list[Plan]:
    query = select(Template).options(selectinload(Template.items))
    saved = session.scalars(query.order_by(Template.rank, Template.name, Template.id))
    return [
        *_shipped(),
        *(
            Plan(each.name, tuple(planned(item, item.number) for item in each.items), each.id)
            for each in saved
        ),
    ]


def template_called(session: Session, name: str) -> Plan:
    """The template of this name, a saved one before a shipped one; Refused if there is none."""
    found = [each for each in templates(session) if folded(each.name) == folded(name)]
    if not found:
        raise Refused(
            "There is no template “{name}”. There are: {names}.",
            name=name,
            names=", ".join(each.name for each in templates(session)),
        )
    return found[-1]


@cache
def _shipped() -> tuple[Plan, ...]:
    file = RESOURCES / "rules" / "day-templates.json"
    plans = json.loads(file.read_text(encoding="utf-8"))
    return tuple(from_words(each["name"], each["items"]) for each in plans)
