"""Where delegates sleep at one stop, where that differs from what they want everywhere."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.model import Delegate, Refused, Stop
from planner.model.delegations import Room
from planner.store.journal import change

FIELDS = ("type", "sharing_with", "nights", "confirmation")


def set_room(session: Session, delegate_id: UUID, stop_id: UUID, fields: Mapping[str, str]) -> None:
    """Change fields of a delegate's room at a stop; values as typed, "" clears. A room of which
    nothing is left to say is gone: what the delegate wants everywhere holds there again."""
    delegate, stop = session.get(Delegate, delegate_id), session.get(Stop, stop_id)
    if delegate is None or stop is None or stop.visit is not delegate.visit:
        raise Refused("This delegate, or this stop, is no longer here.")
    with change(
        session,
        "Change the room of {delegate} for {stop}",
        about=[delegate.visit.exchange_id],
        delegate=str(delegate),
        stop=str(stop),
    ):
        room = next((each for each in delegate.rooms if each.stop is stop), None)
        if room is None:
            rank = max((each.rank for each in delegate.rooms), default=-1) + 1
            room = Room(stop=stop, rank=rank)
            delegate.rooms.append(room)
        for name, value in fields.items():
            if name == "nights":
                room.nights = _nights(value)
            elif name in FIELDS:
                setattr(room, name, typed.text(value))
            else:
                raise typed.refuse_unknown(name, FIELDS)
        if not any(getattr(room, name) is not None for name in FIELDS):
            delegate.rooms.remove(room)


def _nights(value: str) -> int | None:
    said = value.strip()
    if not said:
        return None
    if not said.isdecimal():
        raise Refused("Nights are a number, such as 3, not “{typed}”.", field="nights", typed=said)
    return int(said[:6])
