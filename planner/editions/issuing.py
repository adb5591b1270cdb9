"""Freezing a visit's papers as an issue, and reading them again.

A copy is one paper for one audience, or for one person, hotel or building of it. Each bears the
number of the issue in which its own content last changed, in a paper of days day by day: so what
did not change stays the same paper, byte for byte.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from planner.editions.audiences import A_COPY_EACH, AUDIENCES, Audience, audience_for
from planner.editions.differences import differences, lines_of
from planner.editions.freezing import content_of, edition_of, frozen, ids_in
from planner.editions.making import EDITIONS, Copy, can_be_for_one, recipients_of
from planner.editions.order import Order
from planner.editions.taking_part import OWN, Taking, taking_in, taking_today
from planner.editions.values import (
    Bar,
    Day,
    DayIssue,
    Edition,
    Issued,
    OwnDay,
    PersonalSchedule,
    Reader,
    Schedule,
)
from planner.model import DelegateCare, Refused

NOT_ISSUED = frozenset(
    {"access-list", "feedback-form", "thank-you-list", "after-action", "change-notice"}
)
"""Never kept: private, made after the visit, or about issues themselves."""

_OF_NEEDS = frozenset(
    {"meal-list", "rooming-list", "vehicle-manifest", "personal-schedule", "who-goes-where"}
)
"""Papers on which somebody's diet or access needs may stand."""

Key = tuple[str, str, str]  # audience, paper, whose copy: an id, or empty


@dataclass(frozen=True, slots=True)
class Kept:
    """One frozen copy, and the issue in which it last changed."""

    content: dict[str, Any]
    issued: Issued
    whole: dict[str, Any] | None = field(default=None, compare=False)
    """The same with what is of class care, as far as it is known; never written anywhere."""

    def says(self, edition: Edition) -> bool:
        """Whether an edition says the same, needs included."""
        return self.same(content_of(edition), content_of(edition, whole=True))

    def same(self, content: dict[str, Any], whole: dict[str, Any]) -> bool:
        return content == self.content and self.whole in (None, whole)

    def edition(self, reader: Reader, pictures: Mapping[str, bytes] | None = None) -> Edition:
        return edition_of(
            self.content,
            pictures or {},
            reader=reader,
            made_on=self.issued.on,
            issue=self.issued,
        )


Frozen = dict[Key, Kept]


def editions_today(order: Order) -> Iterator[tuple[Key, Edition]]:
    """Every copy of every paper as it would be today. `order` is for any audience."""
    for audience in AUDIENCES.values():
        reader = replace(order.reader, audience=audience.name)
        for paper in audience.papers:
            if paper == "change-notice" and "daily-schedule" not in audience.papers:
                # its notices are read off a schedule that is never printed
                own = replace(order, reader=reader, person=None)
                yield (audience.name, "daily-schedule", ""), EDITIONS["daily-schedule"](own)
            elif paper not in NOT_ISSUED:
                for key, own in _orders(paper, replace(order, reader=reader, person=None)):
                    yield (audience.name, paper, key), EDITIONS[paper](own)


def editions_after(order: Order, before: Frozen) -> Iterator[tuple[Key, Edition]]:
    """Today's copies as they follow an issue: what it told as canceled is not printed again.

    A day, or a paper, that is otherwise as it was keeps its line: nobody is given it anew.
    """
    off = called_off(before)
    if not off:
        yield from editions_today(order)
        return
    shorter = dict(editions_today(replace(order, called_off=off)))
    for key, edition in editions_today(order):
        old = before.get(key)
        if old is None or old.says(edition):
            yield key, edition if old else shorter.get(key, edition)
        elif isinstance(edition, Schedule | PersonalSchedule):
            yield key, _day_by_day(edition, shorter[key], old)
        else:
            yield key, shorter.get(key, edition)


