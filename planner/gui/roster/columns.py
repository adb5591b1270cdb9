"""The columns the roster can show: the fields each of them is about, and how wide it is."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from planner.gui.roster.rows import RosterRow
from planner.gui.roster.words import (
    CONSENTS,
    ENGLISH,
    ROLES,
    SECTORS,
    YES_OR_NO,
    gaps_said,
    sector_said,
    tr,
)
from planner.interchange.roster.words import words
from planner.rules.folding import folded

Choices = tuple[tuple[str, str], ...]  # value and word


@dataclass(frozen=True, slots=True)
class RosterColumn:
    """`fields` are what a cell changes, two of them one above the other; none: it is read only."""

    key: str
    heading: object  # translated where it is shown
    width: int  # pixels at the usual text size; the last column takes what is left
    fields: tuple[str, ...] = ()
    offers: str = ""  # of CHOICES: the only words that will do, or those that are offered
    unknown: bool = False  # whether an empty cell asks to be filled

    @property
    def title(self) -> str:
        return tr(self.heading)

    def said(self, row: RosterRow) -> str:
        """The cell in words."""
        match self.key:
            case "name":
                return f"{row.name}, {tr(ROLES[row.role])}"
            case "sector":
                return sector_said(row.sector)
            case "missing":
                return gaps_said(row.gaps) or tr("Complete")
            case "groups":
                return ", ".join(f"{mark.letter} {mark.name}" for mark in row.groups)
        return self.worded(tuple(map(row.value, self.fields)))

    def worded(self, values: tuple[str, ...]) -> str:
        """What stands in the cell, of the values of its fields."""
        return ", ".join(filter(None, (self._word(value) for value in values)))

    def _word(self, value: str) -> str:
        """A word of a list as the list writes it, “good” as Good; else what was typed."""
        known = {folded(each): word for each, word in choices(self.offers)}
        return known.get(folded(value), value)


def choices(offers: str) -> Choices:
    """The words of a closed list with their values, the first one for what is unknown."""
    unknown = ("", tr("Unknown"))
    match offers:
        case "sector":
            return (unknown, *((sector.value, tr(word)) for sector, word in SECTORS.items()))
        case "role":
            return tuple((role.value, tr(word)) for role, word in ROLES.items())
        case "consent":
            return tuple((consent.value, tr(word)) for consent, word in CONSENTS.items())
        case "yes":
            return (unknown, *((value, tr(word)) for value, word in YES_OR_NO))
        case "english":
            return tuple((tr(word), tr(word)) for word in ENGLISH)
        case "diet":
            return tuple((word, word) for word in (tr("None"), *_diets()))
        case "room":
            return tuple((word, word) for word in (tr("Single"), tr("Double"), tr("Twin")))
    return ()


CLOSED = frozenset({"sector", "role", "consent", "yes"})
"""The lists besides which nothing will do."""


def value_meant(offers: str, typed: str) -> str | None:
    """The value of a closed list that is meant: “Law enforcement”, “police”, or just “law”.

    None where nothing of the list, or more than one thing, is meant.
    """
    plain, known = folded(typed), choices(offers)
    exact = {folded(word): value for value, word in known} | {value: value for value, _ in known}
    lists = words()
    exact = {"sector": lists.sectors, "role": lists.roles}.get(offers, {}) | exact
    if plain in exact:
        return exact[plain]
    begun = {value for value, word in known if plain and folded(word).startswith(plain)}
    return begun.pop() if len(begun) == 1 else None


def _diets() -> tuple[str, ...]:
    return tr("Halal"), tr("Kosher"), tr("Vegetarian"), tr("Vegan"), tr("Gluten free")


def _column(key: str, heading: object, width: int, *fields: str, **more: object) -> RosterColumn:
    return RosterColumn(key, heading, width, fields or (key,), **more)  # type: ignore[arg-type]  # the caller's words


COLUMNS: tuple[RosterColumn, ...] = (
    _column("name", QT_TRANSLATE_NOOP("Roster", "Name"), 206, "given_name", "family_name"),
    _column(
        "position",
        QT_TRANSLATE_NOOP("Roster", "Position and organization"),
        178,
        "position",
        "organization",
    ),
    _column("sector", QT_TRANSLATE_NOOP("Roster", "Sector"), 132, offers="sector"),
    _column("groups", QT_TRANSLATE_NOOP("Roster", "Group"), 54),
    _column(
        "english_level", QT_TRANSLATE_NOOP("Roster", "English"), 78, offers="english", unknown=True
    ),
    _column("dietary", QT_TRANSLATE_NOOP("Roster", "Diet"), 104, offers="diet", unknown=True),
    RosterColumn("missing", QT_TRANSLATE_NOOP("Roster", "Missing"), 220),
    _column("role", QT_TRANSLATE_NOOP("Roster", "Role"), 130, offers="role"),
    _column("stay", QT_TRANSLATE_NOOP("Roster", "Joins and leaves"), 150, "joins", "leaves"),
    _column("honorific", QT_TRANSLATE_NOOP("Roster", "Title"), 70),
    _column("native_name", QT_TRANSLATE_NOOP("Roster", "Name in its own script"), 150),
    _column("pronunciation", QT_TRANSLATE_NOOP("Roster", "Pronunciation"), 150),
    _column("languages", QT_TRANSLATE_NOOP("Roster", "Languages"), 140),
    _column(
        "needs_interpreter",
        QT_TRANSLATE_NOOP("Roster", "Needs interpreter"),
        110,
        offers="yes",
        unknown=True,
    ),
    _column("trip_phone", QT_TRANSLATE_NOOP("Roster", "Phone on the trip"), 130),
    _column("work_phone", QT_TRANSLATE_NOOP("Roster", "Work phone"), 130),
    _column("emails", QT_TRANSLATE_NOOP("Roster", "E-mail"), 190),
    _column("room_type", QT_TRANSLATE_NOOP("Roster", "Room"), 80, offers="room"),
    _column("sharing_with", QT_TRANSLATE_NOOP("Roster", "Sharing with"), 130),
    _column("arrival", QT_TRANSLATE_NOOP("Roster", "Arrival"), 140),
    _column("departure", QT_TRANSLATE_NOOP("Roster", "Departure"), 140),
    _column("consent", QT_TRANSLATE_NOOP("Roster", "May be named"), 100, offers="consent"),
    _column("notes", QT_TRANSLATE_NOOP("Roster", "Notes"), 180),
)

USUAL = ("name", "position", "sector", "groups", "english_level", "dietary", "missing")

_BY_KEY = {column.key: column for column in COLUMNS}


def columns_of(keys: list[str] | tuple[str, ...]) -> list[RosterColumn]:
    """These columns in this order; the name always leads, unknown keys are passed over."""
    known = [key for key in dict.fromkeys(("name", *keys)) if key in _BY_KEY]
    return [_BY_KEY[key] for key in known]


def column_of(field: str) -> RosterColumn | None:
    """The column that has this field."""
    return next((each for each in COLUMNS if field in each.fields), None)
