"""Getting from place to place within a stop: vehicles, and how long the way takes."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, told
from planner.model.errors import Refused
from planner.model.exchanges import Exchange
from planner.model.places import Venue
from planner.model.visits import Leg, Visit

if TYPE_CHECKING:
    from planner.model.itinerary import Item

NAMES, TIMES, PHONES, INTERNAL = (
    Disclosure.NAMES,
    Disclosure.TIMES,
    Disclosure.PHONES,
    Disclosure.INTERNAL,
)
LONGEST_TRAVEL = 24 * 60
"""In minutes; a longer way is a leg."""


class Vehicle(Base):
    """A coach or a car of one visit; who takes part in an item that has it rides in it."""

    __tablename__ = "vehicle"

    visit_id: Mapped[UUID] = part_of("visit")
    name: Mapped[str] = told(TIMES)
    seats: Mapped[int | None] = told(TIMES, default=None)  # for passengers
    plate: Mapped[str | None] = told(TIMES, default=None)
    driver: Mapped[str | None] = told(NAMES, default=None)
    phone: Mapped[str | None] = told(PHONES, default=None)  # of the driver
    rank: Mapped[int] = told(INTERNAL, default=0)

    visit: Mapped[Visit] = relationship(back_populates="vehicles", default=None)
    # deleted with neither: an item or a leg is there without its vehicle
    items: Mapped[list["Item"]] = relationship(
        back_populates="vehicle", order_by="Item.rank, Item.id", default_factory=list
    )
    legs: Mapped[list[Leg]] = relationship(
        back_populates="vehicle", order_by="Leg.rank, Leg.id", default_factory=list
    )

    def obey(self) -> None:
        if not self.name.strip():
            raise Refused("A vehicle needs a name.", field="name")
        if self.seats is not None and self.seats < 1:
            raise Refused("A vehicle has one seat at least.", field="seats")

    def __str__(self) -> str:
        return f"“{self.name}”"


class TravelTime(Base):
    """How long the way takes from one venue to another; back again too, unless said otherwise."""

    __tablename__ = "travel_time"

    exchange_id: Mapped[UUID] = part_of("exchange")
    from_venue_id: Mapped[UUID] = part_of("venue")
    to_venue_id: Mapped[UUID] = part_of("venue")
    minutes: Mapped[int] = told(TIMES)
    by: Mapped[str | None] = told(TIMES, default=None)  # "coach", "on foot"
    rank: Mapped[int] = told(INTERNAL, default=0)

    exchange: Mapped[Exchange] = relationship(back_populates="travel_times", default=None)
    from_venue: Mapped[Venue] = relationship(foreign_keys="TravelTime.from_venue_id", default=None)
    to_venue: Mapped[Venue] = relationship(foreign_keys="TravelTime.to_venue_id", default=None)

    def obey(self) -> None:
        if not 0 <= self.minutes <= LONGEST_TRAVEL:
            raise Refused(
                "Travel within a stop takes from 0 to {most} minutes.",
                field="minutes",
                most=LONGEST_TRAVEL,
            )

    def __str__(self) -> str:
        return f"the way from {self.from_venue} to {self.to_venue}"
