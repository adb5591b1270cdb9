"""What one audience is told of a thing, column by column: the class of each column decides."""

from functools import cache
from typing import Any

from sqlalchemy import inspect

from planner.editions.audiences import Audience
from planner.model import Base, Disclosure


class Sight:
    """Asked for a field, it gives the value, or None where the audience may not see its class, nor
    the paper shows it beyond its classes."""

    def __init__(self, audience: Audience, paper: str = "") -> None:
        self.audience = audience
        beyond = audience.beyond(paper)
        self._beyond = beyond.fields if beyond else frozenset()

    def __call__(self, thing: Base | None, field: str) -> Any:
        if thing is None:
            return None
        seen = self.audience.sees(disclosure_of(type(thing), field))
        if not seen and f"{thing.__tablename__}.{field}" not in self._beyond:
            return None
        return getattr(thing, field)


@cache
def disclosure_of(kind: type[Base], field: str) -> Disclosure:
    """The class of a column, as the model states it."""
    told: Disclosure = inspect(kind).columns[field].info["disclosure"]
    return told
