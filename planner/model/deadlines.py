"""Something due on a date derived from a visit."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, refers_to, told
from planner.model.exchanges import Exchange
from planner.model.offices import User
from planner.model.visits import Visit

INTERNAL = Disclosure.INTERNAL


class Deadline(Base):
    __tablename__ = "deadline"

    exchange_id: Mapped[UUID] = part_of("exchange")
    visit_id: Mapped[UUID | None] = refers_to("visit")
    owner_id: Mapped[UUID | None] = refers_to("user")
    key: Mapped[str | None] = told(INTERNAL, default=None)
    what: Mapped[str] = told(INTERNAL)
    due: Mapped[date | None] = told(INTERNAL, default=None)
    done_on: Mapped[date | None] = told(INTERNAL, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    exchange: Mapped[Exchange] = relationship(back_populates="deadlines", default=None)
    visit: Mapped[Visit | None] = relationship(back_populates="deadlines", default=None)
    owner: Mapped[User | None] = relationship(default=None)

    def __str__(self) -> str:
        return f"“{self.what}”"
