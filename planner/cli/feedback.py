"""Commands about what those who took part thought."""

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path

from planner.actions.feedback import take_feedback
from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.interchange.feedback import feedback_sheet, read_feedback
from planner.interchange.report import Message, Outcome
from planner.model import Refused, Visit, VisitKind
from planner.queries.exchanges import find_exchange, whole_exchange


def bring_in_feedback(office: Office, words: argparse.Namespace) -> Answer:
    visit = _visit(office, words)
    file = Path(words.file)
    parsed = read_feedback(office.read(file), file.name, visit)
    report = parsed.report
    if parsed.answers and not words.dry_run:
        take = partial(take_feedback, visit_id=visit.id, answers=parsed.answers)
        if before := office.store.do(take).result:
            known = Message(
                "Answers left out, as they were here already: {count}.", {"count": before}
            )
            report = replace(report, messages=(*report.messages, known))
    counts = ", ".join(f"{report.count(each)} {each.value}" for each in Outcome)
    said = [f"Row {row.line}: {message}" for row in report.rows for message in row.messages]
    said += map(str, report.messages)
    return Answer(report.as_json(), [f"{counts}."], said)


def write_out_feedback(office: Office, words: argparse.Namespace) -> Answer:
    path = office.write(Path(words.file), feedback_sheet(_visit(office, words), words.language))
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
