"""Contacts that are no person, and whose logos a book shows."""

import pytest
from builders import a_city, a_foreign_city, a_paired_city, an_embassy, an_exchange

from planner.model import Side
from planner.rules.desks import names_a_desk
from planner.rules.logos import holders_of


@pytest.mark.parametrize(
    ("name", "desk"),
    [
        ("Front desk", True),
        ("RECEPTION", True),
        ("Recepción", True),
        ("Växel", True),
        ("Ada Desker", False),
        ("", False),
        (None, False),
    ],
)
def test_a_desk_is_called_by_what_it_is(name: str | None, desk: bool) -> None:
    assert names_a_desk(name) is desk


def test_the_embassy_stands_first_then_the_named_cities_each_once() -> None:
    paris, orlando = an_embassy(), a_city()
    cities = [
        a_paired_city(Side.PARTNER, orlando),
        a_paired_city(Side.FOREIGN, a_foreign_city(None)),
        a_paired_city(Side.PARTNER, orlando),
    ]
    assert holders_of(an_exchange(embassy=paris, cities=cities)) == [paris, orlando]
    assert holders_of(an_exchange(cities=[])) == []
