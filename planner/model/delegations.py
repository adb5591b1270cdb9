"""The people who travel on one visit, and their groups."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, refers_to, told
from planner.model.errors import Refused
from planner.model.people import Person
from planner.model.places import Organization
from planner.model.visits import Stop, Traveller, Visit

if TYPE_CHECKING:
    from planner.model.itinerary import Participation

NAMES, TIMES, ROOMS, CARE, INTERNAL = (
    Disclosure.NAMES,
    Disclosure.TIMES,
    Disclosure.ROOMS,
    Disclosure.CARE,
    Disclosure.INTERNAL,
)


class Role(StrEnum):
    HEAD = "head"
    MEMBER = "member"
    INTERPRETER = "interpreter"
    ESCORT = "escort"
    OBSERVER = "observer"


class Sector(StrEnum):
    LOCAL_GOVERNMENT = "local-government"
    LAW_ENFORCEMENT = "law-enforcement"
    COMMUNITY_LEADER = "community-leader"
    YOUTH_LEADER = "youth-leader"
    CIVIL_SOCIETY = "civil-society"
    SOCIAL_SERVICES = "social-services"
    RELIGIOUS_LEADER = "religious-leader"
    PRACTITIONER = "practitioner"
    OTHER = "other"


class Consent(StrEnum):
    """Whether a delegate agreed to be named. To the press, unknown counts as no."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class Group(Base):
    """A named part of a delegation that follows its own track, for some days or the whole visit."""

    __tablename__ = "visit_group"

    visit_id: Mapped[UUID] = part_of("visit")
    name: Mapped[str] = told(TIMES)
    first_day: Mapped[date | None] = told(TIMES, default=None)
    last_day: Mapped[date | None] = told(TIMES, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    visit: Mapped[Visit] = relationship(back_populates="groups", default=None)
    members: Mapped[list["GroupMember"]] = relationship(
        back_populates="group",
        cascade="all, delete-orphan",
        order_by="GroupMember.rank, GroupMember.id",
        default_factory=list,
    )
    # deleted with the group, but owned by the item or leg
    participations: Mapped[list["Participation"]] = relationship(
        back_populates="group", cascade="all", default_factory=list
    )
    travellers: Mapped[list[Traveller]] = relationship(
        back_populates="group", cascade="all", default_factory=list
    )

    def on(self, day: date | None) -> bool:
        """Whether the group goes its own way that day; without a day, whether it ever does."""
        if day is None:
            return True
        return (self.first_day or day) <= day <= (self.last_day or day)

    def meets(self, other: "Group") -> bool:
        """Whether there is a day on which both go their own ways."""
        first = max(filter(None, (self.first_day, other.first_day)), default=None)
        last = min(filter(None, (self.last_day, other.last_day)), default=None)
        return first is None or last is None or first <= last

    def __str__(self) -> str:
        return f"the group “{self.name}”"


class Delegate(Base):
    """A person in one visit's delegation. Its rank is its precedence."""

    __tablename__ = "delegate"

    visit_id: Mapped[UUID] = part_of("visit")
    person_id: Mapped[UUID] = part_of("person")
    organization_id: Mapped[UUID | None] = refers_to("organization")
    role: Mapped[Role] = told(NAMES, default=Role.MEMBER)
    position: Mapped[str | None] = told(NAMES, default=None)
    sector: Mapped[Sector | None] = told(NAMES, default=None)
    joins: Mapped[date | None] = told(TIMES, default=None)
    leaves: Mapped[date | None] = told(TIMES, default=None)
    arrival: Mapped[str | None] = told(TIMES, default=None)  # flight and time, as given
    departure: Mapped[str | None] = told(TIMES, default=None)
    english_level: Mapped[str | None] = told(NAMES, default=None)
    needs_interpreter: Mapped[bool | None] = told(NAMES, default=None)  # None: not known
    consent: Mapped[Consent] = told(INTERNAL, default=Consent.UNKNOWN)
    biography: Mapped[str | None] = told(NAMES, default=None)
    room_type: Mapped[str | None] = told(ROOMS, default=None)  # at every stop without its own room
    sharing_with: Mapped[str | None] = told(ROOMS, default=None)
    notes: Mapped[str | None] = told(INTERNAL, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    visit: Mapped[Visit] = relationship(back_populates="delegates", default=None)
    person: Mapped[Person] = relationship(default=None)
    organization: Mapped[Organization | None] = relationship(default=None)
    care: Mapped["DelegateCare | None"] = relationship(
        back_populates="delegate", cascade="all, delete-orphan", uselist=False, default=None
    )
    rooms: Mapped[list["Room"]] = relationship(
        back_populates="delegate",
        cascade="all, delete-orphan",
        order_by="Room.rank, Room.id",
        default_factory=list,
    )
    # deleted with the delegate, but owned by the group, item or leg
    memberships: Mapped[list["GroupMember"]] = relationship(
        back_populates="delegate", cascade="all", default_factory=list
    )
    participations: Mapped[list["Participation"]] = relationship(
        back_populates="delegate", cascade="all", default_factory=list
    )
    travellers: Mapped[list[Traveller]] = relationship(
        back_populates="delegate", cascade="all", default_factory=list
    )

    def there(self, day: date | None) -> bool:
        """Whether the delegate is with the delegation that day (late joiners are normal)."""
        if day is None:
            return True
        return (self.joins or day) <= day <= (self.leaves or day)

    def obey(self) -> None:
        if self.joins and self.leaves and self.leaves < self.joins:
            raise Refused(
                "{delegate} must leave on or after the day of joining, {joins}.",
                field="leaves",
                delegate=str(self),
                joins=self.joins,
            )

    def __str__(self) -> str:
        return str(self.person) if self.person else "a delegate"


class DelegateCare(Base):
    """What a delegate needs, as practical requests. Unknown is not none."""

    __tablename__ = "delegate_care"
    __table_args__ = (UniqueConstraint("delegate_id"),)

    delegate_id: Mapped[UUID] = part_of("delegate")
    dietary: Mapped[str | None] = told(CARE, default=None)
    observance: Mapped[str | None] = told(CARE, default=None)
    mobility: Mapped[str | None] = told(CARE, default=None)

    delegate: Mapped[Delegate] = relationship(back_populates="care", default=None)

    def __str__(self) -> str:
        return f"the needs of {self.delegate}"


class Room(Base):
    """Where a delegate sleeps at one stop, in so far as it differs from what the delegate wants."""

    __tablename__ = "room"

    delegate_id: Mapped[UUID] = part_of("delegate")
    stop_id: Mapped[UUID] = part_of("stop")
    type: Mapped[str | None] = told(ROOMS, default=None)
    sharing_with: Mapped[str | None] = told(ROOMS, default=None)
    nights: Mapped[int | None] = told(ROOMS, default=None)  # None: every night of the stop
    confirmation: Mapped[str | None] = told(ROOMS, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    delegate: Mapped[Delegate] = relationship(back_populates="rooms", default=None)
    stop: Mapped[Stop] = relationship(back_populates="rooms", default=None)

    def obey(self) -> None:
        if self.nights is not None and not 0 <= self.nights <= 366:
            raise Refused("A room is booked for 0 to 366 nights.", field="nights")

    def __str__(self) -> str:
        return f"the room of {self.delegate}" if self.delegate else "a room"


class GroupMember(Base):
    __tablename__ = "group_member"
    __table_args__ = (UniqueConstraint("group_id", "delegate_id"),)

    group_id: Mapped[UUID] = part_of("visit_group")
    delegate_id: Mapped[UUID] = part_of("delegate")
    rank: Mapped[int] = told(INTERNAL, default=0)

    group: Mapped[Group] = relationship(back_populates="members", default=None)
    delegate: Mapped[Delegate] = relationship(back_populates="memberships", default=None)
