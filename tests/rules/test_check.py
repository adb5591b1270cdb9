"""All that is to be said of an exchange."""

import json
from dataclasses import replace
from datetime import date, time, timedelta
from random import Random
from typing import Any

import pytest
from builders import (
    a_delegate,
    a_group,
    a_participation,
    a_person,
    a_stop,
    a_visit,
    an_exchange,
    an_item,
)
from exchange_files import exchange_files
from hypothesis import given
from hypothesis import strategies as st
from published_programs import NAMES, exchange_file
from whole_exchange import an_exchange_with_everything

from planner.interchange.exchange_file import read_exchange
from planner.model import Exchange, ExchangeStatus, Item, VisitKind, VisitStatus
from planner.rules.agenda import days_of
from planner.rules.check import check
from planner.rules.clashes import meeting
from planner.rules.course import Course
from planner.rules.findings import Finding, Severity, in_order
from planner.shipped import RESOURCES
from planner.wording import wording

TODAY = date(2027, 4, 1)
WRONG = {"start": time(14), "end": time(13)}


def rules_of(exchange: Exchange, today: date = TODAY) -> list[str]:
    return [finding.rule for finding in check(exchange, today)]


def test_errors_stand_first_then_warnings_then_notes() -> None:
    exchange = an_exchange(visits=[a_visit(items=[an_item(**WRONG)])])
    assert rules_of(exchange) == ["end-before-start", "no-legs", "return-undated"]


def test_nothing_is_said_of_what_is_cancelled() -> None:
    cancelled = an_exchange(
        visits=[a_visit(items=[an_item(**WRONG)])], status=ExchangeStatus.CANCELLED
    )
    assert rules_of(cancelled) == []
    visit = a_visit(items=[an_item(**WRONG)], status=VisitStatus.CANCELLED)
    assert rules_of(an_exchange(visits=[visit])) == []


def test_of_a_closed_exchange_only_its_record_is_judged() -> None:
    visit = a_visit(stops=[a_stop()], items=[an_item(day=a_stop().first_day, **WRONG)])
    closed = an_exchange(visits=[visit], status=ExchangeStatus.CLOSED)
    assert rules_of(closed) == ["end-before-start"]


def test_a_finding_tells_the_visit_it_is_of() -> None:
    visits = [a_visit(kind, stops=[a_stop()], items=[an_item(**WRONG)]) for kind in VisitKind]
    told = {(each.rule, each.visit) for each in check(an_exchange(visits=visits), TODAY)}
    assert {("end-before-start", kind) for kind in VisitKind} < told


def test_a_passport_is_checked_where_it_is_known() -> None:
    ada = a_delegate()
    exchange = an_exchange(visits=[a_visit(delegates=[ada])])
    told = [each.rule for each in check(exchange, TODAY, {ada.person.id: date(2027, 4, 19)})]
    assert told[0] == "passport-expires"
    assert "passport-expires" not in rules_of(exchange)


def test_a_sample_of_everything_can_be_checked() -> None:
    assert check(an_exchange_with_everything(items=30, delegates=12), TODAY)


# -- real programs ---------------------------------------------------------------------------------


def published(name: str) -> Exchange:
    return read_exchange(json.dumps(exchange_file(name)).encode()).exchange


@pytest.mark.parametrize("name", NAMES)
def test_a_published_program_has_no_errors_and_few_warnings(name: str) -> None:
    exchange = published(name)
    findings = check(exchange, date(2026, 11, 24))
    warnings = [each for each in findings if each.severity is Severity.WARNING]
    days = sum(day is not None for visit in exchange.visits for day in days_of(visit))
    assert [each for each in findings if each.severity is Severity.ERROR] == []
    assert len(warnings) <= 2 * days
    assert not [each for each in warnings if each.rule == "overlap-delegate"]


# -- anything at all -------------------------------------------------------------------------------


def is_well_formed(findings: list[Finding]) -> None:
    assert findings == in_order(findings)
    assert len({each.id for each in findings}) == len(findings)
    for finding in findings:
        assert finding.concerns
        assert wording().finding(finding)


