"""How the agenda and its editor say the closed words, hours and people of an itinerary."""

from datetime import date, time, timedelta
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from planner.gui.exchanges.dates import day_range, short_day
from planner.gui.itinerary.agenda import Band, DayAgenda, Row, Who
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.words import Sentences
from planner.model import (
    Function,
    Item,
    ItemKind,
    ItemStatus,
    Leg,
    Mode,
    PartOfDay,
    TimeState,
    Venue,
    Visit,
    VisitKind,
)
from planner.rules import moving
from planner.rules.agenda import Happening
from planner.rules.clock import city_of, zone_of
from planner.rules.moving import Change

_SENTENCES: Final = Sentences("Itinerary")
tr, counted = _SENTENCES.tr, _SENTENCES.counted


KINDS = {
    ItemKind.MEETING: QT_TRANSLATE_NOOP("Itinerary", "Meeting"),
    ItemKind.SITE_VISIT: QT_TRANSLATE_NOOP("Itinerary", "Site visit"),
    ItemKind.PANEL: QT_TRANSLATE_NOOP("Itinerary", "Panel"),
    ItemKind.ROUNDTABLE: QT_TRANSLATE_NOOP("Itinerary", "Roundtable"),
    ItemKind.WORKSHOP: QT_TRANSLATE_NOOP("Itinerary", "Workshop"),
    ItemKind.BRIEFING: QT_TRANSLATE_NOOP("Itinerary", "Briefing"),
    ItemKind.MEAL: QT_TRANSLATE_NOOP("Itinerary", "Meal"),
    ItemKind.RECEPTION: QT_TRANSLATE_NOOP("Itinerary", "Reception"),
    ItemKind.CULTURAL: QT_TRANSLATE_NOOP("Itinerary", "Cultural"),
    ItemKind.TRANSFER: QT_TRANSLATE_NOOP("Itinerary", "Transfer"),
    ItemKind.FREE_TIME: QT_TRANSLATE_NOOP("Itinerary", "Free time"),
    ItemKind.ADMINISTRATIVE: QT_TRANSLATE_NOOP("Itinerary", "Administrative"),
    ItemKind.MEETING_POINT: QT_TRANSLATE_NOOP("Itinerary", "Meeting point"),
    ItemKind.CEREMONY: QT_TRANSLATE_NOOP("Itinerary", "Ceremony"),
    ItemKind.PRESS: QT_TRANSLATE_NOOP("Itinerary", "Press"),
    ItemKind.OTHER: QT_TRANSLATE_NOOP("Itinerary", "Other"),
}
STATUSES = {
    ItemStatus.PROPOSED: QT_TRANSLATE_NOOP("Itinerary", "Proposed"),
    ItemStatus.REQUESTED: QT_TRANSLATE_NOOP("Itinerary", "Requested"),
    ItemStatus.CONFIRMED: QT_TRANSLATE_NOOP("Itinerary", "Confirmed"),
    ItemStatus.DECLINED: QT_TRANSLATE_NOOP("Itinerary", "Declined"),
    ItemStatus.CANCELLED: QT_TRANSLATE_NOOP("Itinerary", "Canceled"),
}
PARTS = {
    PartOfDay.EARLY_MORNING: QT_TRANSLATE_NOOP("Itinerary", "Early morning"),
    PartOfDay.MORNING: QT_TRANSLATE_NOOP("Itinerary", "Morning"),
    PartOfDay.MIDDAY: QT_TRANSLATE_NOOP("Itinerary", "Midday"),
    PartOfDay.AFTERNOON: QT_TRANSLATE_NOOP("Itinerary", "Afternoon"),
    PartOfDay.EVENING: QT_TRANSLATE_NOOP("Itinerary", "Evening"),
    PartOfDay.NIGHT: QT_TRANSLATE_NOOP("Itinerary", "Night"),
}
MODES = {
    Mode.AIR: QT_TRANSLATE_NOOP("Itinerary", "Flight"),
    Mode.RAIL: QT_TRANSLATE_NOOP("Itinerary", "Train"),
    Mode.ROAD: QT_TRANSLATE_NOOP("Itinerary", "By road"),
    Mode.SEA: QT_TRANSLATE_NOOP("Itinerary", "By sea"),
}
FUNCTIONS = {
    Function.HOST: QT_TRANSLATE_NOOP("Itinerary", "Host"),
    Function.SPEAKER: QT_TRANSLATE_NOOP("Itinerary", "Speaker"),
    Function.ESCORT: QT_TRANSLATE_NOOP("Itinerary", "Escort"),
    Function.DRIVER: QT_TRANSLATE_NOOP("Itinerary", "Driver"),
    Function.INTERPRETER: QT_TRANSLATE_NOOP("Itinerary", "Interpreter"),
}
FUNCTION_ICONS = {
    Function.HOST: "account-outline",
    Function.SPEAKER: "microphone-outline",
    Function.ESCORT: "account-star-outline",
    Function.DRIVER: "steering",
    Function.INTERPRETER: "translate",
}
NOTES_FOR = {
    "delegation": QT_TRANSLATE_NOOP("Itinerary", "Delegates"),
    "hosts": QT_TRANSLATE_NOOP("Itinerary", "Hosts"),
    "driver": QT_TRANSLATE_NOOP("Itinerary", "Driver"),
    "interpreter": QT_TRANSLATE_NOOP("Itinerary", "Interpreter"),
    "internal": QT_TRANSLATE_NOOP("Itinerary", "Internal"),
}
# a finding in a word, for the chip of a row; the sentence stands in the findings and the inspector
_RULES = {
    "overlap-delegate": QT_TRANSLATE_NOOP("Itinerary", "Clash"),
    "outside-visit": QT_TRANSLATE_NOOP("Itinerary", "Outside"),
    "leg-backwards": QT_TRANSLATE_NOOP("Itinerary", "Times"),
    "end-before-start": QT_TRANSLATE_NOOP("Itinerary", "Times"),
    "clock-gap": QT_TRANSLATE_NOOP("Itinerary", "Clock"),
    "clock-twice": QT_TRANSLATE_NOOP("Itinerary", "Clock"),
    "zone-unknown": QT_TRANSLATE_NOOP("Itinerary", "Zone"),
}
_SEVERITIES = {
    "error": QT_TRANSLATE_NOOP("Itinerary", "Error"),
    "warning": QT_TRANSLATE_NOOP("Itinerary", "Warning"),
    "note": QT_TRANSLATE_NOOP("Itinerary", "Note"),
}


