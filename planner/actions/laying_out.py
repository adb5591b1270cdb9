"""Laying a visit out: stops and days from cities and dates, templates, another hotel, a copy."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.copies import copy_of
from planner.actions.exchanges import add_visit
from planner.actions.notes import add_internally
from planner.actions.participation import assign
from planner.actions.places import CityChoice, city_for, venue_for
from planner.model import (
    City,
    Exchange,
    Group,
    Item,
    PairedCity,
    Refused,
    Stop,
    Template,
    TemplateItem,
    Visit,
    VisitKind,
)
from planner.rules import moving
from planner.rules.clock import stop_on
from planner.rules.folding import folded
from planner.rules.templates import DayKind, Plan, groups_for, kinds_of_days, planned
from planner.store.here import still_here
from planner.store.journal import change
from planner.wording import wording

DAY = timedelta(days=1)


def _place(city: City) -> tuple[str | None, ...]:
    """What makes two records of a city the same place."""
    return city.name, city.country, city.region, city.zone


def lay_out(
    session: Session,
    visit_id: UUID,
    first_day: date,
    stays: Sequence[tuple[CityChoice, int]],
    plans: Mapping[DayKind, Plan] | None = None,
) -> None:
    """Give a visit these stays, so many nights each; the day of moving on belongs to both cities.

    A stop in the same city is kept with its hotel and host; one that has no stay any more goes, and
    its items stay without a stop. Days on which nothing stands begin with the plan of their kind.
    """
    if not stays:
        raise Refused("A visit needs one stay at least.", field="stays")
    if any(nights < 0 for _, nights in stays):
        raise Refused("A stay has so many nights, or none.", field="stays")
    visit = still_here(session, Visit, visit_id)
    with change(session, "Lay out {visit}", about=[visit.exchange_id], visit=str(visit)):
        left = list(visit.stops)
        day = first_day
        for rank, (choice, nights) in enumerate(stays):
            city = city_for(session, choice)
            stop = next(
                (each for each in left if each.city and _place(each.city) == _place(city)), None
            )
            if stop is None:
                stop = Stop(city=city)
                visit.stops.append(stop)
            else:
                left.remove(stop)
            stop.rank, stop.first_day = rank, day
            day += nights * DAY
            stop.last_day = day
        for stop in left:
            visit.stops.remove(stop)
        taken = {item.day for item in visit.items}
        for day, kind in kinds_of_days(visit):
            if plans and kind in plans and day not in taken:
                _plan(visit, plans[kind], day)


def lay_out_visit_of(
    session: Session,
    exchange_id: UUID,
    kind: VisitKind,
    first_day: date,
    stays: Sequence[tuple[CityChoice, int]],
    plans: Mapping[DayKind, Plan],
) -> UUID:
    """Lay out the visit of this kind; one that is not there yet is added in the same step."""
    exchange = still_here(session, Exchange, exchange_id)
    visit = next((each for each in exchange.visits if each.kind is kind), None)
    with change(
        session, "Lay out {visit}", about=[exchange_id], visit=str(visit or Visit(kind=kind))
    ):
        visit_id = visit.id if visit is not None else add_visit(session, exchange_id, kind)
        session.flush()
        lay_out(session, visit_id, first_day, stays, plans)
    return visit_id


def replace_hotel(session: Session, stop_id: UUID, typed: str) -> None:
    """Put the delegation up elsewhere: what was to happen at the old hotel happens at the new."""
    stop = still_here(session, Stop, stop_id)
    with change(
        session,
        "Replace the hotel of {stop}",
        about=[stop.visit.exchange_id],
        stop=str(stop),
    ):
        old, new = stop.hotel, venue_for(session, typed, stop.city.name if stop.city else None)
        stop.hotel = new
        if old is None or new is None:
            return
        for item in stop.visit.items:
            here = item.stop is stop or (item.stop is None and item.day and stop.has(item.day))
            if here and item.venue and folded(item.venue.name) == folded(old.name):
                item.venue = new


def duplicate_visit(session: Session, visit_id: UUID, name: str) -> UUID:
    """The same visit once more, as the first of a new exchange with the same cities.

    Its days and items come along, proposed; its people, requests and journeys do not.
    """
    if not name.strip():
        raise Refused("The new exchange needs a name.", field="name")
    visit = still_here(session, Visit, visit_id)
    source = visit.exchange
    twin = Exchange(name=name.strip(), program=source.program, theme=source.theme)
    with change(
        session,
        "Duplicate {visit} of “{exchange}”",
        about=[twin.id],
        visit=str(visit),
        exchange=source.name,
    ):
        session.add(twin)
        twin.embassy = source.embassy
        for paired in source.cities:
            twin.cities.append(PairedCity(side=paired.side, city=paired.city, rank=paired.rank))
        copy = Visit(kind=visit.kind)
        twin.visits.append(copy)
        _copy_program(visit, copy)
    return twin.id


def _copy_program(visit: Visit, copy: Visit) -> None:
    stops: dict[Stop | None, Stop | None] = {None: None}
    for stop in visit.stops:
        stops[stop] = Stop(
            city=stop.city, hotel=stop.hotel, host=stop.host, rank=stop.rank,
            first_day=stop.first_day, last_day=stop.last_day, hospital=stop.hospital,
            emergency_numbers=stop.emergency_numbers, consulate=stop.consulate,
        )  # fmt: skip
    copy.stops.extend(each for each in stops.values() if each is not None)
    groups: dict[Group | None, Group] = {}
    for group in visit.groups:
        groups[group] = Group(
            name=group.name, first_day=group.first_day, last_day=group.last_day, rank=group.rank
        )
        copy.groups.append(groups[group])
    twins: dict[Item, Item] = {}
    for item in visit.items:
        if item.status.off:
            continue  # it would be proposed anew, without who called it off and why
        twin = twins[item] = copy_of(item, copy)
        twin.rank, twin.stop = item.rank, stops[item.stop]
        copy.items.append(twin)
        # of named people nobody comes along, so what was theirs is everyone's again
        assign(twin, [groups[each.group] for each in item.participations if each.group], [])
        if any(each.delegate for each in item.participations):
            add_internally(twin, "Was for delegates by name, who do not come along.")
    for item, twin in twins.items():
        twin.whole = twins.get(item.whole) if item.whole is not None else None
        twin.alternate_of = twins.get(item.alternate_of) if item.alternate_of is not None else None


# -- templates -------------------------------------------------------------------------------------


def save_template(
    session: Session, visit_id: UUID, name: str, first_day: date, last_day: date | None = None
) -> UUID:
    """Keep a day, or the days up to another, to plan by again: what takes place there and for
    which groups, without what is off, kept ready, or planned for rain."""
    visit = still_here(session, Visit, visit_id)
    last_day = last_day or first_day
    items = [
        item
        for item in visit.items
        if item.day is not None
        and first_day <= item.day <= last_day
        and item.whole is None
        and not (item.status.off or item.standby or item.alternate_of is not None)
    ]
    if not items:
        raise Refused("Nothing stands on {day} that could be saved.", day=first_day)
    template = Template(name=name.strip())
    with change(session, "Save the template “{name}”", about=[visit.exchange_id], name=name):
        session.add(template)
        for rank, item in enumerate(items):
            assert item.day is not None
            row = planned(item, (item.day - first_day).days)
            template.items.append(TemplateItem(**row.kept(), rank=rank))
    return template.id


def apply_template(session: Session, visit_id: UUID, plan: Plan, first_day: date) -> None:
    """Put the items of a template on the itinerary, from this day on; what is there stays.

    Groups are those of the same name here. What was for others is for everyone and says so in its
    internal note; `not_there` tells them before.
    """
    visit = still_here(session, Visit, visit_id)
    with change(
        session,
        "Apply the template “{name}” to {day}",
        about=[visit.exchange_id],
        name=plan.name,
        day=wording().day(first_day),
    ):
        _plan(visit, plan, first_day)


def _plan(visit: Visit, plan: Plan, first_day: date) -> None:
    rank = max((item.rank for item in visit.items), default=-1) + 1
    for at, row in enumerate(plan.items):
        day = first_day + row.number * DAY
        item = Item(**row.values(), rank=rank + at)
        visit.items.append(item)
        long = moving.length(item)
        item.day, item.stop = day, stop_on(visit, day)
        moving.keep_off_gap(item, long)
        groups, missing = groups_for(row, visit.groups, day)
        assign(item, groups, [])
        for name in missing:
            add_internally(item, f"Was for the group “{name}”, which is not there on this day.")
        if row.by_name:
            add_internally(item, "Was for delegates by name, whom a template does not keep.")


def remove_template(session: Session, template_id: UUID) -> None:
    template = still_here(session, Template, template_id)
    with change(session, "Remove {template}", template=str(template)):
        session.delete(template)
