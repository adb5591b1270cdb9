"""What a line names and nothing was made of: another hour, another day, another journey.

Whatever the reader understands of a line, each hour, day and number of a journey that is written in
it is a start, an end, a day or a leg, or it is said beside the line that it is there.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from planner.actions.arriving import Arrival
from planner.interchange.itinerary.heard import Heard
from planner.interchange.itinerary.letters import is_foot, is_mail_head
from planner.interchange.itinerary.named import NamedHours, days_named, hours_named
from planner.interchange.itinerary.plain_lines import bare
from planner.interchange.report import Outcome
from planner.rules.day_headings import Heading, read_heading, weekday_first
from planner.rules.folding import folded
from planner.rules.time_spans import straight
from planner.rules.typed_legs import services_in, tells_of_journey

HOURS = "It names another time, {named}: look at it."
DAYS = "It names another day, {named}: look at it."
JOURNEYS = "It names another journey, {named}: look at it."
ABOVE = "A line above names another day, “{named}”: look at the day of this one."
_JOURNEY = "journey"  # how what is kept as an item and reads like a journey is said
_SHORT_LINE, _BEGINNING = 80, 30  # letters
_NEAR = 1  # years: a day of another year is told, and is none of the program


@dataclass(slots=True)
class _Made:
    """All that was made of one line of a file."""

    times: set[time] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    services: set[str] = field(default_factory=set)

    def add(self, arrival: Arrival) -> None:
        leg = arrival.leg
        if leg is None:
            self.times |= {each for each in (arrival.start, arrival.end) if each}
        self.days |= {arrival.day} if arrival.day else set()
        if leg is not None:
            self.times |= {each for each in (leg.from_time, leg.to_time) if each}
            self.days |= {each for each in (leg.from_day, leg.to_day) if each}
            self.services.add(_plain(f"{leg.carrier or ''}{leg.number or ''}"))

    def has(self, hours: NamedHours) -> bool:
        """Whether all of these hours came to be hours of something."""
        halves = {_on_clock_of_12(each) for each in self.times}
        return all(
            each in self.times or (not hours.sure and _on_clock_of_12(each) in halves)
            for each in hours.times
        )

    def has_day(self, named: Heading) -> bool:
        """Whether this is a day of what was made, or of a year in which nothing here is."""
        if not self.days:
            return True  # why there is none is said
        year = named.year
        if year and all(abs(year - each.year) > _NEAR for each in self.days):
            return True
        pairs = [(named.month, named.day)]
        if named.either:
            pairs = [named.either, named.either[::-1]]
        return any((each.month, each.day) in pairs for each in self.days)


def say_what_is_left(heard: Sequence[Heard], *, figures: bool) -> None:
    """Beside each line what it names and nothing was made of; `figures`: hours are as “0930”."""
    made: dict[tuple[str | None, int | None], _Made] = defaultdict(_Made)
    for each in heard:
        if each.arrival is not None and each.outcome is None:
            made[each.sheet, each.line].add(each.arrival)
    for each in heard:
        if each.source:
            _say(each, made[each.sheet, each.line], figures)
    _say_of_days_above(heard)


def _say_of_days_above(heard: Sequence[Heard]) -> None:
    """Under a line that begins with another day and was taken for no heading."""
    day: date | None = None
    above: str | None = None
    for each in heard:
        arrival = each.arrival if each.outcome is None else None
        if arrival is None or arrival.start is None:
            if arrival is None and each.outcome is Outcome.SKIPPED and each.heads_day:
                day = above = None
            elif day is not None:
                above = _other_day(each.source or "", day) or above
        elif arrival.day != day:
            day, above = arrival.day, None
        elif above is not None:
            each.say(ABOVE, named=above)


def _other_day(source: str, day: date) -> str | None:
    """The day another than this with which a short line begins."""
    text = bare(source.split("\n")[0])
    if len(text) > _SHORT_LINE:
        return None
    made = _Made(days={day})
    for written, named in days_named(text[:_BEGINNING]):
        if not made.has_day(named):
            return written
    weekday = weekday_first(text)
    heading = read_heading(weekday) if weekday else None
    return weekday if heading and heading.weekday != day.weekday() else None


def _say(heard: Heard, made: _Made, figures: bool) -> None:
    taken = heard.arrival is not None and heard.outcome is None
    if not taken and heard.outcome is not Outcome.SKIPPED:
        return  # it is said why nothing comes of it
    source = heard.source or ""
    said = " ".join(str(message) for message in heard.messages)
    lines = [bare(each) for each in source.split("\n")]
    if not taken:
        lines = [each for each in lines if not (is_mail_head(each) or is_foot(each))]
    hours = [
        each.written
        for line in lines
        for each in hours_named(line, figures=figures)
        if not made.has(each) and each.written not in said
    ]
    _tell(heard, HOURS, hours)
    if not taken:
        return
    days = [
        written
        for line in lines
        for written, named in days_named(line)
        if not made.has_day(named) and written not in said
    ]
    _tell(heard, DAYS, days)
    told = [line for line in lines if made.services or tells_of_journey(line)]
    services = [
        each
        for line in told
        for each in services_in(straight(line))
        if _plain(each) not in made.services and each not in said
    ]
    if _JOURNEY not in said:
        _tell(heard, JOURNEYS, services)


def _tell(heard: Heard, sentence: str, written: Sequence[str]) -> None:
    if written:
        heard.say(sentence, named=", ".join(f"“{each}”" for each in dict.fromkeys(written)))


def _plain(service: str) -> str:
    return "".join(letter for letter in folded(service) if letter.isalnum())


def _on_clock_of_12(at: time) -> time:
    return at.replace(hour=at.hour % 12)
