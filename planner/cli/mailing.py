"""Papers as draft mails: one to each recipient, and the same as a folder with a text."""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from planner.cli.office import Office
from planner.cli.printing import Drawn, Printed, drawn
from planner.editions.audiences import A_COPY_EACH
from planner.editions.mail import mail_for
from planner.editions.making import Copy, copies_of
from planner.editions.naming import mail_name
from planner.editions.order import Order
from planner.editions.recipients import Recipient, given_in, recipients
from planner.interchange.mails import Attached, mail_file, mail_text
from planner.model import Refused
from planner.rules.issues import issue_numbered

Key = tuple[str, str, UUID | None]
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
        write_mail(office, words.out, replace(recipient, papers=tuple(theirs)), own, order, printed)


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


def write_mail(
    office: Office,
    folder: Path,
    recipient: Recipient,
    made: Mapping[Key, Drawn],
    order: Order,
    printed: Printed,
    why: str | None = None,
) -> None:
    """One draft, with the copies that are theirs; nothing where there are none."""
    own = list(_own(recipient, made))
    if not own:
        return
    issues = [each.copy.edition.issue for each in own]
    number = max((each.number for each in issues if each), default=None)
    papers = tuple(dict.fromkeys(each.paper for each in own))
    mail = mail_for(recipient, papers, order, number, why)
    attached = [Attached(each.name, each.data) for each in own]
    name = mail_name(order, recipient.name, recipient.audience, number, printed.names)
    path = office.write(folder / f"{name}.eml", mail_file(mail, attached))
    office.write(folder / name / "mail.txt", mail_text(mail, attached).encode())
    for each in attached:
        office.write(folder / name / each.name, each.data)
    told = {
        "path": path,
        "paper": ",".join(papers),
        "audience": recipient.audience,
        "person": recipient.name if recipient.delegate else None,
        "place": recipient.name if recipient.place else None,
        "pages": None,
        "issue": number,
        "recipient": recipient.name,
        "to": recipient.email,
        "attachments": [each.name for each in attached],
        "folder": str(Path(path).with_suffix("")),
    }
    printed.mails.append(told)


def _own(recipient: Recipient, made: Mapping[Key, Drawn]) -> Iterable[Drawn]:
    """Their own copy of each paper where there is one, else the one for all of their audience."""
    for paper in recipient.papers:
        found = made.get((recipient.audience, paper, recipient.whose))
        if found is None and paper not in A_COPY_EACH:
            found = made.get((recipient.audience, paper, None))
        if found is not None:
            yield found
