"""Who is where: the people at an item or on a leg, each in one place at a time.

Where people are not entered yet, something stands for them: a group without members for those who
will be in it, and the visit for a delegation of which nobody is known.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planner.model import Delegate, Group, Item, Leg, Participation, Traveller, Visit
from planner.rules.folding import folded

GROUP_WORDS = "group|gruppe|groupe|grupo|groep|grupp"
_GROUP_WORD = re.compile(rf"^(?:{GROUP_WORDS}) ")

Body = Delegate | Group | Visit


def everyone_on(visit: Visit, day: date | None) -> frozenset[Body]:
    """All who are with the delegation that day; without a day, all who ever are."""
    there: set[Body] = {delegate for delegate in visit.delegates if delegate.there(day)}
    return frozenset(there.union(stand_ins(visit, day)))


def stand_ins(visit: Visit, day: date | None) -> Iterator[Group | Visit]:
    """What stands that day for people who are not entered yet."""
    yield from (group for group in visit.groups if not group.members and group.on(day))
    if not visit.delegates:
        yield visit


def people_in(group: Group, day: date | None) -> frozenset[Body]:
    """Those who follow the group's track that day: nobody on a day that is not the group's."""
    if not group.on(day):
        return frozenset()
    if not group.members:
        return frozenset((group,))
    return frozenset(link.delegate for link in group.members if link.delegate.there(day))


def people_at(item: Item) -> frozenset[Body]:
    """Who takes part in an item on its day. Everyone at a session means everyone at its whole."""
    naming = named_by(item)
    if naming is None:
        return everyone_on(item.visit, item.day)
    return _named(naming.participations, item.day)


def named_by(item: Item) -> Item | None:
    """What says who takes part in an item: itself, or what it is a session of. None: everyone."""
    return next((each for each in (item, *wholes(item)) if not each.everyone), None)


def takes_place(item: Item) -> bool:
    """Whether neither an item is off nor what it is a part of."""
    return not any(each.status.off for each in (item, *wholes(item)))


def is_needed(item: Item) -> bool:
    """Whether whoever takes part in an item is nowhere else meanwhile: it takes place, and is
    neither optional, nor kept ready, nor planned for rain."""
    return takes_place(item) and not any(
        each.optional or each.alternate_of is not None or each.standby
        for each in (item, *wholes(item))
    )


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
    return _letter(group.visit.groups.index(group))


def _letter(place: int) -> str:
    letters = ""
    while place >= 0:
        place, rest = divmod(place, 26)
        letters = chr(ord("A") + rest) + letters
        place -= 1
    return letters


def group_called(visit: Visit, name: str) -> Group | None:
    """The group of this name, id or letter: “Officials”, “Group A”, “B”."""
    called = places_called([group.name for group in visit.groups])
    place = called.get(folded(name), called.get(without_group_word(name)))
    if place is not None:
        return visit.groups[place]
    return next((group for group in visit.groups if str(group.id) == folded(name)), None)


def places_called(names: Sequence[str]) -> dict[str, int]:
    """The places of groups by all they are called, folded: by their names, with and without the
    word for a group, then by the letters that are no group's name."""
    called: dict[str, int] = {}
    letters = (_letter(place).casefold() for place in range(len(names)))
    for words in (map(folded, names), map(without_group_word, names), letters):
        for place, word in enumerate(words):
            called.setdefault(word, place)
    return called


def without_group_word(name: str) -> str:
    """“Group A” and “Gruppe A” as “a”."""
    return _GROUP_WORD.sub("", folded(name))
