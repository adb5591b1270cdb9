"""One look on every machine: Fusion, our palette and one style sheet made from the tokens.

The sheet is worn by each window that has no parent, and by all below it. It is not the
application's: with one of those Qt goes through all below whenever a widget gets a parent, and what
is built from the inside out, as pages are, took more than twice as long.
"""

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget

from planner.gui.theme import fonts
from planner.gui.theme.tokens import DARK, LIGHT, TOKENS, Tokens, as_text, from_palette
from planner.shipped import RESOURCES

_WEARS = "wears the sheet"


class _Sheet:
    text = ""


def wear_sheet(window: QWidget) -> None:
    """For a window without a parent: it and all in it keep to the look from now on."""
    window.setProperty(_WEARS, True)
    window.setStyleSheet(_Sheet.text)


def apply(app: QApplication, dark: bool | None = None, text_size: int = 100) -> None:
    """Give the whole program its colors and letters.

    `dark` None follows the system; `text_size` is one of `fonts.TEXT_SIZES`, in percent.
    """
    if not app.property("dressed"):
        app.setProperty("dressed", True)
        fonts.find_faces(app.font())
        app.setStyle("Fusion")  # once, and before the sheet, which wraps it
    # one sheet in the place of another is measured three times as slow as none between
    _put_on("")
    fonts.set_text_size(text_size)
    app.setFont(fonts.font("text"))
    if high_contrast():
        TOKENS.current = from_palette(QGuiApplication.palette())
        return
    TOKENS.current = DARK if (system_is_dark() if dark is None else dark) else LIGHT
    QPixmapCache.clear()
    app.setPalette(palette(TOKENS.current))
    _put_on(sheet(TOKENS.current))


def _put_on(text: str) -> None:
    _Sheet.text = text
    for window in QApplication.topLevelWidgets():
        if window.property(_WEARS):
            window.setStyleSheet(text)


def system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def high_contrast() -> bool:
    """Whether the person asked the system for more contrast than we give (Qt 6.10 on)."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def palette(tokens: Tokens) -> QPalette:
    role, result = QPalette.ColorRole, QPalette()
    for which, color in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.base),
        (role.AlternateBase, tokens.alt),
        (role.Text, tokens.text),
        (role.Button, tokens.base),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.error),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.PlaceholderText, tokens.text3),
        (role.ToolTipBase, tokens.text),
        (role.ToolTipText, tokens.base),
        (role.Light, tokens.base),
        (role.Midlight, tokens.alt),
        (role.Mid, tokens.line),
        (role.Dark, tokens.line2),
        (role.Shadow, tokens.sunken),
    ):
        result.setColor(which, color)
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, tokens.text3)
    return result


def sheet(tokens: Tokens) -> str:
    """The style sheet in these colors, at the chosen text size."""
    source = (RESOURCES / "styles" / "planner.qss").read_text(encoding="utf-8")
    sizes = {"pt_" + role.replace("-", "_"): f"{fonts.points(role):.2f}pt" for role in fonts.ROLES}
    heights = {f"h{pixels}": f"{fonts.scaled(pixels)}px" for pixels in (16, 18, 20, 22, 24, 26, 28)}
    icons = (RESOURCES / "icons" / ("dark" if tokens.dark else "light")).as_posix()
    return Template(source).substitute(as_text(tokens), **sizes, **heights, icons=icons)
