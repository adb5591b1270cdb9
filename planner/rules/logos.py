"""Whose logos stand on the cover of a book."""

from planner.model import City, Embassy, Exchange


def holders_of(exchange: Exchange) -> list[Embassy | City]:
    """The embassy, then the cities of the pair in their order; who has no logo too."""
    found: list[Embassy | City] = [exchange.embassy] if exchange.embassy else []
    found += [paired.city for paired in exchange.cities if paired.city.name]
    return list(dict.fromkeys(found))
