"""The draft of a mail that takes papers to one recipient; what is attached is drawn elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.editions.order import Order
from planner.editions.recipients import Recipient
from planner.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Mail:
    name: str  # of whom it is for
    to: str | None  # their address, where it is known
    subject: str
    text: str


def mail_for(
    recipient: Recipient, papers: Sequence[str], order: Order, number: int | None, why: str | None
) -> Mail:
    """`number` None: a draft, given out in no issue. In two languages it is said twice."""
    words = wording(order.reader.language)
    subject = words.each(lambda each: ", ".join(_about(order, number, each)))
    texts = (_text(recipient, papers, order, number, why, each) for each in words.sides)
    return Mail(recipient.name, recipient.email, subject, "\n\n".join(texts) + "\n")


def _about(order: Order, number: int | None, words: Wording) -> tuple[str, str, str]:
    """Whose delegation, which visit, which issue."""
    about = order.about()
    delegation = words.say("papers.delegation-of", cities=words.listed(about["delegation"]))
    visit = words.say(f"papers.visit-{about['visit']}")
    if number is not None:
        return delegation, visit, words.say("papers.issue", number=number)
    day = words.paper_date(order.made_on, order.reader.size)
    return delegation, visit, words.say("papers.draft-of", date=day)


def _text(
    recipient: Recipient,
    papers: Sequence[str],
    order: Order,
    number: int | None,
    why: str | None,
    words: Wording,
) -> str:
    say, (delegation, _, _) = words.say, _about(order, number, words)
    day = words.paper_date(order.made_on, order.reader.size)
    if number is None:
        opening = say("papers.mail-draft", delegation=delegation, date=day)
    else:
        opening = say("papers.mail-issue", delegation=delegation, number=number, date=day)
    if recipient.gone:
        opening = say("papers.mail-gone", delegation=delegation, number=number)
    lines = [say("papers.mail-greeting", name=recipient.name), "", opening]
    if why and number is not None:
        lines.append(say("papers.mail-why", reason=why))
    if papers:
        lines += ["", say("papers.mail-attached")]
        lines += [f"- {say(f'papers.{paper}')}" for paper in papers]
    if number is not None:
        lines += ["", say("papers.mail-answer", number=number)]
    return "\n".join(lines)
