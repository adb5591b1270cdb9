"""Whom to ring about what has changed since an issue, and one line to say or send to each."""

from dataclasses import dataclass

from planner.editions.concerned import Between, to_be_told
from planner.editions.differences import Difference, told
from planner.editions.issuing import Frozen, editions_after, editions_today, freeze
from planner.editions.order import Order
from planner.editions.recipients import Recipient
from planner.editions.spoken import Speaker
from planner.editions.values import Reader
from planner.wording import Wording, wording

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
        ToTell(each, _line(between.changes_of(each), each, each.reads(order.reader)))
        for each in to_be_told(order, between, number + 1)
    ]


def as_of(order: Order) -> Frozen:
    """The program of an order, to be compared with: as it stood before something was changed."""
    return freeze(editions_today(order), 1, order.made_on, {})


def _line(changes: list[Difference], recipient: Recipient, reader: Reader) -> str:
    words = wording(reader.language).first
    if recipient.gone:
        return _short(words.say("papers.takes-part-no-longer", name=recipient.name), "")
    if not changes:  # of papers without days: a room, a list
        papers = (words.say(f"papers.{paper}") for paper in recipient.papers)
        return _short(f"{words.say('papers.change-notice')}: {', '.join(papers)}", "")
    first, more = changes[0], len({each.item for each in changes}) - 1
    end = f" (+{more})" if more > 0 else ""
    said, about = _fuller_first(first, recipient, reader, words)
    fitting = (each for each in said if len(" ".join(each.split())) + len(end) <= LONGEST)
    return _short(next(fitting, said[-1]) + about, end)


def _fuller_first(
    change: Difference, recipient: Recipient, reader: Reader, words: Wording
) -> tuple[list[str], str]:
    """What changed, and shorter ways to say it: what it is now is the last to be left out. And
    what it is about, of which as much is said as there is room for."""
    line = change.line
    was, now = told(change, words, reader.clock, reader.size)
    day = words.footer_date(line.day, reader.size) if line.day else words.say("papers.undated")
    begins = Speaker(words, reader.clock, reader.size).begins(line.entry.when)
    head = day if change.what == "time" else f"{day}, {begins}"
    head = f"{head}: {words.say(f'papers.changed-{change.what}')}"
    if recipient.new:
        head = f"{words.say('papers.takes-part-now', name=recipient.name)} {head}"
    title = line.entry.title
    about = "" if now in (title, None) else f"; {title}"
    if change.what in ("cancellation", "left"):  # it says by itself what became of it
        return [f"{head}: "], title
    names = [side.entry.place.name if side and side.entry.place else None
             for side in (change.before, change.after)]  # fmt: skip
    sides = [(was, now), (None, now or was)]
    if change.what == "place" and names[1] and names[0] != names[1]:
        sides[1:] = [(names[0], names[1]), (None, names[1])]
    said = (" → ".join(filter(None, each)) or title for each in sides)
    return [f"{head}: {each}" for each in said], about


def _short(text: str, end: str) -> str:
    """As much as one message holds."""
    text = " ".join(text.split())
    room = LONGEST - len(end)
    return (text if len(text) <= room else f"{text[: room - 1].rstrip()}…") + end
