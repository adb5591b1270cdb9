"""Commands about what those who took part thought."""

import argparse
from functools import partial
from pathlib import Path

from planner.actions.feedback import take_feedback
from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.interchange.feedback import feedback_sheet, read_feedback
from planner.interchange.report import Outcome
from planner.model import Refused, Visit, VisitKind
from planner.queries.exchanges import find_exchange, whole_exchange


def bring_in_feedback(office: Office, words: argparse.Namespace) -> Answer:
    visit = _visit(office, words)
    file = Path(words.file)
    parsed = read_feedback(office.read(file), file.name, visit)
    if parsed.answers and not words.dry_run:
        office.store.do(partial(take_feedback, visit_id=visit.id, answers=parsed.answers))
    report = parsed.report
    counts = ", ".join(f"{report.count(each)} {each.value}" for each in Outcome)
    said = [f"Row {row.line}: {message}" for row in report.rows for message in row.messages]
    return Answer(report.as_json(), [f"{counts}."], said)


def write_out_feedback(office: Office, words: argparse.Namespace) -> Answer:
    path = office.write(Path(words.file), feedback_sheet(_visit(office, words)))
    return Answer({"files": [path], "left_out": []}, [path])


def _visit(office: Office, words: argparse.Namespace) -> Visit:
    exchange = office.store.ask(
        lambda session: whole_exchange(session, find_exchange(session, words.name))
    )
    for visit in exchange.visits:
        if visit.kind is VisitKind(words.visit):
            return visit
    raise Refused("This exchange has no {kind} visit yet.", kind=words.visit)


COMMANDS = {
    "import-feedback": bring_in_feedback,
    "export-feedback": write_out_feedback,
}
