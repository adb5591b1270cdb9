"""What happens on a visit, who takes part, and whom they meet."""

from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship, validates

from planner.model.attachments import Attachment
from planner.model.base import Base, Disclosure, part_of, refers_to, told
from planner.model.errors import Refused
from planner.model.people import Person
from planner.model.places import Organization, Venue
from planner.model.travel import LONGEST_TRAVEL
from planner.model.visits import PartOfDay, Stop, Visit

if TYPE_CHECKING:
    from planner.model.delegations import Delegate, Group
    from planner.model.feedback import Feedback
    from planner.model.practices import Practice
    from planner.model.travel import Vehicle

PUBLIC, NAMES, TIMES, PHONES, INTERNAL = (
    Disclosure.PUBLIC,
    Disclosure.NAMES,
    Disclosure.TIMES,
    Disclosure.PHONES,
    Disclosure.INTERNAL,
)


class ItemKind(StrEnum):
    MEETING = "meeting"
    SITE_VISIT = "site-visit"
    PANEL = "panel"
    ROUNDTABLE = "roundtable"
    WORKSHOP = "workshop"
    BRIEFING = "briefing"
    MEAL = "meal"
    RECEPTION = "reception"
    CULTURAL = "cultural"
    TRANSFER = "transfer"
    FREE_TIME = "free-time"
    ADMINISTRATIVE = "administrative"
    MEETING_POINT = "meeting-point"
    CEREMONY = "ceremony"
    PRESS = "press"
    OTHER = "other"


class ItemStatus(StrEnum):
    PROPOSED = "proposed"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CANCELLED = "cancelled"

    @property
    def tentative(self) -> bool:
        """Nobody has answered yet."""
        return self in TENTATIVE

    @property
    def off(self) -> bool:
        """It does not take place."""
        return self in OFF


TENTATIVE = (ItemStatus.PROPOSED, ItemStatus.REQUESTED)
OFF = (ItemStatus.DECLINED, ItemStatus.CANCELLED)


class TimeState(StrEnum):
    EXACT = "exact"
    APPROXIMATE = "approximate"
    PART_OF_DAY = "part-of-day"
    TO_BE_DETERMINED = "to-be-determined"
    ALL_DAY = "all-day"


class Function(StrEnum):
    HOST = "host"
    SPEAKER = "speaker"
    ESCORT = "escort"
    DRIVER = "driver"
    INTERPRETER = "interpreter"


