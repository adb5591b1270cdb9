"""Whom an issue concerns, and what it changes for each of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from planner.editions.audiences import AUDIENCES
from planner.editions.differences import (
    Beside,
    Difference,
    Line,
    beside,
    differences,
    for_one,
    lines_of,
)
from planner.editions.freezing import ids_in
from planner.editions.issuing import Frozen, runs_of, taking_then, things_at
from planner.editions.order import Order, Own
from planner.editions.recipients import Recipient, gone_from, recipients
from planner.editions.values import Met, Reader
from planner.rules.folding import folded
from planner.rules.issues import handouts_of
from planner.rules.likeness import similar

_A_DAY = timedelta(days=1)
_FOR_ALL = frozenset({"contact-sheet", "emergency-sheet"})
"""Papers that everyone who travels must have as they are now, whatever changed in them."""


def concerned(order: Order, between: "Between", number: int) -> list[Recipient]:
    """Those of whose papers one is another in issue `number`, with these papers; whoever holds
    none yet, with all that are theirs; and whoever takes part no longer."""
    found, after = list[Recipient](), between.after.frozen
    gone = [each for each in gone_from(order.visit) if between.loses(each)]
    given = handouts_of(order.visit).keys()
    for each in recipients(order.visit):
        new = bool(order.visit.issues) and each.key not in given
        if new and (old := next((old for old in gone if between.same(old, each)), None)):
            gone.remove(old)
            each, new = replace(each, key=old.key), False
        if papers := tuple(papers_of(each, after, None if new else number)):
            found.append(replace(each, papers=papers, new=new))
    return found + gone


def to_be_told(order: Order, between: "Between", number: int) -> list[Recipient]:
    """Those who do something else, elsewhere or with others since: nobody is rung up because a
    paper that is for many tells of somebody else."""
    papers = {each.key: each for each in concerned(order, between, number)}
    here = (papers.pop(each.key, each) for each in recipients(order.visit))
    told = [replace(each, new=between.gains(each)) for each in here if between.touches(each)]
    return told + [each for each in papers.values() if each.gone]


def papers_of(recipient: Recipient, after: Frozen, number: int | None) -> Iterator[str]:
    """The papers of a recipient that are of this issue; None: of any."""
    for paper in AUDIENCES[recipient.audience].papers:
        copies = (after.get((recipient.audience, paper, copy)) for copy in {recipient.copy, ""})
        if any(kept and number in (None, kept.issued.number) for kept in copies):
            yield paper


class _Read:
    """An issue, its schedules thawed once."""

    def __init__(self, frozen: Frozen) -> None:
        self.frozen = frozen

    @cached_property
    def _lines(self) -> dict[UUID, Line]:
        """Those of our own copy, which names everybody."""
        kept = self.frozen.get(("internal", "daily-schedule", ""))
        return lines_of(kept.edition(Reader("internal"))) if kept else {}

    @cached_property
    def _met(self) -> dict[str, set[UUID]]:
        """Where somebody is met, by folded name; an organization of which nobody is known is met
        where its name stands alone."""
        found: dict[str, set[UUID]] = {}
        for item, line in self._lines.items():
            if line.entry.status != "cancelled":
                for met in line.entry.people:
                    found.setdefault(folded(met.name or met.title or ""), set()).add(item)
        return found

    def there(self, recipient: Recipient) -> frozenset[UUID]:
        """The items and legs at which somebody takes part, at a place, or of a vehicle."""
        if recipient.place is not None:
            return things_at(self.frozen, recipient.audience, recipient.place)
        if recipient.vehicle is not None:
            return frozenset(ids_in(self.runs(recipient)))
        return frozenset(self._met.get(folded(recipient.name), ()))

    def met_as(self, recipient: Recipient) -> set[tuple[UUID, Met]]:
        """Where and as what somebody is met, without the name."""
        name = folded(recipient.name)
        return {
            (item, replace(met, name=None, native=None))
            for item in self._met.get(name, ())
            for met in self._lines[item].entry.people
            if folded(met.name or "") == name
        }

    def days(self, items: Iterable[UUID]) -> set[date | None]:
        return {self._lines[item].day for item in items if item in self._lines}

    def for_all(self) -> frozenset[UUID]:
        """All that happens, as delegates read it."""
        kept = self.frozen.get(("delegation", "daily-schedule", ""))
        return frozenset(ids_in(kept.content["days"])) if kept else frozenset()

    def stays(self, recipient: Recipient) -> list[Any]:
        """The stops at which they receive the delegation."""
        kept = self.frozen.get(("hosts", "national-itinerary", ""))
        stays = kept.content["stays"] if kept and recipient.audience == "hosts" else []
        return [stay for stay in stays if stay.get("host") == recipient.name]

    def runs(self, recipient: Recipient, *, whole: bool = False) -> list[Any]:
        return runs_of(self.frozen, recipient.vehicle or "", recipient.name, whole=whole)


class Between:
    """An issue and the one after it."""

    def __init__(self, before: Frozen, after: Frozen) -> None:
        self.before, self.after = _Read(before), _Read(after)
        self._changes: dict[str, list[Difference]] = {}
        self._asides: dict[str, list[Beside]] = {}

    def touches(self, recipient: Recipient) -> bool:
        before, after, papers = self.before, self.after, recipient.papers
        if self.changes_of(recipient):
            return True
        if recipient.delegate is not None:
            return (
                "personal-schedule" in papers
                or not _FOR_ALL.isdisjoint(papers)
                or any(each.day in self._days_of(recipient) for each in self._beside("delegation"))
            )
        if recipient.place is not None:
            return bool(papers)  # they are of this place alone
        if recipient.vehicle is not None:
            return any(
                before.runs(recipient, whole=whole) != after.runs(recipient, whole=whole)
                for whole in (False, True)
            )
        if (recipient.audience, "daily-schedule", "") not in before.frozen:
            return bool(papers)
        if before.stays(recipient) != after.stays(recipient):
            return True
        if recipient.audience != "hosts" and not _FOR_ALL.isdisjoint(papers):
            return True
        days = self.own(recipient).days
        dresses = (each for each in self._beside(recipient.audience) if each.what == "dress")
        return any(each.day in days for each in dresses)

    def own(self, recipient: Recipient) -> Own:
        """The items and days of somebody who reads the same paper as others."""
        both = (self.before, self.after)
        items = recipient.items.union(*(each.there(recipient) for each in both))
        stays = (stay for each in both for stay in each.stays(recipient))
        days = {day for each in both for day in each.days(items)}
        return Own(items, frozenset(days.union(*map(_days_of_stay, stays))))

    def changes_of(self, recipient: Recipient) -> list[Difference]:
        """What changes where somebody takes part, at a place, or of the runs of a vehicle; in the
        own schedule of a delegate."""
        if recipient.delegate is not None:
            return self._changes_of_one(recipient)
        if recipient.audience not in self._changes:
            self._changes[recipient.audience] = self._changes_for(recipient.audience)
        items = self.own(recipient).items
        return [each for each in self._changes[recipient.audience] if each.item in items]

    def _beside(self, audience: str) -> list[Beside]:
        if audience not in self._asides:
            key, reader = (audience, "daily-schedule", ""), Reader(audience)
            was, now = self.before.frozen.get(key), self.after.frozen.get(key)
            found = beside(was.edition(reader), now.edition(reader)) if was and now else []
            self._asides[audience] = found
        return self._asides[audience]

    def _days_of(self, recipient: Recipient) -> set[date | None]:
        """The days a delegate is there."""
        kept = self.after.frozen.get(("delegation", "personal-schedule", recipient.copy))
        days = kept.content["days"] if kept else []
        return {date.fromisoformat(day["date"]["date"]) for day in days if day.get("date")}

    def _changes_of_one(self, recipient: Recipient) -> list[Difference]:
        """To whoever is new all of it is."""
        key, reader = ("delegation", "personal-schedule", recipient.copy), Reader("delegation")
        old, new = self.before.frozen.get(key), self.after.frozen.get(key)
        if new is None:
            return []
        after = new.edition(reader)
        before = old.edition(reader) if old else replace(after, days=())  # type: ignore[call-arg]  # a PersonalSchedule
        return for_one(differences(before, after), self.before.for_all(), self.after.for_all())

    def _changes_for(self, audience: str) -> list[Difference]:
        key, reader, seen = (audience, "daily-schedule", ""), Reader(audience), AUDIENCES[audience]
        was, now = self.before.frozen.get(key), self.after.frozen.get(key)
        if was is None or now is None:
            return []
        taking = taking_then(self.before.frozen, seen), taking_then(self.after.frozen, seen)
        return differences(was.edition(reader), now.edition(reader), taking)

    def same(self, old: Recipient, new: Recipient) -> bool:
        """Whether a name is spelled otherwise since, of somebody met by name alone: at the same
        items stand the same position and telephone under a name like it."""
        if old.audience != new.audience or old.copy or new.copy:
            return False
        was, now = self.before.met_as(old), self.after.met_as(new)
        return bool(was) and was == now and similar(old.name, new.name)

    def gains(self, recipient: Recipient) -> bool:
        """Whether a delegate is one of the delegation for the first time."""
        key = ("delegation", "personal-schedule", recipient.copy)
        return bool(recipient.delegate) and key not in self.before.frozen

    def loses(self, recipient: Recipient) -> bool:
        """Whether this issue is the first without somebody; those lost before were told then."""
        before, after = self.before, self.after
        if recipient.delegate or recipient.place:
            paper = {"delegation": "personal-schedule", "hotel": "rooming-list"}
            key = (recipient.audience, paper.get(recipient.audience, "meal-list"), recipient.copy)
            return key in before.frozen and key not in after.frozen
        if recipient.vehicle is not None:
            return bool(before.runs(recipient)) and not after.runs(recipient)
        had = before.there(recipient) or before.stays(recipient)
        return bool(had) and not (after.there(recipient) or after.stays(recipient))


def _days_of_stay(stay: dict[str, Any]) -> Iterator[date]:
    """Of a stop as it is kept."""
    first, last = (
        date.fromisoformat(day["date"]) if (day := stay.get(name)) else None
        for name in ("first_day", "last_day")
    )
    while first and last and first <= last:
        yield first
        first += _A_DAY
