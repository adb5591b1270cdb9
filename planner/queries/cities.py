"""Cities to choose from: the small reference table built from GeoNames, searched without accents.

The table is one text of 7 MB, read when first asked for (about 40 ms); its lines are in order of
people, most first. Source: GeoNames (https://www.geonames.org), CC BY 4.0; db/reference says how.
"""

import gzip
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from planner.model.errors import Refused
from planner.rules.folding import folded
from planner.rules.likeness import similar
from planner.shipped import REFERENCE

LESS_KNOWN = 10  # times the people of another of its name make one city the one that is meant


@dataclass(frozen=True, slots=True)
class KnownCity:
    """A city of the reference table."""

    name: str  # as Americans write it
    country: str  # ISO 3166, two letters
    region: str | None  # state or land, where we know its name
    zone: str  # IANA name
    local_name: str | None = None  # as the people who live there write it, if otherwise
    latitude: float | None = None  # degrees north
    longitude: float | None = None  # degrees east
    population: int = 0

    @property
    def told(self) -> str:
        """“Omaha, Nebraska, US”."""
        return ", ".join(filter(None, (self.name, self.region, self.country)))


@dataclass(frozen=True, slots=True)
class _Line:
    city: KnownCity
    postal: str  # of a U.S. state: GA

    def lies_in(self, place: str) -> bool:
        """Whether `place`, folded, is its region or country, or begins the name of one."""
        if place in (folded(self.postal), folded(self.city.country)):
            return True
        names = (self.city.region or "", country_name(self.city.country) or "")
        return any(folded(name).startswith(place) for name in names)


def search(text: str, limit: int = 8) -> list[KnownCity]:
    """The cities this may be the beginning of, at most `limit`: whole names first, then by people.

    A region or country may stand after a comma: “Clarkston, Georgia”, “Paris, TX”. A city's own
    names come before what other languages call it.
    """
    return _found(text, ("|{}|", "|{}", ";{};", ";{}"), limit)


def named(text: str, limit: int = 8) -> list[KnownCity]:
    """The cities of just this name, at most `limit`, most people first; otherwise as `search`."""
    return _found(text, ("|{}|", ";{};"), limit)


def likeliest(text: str, field: str = "cities") -> KnownCity:
    """The city of that name with most people. Raises `Refused` where none is known."""
    found = named(text, limit=1)
    if not found:
        raise Refused(
            "{city} is not in the city table. Name a larger city in the same time zone.",
            field=field,
            city=text,
        )
    return found[0]


def near(text: str) -> KnownCity | None:
    """The city that may have been meant by a name that is none: its beginning, or a slip of it."""
    begun = search(text, limit=1)
    if begun:
        return begun[0]
    name = key(text.split(",")[0])
    for length in range(len(name) - 1, 2, -1):
        for mark in ("|{}", ";{}"):
            lines = itertools.islice(_lines(mark.format(name[:length])), 50)
            for line in lines:
                if similar(name, line.city.name) or similar(name, line.city.local_name or ""):
                    return line.city
    return None


def as_likely(city: KnownCity, found: Sequence[KnownCity], limit: int = 4) -> list[KnownCity]:
    """Those of cities of one name that may have been meant instead: none has so few people that
    the one chosen goes without saying."""
    likely = (each for each in found if each.population * LESS_KNOWN >= city.population)
    return [each for each in likely if each != city][:limit]


def _found(text: str, marks: Sequence[str], limit: int) -> list[KnownCity]:
    name, *places = (key(part) for part in text.split(","))
    found: dict[KnownCity, None] = {}
    for mark in marks if name else ():
        for line in _lines(mark.format(name)):
            if len(found) == limit:
                return list(found)
            if all(line.lies_in(place) for place in places if place):
                found[line.city] = None
    return list(found)


@lru_cache(maxsize=256)  # a file asks for the same few cities over and over
def find(name: str, country: str | None = None, region: str | None = None) -> KnownCity | None:
    """The city meant by this name; None if there is none, or no telling which.

    Of several, it is the one with ten times the people of any other; where there is no such one,
    but all that come into question share a zone, the answer has that zone and no coordinates.
    """

    def called(mark: str) -> list[KnownCity]:
        return [
            line.city
            for line in _lines(mark)
            if (country is None or line.city.country == country.upper())
            and (region is None or line.city.region is None or line.lies_in(folded(region)))
        ]

    found = called(f"|{key(name)}|") or called(f";{key(name)};")
    likely = [city for city in found if city.population * LESS_KNOWN >= found[0].population]
    if len({city.zone for city in likely}) != 1:
        return None
    if len(likely) == 1:
        return likely[0]
    return replace(likely[0], latitude=None, longitude=None)


def zone_of(name: str, country: str | None = None, region: str | None = None) -> str | None:
    """The zone of a city: of the one meant by this name, else of a country that has but one."""
    city = find(name, country, region)
    if city is not None:
        return city.zone
    return next((land.zone for land in _countries() if land.code == country), None)


def country_name(code: str) -> str | None:
    """The English name of the country with these two letters; None if there is none."""
    return next((land.name for land in _countries() if land.code == code), None)


def country_called(name: str) -> str | None:
    """The two letters of the country of this name or code; None if there is none."""
    wanted = folded(name)
    known = (land for land in _countries() if wanted in (folded(land.name), folded(land.code)))
    return next((land.code for land in known), None)


def countries_like(text: str) -> list[str]:
    """The two letters of the countries whose English name begins so."""
    wanted = folded(text)
    return [land.code for land in _countries() if wanted and folded(land.name).startswith(wanted)]


@dataclass(frozen=True, slots=True)
class _Country:
    code: str
    name: str
    zone: str | None  # where all of it has one


@cache
def _countries() -> tuple[_Country, ...]:
    lines = (REFERENCE / "countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return tuple(_Country(code, name, zone or None) for code, name, zone in rows)


@cache
def _table() -> bytes:
    return gzip.decompress((REFERENCE / "cities.tsv.gz").read_bytes())


def key(name: str) -> str:
    """A name as it stands among the keys of the table, which bars and semicolons divide."""
    return folded(name).replace("|", " ").replace(";", " ").strip()


def _lines(marked: str) -> Iterator[_Line]:
    """The lines with a key so marked, in order of people; no other column has such a mark."""
    table, wanted, end = _table(), marked.encode(errors="replace"), 0
    while (place := table.find(wanted, end)) >= 0:
        start = table.rfind(b"\n", 0, place) + 1
        end = table.index(b"\n", place)
        yield _read(table[start:end].decode())


def _read(line: str) -> _Line:
    _keys, name, local, region, postal, country, zone, north, east, people = line.split("\t")
    city = KnownCity(
        name=name,
        country=country,
        region=region or None,
        zone=zone,
        local_name=local or None,
        latitude=float(north),
        longitude=float(east),
        population=int(people),
    )
    return _Line(city, postal)
