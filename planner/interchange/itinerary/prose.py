"""A program as somebody typed it, line by line: day headings, items with their times, legs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from planner.actions.arriving import Arrival
from planner.interchange.itinerary import labels, phrases
from planner.interchange.itinerary.days import Ambiguous, Days, Impossible
from planner.interchange.itinerary.headings import city_heading, place_and_dress
from planner.interchange.itinerary.heard import Answers, Background, Heard
from planner.interchange.itinerary.items import ProgramClock, name_it, set_title
from planner.interchange.itinerary.legs import ZoneOf, leg_arrival
from planner.interchange.itinerary.lines import (
    Cell,
    Line,
    bare,
    begins_with_times,
    has_late_hours,
    in_blocks,
    is_place_list,
    paragraphs,
)
from planner.interchange.itinerary.rows import Row, hear_row
from planner.interchange.outside.text import LONGEST_LINE
from planner.interchange.report import Message, Outcome
from planner.model import TimeState
from planner.rules.day_headings import Heading, read_heading
from planner.rules.time_spans import Span, opening_time, time_within
from planner.rules.typed_legs import TypedLeg, read_leg
from planner.wording import wording

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


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
        headings = [found for line in lines if (found := read_heading(_dated(line)))]
        years = [int(year) for line in lines for year in _YEAR.findall(line.text)]
        self._days = Days(background, answers, headings, years)
        self._heard: list[Heard] = []
        self._item: Heard | None = None  # to which lines of detail belong
        self._item_indent = 0
        self._day: date | None = None
        self._day_said: Message | None = None  # why there is no day, for every item under it
        self._open: Message | None = None  # what must be answered first
        self._city: str | None = None
        self._dress: str | None = None
        self._groups: tuple[str, ...] = ()
        self._begun = self._over = False
        self._block_style = in_blocks(lines)
        self._clock = ProgramClock(counts_to_24=has_late_hours(lines))
        self._times_first = begins_with_times(lines)

    def heard(self) -> list[Heard]:
        for paragraph in paragraphs(self._lines):
            timed = sum(opening_time(bare(each.text)) is not None for each in paragraph.lines)
            for place, line in enumerate(paragraph.lines):
                if len(line.text) > LONGEST_LINE:
                    self._skip(
                        line, "This line is too long to be part of a program.", Outcome.REFUSED
                    )
                elif line.fields is not None:
                    self._fields(line, line.fields)
                elif line.cells is not None:
                    self._cells(line)
                else:
                    self._line(line, alone=timed <= 1, first=place == 0)
            if self._item is not None and not (self._item.arrival and self._item.arrival.title):
                continue  # its title may stand in the next paragraph
        self._close()
        return self._heard

    # -- one line ----------------------------------------------------------------------------------

    def _line(self, line: Line, *, alone: bool, first: bool) -> None:
        text = bare(line.text)
        if not text:
            return
        if self._over or labels.is_parting(text):
            self._over = self._over or self._begun
            self._skip(line, "This is the end of a letter; nothing was taken from it.")
            return
        heading = read_heading(text)
        if heading is not None:
            self._heading(line, heading)
            return
        who = labels.group_of_line(text, self._background.groups)
        if who is not None:
            self._for_groups(line, *who)
            return
        if self._is_city(text):
            self._skip(line, "What follows is in {city}.", city=self._city)
            return
        leg = read_leg(bare(text), self._is_airport)
        if leg is not None:
            self._leg(line, leg)
            return
        span = _time_of(text)
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
        self._groups = groups
        self._close()
        self._skip(line, "What follows is for {who}.", who=", ".join(groups) or "everyone")

    def _skip(
        self, line: Line, sentence: str, outcome: Outcome = Outcome.SKIPPED, **values: object
    ) -> None:
        text = line.text.strip()
        heard = Heard(
            text if len(text) <= LONGEST_LINE else text[:200] + "…", line.number, line.sheet
        )
        heard.outcome = outcome
        heard.messages.append(Message(sentence, values))
        self._heard.append(heard)

    def _taken(self, line: Line, text: str, groups: tuple[str, ...] | None) -> None:
        """An item that stands in the rest of a line, for the groups named before it."""
        kept = self._groups
        if groups is not None:
            self._groups = groups
        leg = read_leg(text, self._is_airport)
        span = opening_time(text)
        if leg is not None:
            self._leg(line, leg)
        elif span is not None:
            self._timed(line, span)
        else:
            self._untimed(line, text)
        self._groups = kept

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
        self._groups, self._dress, self._city = (), None, None
        self._day, self._day_said, self._open = None, None, None
        messages: list[Message] = []
        outcome = Outcome.SKIPPED
        try:
            self._day = self._days.day(heading, messages)
        except Ambiguous as question:
            self._open, outcome = question.message, Outcome.ASKED
            messages.append(question.message)
        except Impossible:
            outcome = Outcome.REFUSED
            messages.append(Message("The calendar has no such day; what follows has no date yet."))
        if self._day is None and self._open is None:
            self._day_said = messages[-1] if messages else None
        rest, self._city, self._dress = place_and_dress(heading.rest, self._background)
        if self._day is not None:
            name = wording().day(self._day)
            place = f", {self._city}" if self._city else ""
            messages.insert(
                0, Message("The heading of {day}{place}.", {"day": name, "place": place})
            )
        item = rest and (opening_time(rest) or read_leg(rest, self._is_airport))
        if rest and not item and not (self._city or is_place_list(rest)):
            messages.append(Message("“{rest}” was not taken.", {"rest": rest}))
        self._heard.append(
            Heard(line.text.strip(), line.number, line.sheet, outcome=outcome, messages=messages)
        )
        if rest and item:
            self._taken(line, rest, None)

    def _is_city(self, text: str) -> bool:
        city = city_heading(text, self._background)
        if city is None:
            return False
        self._close()
        self._city, self._begun = city, True
        return True

    # -- items -------------------------------------------------------------------------------------

    def _timed(self, line: Line, span: Span) -> None:
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
        number = 1 + sum(
            each.arrival is not None and each.arrival.part_of is outer.arrival
            for each in self._heard
        )
        heard = Heard(line.text.strip(), line.number, line.sheet)
        whole = outer.arrival
        assert whole is not None
        heard.arrival = Arrival(
            title=f"{whole.title}, session {number}",
            day=whole.day,
            city=whole.city,
            part_of=whole,
            kind=whole.kind,
            status=whole.status,
            who=list(whole.who),
            new_groups=True,
        )
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
        heard = Heard(line.text.strip(), line.number, line.sheet)
        heard.arrival = Arrival(
            day=self._day,
            city=self._city,
            dress=self._dress,
            who=list(self._groups),
            new_groups=True,
        )
        if self._open is not None:
            heard.outcome = Outcome.ASKED
            heard.messages.append(self._open)
        elif self._day_said is not None:
            heard.messages.append(self._day_said)
        elif self._day is None:
            heard.say("No day is named above it, so it has no date yet.")
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
        arrival.leg = leg_arrival(leg, self._day, self._zone_of, self._background)
        arrival.title = line.text.strip()
        self._begun = True
        for end, place, zone in (
            ("leaves", leg.from_place, arrival.leg.from_zone),
            ("lands", leg.to_place, arrival.leg.to_zone),
        ):
            if zone is None:
                heard.say("The zone of {place} is not known.", place=place, end=end)
        if arrival.leg.to_day and self._day and arrival.leg.to_day != self._day:
            heard.say("It arrives on {day}.", day=wording().day(arrival.leg.to_day))
        if leg.rest:
            heard.say("“{rest}” was not taken: a journey has no place for it.", rest=leg.rest)
        self._item = None

    def _fields(self, line: Line, fields: Mapping[str, Cell]) -> None:
        """A row of a table with headings; where it has no date, it is of the day at hand."""
        self._close()
        self._begun = True
        row = Row(line, fields, self._days, self._background, self._zone_of, self._day, self._city)
        heard = hear_row(row)
        if heard.arrival is not None:
            if row.text("date"):
                self._day, self._open = heard.arrival.day, None
            if self._open is not None:
                heard.outcome = Outcome.ASKED
                heard.messages.append(self._open)
            if self._groups and not heard.arrival.who:
                heard.arrival.who, heard.arrival.new_groups = list(self._groups), True
        self._heard.append(heard)

    def _say_last(self, sentence: str, **values: object) -> None:
        self._heard[-1].messages.append(Message(sentence, values))

    def _cells(self, line: Line) -> None:
        """A row of a table without headings: the time, then the title, then the rest."""
        cells = [cell.strip() for cell in line.cells or () if cell.strip()]
        if not cells:
            return
        first = " ".join(cells[0].split())
        heading = read_heading(first) if len(first) < 80 else None
        if heading is not None:
            self._heading(Line(line.number, cells[0]), heading)
            cells = cells[1:]
            if not cells:
                return
            first = " ".join(cells[0].split())
        span = opening_time(bare(first))
        rest = "\n".join(cells[1:])
        if len(cells) == 1:
            self._line(Line(line.number, cells[0]), alone=True, first=True)
        elif span is not None and not span.rest:
            self._timed(line, replace(span, rest=rest))
        elif self._times_first and len(first) < 40:
            self._timed(line, Span(first, rest, state=TimeState.TO_BE_DETERMINED))
            self._say_last("“{text}” is no hour; the time is to be determined.", text=first)
        else:
            self._taken(line, "\n".join(cells), None)
        if self._item is not None:
            self._item.source = " | ".join(cells)


def _dated(line: Line) -> str:
    """Where the date of a line stands, if it has one."""
    if line.fields is not None:
        date_cell = line.fields.get("date") or line.fields.get("start")
        return date_cell.text if date_cell else ""
    return bare(line.text)


def _time_of(text: str) -> Span | None:
    """The time a line begins with, bare or labelled; “1600 Pennsylvania Avenue” has none."""
    span = opening_time(text)
    labelled = labels.label_of(text)
    if span is None and labelled and labelled[0] == "time":
        span = opening_time(labelled[1])
    if span is not None and span.as_given.isdigit() and phrases.is_address(text):
        return None
    return span
