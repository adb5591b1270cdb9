"""The embassy that runs an exchange, and its staff."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, refers_to, told

if TYPE_CHECKING:
    from planner.model.deadlines import DeadlineRule

PUBLIC, INTERNAL = Disclosure.PUBLIC, Disclosure.INTERNAL


class Embassy(Base):
    __tablename__ = "embassy"

    name: Mapped[str] = told(PUBLIC)
    city: Mapped[str | None] = told(PUBLIC, default=None)
    country: Mapped[str | None] = told(PUBLIC, default=None)  # ISO 3166, two letters
    zone: Mapped[str | None] = told(PUBLIC, default=None)  # IANA name
    # how long private fields are kept after an exchange has ended; None: as the program proposes
    retention_days: Mapped[int | None] = told(INTERNAL, default=None)
    logo: Mapped[str | None] = told(PUBLIC, default=None)  # a picture, by its digest

    deadline_rules: Mapped[list["DeadlineRule"]] = relationship(
        back_populates="embassy",
        cascade="all, delete-orphan",
        order_by="DeadlineRule.rank, DeadlineRule.id",
        default_factory=list,
    )

    def __str__(self) -> str:
        return self.name


class User(Base):
    """Somebody of the embassy's staff. The one at this computer is marked `local`."""

    __tablename__ = "user"

    name: Mapped[str] = told(Disclosure.NAMES)  # on papers, of whom to call
    phone: Mapped[str | None] = told(Disclosure.PHONES, default=None)
    email: Mapped[str | None] = told(INTERNAL, default=None)
    local: Mapped[bool] = told(INTERNAL, default=False)
    backup_folder: Mapped[str | None] = told(INTERNAL, default=None)  # a second one, elsewhere
    embassy_id: Mapped[UUID | None] = refers_to("embassy")

    embassy: Mapped[Embassy | None] = relationship(default=None)

    def __str__(self) -> str:
        return self.name
