"""What two records that become one say: what is said at all, and what answers to what."""

from collections.abc import Collection
from typing import Any

from planner.model import Base, Consent, Delegate, Group, Room


def key_of(row: Base, field: str) -> str:
    """How a field of a delegate, their needs or their room is named among those to take."""
    return f"{row.id}.{field}"


def is_said(attribute: Any, value: object) -> bool:
    """Whether a value tells something: “no” only does where it may be unknown."""
    if value is False:
        return bool(attribute.columns[0].nullable)
    return value not in (None, "", ()) and value is not Consent.UNKNOWN


def rooms_of_both(one: Delegate, other: Delegate) -> list[tuple[Room, Room]]:
    """The rooms of two delegates at the same stops, where each has a single one there."""
    mine, theirs = _single_rooms(one), _single_rooms(other)
    return [(room, theirs[stop]) for stop, room in mine.items() if stop in theirs]


def groups_apart(one: Delegate, other: Delegate) -> tuple[list[Group], list[Group]]:
    """The groups of two delegates in which one person cannot be on the same days."""
    mine, theirs = (
        sorted((link.group for link in each.memberships), key=lambda group: (group.rank, group.id))
        for each in (one, other)
    )
    return [g for g in mine if _is_apart(g, theirs)], [g for g in theirs if _is_apart(g, mine)]


def _is_apart(group: Group, others: Collection[Group]) -> bool:
    return group not in others and any(group.meets(each) for each in others)


def _single_rooms(delegate: Delegate) -> dict[object, Room]:
    stops = [room.stop_id for room in delegate.rooms]
    return {room.stop_id: room for room in delegate.rooms if stops.count(room.stop_id) == 1}
