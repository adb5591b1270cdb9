"""Journeys as people type them: “LH 418 FRA 13:05 - IAD 15:55”, “AF 54 CDG-IAD 1330-1540”.

A flight or train is known by its service and both its places; of airports a code is enough.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from planner.model import Mode, Refused
from planner.rules.clock import instant, zone
from planner.rules.time_spans import opening_time, straight
from planner.rules.typed_times import read_time

IsAirport = Callable[[str], bool]
_LONGEST_LEG = 300  # letters of a line that is about one journey
LONGEST_JOURNEY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class TypedLeg:
    """A journey as a line has it; `days` says on which day it arrives, None where it does not."""

    mode: Mode
    carrier: str | None
    number: str | None
    from_place: str
    to_place: str
    from_time: time | None = None
    to_time: time | None = None
    days: int | None = None
    rest: str = ""  # what the line says besides


_DASH = r"\-‐‑‒–—−"
_FLIGHT_WORD = r"(?:flight|flug|vol|vuelo|vlucht|flyg|fly|flight no\.?)"
_AIRLINE = (
    r"(?:Lufthansa|Air France|KLM|United|Delta|American|British Airways|Iberia|SAS|Swiss|Austrian|"
    r"Brussels Airlines|TAP|Turkish Airlines|Royal Air Maroc|JetBlue|Southwest|Alaska|Hawaiian|ANA|"
    r"JAL|Norwegian|Finnair|Icelandair|Aer Lingus|Condor|Eurowings|LOT|ITA|Vueling|Air Canada)"
    r"(?: (?:Airlines|Airways|Air Lines))?"
)
_RAIL = (
    r"(?:ICE|IC|EC|IR|RE|RB|TGV INOUI|TGV|TER|Ouigo|Thalys|Eurostar|Amtrak(?: [A-Z][a-z]+){0,2}|"
    r"Acela|AVE|Renfe|SJ|X 2000|RJX?|Railjet|NS|Intercités|Intercity|Train|Zug|Tren|Trein|Tåg|Tog)"
)
_SERVICE = re.compile(
    rf"(?:(?i:{_FLIGHT_WORD})\b:?[ ]*)?(?:{_AIRLINE}[ ,]+)?(?i:{_FLIGHT_WORD}[ ]+)?"
    r"(?P<air>(?:[A-Z]{2}|[A-Z]\d|\d[A-Z]))[ ]?(?P<air_number>\d{1,4}[A-Z]?)\b"
    rf"|(?P<rail>{_RAIL})\b(?:[ ]?(?:no\.?|nr\.?|n°)?[ ]?(?P<rail_number>\d{{1,5}})\b)?"
    rf"|(?:(?i:{_FLIGHT_WORD})\b:?[ ]*)?(?P<line>{_AIRLINE})[ ]+(?i:{_FLIGHT_WORD}[ ]+)?"
    r"(?P<line_number>\d{1,4})\b"
)
_ASIDE = r"\([^\W\d_][\w .-]{0,14}\)(?= [^\W\d_])"  # “Frankfurt (Main) Hbf”
_PLACE = rf"[^\W\d_](?:[\w .'’/]|{_ASIDE})*?(?:[-][^\W\d_][\w.'’]*)*(?: ?\([A-Z]{{3}}\))?"
CLOCK = (
    r"(?:(?:at|um|à|a las|om|kl\.?) )?"
    r"(?:\d{1,2}(?:[:.hu]| ?h ?)\d{2}|\d{4}|\d{1,2}(?= ?[ap]\.?m|[ap]\b|h\b| uhr))"
    r"(?: ?(?i:[ap]\.? ?m\b\.?|[ap]\b|h\b|uhr\b|uur\b|hrs\b))?"
)
_PLUS = r"(?: ?\(?\+ ?(?P<days>\d)(?: day)?\)?)?"
_WORDS = (
    r"(?:dep\.?|lv\.?|departs?|departing|departure|leaves?|ab|abflug|abfahrt|départ|dép\.?|salida|vertrek|"
    r"avgång|avgang)"
)
_LANDS = (
    r"(?:arr\.?|arrives?|arriving|arrival|lands|landing|landet|atterrit|llega|landt|an|ankunft|"
    r"arrivée|llegada|aankomst|ankomst)"
)
_TO = rf"(?: *[{_DASH}>→/]+ *|,? +(?i:to|nach|à|a|naar|till|til|{_LANDS})(?: at)? +)"
_FROM_WORD = r"(?:(?i:from|von|de|van|från|fra) )?"
_P1, _P2 = rf"{_FROM_WORD}(?P<p1>{_PLACE})", rf"(?P<p2>{_PLACE})"
_T1, _T2 = rf"(?P<t1>{CLOCK})", rf"(?P<t2>{CLOCK}){_PLUS}"
_D = rf"(?:,? *(?<!\w)(?i:{_WORDS})(?!\w))?[ ,:]*"
_L = rf"(?:,? *(?<!\w)(?i:{_LANDS})(?!\w))?[ ,:]*"
_END = r"(?=$|[ ,;.()])"
_WAYS = tuple(
    re.compile(way + _END)
    for way in (
        rf"{_D}{_P1}{_D}{_T1}{_TO}{_L}{_P2}{_L}{_T2}",
        rf"{_D}{_T1}{_D}{_P1}{_TO}{_L}{_T2}{_L}{_P2}",
        rf"{_P1}{_TO}{_P2}{_D}{_T1}(?:{_TO}|[ ,;]*){_L}{_T2}",
        rf"(?P<p1>[A-Z]{{3}}) ?{_T1} +(?P<p2>[A-Z]{{3}}) ?{_T2}",
        rf"{_P1}{_TO}{_P2}{_L}{_T2}(?P<only_lands>)",
        rf"{_P1}{_TO}(?P<p2>[A-Z]{{3}}|{_PLACE}(?=$|[,;(]))",
    )
)
_CODE = re.compile(r"(?:^|\()([A-Z]{3})\)?$")


_NAMED_SERVICE = re.compile(  # one with its number, wherever it stands
    rf"(?<!\w)(?:(?i:{_FLIGHT_WORD})\b:?[ ]*)?(?:{_AIRLINE}[ ,]+)?"
    r"(?:(?P<air>[A-Z]{2}|[A-Z]\d|\d[A-Z])[ ]?(?P<air_number>\d{2,4}[A-Z]?)"
    rf"|(?P<rail>{_RAIL})[ ]?(?:no\.?|nr\.?|n°)?[ ]?(?P<rail_number>\d{{2,5}})"
    rf"|(?P<line>{_AIRLINE})[ ]+(?i:{_FLIGHT_WORD}[ ]+)?(?P<line_number>\d{{2,4}}))(?!\w|[:.]\d)"
)
_LEADS = re.compile(r"[ ,]*(?:to|nach|à|a|naar|vers|hacia|till|til|[A-Z]{3}\b)(?!\w)")
_SETS_OUT = re.compile(
    rf"(?:(?i:{_FLIGHT_WORD}|{_WORDS}|fly|abreise|rückflug|rückreise|heimreise|retour|regreso|return|train|"
    r"zug|tren|trein|per|mit|en|with|by)\b[ ,:]*)*(?:(?i:from|von|de|du|desde|van)[ ]+)?",
)
_WAY_TOLD = re.compile(
    rf"(?P<p1>{_PLACE})(?:[ ]*[{_DASH}>→]+[ ]*|[ ]+(?i:to|for|nach|à|a|naar|vers|till|til)[ ]+)"
    rf"(?P<p2>{_PLACE})[ ,;.:()]*$"
)
_WAY_BEFORE_HOURS = re.compile(
    rf"(?P<p1>{_PLACE})[ ]*[{_DASH}>→]+[ ]*(?P<p2>{_PLACE})[ ,(]*(?i:{_LANDS}|llega)(?!\w)"
)
_ENDS_TOLD = re.compile(rf"(?P<p1>{_PLACE}), (?P<p2>{_PLACE})[ ,;.:()]*$")
_LANDS_TOLD = re.compile(
    rf"[ ,;]*\(?(?<!\w)(?i:{_LANDS}|arrive|llegando)(?!\w)[ :]*(?P<t2>{CLOCK})"
    rf"(?:[ ]?(?i:h\b\.?|uhr|uur))?{_PLUS}\)?\.?"
)
_ABOARD = re.compile(r"[ ](?:on|aboard|by|with|mit|per|avec|par|con|en|met|op)$", re.IGNORECASE)
_JOURNEY = re.compile(
    rf"(?<!\w)(?:{_FLIGHT_WORD}|{_WORDS}|{_LANDS}|arrival|airport|aéroport|flughafen|aeropuerto|"
    rf"luchthaven|train|zug|tren|trein|{_AIRLINE})(?!\w)",
    re.IGNORECASE,
)


def journeys_named(text: str) -> int:
    """How many flights or trains a line names by their numbers, if it tells of going there."""
    begins = _NAMED_SERVICE.match(text)
    goes = begins is not None and _LEADS.match(text, begins.end())
    return len(services_in(text)) if goes or tells_of_journey(text) else 0


def tells_of_journey(text: str) -> bool:
    """Whether a line has a word of going somewhere: “flight”, “departure”, “Zug”."""
    return bool(_JOURNEY.search(text))


def without_services(text: str) -> str:
    """A line with its flights and trains blotted out, as long as it was."""
    return _NAMED_SERVICE.sub(lambda match: "¤" * len(match[0]), text)


def services_in(text: str) -> list[str]:
    """The flights and trains a line names by their numbers: “LH 418”, “ICE 511”."""
    return [
        " ".join(filter(None, (match[kind], match[f"{kind}_number"])))
        for match in _NAMED_SERVICE.finditer(text)
        for kind in ("air", "rail", "line")
        if match[kind]
    ]


def _leg_told(text: str) -> TypedLeg | None:
    """“15h55: Vol BA 349 Brest - Londres (arrivée 16h30)”: a journey as a sentence tells it."""
    span = opening_time(text)
    named = list(_NAMED_SERVICE.finditer(span.rest)) if span and span.start else []
    if span is None or len(named) != 1:
        return None
    service = named[0]
    before = _ABOARD.sub("", span.rest[: service.start()].rstrip(" ,("))
    behind = span.rest[service.end() :].lstrip(" ,)")
    # “VivaAerobus VB 220 Guadalajara - San Antonio”: whose flight it is, and the whole way
    whole = _WAY_TOLD.match(behind) or _WAY_BEFORE_HOURS.match(behind)
    whole = None if whole and re.search(r"\d", whole["p1"] + whole["p2"]) else whole
    way = behind if whole and not _WAY_TOLD.fullmatch(before) else f"{before} {behind}"
    lands = _LANDS_TOLD.search(way)
    if lands:
        way = f"{way[: lands.start()]} {way[lands.end() :]}".strip()
    way = way.strip(" ,;:.")
    sets_out = _SETS_OUT.match(way)
    at = sets_out.end() if sets_out else 0
    match = _WAY_TOLD.fullmatch(way, at) or (
        _ENDS_TOLD.fullmatch(way, at) if lands and service.start() <= at else None
    )
    if match is None or not (lands or span.end or _JOURNEY.search(text)):
        return None
    places = match["p1"].strip(), match["p2"].strip()
    if not all(map(_names_a_place, places)):
        return None
    try:
        there = read_time(lands["t2"]).start if lands else span.end
    except Refused:
        return None
    kind = next(each for each in ("air", "rail", "line") if service[each])
    mode = Mode.RAIL if kind == "rail" else Mode.AIR
    days = int(lands["days"]) if lands and lands["days"] else None
    return TypedLeg(
        mode, service[kind], service[f"{kind}_number"], *places, span.start, there, days
    )


def _names_a_place(text: str) -> bool:
    """Whether both ends look like names: “Madrid”, not “Arrivée” or “l'aéroport de Brest”."""
    return text[:1].isupper() and len(text.split()) <= 4 and not _JOURNEY.match(text)


