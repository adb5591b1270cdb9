"""Commands about issues: giving out, what has changed, who holds what."""

import argparse
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.issues import (
    handout_called,
    note_acknowledged,
    note_told,
)
from planner.cli.answers import Answer, done
from planner.cli.office import Office
from planner.cli.printing import answer_of
from planner.editions.handing_out import hand_out
from planner.editions.issuing import Filed, Frozen, recalled
from planner.editions.languages import wording_notices
from planner.editions.making import person_named
from planner.editions.notice import all_changes
from planner.editions.order import Order
from planner.editions.packing import unpacked
from planner.editions.spoken import Speaker
from planner.editions.summing import summed
from planner.editions.telling import to_tell
from planner.editions.values import Change, Reader
from planner.model import Issue, Visit, VisitKind
from planner.outgoing import Printed, keep_issue, write_issue
from planner.queries.exchanges import find_exchange, whole_exchange
from planner.queries.issues import frozen_content, needs_then, touched_since
from planner.queries.photographs import photographs_of
from planner.queries.visits import find_visit
from planner.rules.issues import handouts_of, issue_numbered
from planner.store.journal import Entry
from planner.wording import SOURCE, wording

_CLOCK, _SIZE = 24, "a4"  # by which changes are listed here, whatever papers are set by


@dataclass(frozen=True, slots=True)
class Desk:
    """A visit as it is today, and the issue to compare it with."""

    order: Order
    newest: Issue | None
    frozen: Frozen
    touched: dict[UUID, Entry]


def _desk(session: Session, office: Office, words: argparse.Namespace, since: int | None) -> Desk:
    exchange = whole_exchange(session, find_exchange(session, words.name))
    clock = int(getattr(words, "clock", 24))
    language = getattr(words, "language", SOURCE)
    reader = Reader("internal", language, clock, getattr(words, "size", "letter"))
    order = Order(exchange, VisitKind(words.visit), reader, office.today)
    order = replace(order, photographs=photographs_of(session, order.visit))
    newest = max(order.visit.issues, key=lambda each: each.number, default=None)
    issue = newest if since is None else issue_numbered(order.visit, since)
    if issue is None:
        return Desk(order, None, {}, {})
    frozen = recalled(unpacked(frozen_content(session, issue)), order, needs_then(session, issue))
    return Desk(order, newest, frozen, touched_since(session, exchange.id, issue))


# -- giving out ------------------------------------------------------------------------------------


def issue(office: Office, words: argparse.Namespace) -> Answer:
    desk = office.store.ask(lambda session: _desk(session, office, words, None))
    handing = hand_out(desk.order, desk.newest, desk.frozen, words.reason)
    printed = Printed(notices=wording_notices(words.language))
    write_issue(handing, words.out, office.write, printed)
    office.store.do(lambda session: keep_issue(session, handing))
    answer = answer_of(printed)
    value = answer.value | {
        "number": handing.number,
        "concerned": [{"name": each.name, "papers": list(each.papers)} for each in handing.whom],
        "changes": _changes(desk) if desk.newest else [],
        "mails": printed.mails,
    }
    whom = (f"{each.name}: {each.audience}" for each in handing.whom)
    mails = (str(each["path"]) for each in printed.mails)
    return Answer(value, [f"Issue {handing.number}", *answer.lines, *whom, *mails], answer.notices)


# -- what has changed ------------------------------------------------------------------------------


def changes(office: Office, words: argparse.Namespace) -> Answer:
    desk = office.store.ask(lambda session: _desk(session, office, words, words.since))
    order = desk.order
    if words.tell:
        return _tell(desk, order, words.since)
    if words.person:
        reader = replace(order.reader, audience="delegation")
        order = replace(order, reader=reader, person=person_named(order.visit, words.person))
    found = _changed(desk, order)
    speaker = Speaker(wording(), _CLOCK, _SIZE)
    lines = [_line(each, speaker) for each in summed(found, speaker)]
    return Answer(
        [_value(each, desk) for each in found],
        lines or [f"Nothing has changed since issue {words.since}."],
    )


def _line(change: Change, speaker: Speaker) -> str:
    """What is the same of several items is one line."""
    day = f"{speaker.day(change.day)}: " if change.item is None and change.day else ""
    about = "; ".join(change.titles) or change.title
    named = f"{day}{about}: {change.what}" if about else f"{day}{change.what}"
    return f"{named}, {change.was or '—'} to {change.now or '—'}"


def _tell(desk: Desk, order: Order, since: int) -> Answer:
    """Whom to ring about what has changed, and what to say: who reads English, by 12 hours."""
    if order.reader.language == SOURCE:
        order = replace(order, reader=replace(order.reader, clock=12, size="letter"))
    found = [
        {
            "name": each.recipient.name,
            "audience": each.recipient.audience,
            "phone": each.recipient.phone,
            "email": each.recipient.email,
            "line": each.line,
        }
        for each in to_tell(order, desk.frozen, since)
    ]
    lines = [f"{each['name']}, {each['phone'] or 'no number'}: {each['line']}" for each in found]
    return Answer(
        found, lines or [f"Nobody is to be told: nothing has changed since issue {since}."]
    )


def _changed(desk: Desk, order: Order) -> list[Change]:
    reader = replace(order.reader, language=SOURCE, clock=_CLOCK, size=_SIZE)
    return all_changes(Filed(0, order.made_on, desk.frozen), replace(order, reader=reader))


def _changes(desk: Desk) -> list[dict[str, Any]]:
    return [_value(each, desk) for each in _changed(desk, desk.order)]


def _value(change: Change, desk: Desk) -> dict[str, Any]:
    entry = desk.touched.get(change.item) if change.item else None
    return {
        "item": change.item,
        "title": change.title,
        "date": change.day,
        "what": change.what,
        "from": change.was,
        "to": change.now,
        "who": entry.who if entry else None,
        "when": entry.when if entry else None,
        "why": change.why or (entry.label if entry else None),
    }


# -- who holds what --------------------------------------------------------------------------------


def holders(office: Office, words: argparse.Namespace) -> Answer:
    def listed(session: Session) -> list[dict[str, Any]]:
        exchange = whole_exchange(session, find_exchange(session, words.name))
        order = Order(exchange, VisitKind(words.visit), Reader("internal"), office.today)
        return [
            {
                "recipient": each.recipient,
                "issue": each.issue.number,
                "channel": each.channel,
                "told": each.told_at,
                "acknowledged": each.acknowledged_at,
                "audience": each.audience,
                "papers": list(each.papers),
                "newest": each is own[-1],
                "id": each.key,
            }
            for own in handouts_of(order.visit).values()
            for each in own
        ]

    found = office.store.ask(listed)
    lines = [
        f"{each['recipient']}: issue {each['issue']}, "
        + ("has it" if each["acknowledged"] else "told" if each["told"] else "not told yet")
        for each in found
    ]
    return Answer(found, lines or ["Nothing has been issued yet."])


def acknowledge(office: Office, words: argparse.Namespace) -> Answer:
    def action(session: Session) -> None:
        visit_id = find_visit(session, find_exchange(session, words.name), VisitKind(words.visit))
        visit = session.get_one(Visit, visit_id)
        handout = handout_called(visit, words.issue, words.recipient)
        note = note_told if words.told else note_acknowledged
        note(session, handout, office.clock.now(), words.channel)

    return done(office.store.do(action))


COMMANDS = {
    "issue": issue,
    "changes": changes,
    "holders": holders,
    "acknowledge": acknowledge,
}