@given(exchange_files(), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_any_exchange_can_be_checked_on_any_day(file: dict[str, Any], today: date) -> None:
    exchange = read_exchange(json.dumps(file).encode()).exchange
    findings = check(exchange, today)
    is_well_formed(findings)
    assert check(exchange, today) == findings


@given(st.sampled_from([date.min, date.max]), st.times(), st.times(), st.booleans())
def test_the_ends_of_the_calendar_are_no_trouble(
    day: date, start: time, end: time, ends_next_day: bool
) -> None:
    stop = a_stop(first_day=day, last_day=day)
    items: list[Item] = [
        an_item(day=day, start=start, end=end, ends_next_day=ends_next_day, stop=stop)
        for _ in range(2)
    ]
    exchange = an_exchange(visits=[a_visit(stops=[stop], items=items)])
    for today in (date.min, TODAY, date.max):
        is_well_formed(check(exchange, today))


# -- large visits ----------------------------------------------------------------------------------


def a_large_exchange(items: int, delegates: int = 12) -> Exchange:
    """Full days in two groups, each item an hour after the one before, for ten a day."""
    them = [a_delegate(a_person(f"Delegate {n}"), rank=n) for n in range(delegates)]
    groups = [a_group(*them[::2]), a_group(*them[1::2])]
    first = date(2027, 1, 1)
    random = Random(7)
    visit = a_visit(delegates=them, groups=groups)
    visit.stops[0].first_day, visit.stops[0].last_day = first, first + timedelta(items // 10)
    visit.stops = visit.stops[:1]
    for n in range(items):
        begins = 8 + n % 10
        item = an_item(day=first + timedelta(n // 10), start=time(begins), end=time(begins + 1))
        if random.random() < 0.5:
            item.everyone, item.participations = False, [a_participation(random.choice(groups))]
        visit.items.append(item)
    return an_exchange(visits=[visit])


def test_a_program_of_a_thousand_items_without_clashes_is_found_to_be_so() -> None:
    assert "overlap-delegate" not in rules_of(a_large_exchange(1000))


def test_ten_times_the_items_are_not_compared_a_hundred_times_as_often() -> None:
    compared: list[int] = []

    class Counted(int):
        """People that note each time they are held against others."""

        def __and__(self, others: int) -> int:
            compared.append(1)
            return int(self) & others

    counts = []
    for items in (100, 1000):
        compared.clear()
        for taken in Course(a_large_exchange(items).visits[0]).clocks:
            about = [
                each._replace(
                    span=replace(each.span, approximate=True), people=Counted(each.people)
                )
                for each in taken
            ]
            list(meeting(about))
        counts.append(len(compared))
    assert 0 < counts[1] <= 11 * counts[0]


RULES = """
overlap-delegate overlap-escort overlap-interpreter overlap-vehicle overlap-room outside-visit
leg-backwards travel-short travel-unknown end-before-start meal-missed day-full after-flight
public-holiday weekend clock-change observance diet-unknown interpreter-missing passport-expires
escort-ratio seats-short delegate-idle delegate-away interpreter-load hotel-text time-in-notes
still-tentative phone-missing names-not-sent no-washington return-undated return-outside
return-closing continuity sector-missing zone-unknown clock-gap clock-twice
"""


def test_every_check_has_its_sentence() -> None:
    known = json.loads((RESOURCES / "wording/en/findings.json").read_text(encoding="utf-8"))
    assert set(RULES.split()) <= {key.partition(".")[0] for key in known}


def test_the_published_programs_have_two_warnings_a_day_at_most() -> None:
    warnings = days = 0
    for name in NAMES:
        exchange = read_exchange(json.dumps(exchange_file(name)).encode()).exchange
        warnings += sum(each.severity is Severity.WARNING for each in check(exchange, TODAY))
        days += sum(day is not None for visit in exchange.visits for day in days_of(visit))
    assert warnings <= 2 * days


def test_the_id_of_a_finding_is_that_of_what_it_is_about() -> None:
    exchange = an_exchange(visits=[a_visit(items=[an_item(day=date(2027, 4, 17))])])

    def weekend() -> Finding:
        return next(each for each in check(exchange, TODAY) if each.rule == "weekend")

    before = weekend().id
    assert weekend().id == before
    exchange.visits[0].items[0].title = "Another name"
    assert weekend().id == before
    exchange.visits[0].items[0].day = date(2027, 4, 18)
    assert weekend().id != before
