"""A program as somebody typed it, line by line: day headings, items with their times, legs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from planner.interchange.itinerary import headings, labels, letters
from planner.interchange.itinerary.columns import hours_ahead, with_kind
from planner.interchange.itinerary.days import Days
from planner.interchange.itinerary.groups import group_of_line, heads_groups
from planner.interchange.itinerary.heard import Answers, Background, Heard
from planner.interchange.itinerary.in_a_row import items_in
from planner.interchange.itinerary.items import ProgramClock
from planner.interchange.itinerary.left_over import say_what_is_left
from planner.interchange.itinerary.legs import ZoneOf, leg_in_parentheses, legs_in
from planner.interchange.itinerary.lines import (
    Cell,
    Line,
    Ways,
    begins_with_times,
    dated,
    has_late_hours,
    in_blocks,
    is_place_list,
    is_year,
    paragraphs,
    part_above_hours,
    time_of,
    written,
    years_in,
)
from planner.interchange.itinerary.marks import hours_after_mark, mark_before_hours
from planner.interchange.itinerary.named import hours_named
from planner.interchange.itinerary.parallel import is_one_of, kinds_numbered
from planner.interchange.itinerary.plain_lines import bare
from planner.interchange.itinerary.program import Program
from planner.interchange.itinerary.row_cells import Row
from planner.interchange.itinerary.rows import hear_rows
from planner.interchange.itinerary.titles_above import hours_first
from planner.interchange.itinerary.tracks import Tracks, day_columns, stars_read, tells_of_stars
from planner.interchange.outside.text import LONGEST_LINE
from planner.interchange.report import Outcome
from planner.model import TimeState
from planner.rules.day_headings import Heading, read_heading
from planner.rules.time_spans import Span, opening_time, time_within
from planner.rules.typed_legs import read_leg, services_in

_BEFORE = "This stands before the first day; nothing was taken from it."
_FOOT = "This is the foot of a page or a word about the whole program; nothing was taken from it."
_REMARK = "This reads like a remark, not like an item; nothing was taken."
_END = "This is the end of a letter; nothing was taken from it."


def hear_lines(
    lines: Iterable[Line], background: Background, answers: Answers, zone_of: ZoneOf
) -> list[Heard]:
    """Everything that was understood of these lines, in their order; no line is without a word."""
    return _Listener(hours_first(stars_read(lines)), background, answers, zone_of).heard()


class _Listener:
    def __init__(
        self, lines: list[Line], background: Background, answers: Answers, zone_of: ZoneOf
    ) -> None:
        self._lines, self._background, self._zone_of = lines, background, zone_of
        known = [found for line in lines if (found := read_heading(dated(line)))]
        self._titles = {} if known else headings.days_in_titles(lines, background)
        self._days = Days(background, answers, known, years_in(lines))
        self._begun = self._over = False
        self._below = {one.number: other.text for one, other in pairwise(written(lines))}
        self._ways, self._numbered = Ways.of(lines), kinds_numbered(lines)
        self._block_style = in_blocks(lines)
        self._listing = False  # whether a line above heads a list of people
        self._tracks: Tracks | None = None  # of the table at hand
        self._of_days: list[tuple[int, headings.Under]] = []  # days over its columns
        self._made = Program(background, zone_of, ProgramClock(counts_to_24=has_late_hours(lines)))
        self._one_day = any(not each.several for each in known) or headings.days_end_titles(lines)
        self._times_first = begins_with_times(lines)

    def heard(self) -> list[Heard]:
        for paragraph in paragraphs(self._lines):
            timed = sum(opening_time(bare(each.text)) is not None for each in paragraph.lines)
            self._tracks, self._of_days = None, []
            for place, line in enumerate(paragraph.lines):
                if len(line.text) > LONGEST_LINE:
                    said = "This line is too long to be part of a program."
                    self._made.skip(line, said, Outcome.REFUSED)
                elif line.fields is not None:
                    self._fields(line, line.fields)
                elif self._over:
                    self._made.skip(line, _END)
                elif line.cells is not None:
                    self._cells(line)
                else:
                    self._line(line, alone=timed <= 1, first=place == 0)
        self._made.close()
        say_what_is_left(self._made.heard, figures=self._ways.figures)
        return self._made.heard

    def _line(self, line: Line, *, alone: bool, first: bool) -> None:
        if not (text := hours_after_mark(bare(line.text))):
            return
        if headings.is_foot(line.text.strip(), self._background) or tells_of_stars(line.text):
            self._made.skip(line, _FOOT)
        elif letters.is_above_quoted(text):
            self._made.skip(line, "This is the head of a mail; nothing was taken from it.")
        elif letters.is_parting(text):
            self._over = self._begun
            self._made.skip(line, _END)
        elif not self._above(line, text, first=first):
            self._said(line, text, alone=alone, first=first)

    def _above(self, line: Line, text: str, *, first: bool) -> bool:
        """Whether it says something of the lines below: of which day or city, or for whom."""
        heading = headings.heading_of(text, self._background) or self._titles.get(line.number)
        if heading is None and self._one_day:
            heading = headings.day_over_hours(text, bare(self._below.get(line.number, "")))
        for_all = heading is not None or letters.is_spoken(text)
        who = None if for_all else group_of_line(text, self._background.groups)
        if heading is not None:
            self._heading(line, heading)
        elif who is not None:
            self._for_groups(line, *who, first=first)
        elif self._is_city(text):
            self._made.skip(line, "What follows is in {city}.", city=self._made.under.city)
        elif part := part_above_hours(text, self._below.get(line.number, "")):
            self._made.close()
            self._made.under.part = part
            self._made.skip(line, "What follows is for this part of the day.")
        else:
            return False
        return True

    def _said(self, line: Line, text: str, *, alone: bool, first: bool) -> None:
        is_airport, above = self._made.is_airport, self._made.hours_above()
        leg = read_leg(f"{above} {text}", is_airport) if above and not first else None
        if leg is not None and leg.from_time:
            self._made.leg(line, leg, with_hours_above=True)
            return
        several = legs_in(text, is_airport)
        leg = read_leg(text, is_airport) or leg_in_parentheses(text, is_airport)
        if leg is not None and not several:
            self._begun = True
            self._made.leg(line, leg)
            return
        several = several or items_in(text)
        if several:
            day = self._made.under.day
            for each in several:
                part = Line(line.number, each, sheet=line.sheet)
                self._said(part, each, alone=False, first=False)
                self._made.go_on_where_it_lands()
            self._made.under.day = day
            return
        span = time_of(text, self._ways)
        self._listing = self._listing and line.text.strip() != text
        if span is not None and not self._begun and is_year(text):
            self._made.skip(line, _BEFORE)
        elif span is not None and (span.start or not above):
            self._made.timed(line, span)
        elif self._begun and self._taken_otherwise(line, text):
            return
        elif self._listing or self._belongs(line, text, alone=alone, first=first):
            self._made.detail(line, text)
            self._listing = self._listing or labels.heads_list(text)
        elif not self._begun and (letters.is_spoken(text) or time_within(text) is None):
            self._made.skip(line, _BEFORE)
        elif letters.is_remark(text):
            self._made.skip(line, _REMARK)
        else:
            self._made.untimed(line, text)

    def _taken_otherwise(self, line: Line, text: str) -> bool:
        """Whether it is one of several things at once, or is of no item but of the whole day."""
        one = is_one_of(text, self._numbered) and self._made.one_of_several(line, text)
        return one or self._made.of_the_day(line, text)

    def _for_groups(self, line: Line, groups: tuple[str, ...], rest: str, *, first: bool) -> None:
        """A line for some of the delegation, or a heading over such lines."""
        if rest and not first and self._made.some(line, groups, rest):
            return
        if rest:
            self._made.take(line, rest, groups)
            return
        self._made.under.groups, self._made.under.joined = groups, False
        self._made.close()
        self._made.skip(line, "What follows is for {who}.", who=", ".join(groups) or "everyone")

    def _belongs(self, line: Line, text: str, *, alone: bool, first: bool) -> bool:
        """Whether an untimed line is a part of the item before it."""
        item = self._made.item
        if item is None or item.arrival is None or item.arrival.leg is not None:
            return False
        if not item.arrival.title or labels.is_lodging(text):
            return not item.arrival.title
        if text.endswith(":") and bare(below := self._below.get(line.number, "")) != below.strip():
            self._listing = True  # “Guests of honor:” over a list of them
            return True
        if services_in(text) and hours_named(text):
            return False
        if line.indent > self._made.indent or labels.is_detail(text, self._background.venues):
            return True
        if first or not (self._block_style and alone):
            return not first and labels.is_place_or_person(text, self._background.venues)
        return True

    # -- headings ----------------------------------------------------------------------------------

    def _heading(self, line: Line, heading: Heading) -> None:
        self._made.close()
        # the dates of the whole visit above its days begin nothing
        self._begun = self._begun or not (heading.several and self._one_day)
        said = Heard(line.text.strip(), line.number, line.sheet, heads_day=True)
        self._made.heard.append(said)
        self._made.under, rest = headings.under(heading, self._days, said, self._background)
        self._made.under.part = headings.part_alone(rest)
        if self._made.under.part is not None:
            return
        item = rest and (
            hours_named(rest)
            or opening_time(rest)
            or read_leg(rest, self._made.is_airport)
            or headings.is_free(rest)
        )
        if rest and not item and not (self._made.under.city or is_place_list(rest)):
            said.say("“{rest}” was not taken.", rest=rest)
        for each in (items_in(rest) or [rest]) if item else ():
            self._made.take(line, each, None)

    def _is_city(self, text: str) -> bool:
        city = headings.city_heading(text, self._background)
        if city is None:
            return False
        self._made.close()
        self._made.under.city, self._begun = city, True
        return True

    # -- rows of tables ----------------------------------------------------------------------------

    def _fields(self, line: Line, fields: Mapping[str, Cell]) -> None:
        """A row of a table with headings; where it has no date, it is of the day at hand."""
        self._made.close()
        self._begun = True
        above, known = self._made.under, (self._days, self._background, self._zone_of)
        row = Row(line, fields, *known, above.day, above.city, above.groups)
        for heard in hear_rows(row):
            if heard.arrival is not None:
                if row.text("date"):
                    above.day, above.open = heard.arrival.day, None
                if above.open is not None:
                    heard.outcome = Outcome.ASKED
                    heard.messages.append(above.open)
            self._made.heard.append(heard)

    def _heads_table(self, line: Line, cells: list[str]) -> bool:
        """Whether a row is the headings of a table, which may be the groups it is for."""
        days = day_columns(line.cells or cells)
        if not (days or labels.heads_table(cells) or heads_groups(line.cells or ())):
            return False
        self._made.skip(line, "This is the heading of a table.")
        for place, heading in days:
            said = Heard((line.cells or cells)[place].strip(), line.number, heads_day=True)
            self._made.heard.append(said)
            over, _ = headings.under(heading, self._days, said, self._background)
            self._of_days.append((place, over))
        self._tracks = Tracks.of(line.cells or (), self._background.groups)
        if self._tracks is not None:
            who = ", ".join(name for _, name in self._tracks.columns)
            self._made.heard[-1].say("Its columns are for {who}.", who=who)
        return True

    def _apart(self, line: Line, span: Span | None, last: str) -> bool:
        """Whether a row tells of each group in a column of its own."""
        if self._of_days and span is not None and not span.rest:
            return self._made.take_columns(line, span, self._of_days)
        if self._tracks is None or span is None or span.rest:
            return False
        apart = self._tracks.apart(line.cells or (), last)
        for who, text in apart:
            self._made.take(line, f"{span.as_given}: {text}", who)
        if len(apart) == 1 and apart[0][0]:
            self._made.heard[-1].say(
                "It is for {who} alone: the other columns are empty.", who=apart[0][0][0]
            )
        return True

    def _cells(self, line: Line) -> None:
        """A row of a table without headings: the time, then the title, then the rest."""
        cells = [cell.strip() for cell in line.cells or () if re.search(r"\w|\?", cell)]
        if not cells or self._heads_table(line, cells):
            return
        above = self._made.item
        source = line.text.strip() if "\t" not in line.text else " | ".join(cells)
        first = " ".join(cells[0].split())
        heading = read_heading(first) if len(first) < 80 else None
        if heading is not None:
            self._heading(Line(line.number, cells[0]), heading)
            cells = cells[1:]
            if not cells:
                return
        cells = hours_ahead(cells, always=self._times_first)
        mark, first = mark_before_hours(" ".join(cells[0].split()))
        if mark and len(cells) > 1:
            cells = [first, f"{mark} {cells[1]}", *cells[2:]]
        span = opening_time(bare(first))
        if self._apart(line, span, cells[-1]):
            return
        cells = with_kind(cells)
        rest = "\n".join(cells[1:])
        leg = read_leg(bare(" ".join(cells)), self._made.is_airport) if len(cells) < 4 else None
        if len(cells) == 1 or legs_in(" ".join(cells), self._made.is_airport):
            cells = [" ".join(cells)]
            self._line(Line(line.number, cells[0]), alone=True, first=True)
        elif leg is not None and leg.from_time:
            self._begun = True
            self._made.leg(line, leg)
        elif span is not None and (not span.rest or (span.start and self._times_first)):
            self._timed_cells(line, span, cells)
        elif self._times_first and len(first) < 40:
            self._made.timed(line, Span(first, rest, state=TimeState.TO_BE_DETERMINED))
            self._made.heard[-1].say(
                "“{text}” is no hour; the time is to be determined.", text=first
            )
        elif not self._begun and time_within(" ".join(cells)) is None:
            self._made.skip(line, _BEFORE)
        else:
            self._made.take(line, "\n".join(cells), None)
        if self._made.item is not None and self._made.item is not above:
            self._made.item.source = source

    def _timed_cells(self, line: Line, span: Span, cells: list[str]) -> None:
        """An item of a row; a name in a cell of its own behind the title is where it is."""
        names = [each for each in cells[2:] if labels.may_be_place(each, self._background.venues)]
        more = "\n".join(each for at, each in enumerate(cells[1:]) if not at or each not in names)
        self._made.timed(line, replace(span, rest=f"{span.rest} {more}".strip()))
        for name in names:
            self._made.place(name)
