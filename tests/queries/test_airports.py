"""The table of airports."""

from planner.queries.airports import _airports, airport, zone_of_airport
from planner.rules.clock import zone


def test_every_line_has_a_code_a_country_and_a_zone_that_exists() -> None:
    for code, known in _airports().items():
        assert len(code) == 3 and code.isupper(), code
        assert known.city and len(known.country) == 2, code
        assert zone(known.zone) is not None, code


def test_some_that_are_known() -> None:
    assert zone_of_airport("IAD") == "America/New_York"
    assert zone_of_airport("CMN") == "Africa/Casablanca"
    found = airport("FWA")
    assert found and found.city == "Fort Wayne"
    assert airport("XXQ") is None
