"""One line of a schedule as three cells: when, what and with whom, where and how to get there."""

from collections.abc import Iterator
from datetime import date, time
from uuid import UUID

from planner.documents import look
from planner.documents.cells import Cell, Part, Pill, pills_in_rows
from planner.documents.entries import STEPPING_BACK, Columns, EntryCells
from planner.documents.proof import Proof
from planner.documents.typesetting import (
    Line,
    Piece,
    Run,
    Style,
    has_words,
    joined,
    set_runs,
    set_text,
    shifted_lines,
    width,
)
from planner.editions.values import Bar, Entry, Met, Place, Reader, When
from planner.wording import Wording

_PILLS = {
    "requested": ("half", False, False),
    "proposed": ("dotted", False, True),
    "declined": ("cross", False, False),
    "cancelled": ("cross", True, False),
}
_HANG = 9.0


class Setter:
    """Sets entries for one reader."""

    def __init__(self, reader: Reader, words: Wording, proof: Proof) -> None:
        self.reader, self.words, self.proof = reader, words, proof
        self.bars: dict[UUID, Bar] = {}  # what a reissued day has changed, by item

    def entry(self, entry: Entry, columns: Columns, day: date | None) -> EntryCells:
        where = list(self._where(entry, columns.where or columns.what))
        what = list(self._what(entry, columns, day))
        if columns.where is None:
            what, where = [*what[: _people_end(what)], *where, *what[_people_end(what) :]], []
        return EntryCells(
            entry=entry,
            when=Cell(tuple(self._when(entry, columns.time))),
            what=Cell(tuple(what)),
            where=Cell(tuple(where)) if columns.where is not None else None,
            arrow=entry.kind in STEPPING_BACK,
            approximate=entry.when.state == "approximate" and entry.when.start is not None,
            changed=self.changed(entry),
        )

    def changed(self, entry: Entry) -> bool:
        """Whether the day it stands on was issued anew for it, or for a session within it."""
        return any(each.id in self.bars for each in (entry, *entry.parts))

    def compact(self, entry: Entry, measure: float, day: date | None) -> Cell:
        """What an entry is, in a dense list: title, those met by name, its notes."""
        gone = entry.status == "cancelled"
        light = gone or entry.kind in STEPPING_BACK
        style = look.PERSON if light else look.NAME
        parts = [
            self._text("Span", entry.title, style, measure, entry, "title", even=True, struck=gone)
        ]
        parts += pills_in_rows(list(self._changed(entry)), measure)
        names = [self._name(met) for met in entry.people if met.name]
        if names:
            with_ = self.words.each(lambda one: one.say("papers.with", names="").strip())
            said = f"{with_} {', '.join(names)}"  # the names once, in either language
            parts.append(self._text("P", said, look.INK_NOTE, measure, entry, "contacts"))
        arrival = self._arrival(entry, day)
        if arrival:
            said = self.words.say("papers.arrives-when", when=arrival)
            parts.append(self._text("P", said, look.NOTE, measure, entry, "leg"))
        parts += [self._text("P", each, look.NOTE, measure, entry, "notes") for each in entry.notes]
        for part in entry.parts:
            parts += [
                self._session_title(part, measure),
                *self.compact(part, measure, day).parts[1:],
            ]
            parts += self._where(part, measure)
        return Cell(tuple(parts))

    @staticmethod
    def _name(met: Met) -> str:
        """Whom one may have to call, with the number."""
        calls = met.phone if met.function in ("driver", "escort", "interpreter") else None
        return " ".join(filter(None, (met.name, calls)))

    # -- when --------------------------------------------------------------------------------------

    def _when(self, entry: Entry, measure: float) -> Iterator[Part]:
        when = entry.when
        gone = entry.status == "cancelled"
        if when.start is None:
            yield from self.beside(self.time_words(when), look.TIME_WORDS, measure, 0.0)
            return
        light = entry.kind in STEPPING_BACK
        start = look.LIGHT_START if light or gone else look.START
        yield Part("Span", (self._time(when.start, start, look.PERIOD),), struck=gone)
        if when.end is not None and not light:
            yield Part("Span", (self._end(when.end),), struck=gone)
            if when.end_day is not None:
                weekday = self.words.weekday(when.end_day)
                yield from self.beside(weekday, look.NEXT_DAY, measure, self._indent)
        if when.state == "approximate":
            said = self.words.say("papers.approximate")
            yield from self.beside(said, look.APPROXIMATE, measure, self._indent)

    def beside(self, said: str, style: Style, measure: float, indent: float) -> Iterator[Part]:
        """Words in the time column."""
        lines = set_text(said, style, measure - indent)
        yield Part("Span", tuple(shifted_lines(lines, indent)))

    @property
    def _indent(self) -> float:
        """Where one-digit hours begin, so that the colons line up."""
        if self.reader.clock == 24:
            return 0.0
        return width("0", look.START.font, look.START.size)

    def _time(self, at: time, style: Style, period_style: Style) -> Line:
        figures, period = self.words.clock(at, self.reader.clock)
        two_digits = figures.partition(":")[0] in ("10", "11", "12")
        x = 0.0 if two_digits else self._indent
        if not period:
            return (Piece(x, figures, style),)
        wide = width(figures, style.font, style.size)
        return (
            Piece(x, figures + " ", style),
            Piece(x + wide + 3, period, period_style),
        )

    def _end(self, at: time) -> Line:
        return (Piece(self._indent, self.until(at), look.END),)

    def until(self, at: time) -> str:
        """The end of a time that stands above it."""
        return self.words.say("papers.to", time=self.spoken(at))

    def spoken(self, at: time) -> str:
        """A time in running text: “9:30 a.m.”, “noon”, “09:30”."""
        return "\u00a0".join(filter(None, self.words.clock(at, self.reader.clock)))

    def time_words(self, when: When) -> str:
        if when.state == "part-of-day" and when.part:
            return self.words.say(f"papers.part-{when.part}")
        if when.state == "all-day":
            return self.words.say("papers.all-day")
        return self.words.say("papers.time-to-be-determined")

    # -- what, and with whom -----------------------------------------------------------------------

    def _what(self, entry: Entry, columns: Columns, day: date | None) -> Iterator[Part]:
        measure = columns.what
        gone = entry.status == "cancelled"
        light = gone or entry.kind in STEPPING_BACK
        style = columns.light_title if light else columns.title
        yield self._text(
            "Span", entry.title, style, measure, entry, "title", even=True, struck=gone
        )
        yield from pills_in_rows(list(self._pills(entry)), measure)
        for met in entry.people:
            yield from self._met(met, entry, measure)
        if entry.who:
            said = self.words.say("papers.for", names=self.words.listed(entry.who))
            yield self._text("P", said, look.PERSON, measure, entry, "participants")
        yield from self._journey(entry, measure, day)
        for note in entry.notes:
            yield self._text("P", note, look.NOTE, measure, entry, "notes", above=1)
        if entry.reason:
            said = self.words.say("papers.reason", reason=entry.reason)
            yield self._text("P", said, look.INK_NOTE, measure, entry, "cancelled", above=1)
        if entry.when.as_given:
            said = self.words.say("papers.as-given", text=entry.when.as_given)
            yield self._text("P", said, look.ASIDE, measure, entry, "time_as_given", above=1)
        for part in entry.parts:
            yield from self._session(part, columns, day)

    def _pills(self, entry: Entry) -> Iterator[Pill]:
        if entry.status in _PILLS:
            shape, solid, dashed = _PILLS[entry.status]
            yield Pill(shape, self.words.say(f"papers.status-{entry.status}"), solid, dashed)
        yield from self._changed(entry)
        if entry.name_withheld:
            yield Pill("bar", self.words.say("papers.name-withheld"))
        if entry.optional:
            yield Pill("lozenge", self.words.say("papers.optional"))
        if entry.alternate:
            yield Pill("lozenge", self.words.say("papers.alternate"))

    def _changed(self, entry: Entry) -> Iterator[Pill]:
        """What has changed in a line, in words."""
        bar, say = self.bars.get(entry.id), self.words.say
        if bar is not None and bar.what != "cancellation":
            was = self.spoken(time.fromisoformat(bar.was)) if bar.what == "time" and bar.was else ""
            what = f"papers.changed-{bar.what}"
            word = say("papers.changed-time-from", time=was) if was else say(what)
            yield Pill("plus" if bar.what == "new" else "triangle", word, True)

    def _met(self, met: Met, entry: Entry, measure: float) -> Iterator[Part]:
        runs: list[Run] = []
        actual: list[str] = []
        name = met.name or (
            "" if entry.name_withheld else self.words.say("papers.host-to-be-named")
        )
        key = f"papers.function-{met.function}"
        known = met.function == "host" or all(
            has_words(met.title, one.say(key)) for one in self.words.sides
        )
        function = "" if known else self.words.say(key)
        rest = ", ".join(filter(None, (met.title, function, met.phone)))
        for text, style in ((name, look.NAME), (rest, look.PERSON)):
            shown, entered = self.proof.read(text, entry.id, "contacts")
            said = f", {shown}" if runs and shown else shown
            if said:
                runs.append(Run(said, style if not runs or style is look.PERSON else look.NAME))
            if text:
                actual.append(entered or text)
        if runs:
            lost = any(text != self.proof.read(text)[0] for text in actual)
            yield Part(
                "P",
                tuple(set_runs(runs, measure, _HANG)),
                actual=", ".join(actual) if lost else None,
            )

    def delegate(self, met: Met, measure: float) -> Part:
        """A delegate as the list of the delegation has it."""
        role = "" if met.function == "member" else self.words.say(f"papers.role-{met.function}")
        native = self.proof.native(met.native)
        texts = (met.name or "", native, ", ".join(filter(None, (met.title, role))))
        shown = [self.proof.read(text, None, "delegates") for text in texts]
        name, native, rest = (text for text, _ in shown)
        runs = [Run(name, look.NAME)]
        if native:
            runs.append(Run(f" {native}", look.PERSON))
        if rest:
            runs.append(Run(f", {rest}", look.PERSON))
        lost = any(entered for _, entered in shown)
        return Part(
            "LBody",
            tuple(set_runs(runs, measure, _HANG)),
            actual=" ".join(filter(None, texts)) if lost else None,
        )

    def _journey(self, entry: Entry, measure: float, day: date | None) -> Iterator[Part]:
        journey = entry.journey
        if journey is None:
            return
        said = [self.words.say(f"papers.mode-{journey.mode}")]
        if journey.leaves_from:
            zone = journey.leaves_zone and day and self.words.zone(journey.leaves_zone, day)
            key = "papers.leaves-zone" if zone else "papers.leaves"
            said.append(self.words.say(key, place=journey.leaves_from, zone=zone or ""))
        arrival = self._arrival(entry, day)
        if journey.arrives_at and arrival:
            said.append(self.words.say("papers.arrives", place=journey.arrives_at, when=arrival))
        elif journey.arrives_at:
            said.append(self.words.say("papers.arrives-place", place=journey.arrives_at))
        elif arrival:
            said.append(self.words.say("papers.arrives-when", when=arrival))
        for line in said:
            yield self._text("P", line, look.NOTE, measure, entry, "leg", above=1)

    def _arrival(self, entry: Entry, day: date | None) -> str:
        """“3:40 p.m., Saturday, Eastern time”: as far as it is known."""
        return self.words.each(lambda words: self._arrives(words, entry, day))

    def _arrives(self, words: Wording, entry: Entry, day: date | None) -> str:
        journey = entry.journey
        if journey is None or journey.arrives is None:
            return ""
        said = []
        when = journey.arrives
        if when.start is not None:
            said.append(self.spoken(when.start))
        elif when.part:
            said.append(words.within(words.say(f"papers.part-{when.part}")))
        on = journey.arrives_on
        if on and on != day:
            said.append(words.short_date(on, self.reader.size))
        if said and journey.arrives_zone and journey.arrives_zone != journey.leaves_zone:
            said.append(words.zone(journey.arrives_zone, on or day or date(2000, 1, 1)))
        return ", ".join(said)

    def _session(self, part: Entry, columns: Columns, day: date | None) -> Iterator[Part]:
        """A session within its whole: its times and title on a line, then the rest of it."""
        yield self._session_title(part, columns.what)
        yield from list(self._what(part, columns, day))[1:]
        yield from self._where(part, columns.what)

    def _session_title(self, part: Entry, measure: float) -> Part:
        times = self.time_words(part.when) if part.when.start is None else ""
        if part.when.start is not None:
            times = self.spoken(part.when.start)
            if part.when.end is not None:
                times += f"–{self.spoken(part.when.end)}"
        title, entered = self.proof.read(part.title, part.id, "title")
        runs = [Run(f"{times} ", look.PERSON), Run(f" {title}", look.NAME)]
        return Part("P", tuple(set_runs(runs, measure, _HANG)), above=3, actual=entered)

    # -- where, and how to get there ---------------------------------------------------------------

    def _where(self, entry: Entry, measure: float) -> Iterator[Part]:
        if entry.place:
            yield from self.place(entry.place, measure, entry)
        if entry.meeting_point:
            said = self.meeting_point(entry.meeting_point)
            yield self._text("P", said, look.NOTE, measure, entry, "meeting_point", above=1)

    def meeting_point(self, place: str) -> str:
        """“Meet: Gate 4”."""
        return self.words.say("papers.meeting-point", place=place)

    def place(self, place: Place, measure: float, entry: Entry | None = None) -> Iterator[Part]:
        """A place: its name and room, then its address, a postal line a line."""
        name = joined(place.name, place.room)
        yield self._text("P", name, look.PLACE, measure, entry, "venue", even=True)
        for line in place.address:
            yield self._text("P", line, look.ADDRESS, measure, entry, "address")

    def _text(
        self,
        tag: str,
        text: str,
        style: Style,
        measure: float,
        entry: Entry | None,
        name: str,
        *,
        even: bool = False,
        struck: bool = False,
        above: float = 0.0,
    ) -> Part:
        shown, entered = self.proof.read(text, entry.id if entry else None, name)
        lines = set_text(shown, style, measure, even=even, entered=text)
        return Part(tag, tuple(lines), above=above, struck=struck, actual=entered)


def _people_end(parts: list[Part]) -> int:
    """Where the place goes in a narrow column: after title, marks and people, before notes."""
    for at, part in enumerate(parts):
        if part.lines and part.lines[0][0].style in (look.NOTE, look.INK_NOTE, look.ASIDE):
            return at
    return len(parts)
