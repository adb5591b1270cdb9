"""What keeps a connection alive after the journeys: workshops, grants, networks, agreements."""

from datetime import date, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from planner.model.attachments import Attachment
from planner.model.base import Base, Disclosure, part_of, refers_to, told
from planner.model.errors import Refused
from planner.model.exchanges import Exchange
from planner.model.people import Person
from planner.model.recurrence import read_rule

NAMES, INTERNAL = Disclosure.NAMES, Disclosure.INTERNAL


class FollowOnKind(StrEnum):
    WORKSHOP = "workshop"
    ALUMNI_WORKSHOP = "alumni-workshop"
    CONFERENCE = "conference"
    SPEAKER_PROGRAM = "speaker-program"
    SMALL_GRANT = "small-grant"
    VIDEO_CONFERENCE = "video-conference"
    NETWORK_MEMBERSHIP = "network-membership"
    ROUNDTABLE = "roundtable"
    AGREEMENT = "agreement"
    PEER_CONTACT = "peer-contact"
    OTHER = "other"


class FollowOnStatus(StrEnum):
    PLANNED = "planned"
    REQUESTED = "requested"
    APPROVED = "approved"
    DONE = "done"
    DROPPED = "dropped"


class FollowOn(Base):
    """An activity that follows exchanges: of none, one or several of them, and of cities.

    Amounts are in hundredths of the currency: a sum of money is never a binary fraction.
    """

    __tablename__ = "follow_on"

    kind: Mapped[FollowOnKind] = told(INTERNAL, default=FollowOnKind.OTHER)
    title: Mapped[str] = told(INTERNAL)
    day: Mapped[date | None] = told(INTERNAL, default=None)
    last_day: Mapped[date | None] = told(INTERNAL, default=None)
    start: Mapped[time | None] = told(INTERNAL, default=None)
    zone: Mapped[str | None] = told(INTERNAL, default=None)  # of the start; IANA name
    date_as_given: Mapped[str | None] = told(INTERNAL, default=None)  # shown, never computed with
    repeats: Mapped[str | None] = told(INTERNAL, default=None)  # RRULE of RFC 5545
    place: Mapped[str | None] = told(INTERNAL, default=None)
    cities: Mapped[tuple[str, ...]] = told(INTERNAL, default=())
    organizations: Mapped[tuple[str, ...]] = told(INTERNAL, default=())
    amount: Mapped[int | None] = told(INTERNAL, default=None)  # as requested
    approved: Mapped[int | None] = told(INTERNAL, default=None)
    spent: Mapped[int | None] = told(INTERNAL, default=None)
    currency: Mapped[str | None] = told(INTERNAL, default=None)  # ISO 4217
    status: Mapped[FollowOnStatus] = told(INTERNAL, default=FollowOnStatus.PLANNED)
    outcome: Mapped[str | None] = told(INTERNAL, default=None)
    source: Mapped[str | None] = told(INTERNAL, default=None)  # who says so, of a published record
    sample: Mapped[bool] = told(INTERNAL, default=False)

    # deleted with the activity, but owned by the exchange
    ties: Mapped[list["FollowOnTie"]] = relationship(
        back_populates="follow_on",
        cascade="all",
        order_by="FollowOnTie.rank, FollowOnTie.id",
        default_factory=list,
    )
    people: Mapped[list["FollowOnPerson"]] = relationship(
        back_populates="follow_on",
        cascade="all, delete-orphan",
        order_by="FollowOnPerson.rank, FollowOnPerson.id",
        default_factory=list,
    )
    attachments: Mapped[list["FollowOnAttachment"]] = relationship(
        back_populates="follow_on",
        cascade="all, delete-orphan",
        order_by="FollowOnAttachment.rank, FollowOnAttachment.id",
        default_factory=list,
    )

    def obey(self) -> None:
        if not self.title.strip():
            raise Refused("A follow-on activity needs a title.", field="title")
        if self.day and self.last_day and self.last_day < self.day:
            raise Refused(
                "{activity} must end on or after its first day, {first_day}.",
                field="last_day",
                activity=str(self),
                first_day=self.day,
            )
        read_rule(self.repeats or "", "repeats")

    def __str__(self) -> str:
        return f"“{self.title}”"


class FollowOnTie(Base):
    """That an activity follows from an exchange."""

    __tablename__ = "follow_on_tie"
    __table_args__ = (UniqueConstraint("follow_on_id", "exchange_id"),)

    follow_on_id: Mapped[UUID] = part_of("follow_on")
    exchange_id: Mapped[UUID] = part_of("exchange")
    rank: Mapped[int] = told(INTERNAL, default=0)

    follow_on: Mapped[FollowOn] = relationship(back_populates="ties", default=None)
    exchange: Mapped[Exchange] = relationship(back_populates="follow_on_ties", default=None)


class FollowOnPerson(Base):
    """Somebody who takes part: a record, or only a name."""

    __tablename__ = "follow_on_person"

    follow_on_id: Mapped[UUID] = part_of("follow_on")
    person_id: Mapped[UUID | None] = refers_to("person")
    name: Mapped[str | None] = told(NAMES, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    follow_on: Mapped[FollowOn] = relationship(back_populates="people", default=None)
    person: Mapped[Person | None] = relationship(default=None)

    @property
    def full_name(self) -> str:
        recorded = (self.person.name or self.person.native_name) if self.person else None
        return recorded or self.name or ""

    def __str__(self) -> str:
        return self.full_name or "a person"


class FollowOnAttachment(Base):
    """A file that belongs to an activity: an agenda, a grant's papers, a signed agreement."""

    __tablename__ = "follow_on_attachment"

    follow_on_id: Mapped[UUID] = part_of("follow_on")
    attachment_id: Mapped[UUID] = part_of("attachment")
    rank: Mapped[int] = told(INTERNAL, default=0)

    follow_on: Mapped[FollowOn] = relationship(back_populates="attachments", default=None)
    attachment: Mapped[Attachment] = relationship(default=None)

    def __str__(self) -> str:
        return str(self.attachment)
