"""Who is where: the people at an item or on a leg, each in one place at a time.

Where people are not entered yet, something stands for them: a group without members for those who
will be in it, and the visit for a delegation of which nobody is known.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from planner.model import Delegate, Group, Item, Leg, Participation, Traveller, Visit

Body = Delegate | Group | Visit


def everyone_on(visit: Visit, day: date | None) -> frozenset[Body]:
    """All who are with the delegation that day; without a day, all who ever are."""
    there: set[Body] = {delegate for delegate in visit.delegates if delegate.there(day)}
    there.update(group for group in visit.groups if not group.members and group.on(day))
    if not visit.delegates:
        there.add(visit)
    return frozenset(there)


def people_in(group: Group, day: date | None) -> frozenset[Body]:
    """Those who follow the group's track that day: nobody on a day that is not the group's."""
    if not group.on(day):
        return frozenset()
    if not group.members:
        return frozenset((group,))
    return frozenset(link.delegate for link in group.members if link.delegate.there(day))


def people_at(item: Item) -> frozenset[Body]:
    """Who takes part in an item on its day. Everyone at a session means everyone at its whole."""
    for each in (item, *wholes(item)):
        if not each.everyone:
            return _named(each.participations, item.day)
    return everyone_on(item.visit, item.day)


def wholes(part: Item | Leg) -> Iterator[Item]:
    """What an item is a part of, from the nearest outwards; a leg is a part of nothing."""
    above = part.whole if isinstance(part, Item) else None
    if above is None:
        return
    seen = {part.id}
    while above is not None and above.id not in seen:  # a file may lead in a circle
        seen.add(above.id)
        yield above
        above = above.whole


def people_on(leg: Leg) -> frozenset[Body]:
    """Who travels on a leg."""
    day = leg.from_day or leg.to_day
    return everyone_on(leg.visit, day) if leg.everyone else _named(leg.travellers, day)


def _named(links: Iterable[Participation | Traveller], day: date | None) -> frozenset[Body]:
    """Groups and delegates; who is named takes part even before joining or after leaving."""
    people: set[Body] = set()
    for link in links:
        if link.delegate is not None:
            people.add(link.delegate)
        elif link.group is not None:
            people |= people_in(link.group, day)
    return frozenset(people)


def group_of(delegate: Delegate, day: date | None) -> Group | None:
    """The group a delegate goes with that day, at most one."""
    mine = {link.group for link in delegate.memberships}
    return next((group for group in delegate.visit.groups if group in mine and group.on(day)), None)


def letter_of(group: Group) -> str:
    """The letter a group is told by: A, B, C ... in the order of the visit's groups, then AA."""
    number, letters = group.visit.groups.index(group), ""
    while number >= 0:
        number, rest = divmod(number, 26)
        letters = chr(ord("A") + rest) + letters
        number -= 1
    return letters
