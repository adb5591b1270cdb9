"""All that there is to be said of an exchange today."""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from planner.model import Exchange, ExchangeStatus, VisitStatus
from planner.rules.city_days import calendar_findings
from planner.rules.clashes import clashes
from planner.rules.commitments import commitment_findings
from planner.rules.continuity import continuity_findings
from planner.rules.course import Course
from planner.rules.double_use import double_use
from planner.rules.findings import Finding, in_order
from planner.rules.interpreters import interpreter_findings
from planner.rules.issues import issue_findings
from planner.rules.itinerary import itinerary_findings
from planner.rules.pace import pace_findings
from planner.rules.people import Expiries, people_findings
from planner.rules.return_visits import return_findings
from planner.rules.texts import text_findings
from planner.rules.travel import travel_findings
from planner.rules.visits import visit_findings

NOT_KNOWN: Expiries = MappingProxyType({})


def check(exchange: Exchange, today: date, expiries: Expiries = NOT_KNOWN) -> list[Finding]:
    """Every finding of an exchange loaded whole: errors first, then by date and time.

    `expiries` tells when passports expire, by person; they are private and not loaded with the
    rest. Nothing is said of what is cancelled. Of a closed exchange only what is wrong in its
    record is said, not what its program would still ask for.
    """
    if exchange.status is ExchangeStatus.CANCELLED:
        return []
    findings = [*return_findings(exchange, today), *continuity_findings(exchange)]
    findings += commitment_findings(exchange)
    for visit in exchange.visits:
        if visit.status is not VisitStatus.CANCELLED:
            findings += visit_findings(visit)
            findings += itinerary_findings(visit)
            course = Course(visit)
            findings += clashes(course)
            findings += double_use(course)
            if exchange.status is ExchangeStatus.ACTIVE:
                findings += advice(course, today, expiries)
    return in_order(findings)


def advice(course: Course, today: date, expiries: Expiries = NOT_KNOWN) -> Iterator[Finding]:
    """What a program in the making is asked about: the way, the pace, the calendar, the people."""
    yield from travel_findings(course)
    yield from pace_findings(course)
    yield from calendar_findings(course)
    yield from people_findings(course, expiries)
    yield from interpreter_findings(course)
    yield from text_findings(course, today)
    yield from issue_findings(course.visit)
