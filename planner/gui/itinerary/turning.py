"""Which day comes before and after, day by day or week by week."""

from collections.abc import Sequence
from datetime import date, timedelta

from planner.gui.itinerary.agenda import days_to_show
from planner.model import Visit


def turned(visit: Visit, day: date | None, step: int, by_week: bool) -> Sequence[date | None]:
    """The day to go to; none where the visit has no other. What has no date comes last."""
    days = days_to_show(visit)
    if by_week and day is not None:
        return _week(days, day, step)
    at = days.index(day) if day in days else -step
    return [days[at + step]] if 0 <= at + step < len(days) else []


def _week(days: list[date | None], day: date, step: int) -> Sequence[date | None]:
    """The nearest day of the visit in a week before or after."""
    monday = day - timedelta(days=day.weekday())
    dated = [each for each in days if each is not None]
    if step < 0:
        return [each for each in dated if each < monday][-1:]
    return [each for each in dated if each >= monday + timedelta(days=7)][:1]
