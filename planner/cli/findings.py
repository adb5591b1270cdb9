"""Commands about what the checks say."""

import argparse
from typing import Any

from sqlalchemy.orm import Session

from planner.actions.findings import accept as accept_finding
from planner.actions.findings import ask_again
from planner.cli.answers import Answer, done
from planner.cli.language_words import unread
from planner.cli.office import Office
from planner.model import Refused
from planner.queries.exchanges import find_exchange, open_exchange
from planner.rules.findings import Finding, Severity, accepted
from planner.wording import Wording, wording


def check(office: Office, words: argparse.Namespace) -> Answer:
    opened = office.store.ask(
        lambda session: open_exchange(session, find_exchange(session, words.name), office.today)
    )
    findings = [
        each for each in opened.findings if not words.visit or each.visit in (None, words.visit)
    ]
    known, said = accepted(opened.exchange), wording(words.language)
    open_ids = {each.id for each in opened.open_findings}
    reasons = {each.id: None if each.id in open_ids else known[each.id] for each in findings}
    open_ones = [each for each in findings if each.id in open_ids]
    rest = [each for each in findings if each.id not in open_ids]
    counts = ", ".join(_counted(open_ones, severity, said) for severity in Severity)
    lines = [*(_line(each, None, said) for each in open_ones), f"{counts}."]
    if rest:
        lines += ["", said.say("checks.accepted-ones", count=len(rest))]
        lines += [_line(each, reasons[each.id], said) for each in rest]
    values = [_value(each, reasons[each.id], said) for each in findings]
    return Answer(values, lines, unread(words.language))


def _counted(findings: list[Finding], severity: Severity, words: Wording) -> str:
    count = sum(each.severity is severity for each in findings)
    return words.say(f"checks.{severity.value}s", count=count)


def _line(finding: Finding, reason: str | None, words: Wording) -> str:
    severity = words.say(f"checks.severity-{finding.severity.value}")
    line = words.say("checks.line", severity=severity, said=words.finding(finding))
    return f"{line} {words.say('checks.accepted', reason=reason)}" if reason else line


def _value(finding: Finding, reason: str | None, words: Wording) -> dict[str, Any]:
    return {
        "id": finding.id,
        "severity": finding.severity,
        "rule": finding.rule,
        "message": words.finding(finding),
        "concerns": [{"kind": it.kind, "id": it.id, "name": it.name} for it in finding.concerns],
        "date": finding.date,
        "accepted": reason,
    }


def accept(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> None:
        exchange_id = find_exchange(session, words.name)
        wanted = words.finding.strip().lower()
        for finding in open_exchange(session, exchange_id, office.today).findings:
            if str(finding.id) == wanted:
                if words.take_back:
                    return ask_again(session, exchange_id, finding.id)
                return accept_finding(session, exchange_id, finding, words.reason)
        raise Refused(
            "There is no finding {finding} now. `planner check NAME --json` gives the ids.",
            finding=words.finding,
        )

    return done(office.store.do(action))
