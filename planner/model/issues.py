"""Numbered issues of a visit's papers, and who was given which."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, told
from planner.model.visits import Visit

INTERNAL, NAMES, PUBLIC = Disclosure.INTERNAL, Disclosure.NAMES, Disclosure.PUBLIC


class Issue(Base):
    """The program as it was given out on a day. What stood in it is kept by its digest."""

    __tablename__ = "issue"
    __table_args__ = (CheckConstraint("number >= 1", name="counted_from_one"),)

    visit_id: Mapped[UUID] = part_of("visit")
    number: Mapped[int] = told(PUBLIC)
    day: Mapped[date] = told(PUBLIC)
    reason: Mapped[str] = told(PUBLIC)  # readers of a change notice are told
    digest: Mapped[str] = told(INTERNAL)  # of the frozen content; never changes

    visit: Mapped[Visit] = relationship(back_populates="issues", default=None)
    handouts: Mapped[list["Handout"]] = relationship(
        back_populates="issue",
        cascade="all, delete-orphan",
        order_by="Handout.rank, Handout.id",
        default_factory=list,
    )

    def __str__(self) -> str:
        return f"issue {self.number}"


class Handout(Base):
    """What somebody was given of an issue, how, and whether they said that they have it."""

    __tablename__ = "handout"

    issue_id: Mapped[UUID] = part_of("issue")
    recipient: Mapped[str] = told(NAMES)
    key: Mapped[str] = told(INTERNAL)  # the same person in every issue, whatever the name
    audience: Mapped[str] = told(INTERNAL)
    papers: Mapped[tuple[str, ...]] = told(INTERNAL, default=())
    phone: Mapped[str | None] = told(Disclosure.PHONES, default=None)
    email: Mapped[str | None] = told(Disclosure.PHONES, default=None)
    channel: Mapped[str | None] = told(INTERNAL, default=None)  # mail, phone, by hand
    told_at: Mapped[str | None] = told(INTERNAL, default=None)  # an instant, ISO 8601
    acknowledged_at: Mapped[str | None] = told(INTERNAL, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    issue: Mapped[Issue] = relationship(back_populates="handouts", default=None)

    def __str__(self) -> str:
        return f"“{self.recipient}”"