def _day_by_day(edition: Edition, shorter: Edition, old: Kept) -> Edition:
    """The days that are as they were, and of the others what is not canceled since long."""
    assert isinstance(edition, Schedule | PersonalSchedule)
    assert isinstance(shorter, Schedule | PersonalSchedule)
    kept = old.content["days"]
    as_they_were = {day.date: day for day in edition.days if frozen(day) in kept}
    days = [as_they_were.get(day.date, day) for day in shorter.days]
    if None in as_they_were and all(day.date for day in days):
        days.append(as_they_were[None])
    return replace(shorter, days=tuple(days))  # type: ignore[arg-type]  # of one kind, as both schedules are


def recalled(
    issued: Frozen, order: Order, needs_then: Mapping[UUID, DelegateCare | None]
) -> Frozen:
    """An issue with the needs it told, which it does not keep: the journal knows those that have
    changed since. What a purge has taken is not known, and no change."""
    if not needs_then:
        return issued
    found = dict(issued)
    for key, edition in editions_after(replace(order, needs_then=needs_then), issued):
        if key in issued:
            found[key] = replace(issued[key], whole=content_of(edition, whole=True))
    return found


def called_off(issued: Frozen) -> frozenset[UUID]:
    """The items an issue told to be canceled; our own copy keeps all of them."""
    kept = issued.get(("internal", "daily-schedule", ""))
    if kept is None:
        return frozenset()
    lines = lines_of(kept.edition(Reader("internal"))).items()
    return frozenset(item for item, line in lines if line.entry.status == "cancelled")


def _orders(paper: str, order: Order) -> Iterator[tuple[str, Order]]:
    if paper in A_COPY_EACH:
        for delegate in order.delegates:
            yield str(delegate.id), replace(order, person=delegate.id)
        return
    alone = not can_be_for_one(paper, order.reader.audience)
    places = recipients_of(paper, order) if alone else []
    for place, _name in places:
        yield str(place), replace(order, place=place)
    if not places:
        yield "", order


def freeze(
    editions: Iterable[tuple[Key, Edition]], number: int, on: date, before: Frozen
) -> Frozen:
    """Copies as issue `number`; those that are as they were keep their number."""
    found: Frozen = {}
    for key, edition in editions:
        content = content_of(edition)
        old = before.get(key)
        whole = content_of(edition, whole=True)
        if old is not None and old.same(content, whole):
            found[key] = replace(old, whole=whole)
        else:
            replaces = old.issued.number if old is not None else None
            issued = Issued(number, on, _days(edition, content, number, on, old), replaces)
            found[key] = Kept(content, issued, whole)
    return found


def _days(
    edition: Edition, content: dict[str, Any], number: int, on: date, old: Kept | None
) -> tuple[DayIssue, ...]:
    if not isinstance(edition, Schedule | PersonalSchedule):
        return ()
    before = {json.dumps(day.get("date")): day for day in old.content["days"]} if old else {}
    bars: dict[UUID, Bar] = {}
    if old is not None:
        for each in differences(old.edition(edition.reader), edition):
            if each.after is not None:
                began = each.began
                was = began.isoformat("minutes") if began else ""
                bars.setdefault(each.item, Bar(each.item, each.what, was))
    made = []
    days: Sequence[Day | OwnDay] = edition.days
    for day, plain in zip(days, content["days"], strict=True):
        then, known = before.get(json.dumps(plain.get("date"))), None
        if old is not None and then is not None:
            # an issue may keep no number of the days of a paper that bore none then
            whole = DayIssue(day.date, old.issued.number, old.issued.on)
            known = old.issued.of(day.date) or whole
            if then == plain:
                made.append(known)
                continue
        lines = lines_of(replace(edition, days=(day,)))  # type: ignore[arg-type]  # of one kind, as both are
        own = tuple(bars[item] for item in lines if item in bars)
        made.append(DayIssue(day.date, number, on, own, known.number if known else None))
    return tuple(made)


