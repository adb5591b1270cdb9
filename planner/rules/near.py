"""Which cities a place names, and which lie so near that one goes there and back as one likes."""

import re
from collections.abc import Iterable
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from planner.model import City
from planner.rules.folding import folded

NEAR = 60
"""Kilometers, as the crow flies: nearer, a way is a ride within the day and no journey."""

_EARTH = 6371  # kilometers from its center
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def words_of(text: str) -> str:
    """The words with a blank around each, so that a name is found only where it stands whole."""
    return f" {' '.join(_WORD.findall(folded(text)))} "


def called(city: City) -> tuple[str, ...]:
    """Its names: as Americans write it, and as the people who live there do."""
    return tuple(words_of(name) for name in (city.name, city.local_name) if name)


def names(place: str | None, city: City) -> bool:
    """Whether a text names a city."""
    return says(place, called(city))


def says(text: str | None, words: Iterable[str]) -> bool:
    """Whether one of these stands in a text."""
    said = words_of(text or "")
    return any(each in said for each in words)


def are_near(one: City, other: City) -> bool:
    """Whether two cities are one, or near each other as far as that is known."""
    if one is other or one.id == other.id:
        return True
    if one.name and (one.name, one.region, one.country) == (
        other.name,
        other.region,
        other.country,
    ):
        return True
    apart = kilometers(one, other)
    return apart is not None and apart < NEAR


def kilometers(one: City, other: City) -> float | None:
    """How far apart two cities are; None where it is not known where they lie."""
    degrees = (one.latitude, one.longitude, other.latitude, other.longitude)
    if None in degrees:
        return None
    north, east, far_north, far_east = (radians(each) for each in degrees if each is not None)
    half = sin((far_north - north) / 2) ** 2
    half += cos(north) * cos(far_north) * sin((far_east - east) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(half, 1.0)))
