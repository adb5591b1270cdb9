"""The command that makes papers."""

import argparse
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.papers import note_printed
from planner.cli.answers import Answer
from planner.cli.boards import print_boards
from planner.cli.mailing import print_mails
from planner.cli.office import Office
from planner.cli.printing import MAIL, answer_of, check_format, made_as
from planner.cli.typed_words import Misused
from planner.documents.papers import PAPERS
from planner.editions.audiences import PASSWORD_ONLY, audience_for, audience_named
from planner.editions.issuing import NOT_ISSUED, Filed, called_off, copies_in
from planner.editions.languages import wording_notices
from planner.editions.making import Copy, can_be_for_one, copies_of, person_named
from planner.editions.order import Order
from planner.editions.packing import unpacked
from planner.editions.values import Issued, Notice, Reader
from planner.model import ItemStatus, Refused, Visit, VisitKind
from planner.outgoing import Printed, drawn, in_form, keep
from planner.queries.exchanges import exchange_with_private, find_exchange, whole_exchange
from planner.queries.follow_on import follow_ons_of
from planner.queries.issues import frozen_content, needs_then
from planner.queries.photographs import photographs_of
from planner.queries.revisions import revisions
from planner.rules.issues import issue_numbered
from planner.store.attachments import content_of

ALL = "all"
NO_PASSWORD = Notice(
    "The {paper} is left out: it is only made with a password. Give one with --password-file.",
    (("paper", "access-list"),),
)
NOT_FOR_ONE = "The {paper} is not made for one person for these readers: this one is for all."


def print_papers(office: Office, words: argparse.Namespace) -> Answer:
    if words.all_exchanges:
        return print_boards(office, words)
    if not words.name or not words.visit:
        raise Misused("name an exchange and --visit first or return, or say --all-exchanges")
    password = office.password(words.password_file)
    printed = Printed(notices=wording_notices(words.language))
    papers = list(_papers(words, password, printed))
    if words.format not in ("pdf", MAIL) and password:
        raise Misused("A password protects PDF only")
    if words.format == "ics" and words.issue is not None:
        raise Misused("A calendar is of the program as it is today: leave out --issue")
    for paper in papers:
        check_format(paper, words.format)
    order = _order(office, words, papers)
    copies = partial(_copies, office, words)
    if words.format == MAIL:
        print_mails(office, words, papers, order, password, copies, printed)
        printed.files = printed.mails
        return answer_of(printed)
    named = words.paper.strip() != ALL
    for paper in papers:
        if named and words.person and not can_be_for_one(paper, words.audience):
            printed.notices.append(Notice(NOT_FOR_ONE, (("paper", paper),)))
        _print_one(office, words, paper, order, copies(paper, order), password, printed)
    return answer_of(printed)


def _print_one(
    office: Office,
    words: argparse.Namespace,
    paper: str,
    order: Order,
    copies: list[Copy],
    secret: str | None,
    printed: Printed,
) -> None:
    if not copies:
        printed.notices.append(
            Notice("There is no {paper} yet: no delegates have been entered.", (("paper", paper),))
        )
    touched: Mapping[UUID, int] = {}
    if words.format == "ics":  # the whole journal is read for it
        touched = office.store.ask(lambda session: revisions(session, order.exchange))
    for copy in copies:
        made = (
            drawn(paper, copy, order, secret, printed)
            if words.format == "pdf"
            else in_form(words.format, paper, copy, order, printed, touched, office.clock.now())
        )
        keep(office.write, words.out, made, printed)
    if paper in PASSWORD_ONLY and copies:
        _note(office, order, paper)


def _copies(office: Office, words: argparse.Namespace, paper: str, order: Order) -> list[Copy]:
    """The copies of a paper as they are today, or as they were issued."""
    if words.issue is None:
        return copies_of(paper, order)
    if paper == "change-notice":
        return copies_of(paper, order)
    issue = issue_numbered(order.visit, words.issue)
    content, needs = office.store.ask(
        lambda session: (frozen_content(session, issue), needs_then(session, issue))
    )
    then = replace(order, needs_then=needs)
    return [copy for _, copy in copies_in(unpacked(content), paper, then)]


def _held(session: Session, visit: Visit, number: int | None) -> Filed | None:
    """The issue a notice of changes starts from: the newest, or the one before that named."""
    if number is not None:
        issue_numbered(visit, number)
    known = sorted(visit.issues, key=lambda each: each.number)
    older = [each for each in known if number is None or each.number < number]
    if not older:
        return None
    frozen = unpacked(frozen_content(session, older[-1]))
    then = issue_numbered(visit, number) if number is not None else None
    return Filed(
        older[-1].number,
        older[-1].day,
        frozen,
        unpacked(frozen_content(session, then)) if then else None,
        tuple(each.recipient for each in then.handouts) if then else (),
        then.reason if then else None,
        Issued(then.number, then.day) if then else None,
    )


def _called_off(session: Session, visit: Visit) -> frozenset[UUID]:
    """What the newest issue told as canceled already."""
    newest = max(visit.issues, key=lambda each: each.number, default=None)
    if newest is None or all(item.status is not ItemStatus.CANCELLED for item in visit.items):
        return frozenset()
    content = content_of(session, newest.digest)
    return called_off(unpacked(content)) if content else frozenset()


def _order(office: Office, words: argparse.Namespace, papers: Collection[str]) -> Order:
    reader = Reader(
        audience=words.audience,
        language=words.language,
        clock=int(words.clock),
        size=words.size,
    )
    kind = VisitKind(words.visit)

    def load(session: Any) -> Order:
        opened = exchange_with_private if PASSWORD_ONLY & set(papers) else whole_exchange
        exchange = opened(session, find_exchange(session, words.name))
        order = Order(exchange, kind, reader, office.today)
        visit = order.visit
        return Order(
            exchange,
            kind,
            reader,
            office.today,
            person=person_named(visit, words.person) if words.person else None,
            photographs=photographs_of(session, visit),
            follow_ons=follow_ons_of(session, exchange.id),
            held=_held(session, visit, words.issue) if _notice(words) else None,
            called_off=_called_off(session, visit),
        )

    return office.store.ask(load)


def _notice(words: argparse.Namespace) -> bool:
    return words.paper.strip() == ALL or "change-notice" in words.paper


def _papers(words: argparse.Namespace, password: str | None, printed: Printed) -> Iterator[str]:
    """The papers named, or with “all” every one the audience may have."""
    audience = audience_named(words.audience)
    if words.paper.strip() == ALL:
        for paper in audience.papers:
            if paper in PASSWORD_ONLY and password is None:
                printed.notices.append(NO_PASSWORD)
            elif not made_as(paper, words.format):
                continue
            elif words.issue is None or paper not in NOT_ISSUED or paper == "change-notice":
                yield paper
        return
    names = tuple(dict.fromkeys(filter(None, (name.strip() for name in words.paper.split(",")))))
    if not names:
        raise Refused("Name a paper: {known}.", known=", ".join(PAPERS))
    for name in names:
        if name not in PAPERS:
            raise Refused(
                "There is no paper “{name}”. There are: {known}.",
                name=name,
                known=", ".join(PAPERS),
            )
        audience_for(audience.name, name)
        if name in PASSWORD_ONLY and password is None:
            raise Refused(
                "The {paper} is only made with a password. Give one with --password-file.",
                paper=name,
            )
    yield from names


def _note(office: Office, order: Order, paper: str) -> None:
    office.store.do(
        lambda session: note_printed(session, order.visit, paper, order.reader.audience)
    )