class Item(Base):
    """One thing at one time, in the wall-clock time of its stop."""

    __tablename__ = "item"

    visit_id: Mapped[UUID] = part_of("visit")
    stop_id: Mapped[UUID | None] = refers_to("stop")
    venue_id: Mapped[UUID | None] = refers_to("venue")
    part_of_id: Mapped[UUID | None] = refers_to("item")
    alternate_of_id: Mapped[UUID | None] = refers_to("item")
    vehicle_id: Mapped[UUID | None] = refers_to("vehicle")
    title: Mapped[str] = told(TIMES)
    day: Mapped[date | None] = told(TIMES, default=None)  # local; None: the tray
    start: Mapped[time | None] = told(TIMES, default=None)
    end: Mapped[time | None] = told(TIMES, default=None)
    ends_next_day: Mapped[bool] = told(TIMES, default=False)
    fold: Mapped[int] = told(TIMES, default=0)  # 1: the second of two equal clock times
    time_state: Mapped[TimeState] = told(TIMES, default=TimeState.TO_BE_DETERMINED)
    part: Mapped[PartOfDay | None] = told(TIMES, default=None)
    time_as_given: Mapped[str | None] = told(INTERNAL, default=None)
    kind: Mapped[ItemKind] = told(TIMES, default=ItemKind.MEETING)
    status: Mapped[ItemStatus] = told(TIMES, default=ItemStatus.PROPOSED)
    meeting_point: Mapped[str | None] = told(TIMES, default=None)
    coach_leaves: Mapped[time | None] = told(TIMES, default=None)  # on the item's day
    travel_minutes: Mapped[int | None] = told(TIMES, default=None)  # to get there
    dress: Mapped[str | None] = told(TIMES, default=None)
    language: Mapped[str | None] = told(TIMES, default=None)  # it is held in
    theme: Mapped[str | None] = told(PUBLIC, default=None)
    speaking_order: Mapped[str | None] = told(NAMES, default=None)
    gifts: Mapped[str | None] = told(INTERNAL, default=None)
    own_arrangements: Mapped[bool] = told(TIMES, default=False)  # each sees to their own meal
    standby: Mapped[bool] = told(INTERNAL, default=False)  # kept ready for when another falls out
    public: Mapped[bool] = told(INTERNAL, default=False)  # may stand in the press copy
    names_sent_on: Mapped[date | None] = told(INTERNAL, default=None)  # to the venue's security
    everyone: Mapped[bool] = told(TIMES, default=True)
    optional: Mapped[bool] = told(TIMES, default=False)
    host_may_be_named: Mapped[bool] = told(INTERNAL, default=True)
    asked_of: Mapped[str | None] = told(INTERNAL, default=None)
    asked_on: Mapped[date | None] = told(INTERNAL, default=None)
    asked_by: Mapped[str | None] = told(INTERNAL, default=None)
    answered_on: Mapped[date | None] = told(INTERNAL, default=None)
    chase_on: Mapped[date | None] = told(INTERNAL, default=None)
    cancelled_by: Mapped[str | None] = told(INTERNAL, default=None)
    cancelled_when: Mapped[date | None] = told(INTERNAL, default=None)
    cancelled_why: Mapped[str | None] = told(INTERNAL, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    visit: Mapped[Visit] = relationship(back_populates="items", default=None)
    stop: Mapped[Stop | None] = relationship(back_populates="items", default=None)
    venue: Mapped[Venue | None] = relationship(default=None)
    vehicle: Mapped["Vehicle | None"] = relationship(back_populates="items", default=None)
    whole: Mapped["Item | None"] = relationship(
        foreign_keys="Item.part_of_id",
        remote_side="Item.id",
        back_populates="parts",
        default=None,
    )
    parts: Mapped[list["Item"]] = relationship(
        foreign_keys="Item.part_of_id",
        back_populates="whole",
        order_by="Item.rank, Item.id",
        default_factory=list,
    )
    alternate_of: Mapped["Item | None"] = relationship(
        foreign_keys="Item.alternate_of_id",
        remote_side="Item.id",
        back_populates="alternates",
        default=None,
    )
    alternates: Mapped[list["Item"]] = relationship(
        foreign_keys="Item.alternate_of_id",
        back_populates="alternate_of",
        order_by="Item.rank, Item.id",
        default_factory=list,
    )
    notes: Mapped[list["ItemNote"]] = relationship(
        back_populates="item",
        cascade="all, delete-orphan",
        order_by="ItemNote.audience, ItemNote.id",
        default_factory=list,
    )
    participations: Mapped[list["Participation"]] = relationship(
        back_populates="item",
        cascade="all, delete-orphan",
        order_by="Participation.rank, Participation.id",
        default_factory=list,
    )
    contacts: Mapped[list["Contact"]] = relationship(
        back_populates="item",
        cascade="all, delete-orphan",
        order_by="Contact.rank, Contact.id",
        default_factory=list,
    )

    practices: Mapped[list["Practice"]] = relationship(back_populates="item", default_factory=list)
    # deleted with the item, but owned by the visit
    feedback: Mapped[list["Feedback"]] = relationship(
        back_populates="item", cascade="all", default_factory=list
    )
    attachments: Mapped[list["ItemAttachment"]] = relationship(
        back_populates="item",
        cascade="all, delete-orphan",
        order_by="ItemAttachment.rank, ItemAttachment.id",
        default_factory=list,
    )

    @validates("status")
    def _take_place_again(self, _name: str, status: ItemStatus) -> ItemStatus:
        """What takes place again was called off by nobody; the journal keeps who it was."""
        if self.status is not None and self.status.off and not status.off:
            self.cancelled_by = self.cancelled_when = self.cancelled_why = None
        return status

    def note_for(self, audience: str) -> str | None:
        """What this item says to one audience alone."""
        return next((note.text for note in self.notes if note.audience == audience), None)

    def above(self) -> set["Item"]:
        """All it belongs to, as a part or as an alternate, however far up."""
        found: set[Item] = set()
        waiting = [self]
        while waiting:
            each = waiting.pop()
            ways = (each.whole, each.alternate_of)
            waiting += [one for one in ways if one is not None and one not in found]
            found.update(one for one in ways if one is not None)
        return found

    def obey(self) -> None:
        if self in self.above():
            raise Refused(
                "An item cannot belong to itself, as a part or as an alternate.", field="part_of"
            )
        if not self.title.strip():
            raise Refused("An item needs a title.", field="title")
        if self.fold not in (0, 1):
            raise Refused("The fold of a time is 0 or 1.", field="fold")
        if self.travel_minutes is not None and not 0 <= self.travel_minutes <= LONGEST_TRAVEL:
            raise Refused(
                "Travel within a stop takes from 0 to {most} minutes.",
                field="travel_minutes",
                most=LONGEST_TRAVEL,
            )

    def __str__(self) -> str:
        return f"“{self.title}”"


AUDIENCES = (
    "internal",
    "delegation",
    "hosts",
    "interpreter",
    "driver",
    "hotel",
    "caterer",
    "security",
    "press",
)
"""Those for whom papers are made and notes written. Who may see what is one table, elsewhere."""


class ItemNote(Base):
    """A note on an item for one audience; the internal staff sees all of them."""

    __tablename__ = "item_note"
    __table_args__ = (UniqueConstraint("item_id", "audience"),)

    item_id: Mapped[UUID] = part_of("item")
    audience: Mapped[str] = told(INTERNAL)
    text: Mapped[str] = told(INTERNAL)

    item: Mapped[Item] = relationship(back_populates="notes", default=None)


class ItemAttachment(Base):
    """A file that belongs to an item: an invitation, a map."""

    __tablename__ = "item_attachment"

    item_id: Mapped[UUID] = part_of("item")
    attachment_id: Mapped[UUID] = part_of("attachment")
    rank: Mapped[int] = told(INTERNAL, default=0)

    item: Mapped[Item] = relationship(back_populates="attachments", default=None)
    attachment: Mapped[Attachment] = relationship(default=None)

    def __str__(self) -> str:
        return str(self.attachment)


class Participation(Base):
    """A group or a delegate at an item that is not for everyone."""

    __tablename__ = "participation"
    __table_args__ = (
        UniqueConstraint("item_id", "group_id", "delegate_id"),
        CheckConstraint("(group_id IS NULL) <> (delegate_id IS NULL)", name="group_or_delegate"),
    )

    item_id: Mapped[UUID] = part_of("item")
    group_id: Mapped[UUID | None] = refers_to("visit_group")
    delegate_id: Mapped[UUID | None] = refers_to("delegate")
    rank: Mapped[int] = told(INTERNAL, default=0)

    item: Mapped[Item] = relationship(back_populates="participations", default=None)
    group: Mapped["Group | None"] = relationship(back_populates="participations", default=None)
    delegate: Mapped["Delegate | None"] = relationship(
        back_populates="participations", default=None
    )


class Contact(Base):
    """A person of an organization in a function at an item: a record, or only a name."""

    __tablename__ = "contact"

    item_id: Mapped[UUID] = part_of("item")
    person_id: Mapped[UUID | None] = refers_to("person")
    organization_id: Mapped[UUID | None] = refers_to("organization")
    name: Mapped[str | None] = told(NAMES, default=None)
    position: Mapped[str | None] = told(NAMES, default=None)
    function: Mapped[Function] = told(NAMES, default=Function.HOST)
    phone: Mapped[str | None] = told(PHONES, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    item: Mapped[Item] = relationship(back_populates="contacts", default=None)
    person: Mapped[Person | None] = relationship(default=None)
    organization: Mapped[Organization | None] = relationship(default=None)

    @property
    def full_name(self) -> str | None:
        """The name to print, with its honorific; None while the host is to be named."""
        if self.person is None:
            return self.name
        return " ".join(filter(None, (self.person.honorific, self.person.name))) or None

    def __str__(self) -> str:
        return self.full_name or "a contact"
