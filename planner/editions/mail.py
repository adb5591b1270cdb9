"""The draft of a mail that takes papers to one recipient; what is attached is drawn elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.editions.order import Order
from planner.editions.recipients import Recipient
from planner.wording import wording


@dataclass(frozen=True, slots=True)
class Mail:
    name: str  # of whom it is for
    to: str | None  # their address, where it is known
    subject: str
    text: str


def mail_for(
    recipient: Recipient, papers: Sequence[str], order: Order, number: int | None, why: str | None
) -> Mail:
    """`number` None: a draft, given out in no issue."""
    words, about = wording(order.reader.language), order.about()
    delegation = words.say("papers.delegation-of", cities=words.listed(about["delegation"]))
    visit = words.say(f"papers.visit-{about['visit']}")
    day = words.paper_date(order.made_on, order.reader.size)
    issue = (
        words.say("papers.draft-of", date=day)
        if number is None
        else words.say("papers.issue", number=number)
    )
    if number is None:
        opening = words.say("papers.mail-draft", delegation=delegation, date=day)
    else:
        opening = words.say("papers.mail-issue", delegation=delegation, number=number, date=day)
    lines = [words.say("papers.mail-greeting", name=recipient.name), "", opening]
    if why and number is not None:
        lines.append(words.say("papers.mail-why", reason=why))
    lines += ["", words.say("papers.mail-attached")]
    lines += [f"- {words.say(f'papers.{paper}')}" for paper in papers]
    if number is not None:
        lines += ["", words.say("papers.mail-answer", number=number)]
    subject = ", ".join((delegation, visit, issue))
    return Mail(recipient.name, recipient.email, subject, "\n".join(lines) + "\n")
