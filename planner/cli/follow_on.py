"""Commands about activities that follow exchanges."""

import argparse
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.follow_on import add_follow_on, edit_follow_on, tie_follow_on
from planner.cli.answers import Answer, done
from planner.cli.attachments import an_id, as_values
from planner.cli.itinerary import fields_of
from planner.cli.office import Office
from planner.model import FollowOn
from planner.queries.attachments import files_of
from planner.queries.exchanges import find_exchange
from planner.queries.follow_on import all_follow_ons, follow_ons_of
from planner.rules.amounts import Total, overspent, totals
from planner.store.journal import change
from planner.wording import wording


def follow_on(office: Office, words: argparse.Namespace) -> Answer:
    def listed(session: Session) -> list[FollowOn]:
        if not words.name:
            return all_follow_ons(session)
        return follow_ons_of(session, find_exchange(session, words.name))

    found = office.store.ask(listed)
    kept = office.store.ask(partial(files_of, things=[each.id for each in found]))
    return Answer(
        [_activity(each) | {"files": as_values(kept.get(each.id, []))} for each in found],
        [*map(_activity_words, found), *map(_total_words, totals(found))]
        or ["No follow-on activities yet."],
    )


def _activity(activity: FollowOn) -> dict[str, Any]:
    return {
        "id": activity.id,
        "kind": activity.kind,
        "title": activity.title,
        "date": activity.day,
        "last_day": activity.last_day,
        "start": activity.start,
        "zone": activity.zone,
        "date_as_given": activity.date_as_given,
        "repeats": activity.repeats,
        "place": activity.place,
        "cities": activity.cities,
        "people": [each.full_name for each in activity.people],
        "organizations": activity.organizations,
        "amount": _amount(activity.amount),
        "amount_approved": _amount(activity.approved),
        "amount_spent": _amount(activity.spent),
        "amount_over": _amount(overspent(activity) or None),  # more was spent than approved
        "currency": activity.currency,
        "status": activity.status,
        "outcome": activity.outcome,
        "exchanges": [tie.exchange.name for tie in activity.ties],
    }


def _amount(hundredths: int | None) -> float | int | None:
    if hundredths is None:
        return None
    return hundredths / 100 if hundredths % 100 else hundredths // 100


def _activity_words(activity: FollowOn) -> str:
    when = wording().day(activity.day) if activity.day else activity.date_as_given or "No date"
    names = ", ".join(tie.exchange.name for tie in activity.ties)
    said = f"{when}: {activity.title} ({activity.kind}, {activity.status}). {names}".strip()
    over = overspent(activity)
    warned = f". {_sum(over, activity.currency)} more was spent than approved" if over else ""
    return f"{activity.id}  {said}{warned}"


def _total_words(total: Total) -> str:
    name = total.currency or "Currency unknown"
    sums = (total.requested, total.approved, total.spent)
    requested, approved, spent = (_sum(each, None) for each in sums)
    return f"{name}: {requested} requested, {approved} approved, {spent} spent"


def _sum(hundredths: int, currency: str | None) -> str:
    figure = f"{hundredths / 100:,.2f}".removesuffix(".00")
    return f"{currency} {figure}" if currency else figure


def new_follow_on(office: Office, words: argparse.Namespace) -> Answer:
    fields = fields_of(words.fields)

    def action(session: Session) -> UUID:
        ids = [find_exchange(session, name) for name in words.exchange]
        return add_follow_on(session, fields, ids)

    return done(office.store.do(action))


def change_follow_on(office: Office, words: argparse.Namespace) -> Answer:
    fields = fields_of(words.fields)
    activity_id = an_id(words.id)

    def action(session: Session) -> None:
        with change(session, "Change a follow-on activity"):
            if fields:
                edit_follow_on(session, activity_id, fields)
            if words.exchange is not None:
                ids = [find_exchange(session, name) for name in words.exchange if name]
                tie_follow_on(session, activity_id, ids)

    return done(office.store.do(action))


COMMANDS = {
    "follow-on": follow_on,
    "add-follow-on": new_follow_on,
    "edit-follow-on": change_follow_on,
}
