"""Entries in two languages: two equal columns beside one time; what has no language stands below.

What is entered is in whatever language it was entered in: it stands once, in the first column. The
second says in its own language what kind of thing it is, its status, who is who, how to get there.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from planner.documents import fonts, look
from planner.documents.cells import Cell, Part, pills_in_rows
from planner.documents.entries import STEPPING_BACK, Columns, EntryCells
from planner.documents.entry_cells import Setter
from planner.documents.proof import Proof
from planner.documents.typesetting import Run, Style, joined, set_runs, set_text
from planner.editions.values import Entry, Place, Reader
from planner.wording import Both, Pair, Wording, known

GUTTER = 18.0  # between the columns


class BilingualSetter(Setter):
    """Sets entries for a reader of either of two languages."""

    def __init__(self, reader: Reader, words: Pair, proof: Proof) -> None:
        super().__init__(reader, words, proof)
        self.first, self.second = (Setter(reader, each, proof) for each in words.sides)

    def entry(self, entry: Entry, columns: Columns, day: date | None) -> EntryCells:
        self.first.bars = self.second.bars = self.bars
        below = self._where(entry, 2 * columns.what + GUTTER)
        return EntryCells(
            entry=entry,
            when=Cell(tuple(self._when(entry, columns.time))),
            what=Cell(tuple(self.first._what(entry, columns, day))),
            where=Cell(tuple(self._again(entry, columns, day))),
            arrow=entry.kind in STEPPING_BACK,
            approximate=entry.when.state == "approximate" and entry.when.start is not None,
            changed=self.changed(entry),
            second=self.second.words.language,
            below=Cell(tuple(below)),
        )

    def _again(self, entry: Entry, columns: Columns, day: date | None) -> Iterator[Part]:
        """The second column."""
        setter, say, measure = self.second, self.second.words.say, columns.what
        gone = entry.status == "cancelled"
        light = gone or entry.kind in STEPPING_BACK
        style = columns.light_title if light else columns.title
        journey = entry.journey
        kind = say(f"papers.mode-{journey.mode}" if journey else f"papers.kind-{entry.kind}")
        yield setter._text("Span", kind, style, measure, entry, "kind", even=True, struck=gone)
        yield from pills_in_rows(list(setter._pills(entry)), measure)
        for met in entry.people:
            yield from setter._met(replace(met, title=None, phone=None), entry, measure)
        yield from list(setter._journey(entry, measure, day))[1:]  # its mode is said already
        if entry.notes or entry.reason or entry.parts:
            yield setter._text("P", say("papers.opposite"), look.ASIDE, measure, entry, "notes")

    def meeting_point(self, place: str) -> str:
        """“Meet · Rendez-vous: Gate 4”: the place has no language."""
        word = self.words.each(
            lambda words: words.say("papers.meeting-point", place="").strip(": \u00a0\u202f")
        )
        return f"{word}: {place}"

    def place(self, place: Place, measure: float, entry: Entry | None = None) -> Iterator[Part]:
        """A place in a line or two: there is width enough."""
        item = entry.id if entry else None
        name = joined(place.name, place.room)
        shown, entered = self.proof.read(name, item, "venue")
        address, entered_too = self.proof.read(", ".join(place.address), item, "address")
        actual = " ".join((name, *place.address)) if entered or entered_too else None
        runs = [Run(f"{shown},", look.PLACE), Run(f" {address}", look.ADDRESS)]
        lines = (
            set_runs(runs, measure)
            if address
            else set_text(shown, look.PLACE, measure, entered=name)
        )
        yield Part("P", tuple(lines), above=2, actual=actual)

    def beside(self, said: str, style: Style, measure: float, indent: float) -> Iterator[Part]:
        first, second = said.parts if isinstance(said, Both) else (said, said)
        yield from super().beside(first, style, measure, indent)
        if second != first:
            soft = replace(style, font=fonts.ITALIC, color=look.SOFT)
            for part in super().beside(second, soft, measure, indent):
                yield replace(part, language=self.second.words.language)

    def until(self, at: time) -> str:
        return f"– {self.spoken(at)}"


def names_of(words: Wording) -> list[str]:
    """What each language calls itself, over its column."""
    return [known()[each.language].name for each in words.sides]


def setter_for(reader: Reader, words: Wording, proof: Proof) -> Setter:
    if isinstance(words, Pair):
        return BilingualSetter(reader, words, proof)
    return Setter(reader, words, proof)
