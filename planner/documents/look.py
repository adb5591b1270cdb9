"""The look of all papers: sheets, styles and colors. Sizes in points, origin at the top left."""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor

from planner.documents import fonts
from planner.documents.typesetting import Style

INK = HexColor("#15191C")
SOFT = HexColor("#4A5359")
ACCENT = HexColor("#0B4F6C")
RULE = HexColor("#7E898F")
HAIR = HexColor("#C3CACE")
WASH = HexColor("#EDF1F2")
ACCENT_WASH = HexColor("#DCE8ED")
WHITE = HexColor("#FFFFFF")

PAGE_TITLE = Style(fonts.BOLD, 20, 24, INK)
WEEKDAY = Style(fonts.BOLD, 24, 28, INK)
DATE = Style(fonts.REGULAR, 24, 28, INK)
CITY = Style(fonts.BOLD, 24, 28, ACCENT)
SUBLINE = Style(fonts.REGULAR, 9, 12, SOFT)
DRESS = Style(fonts.REGULAR, 9, 12, INK)
SECTION = Style(fonts.BOLD, 13, 16, INK)
SECTION_DATE = Style(fonts.REGULAR, 13, 16, INK)
SECTION_CITY = Style(fonts.BOLD, 13, 16, ACCENT)
CONTINUED = Style(fonts.ITALIC, 9, 12, SOFT)
COLUMN = Style(fonts.BOLD, 7.5, 10, SOFT)
TITLE = Style(fonts.BOLD, 11, 14, INK)
LIGHT_TITLE = Style(fonts.REGULAR, 11, 14, INK)
SPLIT_TITLE = Style(fonts.BOLD, 10, 12.5, INK)
SPLIT_LIGHT_TITLE = Style(fonts.REGULAR, 10, 12.5, INK)
START = Style(fonts.BOLD_FIGURES, 11, 14, INK)
LIGHT_START = Style(fonts.FIGURES, 11, 14, INK)
PERIOD = Style(fonts.REGULAR, 8.5, 14, INK)
END = Style(fonts.FIGURES, 8.5, 11, SOFT)
APPROXIMATE = Style(fonts.ITALIC, 8.5, 11, INK)
NEXT_DAY = Style(fonts.BOLD, 8.5, 11, INK)
TIME_WORDS = Style(fonts.BOLD, 9.5, 12.5, INK)
NAME = Style(fonts.BOLD, 9.5, 12.5, INK)
PERSON = Style(fonts.REGULAR, 9.5, 12.5, INK)
PLACE = Style(fonts.BOLD, 9.5, 13, INK)
ADDRESS = Style(fonts.REGULAR, 9.5, 12.5, INK)
NOTE = Style(fonts.REGULAR, 9, 12, SOFT)
INK_NOTE = Style(fonts.REGULAR, 9, 12, INK)
FIGURE = Style(fonts.FIGURES, 9.5, 12.5, INK)
PHONE = Style(fonts.BOLD_FIGURES, 9.5, 12.5, INK)
GRID = Style(fonts.REGULAR, 8, 9.8, INK)
GRID_SOFT = Style(fonts.REGULAR, 8, 9.8, SOFT)
GRID_BOLD = Style(fonts.BOLD, 8, 9.8, INK)
GRID_TIME = Style(fonts.BOLD_FIGURES, 8, 9.8, INK)
GRID_FIGURE = Style(fonts.FIGURES, 8, 9.8, INK)
THEME = Style(fonts.REGULAR, 13, 19, INK)
BODY = Style(fonts.REGULAR, 9.5, 13, INK)
ASIDE = Style(fonts.ITALIC, 9, 12, SOFT)
PILL = Style(fonts.BOLD, 7.5, 10, INK)
WHITE_PILL = Style(fonts.BOLD, 7.5, 10, WHITE)
HEADER = Style(fonts.BOLD, 8, 10, INK)
HEADER_SOFT = Style(fonts.REGULAR, 8, 10, SOFT)
HEADER_EDITION = Style(fonts.BOLD, 8, 10, ACCENT)
FOOTER = Style(fonts.FIGURES, 7.5, 10, SOFT)
FOOTER_BOLD = Style(fonts.BOLD_FIGURES, 7.5, 10, INK)
KEY = Style(fonts.ITALIC, 8, 10, SOFT)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper and its margins."""

    width: float
    height: float
    right: float
    left: float = 54  # room for a punch
    header: float = 34  # baseline, from the top
    top: float = 60  # where content begins
    floor: float = 66  # where it ends, from the bottom
    footer: float = 28  # baseline, from the bottom

    @property
    def inner(self) -> float:
        """The width of content."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """The height of content."""
        return self.height - self.top - self.floor


SHEETS = {
    "letter": Sheet(612, 792, right=48),
    "a4": Sheet(595.28, 841.89, right=44),
}

LANDSCAPES = {
    "letter": Sheet(792, 612, right=40, left=40, floor=52),
    "a4": Sheet(841.89, 595.28, right=36, left=36, floor=52),
}
