"""Saying exactly who takes part in an item or travels on a leg; inside a change."""

from collections.abc import Sequence
from typing import Any

from planner.model import Delegate, Group, Item, Leg, Participation, Refused, Traveller, Visit
from planner.rules.folding import folded
from planner.rules.participation import group_called


def assign(thing: Item | Leg, groups: Sequence[Group], delegates: Sequence[Delegate]) -> None:
    """These groups and delegates take part, in this order; nobody named means everyone."""
    links: list[Any] = thing.participations if isinstance(thing, Item) else thing.travellers
    link_of: Any = Participation if isinstance(thing, Item) else Traveller
    wanted: list[Group | Delegate] = list(dict.fromkeys((*groups, *delegates)))
    thing.everyone = not wanted
    kept: dict[Group | Delegate, Participation | Traveller] = {}
    for link in list(links):
        who: Group | Delegate | None = link.group or link.delegate
        if who is not None and who in wanted:
            kept[who] = link
        else:
            links.remove(link)
    for rank, each in enumerate(wanted):
        if each in kept:
            kept[each].rank = rank
        elif isinstance(each, Group):
            links.append(link_of(group=each, rank=rank))
        else:
            links.append(link_of(delegate=each, rank=rank))


def assign_like(thing: Item, links: Sequence[Participation]) -> None:
    """Those of another item take part, in the same order; none means everyone."""
    assign(
        thing,
        [each.group for each in links if each.group],
        [each.delegate for each in links if each.delegate],
    )


def assign_typed(thing: Item | Leg, value: str, field: str) -> None:
    """“everyone”, or groups and delegates by name or id, separated by commas."""
    if not value.strip() or folded(value) == "everyone":
        assign(thing, (), ())
        return
    groups: list[Group] = []
    delegates: list[Delegate] = []
    for name in filter(None, (part.strip() for part in value.split(","))):
        group, delegate = group_called(thing.visit, name), _delegate(thing.visit, name)
        if group is not None:
            groups.append(group)
        elif delegate is not None:
            delegates.append(delegate)
        else:
            raise Refused(
                "There is no group and no delegate “{typed}” in {visit}.",
                field=field,
                typed=name,
                visit=str(thing.visit),
            )
    assign(thing, groups, delegates)


def _delegate(visit: Visit, name: str) -> Delegate | None:
    wanted = folded(name)
    found = [
        delegate
        for delegate in visit.delegates
        if wanted in (str(delegate.id), folded(str(delegate)))
    ]
    return found[0] if len(found) == 1 else None
