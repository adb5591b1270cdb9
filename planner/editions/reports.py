"""What a visit achieved, and whom to thank: reports built for one reader.

Every number is the length of a list that stands beside it, so the two cannot disagree.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from planner.editions.grants import follow_on_section
from planner.editions.order import Order, in_order, partners_of
from planner.editions.values import Counted, Marks, Report, Section
from planner.model import (
    Contact,
    Deadline,
    Delegate,
    Function,
    Item,
    ItemKind,
    Practice,
    Visit,
)
from planner.model.deadlines import COMMITMENT
from planner.rules.after_visit import (
    Rated,
    asked_about,
    mirrors,
    rated_by_item,
    rated_by_theme,
    took_place,
)
from planner.rules.desks import names_a_desk
from planner.rules.participation import people_at
from planner.wording import Wording, wording

_THANKED = (Function.HOST, Function.SPEAKER)


def after_action(order: Order) -> Report:
    """Attendance, hosts, practices, follow-on, feedback."""
    visit, words = order.visit, wording(order.reader.language)
    return Report(
        **order.about(),
        name="after-action",
        sections=(
            _numbers(order),
            _attendance(visit, words, order.reader.size),
            _hosts(met(_came_to_be(visit)), words, order.reader.size),
            _practices([it for it in order.exchange.practices if _of(it, visit)], words),
            _themes(order),
            follow_on_section(order.follow_ons, words, order.reader.size),
            _commitments(order, words),
            _feedback(visit, words),
        ),
    )


def thank_you_list(order: Order) -> Report:
    """Hosts met and what they did, and a letter to each."""
    words = wording(order.reader.language)
    all_met = took_place(order.visit)
    thanked = met(it for it in all_met if _behind_us(it, order.made_on))
    nothing = "report-nobody-met-yet" if met(all_met) else "report-no-hosts"
    return Report(
        **order.about(),
        name="thank-you-list",
        sections=(_hosts(thanked, words, order.reader.size, nothing=nothing),),
        letters=tuple(_letters(thanked, order, words)),
    )


def _behind_us(item: Item, today: date) -> bool:
    """Whether there is something to thank for: nobody is thanked for what may not come to be."""
    return not item.status.tentative and (item.day is None or item.day <= today)


Met = Sequence[tuple[Contact, list[Item]]]
"""Hosts and speakers, each with the items at which they were met."""


def met(items: Iterable[Item]) -> Met:
    """Hosts and speakers of these items, in the order in which they come up."""
    found: dict[Any, tuple[Contact, list[Item]]] = {}
    for item in items:
        for contact in item.contacts:
            if contact.function in _THANKED and contact.full_name:
                key = contact.person or (contact.full_name, contact.organization)
                found.setdefault(key, (contact, []))[1].append(item)
    return list(found.values())


def _numbers(order: Order) -> Section:
    visit = order.visit
    meetings = [it.title for it in _held(visit)]
    there = met(_came_to_be(visit))
    hosts = [contact.full_name or "" for contact, _ in there]
    organizations = {
        contact.organization.name: None for contact, _ in there if contact.organization
    }
    counts = (
        Counted("report-delegates", tuple(map(str, in_order(visit.delegates)))),
        Counted("report-items", tuple(meetings)),
        Counted("report-hosts", tuple(hosts)),
        Counted("report-organizations", tuple(organizations)),
        Counted("report-practices", tuple(it.title for it in _noted(order))),
        Counted("report-follow-on", tuple(it.title for it in order.follow_ons)),
    )
    return Section("report-in-numbers", "report-nothing", counts=counts)


def _held(visit: Visit) -> list[Item]:
    """What was more than a ride or a place to meet."""
    asked = asked_about(visit)
    return [it for it in _came_to_be(visit) if it in asked]


def _came_to_be(visit: Visit) -> list[Item]:
    """What had been agreed, and was more than baggage and keys."""
    return [
        it
        for it in took_place(visit)
        if not it.status.tentative and it.kind is not ItemKind.ADMINISTRATIVE
    ]


def _noted(order: Order) -> list[Practice]:
    return [it for it in order.exchange.practices if _of(it, order.visit)]


def _of(practice: Practice, visit: Visit) -> bool:
    """Whether a practice was noted on this visit; one without an item belongs to the first."""
    if practice.item is None:
        return visit is visit.exchange.visits[0]
    return practice.item.visit is visit


def _attendance(visit: Visit, words: Wording, size: str) -> Section:
    attended = _held(visit)
    rows = []
    for delegate in in_order(visit.delegates):
        there = [it for it in attended if delegate in people_at(it) or visit in people_at(it)]
        stay = _stay(delegate, words, size)
        rows.append((str(delegate), _post(delegate), str(len(there)), stay))
    return Section(
        "report-attendance",
        "report-no-delegates",
        ("column-name", "column-position", "column-items", "column-stay"),
        tuple(rows),
    )


def _post(delegate: Delegate) -> str:
    organization = str(delegate.organization) if delegate.organization else None
    return ", ".join(filter(None, (delegate.position, organization)))


def _stay(delegate: Delegate, words: Wording, size: str) -> str:
    if delegate.joins is None and delegate.leaves is None:
        return words.say("papers.report-whole-visit")
    said = []
    if delegate.joins:
        said.append(words.say("papers.report-from", day=words.footer_date(delegate.joins, size)))
    if delegate.leaves:
        said.append(words.say("papers.report-until", day=words.footer_date(delegate.leaves, size)))
    return ", ".join(said)


def _hosts(hosts: Met, words: Wording, size: str, nothing: str = "report-no-hosts") -> Section:
    rows = []
    for contact, items in hosts:
        organization = contact.organization.name if contact.organization else None
        post = ", ".join(filter(None, (contact.position, organization)))
        did = "; ".join(_did(item, words, size) for item in items)
        rows.append((contact.full_name or "", post, did))
    return Section(
        "report-hosts",
        nothing,
        ("column-name", "column-position", "column-what-they-did"),
        tuple(rows),
    )


def _did(item: Item, words: Wording, size: str) -> str:
    if item.day is None:
        return item.title
    return f"{item.title} ({words.footer_date(item.day, size)})"


def _practices(practices: Sequence[Practice], words: Wording) -> Section:
    rows = [
        (
            it.title,
            "; ".join(filter(None, (it.where, it.who, it.whom_to_call))),
            words.say(f"papers.practice-{it.status}"),
            it.evidence or "",
        )
        for it in practices
    ]
    return Section(
        "report-practices",
        "report-no-practices",
        ("column-practice", "column-who-does-it", "column-status", "column-evidence"),
        tuple(rows),
    )


def _themes(order: Order) -> Section:
    rows, words = [], wording(order.reader.language)
    for each in mirrors(order.exchange):
        back = "; ".join(item.title for item in each.mirrored)
        if not back and each.waived_because:
            back = words.say("papers.report-waived", because=each.waived_because)
        answer = back or words.say("papers.report-not-answered")
        rows.append((each.theme, "; ".join(item.title for item in each.seen), answer))
    return Section(
        "report-themes",
        "report-no-themes",
        ("column-theme", "column-first-visit", "column-return-visit"),
        tuple(rows),
    )


def _commitments(order: Order, words: Wording) -> Section:
    rows = [
        (
            each.what,
            each.owner.name if each.owner else "",
            words.paper_date(each.due, order.reader.size) if each.due else "",
            "; ".join(filter(None, (_kept(each, words), each.note))),
        )
        for each in order.exchange.deadlines
        if each.key == COMMITMENT
    ]
    return Section(
        "report-commitments",
        "report-no-commitments",
        ("column-what-public", "column-owner", "column-date", "column-status"),
        tuple(rows),
    )


def _kept(commitment: Deadline, words: Wording) -> str:
    if commitment.done_on is None:
        return words.say("papers.report-open")
    return words.say("papers.report-done", day=commitment.done_on)


def _feedback(visit: Visit, words: Wording) -> Section:
    results = rated_by_item(visit.feedback)
    marks = []
    if None in results:
        marks.append(_marks(words.say("papers.report-visit-as-a-whole"), results[None]))
    marks += [_marks(it.title, results[it.id]) for it in visit.items if it.id in results]
    for theme, result in rated_by_theme(visit.feedback).items():
        marks.append(_marks(words.say("papers.report-theme", theme=theme), result))
    return Section("report-feedback", "report-no-feedback", marks=tuple(marks))


def _marks(label: str, result: Rated) -> Marks:
    return Marks(label, result.counts, result.comments, result.in_words)


def _letters(hosts: Met, order: Order, words: Wording) -> Iterable[tuple[str, ...]]:
    """A letter to each host: paragraphs, to be signed."""
    cities = words.listed(order.about()["delegation"])
    partners = words.listed(partners_of(order.exchange, order.kind))
    for name, items in _addressed(hosts):
        did = words.listed([_did(item, words, order.reader.size) for item in items])
        embassy = order.exchange.embassy
        yield (
            words.say("papers.letter-dear", name=name),
            words.say("papers.letter-thanks", delegation=cities, partners=partners),
            words.say("papers.letter-what", what=did),
            words.say("papers.letter-ahead"),
            words.say("papers.letter-close"),
            embassy.name if embassy else words.say("papers.letter-signature"),
        )


def _addressed(hosts: Met) -> Iterable[tuple[str, list[Item]]]:
    """To whom a letter goes, and for what; in place of a desk the organization is thanked, unless
    somebody of it is."""
    people = [(contact, items) for contact, items in hosts if not _is_desk(contact)]
    thanked = {contact.organization for contact, _ in people}
    yield from ((contact.full_name or "", items) for contact, items in people)
    desks: dict[str, list[Item]] = {}
    for contact, items in hosts:
        organization = contact.organization
        if _is_desk(contact) and organization is not None and organization not in thanked:
            desks.setdefault(organization.name, []).extend(items)
    yield from desks.items()


def _is_desk(contact: Contact) -> bool:
    return contact.person is None and names_a_desk(contact.name)
