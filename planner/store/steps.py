"""Which steps there are to undo and to redo: the one place where entries become steps.

A step is an entry, or several that were told to be one, such as nudges. Undo takes back what
stands, redo takes back an undo; so each ordinary entry has a chain, and the newest of it counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class _Doing:
    """An ordinary entry, and what became of it."""

    first: int  # the entry itself
    label: str
    joins: int | None  # the entry before with which it is one step
    last: int  # the newest in the chain of its undos and redos
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What to take back, the newest entry first, and what was done last of it."""

    entries: tuple[int, ...] = ()
    label: str = ""


class Steps:
    """Of one exchange, or of one run of the program: told of its entries in their order."""

    def __init__(self) -> None:
        self._doings: dict[int, _Doing] = {}  # by their newest entry, which the next one reverses

    def hear(
        self, number: int, reverses: int | None, joins: int | None = None, label: str = ""
    ) -> None:
        """Of an entry that can be taken back."""
        doing = self._doings.pop(reverses, None) if reverses is not None else None
        if doing is None:  # what it reverses nobody told of, so it is as good as an ordinary one
            doing = _Doing(number, label, joins, number)
        else:
            doing.last, doing.undone = number, not doing.undone
        self._doings[number] = doing

    def forget(self, entries: Iterable[int]) -> None:
        """Offer these no more: something stands in the way of taking them back."""
        for number in entries:
            self._doings.pop(number, None)

    @property
    def standing(self) -> list[int]:
        """The entries that take back everything, the newest first."""
        return sorted(
            (each.last for each in self._doings.values() if not each.undone), reverse=True
        )

    @property
    def to_undo(self) -> Step:
        """The newest step that stands; without entries where there is none."""
        standing = {each.first: each for each in self._doings.values() if not each.undone}
        newest = standing.get(max(standing, default=0))
        found, each = [], newest
        while each is not None:
            found.append(each.last)
            each = standing.get(each.joins or 0)
        return Step(tuple(found), newest.label if newest else "")

    @property
    def to_redo(self) -> Step:
        """The step that was undone last, if nothing was done since."""
        newest = max((each.first for each in self._doings.values()), default=0)
        undone = [each for each in self._doings.values() if each.undone and each.last > newest]
        joined = {each.joins: each for each in undone if each.joins is not None}
        found: list[_Doing] = []
        each = max(undone, key=lambda each: each.last, default=None)
        while each is not None:
            found.append(each)
            each = joined.get(each.first)
        return Step(tuple(each.last for each in found), found[-1].label if found else "")