def read_leg(line: str, is_airport: IsAirport) -> TypedLeg | None:
    """The journey this line is about; None where it is about something else."""
    text = " ".join(straight(line).split())
    if len(text) > _LONGEST_LEG:
        return None
    found = _leg_typed(text, is_airport)
    if found is None or (found.rest and found.to_time is None):
        return _leg_told(text) or found
    return found


def _leg_typed(text: str, is_airport: IsAirport) -> TypedLeg | None:
    whole = _leg(text, is_airport)
    before = None if whole else opening_time(text)
    if before is None or before.start is None:
        return whole
    found = _leg(before.rest, is_airport)
    if found is None or (found.from_time and found.to_time):
        return found
    lands = before.end or found.to_time or found.from_time
    days = None if before.end else found.days
    return replace(found, from_time=before.start, to_time=lands, days=days)


def _leg(text: str, is_airport: IsAirport) -> TypedLeg | None:
    service = _SERVICE.match(text)
    way = text[service.end() :].lstrip(" ,:;") if service else text
    way = re.sub(rf"^[{_DASH}|] *", "", way)
    for pattern in _WAYS:
        match = pattern.match(way)
        if match is None:
            continue
        places = match["p1"].strip(), match["p2"].strip()
        codes = [code_in(place) for place in places]
        by_code = all(code and is_airport(code) for code in codes)
        if not (by_code or (service and (service["rail"] or "t1" in match.groupdict()))):
            continue
        made = _made(service, match, places, way[match.end() :].strip(" ,;.-"))
        if made is not None:
            return made
    return None


