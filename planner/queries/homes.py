"""The country somebody of an exchange comes from."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.model import City, PairedCity, Side, Stop, Visit
from planner.queries.cities import find
from planner.rules.folding import folded


class _Stay(NamedTuple):
    stop: UUID
    first: date | None
    last: date | None
    country: str | None


class Homes:
    """By the city of their organization: one of the exchange, else one that the city table knows.

    Where that tells nothing, a host is at home where the delegation was met, and anybody else in
    the lead city of their side.
    """

    def __init__(self, session: Session) -> None:
        self._leads: dict[tuple[UUID, Side], str | None] = {}
        self._called: dict[tuple[UUID, str], str | None] = {}
        self._stays: dict[UUID, list[_Stay]] = defaultdict(list)
        self._own: dict[tuple[UUID, Side, str], str | None] = {}
        paired = select(PairedCity.exchange_id, PairedCity.side, City).join(
            City, PairedCity.city_id == City.id
        )
        for exchange, side, city in session.execute(
            paired.order_by(PairedCity.rank, PairedCity.id)
        ):
            self._leads.setdefault((exchange, side), city.country)
            for name in _names(city):
                self._own.setdefault((exchange, side, name), city.country)
                self._called.setdefault((exchange, name), city.country)
        last = func.coalesce(Stop.last_day, Stop.first_day)
        stops = (
            select(Stop.id, Stop.visit_id, Stop.first_day, last.label("last"), Visit.exchange_id)
            .add_columns(City)
            .join(Visit, Stop.visit_id == Visit.id)
            .join(City, Stop.city_id == City.id)
            .order_by(Stop.rank, Stop.id)
        )
        for stop, visit, first, until, exchange, city in session.execute(stops):
            self._stays[visit].append(_Stay(stop, first or until, until, city.country))
            for name in _names(city):
                self._called.setdefault((exchange, name), city.country)

    def of(
        self, exchange: UUID, side: Side, city: str | None, met_in: str | None = None
    ) -> str | None:
        """Of somebody on that side, whose organization is in this city as it is typed."""
        lead = met_in or self._leads.get((exchange, side))
        name = folded((city or "").split(",")[0]).strip()
        if not name:
            return lead
        here = self._own.get((exchange, side, name)) or self._called.get((exchange, name))
        if here:
            return here
        if lead and find(name, lead):
            return lead
        found = find(name)
        return found.country if found else lead

    def met_in(self, visit: UUID, stop: UUID | None, day: date | None) -> str | None:
        """The country of a stop: of this one, else of the one of that day."""
        for stay in self._stays.get(visit, ()):
            there = (
                stay.stop == stop
                if stop
                else bool(day and stay.first and stay.last and stay.first <= day <= stay.last)
            )
            if there:
                return stay.country
        return None


def _names(city: City) -> set[str]:
    return {folded(name) for name in (city.name, city.local_name) if name}
