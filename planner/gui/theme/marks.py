"""One icon and one color for each closed word: what an hour, a status, a standing looks like.

Keys are the words of the model (`site-visit`, `confirmed`, `scheduled-inside`, `error`).
"""

from typing import NamedTuple

from PySide6.QtGui import QColor

from planner.gui.theme.tokens import TOKENS, Family


class Mark(NamedTuple):
    """A shape with the token that colors it."""

    icon: str
    role: str

    @property
    def color(self) -> QColor:
        color: QColor = getattr(TOKENS.current, self.role)
        return color


KIND_ICONS = {
    "meeting": "handshake-outline",
    "site-visit": "office-building-outline",
    "panel": "microphone-outline",
    "roundtable": "forum-outline",
    "workshop": "account-voice",
    "briefing": "presentation",
    "meal": "silverware-fork-knife",
    "reception": "glass-cocktail",
    "cultural": "palette-outline",
    "transfer": "bus",
    "free-time": "coffee-outline",
    "administrative": "clipboard-check-outline",
    "meeting-point": "flag-outline",
    "ceremony": "ribbon",
    "press": "newspaper-variant-outline",
    "other": "calendar-blank-outline",
    "air": "airplane",
    "rail": "train",
    "road": "bus",
    "sea": "ferry",
}

_KIND_FAMILIES = {
    "meal": "meal",
    "reception": "meal",
    "cultural": "cult",
    "ceremony": "cult",
    "transfer": "travel",
    "free-time": "travel",
    "air": "travel",
    "rail": "travel",
    "road": "travel",
    "sea": "travel",
    "administrative": "admin",
    "meeting-point": "admin",
}

STATUS_MARKS = {
    "confirmed": Mark("check-circle", "ok"),
    "requested": Mark("clock-outline", "warn"),
    "proposed": Mark("circle-outline", "note"),
    "declined": Mark("close-circle-outline", "text3"),
    "cancelled": Mark("cancel", "text3"),
    "to-be-determined": Mark("help-circle-outline", "warn"),
}

STANDING_MARKS = {
    "not-yet-open": Mark("circle-outline", "note"),
    "open": Mark("circle-slice-4", "ok"),
    "closing": Mark("clock-alert-outline", "warn"),
    "overdue": Mark("alert-octagon", "error"),
    "scheduled-inside": Mark("calendar-check", "ok"),
    "scheduled-outside": Mark("calendar-remove-outline", "error"),
    "held": Mark("check-circle", "ok"),
    "waived": Mark("hand-back-right-outline", "note"),
    "undated": Mark("help-circle-outline", "note"),
}

SEVERITY_MARKS = {
    "error": Mark("alert-octagon", "error"),
    "warning": Mark("alert", "warn"),
    "note": Mark("information-outline", "note"),
}


def family(kind: str) -> Family:
    """The colors of an item kind or a way of travel."""
    found: Family = getattr(TOKENS.current, _KIND_FAMILIES.get(kind, "meet"))
    return found
