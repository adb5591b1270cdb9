"""Commands about the return visit: its window, the weeks proposed, the waiver."""

import argparse
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from planner.actions.return_visits import lay_out_return, waive_return
from planner.cli.answers import Answer, done
from planner.cli.office import Office
from planner.cli.stays import Stay, stays_of, telling_replaced
from planner.model import Exchange, VisitKind
from planner.queries.exchanges import find_exchange
from planner.queries.return_weeks import ReturnWeeks, return_weeks
from planner.rules.return_visits import ReturnState, Standing, visit_of
from planner.rules.return_weeks import Reason, Week
from planner.wording import wording


def return_window(office: Office, words: argparse.Namespace) -> Answer:
    def query(session: Session) -> ReturnWeeks:
        exchange = find_exchange(session, words.name)
        return return_weeks(session, exchange, office.today, words.length, words.travel_days)

    found = office.store.ask(query)
    asked = {day: _why_not(found, day) for day in words.why_not}
    value = window_value(found.standing)
    value["proposals"] = [
        {"start": week.start, "end": week.end, "cost": week.cost, "reasons": _said(week.reasons)}
        for week in found.best
    ]
    value["why_not"] = {day.isoformat(): reasons for day, reasons in asked.items()}
    value["notices"] = _said(found.unknown)
    return Answer(value, _in_words(found, asked))


def _why_not(found: ReturnWeeks, day: date) -> list[str]:
    """All that is to be said of a date: hard rules first, costs, and where it stands."""
    week = found.judge.judge(day)
    said = _said((*week.refusals, *week.reasons))
    if not week.refusals:
        said.append(_place_of(week, found))
    return said


def _place_of(week: Week, found: ReturnWeeks) -> str:
    say = wording().say
    if any(week.start == each.start for each in found.best):
        return say("return_weeks.among-best", cost=week.cost)
    return say("return_weeks.not-among-best", cost=week.cost, best=found.best[-1].cost)


def _said(reasons: Iterable[Reason]) -> list[str]:
    say = wording().say
    return [say(f"return_weeks.{reason.sentence}", **dict(reason.values)) for reason in reasons]


def _in_words(found: ReturnWeeks, asked: dict[date, list[str]]) -> list[str]:
    say = wording()
    lines = [standing_words(found.standing)]
    for place, week in enumerate(found.best, 1):
        lines += ["", f"{place}. {say.days(week.start, week.end)}, cost {week.cost}"]
        lines += [f"   {reason}" for reason in _said(week.reasons)]
    for day, reasons in asked.items():
        lines += ["", f"{say.day(day)}:", *(f"   {reason}" for reason in reasons)]
    unknown = _said(found.unknown)
    return [*lines, "", *unknown] if unknown else lines


def waive(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> None:
        waive_return(session, find_exchange(session, words.name), words.reason)

    return done(office.store.do(action))


def lay_out(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> tuple[list[Stay], list[Stay]]:
        exchange_id = find_exchange(session, words.name)
        exchange = session.get_one(Exchange, exchange_id)
        before = stays_of(visit_of(exchange, VisitKind.RETURN))
        lay_out_return(session, exchange_id, words.start, words.length)
        return before, stays_of(visit_of(exchange, VisitKind.RETURN))

    outcome = office.store.do(action)
    answer = telling_replaced(done(outcome), *outcome.result)
    found = office.store.ask(
        lambda session: return_weeks(session, find_exchange(session, words.name), office.today)
    )
    against = found.judge.judge(words.start).refusals
    return Answer(answer.value | {"notices": _said(against)}, answer.lines, _said(against))


# -- the standing, in a value and in words ---------------------------------------------------------


def window_value(standing: Standing) -> dict[str, Any]:
    window = standing.window
    value: dict[str, Any] = {
        "first_day": window.first_day if window else None,
        "last_day": window.last_day if window else None,
        "standing": standing.standing,
        "days_left": standing.days_left,
    }
    if standing.days_outside is not None:
        value["days_outside"] = standing.days_outside
    if standing.days_after is not None:
        value["days_after"] = standing.days_after
    return value


_STANDING_WORDS = {
    ReturnState.WAIVED: "The return visit is waived.",
    ReturnState.HELD: "The return visit was held.",
    ReturnState.UNDATED: "No return window yet: the first visit has no dates.",
    ReturnState.SCHEDULED_INSIDE: "The return visit begins inside its window, {window}.",
    ReturnState.SCHEDULED_OUTSIDE: "The return visit begins {outside} outside {window}.",
    ReturnState.NOT_YET_OPEN: "The return window is not yet open: {window}.",
    ReturnState.OPEN: "The return window is open: {window}, {left} left.",
    ReturnState.CLOSING: "The return window is closing: {window}, {left} left.",
    ReturnState.OVERDUE: "The return visit is {left} overdue: its window was {window}.",
}


def standing_words(standing: Standing) -> str:
    said = wording()
    window = standing.window
    return _STANDING_WORDS[standing.standing].format(
        window=said.days(window.first_day, window.last_day) if window else "",
        left=_days(abs(standing.days_left or 0)),
        outside=_days(standing.days_outside or 0),
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
