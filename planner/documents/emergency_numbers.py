"""The numbers to dial in an emergency, by country."""

import json
from collections.abc import Iterable
from functools import cache

from planner.shipped import RESOURCES


def dialed(countries: Iterable[str | None]) -> dict[str, list[str]]:
    """The numbers of the emergency services in these countries, each with those it is dialed in."""
    found: dict[str, list[str]] = {}
    for country in countries:
        number = _numbers().get(country or "")
        if country and number and country not in found.setdefault(number, []):
            found[number].append(country)
    return found


@cache
def _numbers() -> dict[str, str]:
    kept: dict[str, list[str]] = json.loads(
        (RESOURCES / "emergency.json").read_text(encoding="utf-8")
    )
    return {country: number for number, countries in kept.items() for country in countries}
