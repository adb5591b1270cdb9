"""A program as somebody typed it, line by line: day headings, items with their times, legs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from planner.interchange.itinerary import labels, phrases
from planner.interchange.itinerary.days import Days
from planner.interchange.itinerary.headings import Under, city_heading, is_free, under
from planner.interchange.itinerary.heard import Answers, Background, Heard
from planner.interchange.itinerary.items import ProgramClock, name_it, session_of, set_title
from planner.interchange.itinerary.legs import ZoneOf, leg_arrival, leg_in_parentheses
from planner.interchange.itinerary.lines import (
    Cell,
    Line,
    bare,
    begins_with_figures,
    begins_with_times,
    dated,
    has_late_hours,
    in_blocks,
    is_place_list,
    is_terse,
    items_in,
    paragraphs,
    part_above_hours,
    time_first,
    time_of,
    written,
    years_in,
)
from planner.interchange.itinerary.rows import Row, hear_row
from planner.interchange.outside.text import LONGEST_LINE
from planner.interchange.report import Message, Outcome
from planner.model import TimeState
from planner.rules.day_headings import Heading, read_heading
from planner.rules.time_spans import Span, in_part, opening_time, time_within
from planner.rules.typed_legs import TypedLeg, read_leg
from planner.wording import wording

_END = "This is the end of a letter; nothing was taken from it."


def hear_lines(
    lines: Iterable[Line], background: Background, answers: Answers, zone_of: ZoneOf
) -> list[Heard]:
    """Everything that was understood of these lines, in their order; no line is without a word."""
    return _Listener(list(lines), background, answers, zone_of).heard()


class _Listener:
    def __init__(
        self, lines: list[Line], background: Background, answers: Answers, zone_of: ZoneOf
    ) -> None:
        self._lines, self._background, self._zone_of = lines, background, zone_of
        headings = [found for line in lines if (found := read_heading(dated(line)))]
        self._days = Days(background, answers, headings, years_in(lines))
        self._heard: list[Heard] = []
        self._item: Heard | None = None  # to which lines of detail belong
        self._item_indent = 0
        self._under = Under()
        self._begun = self._over = False
        self._below = {one.number: other.text for one, other in pairwise(written(lines))}
        self._in_figures, self._terse = begins_with_figures(lines), is_terse(lines)
        self._block_style = in_blocks(lines)
        self._clock = ProgramClock(counts_to_24=has_late_hours(lines))
        self._times_first = begins_with_times(lines)

    def heard(self) -> list[Heard]:
        for paragraph in paragraphs(self._lines):
            timed = sum(opening_time(bare(each.text)) is not None for each in paragraph.lines)
            for place, line in enumerate(paragraph.lines):
                if len(line.text) > LONGEST_LINE:
                    said = "This line is too long to be part of a program."
                    self._skip(line, said, Outcome.REFUSED)
                elif line.fields is not None:
                    self._fields(line, line.fields)
                elif self._over:
                    self._skip(line, _END)
                elif line.cells is not None:
                    self._cells(line)
                else:
                    self._line(line, alone=timed <= 1, first=place == 0)
        self._close()
        return self._heard

    # -- one line ----------------------------------------------------------------------------------

    def _line(self, line: Line, *, alone: bool, first: bool) -> None:
        if not (text := bare(line.text)):
            return
        if labels.is_above_quoted(text):
            self._skip(line, "This is the head of a mail; nothing was taken from it.")
        elif labels.is_parting(text):
            self._over = self._begun
            self._skip(line, _END)
        elif not self._above(line, text):
            self._said(line, text, alone=alone, first=first)

    def _above(self, line: Line, text: str) -> bool:
        """Whether it says something of the lines below: of which day or city, or for whom."""
        heading = read_heading(text)
        who = None if heading else labels.group_of_line(text, self._background.groups)
        if heading is not None:
            self._heading(line, heading)
        elif who is not None:
            self._for_groups(line, *who)
        elif self._is_city(text):
            self._skip(line, "What follows is in {city}.", city=self._under.city)
        elif part := part_above_hours(text, self._below.get(line.number, "")):
            self._close()
            self._under.part = part
            self._skip(line, "What follows is for this part of the day.")
        else:
            return False
        return True

    def _said(self, line: Line, text: str, *, alone: bool, first: bool) -> None:
        leg = read_leg(text, self._is_airport) or leg_in_parentheses(text, self._is_airport)
        if leg is not None:
            self._leg(line, leg)
            return
        several, span = items_in(text), time_of(text, self._in_figures, self._terse)
        for each in several:
            self._said(Line(line.number, each, sheet=line.sheet), each, alone=False, first=False)
        if several:
            return
        if span is not None:
            self._timed(line, span)
        elif self._belongs(line, text, alone=alone, first=first):
            self._detail(line, text)
        elif not self._begun and (labels.is_spoken(text) or time_within(text) is None):
            self._skip(line, "This stands before the first day; nothing was taken from it.")
        elif labels.is_spoken(text):
            self._skip(line, "This reads like a remark, not like an item; nothing was taken.")
        else:
            self._untimed(line, text)

    def _for_groups(self, line: Line, groups: tuple[str, ...], rest: str) -> None:
        """A line for some of the delegation, or a heading over such lines."""
        if rest:
            self._taken(line, rest, groups)
            return
        self._under.groups = groups
        self._close()
        self._skip(line, "What follows is for {who}.", who=", ".join(groups) or "everyone")

    def _skip(
        self, line: Line, sentence: str, outcome: Outcome = Outcome.SKIPPED, **values: object
    ) -> None:
        text = line.text.strip()
        text = text if len(text) <= LONGEST_LINE else text[:200] + "…"
        messages = [Message(sentence, values)]
        self._heard.append(Heard(text, line.number, line.sheet, None, outcome, messages))

    def _taken(self, line: Line, text: str, groups: tuple[str, ...] | None) -> None:
        """An item that stands in the rest of a line, for the groups named before it."""
        kept = self._under.groups
        if groups is not None:
            self._under.groups = groups
        leg = read_leg(text, self._is_airport)
        span = opening_time(text)
        if leg is not None:
            self._leg(line, leg)
        elif span is not None:
            self._timed(line, span)
        else:
            self._untimed(line, text)
        self._under.groups = kept

    def _belongs(self, line: Line, text: str, *, alone: bool, first: bool) -> bool:
        """Whether an untimed line is a part of the item before it."""
        item = self._item
        if item is None or item.arrival is None or item.arrival.leg is not None:
            return False
        if not item.arrival.title:
            return True
        if line.indent > self._item_indent or labels.is_detail(text, self._background.venues):
            return True
        if first or not (self._block_style and alone):
            # a line of its own that is nothing but a place or a name
            return not first and (
                (phrases.is_place(text, self._background.venues) and len(text.split()) <= 5)
                or bool((met := phrases.person_in(text)) and met.position)
            )
        return True

    # -- headings ----------------------------------------------------------------------------------

    def _heading(self, line: Line, heading: Heading) -> None:
        self._close()
        self._begun = True
        said = Heard(line.text.strip(), line.number, line.sheet)
        self._heard.append(said)
        self._under, rest = under(heading, self._days, said, self._background)
        item = rest and (opening_time(rest) or read_leg(rest, self._is_airport) or is_free(rest))
        if rest and not item and not (self._under.city or is_place_list(rest)):
            said.say("“{rest}” was not taken.", rest=rest)
        if rest and item:
            self._taken(line, rest, None)

    def _is_city(self, text: str) -> bool:
        city = city_heading(text, self._background)
        if city is None:
            return False
        self._close()
        self._under.city, self._begun = city, True
        return True

    # -- items -------------------------------------------------------------------------------------

    def _timed(self, line: Line, span: Span) -> None:
        if self._under.part is not None:
            span = in_part(span, self._under.part)
        apart = labels.by_groups(span.rest, self._background.groups)
        for who, rest in apart:
            self._taken(line, f"{span.as_given} {rest}", who)
        if apart:
            return
        outer = self._item
        if not span.rest and outer and outer.arrival and line.indent > self._item_indent:
            self._session(line, span, outer)
            return
        heard = self._new(line)
        self._clock.set_time(heard, span)
        if span.rest:
            set_title(heard, self._background, span.rest)

    def _session(self, line: Line, span: Span, outer: Heard) -> None:
        """A time alone under an item: a session of it."""
        heard = Heard(line.text.strip(), line.number, line.sheet)
        heard.arrival = session_of(outer, self._heard)
        self._clock.set_time(heard, span)
        heard.say("It has no title, so it is a session of the item above.")
        self._heard.append(heard)

    def _untimed(self, line: Line, text: str) -> None:
        span = time_within(text)
        heard = self._new(line)
        if span is not None and span.rest:
            self._clock.set_time(heard, span)
            set_title(heard, self._background, span.rest)
            return
        heard.say("No time is given.")
        if heard.arrival is not None:
            heard.arrival.state = TimeState.TO_BE_DETERMINED
        set_title(heard, self._background, text)

    def _new(self, line: Line) -> Heard:
        self._close()
        heard = self._under.item(line)
        self._heard.append(heard)
        self._item, self._item_indent = heard, line.indent
        return heard

    def _detail(self, line: Line, text: str) -> None:
        heard = self._item
        assert heard is not None and heard.arrival is not None
        heard.source = f"{heard.source}\n{line.text.strip()}"
        if not heard.arrival.title:
            set_title(heard, self._background, text)
        else:
            labels.take_detail(heard, text, self._background.venues)

    def _close(self) -> None:
        """No further line belongs to the item at hand."""
        heard, self._item = self._item, None
        if heard is not None:
            name_it(heard)

    # -- journeys and rows of tables ---------------------------------------------------------------

    def _is_airport(self, code: str) -> bool:
        return self._zone_of(code) is not None

    def _leg(self, line: Line, leg: TypedLeg) -> None:
        heard = self._new(line)
        arrival = heard.arrival
        assert arrival is not None
        arrival.leg = leg_arrival(leg, self._under.day, self._zone_of, self._background)
        arrival.title = bare(line.text)
        self._begun = True
        for end, place, zone in (
            ("leaves", leg.from_place, arrival.leg.from_zone),
            ("lands", leg.to_place, arrival.leg.to_zone),
        ):
            if zone is None:
                heard.say("The zone of {place} is not known.", place=place, end=end)
        if arrival.leg.to_day and self._under.day and arrival.leg.to_day != self._under.day:
            heard.say("It arrives on {day}.", day=wording().day(arrival.leg.to_day))
        if leg.rest:
            heard.say("“{rest}” was not taken: a journey has no place for it.", rest=leg.rest)
        self._item = None

    def _fields(self, line: Line, fields: Mapping[str, Cell]) -> None:
        """A row of a table with headings; where it has no date, it is of the day at hand."""
        self._close()
        self._begun = True
        row = Row(
            line,
            fields,
            self._days,
            self._background,
            self._zone_of,
            self._under.day,
            self._under.city,
        )
        heard = hear_row(row)
        if heard.arrival is not None:
            if row.text("date"):
                self._under.day, self._under.open = heard.arrival.day, None
            if self._under.open is not None:
                heard.outcome = Outcome.ASKED
                heard.messages.append(self._under.open)
            if self._under.groups and not heard.arrival.who:
                heard.arrival.who, heard.arrival.new_groups = list(self._under.groups), True
        self._heard.append(heard)

    def _cells(self, line: Line) -> None:
        """A row of a table without headings: the time, then the title, then the rest."""
        cells = [cell.strip() for cell in line.cells or () if re.search(r"\w|\?", cell)]
        if not cells:
            return
        if labels.heads_table(cells):
            self._skip(line, "This is the heading of a table.")
            return
        source = line.text.strip() if "\t" not in line.text else " | ".join(cells)
        first = " ".join(cells[0].split())
        heading = read_heading(first) if len(first) < 80 else None
        if heading is not None:
            self._heading(Line(line.number, cells[0]), heading)
            cells = cells[1:]
            if not cells:
                return
        cells = cells if self._times_first else time_first(cells)
        first = " ".join(cells[0].split())
        span = opening_time(bare(first))
        rest = "\n".join(cells[1:])
        if len(cells) == 1:
            self._line(Line(line.number, cells[0]), alone=True, first=True)
        elif span is not None and (not span.rest or (span.start and self._times_first)):
            self._timed(line, replace(span, rest=f"{span.rest} {rest}".strip()))
        elif self._times_first and len(first) < 40:
            self._timed(line, Span(first, rest, state=TimeState.TO_BE_DETERMINED))
            self._heard[-1].say("“{text}” is no hour; the time is to be determined.", text=first)
        else:
            self._taken(line, "\n".join(cells), None)
        if self._item is not None:
            self._item.source = source
