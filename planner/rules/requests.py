"""What was asked of hosts and is not answered: whom to chase, and with which words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from planner.model import Contact, Exchange, Function, Item, ItemStatus, VisitStatus
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
    if not item.status.tentative or item.answered_on is not None:
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


# -- what each is asked ----------------------------------------------------------------------------

_IN_TURN = ("still-tentative", "travel-unknown", "names-not-sent", "phone-missing")
ASKED = frozenset(_IN_TURN)
"""What a host can answer; the other findings are for the coordinator."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one host is asked: about which items, by which rule, in order."""

    host: Contact | None
    name: str
    questions: tuple[tuple[Item, str], ...]


def asked_of_hosts(exchange: Exchange, findings: Iterable[Finding]) -> list[Asked]:
    """The questions that findings raise, host by host."""
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
                entry[2][item, finding.rule] = None
    return [
        Asked(host, name, tuple(sorted(questions, key=_order)))
        for host, name, questions in asked.values()
    ]


def _order(asked: tuple[Item, str]) -> tuple[date, time, int, int]:
    item, rule = asked
    return item.day or date.max, item.start or time.max, item.rank, _IN_TURN.index(rule)
