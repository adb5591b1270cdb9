"""What findings ask of each host, as one mail to copy, in the language the host reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.model import Exchange, Item
from planner.rules.findings import Finding
from planner.rules.requests import Asked, asked_of_hosts
from planner.rules.under_way import phone_of
from planner.wording import Wording


@dataclass(frozen=True, slots=True)
class Draft:
    """One mail to one host, to be copied; nothing is sent."""

    host: str
    emails: tuple[str, ...]
    phone: str | None
    subject: str
    text: str


def drafts(
    exchange: Exchange, findings: Iterable[Finding], words: Wording, sender: str = ""
) -> list[Draft]:
    """The questions that findings raise, as one mail for each host; in two languages, twice."""
    return [_draft(exchange, asked, words, sender) for asked in asked_of_hosts(exchange, findings)]


def _draft(exchange: Exchange, asked: Asked, words: Wording, sender: str) -> Draft:
    host = asked.host
    person = host.person if host is not None else None
    count = len(asked.questions)
    return Draft(
        host=asked.name,
        emails=person.emails if person is not None else (),
        phone=phone_of(host) if host is not None else None,
        subject=f"{exchange.name}: {words.say('letters.subject', count=count)}",
        text="\n\n".join(_text(exchange, asked, each, sender) for each in words.sides),
    )


def _text(exchange: Exchange, asked: Asked, words: Wording, sender: str) -> str:
    lines = [words.say("letters.greeting", name=asked.name), ""]
    lines += [words.say("letters.opening", program=exchange.name), ""]
    for item, rule in asked.questions:
        what = f"{item.title}{_when(item, words)}"
        question = words.say(f"letters.{rule}")
        lines.append(f"- {words.say('letters.line', what=what, question=question)}")
    lines += ["", words.say("letters.close"), *([sender] if sender else [])]
    return "\n".join(lines)


def _when(item: Item, words: Wording) -> str:
    if item.day is None:
        return ""
    day = f"{words.heading_weekday(item.day, 'a4')} {words.paper_date(item.day, 'a4')}"
    return f" ({day}, {item.start:%H:%M})" if item.start else f" ({day})"
