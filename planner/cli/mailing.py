"""Papers as draft mails: one to each recipient, and the same as a folder with a text."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.cli.office import Office
from planner.editions.audiences import A_COPY_EACH
from planner.editions.concerned import Between
from planner.editions.handing_out import notice_to
from planner.editions.issuing import Filed, editions_after, freeze
from planner.editions.making import Copy
from planner.editions.order import Order
from planner.editions.recipients import NOTICE, Recipient, given_in, recipients
from planner.model import Refused
from planner.outgoing import Drawn, Key, Printed, drawn, write_mail
from planner.rules.issues import issue_numbered

CopiesOf = Callable[[str, Order], list[Copy]]


def print_mails(
    office: Office,
    words: argparse.Namespace,
    papers: Sequence[str],
    order: Order,
    secret: str | None,
    copies: CopiesOf,
    printed: Printed,
) -> None:
    """A draft to everybody of this audience, with those of the papers that are theirs."""
    whom = _whom(words, order)
    made: dict[Key, Drawn] = {}
    for paper in papers:
        if paper != NOTICE:
            for copy in copies(paper, order):
                own = _as_read(copy, paper, whom, order)
                each = drawn(paper, own, replace(order, reader=own.edition.reader), secret, printed)
                made[each.key] = each
    between = _between(order) if NOTICE in papers else None
    for recipient in whom:
        theirs = [paper for paper in papers if words.issue is None or paper in recipient.papers]
        recipient = replace(recipient, papers=tuple(theirs))
        if between is not None and NOTICE in theirs:
            alone, notice = notice_to(replace(recipient, papers=()), order, between)
            each = drawn(NOTICE, notice, alone, secret, printed)
            made[each.key] = each
        read = replace(order, reader=recipient.reads(order.reader))
        write_mail(office.write, words.out, recipient, made, read, printed)


def _as_read(copy: Copy, paper: str, whom: Sequence[Recipient], order: Order) -> Copy:
    """A paper that is for one person alone, in that person's language."""
    reader = next(
        (each.reads(order.reader) for each in whom if each.delegate == copy.whose),
        order.reader,
    )
    alone = paper in A_COPY_EACH and copy.whose is not None
    return replace(copy, edition=replace(copy.edition, reader=reader)) if alone else copy


def _between(order: Order) -> Between:
    """The issue a notice starts from, and the one after it or today's program."""
    held = order.held
    if not isinstance(held, Filed):  # nothing was issued yet
        return Between({}, {})
    then = held.then
    if then is None:
        number = held.number + 1
        editions = editions_after(replace(order, person=None), held.frozen)
        then = freeze(editions, number, order.made_on, held.frozen)
    return Between(held.frozen, then)


def _whom(words: argparse.Namespace, order: Order) -> list[Recipient]:
    visit, audience = order.visit, order.reader.audience
    everybody = recipients(visit)
    if words.issue is not None:
        everybody = given_in(issue_numbered(visit, words.issue), everybody)
    found = [
        each
        for each in everybody
        if each.audience == audience and order.person in (None, each.delegate)
    ]
    if not found:
        raise Refused(
            "Nobody is on the distribution list for the audience {audience}.", audience=audience
        )
    return found
