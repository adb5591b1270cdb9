"""Commands about lists of people."""

import argparse
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.papers import note_exported
from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.cli.reports import report_lines
from planner.cli.typed_words import Misused
from planner.editions.audiences import audience_named
from planner.interchange.roster import (
    Answers,
    DateOrder,
    land_roster,
    plan_roster,
    read_roster,
    read_told,
    report_of,
    surroundings,
)
from planner.interchange.roster.table import RosterTable, roster_table
from planner.interchange.roster.writing import WRITERS
from planner.model import Exchange, Visit, VisitKind
from planner.queries.exchanges import find_exchange
from planner.queries.visits import find_visit
from planner.store.files import EVERYBODY, OWNER

ASKED = 3  # the exit code where a question is open


def bring_in(office: Office, words: argparse.Namespace) -> Answer:
    """Read a list, and land it unless a question is open or nothing is to be written."""
    told = read_told(columns_told(words.map))
    data = office.read(words.file)
    answers = Answers(
        date_order=DateOrder(words.date_order) if words.date_order else None,
        encoding=words.encoding,
        sheet=words.sheet,
        columns=told,
        year=words.year,
    )
    visit_id = office.store.ask(
        lambda session: find_visit(
            session, find_exchange(session, words.exchange), VisitKind(words.visit)
        )
    )
    around = office.store.ask(partial(surroundings, visit_id=visit_id, today=office.today))
    preview = read_roster(data, words.file.name, around, answers)
    if preview.questions or words.dry_run:
        office.store.ask(partial(plan_roster, visit_id=visit_id, preview=preview))
    else:
        office.back_up_before_import()
        office.store.do(
            partial(land_roster, visit_id=visit_id, preview=preview, source=words.file.name)
        )
    report = report_of(preview)
    lines = [f"{words.file.name}: {line}" if at == 0 else line
             for at, line in enumerate(report_lines(report))]  # fmt: skip
    notices = []
    if preview.questions:
        notices.append(
            "Nothing was brought in yet: answer what is asked, and bring the list in again."
        )
    code = ASKED if preview.questions else 0
    return Answer(report.as_json(), lines, notices, code)


def columns_told(typed: Sequence[str]) -> Sequence[str]:
    """What was said of columns; Misused where one is not written like Column=field."""
    for each in typed:
        heading, equals, _ = each.rpartition("=")
        if not equals or not heading.strip():
            raise Misused(f"“{each}” is not written like Column=field")
    return typed


def write_out(office: Office, words: argparse.Namespace) -> Answer:
    """Write the list of a delegation. Where private fields are in it, the journal says so first."""
    write = WRITERS.get(words.out.suffix.casefold())
    if write is None:
        raise Misused(f"A roster is written to a file that ends in {', '.join(WRITERS)}")
    audience = audience_named(words.audience)
    columns = [each.strip() for each in (words.columns or "").split(",") if each.strip()]

    def drawn(session: Session) -> tuple[UUID, str, RosterTable]:
        exchange_id = find_exchange(session, words.name)
        visit_id = find_visit(session, exchange_id, VisitKind(words.visit))
        table = roster_table(session, visit_id, audience, person=words.person, wanted=columns)
        return visit_id, session.get_one(Exchange, exchange_id).name, table

    visit_id, exchange, table = office.store.ask(drawn)
    data = write(table, f"{exchange}, {words.visit} visit")
    notices = []
    if table.private:
        office.store.do(
            lambda session: note_exported(
                session, session.get_one(Visit, visit_id), "roster", table.private
            )
        )
        notices.append(
            "The file holds private fields, open to whoever has it; the journal says who took"
            f" them out: {', '.join(table.private)}."
        )
    path = office.write(words.out, data, OWNER if table.private else EVERYBODY)
    value = {
        "files": [path],
        "left_out": list(table.left_out),
        "columns": [field.key for field in table.fields],
        "private": table.private,
        "rows": len(table.rows),
    }
    left = [f"Left out: {', '.join(table.left_out)}."] if table.left_out else []
    return Answer(value, [path, *left], notices)
