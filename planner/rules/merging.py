"""What two records that become one say: what is said at all, and what answers to what."""

from typing import Any

from planner.model import Base, Consent, Delegate, Room


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


def _single_rooms(delegate: Delegate) -> dict[object, Room]:
    stops = [room.stop_id for room in delegate.rooms]
    return {room.stop_id: room for room in delegate.rooms if stops.count(room.stop_id) == 1}
