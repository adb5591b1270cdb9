"""How the window looks: `apply(app, dark, text_size)` sets colors, letters and the style sheet."""

from planner.gui.theme.style import apply

__all__ = ["apply"]
