"""Where airports are: a small table of IATA codes, kept by hand in db/reference."""

from dataclasses import dataclass
from functools import cache

from planner.shipped import REFERENCE


@dataclass(frozen=True, slots=True)
class Airport:
    code: str  # IATA, three letters
    city: str
    country: str  # ISO 3166, two letters
    zone: str  # IANA name


def airport(code: str) -> Airport | None:
    """The airport with this code, in capitals; None where the table has none."""
    return _airports().get(code)


def zone_of_airport(code: str) -> str | None:
    """The zone of the airport with this code; None where the table has none."""
    found = airport(code)
    return found.zone if found else None


@cache
def _airports() -> dict[str, Airport]:
    text = (REFERENCE / "airports.tsv").read_text(encoding="utf-8")
    rows = (Airport(*line.split("\t")) for line in text.splitlines())
    return {row.code: row for row in rows}
