"""The order of a day: items and legs as a reader goes through them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from planner.model import Item, Leg, PartOfDay, TimeState, Visit
from planner.rules.clock import instant, zone_of

Happening = Item | Leg

# the hour at which a part of the day is thought to begin, to place it among exact times
BEGINS = {
    PartOfDay.EARLY_MORNING: time(5),
    PartOfDay.MORNING: time(9),
    PartOfDay.MIDDAY: time(12),
    PartOfDay.AFTERNOON: time(14),
    PartOfDay.EVENING: time(18),
    PartOfDay.NIGHT: time(22),
}


def days_of(visit: Visit) -> list[date | None]:
    """Every day of a visit in order, those before and after it on which something happens too.

    None stands last, for what has no date, where there is any.
    """
    told = {day for happening in happenings(visit) if (day := day_of(happening))}
    if visit.first_day and visit.last_day:
        length = (visit.last_day - visit.first_day).days
        told |= {visit.first_day + timedelta(days=n) for n in range(length + 1)}
    undated = any(day_of(happening) is None for happening in happenings(visit))
    return [*sorted(told), None] if undated else [*sorted(told)]


def agenda(visit: Visit, day: date | None) -> list[Happening]:
    """What happens on one day (or on none yet), in order.

    Exact times stand in absolute order, a part of the day at the hour it begins; what has no hour
    at all follows what stands before it in the planner's own order.
    """
    own = sorted(
        (happening for happening in happenings(visit) if day_of(happening) == day),
        key=lambda happening: (happening.rank, happening.id),
    )
    placed = []
    before = datetime.min.replace(tzinfo=UTC)
    for position, happening in enumerate(own):
        begins = _begins(happening)
        before = begins or before
        placed.append((before, position, happening))
    return [happening for _, _, happening in sorted(placed, key=lambda each: each[:2])]


def happenings(visit: Visit) -> Iterable[Happening]:
    yield from visit.items
    yield from visit.legs


def day_of(happening: Happening) -> date | None:
    """The local date under which it stands: a leg where it leaves, else where it arrives."""
    if isinstance(happening, Leg):
        return happening.from_day or happening.to_day
    return happening.day


def _begins(happening: Happening) -> datetime | None:
    """When it begins, for ordering only; where the zone is not known its clock is taken for UTC."""
    if isinstance(happening, Leg):
        day: date | None
        if happening.from_day:
            day, at, part, zone, fold = (
                happening.from_day,
                happening.from_time,
                happening.from_part,
                happening.from_zone,
                happening.from_fold,
            )
        else:
            day, at, part, zone, fold = (
                happening.to_day,
                happening.to_time,
                happening.to_part,
                happening.to_zone,
                happening.to_fold,
            )
    else:
        day, at, part, fold = happening.day, happening.start, happening.part, happening.fold
        zone = zone_of(happening)
        if happening.time_state is TimeState.ALL_DAY:
            at, part = time(0), None
    at = at or (BEGINS[part] if part else None)
    if at is None:
        return None
    return instant(day or date(2000, 1, 1), at, zone, fold)