def finding_word(rule: str, severity: str) -> str:
    return tr(_RULES.get(rule) or _SEVERITIES[severity])


# -- when ------------------------------------------------------------------------------------------


def hours(happening: Happening) -> str:
    """The time column: “09:00 - 10:30”, “≈ 09:00”, “22:30 - 01:15+1”, “Morning”."""
    if isinstance(happening, Leg):
        return _leg_hours(happening)
    if happening.start is not None:
        about = "≈ " if happening.time_state is TimeState.APPROXIMATE else ""
        begins = f"{about}{happening.start:%H:%M}"
        return f"{begins} - {end_text(happening)}" if happening.end else begins
    return start_text(happening)


def start_text(item: Item) -> str:
    """What stands in the field of an item's start, as one would type it."""
    if item.start is not None:
        about = "≈ " if item.time_state is TimeState.APPROXIMATE else ""
        return f"{about}{item.start:%H:%M}"
    if item.part is not None:
        return tr(PARTS[item.part])
    return tr("All day") if item.time_state is TimeState.ALL_DAY else tr("To be determined")


def changed(change: Change, title: str, hours: str, end: str) -> str:
    """What was done to the hours of an item."""
    if change is Change.ENDED:
        return tr("“{title}” ends at {time}", title=title, time=end)
    if change is Change.LENGTHENED:
        return tr("Lengthened “{title}”, now {hours}", title=title, hours=hours)
    if change is Change.SHORTENED:
        return tr("Shortened “{title}”, now {hours}", title=title, hours=hours)
    return tr("Moved “{title}”", title=title)


def end_text(item: Item) -> str:
    """What stands in the field of an item's end; “+1” where it ends on the next day."""
    if item.end is None:
        return ""
    return f"{item.end:%H:%M}" + ("+1" if item.ends_next_day else "")


def end_of_leg(at: time | None, part: PartOfDay | None) -> str:
    """When a leg leaves or arrives, as far as it is known."""
    if at is not None:
        return f"{at:%H:%M}"
    return tr(PARTS[part]) if part is not None else ""


def _leg_hours(leg: Leg) -> str:
    return " - ".join(filter(None, _leg_ends(leg))) or tr("To be determined")


def _leg_ends(leg: Leg) -> tuple[str, str]:
    leaves = end_of_leg(leg.from_time, leg.from_part)
    arrives = end_of_leg(leg.to_time, leg.to_part)
    if leg.to_time and leg.from_day and leg.to_day and leg.to_day != leg.from_day:
        arrives += f"{(leg.to_day - leg.from_day).days:+d}"
    return leaves, arrives


def hours_read_by(happening: Happening, clock: str | None) -> str:
    """The same for whoever reads by the clock of this zone: an hour by another one says which,
    as in “13:40 (Paris) - 17:35 (New York)”."""
    if isinstance(happening, Item):
        own = zone_of(happening)
        named = happening.start is not None and own not in (None, clock)
        return f"{hours(happening)} ({city_of(own or '')})" if named else hours(happening)
    leaves, arrives = _leg_ends(happening)
    ends = [(leaves, happening.from_zone), (arrives, happening.to_zone)]
    told = [(said, where) for said, where in ends if said]
    if all(where in (None, clock) for _said, where in told):
        return hours(happening)
    return " - ".join(f"{said} ({city_of(where)})" if where else said for said, where in told)


def length_words(item: Item) -> str:
    """“1 h 30”, “45 min”; empty where it is not known."""
    minutes = (moving.length(item) or timedelta()) // moving.MINUTE
    return minutes_words(minutes) if minutes else ""


