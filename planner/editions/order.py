"""What is asked for: which visit, for whom, how; and what every edition says of itself."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from planner.editions.audiences import Audience, audience_named
from planner.editions.sight import Sight
from planner.editions.values import Edition, Issued, Reader
from planner.model import (
    Delegate,
    DelegateCare,
    Exchange,
    FollowOn,
    Item,
    Leg,
    Refused,
    Side,
    Visit,
    VisitKind,
)
from planner.rules.participation import everyone_on, people_at, people_on

if TYPE_CHECKING:
    from planner.editions.taking_part import Taking


class Held(Protocol):
    """An issue as a notice of changes needs it."""

    @property
    def number(self) -> int: ...

    @property
    def on(self) -> date: ...

    @property
    def names(self) -> tuple[str, ...]:
        """Whom the changes concern; our own copies tell."""

    @property
    def why(self) -> str | None: ...

    @property
    def issued(self) -> Issued | None:
        """The issue the notice goes with; None: a draft."""

    def before(self, order: "Order") -> Edition | None:
        """The schedule this reader holds."""

    def after(self, order: "Order") -> Edition | None:
        """The one of the issue that follows; None: that of today."""

    def taking(self, order: "Order") -> "tuple[Taking, Taking] | None":
        """Who took part then, and who does now; None: for one person alone."""

    def own(self, order: "Order") -> Collection[UUID] | None:
        """What concerns the place the notice is for alone; None: all that changed."""


@dataclass(frozen=True, slots=True)
class Own:
    """What concerns one reader of a notice of changes alone."""

    items: frozenset[UUID]
    days: frozenset[date | None]


@dataclass(frozen=True)
class Order:
    """An edition wanted. `exchange` is loaded whole; `made_on` is the day the draft is made."""

    exchange: Exchange
    kind: VisitKind
    reader: Reader
    made_on: date
    days: Collection[date] | None = None  # None: every day
    person: UUID | None = None  # a delegate; None: everyone
    place: UUID | None = None  # a hotel or a venue; None: all
    own: Own | None = None  # of a notice to one host, interpreter or driver; None: all
    photographs: Mapping[str, bytes] = field(default_factory=dict)  # by digest
    follow_ons: Sequence[FollowOn] = ()  # the activities that follow from the exchange
    held: "Held | None" = None  # the issue readers hold, for a notice of what has changed
    called_off: frozenset[UUID] = frozenset()  # items that an issue told as canceled already
    needs_then: Mapping[UUID, DelegateCare | None] = field(default_factory=dict)
    """Of an issue: what the delegates needed then whose needs have changed since."""

    @cached_property
    def visit(self) -> Visit:
        """Refused where there is none yet."""
        found = next((each for each in self.exchange.visits if each.kind is self.kind), None)
        if found is None:
            raise Refused(
                "“{exchange}” has no {kind} visit yet.",
                exchange=self.exchange.name,
                kind=self.kind.value,
            )
        return found

    @cached_property
    def audience(self) -> Audience:
        return audience_named(self.reader.audience)

    @cached_property
    def sight(self) -> Sight:
        return Sight(self.audience)

    def sight_on(self, paper: str) -> Sight:
        """With what the table gives this reader on one paper beyond the classes."""
        return Sight(self.audience, paper)

    @cached_property
    def delegate(self) -> Delegate | None:
        """The delegate this is for alone."""
        if self.person is None:
            return None
        return next(each for each in self.visit.delegates if each.id == self.person)

    @property
    def delegates(self) -> list[Delegate]:
        """Those on the paper, in order of precedence."""
        if self.delegate is not None:
            return [self.delegate]
        return in_order(self.visit.delegates)

    def needs_of(self, delegate: Delegate) -> DelegateCare | None:
        """As they are today, or as they were in the issue this is to be compared with."""
        return self.needs_then.get(delegate.id, delegate.care)

    def told_off(self, happening: Item | Leg) -> bool:
        """Whether it was told to be canceled already: then it stands on internal copies alone."""
        return happening.id in self.called_off and self.reader.audience != "internal"

    def concerns(self, happening: Item | Leg) -> bool:
        """Whether it concerns the one delegate this is for, if it is for one."""
        if self.delegate is None:
            return True
        who = people_on(happening) if isinstance(happening, Leg) else people_at(happening)
        # where nobody of a group is entered yet, it concerns whoever may be in it
        return self.delegate in who or (self.visit in who)

    def about(self, only_for: str | None = None) -> dict[str, Any]:
        """The fields all editions share."""
        visit = self.visit
        sees_dates = self.sight(visit, "dates_as_given")
        return {
            "reader": self.reader,
            "exchange": self.exchange.name,
            "delegation": delegation_of(self.exchange, self.kind),
            "visit": self.kind.value,
            "first_day": visit.first_day,
            "last_day": visit.last_day,
            "dates_as_given": sees_dates,
            "made_on": self.made_on,
            "only_for": only_for or (str(self.delegate) if self.delegate else None),
        }

    def there(self, day: date) -> list[Delegate]:
        """Delegates with the delegation on a day, in order of precedence."""
        present = everyone_on(self.visit, day)
        return [each for each in self.delegates if each in present]


def in_order(delegates: Collection[Delegate]) -> list[Delegate]:
    return sorted(delegates, key=lambda each: (each.rank, each.id))


def delegation_of(exchange: Exchange, kind: VisitKind) -> tuple[str, ...]:
    """The cities whose people travel."""
    return tuple(str(city) for city in exchange.cities_of(_travelling(kind)))


def partners_of(exchange: Exchange, kind: VisitKind) -> tuple[str, ...]:
    """The cities they travel to."""
    side = Side.PARTNER if _travelling(kind) is Side.FOREIGN else Side.FOREIGN
    return tuple(str(city) for city in exchange.cities_of(side))


def _travelling(kind: VisitKind) -> Side:
    return Side.FOREIGN if kind is VisitKind.FIRST else Side.PARTNER
