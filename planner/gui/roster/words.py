"""How the roster says roles, sectors, and on which days a delegate is there."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from planner.gui.exchanges.dates import weekday_day
from planner.gui.widgets.words import Sentences
from planner.interchange.roster.fields import FAMILY_FIRST, NAME, SKIP
from planner.model import Consent, Role, Sector
from planner.rules.completeness import Gap, Purpose
from planner.rules.reaching import are_mailboxes, is_passport_number, is_telephone

_SENTENCES: Final = Sentences("Roster")
tr, counted = _SENTENCES.tr, _SENTENCES.counted

ROLES = {
    Role.HEAD: QT_TRANSLATE_NOOP("Roster", "Head of delegation"),
    Role.MEMBER: QT_TRANSLATE_NOOP("Roster", "Member"),
    Role.INTERPRETER: QT_TRANSLATE_NOOP("Roster", "Interpreter"),
    Role.ESCORT: QT_TRANSLATE_NOOP("Roster", "Escort"),
    Role.OBSERVER: QT_TRANSLATE_NOOP("Roster", "Observer"),
}
SECTORS = {
    Sector.LOCAL_GOVERNMENT: QT_TRANSLATE_NOOP("Roster", "Local government"),
    Sector.LAW_ENFORCEMENT: QT_TRANSLATE_NOOP("Roster", "Law enforcement"),
    Sector.COMMUNITY_LEADER: QT_TRANSLATE_NOOP("Roster", "Community leader"),
    Sector.YOUTH_LEADER: QT_TRANSLATE_NOOP("Roster", "Youth leader"),
    Sector.CIVIL_SOCIETY: QT_TRANSLATE_NOOP("Roster", "Civil society"),
    Sector.SOCIAL_SERVICES: QT_TRANSLATE_NOOP("Roster", "Social services"),
    Sector.RELIGIOUS_LEADER: QT_TRANSLATE_NOOP("Roster", "Religious leader"),
    Sector.PRACTITIONER: QT_TRANSLATE_NOOP("Roster", "Practitioner"),
    Sector.OTHER: QT_TRANSLATE_NOOP("Roster", "Other"),
}
CONSENTS = {
    Consent.UNKNOWN: QT_TRANSLATE_NOOP("Roster", "Unknown"),
    Consent.YES: QT_TRANSLATE_NOOP("Roster", "Yes"),
    Consent.NO: QT_TRANSLATE_NOOP("Roster", "No"),
}
YES_OR_NO = (
    ("yes", QT_TRANSLATE_NOOP("Roster", "Yes")),
    ("no", QT_TRANSLATE_NOOP("Roster", "No")),
)
ENGLISH = (
    QT_TRANSLATE_NOOP("Roster", "Native"),
    QT_TRANSLATE_NOOP("Roster", "Fluent"),
    QT_TRANSLATE_NOOP("Roster", "Good"),
    QT_TRANSLATE_NOOP("Roster", "Basic"),
    QT_TRANSLATE_NOOP("Roster", "None"),
)
# what is missing: the word on its chip, the tone, the icon
GAPS: dict[Purpose, tuple[object, str, str]] = {
    Purpose.DIETARY: (QT_TRANSLATE_NOOP("Roster", "Diet unknown"), "warn", "silverware-fork-knife"),
    Purpose.VISA: (QT_TRANSLATE_NOOP("Roster", "Visa"), "warn", "passport"),
    Purpose.ACCESS_LIST: (
        QT_TRANSLATE_NOOP("Roster", "Access list"),
        "warn",
        "card-account-details-outline",
    ),
    Purpose.HOTEL: (QT_TRANSLATE_NOOP("Roster", "Room"), "note", "bed-outline"),
    Purpose.INTERPRETER: (QT_TRANSLATE_NOOP("Roster", "English level"), "note", "translate"),
    Purpose.BIOGRAPHY: (QT_TRANSLATE_NOOP("Roster", "Biography"), "note", "file-document-outline"),
    Purpose.PHOTOGRAPH: (QT_TRANSLATE_NOOP("Roster", "Photo"), "note", "image-outline"),
    Purpose.CONSENT: (QT_TRANSLATE_NOOP("Roster", "Consent"), "note", "hand-back-right-outline"),
}
# every field of a delegate by the name that stands over it
FIELD_NAMES: dict[str, object] = {
    "given_name": QT_TRANSLATE_NOOP("Roster", "Given name"),
    "family_name": QT_TRANSLATE_NOOP("Roster", "Family name"),
    "name_order": QT_TRANSLATE_NOOP("Roster", "Order of the names"),
    "display_name": QT_TRANSLATE_NOOP("Roster", "Name as wanted"),
    "native_name": QT_TRANSLATE_NOOP("Roster", "Name in its own script"),
    "pronunciation": QT_TRANSLATE_NOOP("Roster", "Pronunciation"),
    "honorific": QT_TRANSLATE_NOOP("Roster", "Title"),
    "suffix": QT_TRANSLATE_NOOP("Roster", "Suffix"),
    "languages": QT_TRANSLATE_NOOP("Roster", "Languages"),
    "emails": QT_TRANSLATE_NOOP("Roster", "E-mail"),
    "work_phone": QT_TRANSLATE_NOOP("Roster", "Work phone"),
    "trip_phone": QT_TRANSLATE_NOOP("Roster", "Phone on the trip"),
    "role": QT_TRANSLATE_NOOP("Roster", "Role"),
    "position": QT_TRANSLATE_NOOP("Roster", "Position"),
    "organization": QT_TRANSLATE_NOOP("Roster", "Organization"),
    "sector": QT_TRANSLATE_NOOP("Roster", "Sector"),
    "groups": QT_TRANSLATE_NOOP("Roster", "Groups"),
    "english_level": QT_TRANSLATE_NOOP("Roster", "English"),
    "needs_interpreter": QT_TRANSLATE_NOOP("Roster", "Interpreter"),
    "consent": QT_TRANSLATE_NOOP("Roster", "May be named"),
    "biography": QT_TRANSLATE_NOOP("Roster", "Biography"),
    "room_type": QT_TRANSLATE_NOOP("Roster", "Room"),
    "sharing_with": QT_TRANSLATE_NOOP("Roster", "Sharing with"),
    "arrival": QT_TRANSLATE_NOOP("Roster", "Arrival"),
    "departure": QT_TRANSLATE_NOOP("Roster", "Departure"),
    "joins": QT_TRANSLATE_NOOP("Roster", "Joins"),
    "leaves": QT_TRANSLATE_NOOP("Roster", "Leaves"),
    "notes": QT_TRANSLATE_NOOP("Roster", "Notes"),
    "dietary": QT_TRANSLATE_NOOP("Roster", "Diet"),
    "observance": QT_TRANSLATE_NOOP("Roster", "Observance"),
    "mobility": QT_TRANSLATE_NOOP("Roster", "Mobility"),
    "date_of_birth": QT_TRANSLATE_NOOP("Roster", "Born"),
    "place_of_birth": QT_TRANSLATE_NOOP("Roster", "Birthplace"),
    "citizenships": QT_TRANSLATE_NOOP("Roster", "Citizenships"),
    "passport_name": QT_TRANSLATE_NOOP("Roster", "Passport name"),
    "passport_number": QT_TRANSLATE_NOOP("Roster", "Passport"),
    "passport_issuer": QT_TRANSLATE_NOOP("Roster", "Issued by"),
    "passport_expiry": QT_TRANSLATE_NOOP("Roster", "Expires"),
    "visa_class": QT_TRANSLATE_NOOP("Roster", "Visa class"),
    "visa_status": QT_TRANSLATE_NOOP("Roster", "Visa status"),
    "home_address": QT_TRANSLATE_NOOP("Roster", "Home address"),
    "private_phone": QT_TRANSLATE_NOOP("Roster", "Private phone"),
    "medical": QT_TRANSLATE_NOOP("Roster", "Medical"),
    "emergency_contact": QT_TRANSLATE_NOOP("Roster", "Emergency"),
}


def meaning_said(meaning: str) -> str:
    """What a column may be, in words."""
    special = {
        NAME: tr("Whole name"),
        FAMILY_FIRST: tr("Whole name, family first"),
        SKIP: tr("Skip"),
    }
    return special[meaning] if meaning in special else tr(FIELD_NAMES[meaning])


def doubt_said(field: str, value: str) -> str:
    """A soft word about what can hardly be meant; it is kept as typed. Empty where all is well."""
    if not value.strip():
        return ""
    match field:
        case "emails" if not are_mailboxes(value):
            return tr("Kept, though this does not look like an e-mail address.")
        case "work_phone" | "trip_phone" | "private_phone" if not is_telephone(value):
            return tr("Kept, though this does not look like a telephone number.")
        case "passport_number" if not is_passport_number(value):
            return tr("Kept, though this does not look like a passport number.")
    return ""


def gap_said(gap: Gap) -> str:
    return tr(GAPS[gap.purpose][0])


def gaps_said(gaps: Iterable[Gap]) -> str:
    """“Diet unknown, Photo”; empty where nothing is missing."""
    return ", ".join(gap_said(gap) for gap in gaps)


def sector_said(sector: Sector | None) -> str:
    return tr(SECTORS[sector]) if sector else tr("Unknown")


def stay_said(joins: date | None, leaves: date | None, today: date) -> tuple[str, ...]:
    """“Joins Sun 10 May”, “Leaves Thu 14 May”; nothing for who is there from first to last."""
    said = []
    if joins:
        said.append(tr("Joins {day}", day=weekday_day(joins, today)))
    if leaves:
        said.append(tr("Leaves {day}", day=weekday_day(leaves, today)))
    return tuple(said)
