"""How the window looks: `apply(app, dark, text_size)` sets colors, letters and the style sheet.

`wear_sheet(window)` is for a window that has no parent."""

from planner.gui.theme.style import apply, wear_sheet

__all__ = ["apply", "wear_sheet"]
