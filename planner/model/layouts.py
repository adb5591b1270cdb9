"""What a person once said of the columns of a list, for the next list of the same layout."""

from sqlalchemy.orm import Mapped

from planner.model.base import Base, Disclosure, told


class ListLayout(Base):
    __tablename__ = "list_layout"

    headings: Mapped[tuple[str, ...]] = told(Disclosure.INTERNAL)  # in order, folded
    columns: Mapped[tuple[str, ...]] = told(Disclosure.INTERNAL)  # “heading=field”

    def __str__(self) -> str:
        return "a layout of a list"
