"""Buttons: one primary a page, the rest plain; links; icons, each with a name to read aloud."""

from PySide6.QtWidgets import QPushButton, QWidget

from planner.gui.theme import icons
from planner.gui.widgets.words import plain_tip


def button(
    text: str, icon: str = "", kind: str = "plain", parent: QWidget | None = None
) -> QPushButton:
    """A button whose word says what will happen. `kind`: primary, plain or link."""
    made = QPushButton(text, parent)
    made.setProperty("kind", kind)
    if icon:
        role = {"primary": "on_accent", "link": "accent"}.get(kind, "text")
        made.setIcon(icons.icon(icon, role))
    made.setAutoDefault(False)
    return made


def icon_button(icon: str, name: str, tip: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button that is only an icon: `name` is read aloud, and shown when pointed at."""
    made = QPushButton(parent)
    made.setProperty("kind", "icon")
    made.setIcon(icons.icon(icon))
    made.setAccessibleName(name)
    made.setToolTip(plain_tip(tip or name))
    made.setAutoDefault(False)
    return made
