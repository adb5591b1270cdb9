"""The vehicles of a visit, found or made by what was typed; inside a change."""

from planner.actions import typed
from planner.model import Refused, Vehicle, Visit
from planner.rules.folding import folded

OF_A_VEHICLE = ("driver", "phone", "plate", "seats")


def vehicle_for(visit: Visit, value: str) -> Vehicle | None:
    """A vehicle of the visit by id or name; a new one where there is none of that name yet."""
    if not value.strip():
        return None
    wanted = folded(value)
    for vehicle in visit.vehicles:
        if wanted in (str(vehicle.id), folded(vehicle.name)):
            return vehicle
    rank = max((each.rank for each in visit.vehicles), default=-1) + 1
    made = Vehicle(name=value.strip(), rank=rank)
    visit.vehicles.append(made)
    return made


def set_of_vehicle(vehicle: Vehicle | None, attribute: str, value: str) -> None:
    """Change driver, phone, plate or seats of a vehicle, wherever it is used."""
    field = f"vehicle.{attribute}"
    if vehicle is None:
        raise Refused("Name the vehicle first.", field=field)
    if attribute != "seats":
        setattr(vehicle, attribute, typed.text(value))
        return
    text = value.strip()
    if text and not (text.isascii() and text.isdigit() and int(text)):
        raise Refused("Seats are a number, not “{typed}”.", field=field, typed=value)
    vehicle.seats = int(text) if text else None
