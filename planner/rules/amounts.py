"""What activities cost, in hundredths of a currency: what is over, and what it comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from planner.model import FollowOnStatus


class Costing(Protocol):
    """An activity, as far as its money goes."""

    @property
    def amount(self) -> int | None: ...

    @property
    def approved(self) -> int | None: ...

    @property
    def spent(self) -> int | None: ...

    @property
    def currency(self) -> str | None: ...

    @property
    def status(self) -> FollowOnStatus: ...


def overspent(activity: Costing) -> int:
    """By how much more was spent than approved; nothing while no sum was approved."""
    if activity.spent is None or activity.approved is None:
        return 0
    return max(activity.spent - activity.approved, 0)


@dataclass(slots=True)
class Total:
    """What all activities in one currency come to."""

    currency: str | None  # None: not known
    requested: int = 0
    approved: int = 0
    spent: int = 0


def totals(activities: Iterable[Costing]) -> list[Total]:
    """By currency, what has none last; what was dropped costs nothing."""
    found: dict[str | None, Total] = {}
    for each in activities:
        sums = (each.amount, each.approved, each.spent)
        if each.status is FollowOnStatus.DROPPED or sums == (None, None, None):
            continue
        total = found.setdefault(each.currency, Total(each.currency))
        total.requested += each.amount or 0
        total.approved += each.approved or 0
        total.spent += each.spent or 0
    return sorted(found.values(), key=lambda total: (total.currency is None, total.currency or ""))
