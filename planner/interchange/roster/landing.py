"""From a preview to the database, and the report of what became of every row."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.rosters import RosterEntry, put_roster
from planner.interchange.report import Outcome, Report, Row
from planner.interchange.roster.fields import FIELDS
from planner.interchange.roster.planning import Decision, Plan, plan_roster
from planner.interchange.roster.preview import Preview, Surroundings
from planner.model import City, ListLayout, PairedCity, Refused, Side, Stop, Visit, VisitKind
from planner.store.here import still_here
from planner.store.unhurried import Progress, without_collecting


def surroundings(session: Session, visit_id: UUID, today: date) -> Surroundings:
    """What is known before a list of this visit's people is opened."""
    visit = still_here(session, Visit, visit_id)
    side = Side.FOREIGN if visit.kind is VisitKind.FIRST else Side.PARTNER
    countries = session.scalars(
        select(City.country)
        .join(PairedCity, PairedCity.city_id == City.id)
        .where(PairedCity.exchange_id == visit.exchange_id, PairedCity.side == side)
    )
    days = session.execute(
        select(Stop.first_day, Stop.last_day).where(Stop.visit_id == visit_id)
    ).all()
    ends = max((day for pair in days for day in pair if day), default=None)
    layouts = session.execute(select(ListLayout.headings, ListLayout.columns))
    return Surroundings(
        today=today,
        ends=ends,
        countries=tuple(sorted({each for each in countries if each})),
        remembered={headings: _columns(columns) for headings, columns in layouts},
    )


def _columns(told: tuple[str, ...]) -> dict[str, str]:
    pairs = (each.rpartition("=") for each in told)
    return {heading: meaning for heading, _, meaning in pairs}


def land_roster(
    session: Session,
    visit_id: UUID,
    preview: Preview,
    *,
    source: str,
    decisions: Mapping[int, Decision] | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Put a list into the delegation, as one change; `source` is the name of the file.

    Refused while a question is open.
    """
    if preview.questions:
        raise Refused("A question about this list is still open.")
    with without_collecting():
        return _land(session, visit_id, preview, source, decisions, progress)


def _land(
    session: Session,
    visit_id: UUID,
    preview: Preview,
    source: str,
    decisions: Mapping[int, Decision] | None,
    progress: Progress | None,
) -> Plan:
    plan = plan_roster(session, visit_id, preview, decisions)
    entries = [
        RosterEntry(
            each.changes,
            each.delegate.id if each.delegate else None,
            each.person.id if each.person else None,
        )
        for each in plan.rows
        if each.row.outcome in (Outcome.TAKEN, Outcome.CHANGED)
    ]
    layout = None
    if preview.told:
        layout = preview.layout, [f"{heading}={field}" for heading, field in preview.told.items()]
    put_roster(session, visit_id, entries, source=source, layout=layout, progress=progress)
    return plan


def report_of(preview: Preview) -> Report:
    """What became of every row, as reports are told."""
    rows = tuple(
        Row(
            row=row.row,
            line=row.line,
            sheet=preview.sheet,
            outcome=row.outcome,
            values=told_values(row.values),
            messages=tuple(row.messages),
        )
        for row in preview.rows
    )
    questions = tuple(question.message for question in preview.questions)
    return Report(rows, (*preview.messages, *questions))


def told_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a row as JSON has them, in the order of the fields."""
    return {key: _told(values[key]) for key in FIELDS if key in values}


def _told(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value
