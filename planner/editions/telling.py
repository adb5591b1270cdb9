"""Whom to ring about what has changed since an issue, and one line to say or send to each."""

from dataclasses import dataclass, replace

from planner.editions.concerned import Between, concerned
from planner.editions.differences import Difference, told
from planner.editions.issuing import Frozen, editions_after, editions_today, freeze
from planner.editions.order import Order
from planner.editions.recipients import Recipient
from planner.editions.spoken import Speaker
from planner.editions.values import Reader
from planner.wording import SOURCE, wording

LONGEST = 160  # letters of a text message


@dataclass(frozen=True, slots=True)
class ToTell:
    recipient: Recipient
    line: str


def to_tell(order: Order, before: Frozen, number: int) -> list[ToTell]:
    """Everyone concerned by what has changed since issue `number`, in the words of the reader.

    Where a language was asked for it is that one, else the one each of them speaks.
    """
    after = freeze(editions_after(order, before), number + 1, order.made_on, before)
    between = Between(before, after)
    return [
        ToTell(each, _line(between.changes_of(each), each, _read_by(each, order)))
        for each in concerned(order, before, after, number + 1)
    ]


def as_of(order: Order) -> Frozen:
    """The program of an order, to be compared with: as it stood before something was changed."""
    return freeze(editions_today(order), 1, order.made_on, {})


def _read_by(recipient: Recipient, order: Order) -> Reader:
    """Their language, and the clock it goes by: who reads no English reads 24 hours."""
    reader = order.reader
    if reader.language != SOURCE or recipient.language in (None, SOURCE):
        return reader
    return replace(reader, language=recipient.language, clock=24, size="a4")


def _line(changes: list[Difference], recipient: Recipient, reader: Reader) -> str:
    words = wording(reader.language).first
    if recipient.gone:
        return _short(words.say("papers.takes-part-no-longer", name=recipient.name), "")
    if not changes:  # of papers without days: a room, a list
        papers = (words.say(f"papers.{paper}") for paper in recipient.papers)
        return _short(f"{words.say('papers.change-notice')}: {', '.join(papers)}", "")
    first, more = changes[0], len({each.item for each in changes}) - 1
    line = first.line
    was, now = told(first, words, reader.clock, reader.size)
    day = words.footer_date(line.day, reader.size) if line.day else words.say("papers.undated")
    time = (
        ""
        if first.what == "time"
        else f", {Speaker(words, reader.clock, reader.size).begins(line.entry.when)}"
    )
    what = words.say(f"papers.changed-{first.what}")
    sides = () if first.what == "cancellation" else (was, now)  # it says by itself what became
    said = " → ".join(filter(None, sides)) or line.entry.title
    about = "" if said == line.entry.title else f"; {line.entry.title}"
    return _short(f"{day}{time}: {what}: {said}{about}", f" (+{more})" if more > 0 else "")


def _short(text: str, end: str) -> str:
    """As much as one message holds."""
    text = " ".join(text.split())
    room = LONGEST - len(end)
    return (text if len(text) <= room else f"{text[: room - 1].rstrip()}…") + end
