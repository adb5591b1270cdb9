"""Saying exactly who takes part in an item; inside a change."""

from collections.abc import Sequence

from planner.model import Delegate, Group, Item, Participation


def assign(item: Item, groups: Sequence[Group], delegates: Sequence[Delegate]) -> None:
    """These groups and delegates take part, in this order; nobody named means everyone."""
    wanted: list[Group | Delegate] = list(dict.fromkeys((*groups, *delegates)))
    item.everyone = not wanted
    kept: dict[Group | Delegate, Participation] = {}
    for link in list(item.participations):
        who: Group | Delegate | None = link.group or link.delegate
        if who is not None and who in wanted:
            kept[who] = link
        else:
            item.participations.remove(link)
    for rank, each in enumerate(wanted):
        if each in kept:
            kept[each].rank = rank
        elif isinstance(each, Group):
            item.participations.append(Participation(group=each, rank=rank))
        else:
            item.participations.append(Participation(delegate=each, rank=rank))
