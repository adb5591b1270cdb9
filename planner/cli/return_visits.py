"""Commands about the return visit: its window, the weeks proposed, the waiver."""

import argparse
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from planner.actions.return_visits import lay_out_return, waive_return
from planner.cli.answers import Answer, done
from planner.cli.language_words import unread
from planner.cli.office import Office
from planner.cli.stays import Stay, stays_of, telling_replaced
from planner.model import Exchange, VisitKind
from planner.queries.exchanges import find_exchange
from planner.queries.return_weeks import ReturnWeeks, return_weeks
from planner.rules.return_visits import ReturnState, Standing, visit_of
from planner.rules.return_weeks import Reason, Week
from planner.wording import Wording, wording


def return_window(office: Office, words: argparse.Namespace) -> Answer:
    def query(session: Session) -> ReturnWeeks:
        exchange = find_exchange(session, words.name)
        return return_weeks(session, exchange, office.today, words.length, words.travel_days)

    found = office.store.ask(query)
    said = wording(words.language)
    asked = {day: _why_not(found, day, said) for day in words.why_not}
    value = window_value(found.standing)
    value["proposals"] = [
        {
            "start": week.start,
            "end": week.end,
            "cost": week.cost,
            "reasons": _said(week.reasons, said),
        }
        for week in found.best
    ]
    value["why_not"] = {day.isoformat(): reasons for day, reasons in asked.items()}
    value["notices"] = _said(found.unknown, said)
    return Answer(value, _in_words(found, asked, said), unread(words.language))


def _why_not(found: ReturnWeeks, day: date, words: Wording) -> list[str]:
    """All that is to be said of a date: hard rules first, costs, and where it stands."""
    week = found.judge.judge(day)
    said = _said((*week.refusals, *week.reasons), words)
    if not week.refusals:
        said.append(_place_of(week, found, words))
    return said


def _place_of(week: Week, found: ReturnWeeks, words: Wording) -> str:
    say = words.say
    if any(week.start == each.start for each in found.best):
        return say("return_weeks.among-best", cost=week.cost)
    return say("return_weeks.not-among-best", cost=week.cost, best=found.best[-1].cost)


def _said(reasons: Iterable[Reason], words: Wording) -> list[str]:
    return [
        words.say(f"return_weeks.{reason.sentence}", **dict(reason.values)) for reason in reasons
    ]


def _in_words(found: ReturnWeeks, asked: dict[date, list[str]], words: Wording) -> list[str]:
    lines = [standing_words(found.standing, words)]
    for place, week in enumerate(found.best, 1):
        lines += ["", words.each(partial(_proposed, place, week))]
        lines += [f"   {reason}" for reason in _said(week.reasons, words)]
    for day, reasons in asked.items():
        lines += ["", f"{words.day(day)}:", *(f"   {reason}" for reason in reasons)]
    unknown = _said(found.unknown, words)
    return [*lines, "", *unknown] if unknown else lines


def _proposed(place: int, week: Week, words: Wording) -> str:
    days = words.days(week.start, week.end)
    return words.say("return_weeks.proposed", place=place, days=days, cost=week.cost)


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
    said = _said(against, wording())
    return Answer(answer.value | {"notices": said}, answer.lines, said)


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


def standing_words(standing: Standing, words: Wording | None = None) -> str:
    return (words or wording()).each(partial(_standing, standing))


def _standing(standing: Standing, words: Wording) -> str:
    window = standing.window
    outside = standing.standing is ReturnState.SCHEDULED_OUTSIDE
    count = standing.days_outside if outside else standing.days_left
    return words.say(
        f"return_weeks.standing-{standing.standing.value}",
        window=words.days(window.first_day, window.last_day) if window else "",
        count=abs(count or 0),
    )
