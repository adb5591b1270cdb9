"""People. One record a person, used again by every exchange; what is private stands apart."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from planner.model.base import Base, Disclosure, part_of, told

NAMES, PHONES, PRIVATE = Disclosure.NAMES, Disclosure.PHONES, Disclosure.PRIVATE


class NameOrder(StrEnum):
    """Which name stands first where the whole name is read out."""

    GIVEN_FIRST = "given-first"
    FAMILY_FIRST = "family-first"


def read_out(
    given: str | None, family: str | None, wanted: str | None, order: NameOrder | None
) -> str:
    """The name to read out: as wanted, else given and family name in their order."""
    names = [family, given] if order is NameOrder.FAMILY_FIRST else [given, family]
    return wanted or " ".join(filter(None, names))


class Person(Base):
    __tablename__ = "person"

    family_name: Mapped[str | None] = told(NAMES, default=None)
    given_name: Mapped[str | None] = told(NAMES, default=None)
    name_order: Mapped[NameOrder | None] = told(NAMES, default=None)  # None: given name first
    display_name: Mapped[str | None] = told(NAMES, default=None)  # as the person wants it
    native_name: Mapped[str | None] = told(NAMES, default=None)  # in its own script
    pronunciation: Mapped[str | None] = told(NAMES, default=None)  # “woo-KAHSH”
    honorific: Mapped[str | None] = told(NAMES, default=None)
    suffix: Mapped[str | None] = told(NAMES, default=None)  # “Jr.”, “Ph.D.”
    languages: Mapped[tuple[str, ...]] = told(NAMES, default=())
    emails: Mapped[tuple[str, ...]] = told(PHONES, default=())
    work_phone: Mapped[str | None] = told(PHONES, default=None)
    trip_phone: Mapped[str | None] = told(PHONES, default=None)
    photograph: Mapped[str | None] = told(NAMES, default=None)  # the digest of an attachment

    private: Mapped["PersonPrivate | None"] = relationship(
        back_populates="person", cascade="all, delete-orphan", uselist=False, default=None
    )

    @property
    def name(self) -> str:
        return read_out(self.given_name, self.family_name, self.display_name, self.name_order)

    def __str__(self) -> str:
        return self.name or self.native_name or "a person"


NAME: tuple[Any, ...] = (
    Person.given_name,
    Person.family_name,
    Person.display_name,
    Person.name_order,
)
"""The columns of a name, as `read_out` takes them."""


class PersonPrivate(Base):
    """What only the embassy's own staff may look up, each look noted in the journal."""

    __tablename__ = "person_private"
    __table_args__ = (UniqueConstraint("person_id"),)

    person_id: Mapped[UUID] = part_of("person")
    date_of_birth: Mapped[date | None] = told(PRIVATE, default=None)
    place_of_birth: Mapped[str | None] = told(PRIVATE, default=None)
    citizenships: Mapped[tuple[str, ...]] = told(PRIVATE, default=())
    passport_name: Mapped[str | None] = told(PRIVATE, default=None)
    passport_number: Mapped[str | None] = told(PRIVATE, default=None)
    passport_issuer: Mapped[str | None] = told(PRIVATE, default=None)
    passport_expiry: Mapped[date | None] = told(PRIVATE, default=None)
    visa_class: Mapped[str | None] = told(PRIVATE, default=None)
    visa_status: Mapped[str | None] = told(PRIVATE, default=None)
    home_address: Mapped[str | None] = told(PRIVATE, default=None)
    private_phone: Mapped[str | None] = told(PRIVATE, default=None)
    medical: Mapped[str | None] = told(PRIVATE, default=None)
    emergency_contact: Mapped[str | None] = told(PRIVATE, default=None)

    person: Mapped[Person] = relationship(back_populates="private", default=None)

    def __str__(self) -> str:
        return f"the private fields of {self.person}"
