"""Whom an issue concerns, and what it changes for each of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from planner.editions.audiences import AUDIENCES
from planner.editions.differences import Beside, Difference, Line, beside, differences, lines_of
from planner.editions.freezing import ids_in
from planner.editions.issuing import Frozen, runs_of, things_at
from planner.editions.order import Order
from planner.editions.recipients import Recipient, gone_from, recipients
from planner.editions.values import Met, Reader
from planner.rules.folding import folded
from planner.rules.issues import handouts_of
from planner.rules.likeness import similar

_FOR_ALL = frozenset({"contact-sheet", "emergency-sheet"})
"""Papers that everyone who travels must have as they are now, whatever changed in them."""


def concerned(order: Order, before: Frozen, after: Frozen, number: int) -> list[Recipient]:
    """Those for whom issue `number` differs from what they hold, with the papers that changed."""
    between, found = Between(before, after), list[Recipient]()
    gone = [each for each in gone_from(order.visit) if between.loses(each)]
    given = handouts_of(order.visit).keys()
    for each in recipients(order.visit):
        papers = _papers(each, after, number)
        if papers and (not before or between.touches(each, papers)):
            others = (old for old in gone if each.key not in given and between.same(old, each))
            if respelled := next(others, None):
                gone.remove(respelled)
            found.append(replace(each, papers=papers, key=respelled.key if respelled else each.key))
    return found + gone


def _papers(recipient: Recipient, after: Frozen, number: int) -> tuple[str, ...]:
    found = (
        paper
        for paper in AUDIENCES[recipient.audience].papers
        for copy in dict.fromkeys((recipient.copy, ""))
        if (kept := after.get((recipient.audience, paper, copy))) and kept.issued.number == number
    )
    return tuple(dict.fromkeys(found))


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

    def days(self, recipient: Recipient) -> set[date | None]:
        """The days on which somebody is met."""
        return {self._lines[item].day for item in self.there(recipient) if item in self._lines}

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

    def touches(self, recipient: Recipient, papers: Iterable[str]) -> bool:
        before, after = self.before, self.after
        if recipient.delegate is not None:
            own = "personal-schedule" in papers or not _FOR_ALL.isdisjoint(papers)
            return own or any(
                each.day in self._days_of(recipient) for each in self._beside("delegation")
            )
        if recipient.place is not None:
            return True  # the papers are of this place alone
        if recipient.vehicle is not None:
            return any(
                before.runs(recipient, whole=whole) != after.runs(recipient, whole=whole)
                for whole in (False, True)
            )
        if (recipient.audience, "daily-schedule", "") not in before.frozen:
            return True
        if before.stays(recipient) != after.stays(recipient):
            return True
        if recipient.audience != "hosts" and not _FOR_ALL.isdisjoint(papers):
            return True
        days = after.days(recipient)
        dresses = (each for each in self._beside(recipient.audience) if each.what == "dress")
        return bool(self.changes_of(recipient)) or any(each.day in days for each in dresses)

    def changes_of(self, recipient: Recipient) -> list[Difference]:
        """What changes where somebody takes part, at a place, or of the runs of a vehicle; in the
        own schedule of a delegate."""
        if recipient.delegate is not None:
            return self._changes_in(recipient.audience, "personal-schedule", recipient.copy)
        if recipient.audience not in self._changes:
            found = self._changes_in(recipient.audience, "daily-schedule", "")
            self._changes[recipient.audience] = found
        there = self.before.there(recipient) | self.after.there(recipient) | recipient.items
        return [each for each in self._changes[recipient.audience] if each.item in there]

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

    def _changes_in(self, audience: str, paper: str, copy: str) -> list[Difference]:
        key, reader = (audience, paper, copy), Reader(audience)
        was, now = self.before.frozen.get(key), self.after.frozen.get(key)
        return differences(was.edition(reader), now.edition(reader)) if was and now else []

    def same(self, old: Recipient, new: Recipient) -> bool:
        """Whether a name is spelled otherwise since, of somebody met by name alone: at the same
        items stand the same position and telephone under a name like it."""
        if old.audience != new.audience or old.copy or new.copy:
            return False
        was, now = self.before.met_as(old), self.after.met_as(new)
        return bool(was) and was == now and similar(old.name, new.name)

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
