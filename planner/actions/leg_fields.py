"""The fields of a leg, by the names of the exchange file, and how each takes what was typed."""

from collections.abc import Callable, Mapping

from planner.actions import typed
from planner.actions.participation import assign_typed
from planner.actions.vehicles import OF_A_VEHICLE, set_of_vehicle, vehicle_for
from planner.model import Leg, Mode, PartOfDay, Refused, TimeState
from planner.rules.clock import refuse_skipped, zone
from planner.rules.typed_times import read_time


def fill(leg: Leg, fields: Mapping[str, str]) -> None:
    """Put typed values into a leg; inside a change. “from.time” is the hour it leaves."""
    for name, value in fields.items():
        if name not in FIELDS:
            raise typed.refuse_unknown(name, tuple(FIELDS))
        FIELDS[name](leg, value)
    for end in ("from", "to"):
        day, at = getattr(leg, f"{end}_day"), getattr(leg, f"{end}_time")
        if day and at and fields.keys() & {f"{end}.date", f"{end}.time", f"{end}.zone"}:
            refuse_skipped(f"{end}.time", day, at, getattr(leg, f"{end}_zone"))


def _text(attribute: str) -> Callable[[Leg, str], None]:
    return lambda leg, value: setattr(leg, attribute, typed.text(value))


def _mode(leg: Leg, value: str) -> None:
    leg.mode = typed.one_of(Mode, value, "mode")


def _zone(end: str) -> Callable[[Leg, str], None]:
    def put(leg: Leg, value: str) -> None:
        name = value.strip()
        if name and zone(name) is None:
            raise Refused(
                "“{typed}” is not a time zone. Write it as in “Europe/Paris”.",
                field=f"{end}.zone",
                typed=value,
            )
        setattr(leg, f"{end}_zone", name or None)

    return put


def _date(end: str) -> Callable[[Leg, str], None]:
    def put(leg: Leg, value: str) -> None:
        near = leg.from_day or leg.to_day or leg.visit.first_day
        setattr(leg, f"{end}_day", typed.day(value, f"{end}.date", near=near))

    return put


def _time(end: str) -> Callable[[Leg, str], None]:
    def put(leg: Leg, value: str) -> None:
        read = read_time(value, field=f"{end}.time") if value.strip() else None
        if read and read.state is TimeState.ALL_DAY:
            raise Refused(
                "A journey leaves and arrives at an hour or in a part of the day.",
                field=f"{end}.time",
            )
        setattr(leg, f"{end}_time", read.start if read else None)
        setattr(leg, f"{end}_part", read.part if read else None)

    return put


def _part(end: str) -> Callable[[Leg, str], None]:
    return lambda leg, value: setattr(
        leg, f"{end}_part", typed.maybe_one_of(PartOfDay, value, f"{end}.part")
    )


def _vehicle(leg: Leg, value: str) -> None:
    leg.vehicle = vehicle_for(leg.visit, value)


def _vehicle_part(attribute: str) -> Callable[[Leg, str], None]:
    return lambda leg, value: set_of_vehicle(leg.vehicle, attribute, value)


FIELDS: Mapping[str, Callable[[Leg, str], None]] = {
    "mode": _mode,
    "carrier": _text("carrier"),
    "number": _text("number"),
    **{f"{end}.place": _text(f"{end}_place") for end in ("from", "to")},
    **{f"{end}.zone": _zone(end) for end in ("from", "to")},
    **{f"{end}.date": _date(end) for end in ("from", "to")},
    **{f"{end}.time": _time(end) for end in ("from", "to")},
    **{f"{end}.part": _part(end) for end in ("from", "to")},
    "travellers": lambda leg, value: assign_typed(leg, value, "travellers"),
    "vehicle": _vehicle,
    **{f"vehicle.{name}": _vehicle_part(name) for name in OF_A_VEHICLE},
}