def _made(
    service: re.Match[str] | None, match: re.Match[str], places: tuple[str, str], rest: str
) -> TypedLeg | None:
    groups = match.groupdict()
    try:
        leaves, lands = (
            read_time(groups[name]).start if groups.get(name) else None for name in ("t1", "t2")
        )
    except Refused:
        return None
    rail = bool(service and service["rail"])
    carrier = number = None
    if service:
        carrier = service["air"] or service["rail"] or service["line"]
        number = service["air_number"] or service["rail_number"] or service["line_number"]
    days = int(groups["days"]) if groups.get("days") else None
    mode = Mode.RAIL if rail else Mode.AIR
    return TypedLeg(mode, carrier, number, *places, leaves, lands, days, rest)


def code_in(place: str) -> str | None:
    """The airport code a place is written as or ends with: “FRA”, “Frankfurt (FRA)”."""
    match = _CODE.search(place)
    return match[1] if match else None


def arrival_day(
    day: date, leaves: time | None, from_zone: str | None, lands: time | None, to_zone: str | None
) -> date:
    """The local date of an arrival whose line does not say it: the first that can be.

    Across the date line that may be the day before; without zones, an arrival earlier on the clock
    than the departure is one on the next day.
    """
    if leaves is None or lands is None:
        return day
    if zone(from_zone) is None or zone(to_zone) is None:
        return day + timedelta(days=lands < leaves)
    left = instant(day, leaves, from_zone)
    for days in (-1, 0, 1, 2):
        there = day + timedelta(days=days)
        if timedelta() < instant(there, lands, to_zone) - left <= LONGEST_JOURNEY:
            return there
    return day
