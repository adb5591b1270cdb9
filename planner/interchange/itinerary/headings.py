"""What a heading says besides its day: the city, and what to wear."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, takewhile

from planner.actions.arriving import Arrival
from planner.interchange.itinerary import letters
from planner.interchange.itinerary.days import Ambiguous, Days, Impossible
from planner.interchange.itinerary.heard import Background, Heard
from planner.interchange.itinerary.lines import Line
from planner.interchange.itinerary.plain_lines import bare
from planner.interchange.report import Message, Outcome
from planner.model import PartOfDay
from planner.rules.day_headings import Heading, day_at_end, day_in_title, read_heading
from planner.rules.folding import folded
from planner.rules.time_spans import opening_time
from planner.wording import wording

_DRESS = re.compile(r"(?:dress(?: code)?|attire|kleidung|tenue)\s*:?\s*([^,;()]+)", re.IGNORECASE)


_DATE_LABEL = re.compile(r"(?:date|datum|fecha|data|dato)[ ]?:[ ]*(?=\S)", re.IGNORECASE)
_FREE = re.compile(
    r"(?:free\b|day off|frei(?:er|zeit)?\b|zur freien|libre\b|journée libre|día libre|tiempo libre|"
    r"temps libre|vrij(?:e|af)?\b)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Under:
    """What the headings above a line say of it."""

    day: date | None = None
    said: Message | None = None  # why there is no day, for every item
    open: Message | None = None  # what must be answered first
    city: str | None = None
    dress: str | None = None
    groups: tuple[str, ...] = ()
    joined: bool = False  # whether something for all stands under the heading of these groups
    part: PartOfDay | None = None  # in which its hours are

    def item(self, line: Line) -> Heard:
        """A new item of this day."""
        heard = Heard(line.text.strip(), line.number, line.sheet)
        heard.arrival = Arrival(
            day=self.day, city=self.city, dress=self.dress, who=list(self.groups), new_groups=True
        )
        if self.open is not None:
            heard.outcome = Outcome.ASKED
            heard.messages.append(self.open)
        elif self.said is not None:
            heard.messages.append(self.said)
        elif self.day is None:
            heard.say("No day is named above it, so it has no date yet.")
        return heard


def days_in_titles(lines: Iterable[Line], background: Background) -> dict[int, Heading]:
    """The day of a program of one day, by the number of the title that names it above its hours.

    Empty where several are named, and where the visit is on other days.
    """
    above = takewhile(lambda line: opening_time(line.text.strip()) is None, lines)
    named = {line.number: day for line in above if (day := day_in_title(line.text))}
    if len({(each.year, each.month, each.day) for each in named.values()}) != 1:
        return {}
    first, last = background.first_day, background.last_day
    (heading, *_) = named.values()
    if first and last and heading.month and heading.day:
        around = (first + timedelta(days=days) for days in range(-2, (last - first).days + 3))
        if (heading.month, heading.day) not in {(day.month, day.day) for day in around}:
            return {}
    return named


def day_over_hours(text: str, below: str) -> Heading | None:
    """The day with which a line ends that stands just above hours: “Ostermontag, 5. April”."""
    over = opening_time(below) is not None and opening_time(text) is None
    return day_at_end(text) if over else None


def days_end_titles(lines: Iterable[Line]) -> bool:
    """Whether the days of a program stand at the end of lines over hours: “Orlando – May 3”."""
    pairs = pairwise(line for line in lines if line.text.strip())
    found = (day_over_hours(bare(one.text), bare(other.text)) for one, other in pairs)
    return len({(day.month, day.day) for day in found if day}) > 1


def heading_of(text: str, background: Background) -> Heading | None:
    """The day a line heads, also under its label: “Date: May 3”."""
    return read_heading(text) or _day_of_visit(text, background)


def is_foot(text: str, background: Background) -> bool:
    """Whether a line is the foot of a page, and not a day: “4/12” may be either."""
    return letters.is_foot(text) and not _day_of_visit(text, background)


def _day_of_visit(text: str, background: Background) -> Heading | None:
    """A day under its label, or two mere numbers, that is one of the visit."""
    label = _DATE_LABEL.match(text)
    heading = read_heading(text[label.end() :] if label else text)
    first, last = background.first_day, background.last_day
    if heading is None or first is None or last is None or opening_time(heading.rest):
        return None
    around = [first + timedelta(days=days) for days in range(-2, (last - first).days + 3)]
    numbers = {(day.month, day.day) for day in around}
    meant = heading.either or (heading.month, heading.day)
    return heading if {meant, meant[::-1] if heading.either else meant} & numbers else None


def under(heading: Heading, days: Days, said: Heard, background: Background) -> tuple[Under, str]:
    """What a heading says of the lines below it, and the rest of it; `said` gets what is to be
    said of the heading itself."""
    found = Under()
    said.outcome = Outcome.SKIPPED
    try:
        found.day = days.day(heading, said.messages)
    except Ambiguous as question:
        said.outcome, found.open = Outcome.ASKED, question.message
        said.messages.append(question.message)
    except Impossible:
        said.outcome = Outcome.REFUSED
        said.say("The calendar has no such day; what follows has no date yet.")
    if found.day is None and found.open is None:
        found.said = said.messages[-1] if said.messages else None
    rest, found.city, found.dress = place_and_dress(heading.rest, background)
    if found.day is not None:
        place = f", {found.city}" if found.city else ""
        values = {"day": wording().day(found.day), "place": place}
        said.messages.insert(0, Message("The heading of {day}{place}.", values))
    return found, rest


def part_alone(rest: str) -> PartOfDay | None:
    """The part of the day that a heading names besides its day: “Saturday evening”."""
    span = opening_time(rest.strip("() "))
    return span.part if span and span.start is None and not span.rest else None


def is_free(rest: str) -> bool:
    """Whether all that a heading says of its day is that it is free."""
    return bool(_FREE.match(rest))


def place_and_dress(rest: str, background: Background) -> tuple[str, str | None, str | None]:
    """The rest of a heading without its dress code, the one city it names, and the dress code."""
    dress = _DRESS.search(rest)
    if dress:
        rest = (rest[: dress.start()] + rest[dress.end() :]).strip(" ,;–-()")
    cities = background.cities_in(rest)
    several = len(cities) != 1 or "/" in rest or " & " in rest or " - " in rest
    city = None if several or opening_time(rest) else cities[0]
    return rest, city, dress[1].strip(" .") if dress else None


def city_heading(text: str, background: Background) -> str | None:
    """The city that a line names and nothing else: “DETROIT”, “Detroit, MI:”."""
    cities = background.cities_in(text)
    if len(cities) != 1:
        return None
    words, city = _words(text), _words(cities[0])
    rest = words.removeprefix(city).strip()
    return cities[0] if words.startswith(city) and len(rest) <= 2 else None


def _words(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", folded(text)).split())
