"""The command that brings photographs in from a folder."""

import argparse

from sqlalchemy.orm import Session

from planner.actions.photographs import set_photographs
from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.cli.reports import report_lines
from planner.interchange.photographs import files_in, read_photographs
from planner.model import VisitKind
from planner.queries.exchanges import find_exchange
from planner.queries.people import known_delegates
from planner.queries.visits import find_visit


def bring_in(office: Office, words: argparse.Namespace) -> Answer:
    """`import photos`: every picture goes to the delegate whom its name means, as one step."""
    kind = VisitKind(words.visit)
    visit_id = office.store.ask(
        lambda session: find_visit(session, find_exchange(session, words.exchange), kind)
    )
    files, messages = files_in(words.folder)
    delegates = office.store.ask(lambda session: known_delegates(session, visit_id))
    found = read_photographs(files, delegates, messages)
    if found.portraits and not words.dry_run:
        source = words.folder.resolve().name

        def keep(session: Session) -> None:
            set_photographs(session, visit_id, found.portraits, source)

        office.back_up_before_import()
        office.store.do(keep)
    return Answer(found.report.as_json(), report_lines(found.report))
