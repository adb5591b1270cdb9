"""What is missing of a delegate, and for which purpose it is needed. Unknown is not none."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.model import Consent, Delegate


class Purpose(StrEnum):
    VISA = "visa"
    ACCESS_LIST = "access-list"
    HOTEL = "hotel"
    DIETARY = "dietary"
    INTERPRETER = "interpreter"
    BIOGRAPHY = "biography"
    PHOTOGRAPH = "photograph"
    CONSENT = "consent"


FOR_VISA = ("passport_name", "passport_number", "passport_expiry", "date_of_birth", "citizenships")
FOR_ACCESS = ("date_of_birth", "passport_number")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is needed and not known. The first of its fields is the one to ask for."""

    purpose: Purpose
    fields: tuple[str, ...]


def gaps_of(delegate: Delegate, private: Collection[str]) -> tuple[Gap, ...]:
    """What is missing of a delegate; `private` names the private fields that are filled in."""
    return tuple(_gaps(delegate, private))


def _gaps(delegate: Delegate, private: Collection[str]) -> Iterator[Gap]:
    care, person = delegate.care, delegate.person
    if care is None or not care.dietary:
        yield Gap(Purpose.DIETARY, ("dietary",))
    for purpose, needed in ((Purpose.VISA, FOR_VISA), (Purpose.ACCESS_LIST, FOR_ACCESS)):
        missing = tuple(field for field in needed if field not in private)
        if missing:
            yield Gap(purpose, missing)
    if not delegate.room_type and not any(room.type for room in delegate.rooms):
        yield Gap(Purpose.HOTEL, ("room_type",))
    if delegate.needs_interpreter is None and not delegate.english_level:
        yield Gap(Purpose.INTERPRETER, ("english_level", "needs_interpreter"))
    if not delegate.biography:
        yield Gap(Purpose.BIOGRAPHY, ("biography",))
    if not person.photograph:
        yield Gap(Purpose.PHOTOGRAPH, ("photograph",))
    if delegate.consent is Consent.UNKNOWN:
        yield Gap(Purpose.CONSENT, ("consent",))
