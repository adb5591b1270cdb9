"""What the journal is made of, as plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from planner.model import Base
from planner.store.final import FINAL
from planner.store.values import Image, filled


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row: all of it when it came or went, else the fields that differ."""

    kind: str  # the noun's table
    thing: UUID
    before: Image | None  # None: it was not there
    after: Image | None

    def reversed(self) -> "RowChange":
        return RowChange(self.kind, self.thing, before=self.after, after=self.before)

    def then(self, later: "RowChange") -> "RowChange | None":
        """This and a later change of the same row as one; None if nothing remains of the two."""
        before = None if self.before is None else {**(later.before or {}), **self.before}
        after = None if later.after is None else {**(self.after or {}), **later.after}
        if before is not None and after is not None:
            differ = [name for name in before if before[name] != after[name]]
            before = {name: before[name] for name in differ}
            after = {name: after[name] for name in differ}
        return RowChange(self.kind, self.thing, before, after) if before or after else None


def net(rows: Iterable[RowChange]) -> list[RowChange]:
    """What remains of many changes: several of one row are one; what came and went is none."""
    found: dict[tuple[str, UUID], RowChange | None] = {}
    for row in rows:
        earlier = found.get((row.kind, row.thing))
        found[row.kind, row.thing] = earlier.then(row) if earlier else row
    return [row for row in found.values() if row]


_NAMED = 5_000  # rows of an entry, up to which the window hears of each: it has to forget them too


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of somebody's, to be taken back by undo.

    `sentence` is English source with named places, `values` fills them: it is translated where it
    is shown. A value of class care or private is not in `rows`, only a reference to it.
    """

    number: int
    sentence: str
    values: dict[str, object]
    who: str
    when: datetime  # aware, UTC
    rows: Sequence[RowChange]
    schema: str  # the version of the database's schema then
    reverses: int | None = None  # the entry this one takes back
    about: tuple[UUID, ...] = ()  # the exchanges concerned
    hash: str = ""  # what tells it from another of its number, in a journal that was replaced

    @property
    def label(self) -> str:
        return filled(self.sentence, self.values)

    @property
    def can_be_taken_back(self) -> bool:
        """A look, a purge and a restore cannot."""
        return bool(self.rows) and self.sentence not in FINAL

    def heard(self) -> "Heard":
        return Heard(
            self.number,
            self.label,
            self.when,
            frozenset(row.kind for row in self.rows),
            frozenset((*self.about, *(row.thing for row in self.rows)))
            if len(self.rows) <= _NAMED
            else None,
            self.reverses is not None,
        )


@dataclass(frozen=True, slots=True)
class Heard:
    """What the screens hear of an entry: not what became of its rows, which may be very many."""

    number: int
    label: str
    when: datetime
    kinds: frozenset[str]  # tables
    things: frozenset[UUID] | None  # that came, went or changed, exchanges concerned; None: many
    takes_back: bool

    def touches(self, *nouns: type[Base]) -> bool:
        """Whether a row of one of these nouns came, went or changed."""
        return any(noun.__tablename__ in self.kinds for noun in nouns)
