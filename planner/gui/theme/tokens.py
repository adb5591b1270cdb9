"""The colors of the window: one table, light and dark. Read `TOKENS.current` while painting."""

from typing import Any, NamedTuple

from PySide6.QtGui import QColor, QPalette


class Family(NamedTuple):
    """The colors of one kind of hour: the fill of a block, and its bar, icon and edge."""

    tint: QColor
    bar: QColor


class Tokens(NamedTuple):
    """Every color there is, by what it is used for."""

    dark: bool
    window: QColor  # rail, docks, bars, headings of tables
    base: QColor  # pages, fields, lists
    alt: QColor  # section bands, hovered rows
    sunken: QColor  # behind paper
    text: QColor
    text2: QColor  # second lines, icons, group marks
    text3: QColor  # hints, ticks, zero counts
    line: QColor  # hairlines that only decorate
    line2: QColor  # borders of fields and buttons
    accent: QColor  # primary button, selection, focus, links; never decoration
    on_accent: QColor
    accent_tint: QColor  # selected row, chosen segment
    accent_line: QColor  # large pale icons
    ok: QColor
    ok_tint: QColor
    warn: QColor
    warn_tint: QColor
    error: QColor
    error_tint: QColor
    note: QColor
    note_tint: QColor
    band: QColor  # the return window, everywhere
    band_line: QColor
    holiday: QColor
    meet: Family
    meal: Family
    cult: Family
    travel: Family
    admin: Family


# token: light, dark
_COLORS = {
    "window": ("#F2F4F6", "#1B1E22"),
    "base": ("#FFFFFF", "#22262B"),
    "alt": ("#F8F9FA", "#262A30"),
    "sunken": ("#E8EBEE", "#15181B"),
    "text": ("#1A2027", "#E7EAED"),
    "text2": ("#4F5965", "#B1B9C2"),
    "text3": ("#5F6975", "#98A1AB"),
    "line": ("#DDE1E6", "#363C43"),
    "line2": ("#808994", "#77818C"),
    "accent": ("#1D5A96", "#6FB1EE"),
    "on_accent": ("#FFFFFF", "#0C1A28"),
    "accent_tint": ("#E3EDF7", "#1F3449"),
    "accent_line": ("#9CBDDD", "#3F6C96"),
    "ok": ("#1B6A3C", "#79CB97"),
    "ok_tint": ("#E2F1E8", "#1D3527"),
    "warn": ("#855000", "#E8B45A"),
    "warn_tint": ("#FBEFD8", "#3A2F1A"),
    "error": ("#B3261E", "#F59A90"),
    "error_tint": ("#FBE8E6", "#43231F"),
    "note": ("#46566A", "#AEBCCB"),
    "note_tint": ("#E8EDF2", "#2A323B"),
    "band": ("#F5E7C4", "#42371D"),
    "band_line": ("#A87A1A", "#D0A64A"),
    "holiday": ("#7A3E9D", "#CDA2EA"),
}

# family: light tint and bar, dark tint and bar
_FAMILIES = {
    "meet": ("#E3EDF7", "#1D5A96", "#1F3449", "#6FB1EE"),
    "meal": ("#F7EEDC", "#8F6410", "#3A311E", "#DDB25C"),
    "cult": ("#E4F1E8", "#2F7550", "#1F3629", "#79CB97"),
    "travel": ("#ECEFF2", "#5F6975", "#2C3137", "#98A1AB"),
    "admin": ("#EEE9F5", "#6A4C96", "#322A40", "#B9A0E0"),
}


def _filled(dark: bool, colors: dict[str, QColor], families: dict[str, Family]) -> Tokens:
    values: dict[str, Any] = {"dark": dark, **colors, **families}
    return Tokens(**values)


def _tokens(dark: bool) -> Tokens:
    colors = {name: QColor(pair[dark]) for name, pair in _COLORS.items()}
    families = {
        name: Family(*map(QColor, pair[2:] if dark else pair[:2]))
        for name, pair in _FAMILIES.items()
    }
    return _filled(dark, colors, families)


LIGHT, DARK = _tokens(False), _tokens(True)


def from_palette(palette: QPalette) -> Tokens:
    """The system's own colors in place of ours, for a person who asked for high contrast."""
    role = QPalette.ColorRole
    window, base = palette.color(role.Window), palette.color(role.Base)
    text, accent = palette.color(role.Text), palette.color(role.Highlight)
    on_accent = palette.color(role.HighlightedText)
    plain = {"window", "sunken", "alt"}
    lines = {"text2", "text3", "line", "line2", "accent_line", "band_line", "holiday"}
    colors = {"base": base, "text": text, "accent": accent, "on_accent": on_accent}
    for name in _COLORS:
        if name in plain:
            colors[name] = window
        elif name in lines or name in ("ok", "warn", "error", "note"):
            colors[name] = text  # shape and word tell what color cannot
        elif name == "accent_tint":
            colors[name] = window
        else:
            colors.setdefault(name, base)
    family = Family(tint=base, bar=text)
    return _filled(window.lightness() < 128, colors, dict.fromkeys(_FAMILIES, family))


def as_text(tokens: Tokens) -> dict[str, str]:
    """Token: `#RRGGBB`, for the style sheet."""
    values = tokens._asdict().items()
    return {name: color.name() for name, color in values if isinstance(color, QColor)}


class _Current:
    """Which tokens hold now; asked at paint time, so a change of theme needs only a repaint."""

    def __init__(self) -> None:
        self.current = LIGHT


TOKENS = _Current()
