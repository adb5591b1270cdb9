"""The items and journeys of a program, as they come out of its lines one after the other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.actions.arriving import Arrival
from planner.interchange.itinerary import labels
from planner.interchange.itinerary.groups import by_groups, for_all
from planner.interchange.itinerary.headings import Under
from planner.interchange.itinerary.heard import Background, Heard
from planner.interchange.itinerary.items import (
    ProgramClock,
    name_it,
    of_some,
    session_of,
    set_title,
)
from planner.interchange.itinerary.legs import NOT_TAKEN, ZoneOf, leg_arrival, say_of_journeys
from planner.interchange.itinerary.lines import Line
from planner.interchange.itinerary.named import hours_named
from planner.interchange.itinerary.parallel import AT_ONCE, SEVERAL, at_once, is_enumerated
from planner.interchange.itinerary.plain_lines import bare
from planner.interchange.outside.text import LONGEST_LINE
from planner.interchange.report import Message, Outcome
from planner.model import TimeState
from planner.rules.time_spans import Span, first_within, in_part, opening_time, time_within
from planner.rules.typed_legs import TypedLeg, read_leg
from planner.wording import wording


class Program:
    """What was heard so far, the item to which lines of detail belong, and what is above it."""

    def __init__(self, background: Background, zone_of: ZoneOf, clock: ProgramClock) -> None:
        self._background, self._zone_of, self._clock = background, zone_of, clock
        self.heard: list[Heard] = []
        self.under = Under()
        self.item: Heard | None = None
        self.indent = 0  # of the item
        self._for_all: Arrival | None = None  # whose hours are those of what some do below it

    def is_airport(self, code: str) -> bool:
        return self._zone_of(code) is not None

    def skip(
        self, line: Line, sentence: str, outcome: Outcome = Outcome.SKIPPED, **values: object
    ) -> None:
        text = line.text.strip()
        text = text if len(text) <= LONGEST_LINE else text[:200] + "…"
        messages = [Message(sentence, values)]
        self.heard.append(Heard(text, line.number, line.sheet, None, outcome, messages))

    def close(self) -> None:
        """No further line belongs to the item at hand."""
        heard, self.item, self._for_all = self.item, None, None
        if heard is not None:
            say_of_journeys(heard)
            name_it(heard)

    def take(self, line: Line, text: str, groups: tuple[str, ...] | None) -> None:
        """An item that stands in the rest of a line, for the groups named before it."""
        kept = self.under.groups
        if groups is not None:
            self.under.groups = groups
        leg = read_leg(text, self.is_airport)
        span = opening_time(text)
        if leg is not None:
            self.leg(line, leg)
        elif span is not None:
            self.timed(line, span)
        else:
            self.untimed(line, text)
        self.under.groups = kept

    def take_columns(self, line: Line, span: Span, columns: Sequence[tuple[int, Under]]) -> bool:
        """What a row tells of each day in a column of its own."""
        cells = [" ".join(cell.split()) for cell in line.cells or ()]
        kept = self.under
        sure = "\t" in line.text or "|" in line.text or len(cells) > columns[-1][0]
        for place, over in columns:
            text = cells[place] if place < len(cells) else ""
            if not re.search(r"\w", text):
                continue
            self.under = over
            self.take(line, f"{span.as_given}{'' if span.start else ':'} {text}", None)
            if not sure:
                self.heard[-1].say("A column of its row is empty: look whether it is of this day.")
        self.under = kept
        return True

    def timed(self, line: Line, span: Span) -> None:
        if self.under.part is not None:
            span = in_part(span, self.under.part)
        apart = by_groups(span.rest, self._background.groups)
        for who, rest in apart:
            self.take(line, f"{span.as_given}{'' if span.start else ':'} {rest}", who)
        for each in at_once(span.rest) if not apart else ():
            apart = [*apart, ((), each)]
            self.take(line, f"{span.as_given}{'' if span.start else ':'} {each}", None)
            self.heard[-1].say(AT_ONCE)
        if apart:
            return
        outer = self.item
        if not span.rest and outer and outer.arrival and line.indent > self.indent:
            self._session(line, span, outer)
            return
        heard = self._new(line)
        self._clock.set_time(heard, span)
        if line.doubt:
            heard.say(line.doubt)
        if span.rest:
            set_title(heard, self._background, span.rest)
            self._say_for_whom(heard)

    def _say_for_whom(self, heard: Heard) -> None:
        """What is for all under the heading of some, and that what follows it may be so too."""
        arrival = heard.arrival
        if arrival is None or not self.under.groups:
            return
        if for_all(arrival.title) and arrival.who == list(self.under.groups):
            arrival.who = []
            heard.say("It is for everyone, as its title says.")
        if not arrival.who:
            self.under.joined = True
        elif self.under.joined:
            who = ", ".join(arrival.who)
            heard.say("It is for {who} alone, under whose heading it stands: look at it.", who=who)

    def untimed(self, line: Line, text: str) -> None:
        span = time_within(text) or first_within(text)
        named = hours_named(text) if span is None else []
        if named:
            span = replace(named[0].span, rest=text)
        heard = self._new(line)
        if span is not None and span.rest:
            self._clock.set_time(heard, span)
            set_title(heard, self._background, span.rest)
            if named or labels.is_sentence(text):
                heard.say("Its hour stands within a sentence.")
            return
        heard.say("No time is given.")
        if heard.arrival is not None:
            part = self.under.part
            heard.arrival.state = TimeState.PART_OF_DAY if part else TimeState.TO_BE_DETERMINED
            heard.arrival.part = part
        set_title(heard, self._background, text)

    def of_the_day(self, line: Line, text: str) -> bool:
        """What a label says before the first item of a day: of all of it, and of no item."""
        label, said = labels.label_of(text) or ("", "")
        if self.item is not None or label not in labels.OF_A_DAY or hours_named(text):
            return False
        if label == "dress":
            self.under.dress = said
            self.skip(line, "The dress of the items that follow.")
        else:
            self.skip(line, "This says something of the whole day; nothing was taken from it.")
        return True

    def some(self, line: Line, groups: tuple[str, ...], text: str) -> bool:
        """What some do at the hours that stand above it for all: “Group A: City Hall”."""
        whole = self._for_all or self._shared_hours(line)
        if whole is None or not groups or opening_time(text) or read_leg(text, self.is_airport):
            return False
        above = self.item
        if above is not None and above.arrival is whole and not whole.title:
            above.arrival, above.outcome = None, Outcome.SKIPPED
            above.messages = []
            above.say("{time}: the hours of what each group does below.", time=whole.as_given)
        self.close()
        heard = Heard(line.text.strip(), line.number, line.sheet)
        heard.arrival = of_some(whole, groups)
        set_title(heard, self._background, text)
        self.heard.append(heard)
        self.item, self._for_all = heard, whole
        return True

    def one_of_several(self, line: Line, text: str) -> bool:
        """One of the things that are done at once at the hours that stand above them all."""
        above = self.item.arrival if self.item else None
        whole = self._for_all or above
        if whole is None or whole.leg is not None or whole.start is None or hours_named(text):
            return False
        if not whole.title:
            return False
        self.close()
        heard = Heard(line.text.strip(), line.number, line.sheet)
        heard.arrival = of_some(whole, tuple(whole.who))
        heard.say(AT_ONCE)
        set_title(heard, self._background, text)
        self.heard.append(heard)
        self.item, self._for_all = heard, whole
        return True

    def _shared_hours(self, line: Line) -> Arrival | None:
        """The item above, where it has hours that a line for some below it shares."""
        arrival = self.item.arrival if self.item else None
        if arrival is None or arrival.leg is not None or arrival.start is None or arrival.who:
            return None
        return arrival if not arrival.title or line.indent > self.indent else None

    def detail(self, line: Line, text: str) -> None:
        heard = self.item
        assert heard is not None and heard.arrival is not None
        heard.source = f"{heard.source}\n{line.text.strip()}"
        if is_enumerated(text) and heard.arrival.title:
            labels.note_it(heard.arrival, text)
            heard.say_once(SEVERAL)
            return
        if not heard.arrival.title:
            set_title(heard, self._background, text)
        else:
            labels.take_detail(heard, text, self._background.venues)

    def place(self, name: str) -> None:
        """A name in a cell of its own, that can hardly be anything but where the item is."""
        heard = self.item
        arrival = heard.arrival if heard else None
        if heard is None or arrival is None or arrival.leg is not None:
            return
        if arrival.venue is None:
            arrival.venue = name
            heard.say("“{venue}” was taken for the place.", venue=name)
        else:
            labels.take_detail(heard, name, self._background.venues)

    def hours_above(self) -> str | None:
        """The hours that stand on a line of their own above the line at hand."""
        arrival = self.item.arrival if self.item else None
        alone = arrival is not None and not arrival.title and arrival.leg is None
        return arrival.as_given if arrival and alone and arrival.start else None

    def leg(self, line: Line, leg: TypedLeg, *, with_hours_above: bool = False) -> None:
        if with_hours_above and self.item is not None:
            above = self.item
            self.heard.remove(above)
            line = Line(above.line or line.number, f"{above.source}\n{line.text}", sheet=line.sheet)
            self.item = None
        heard = self._new(line)
        arrival = heard.arrival
        assert arrival is not None
        arrival.leg = leg_arrival(leg, self.under.day, self._zone_of, self._background)
        arrival.title = bare(line.text)
        for end, place, zone in (
            ("leaves", leg.from_place, arrival.leg.from_zone),
            ("lands", leg.to_place, arrival.leg.to_zone),
        ):
            if zone is None:
                heard.say("The zone of {place} is not known.", place=place, end=end)
        if arrival.leg.to_day and self.under.day and arrival.leg.to_day != self.under.day:
            heard.say("It arrives on {day}.", day=wording().day(arrival.leg.to_day))
        if leg.rest:
            heard.say(NOT_TAKEN, rest=leg.rest)
        self.item = None

    def go_on_where_it_lands(self) -> None:
        """What follows a journey in its line is of the day on which that arrives."""
        arrival = self.heard[-1].arrival
        if arrival is not None and arrival.leg is not None and arrival.leg.to_day is not None:
            self.under.day = arrival.leg.to_day

    def _new(self, line: Line) -> Heard:
        self.close()
        heard = self.under.item(line)
        self.heard.append(heard)
        self.item, self.indent = heard, line.indent
        return heard

    def _session(self, line: Line, span: Span, outer: Heard) -> None:
        """A time alone under an item: a session of it."""
        heard = Heard(line.text.strip(), line.number, line.sheet)
        heard.arrival = session_of(outer, self.heard)
        self._clock.set_time(heard, span)
        heard.say("It has no title, so it is a session of the item above.")
        self.heard.append(heard)
