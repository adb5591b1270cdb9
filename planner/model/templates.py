"""Days worth planning again, saved from an itinerary: what, when and for which groups, and nobody's
name."""

from datetime import time
from uuid import UUID

from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, told
from planner.model.errors import Refused
from planner.model.itinerary import ItemKind, TimeState
from planner.model.visits import PartOfDay

INTERNAL = Disclosure.INTERNAL


class Template(Base):
    """One day or several; the office's own, used again by every exchange."""

    __tablename__ = "template"

    name: Mapped[str] = told(INTERNAL)
    rank: Mapped[int] = told(INTERNAL, default=0)

    items: Mapped[list["TemplateItem"]] = relationship(
        back_populates="template",
        cascade="all, delete-orphan",
        order_by="TemplateItem.rank, TemplateItem.id",
        default_factory=list,
    )

    def obey(self) -> None:
        if not self.name.strip():
            raise Refused("A template needs a name.", field="name")

    def __str__(self) -> str:
        return f"the template “{self.name}”"


class TemplateItem(Base):
    __tablename__ = "template_item"

    template_id: Mapped[UUID] = part_of("template")
    number: Mapped[int] = told(INTERNAL, default=0)  # days after the first one
    title: Mapped[str] = told(INTERNAL)
    kind: Mapped[ItemKind] = told(INTERNAL, default=ItemKind.MEETING)
    start: Mapped[time | None] = told(INTERNAL, default=None)
    end: Mapped[time | None] = told(INTERNAL, default=None)
    ends_next_day: Mapped[bool] = told(INTERNAL, default=False)
    time_state: Mapped[TimeState] = told(INTERNAL, default=TimeState.TO_BE_DETERMINED)
    part: Mapped[PartOfDay | None] = told(INTERNAL, default=None)
    meeting_point: Mapped[str | None] = told(INTERNAL, default=None)
    dress: Mapped[str | None] = told(INTERNAL, default=None)
    own_arrangements: Mapped[bool] = told(INTERNAL, default=False)
    optional: Mapped[bool] = told(INTERNAL, default=False)
    groups: Mapped[tuple[str, ...]] = told(INTERNAL, default=())  # by name; none: everyone
    by_name: Mapped[bool] = told(INTERNAL, default=False)  # delegates took part, who are not kept
    rank: Mapped[int] = told(INTERNAL, default=0)

    template: Mapped[Template] = relationship(back_populates="items", default=None)

    def __str__(self) -> str:
        return f"“{self.title}”"
