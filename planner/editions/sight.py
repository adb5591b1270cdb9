"""What one audience is told of a thing, column by column: the class of each column decides."""

from functools import cache
from typing import Any

from sqlalchemy import inspect

from planner.editions.audiences import Audience
from planner.model import Base, Disclosure


class Sight:
    """Asked for a field, it gives the value, or None where the audience may not see its class."""

    def __init__(self, audience: Audience) -> None:
        self.audience = audience

    def __call__(self, thing: Base | None, field: str) -> Any:
        if thing is None or not self.audience.sees(disclosure_of(type(thing), field)):
            return None
        return getattr(thing, field)


@cache
def disclosure_of(kind: type[Base], field: str) -> Disclosure:
    """The class of a column, as the model states it."""
    told: Disclosure = inspect(kind).columns[field].info["disclosure"]
    return told
