"""What is missing of a delegate, and for which purpose it is needed. Unknown is not none."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

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
_PRIVATE = tuple(dict.fromkeys(FOR_VISA + FOR_ACCESS))


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is needed and not known. The first of its fields is the one to ask for."""

    purpose: Purpose
    fields: tuple[str, ...]


def gaps_of(delegate: Delegate, private: Collection[str]) -> tuple[Gap, ...]:
    """What is missing of a delegate; `private` names the private fields that are filled in. Those
    of whom the same is missing share one answer: they may be tens of thousands."""
    care = delegate.care
    return _gaps(
        diet=bool(care and care.dietary),
        private=tuple(field for field in _PRIVATE if field in private),
        room=bool(delegate.room_type) or any(room.type for room in delegate.rooms),
        language=delegate.needs_interpreter is not None or bool(delegate.english_level),
        biography=bool(delegate.biography),
        photograph=bool(delegate.person.photograph),
        consent=delegate.consent is not Consent.UNKNOWN,
    )


@cache
def _gaps(
    *,
    diet: bool,
    private: tuple[str, ...],
    room: bool,
    language: bool,
    biography: bool,
    photograph: bool,
    consent: bool,
) -> tuple[Gap, ...]:
    """Of who has these."""
    visa, access = (
        tuple(field for field in needed if field not in private)
        for needed in (FOR_VISA, FOR_ACCESS)
    )
    missing = (
        (not diet, Purpose.DIETARY, ("dietary",)),
        (bool(visa), Purpose.VISA, visa),
        (bool(access), Purpose.ACCESS_LIST, access),
        (not room, Purpose.HOTEL, ("room_type",)),
        (not language, Purpose.INTERPRETER, ("english_level", "needs_interpreter")),
        (not biography, Purpose.BIOGRAPHY, ("biography",)),
        (not photograph, Purpose.PHOTOGRAPH, ("photograph",)),
        (not consent, Purpose.CONSENT, ("consent",)),
    )
    return tuple(Gap(purpose, fields) for lacks, purpose, fields in missing if lacks)