# -- read again ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Filed:
    """An issue and the one after it, if there is one, for a notice of what changed between."""

    number: int
    on: date
    frozen: Frozen
    then: Frozen | None = None
    names: tuple[str, ...] = ()
    why: str | None = None
    issued: Issued | None = None

    def before(self, order: Order) -> Edition | None:
        return _schedule(self.frozen, order)

    def after(self, order: Order) -> Edition | None:
        return _schedule(self.then, order) if self.then is not None else None

    def taking(self, order: Order) -> tuple[Taking, Taking] | None:
        """None where it is of the reader alone, or the issue holds no schedules that tell it."""
        if order.person is not None or not any(key[:2] == OWN for key in self.frozen):
            return None
        then, audience = self.then, order.audience
        now = taking_then(then, audience) if then is not None else taking_today(order)
        return taking_then(self.frozen, audience), now

    def own(self, order: Order) -> Collection[UUID] | None:
        if order.place is None:
            return None
        then = self.then if self.then is not None else _lists_today(order)
        audience, place = order.reader.audience, order.place
        return things_at(self.frozen, audience, place) | things_at(then, audience, place)


def taking_then(issued: Frozen, audience: Audience) -> Taking:
    """Who takes part in what in an issue, as far as an audience may know."""
    return taking_in(
        ((key[2], kept.content) for key, kept in issued.items() if key[:2] == OWN), audience
    )


def _lists_today(order: Order) -> Frozen:
    """The lists of the place an order is for, as they are today."""
    audience, issued = order.audience, Issued(0, order.made_on)
    return {
        (audience.name, paper, str(order.place)): Kept(content_of(EDITIONS[paper](order)), issued)
        for paper in audience.papers
        if paper not in NOT_ISSUED
    }


def things_at(issued: Frozen, audience: str, place: UUID) -> frozenset[UUID]:
    """What stands on the lists of one hotel or venue alone."""
    lists = [kept.content for key, kept in issued.items() if key[::2] == (audience, str(place))]
    return frozenset(ids_in(lists))


def runs_of(issued: Frozen, vehicle: str, driver: str | None, *, whole: bool = False) -> list[Any]:
    """The runs of a vehicle in an issue, or of its driver; needs included where they are known."""
    kept = issued.get(("driver", "vehicle-manifest", ""))
    content = (kept.whole if whole else kept.content) if kept else None
    rides = content["rides"] if content else []
    return [
        ride
        for ride in rides
        if ride.get("vehicle") == vehicle or (driver and ride.get("driver") == driver)
    ]


def _schedule(frozen: Frozen, order: Order) -> Edition | None:
    whose = str(order.person or "")
    paper = "personal-schedule" if whose else "daily-schedule"
    kept = frozen.get((order.reader.audience, paper, whose))
    return kept.edition(order.reader) if kept else None


def copies_in(issued: Frozen, paper: str, order: Order) -> list[tuple[Issued, Copy]]:
    """The copies of a paper as they were issued. What was not kept is taken from today's, if the
    rest of the copy is still the same; otherwise it is left out, and the copy says so. Refused
    where nothing was kept.
    """
    audience_for(order.reader.audience, paper)
    if paper in NOT_ISSUED or (order.person and paper not in A_COPY_EACH):
        raise Refused(
            "An issue keeps no {paper} like that. Print it without --issue, or leave out the "
            "person.",
            paper=paper,
        )
    found = []
    today = dict(_orders(paper, replace(order, person=None)))
    wanted = str(order.person) if order.person else None
    for (audience, name, key), kept in issued.items():
        if (audience, name) == (order.reader.audience, paper) and wanted in (None, key):
            edition, same = kept.edition(order.reader, order.photographs), False
            if key in today:
                now = EDITIONS[paper](today[key])
                same = content_of(now) == kept.content
                if same:
                    edition = replace(now, made_on=kept.issued.on, issue=kept.issued)
            if not same and paper in _OF_NEEDS:
                edition = replace(edition, needs_left_out=True)
            only = edition.only_for
            person = only if paper in A_COPY_EACH else None
            place = only if not person else None
            whose = UUID(key) if key else None
            found.append((kept.issued, Copy(edition, person, place, whose)))
    return found
