"""The table of cities: what is in it, and how it is searched."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.queries import cities
from planner.queries.cities import (
    KnownCity,
    country_called,
    country_name,
    find,
    named,
    search,
    zone_of,
)


def first(text: str) -> KnownCity:
    return search(text)[0]


@pytest.mark.parametrize(
    ("typed", "name", "region", "country"),
    [
        ("Clarkston, Georgia", "Clarkston", "Georgia", "US"),
        ("clarkston, ga", "Clarkston", "Georgia", "US"),
        ("Vilvoorde", "Vilvoorde", "Flanders", "BE"),
        ("Vilvorde", "Vilvoorde", "Flanders", "BE"),
        ("Köln", "Cologne", "North Rhine-Westphalia", "DE"),
        ("koln", "Cologne", "North Rhine-Westphalia", "DE"),
        ("Koeln", "Cologne", "North Rhine-Westphalia", "DE"),
        ("COLOGNE", "Cologne", "North Rhine-Westphalia", "DE"),
        ("Dusseldorf", "Düsseldorf", "North Rhine-Westphalia", "DE"),
        ("Duesseldorf", "Düsseldorf", "North Rhine-Westphalia", "DE"),
        ("Bruxelles", "Brussels", "Brussels", "BE"),
        ("brussel", "Brussels", "Brussels", "BE"),
        ("lodz", "Łódź", "Łódź", "PL"),
        ("Lalin", "Lalín", "Galicia", "ES"),
        ("new york", "New York", "New York", "US"),
        ("Paris", "Paris", "Île-de-France", "FR"),
        ("Paris, Texas", "Paris", "Texas", "US"),
        ("Paris, TX", "Paris", "Texas", "US"),
        ("Paris, France", "Paris", "Île-de-France", "FR"),
        ("Washington", "Washington", "District of Columbia", "US"),
        ("Nante", "Nantes", "Pays de la Loire", "FR"),
    ],
)
def test_a_city_is_found_however_it_is_written(
    typed: str, name: str, region: str, country: str
) -> None:
    found = first(typed)
    assert (found.name, found.region, found.country) == (name, region, country)


def test_a_city_has_its_local_name_zone_and_place() -> None:
    cologne = first("Cologne")
    assert (cologne.local_name, cologne.zone) == ("Köln", "Europe/Berlin")
    assert cologne.latitude and cologne.longitude
    assert (round(cologne.latitude), round(cologne.longitude)) == (51, 7)
    assert first("Brussels").local_name == "Bruxelles / Brussel"
    assert first("Nantes").local_name is None


def test_every_city_of_the_programs_record_is_there() -> None:
    record = {
        "US": "Atlanta Boston Chicago Columbus Detroit Hilliard Houston Orlando Seattle Tampa",
        "DE": "Berlin Cologne Düsseldorf Hamburg",
        "FR": "Lyon Marseille Paris Strasbourg Toulouse",
    }
    for country, names in record.items():
        for name in names.split():
            assert find(name, country) is not None, name


def test_whole_names_come_first_and_then_the_most_people() -> None:
    found = search("paris", limit=20)
    whole = [city for city in found if city.name == "Paris"]
    assert found[: len(whole)] == whole
    assert whole == sorted(whole, key=lambda city: -city.population)
    rest = found[len(whole) :]
    assert rest and all(city.name.startswith("Paris") for city in rest)


def test_named_means_the_whole_name() -> None:
    assert [city.country for city in named("Nantes")] == ["FR"]
    assert named("Vilvoord") == named("") == []
    assert named("Köln, Germany")[0].name == "Cologne"
    assert len(named("Paris", limit=2)) == 2


def test_no_more_than_asked_for_and_no_city_twice() -> None:
    found = search("san", limit=30)
    assert len(found) == len(set(found)) == 30
    assert search("san", limit=0) == []


@pytest.mark.parametrize(
    "typed", ["", "  ", ",", ", Georgia", "no such city", "|", ";", "\t", "\n"]
)
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert search(typed) == []


@given(st.text(st.characters(), max_size=8))
def test_a_search_never_fails_and_finds_only_what_fits(typed: str) -> None:
    assert len(search(typed, limit=3)) <= 3
    city = find(typed)
    assert city is None or zone_of(typed) == city.zone


# -- the one that is meant -------------------------------------------------------------------------


def test_a_name_alone_means_the_city_that_is_far_larger_than_the_others() -> None:
    houston = find("Houston")
    assert houston is not None and houston.region == "Texas"


def test_where_there_is_no_telling_nothing_is_said() -> None:
    assert find("Clarkston", "US") is None
    assert find("Springfield", "US") is None
    assert find("Nowhere", "US") is None


def test_where_all_that_are_likely_share_a_zone_the_zone_is_known() -> None:
    columbus = find("Columbus", "US")
    assert columbus is not None and columbus.zone == "America/New_York"
    assert (columbus.latitude, columbus.longitude) == (None, None)


def test_a_region_tells_them_apart() -> None:
    zones = {
        region: zone_of("Clarkston", "US", region) for region in ("Georgia", "Washington", "Utah")
    }
    assert zones == {
        "Georgia": "America/New_York",
        "Washington": "America/Los_Angeles",
        "Utah": None,  # too small for the table
    }


def test_a_village_of_a_country_with_one_zone_has_that_zone() -> None:
    assert find("Trentemoult", "FR") is None
    assert zone_of("Trentemoult", "FR") == "Europe/Paris"
    assert zone_of("Nowhere", "US") is None
    assert zone_of("Nowhere") is None


# -- countries and zones ---------------------------------------------------------------------------


def test_countries_by_name_and_letters() -> None:
    assert country_called("trinidad and tobago") == "TT"
    assert country_called("be") == "BE"
    assert country_called("Atlantis") is None
    assert country_name("DE") == "Germany"
    assert country_name("ZZ") is None


def test_every_zone_of_the_table_is_one() -> None:
    lines = cities._table().decode().splitlines()
    assert len(lines) > 60_000
    for name in {line.split("\t")[6] for line in lines}:
        assert ZoneInfo(name).key == name
