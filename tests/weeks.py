"""Return weeks of one exchange, judged, and what is said of them."""

from collections.abc import Iterable
from datetime import date

from brute_force import DAY
from builders import a_city, a_paired_city, a_stop, a_visit, an_exchange

from planner.model import City, Exchange, Side
from planner.queries.return_weeks import costs
from planner.rules.return_calendar import Circumstances
from planner.rules.return_weeks import Judge, Reason, Week
from planner.wording import wording


def judged(day: date, today: date = date(2026, 1, 1), **given: object) -> Week:
    """A day, for an exchange whose window is 16 June to 16 August 2026."""
    exchange = between_visits(**given)
    return Judge.of(Circumstances.of(exchange), costs(), today).judge(day)


def between_visits(anchor: date = date(2026, 5, 16), **given: object) -> Exchange:
    marseille = City(
        name="Marseille", country="FR", region="Provence-Alpes-Côte d'Azur", zone="Europe/Paris"
    )
    cities = [a_paired_city(Side.FOREIGN, marseille), a_paired_city(Side.PARTNER, a_city())]
    stop = a_stop(first_day=anchor - 10 * DAY, last_day=anchor)
    return an_exchange(cities=cities, visits=[a_visit(stops=[stop])], **given)


def sentences(reasons: Iterable[Reason]) -> list[str]:
    say = wording().say
    return [say(f"return_weeks.{reason.sentence}", **dict(reason.values)) for reason in reasons]
