"""What drawing a paper gives."""

from dataclasses import dataclass

from planner.editions.values import Notice


@dataclass(frozen=True, slots=True)
class Drawing:
    """A paper: the file, its number of pages, and what to know before printing it."""

    pdf: bytes
    pages: int
    notices: tuple[Notice, ...]
