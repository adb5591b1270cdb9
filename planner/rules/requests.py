"""What was asked of hosts and is not answered: whom to chase, and with which words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from planner.model import Contact, Exchange, Function, Item, ItemStatus, VisitStatus
from planner.rules.course import TENTATIVE
from planner.rules.findings import Finding
from planner.rules.folding import folded
from planner.rules.under_way import phone_of

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Chase:
    """An item whose host is to be asked again."""

    item: Item
    asked_of: str
    phone: str | None
    due: date  # when to ask again; before today: late


def to_chase(exchange: Exchange, today: date) -> Iterator[Chase]:
    """What waits for an answer: by its day to chase, else seven days before it is to happen."""
    for visit in exchange.visits:
        if visit.status in (VisitStatus.CANCELLED, VisitStatus.CLOSED):
            continue
        for item in visit.items:
            due = chase_day(item)
            if due is not None and due <= today and (item.day is None or item.day >= today):
                host = host_of(item)
                asked = item.asked_of or (host.full_name if host else None) or ""
                yield Chase(item, asked, phone_of(host) if host else _venue_phone(item), due)


def chase_day(item: Item) -> date | None:
    if item.status not in TENTATIVE or item.answered_on is not None:
        return None
    if item.chase_on is not None:
        return item.chase_on
    asked = item.status is ItemStatus.REQUESTED or item.asked_on is not None
    return item.day - SOON if asked and item.day is not None else None


def host_of(item: Item) -> Contact | None:
    """Whom to ring about an item: the host that was asked, else the first with a number."""
    hosts = [each for each in item.contacts if each.function is Function.HOST]
    asked = folded(item.asked_of or "")
    for contact in hosts:
        if asked and asked == folded(contact.full_name or ""):
            return contact
    return next((each for each in hosts if phone_of(each)), next(iter(hosts), None))


def _venue_phone(item: Item) -> str | None:
    return item.venue.phone if item.venue is not None else None


# -- one mail a host -------------------------------------------------------------------------------

ASKED = frozenset({"still-tentative", "names-not-sent", "phone-missing", "travel-unknown"})
"""What a host can answer; the other findings are for the coordinator."""

_QUESTIONS = {
    "still-tentative": "Can you confirm it?",
    "names-not-sent": "To whom may we send the names of those who come, and by when?",
    "phone-missing": "Which number may we ring on the day?",
    "travel-unknown": "How long does the way there take?",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """One mail to one host, to be copied; nothing is sent."""

    host: str
    emails: tuple[str, ...]
    phone: str | None
    subject: str
    text: str


def drafts(exchange: Exchange, findings: Iterable[Finding], sender: str = "") -> list[Draft]:
    """The questions that findings raise, as one mail for each host."""
    items = {item.id: item for visit in exchange.visits for item in visit.items}
    asked: dict[str, tuple[Contact | None, str, dict[tuple[Item, str], None]]] = {}
    for finding in findings:
        if finding.rule not in ASKED:
            continue
        # of two items it is the second to which the way leads
        about = finding.concerns[1:2] if finding.rule == "travel-unknown" else finding.concerns
        for concern in about:
            item = items.get(concern.id)
            if item is None:
                continue
            host = host_of(item)
            name = (host.full_name if host else None) or item.asked_of
            if name:
                entry = asked.setdefault(folded(name), (host, name, {}))
                entry[2][item, _QUESTIONS[finding.rule]] = None
    return [
        _draft(exchange, host, name, list(questions), sender)
        for host, name, questions in asked.values()
    ]


def _draft(
    exchange: Exchange,
    host: Contact | None,
    name: str,
    questions: list[tuple[Item, str]],
    sender: str,
) -> Draft:
    person = host.person if host is not None else None
    lines = [f"Dear {name},", "", f"We prepare the program “{exchange.name}” and ask you:", ""]
    for item, question in sorted(questions, key=_order):
        lines.append(f"- {item.title}{_when(item)}: {question}")
    lines += ["", "Thank you and kind regards", *([sender] if sender else [])]
    return Draft(
        host=name,
        emails=person.emails if person is not None else (),
        phone=phone_of(host) if host is not None else None,
        subject=f"{exchange.name}: {len(questions)} question{'s' if len(questions) > 1 else ''}",
        text="\n".join(lines),
    )


def _when(item: Item) -> str:
    if item.day is None:
        return ""
    at = f", {item.start:%H:%M}" if item.start else ""
    return f" ({item.day:%A} {item.day.day} {item.day:%B %Y}{at})"


def _order(asked: tuple[Item, str]) -> tuple[date, time, int, str]:
    item, question = asked
    return item.day or date.max, item.start or time.max, item.rank, question
