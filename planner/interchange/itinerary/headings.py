"""What a heading says besides its day: the city, and what to wear."""

import re

from planner.interchange.itinerary.heard import Background
from planner.rules.folding import folded
from planner.rules.time_spans import opening_time

_DRESS = re.compile(r"(?:dress(?: code)?|attire|kleidung|tenue)\s*:?\s*([^,;()]+)", re.IGNORECASE)


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
