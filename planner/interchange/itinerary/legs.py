"""Journeys of a file, with their days and zones as far as these can be known."""

import re
from collections.abc import Callable
from datetime import date

from planner.actions.arriving import LegArrival
from planner.interchange.itinerary.heard import Background, Heard
from planner.rules.quick_entry import lands_on
from planner.rules.typed_legs import (
    IsAirport,
    TypedLeg,
    code_in,
    journeys_named,
    read_leg,
    services_in,
)

ZoneOf = Callable[[str], str | None]

_IN_PARENTHESES = re.compile(r"^(?P<what>[^()]+)\((?P<leg>[^()]+)\)\W*$")
NOT_TAKEN = "“{rest}” was not taken: a journey has no place for it."
_THEN = r"(?:and|then|next|und|dann|weiter|et|puis|ensuite|y|luego|después|en|dan|daarna)"
_JOINT = re.compile(  # between two journeys: “, then ”, “ / ”, or a blank after an hour
    rf"(\s*[;,/|+&>→]+\s+(?:{_THEN}[ ,:]+)*|\s+{_THEN}[ ,:]+"
    r"|(?<=\d\d)\s+(?=[A-Z\d]{2}[ ]?\d{2,4}\s))",
    re.IGNORECASE,
)
_JOURNEY = re.compile(
    r"fl(?:ight|ug)|\bvol\b|vuelo|vlucht|train|zug|tren\b|trein|depart|abreise|abfahrt|départ|"
    r"salida|arriv|ankunft|anreise|llegada|aankomst",
    re.IGNORECASE,
)


def leg_in_parentheses(text: str, is_airport: IsAirport) -> TypedLeg | None:
    """“Flight to Tampa (UA 500, MCO 9:15 pm - TPA 10:05 pm)”."""
    match = _IN_PARENTHESES.match(text)
    leg = read_leg(match["leg"], is_airport) if match and _JOURNEY.search(match["what"]) else None
    return leg if leg and leg.from_time and leg.to_time else None


def legs_in(text: str, is_airport: IsAirport) -> list[str]:
    """The journeys of a line that tells several, each with its own hours; empty for any other."""
    if len(services_in(text)) < 2:
        return []
    pieces = _JOINT.split(text)
    whole = [pieces[0]]
    for joint, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if services_in(piece) and _is_whole(whole[-1], is_airport):
            whole.append(piece)
        else:
            whole[-1] += f"{joint}{piece}"
    found = all(_is_whole(each, is_airport) for each in whole)
    return whole if found and len(whole) > 1 else []


def _is_whole(text: str, is_airport: IsAirport) -> bool:
    leg = read_leg(text, is_airport)
    return leg is not None and leg.from_time is not None and leg.to_time is not None


def say_of_journeys(heard: Heard) -> None:
    """That what is kept as an item reads like a journey, or like several."""
    arrival = heard.arrival
    if arrival is None or arrival.leg is not None:
        return
    named = journeys_named(" ".join(filter(None, (arrival.title, arrival.venue, arrival.room))))
    if named > 1:
        heard.say("It names {count} journeys; it was kept as one item.", count=named)
    elif named:
        heard.say("It reads like a journey; it was kept as an item.")


def leg_arrival(
    leg: TypedLeg, day: date | None, zone_of: ZoneOf, background: Background
) -> LegArrival:
    """A typed leg with its days and zones, as far as they can be known."""

    def zone_at(place: str) -> str | None:
        code = code_in(place)
        if code:
            return zone_of(code)
        cities = [city for city, *_ in background.stops if city and city in place]
        return next((zone for city, zone, *_ in background.stops if city in cities), None)

    from_zone, to_zone = zone_at(leg.from_place), zone_at(leg.to_place)
    return LegArrival(
        leg.mode,
        leg.carrier,
        leg.number,
        leg.from_place,
        from_zone,
        day,
        leg.from_time,
        leg.to_place,
        to_zone,
        lands_on(leg, day, from_zone, to_zone) if day else None,
        leg.to_time,
    )
