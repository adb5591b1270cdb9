"""Sheets that are folded or cut: a table of data. Points, origin at the sheet's top left."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stationery:
    """Equal fields on a sheet."""

    sheet: tuple[float, float]
    width: float  # of a field
    height: float
    columns: int
    rows: int
    left: float = 0.0
    top: float = 0.0
    safe: float = 14.0  # from a field's edge to its text
    fold: float | None = None  # of a card: the upper part is turned round

    @property
    def count(self) -> int:
        return self.columns * self.rows

    def corner(self, number: int) -> tuple[float, float]:
        """The upper left corner of a field, from the top left of the sheet."""
        row, column = divmod(number, self.columns)
        return self.left + column * self.width, self.top + row * self.height


_LETTER, _A4 = (612.0, 792.0), (595.28, 841.89)

BADGES = {
    "letter": Stationery(_LETTER, 288, 216, columns=2, rows=3, left=18, top=72, safe=14),
    "a4": Stationery(_A4, 255.12, 155.91, columns=2, rows=5, left=42.52, top=31.2, safe=10),
}
"""Badges: 4 by 3 inches, six to a Letter sheet; 90 by 55 mm, ten to an A4 sheet."""

TENTS = {
    "letter": Stationery(_LETTER, 612, 396, columns=1, rows=2, safe=36, fold=198),
    "a4": Stationery(_A4, 595.28, 420.945, columns=1, rows=2, safe=36, fold=210.47),
}
"""Tent cards: two to a sheet, each folded in the middle."""

POCKETS = {
    "letter": Stationery((792, 612), 198, 306, columns=4, rows=2, safe=12),
    "a4": Stationery((841.89, 595.28), 210.47, 297.64, columns=4, rows=2, safe=12),
}
"""Pocket schedules: eight panels a sheet, printed on one side, folded without a cut."""

PANELS = (0, 1, 2, 3, 7, 6, 5, 4)
"""Where the panels stand, in reading order: 1 2 3 4 over 8 7 6 5, the lower row turned round."""

GIVEN = (42.0, 36.0, 30.0, 24.0, 20.0, 16.0)
FAMILY = (21.0, 18.0, 15.0, 13.0)
ORGANIZATION = (11.5, 10.5, 9.5)
SMALL_GIVEN = (26.0, 22.0, 19.0, 16.0)
SMALL_FAMILY = (15.0, 13.5, 12.0)
TENT_NAME = (54.0, 48.0, 42.0)
TENT_TWO_LINES = (42.0, 38.0, 34.0, 30.0, 26.0, 22.0, 18.0)
"""Sizes to step down, the largest first."""
