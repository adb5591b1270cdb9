"""What of a file is held in memory while it is read, within bounds."""

from planner.interchange.sheets.book import refuse_too_many
from planner.model import Refused

_LONGEST = 4_000_000  # characters of a cell; a spreadsheet program writes 32,767
_MOST_TEXT = 256_000_000  # characters of all cells


class Held:
    """The text of the cell that is being read, and how much was kept of all before it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.too_long = False
        self._parts: list[str] = []
        self._length = self._whole = self._rows = self._cells = 0

    def begin(self) -> None:
        """A new cell."""
        self._parts.clear()
        self._length, self.too_long = 0, False

    def add(self, text: str) -> None:
        """More of its text; what is too long for any cell is not held."""
        self._length += len(text)
        if self._length > _LONGEST:
            self.too_long = True
            self._parts.clear()
        else:
            self._parts.append(text)

    def text(self) -> str:
        """All of its text. Refused where that would be too much with what was kept before."""
        self._whole += 0 if self.too_long else self._length
        if self._whole > _MOST_TEXT:
            raise Refused(
                "{file} holds more text than a list of people can have. Copy the list into a new"
                " file and import that.",
                file=self.file,
            )
        return "".join(self._parts)

    def count(self, new_row: bool, cells: int = 1) -> None:
        """A cell, or several that are one, the first of its row or not. Refused where they are
        more than a list can have."""
        self._cells += cells
        self._rows += new_row
        refuse_too_many(self.file, self._rows, self._cells)
