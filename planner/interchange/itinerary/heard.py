"""What was understood of a file, record by record, before any of it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.actions.arriving import Arrival
from planner.interchange.report import Message, Outcome
from planner.model import Visit
from planner.rules.folding import folded


@dataclass(slots=True)
class Heard:
    """One record of a file: an arrival, or else why nothing comes of it."""

    source: str | None
    line: int | None = None
    sheet: str | None = None
    arrival: Arrival | None = None
    outcome: Outcome | None = None  # skipped, refused or asked; None where it is to be taken
    messages: list[Message] = field(default_factory=list)
    heads_day: bool = False  # whether it is the heading of a day
    told: str | None = None  # the title as it stood, where a place was taken out of it

    def say(self, sentence: str, column: str | None = None, **values: object) -> None:
        self.messages.append(Message(sentence, values, column))

    def say_once(self, sentence: str) -> None:
        """What is said of several lines of one item."""
        if all(each.sentence != sentence for each in self.messages):
            self.say(sentence)


@dataclass(frozen=True, slots=True)
class Answers:
    """What would be asked in the window, answered beforehand."""

    date_order: str | None = None  # dmy, mdy, ymd
    encoding: str | None = None
    sheet: str | None = None
    columns: tuple[tuple[str, str], ...] = ()  # heading, field
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of the visit before its file is read."""

    first_day: date | None
    last_day: date | None
    stops: tuple[tuple[str, str | None, date | None, date | None], ...]  # city, zone, days
    groups: tuple[str, ...]
    venues: frozenset[str]  # folded names
    own: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    """By the id of an item or journey: the rows in which our own tables tell of it, to whoever."""

    @classmethod
    def of(
        cls,
        visit: Visit,
        venues: frozenset[str],
        own: Mapping[str, Sequence[Mapping[str, str]]] | None = None,
    ) -> "Background":
        return cls(
            visit.first_day,
            visit.last_day,
            tuple(
                (stop.city.name, stop.city.zone, stop.arrives, stop.departs)
                for stop in visit.stops
                if stop.city and stop.city.name
            ),
            tuple(group.name for group in visit.groups),
            venues,
            own or {},
        )

    def cities_in(self, text: str) -> list[str]:
        """The cities of this visit that a text names."""
        words = f" {_spaced(text)} "
        return list(dict.fromkeys(city for city, *_ in self.stops if f" {_spaced(city)} " in words))

    def zone_on(self, day: date | None) -> str | None:
        """The zone of that day's stop, if there is but one."""
        zones = {
            zone
            for _, zone, first, last in self.stops
            if day is None or (first and last and first <= day <= last)
        }
        return zones.pop() if len(zones) == 1 else None


def _spaced(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in folded(text)).split())
