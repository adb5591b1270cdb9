"""What was seen and is worth copying, and what became of it at home."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from planner.model.attachments import Attachment
from planner.model.base import Base, Disclosure, part_of, refers_to, told
from planner.model.errors import Refused
from planner.model.exchanges import Exchange
from planner.model.itinerary import Item

INTERNAL, PHONES = Disclosure.INTERNAL, Disclosure.PHONES


class PracticeStatus(StrEnum):
    NOTED = "noted"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REVERSED = "reversed"
    DROPPED = "dropped"


class Practice(Base):
    """A good practice noted at an item: what is done, where, by whom, and whom to call."""

    __tablename__ = "practice"

    exchange_id: Mapped[UUID] = part_of("exchange")
    item_id: Mapped[UUID | None] = refers_to("item")
    title: Mapped[str] = told(INTERNAL)
    what: Mapped[str | None] = told(INTERNAL, default=None)
    where: Mapped[str | None] = told(INTERNAL, default=None)  # city or organization that does it
    who: Mapped[str | None] = told(INTERNAL, default=None)  # by whom
    whom_to_call: Mapped[str | None] = told(PHONES, default=None)  # name and phone
    noted_by: Mapped[str | None] = told(INTERNAL, default=None)
    status: Mapped[PracticeStatus] = told(INTERNAL, default=PracticeStatus.NOTED)
    evidence: Mapped[str | None] = told(INTERNAL, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    exchange: Mapped[Exchange] = relationship(back_populates="practices", default=None)
    item: Mapped[Item | None] = relationship(back_populates="practices", default=None)
    steps: Mapped[list["PracticeStep"]] = relationship(
        back_populates="practice",
        cascade="all, delete-orphan",
        order_by="PracticeStep.rank, PracticeStep.id",
        default_factory=list,
    )

    attachments: Mapped[list["PracticeAttachment"]] = relationship(
        back_populates="practice",
        cascade="all, delete-orphan",
        order_by="PracticeAttachment.rank, PracticeAttachment.id",
        default_factory=list,
    )

    def obey(self) -> None:
        if not self.title.strip():
            raise Refused("A practice needs a title.", field="title")

    def __str__(self) -> str:
        return f"“{self.title}”"


class PracticeStep(Base):
    """One step on a practice's path, with what shows it."""

    __tablename__ = "practice_step"

    practice_id: Mapped[UUID] = part_of("practice")
    status: Mapped[PracticeStatus] = told(INTERNAL)
    day: Mapped[date | None] = told(INTERNAL, default=None)
    who: Mapped[str | None] = told(INTERNAL, default=None)
    evidence: Mapped[str | None] = told(INTERNAL, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    practice: Mapped[Practice] = relationship(back_populates="steps", default=None)

    def __str__(self) -> str:
        return f"a step of {self.practice}"


class PracticeAttachment(Base):
    """A file that shows a practice, or what became of it: a decision, a plan, a budget."""

    __tablename__ = "practice_attachment"

    practice_id: Mapped[UUID] = part_of("practice")
    attachment_id: Mapped[UUID] = part_of("attachment")
    rank: Mapped[int] = told(INTERNAL, default=0)

    practice: Mapped[Practice] = relationship(back_populates="attachments", default=None)
    attachment: Mapped[Attachment] = relationship(default=None)

    def __str__(self) -> str:
        return str(self.attachment)


class ThemeWaiver(Base):
    """That a theme of the first visit needs no mirror on the return visit, and why."""

    __tablename__ = "theme_waiver"
    __table_args__ = (UniqueConstraint("exchange_id", "theme"),)

    exchange_id: Mapped[UUID] = part_of("exchange")
    theme: Mapped[str] = told(INTERNAL)
    because: Mapped[str] = told(INTERNAL)
    rank: Mapped[int] = told(INTERNAL, default=0)

    exchange: Mapped[Exchange] = relationship(back_populates="theme_waivers", default=None)

    def obey(self) -> None:
        if not self.because.strip():
            raise Refused("Say why the theme needs no mirror.", field="because")

    def __str__(self) -> str:
        return f"the waiver of “{self.theme}”"
