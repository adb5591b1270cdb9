"""What those who took part thought of an item, or of the visit."""

from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, refers_to, told
from planner.model.errors import Refused
from planner.model.itinerary import Item
from planner.model.visits import Visit

INTERNAL = Disclosure.INTERNAL

LOWEST, HIGHEST = 1, 5


class Feedback(Base):
    """One answer: a rating from 1 (poor) to 5 (excellent), a comment, or both.

    Without an item it speaks of the whole visit. The respondent is a code or a name, as given.
    """

    __tablename__ = "feedback"
    __table_args__ = (CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),)

    visit_id: Mapped[UUID] = part_of("visit")
    item_id: Mapped[UUID | None] = refers_to("item")
    respondent: Mapped[str | None] = told(INTERNAL, default=None)
    rating: Mapped[int | None] = told(INTERNAL, default=None)
    comment: Mapped[str | None] = told(INTERNAL, default=None)
    rank: Mapped[int] = told(INTERNAL, default=0)

    visit: Mapped[Visit] = relationship(back_populates="feedback", default=None)
    item: Mapped[Item | None] = relationship(back_populates="feedback", default=None)

    def obey(self) -> None:
        if self.rating is not None and not LOWEST <= self.rating <= HIGHEST:
            raise Refused("A rating is a whole number from 1 to 5.", field="rating")

    def __str__(self) -> str:
        return "an answer"
