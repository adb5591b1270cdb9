"""The stops of a visit in an answer: where and when, and which of them gave way to others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.cli.answers import Answer
from planner.model import Stop, Visit
from planner.wording import wording


@dataclass(frozen=True, slots=True)
class Stay:
    """A stop as it stands at one moment."""

    city: str | None
    first_day: date | None
    last_day: date | None

    def __str__(self) -> str:
        return f"{self.city or 'a city not chosen yet'}, {self.days}"

    @property
    def days(self) -> str:
        first, last = self.first_day or self.last_day, self.last_day or self.first_day
        return wording().days(first, last) if first and last else "no dates"


def stay_of(stop: Stop) -> Stay:
    city = stop.city
    return Stay((city.name or city.country) if city else None, stop.first_day, stop.last_day)


def stays_of(visit: Visit | None) -> list[Stay]:
    return (
        [stay_of(stop) for stop in sorted(visit.stops, key=lambda stop: stop.rank)] if visit else []
    )


def telling_replaced(answer: Answer, before: Sequence[Stay], after: Sequence[Stay]) -> Answer:
    """The answer, with the stops that were there and are not any more.

    A stop whose city is kept and that had no dates yet has lost nothing.
    """
    cities = {stay.city for stay in after}
    gone = [
        stay
        for stay in before
        if stay not in after and (stay.first_day or stay.last_day or stay.city not in cities)
    ]
    value: dict[str, Any] = answer.value | {
        "replaced": [
            {"city": stay.city, "first_day": stay.first_day, "last_day": stay.last_day}
            for stay in gone
        ]
    }
    lines = [f"Replaced: {'; '.join(map(str, gone))}."] if gone else []
    now = [f"Now: {'; '.join(map(str, after))}."] if gone and after else []
    return Answer(value, [*answer.lines, *lines, *now], answer.notices, answer.code)
