"""A visit, its stops in order, and its legs between them."""

from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, refers_to, told
from planner.model.errors import Refused
from planner.model.exchanges import Exchange
from planner.model.places import City, Organization, Venue

if TYPE_CHECKING:
    from planner.model.deadlines import Deadline
    from planner.model.delegations import Delegate, Group, Room
    from planner.model.feedback import Feedback
    from planner.model.issues import Issue
    from planner.model.itinerary import Item
    from planner.model.travel import Vehicle

PUBLIC, TIMES, INTERNAL = Disclosure.PUBLIC, Disclosure.TIMES, Disclosure.INTERNAL


class VisitKind(StrEnum):
    FIRST = "first"
    RETURN = "return"


class VisitStatus(StrEnum):
    DRAFT = "draft"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class PartOfDay(StrEnum):
    EARLY_MORNING = "early-morning"
    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Mode(StrEnum):
    AIR = "air"
    RAIL = "rail"
    ROAD = "road"
    SEA = "sea"


class Visit(Base):
    __tablename__ = "visit"
    __table_args__ = (UniqueConstraint("exchange_id", "kind"),)

    exchange_id: Mapped[UUID] = part_of("exchange")
    kind: Mapped[VisitKind] = told(PUBLIC, default=VisitKind.FIRST)
    status: Mapped[VisitStatus] = told(INTERNAL, default=VisitStatus.DRAFT)
    dates_as_given: Mapped[str | None] = told(TIMES, default=None)  # shown, never computed with
    rank: Mapped[int] = told(INTERNAL, default=0)

    exchange: Mapped[Exchange] = relationship(back_populates="visits", default=None)
    stops: Mapped[list["Stop"]] = relationship(
        back_populates="visit",
        cascade="all, delete-orphan",
        order_by="Stop.rank, Stop.id",
        default_factory=list,
    )
    groups: Mapped[list["Group"]] = relationship(
        back_populates="visit",
        cascade="all, delete-orphan",
        order_by="Group.rank, Group.id",
        default_factory=list,
    )
    delegates: Mapped[list["Delegate"]] = relationship(
        back_populates="visit",
        cascade="all, delete-orphan",
        order_by="Delegate.rank, Delegate.id",
        default_factory=list,
    )
    items: Mapped[list["Item"]] = relationship(
        back_populates="visit",
        cascade="all, delete-orphan",
        order_by="Item.rank, Item.id",
        default_factory=list,
    )
    legs: Mapped[list["Leg"]] = relationship(
        back_populates="visit",
        cascade="all, delete-orphan",
        order_by="Leg.rank, Leg.id",
        default_factory=list,
    )
    feedback: Mapped[list["Feedback"]] = relationship(
        back_populates="visit",
        cascade="all, delete-orphan",
        order_by="Feedback.rank, Feedback.id",
        default_factory=list,
    )
    vehicles: Mapped[list["Vehicle"]] = relationship(
        back_populates="visit",
        cascade="all, delete-orphan",
        order_by="Vehicle.rank, Vehicle.id",
        default_factory=list,
    )
    deadlines: Mapped[list["Deadline"]] = relationship(
        back_populates="visit", order_by="Deadline.rank, Deadline.id", default_factory=list
    )
    issues: Mapped[list["Issue"]] = relationship(
        back_populates="visit",
        cascade="all, delete-orphan",
        order_by="Issue.number, Issue.id",
        default_factory=list,
    )

    @property
    def first_day(self) -> date | None:
        """The earliest day of any stop; None while no stop is dated."""
        return min((stop.arrives for stop in self.stops if stop.arrives), default=None)

    @property
    def last_day(self) -> date | None:
        return max((stop.departs for stop in self.stops if stop.departs), default=None)

    def __str__(self) -> str:
        return "the first visit" if self.kind is VisitKind.FIRST else "the return visit"


