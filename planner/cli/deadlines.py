"""Commands about deadlines: the list over all exchanges, ticking off, the calendar file."""

import argparse
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.deadlines import tick_off
from planner.actions.follow_on import finish_follow_on
from planner.cli.answers import Answer, done
from planner.cli.office import Office
from planner.cli.typed_words import Misused
from planner.interchange.deadline_calendar import deadline_calendar
from planner.queries.deadline_digest import digest
from planner.queries.deadlines import DeadlineRow, find_deadline, list_deadlines
from planner.queries.exchanges import find_exchange
from planner.queries.follow_on import follow_on_called
from planner.rules.deadlines import DeadlineKind
from planner.wording import wording


def deadlines(office: Office, words: argparse.Namespace) -> Answer:
    if words.done is not None:
        return _tick_off(office, words)
    if words.on or words.note is not None:
        raise Misused("--on and --note belong to --done ID")
    rows = _rows(office, words.exchange, words.owner)
    if words.kind:
        kind = typed.one_of(DeadlineKind, words.kind, "kind")
        rows = [row for row in rows if row.kind is kind]
    said = digest(rows, office.today).splitlines() if words.digest else _in_words(rows)
    return Answer([_value(row) for row in rows], said)


def _tick_off(office: Office, words: argparse.Namespace) -> Answer:
    if words.on is None:
        raise Misused("--done ID needs --on DATE")

    def action(session: Session) -> None:
        activity = follow_on_called(session, words.done)
        if activity is not None:
            finish_follow_on(session, activity, words.note or "")
        else:
            deadline = find_deadline(session, words.done)
            tick_off(session, [deadline], words.on, words.note, today=office.today)

    return done(office.store.do(action))


def write_calendar(office: Office, words: argparse.Namespace) -> Answer:
    rows = _rows(office, words.name, words.owner)
    if words.visit:
        rows = [row for row in rows if row.visit == words.visit]
    path = office.write(words.out, deadline_calendar(rows, made_at=office.clock.now()))
    return Answer({"files": [path], "left_out": []}, [path])


def _rows(office: Office, exchange: str | None, owner: str | None) -> list[DeadlineRow]:
    def query(session: Session) -> list[DeadlineRow]:
        about: UUID | None = find_exchange(session, exchange) if exchange else None
        return list_deadlines(session, office.today, about, owner)

    return office.store.ask(query)


def _value(row: DeadlineRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "key": row.key,
        "kind": row.kind,
        "due": row.due,
        "what": row.what,
        "exchange": row.exchange,
        "exchange_id": row.exchange_id,
        "visit": row.visit,
        "owner": row.owner,
        "state": row.state,
        "days_left": row.days_left,
        "done_on": row.done_on,
        "note": row.note,
        "snoozed_until": row.snoozed_until,
    }


def _in_words(rows: list[DeadlineRow]) -> list[str]:
    """Under the heads of the page, each with what is due soonest."""
    lines = []
    say = wording()
    heads = [key for key in say.words("deadlines") if key.startswith("state-")]
    order = {key.removeprefix("state-"): place for place, key in enumerate(heads)}
    rows = sorted(rows, key=lambda row: order[row.state])
    for state, group in groupby(rows, key=lambda row: row.state):
        lines.append(say.say(f"deadlines.state-{state}"))
        for row in group:
            due = say.day(row.due) if row.due else say.say("deadlines.waits")
            about = ", ".join(filter(None, (row.exchange, row.owner)))
            lines.append(f"  {due}  {row.what}" + (f" ({about})" if about else ""))
    return lines or [say.say("deadlines.none")]
