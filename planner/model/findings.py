"""What the coordinator has said of a finding."""

from uuid import UUID

from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, told
from planner.model.errors import Refused
from planner.model.exchanges import Exchange

INTERNAL = Disclosure.INTERNAL


class Acceptance(Base):
    """A finding that stays as it is, with the reason.

    The id of a finding follows from what the finding is about, so when that changes nothing is
    accepted any more and it is asked again.
    """

    __tablename__ = "acceptance"

    exchange_id: Mapped[UUID] = part_of("exchange")
    finding: Mapped[UUID] = told(INTERNAL)  # its id; findings are derived and have no table
    rule: Mapped[str] = told(INTERNAL)
    reason: Mapped[str] = told(INTERNAL)
    rank: Mapped[int] = told(INTERNAL, default=0)

    exchange: Mapped[Exchange] = relationship(back_populates="acceptances", default=None)

    def obey(self) -> None:
        if not self.reason.strip():
            raise Refused("A finding is accepted with a reason.", field="reason")

    def __str__(self) -> str:
        return f"a finding of “{self.rule}”"
