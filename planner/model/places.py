"""Cities, organizations and venues: shared by all exchanges."""

from sqlalchemy.orm import Mapped

from planner.model.base import Base, Disclosure, told

PUBLIC, TIMES, PHONES, INTERNAL = (
    Disclosure.PUBLIC,
    Disclosure.TIMES,
    Disclosure.PHONES,
    Disclosure.INTERNAL,
)


class City(Base):
    """A city, or a country whose city is not chosen yet (no name)."""

    __tablename__ = "city"

    name: Mapped[str | None] = told(PUBLIC)
    country: Mapped[str | None] = told(PUBLIC, default=None)  # ISO 3166, two letters
    region: Mapped[str | None] = told(PUBLIC, default=None)  # state or land, as people write it
    zone: Mapped[str | None] = told(PUBLIC, default=None)  # IANA name
    local_name: Mapped[str | None] = told(PUBLIC, default=None)
    latitude: Mapped[float | None] = told(PUBLIC, default=None)  # degrees north
    longitude: Mapped[float | None] = told(PUBLIC, default=None)  # degrees east
    logo: Mapped[str | None] = told(PUBLIC, default=None)  # a picture, by its digest

    def __str__(self) -> str:
        return self.name or self.country or "a city"


class Organization(Base):
    __tablename__ = "organization"

    name: Mapped[str] = told(PUBLIC)
    city: Mapped[str | None] = told(PUBLIC, default=None)
    phone: Mapped[str | None] = told(PHONES, default=None)

    def __str__(self) -> str:
        return self.name


class Venue(Base):
    """A place with an address: where an item happens, or a hotel."""

    __tablename__ = "venue"

    name: Mapped[str] = told(TIMES)
    address: Mapped[str | None] = told(TIMES, default=None)  # postal lines
    room: Mapped[str | None] = told(TIMES, default=None)
    city: Mapped[str | None] = told(TIMES, default=None)
    phone: Mapped[str | None] = told(PHONES, default=None)
    access_rules: Mapped[str | None] = told(TIMES, default=None)  # "Photo ID at the desk"
    names_in_advance: Mapped[bool] = told(INTERNAL, default=False)  # security asks for a list

    def __str__(self) -> str:
        return self.name