class Stop(Base):
    """A stay in one city. A stop with one of its days has that day for both."""

    __tablename__ = "stop"
    __table_args__ = (CheckConstraint("first_day <= last_day", name="days_in_order"),)

    visit_id: Mapped[UUID] = part_of("visit")
    city_id: Mapped[UUID | None] = refers_to("city")
    hotel_id: Mapped[UUID | None] = refers_to("venue")
    host_id: Mapped[UUID | None] = refers_to("organization")
    first_day: Mapped[date | None] = told(TIMES, default=None)
    last_day: Mapped[date | None] = told(TIMES, default=None)
    emergency_numbers: Mapped[str | None] = told(PUBLIC, default=None)
    hospital: Mapped[str | None] = told(PUBLIC, default=None)
    consulate: Mapped[str | None] = told(PUBLIC, default=None)  # the visitors' own, or embassy
    rank: Mapped[int] = told(INTERNAL, default=0)

    visit: Mapped[Visit] = relationship(back_populates="stops", default=None)
    city: Mapped[City | None] = relationship(default=None)
    hotel: Mapped[Venue | None] = relationship(default=None)
    host: Mapped[Organization | None] = relationship(default=None)
    items: Mapped[list["Item"]] = relationship(
        back_populates="stop", order_by="Item.rank, Item.id", default_factory=list
    )
    # deleted with the stop, but owned by the delegate
    rooms: Mapped[list["Room"]] = relationship(
        back_populates="stop", cascade="all", default_factory=list
    )

    @property
    def arrives(self) -> date | None:
        return self.first_day or self.last_day

    @property
    def departs(self) -> date | None:
        return self.last_day or self.first_day

    def has(self, day: date) -> bool:
        """Whether the delegation is in this city on that day."""
        first, last = self.arrives, self.departs
        return bool(first and last and first <= day <= last)

    def obey(self) -> None:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise Refused(
                "The stay in {city} must end on or after its first day, {first_day}.",
                field="last_day",
                city=str(self.city or "this city"),
                first_day=self.first_day,
            )

    def __str__(self) -> str:
        return f"the stay in {self.city}" if self.city else "a stop"


class Leg(Base):
    """A journey between cities or by ticket; each end in its own local time and zone."""

    __tablename__ = "leg"

    visit_id: Mapped[UUID] = part_of("visit")
    vehicle_id: Mapped[UUID | None] = refers_to("vehicle")
    mode: Mapped[Mode] = told(TIMES, default=Mode.AIR)
    carrier: Mapped[str | None] = told(TIMES, default=None)
    number: Mapped[str | None] = told(TIMES, default=None)
    from_place: Mapped[str | None] = told(TIMES, default=None)
    from_zone: Mapped[str | None] = told(TIMES, default=None)
    from_day: Mapped[date | None] = told(TIMES, default=None)
    from_time: Mapped[time | None] = told(TIMES, default=None)
    from_fold: Mapped[int] = told(TIMES, default=0)  # 1: the second of two equal clock times
    from_part: Mapped[PartOfDay | None] = told(TIMES, default=None)
    to_place: Mapped[str | None] = told(TIMES, default=None)
    to_zone: Mapped[str | None] = told(TIMES, default=None)
    to_day: Mapped[date | None] = told(TIMES, default=None)
    to_time: Mapped[time | None] = told(TIMES, default=None)
    to_fold: Mapped[int] = told(TIMES, default=0)
    to_part: Mapped[PartOfDay | None] = told(TIMES, default=None)
    everyone: Mapped[bool] = told(TIMES, default=True)
    rank: Mapped[int] = told(INTERNAL, default=0)

    visit: Mapped[Visit] = relationship(back_populates="legs", default=None)
    vehicle: Mapped["Vehicle | None"] = relationship(back_populates="legs", default=None)
    travellers: Mapped[list["Traveller"]] = relationship(
        back_populates="leg",
        cascade="all, delete-orphan",
        order_by="Traveller.rank, Traveller.id",
        default_factory=list,
    )

    @property
    def title(self) -> str:
        """“AF 54, Paris to Washington”, with what is known of it."""
        service = " ".join(filter(None, (self.carrier, self.number)))
        way = " to ".join(filter(None, (self.from_place, self.to_place)))
        return ", ".join(filter(None, (service, way))) or self.mode.value

    def __str__(self) -> str:
        return f"“{self.title}”"


class Traveller(Base):
    """A group or a delegate on a leg that is not for everyone."""

    __tablename__ = "traveller"
    __table_args__ = (
        CheckConstraint("(group_id IS NULL) <> (delegate_id IS NULL)", name="group_or_delegate"),
    )

    leg_id: Mapped[UUID] = part_of("leg")
    group_id: Mapped[UUID | None] = refers_to("visit_group")
    delegate_id: Mapped[UUID | None] = refers_to("delegate")
    rank: Mapped[int] = told(INTERNAL, default=0)

    leg: Mapped[Leg] = relationship(back_populates="travellers", default=None)
    group: Mapped["Group | None"] = relationship(back_populates="travellers", default=None)
    delegate: Mapped["Delegate | None"] = relationship(back_populates="travellers", default=None)
