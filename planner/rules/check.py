"""All that there is to be said of an exchange today."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from planner.model import Exchange, ExchangeStatus, VisitStatus
from planner.rules.city_days import calendar_findings
from planner.rules.clashes import clashes
from planner.rules.commitments import commitment_findings
from planner.rules.continuity import continuity_findings
from planner.rules.course import Course
from planner.rules.departures import departure_findings
from planner.rules.double_use import double_use
from planner.rules.findings import Finding, in_order
from planner.rules.interpreters import interpreter_findings
from planner.rules.issues import issue_findings
from planner.rules.itinerary import itinerary_findings
from planner.rules.journeys import journey_findings
from planner.rules.pace import pace_findings
from planner.rules.people import Expiries, people_findings
from planner.rules.return_visits import return_findings
from planner.rules.texts import text_findings
from planner.rules.travel import travel_findings
from planner.rules.vehicles import vehicle_findings
from planner.rules.visits import visit_findings

NOT_KNOWN: Expiries = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, and what it takes to find it again after an edit without going through
    everything."""

    findings: tuple[Finding, ...]
    of_dates: tuple[Finding, ...]  # what goes by no item: the pair of visits, what was promised
    courses: Mapping[UUID, Course]
    today: date
    expiries: Expiries


def check(exchange: Exchange, today: date, expiries: Expiries = NOT_KNOWN) -> list[Finding]:
    """Every finding of an exchange loaded whole: errors first, then by date and time.

    `expiries` tells when passports expire, by person; they are private and not loaded with the
    rest. Nothing is said of what is cancelled. Of a closed exchange only what is wrong in its
    record is said, not what its program would still ask for.
    """
    return list(checked(exchange, today, expiries).findings)


def check_again(before: Checked, exchange: Exchange, touched: Collection[UUID]) -> Checked:
    """The same of an exchange of which only these items came, went or changed since `before`."""
    return _checked(exchange, before, touched)


def checked(exchange: Exchange, today: date, expiries: Expiries = NOT_KNOWN) -> Checked:
    of_dates = (*return_findings(exchange, today), *commitment_findings(exchange))
    return _checked(exchange, Checked((), of_dates, {}, today, expiries), ())


def _checked(exchange: Exchange, known: Checked, touched: Collection[UUID]) -> Checked:
    if exchange.status is ExchangeStatus.CANCELLED:
        return replace(known, findings=())
    before, today = known.courses, known.today
    findings = [*known.of_dates, *continuity_findings(exchange)]
    courses = {
        visit.id: Course(visit, before.get(visit.id), touched)
        for visit in exchange.visits
        if visit.status is not VisitStatus.CANCELLED
    }
    for course in courses.values():
        findings += course.of_visit(visit_findings)
        findings += itinerary_findings(course)
        findings += clashes(course)
        findings += double_use(course)
        if exchange.status is ExchangeStatus.ACTIVE:
            findings += advice(course, today, known.expiries)
    return replace(known, findings=tuple(in_order(findings)), courses=courses)


def advice(course: Course, today: date, expiries: Expiries = NOT_KNOWN) -> Iterator[Finding]:
    """What a program in the making is asked about: the way, the pace, the calendar, the people."""
    yield from journey_findings(course, today)
    yield from departure_findings(course)
    yield from travel_findings(course)
    yield from pace_findings(course)
    yield from calendar_findings(course)
    yield from people_findings(course, expiries)
    yield from vehicle_findings(course)
    yield from interpreter_findings(course)
    yield from text_findings(course, today)
    yield from course.of_visit(issue_findings)
