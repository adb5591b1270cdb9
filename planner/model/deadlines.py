"""What is due on a date derived from a visit, and the template it is derived by."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, refers_to, told
from planner.model.errors import Refused
from planner.model.exchanges import Exchange
from planner.model.offices import Embassy, User
from planner.model.visits import Visit, VisitKind

INTERNAL = Disclosure.INTERNAL


COMMITMENT = "commitment"
"""The key of what was promised in a meeting; it is of no template and closed with evidence."""


class Counted(StrEnum):
    """From which day a line of the template counts."""

    FIRST_DAY = "first-day"  # of a visit
    LAST_DAY = "last-day"
    CONFIRMED = "confirmed"  # the day on which the visit is confirmed
    WINDOW_OPENS = "window-opens"
    WINDOW_CLOSES = "window-closes"


class Deadline(Base):
    __tablename__ = "deadline"

    exchange_id: Mapped[UUID] = part_of("exchange")
    visit_id: Mapped[UUID | None] = refers_to("visit")
    owner_id: Mapped[UUID | None] = refers_to("user")
    key: Mapped[str | None] = told(INTERNAL, default=None)  # its line of the template
    what: Mapped[str] = told(INTERNAL)
    due: Mapped[date | None] = told(INTERNAL, default=None)  # None: waits for an event
    done_on: Mapped[date | None] = told(INTERNAL, default=None)
    note: Mapped[str | None] = told(INTERNAL, default=None)
    snoozed_until: Mapped[date | None] = told(INTERNAL, default=None)
    snoozed_because: Mapped[str | None] = told(INTERNAL, default=None)
    set_on: Mapped[date | None] = told(INTERNAL, default=None)  # the day its date became known
    # the day it was counted from when its date was set; when that day moves, the date follows
    counted_from: Mapped[date | None] = told(INTERNAL, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    exchange: Mapped[Exchange] = relationship(back_populates="deadlines", default=None)
    visit: Mapped[Visit | None] = relationship(back_populates="deadlines", default=None)
    owner: Mapped[User | None] = relationship(default=None)

    def obey(self) -> None:
        if not self.what.strip():
            raise Refused("A deadline needs a few words that say what is due.", field="what")
        if self.key == COMMITMENT and self.done_on and not (self.note or "").strip():
            raise Refused(
                "Say what shows that {deadline} was kept: a commitment is closed with evidence.",
                field="note",
                deadline=str(self),
            )

    def __str__(self) -> str:
        return f"“{self.what}”"


class DeadlineRule(Base):
    """A line of an embassy's own template. An embassy without any goes by the one we ship."""

    __tablename__ = "deadline_rule"
    __table_args__ = (UniqueConstraint("embassy_id", "key"),)

    embassy_id: Mapped[UUID] = part_of("embassy")
    key: Mapped[str] = told(INTERNAL)
    what: Mapped[str] = told(INTERNAL)
    visit: Mapped[VisitKind | None] = told(INTERNAL, default=None)  # what it is due for
    counted: Mapped[Counted] = told(INTERNAL, default=Counted.FIRST_DAY)
    of: Mapped[VisitKind] = told(INTERNAL, default=VisitKind.FIRST)  # whose day it counts from
    days: Mapped[int] = told(INTERNAL, default=0)  # after that day; before it, if negative
    rule: Mapped[str | None] = told(INTERNAL, default=None)  # RFC 5545: due again and again
    rank: Mapped[int] = told(INTERNAL, default=0)

    embassy: Mapped[Embassy] = relationship(back_populates="deadline_rules", default=None)

    def obey(self) -> None:
        if not self.what.strip():
            raise Refused("A deadline needs a few words that say what is due.", field="what")

    def __str__(self) -> str:
        return f"“{self.what}”"