def minutes_words(minutes: int) -> str:
    """“1 h 30”, “45 min”."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return tr("{minutes} min", minutes=rest)
    return (
        tr("{hours} h {minutes:02}", hours=whole, minutes=rest)
        if rest
        else tr("{hours} h", hours=whole)
    )


def zone_words(item: Item) -> str:
    """The zone of an item by its city; empty where it is not known."""
    name = zone_of(item)
    return city_of(name) if name else ""


# -- what, where, who ------------------------------------------------------------------------------


def kind_word(happening: Happening) -> str:
    return tr(MODES[happening.mode] if isinstance(happening, Leg) else KINDS[happening.kind])


def place_words(venue: Venue | None, meeting_point: str | None = None) -> str:
    """“State attorney, room 410”; the meeting point where there is no venue."""
    if venue is None:
        return meeting_point or ""
    return ", ".join(filter(None, (venue.name, venue.room)))


def second_line(happening: Happening) -> str:
    """What it is and where: “Roundtable,  State attorney, room 410”."""
    if isinstance(happening, Leg):
        return ",  ".join((kind_word(happening), *_both_clocks(happening)))
    said = [kind_word(happening), place_words(happening.venue, happening.meeting_point)]
    if happening.optional:
        said.append(tr("optional"))
    if happening.alternate_of is not None:
        said.append(tr("instead of “{title}”", title=happening.alternate_of.title))
    return ",  ".join(filter(None, said))


def _both_clocks(leg: Leg) -> list[str]:
    """The local time of each end with the city of its zone."""
    said = []
    for sentence, at, zone in (
        ("leaves {time} ({city})", leg.from_time, leg.from_zone),
        ("arrives {time} ({city})", leg.to_time, leg.to_zone),
    ):
        if at and zone:
            said.append(tr(sentence, time=f"{at:%H:%M}", city=city_of(zone)))
    return said


def who_words(who: Who) -> str:
    """“Everyone”, “Public safety”, “2 groups”, “Leïla Marchand”, “3 delegates”."""
    if who.everyone:
        return tr("Everyone")
    count = len(who.delegates)
    if who.groups:
        said = (
            who.groups[0].name
            if len(who.groups) == 1
            else counted(len(who.groups), "1 group", "%n groups")
        )
        return f"{said} +{count}" if count else said
    if count == 1:
        return who.delegates[0]
    return counted(count, "1 delegate", "%n delegates") if count else tr("Nobody yet")


def row_sentence(row: Row) -> str:
    """A row as it is read aloud."""
    thing = row.thing
    said = [hours(thing), thing.title, second_line(thing), who_words(row.who)]
    if isinstance(thing, Item):
        said.append(tr(STATUSES[thing.status]))
    if row.worst is not None:
        said.append(finding_word(row.worst.rule, row.worst.severity.value))
    return ", ".join(filter(None, said))


def band_words(band: Band) -> str:
    if band.name == "time-unknown":
        return tr("Time unknown")
    if band.name == "by-time":
        return tr("By time")
    if band.name == "day":
        return day_said(band.day) or tr("Date to be determined")
    return band.city or tr("No city yet")


def visit_words(visit: Visit) -> str:
    return tr("First visit") if visit.kind is VisitKind.FIRST else tr("Return visit")


def heading(visit: Visit, agenda: DayAgenda) -> tuple[str, str]:
    """The title of a day and the line under it: “Tue 12 May 2026”, “Orlando, day 7 of 11”."""
    if agenda.day is None:
        given = (visit_words(visit), visit.dates_as_given)
        return tr("Date to be determined"), ", ".join(filter(None, given))
    if agenda.number is None:
        return day_said(agenda.day), tr("Outside the days of the visit")
    cities = tr(" and ").join(agenda.cities) or tr("Between cities")
    place = tr("day {number} of {length}", number=agenda.number, length=agenda.length)
    return day_said(agenda.day), f"{cities}, {place}"


def week_heading(visit: Visit, day: date) -> tuple[str, str]:
    """“Week of 11 May”, and the cities of its days."""
    monday = day - timedelta(days=day.weekday())
    week = [monday + timedelta(days=n) for n in range(7)]
    stops = [stop for stop in visit.stops if stop.city and any(stop.has(each) for each in week)]
    cities = ", ".join(dict.fromkeys(str(stop.city) for stop in stops))
    said = tr("Week of {day}", day=short_day(monday, monday))
    return said, cities or tr("Outside the days of the visit")


def visit_heading(visit: Visit, today: date) -> tuple[str, str]:
    """“First visit, 6-16 May”, and how much of it there is: days, items, what is to confirm."""
    first, last = visit.first_day, visit.last_day
    dates = day_range(first, last, today) if first and last else visit.dates_as_given or ""
    title = ", ".join(filter(None, (visit_words(visit), dates)))
    said = []
    if first and last:
        said.append(counted((last - first).days + 1, "1 day", "%n days"))
    said.append(counted(len(visit.items), "1 item", "%n items"))
    open_items = sum(item.status.tentative for item in visit.items)
    if open_items:
        said.append(tr("{count} to confirm", count=open_items))
    return title, ", ".join(said)
