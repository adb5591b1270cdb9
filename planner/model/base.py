"""What every noun has in common: an id given at birth, and a class for each of its columns."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, ClassVar, Literal, dataclass_transform
from uuid import UUID, uuid4

from sqlalchemy import Dialect, Enum, ForeignKey, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, relationship


def new_id() -> UUID:
    return uuid4()


class Disclosure(StrEnum):
    """What kind of thing a column tells; which audience may see which kind is one table, elsewhere.

    Source: the classes of the audience table in the paper design.
    """

    PUBLIC = "public"
    NAMES = "names"
    TIMES = "times"
    PHONES = "phones"
    ROOMS = "rooms"
    CARE = "care"
    PRIVATE = "private"
    INTERNAL = "internal"


NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Lines(TypeDecorator[tuple[str, ...]]):
    """A few short texts in order (e-mail addresses, languages), kept one a line."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str | None:
        return None if value is None else "\n".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(value.split("\n")) if value else ()

    @property
    def python_type(self) -> type[tuple[str, ...]]:
        return tuple


def told(disclosure: Disclosure, **how: Any) -> Any:
    """A column, with the class that decides which audience may be told what stands in it."""
    return mapped_column(info={"disclosure": disclosure}, **how)


def part_of(table: str, *, init: Literal[False] = False, **how: Any) -> Any:
    """A foreign key to what this belongs to; filled in through the relationship.

    Checked at commit, so that undo may lift rows out and put them back in any order. There is no
    ON DELETE: the journal sees only what the unit of work deletes.
    """
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return mapped_column(
        key, index=True, init=init, info={"disclosure": Disclosure.INTERNAL}, **how
    )


def refers_to(table: str, *, init: Literal[False] = False) -> Any:
    """The same, when there may be nothing at the other end."""
    return part_of(table, init=init, nullable=True)


def _values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


@dataclass_transform(
    kw_only_default=True,
    eq_default=False,
    field_specifiers=(mapped_column, relationship, told, part_of, refers_to),
)
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """A noun of the program: one table, one row an object."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        # as text, by value: a new member needs no migration, and the journal reads well
        StrEnum: Enum(StrEnum, native_enum=False, length=24, values_callable=_values),
        tuple[str, ...]: Lines,
    }

    id: Mapped[UUID] = mapped_column(
        primary_key=True,
        default_factory=new_id,
        sort_order=-1,
        info={"disclosure": Disclosure.INTERNAL},
    )

    def obey(self) -> None:
        """Raise `Refused` if this makes no sense at all; asked of all that a change has touched."""

    def __str__(self) -> str:
        """How a sentence refers to this: in the menu, in the journal, in a refusal.

        Never quotes a value of class care or private.
        """
        return f"a {self.__tablename__.replace('_', ' ')}"
