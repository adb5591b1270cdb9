"""An exchange: one city pair."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, refers_to, told
from planner.model.errors import Refused
from planner.model.offices import Embassy
from planner.model.places import City

if TYPE_CHECKING:
    from planner.model.deadlines import Deadline
    from planner.model.findings import Acceptance
    from planner.model.follow_on import FollowOnTie
    from planner.model.practices import Practice, ThemeWaiver
    from planner.model.travel import TravelTime
    from planner.model.visits import Visit

PUBLIC, INTERNAL = Disclosure.PUBLIC, Disclosure.INTERNAL


class ExchangeStatus(StrEnum):
    ACTIVE = "active"
    CANCELLED = "cancelled"
    CLOSED = "closed"


class Side(StrEnum):
    FOREIGN = "foreign"
    PARTNER = "partner"


class Wish(StrEnum):
    AVOID = "avoid"
    CHOOSE = "choose"


class Exchange(Base):
    __tablename__ = "exchange"
    __table_args__ = (
        CheckConstraint(
            "window_opens_months >= 0 AND window_opens_months <= window_closes_months",
            name="window_in_order",
        ),
    )

    name: Mapped[str] = told(PUBLIC)
    program: Mapped[str] = told(PUBLIC, default="City Pair")
    theme: Mapped[str | None] = told(PUBLIC, default=None)
    status: Mapped[ExchangeStatus] = told(INTERNAL, default=ExchangeStatus.ACTIVE)
    # the return window opens and closes so many months after the last day of the first visit
    window_opens_months: Mapped[int] = told(INTERNAL, default=1)
    window_closes_months: Mapped[int] = told(INTERNAL, default=3)
    return_waived_because: Mapped[str | None] = told(INTERNAL, default=None)
    # how long one interpreter may work, in minutes: in a day, and without a pause; None: as usual
    interpreter_day: Mapped[int | None] = told(INTERNAL, default=None)
    interpreter_run: Mapped[int | None] = told(INTERNAL, default=None)
    notes: Mapped[str | None] = told(INTERNAL, default=None)
    # why nothing of it may be purged, while that lasts
    legal_hold: Mapped[str | None] = told(INTERNAL, default=None)
    sample: Mapped[bool] = told(
        INTERNAL, default=False
    )  # invented, or the program's published record
    embassy_id: Mapped[UUID | None] = refers_to("embassy")

    embassy: Mapped[Embassy | None] = relationship(default=None)
    cities: Mapped[list["PairedCity"]] = relationship(
        back_populates="exchange",
        cascade="all, delete-orphan",
        order_by="PairedCity.rank, PairedCity.id",
        default_factory=list,
    )
    visits: Mapped[list["Visit"]] = relationship(
        back_populates="exchange",
        cascade="all, delete-orphan",
        order_by="Visit.rank, Visit.id",
        default_factory=list,
    )
    deadlines: Mapped[list["Deadline"]] = relationship(
        back_populates="exchange",
        cascade="all, delete-orphan",
        order_by="Deadline.rank, Deadline.id",
        default_factory=list,
    )
    blackouts: Mapped[list["Blackout"]] = relationship(
        back_populates="exchange",
        cascade="all, delete-orphan",
        order_by="Blackout.rank, Blackout.id",
        default_factory=list,
    )
    anniversaries: Mapped[list["Anniversary"]] = relationship(
        back_populates="exchange",
        cascade="all, delete-orphan",
        order_by="Anniversary.rank, Anniversary.id",
        default_factory=list,
    )
    travel_times: Mapped[list["TravelTime"]] = relationship(
        back_populates="exchange",
        cascade="all, delete-orphan",
        order_by="TravelTime.rank, TravelTime.id",
        default_factory=list,
    )
    acceptances: Mapped[list["Acceptance"]] = relationship(
        back_populates="exchange",
        cascade="all, delete-orphan",
        order_by="Acceptance.rank, Acceptance.id",
        default_factory=list,
    )
    practices: Mapped[list["Practice"]] = relationship(
        back_populates="exchange",
        cascade="all, delete-orphan",
        order_by="Practice.rank, Practice.id",
        default_factory=list,
    )
    theme_waivers: Mapped[list["ThemeWaiver"]] = relationship(
        back_populates="exchange",
        cascade="all, delete-orphan",
        order_by="ThemeWaiver.rank, ThemeWaiver.id",
        default_factory=list,
    )
    follow_on_ties: Mapped[list["FollowOnTie"]] = relationship(
        back_populates="exchange",
        cascade="all, delete-orphan",
        order_by="FollowOnTie.rank, FollowOnTie.id",
        default_factory=list,
    )

    def cities_of(self, side: Side) -> list[City]:
        """The cities of one side, the lead first."""
        return [paired.city for paired in self.cities if paired.side is side]

    def obey(self) -> None:
        if not self.name.strip():
            raise Refused("An exchange needs a name.", field="name")
        if not 0 <= self.window_opens_months <= self.window_closes_months:
            raise Refused(
                "A return window opens before it closes, in whole months.",
                field="return_window_months",
            )

    def __str__(self) -> str:
        return f"“{self.name}”"


class PairedCity(Base):
    """A city on one side of an exchange."""

    __tablename__ = "paired_city"

    exchange_id: Mapped[UUID] = part_of("exchange")
    city_id: Mapped[UUID] = part_of("city")
    side: Mapped[Side] = told(PUBLIC)
    rank: Mapped[int] = told(INTERNAL, default=0)

    exchange: Mapped[Exchange] = relationship(back_populates="cities", default=None)
    city: Mapped[City] = relationship(default=None)


class Blackout(Base):
    """Days on which the return visit must not begin or fall, and why."""

    __tablename__ = "blackout"

    exchange_id: Mapped[UUID] = part_of("exchange")
    first_day: Mapped[date | None] = told(INTERNAL, default=None)
    last_day: Mapped[date | None] = told(INTERNAL, default=None)
    who: Mapped[str | None] = told(INTERNAL, default=None)
    why: Mapped[str | None] = told(INTERNAL, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    exchange: Mapped[Exchange] = relationship(back_populates="blackouts", default=None)


class Anniversary(Base):
    """A day of the year to avoid, or to choose on purpose."""

    __tablename__ = "anniversary"

    exchange_id: Mapped[UUID] = part_of("exchange")
    month: Mapped[int | None] = told(INTERNAL, default=None)
    day: Mapped[int | None] = told(INTERNAL, default=None)
    name: Mapped[str | None] = told(INTERNAL, default=None)
    city: Mapped[str | None] = told(INTERNAL, default=None)
    wish: Mapped[Wish] = told(INTERNAL, default=Wish.AVOID)
    rank: Mapped[int] = told(INTERNAL, default=0)

    exchange: Mapped[Exchange] = relationship(back_populates="anniversaries", default=None)
