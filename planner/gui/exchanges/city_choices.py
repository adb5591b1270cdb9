"""Cities to choose from as the person types, and how a chosen one is called."""

from collections.abc import Callable, Iterable

from planner.actions.places import CityChoice
from planner.gui.desk import Desk
from planner.model import City
from planner.queries import cities
from planner.rules.folding import folded

_COUNTRIES = 2  # how many whole countries are offered below the cities

Answer = Callable[[list[CityChoice]], None]
Lookup = Callable[[str, Answer], None]
"""Looks a text up and hands the offers over, now or later."""


def offers(text: str, countries_too: bool) -> list[CityChoice]:
    """The cities this may be the beginning of; a country too, where its city may stay open."""
    found = [
        CityChoice(city.name, city.country, city.region, city.zone, city.latitude, city.longitude)
        for city in cities.search(text)
    ]
    if countries_too:
        found += [CityChoice(None, code) for code in cities.countries_like(text)[:_COUNTRIES]]
    return found


def look_up_on(desk: Desk, countries_too: bool) -> Lookup:
    """Looks up at this desk, so that the window does not wait for the table of cities."""

    def look_up(text: str, then: Answer) -> None:
        desk.ask(lambda _session: offers(text, countries_too), then)

    return look_up


def as_choice(city: City) -> CityChoice:
    """A city that is kept already, to be chosen again."""
    return CityChoice(
        city.name, city.country, city.region, city.zone, city.latitude, city.longitude
    )


def typed_city(name: str, country: str) -> CityChoice:
    """A city the table does not know; its zone where the whole country has one."""
    return CityChoice(name, country, zone=cities.zone_of(name, country))


def city_meant(typed: str, known: Iterable[CityChoice] = ()) -> CityChoice:
    """The city somebody typed and did not choose: one known here, else the largest so called."""
    wanted = folded(typed)
    for choice in known:
        if choice.name and wanted in (folded(choice.name), folded(full_name(choice))):
            return choice
    for choice in offers(typed, countries_too=False):
        if folded(choice.name or "") == wanted.partition(",")[0]:
            return choice
    return CityChoice(typed.strip())


def short_name(choice: CityChoice) -> str:
    """“Marseille”, or the country while no city is chosen."""
    return choice.name or country_of(choice)


def full_name(choice: CityChoice) -> str:
    """“Orlando, Florida, United States”."""
    return ", ".join(part for part in (choice.name, choice.region, country_of(choice)) if part)


def country_of(choice: CityChoice) -> str:
    return (cities.country_name(choice.country) or choice.country) if choice.country else ""


def exchange_name(foreign: tuple[CityChoice, ...], partner: tuple[CityChoice, ...]) -> str:
    """“Marseille - Orlando, Tampa”: what an exchange of these cities would be called."""
    sides = (", ".join(map(short_name, side)) for side in (foreign, partner))
    return " - ".join(filter(None, sides))
