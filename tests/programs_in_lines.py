"""What was understood of a program, an item in one line."""

from datetime import date

from planner.actions.arriving import Arrival
from planner.interchange.itinerary.heard import Background

FIRST, LAST = date(2027, 4, 11), date(2027, 4, 20)
ORLANDO = ("Orlando", "America/New_York", FIRST, LAST)
VISIT = Background(FIRST, LAST, (ORLANDO,), (), frozenset())


def line(item: Arrival) -> str:
    """An item in one line: “04-12 09:00-10:30 Meeting with the mayor”."""
    day = f"{item.day:%m-%d}" if item.day else "undated"
    if leg := item.leg:
        leaves, lands = (f"{at:%H:%M}" if at else "?" for at in (leg.from_time, leg.to_time))
        arrives = f"{leg.to_day:%m-%d}" if leg.to_day else "undated"
        service = f"{leg.carrier} {leg.number}"
        return f"{day} {service}: {leg.from_place} {leaves} > {leg.to_place} {arrives} {lands}"
    hours = f"{item.start:%H:%M}" if item.start else item.part or item.state
    if item.end:
        hours = f"{hours}-{item.end:%H:%M}{'+1' if item.ends_next_day else ''}"
    about = "~" if item.state == "approximate" else ""
    return f"{day} {about}{hours} {item.title}"
