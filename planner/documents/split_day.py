"""A stretch of a day in which the groups go their own ways.

Two groups stand side by side; an entry that starts later never begins higher than one that started
earlier on the other side. More groups, or two languages, stand one after another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from planner.documents import look
from planner.documents.bilingual import GUTTER, names_of
from planner.documents.blocks import ABOVE, BELOW, Table
from planner.documents.cells import Cell, Part
from planner.documents.entries import Columns, EntryCells
from planner.documents.headings import BandRule
from planner.documents.pages import Flow
from planner.documents.paper import Paper
from planner.documents.split_blocks import GroupColumn, PlacedEntry, SplitChunk
from planner.documents.typesetting import (
    Piece,
    Run,
    broken,
    set_runs,
    set_text,
    shifted_lines,
    width,
)
from planner.editions.values import Band, Day, Entry, Track
from planner.wording import Pair

_MIDDLE = 26.0  # between two groups
_MARK = 27.0  # of a group, before its name
_HANG = 9.0  # of the lines of a list of names after the first


@dataclass(frozen=True, slots=True)
class SplitDay:
    """Puts such stretches into the flow of a day."""

    paper: Paper

    def add(self, flow: Flow, band: Band, day: Day, *, opening: bool) -> None:
        """Two groups side by side; one or more than two across the page, one after another."""
        sides: list[Sequence[Track]] = [(track,) for track in band.tracks]
        if len(band.tracks) == 2 and not isinstance(self.paper.words, Pair):
            sides = [band.tracks]
        for number, tracks in enumerate(sides):
            if not (opening and number == 0):
                flow.head(BandRule(self.paper.sheet.inner))
            self._side(flow, tracks, day)

    def _side(self, flow: Flow, tracks: Sequence[Track], day: Day) -> None:
        wide = (self.paper.sheet.inner - _MIDDLE * (len(tracks) - 1)) / len(tracks)
        time = 44.0 if self.paper.reader.clock == 24 else 60.0
        what, second = wide - time - 5, 0.0
        if isinstance(self.paper.words, Pair):
            what = (what - GUTTER) / 2
            second = time + 5 + what + GUTTER
        set_ = Columns(time, what, None, look.SPLIT_TITLE, look.SPLIT_LIGHT_TITLE)
        groups = [
            self._group(track, (wide + _MIDDLE) * number, wide)
            for number, track in enumerate(tracks)
        ]
        waiting = list(self._slots(tracks, set_, day))
        continued = False
        while waiting:
            chunk = SplitChunk(groups, [], 0.0, continued, time, second)
            room = flow.left - chunk.head
            taken = _place(chunk, waiting, room)
            if not taken and flow.left < flow.fresh:
                flow.turn()
                continue
            if not taken:  # one entry is taller than a page: what fits, and the rest as another
                waiting[0:1] = _cut_slot(waiting[0], room - ABOVE - BELOW)
                _place(chunk, waiting[:1], room)
                taken = 1
            del waiting[:taken]
            flow.add(chunk)
            flow.head()
            continued = True
            if waiting:
                flow.turn()

    def _slots(
        self, tracks: Sequence[Track], columns: Columns, day: Day
    ) -> Iterator[list[tuple[int, EntryCells]]]:
        """Entries in order of start, those that start together in one slot, one a column."""
        listed = [
            (_begins(track.entries, at), number, entry)
            for number, track in enumerate(tracks)
            for at, entry in enumerate(track.entries)
        ]
        listed.sort(key=lambda each: each[0])
        for _, same in groupby(listed, key=lambda each: each[0]):
            by_column: dict[int, list[Entry]] = {}
            for _, number, entry in same:
                by_column.setdefault(number, []).append(entry)
            while any(by_column.values()):
                yield [
                    (number, self.paper.setter.entry(entries.pop(0), columns, day.date))
                    for number, entries in by_column.items()
                    if entries
                ]

    def _group(self, track: Track, x: float, wide: float) -> GroupColumn:
        say = self.paper.words.say
        group = say("papers.group", letter=track.letter)
        subject, _ = self.paper.proof.read(track.name)
        if subject.casefold().removeprefix("group ").strip() == track.letter.casefold():
            subject = ""  # it only says again which group it is
        members, _ = self.paper.proof.read(", ".join(track.members))
        named = set_runs([Run(members, look.INK_NOTE)], wide, hang=_HANG) if members else []
        parts = [Part("P", tuple(named), above=2)] if members else []
        if track.members:
            count = say("papers.delegates", count=len(track.members))
            parts.append(Part("P", tuple(set_text(count, look.NOTE, wide))))
        title: list[Piece] = [Piece(0.0, group + " ", look.SECTION)]
        at = width(group + " ", look.SECTION.font, look.SECTION.size) + 2
        lines = broken(subject, look.SECTION_DATE.font, look.SECTION_DATE.size, wide - at - _MARK)
        if lines:
            title.append(Piece(at, lines[0], look.SECTION_DATE))
        if len(lines) > 1:
            rest = set_text(" ".join(lines[1:]), look.SECTION_DATE, wide - _MARK)
            parts.insert(0, Part("P", tuple(shifted_lines(rest, _MARK))))
        continued = say("papers.continued")
        again = [title[0], Piece(at, continued, look.CONTINUED)]
        if len(lines) == 1:
            after = at + width(f"{subject} ", look.SECTION_DATE.font, look.SECTION_DATE.size) + 2
            if after + width(continued, look.CONTINUED.font, look.CONTINUED.size) <= wide - _MARK:
                again = [*title, Piece(after, continued, look.CONTINUED)]
        head, rest_of_it = Cell(tuple(parts)).cut(self.paper.sheet.room / 3)
        if rest_of_it.parts:  # more than a head can hold
            self.paper.in_full(subject, members)
        heads: tuple[str, ...] = (say("papers.column-time"), say("papers.column-what"))
        if isinstance(self.paper.words, Pair):
            heads = (say("papers.column-time"), *names_of(self.paper.words))
        table, titles = Table(self.paper.canvas.root), (tuple(title), tuple(again))
        return GroupColumn(table, track.letter, head, *titles, x, wide, heads)


def _begins(entries: Sequence[Entry], at: int) -> timedelta:
    """When an entry begins for placing it: its hour, or that of the last one before it with one."""
    for entry in reversed(entries[: at + 1]):
        if entry.when.start is not None:
            start = entry.when.start
            return timedelta(hours=start.hour, minutes=start.minute)
    return timedelta(0)


def _place(chunk: SplitChunk, slots: Sequence[list[tuple[int, EntryCells]]], room: float) -> int:
    """Place as many slots as the room holds; gives their number."""
    below = [0.0] * len(chunk.columns)
    last = 0.0
    taken = 0
    for slot in slots:
        y = max([last, *(below[column] for column, _ in slot)])
        bottoms = {column: y + ABOVE + cells.height + BELOW for column, cells in slot}
        if max(bottoms.values()) > room:
            break
        for column, cells in slot:
            for number, earlier in enumerate(chunk.placed):
                if earlier.column == column:
                    chunk.placed[number] = PlacedEntry(column, earlier.y, earlier.cells, ruled=True)
            chunk.placed.append(PlacedEntry(column, y, cells, ruled=False))
            below[column] = bottoms[column]
        last = y
        taken += 1
    chunk.body = max(below)
    return taken


def _cut_slot(
    slot: list[tuple[int, EntryCells]], room: float
) -> list[list[tuple[int, EntryCells]]]:
    cut = [(column, cells.cut(room)) for column, cells in slot]
    tails = [(column, tail) for column, (_, tail) in cut if tail.height]
    return [[(column, head) for column, (head, _) in cut], *([tails] if tails else [])]
