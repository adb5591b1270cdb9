"""Which holiday calendar a city follows: its country's, its region's, its school district's.

The holiday library knows regions by code and by their own names. Here stands what it cannot know:
the names Americans write, cities with days of their own, and which region takes which school break.
For other regions only the national calendar is known, and that is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from planner.model import City
from planner.rules.folding import folded


@dataclass(frozen=True, slots=True)
class Area:
    """A country's calendar, with the codes of a region and of a school district where known."""

    country: str | None
    region: str | None = None
    school: str | None = None

    @property
    def known(self) -> bool:
        """Whether there is any calendar of public holidays for it."""
        return self.country in _regions_by_country()

    @property
    def national_only(self) -> bool:
        """Whether its regions have holidays of their own, but not known which region this is."""
        placed = self.region or self.school
        return self.known and not placed and bool(_regions(self.country or ""))


def area_of(city: City | None) -> Area:
    """The calendars a city follows, as far as its country and region say."""
    if city is None or not city.country:
        return Area(None)
    country = city.country.upper()
    place, region = folded(city.name or ""), folded(city.region or "")
    code = _CITIES.get(country, {}).get(place) or _code(country, region)
    schools = _SCHOOLS.get(country, {})
    school = schools.get(place) or schools.get(region) or (code if country in _BY_REGION else None)
    return Area(country, code, school)


def one_region(country: str | None, name: str, other: str) -> bool:
    """Whether two names are of one region of a country: “FL” and “Florida”."""
    if folded(name) == folded(other):
        return True
    codes = {_code((country or "").upper(), folded(each)) for each in (name, other)}
    return len(codes) == 1 and None not in codes


def _code(country: str, region: str) -> str | None:
    """The code of a region by its name or code, folded."""
    return _REGIONS.get(country, {}).get(region) or _regions(country).get(region)


@cache
def _regions_by_country() -> Mapping[str, list[str]]:
    import holidays

    return holidays.list_supported_countries()


@cache
def _regions(country: str) -> Mapping[str, str]:
    """The codes of a country's regions, by code and by the names the library knows, folded."""
    if country not in _regions_by_country():
        return {}
    import holidays

    calendar = getattr(holidays, country)
    codes = {folded(code): code for code in calendar.subdivisions}
    names: Mapping[str, str] = getattr(calendar, "subdivisions_aliases", {})
    return codes | {folded(name): code for name, code in names.items()}


_BY_REGION = frozenset({"DE", "AT", "PL", "AU"})
"""Countries whose school breaks follow the regions of their public holidays."""


def _turned(groups: Mapping[str, str]) -> dict[str, str]:
    """Names by code, turned round: the code of each name, folded."""
    return {folded(name): code for code, names in groups.items() for name in names.split(", ")}


_CITIES: Mapping[str, Mapping[str, str]] = {
    # three departments keep their days of before 1918; the region around them does not
    "FR": _turned(
        {
            "6AE": "Strasbourg, Mulhouse, Colmar, Haguenau, Schiltigheim, Saint-Louis, Sélestat,"
            " Illkirch-Graffenstaden, Saverne, Bischheim, Lingolsheim, Obernai, Wittenheim",
            "57": "Metz, Thionville, Montigny-lès-Metz, Forbach, Sarreguemines, Saint-Avold, Yutz,"
            " Hayange, Creutzwald, Sarrebourg, Woippy",
        }
    ),
    "DE": {"augsburg": "Augsburg", "berlin": "BE", "bremen": "HB", "hamburg": "HH"},
    "AT": {"vienna": "9", "wien": "9"},
    "ES": {"barcelona": "Barcelona"},
    "CH": {"zurich": "Stadt Zurich"},
    "BR": {"sao paulo": "São Paulo Capital"},
}

_REGIONS: Mapping[str, Mapping[str, str]] = {
    "US": _turned({"DC": "Washington DC, Washington D.C., D.C."}),
    "DE": _turned({
        "BY": "Bavaria", "HE": "Hesse", "MV": "Mecklenburg-Western Pomerania", "NI": "Lower Saxony",
        "NW": "North Rhine-Westphalia", "RP": "Rhineland-Palatinate", "SN": "Saxony",
        "ST": "Saxony-Anhalt",
        "TH": "Thuringia",
    }),
    "AT": {
        "carinthia": "2", "lower austria": "3", "upper austria": "4", "styria": "6", "tyrol": "7",
        "vienna": "9",
    },
    "CH": _turned({"GE": "Geneva", "LU": "Lucerne", "SG": "St. Gallen", "ZH": "Zurich"}),
    "ES": _turned({
        "IB": "Balearic Islands", "NC": "Navarre", "AN": "Andalusia", "AR": "Aragon",
        "CN": "Canary Islands",
        "CM": "Castile-La Mancha", "CL": "Castile and León", "CT": "Catalonia",
        "PV": "Basque Country",
        "VC": "Valencian Community",
    }),
    "BR": _turned({"DF": "Federal District"}),
    "PT": {"lisbon": "11", "azores": "20", "madeira": "30"},
    "PL": {
        "lower silesia": "02", "kuyavia-pomerania": "04", "lublin": "06", "lubusz": "08",
        "lodz": "10", "lesser poland": "12", "masovia": "14", "opole": "16", "subcarpathia": "18",
        "podlasie": "20", "pomerania": "22", "silesia": "24", "warmia-masuria": "28",
        "greater poland": "30", "west pomerania": "32",
    },
    "FI": {
        "south karelia": "02", "south ostrobothnia": "03", "south savo": "04",
        "central ostrobothnia": "07", "central finland": "08", "lapland": "10",
        "ostrobothnia": "12", "north karelia": "13", "north ostrobothnia": "14",
        "north savo": "15", "southwest finland": "19",
    },
}  # fmt: skip

_SCHOOLS: Mapping[str, Mapping[str, str]] = {
    # the three zones are made of whole regions; Corsica keeps a calendar of its own
    "FR": _turned(
        {
            "Zone A": "Auvergne-Rhône-Alpes, Bourgogne-Franche-Comté, Nouvelle-Aquitaine",
            "Zone B": "Brittany, Bretagne, Centre-Val de Loire, Grand Est, Hauts-de-France,"
            " Normandy, Normandie, Pays de la Loire, Provence-Alpes-Côte d'Azur",
            "Zone C": "Île-de-France, Occitanie",
        }
    ),
    "BE": _turned(
        {
            "Flemish": "Flanders, Vlaanderen",
            "French": "Wallonia, Wallonie, Brussels, Bruxelles",
            "German": "Eupen, Kelmis, Sankt Vith",
        }
    ),
    # Gelderland lies in all three
    "NL": _turned(
        {
            "Noord": "Groningen, Friesland, Drenthe, Overijssel, Flevoland, North Holland,"
            " Noord-Holland",
            "Midden": "South Holland, Zuid-Holland, Utrecht",
            "Zuid": "Limburg, North Brabant, Noord-Brabant, Zeeland",
        }
    ),
}
