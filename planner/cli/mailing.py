"""Papers as draft mails: one to each recipient, and the same as a folder with a text."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.cli.office import Office
from planner.editions.making import Copy, copies_of
from planner.editions.order import Order
from planner.editions.recipients import Recipient, given_in, recipients
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
        if paper != "change-notice":
            for copy in copies(paper, order):
                each = drawn(paper, copy, order, secret, printed)
                made[each.key] = each
    for recipient in whom:
        own = dict(made)
        if "change-notice" in papers:
            alone = replace(order, person=recipient.delegate, place=recipient.place)
            for copy in copies_of("change-notice", alone):
                each = drawn("change-notice", copy, alone, secret, printed)
                own[each.key] = each
        theirs = [paper for paper in papers if words.issue is None or paper in recipient.papers]
        write_mail(
            office.write, words.out, replace(recipient, papers=tuple(theirs)), own, order, printed
        )


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
