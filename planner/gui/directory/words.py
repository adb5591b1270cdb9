"""How the directory says its fields and values."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from planner.gui.roster.columns import column_of
from planner.gui.roster.words import FIELD_NAMES
from planner.gui.roster.words import tr as of_people
from planner.gui.widgets.words import Sentences

_SENTENCES: Final = Sentences("Directory")
tr, counted = _SENTENCES.tr, _SENTENCES.counted

# the fields of places; those of people have their names in the roster
_PLACES: dict[str, object] = {
    "name": QT_TRANSLATE_NOOP("Directory", "Name"),
    "city": QT_TRANSLATE_NOOP("Directory", "City"),
    "phone": QT_TRANSLATE_NOOP("Directory", "Phone"),
    "address": QT_TRANSLATE_NOOP("Directory", "Address"),
    "room": QT_TRANSLATE_NOOP("Directory", "Room"),
    "access_rules": QT_TRANSLATE_NOOP("Directory", "Access"),
    "names_in_advance": QT_TRANSLATE_NOOP("Directory", "Names in advance"),
    "country": QT_TRANSLATE_NOOP("Directory", "Country"),
    "region": QT_TRANSLATE_NOOP("Directory", "Region"),
    "zone": QT_TRANSLATE_NOOP("Directory", "Time zone"),
    "local_name": QT_TRANSLATE_NOOP("Directory", "Local name"),
    "latitude": QT_TRANSLATE_NOOP("Directory", "Latitude"),
    "longitude": QT_TRANSLATE_NOOP("Directory", "Longitude"),
    "photograph": QT_TRANSLATE_NOOP("Directory", "Photograph"),
    # of a room at one stop
    "type": QT_TRANSLATE_NOOP("Directory", "Room"),
    "nights": QT_TRANSLATE_NOOP("Directory", "Nights"),
    "confirmation": QT_TRANSLATE_NOOP("Directory", "Confirmation"),
}


def field_said(field: str) -> str:
    known = FIELD_NAMES.get(field)
    return of_people(known) if known is not None else tr(_PLACES[field])


def value_said(field: str, value: str) -> str:
    """The value as text, of a list the word for it; of a photograph, that there is one."""
    if field == "photograph":
        return tr("A photograph")
    if field == "names_in_advance":
        return tr("Yes")
    column = column_of(field)
    return column.worded((value,)) if column is not None else value
