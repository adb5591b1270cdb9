"""How many of a delegation are there on a day: those alike counted as one, once a visit.

A delegation may have tens of thousands; what shows a visit asks for every day and every group.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

from planner.model import Role, Visit

Among = Callable[[frozenset[UUID]], bool]


def _all(_groups: frozenset[UUID]) -> bool:
    return True


class Alike(NamedTuple):
    """Delegates who come and go on the same days, with the same groups; of escorts each alone."""

    joins: date | None
    leaves: date | None
    groups: frozenset[UUID]
    escort: str

    def there(self, day: date | None, among: Among) -> bool:
        here = day is None or (self.joins or day) <= day <= (self.leaves or day)
        return here and among(self.groups)


@dataclass(frozen=True, slots=True)
class Crowd:
    """Plain values: it holds nothing of the visit it was counted for."""

    counts: Counter[Alike]

    def there(self, day: date | None, among: Among = _all) -> int:
        """How many are there that day, of those with groups that fit; without a day, ever."""
        return sum(count for each, count in self.counts.items() if each.there(day, among))

    def escorts(self, day: date, among: Among = _all) -> list[str]:
        """The escorts among them, by name."""
        here = (each for each in self.counts if each.escort and each.there(day, among))
        return [each.escort for each in here for _ in range(self.counts[each])]


_counted: WeakKeyDictionary[Visit, Crowd] = WeakKeyDictionary()


def crowd_of(visit: Visit) -> Crowd:
    """Counted when it is first asked for: of a visit that was loaded, that stays so."""
    crowd = _counted.get(visit)
    if crowd is None:
        crowd = _counted[visit] = Crowd(
            Counter(
                Alike(
                    each.joins,
                    each.leaves,
                    frozenset(link.group.id for link in each.memberships),
                    str(each) if each.role is Role.ESCORT else "",
                )
                for each in visit.delegates
            )
        )
    return crowd
