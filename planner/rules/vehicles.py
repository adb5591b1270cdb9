"""Whether all who ride find a seat."""

from collections.abc import Iterator

from planner.model import Item, Leg
from planner.rules.agenda import day_of
from planner.rules.course import Course
from planner.rules.findings import Finding, Severity, Value, concern


def vehicle_findings(course: Course) -> Iterator[Finding]:
    yield from course.of_items(_seats)
    for leg in course.visit.legs:
        yield from _seats(course, leg)


def _seats(course: Course, thing: Item | Leg) -> Iterator[Finding]:
    """Where more travel than the vehicle has seats; how many it has must be known for that."""
    vehicle = thing.vehicle
    if vehicle is None or vehicle.seats is None or (isinstance(thing, Item) and thing.status.off):
        return
    riders = len(course.delegates(course.at(thing)))
    if riders > vehicle.seats:
        values: list[tuple[str, Value]] = [
            ("vehicle", vehicle.name),
            ("seats", vehicle.seats),
            ("riders", riders),
            ("title", thing.title),
        ]
        yield Finding(
            rule="seats-short",
            severity=Severity.WARNING,
            values=tuple(values),
            concerns=(concern(vehicle), concern(thing)),
            about=(str(vehicle.seats), str(riders)),
            visit=course.visit.kind,
            date=day_of(thing),
            time=thing.from_time if isinstance(thing, Leg) else thing.start,
        )
