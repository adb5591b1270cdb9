"""The fields a roster can hold: how each is read, and where it is kept."""

from dataclasses import dataclass
from enum import StrEnum

from planner.model import Delegate, DelegateCare, Person, PersonPrivate

NAME, FAMILY_FIRST, TITLE, SKIP = "name", "name_family_first", "title", "skip"
"""What a column may be besides a field: a whole name, in either order; mister or mayor; nothing."""


class Kind(StrEnum):
    SHORT = "short"  # one line
    LONG = "long"
    DAY = "day"
    BIRTHDAY = "birthday"
    CODE = "code"  # figures and letters that are no number
    PHONE = "phone"
    MAILBOXES = "mailboxes"
    LIST = "list"
    SECTOR = "sector"
    ROLE = "role"
    ORDER = "order"
    YES_OR_NO = "yes-or-no"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class RosterField:
    """One field of the exchange file that a list may fill. No `home`: made from links."""

    key: str
    kind: Kind
    home: type[Person | PersonPrivate | Delegate | DelegateCare] | None
    private: bool = False  # of class private or care


def _of(home: type, kind: Kind, keys: str) -> list[RosterField]:
    aside = home in (PersonPrivate, DelegateCare)
    return [RosterField(key, kind, home, aside) for key in keys.split()]


FIELDS: dict[str, RosterField] = {
    field.key: field
    for field in (
        *_of(Person, Kind.SHORT, "family_name given_name"),
        *_of(Person, Kind.ORDER, "name_order"),
        *_of(Person, Kind.SHORT, "display_name native_name pronunciation honorific suffix"),
        *_of(Delegate, Kind.ROLE, "role"),
        *_of(Delegate, Kind.SHORT, "position"),
        RosterField("organization", Kind.SHORT, None),
        *_of(Delegate, Kind.SECTOR, "sector"),
        RosterField("groups", Kind.LIST, None),
        *_of(Delegate, Kind.DAY, "joins leaves"),
        *_of(Delegate, Kind.LONG, "arrival departure"),
        *_of(Person, Kind.LIST, "languages"),
        *_of(Delegate, Kind.SHORT, "english_level"),
        *_of(Delegate, Kind.YES_OR_NO, "needs_interpreter"),
        *_of(Person, Kind.MAILBOXES, "emails"),
        *_of(Person, Kind.PHONE, "work_phone trip_phone"),
        *_of(Delegate, Kind.CONSENT, "consent"),
        *_of(Delegate, Kind.LONG, "biography"),
        *_of(Delegate, Kind.SHORT, "room_type sharing_with"),
        *_of(Delegate, Kind.LONG, "notes"),
        *_of(DelegateCare, Kind.LONG, "dietary observance mobility"),
        *_of(PersonPrivate, Kind.BIRTHDAY, "date_of_birth"),
        *_of(PersonPrivate, Kind.SHORT, "place_of_birth"),
        *_of(PersonPrivate, Kind.LIST, "citizenships"),
        *_of(PersonPrivate, Kind.SHORT, "passport_name"),
        *_of(PersonPrivate, Kind.CODE, "passport_number"),
        *_of(PersonPrivate, Kind.SHORT, "passport_issuer"),
        *_of(PersonPrivate, Kind.DAY, "passport_expiry"),
        *_of(PersonPrivate, Kind.SHORT, "visa_class visa_status"),
        *_of(PersonPrivate, Kind.LONG, "home_address"),
        *_of(PersonPrivate, Kind.PHONE, "private_phone"),
        *_of(PersonPrivate, Kind.LONG, "medical emergency_contact"),
    )
}
PHONES = tuple(key for key, field in FIELDS.items() if field.kind is Kind.PHONE)
JOINED = frozenset({Kind.LIST, Kind.MAILBOXES, Kind.LONG})
"""Kinds of which two columns make one field."""
