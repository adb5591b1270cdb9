"""What a check has to say: a rule with its values. The sentences are in the report wording."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from uuid import UUID, uuid5

from planner.model import (
    City,
    Delegate,
    Exchange,
    Group,
    Item,
    Leg,
    Stop,
    Vehicle,
    Visit,
    VisitKind,
)

_FINDINGS = UUID("7d0f5c1e-3f5b-5c0a-9a57-2f1d7a4c6b11")

Value = str | int | dt.date | dt.time


class Severity(StrEnum):
    """An error cannot be accepted; a warning can, with a reason; a note asks for nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_ON_THE_ITINERARY = ("item", "leg")
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Concern:
    """Something a finding is about, as it is called when the finding is made."""

    kind: str  # exchange, visit, stop, city, delegate, group, item, leg, vehicle
    id: UUID
    name: str


Thing = Exchange | Visit | Stop | City | Delegate | Group | Item | Leg | Vehicle


def concern(thing: Thing) -> Concern:
    """One of the nouns as something a finding is about."""
    match thing:
        case Item() | Leg():
            name = thing.title
        case Exchange() | Group() | Vehicle():
            name = thing.name
        case _:
            name = str(thing)
    return Concern(type(thing).__name__.lower(), thing.id, name)


@dataclass(frozen=True)  # no slots: its id, its place ... are worked out once
class Finding:
    """What one rule says of one matter.

    `values` fill the sentence's places. `about` is what the finding stands and falls with, as text:
    when it changes this is another finding, and is asked again though the old one was accepted.
    What changes from day to day, such as days left, is never part of it.
    """

    rule: str  # an id of the closed list of checks
    severity: Severity
    variant: str | None = None  # which of the rule's sentences
    values: tuple[tuple[str, Value], ...] = ()
    concerns: tuple[Concern, ...] = ()
    about: tuple[str, ...] = ()
    visit: VisitKind | None = None  # None: of the exchange as a whole
    date: dt.date | None = None
    time: dt.time | None = None  # on that date; orders findings, not shown

    @cached_property
    def id(self) -> UUID:
        """The same from run to run while what the finding is about is the same."""
        concerned = sorted(str(concern.id) for concern in self.concerns)
        return uuid5(_FINDINGS, "\n".join((self.rule, *concerned, *self.about)))

    @cached_property
    def things(self) -> tuple[UUID, ...]:
        """The items and legs it concerns: a few, though it may concern all of a delegation."""
        return tuple([each.id for each in self.concerns if each.kind in _ON_THE_ITINERARY])

    @cached_property
    def place(self) -> tuple[object, ...]:
        """Where it stands among others; the last parts only for those that nothing else parts."""
        return (
            _WEIGHT[self.severity],
            dt.datetime.combine(self.date or dt.date.max, self.time or dt.time.min),
            self.date is None,
            self.rule,
            self.about,
            [concern.id.int for concern in self.concerns],
        )

    @property
    def sentence(self) -> str:
        """The key of its sentence in the report wording: the rule, or rule.variant."""
        return f"{self.rule}.{self.variant}" if self.variant else self.rule


def accepted(exchange: Exchange) -> dict[UUID, str]:
    """The reasons for which findings were accepted, by the ids of the findings."""
    return {each.finding: each.reason for each in exchange.acceptances}


def open_ones(exchange: Exchange, findings: Iterable[Finding]) -> list[Finding]:
    """Those that nobody has accepted; an error never is, though it may have been a warning when it
    was."""
    reasons = accepted(exchange)
    return [each for each in findings if each.severity is Severity.ERROR or each.id not in reasons]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then by date and time; what has no date stands last of its severity."""
    return sorted(findings, key=attrgetter("place"))
