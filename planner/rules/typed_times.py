"""Times as people type them: “930”, “9:30p”, “9h30”, “noon”, “14:15+1”, “morning”, “tbd”."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from planner.model import PartOfDay, Refused, TimeState

LONGEST_NIGHT = timedelta(hours=8)  # an end typed earlier than its start is meant for the next day


@dataclass(frozen=True, slots=True)
class TypedTime:
    """What was typed into a time field; `start` is None where no hour was given."""

    start: time | None = None
    next_day: bool = False
    state: TimeState = TimeState.EXACT
    part: PartOfDay | None = None


_STATES = {
    **dict.fromkeys(("tbd", "tba", "tbc", "?"), TimeState.TO_BE_DETERMINED),
    "to be determined": TimeState.TO_BE_DETERMINED,
    "to be announced": TimeState.TO_BE_DETERMINED,
    "to be confirmed": TimeState.TO_BE_DETERMINED,
    "all day": TimeState.ALL_DAY,
}
_PARTS = {
    **{part.value.replace("-", " "): part for part in PartOfDay},
    "am": PartOfDay.MORNING,
    "pm": PartOfDay.AFTERNOON,
}
_NAMED = {"noon": time(12), "12 noon": time(12), "midnight": time(0), "12 midnight": time(0)}
_END_OF_DAY = frozenset(("24", "2400", "24:00", "24.00", "24h", "24h00"))

# what stands before a time: “at” says nothing, “about” makes it approximate
_AT = re.compile(r"(?:at|kl\.?|um|à) ")
_ABOUT = re.compile(r"(?:~|(?:about|around|approximately|approx\.?|circa|ca?\.?|gegen|vers) ) ?")

# 9:30, 9.30, 9h30, 9u30, 9 Uhr 30, 9 30, 930; 9:30:00 from a spreadsheet; 9:30 Uhr; 9:30p
_UNIT, _HALF = r"(?: ?(?:uhr|uur|hrs|hours|h|u|o'clock))?", r"(?: ?([ap])m?)?"
_HOUR_AND_MINUTE = re.compile(
    r"(\d{1,2})(?: ?[:.hu] ?| ?uhr ?| |)([0-5]\d)(?::00)?" + _UNIT + _HALF, re.ASCII
)
_HOUR = re.compile(r"(\d{1,2})()" + _UNIT + _HALF, re.ASCII)


def read_time(typed: str, field: str | None = None) -> TypedTime:
    """The time somebody typed. “+1” after it means the next day, and so does 24:00.

    Raises `Refused` for what is no time, with ways to write one; `field` names the field.
    """
    text = _plain(typed)
    words = text.replace("-", " ")
    if words in _STATES:
        return TypedTime(state=_STATES[words])
    if words in _PARTS:
        return TypedTime(state=TimeState.PART_OF_DAY, part=_PARTS[words])
    hour, is_about = _without(_ABOUT, _without(_AT, text)[0])
    next_day = hour.endswith("+1")
    hour = hour.removesuffix("+1").rstrip()
    if hour in _END_OF_DAY and not next_day:
        hour, next_day = "midnight", True
    start = _NAMED[hour] if hour in _NAMED else _on_the_clock(hour)
    if start is None:
        raise Refused(
            "“{typed}” is not a time. Type it as 14:15, 1415, 2:15p, noon or morning.",
            field=field,
            typed=typed,
        )
    return TypedTime(start, next_day, TimeState.APPROXIMATE if is_about else TimeState.EXACT)


def read_end(typed: str, start: time, field: str | None = None) -> tuple[time, bool]:
    """The end somebody typed for an item that begins at `start`: its time, whether the next day.

    An end earlier than the start is meant for the next day if that makes at most eight hours.
    Raises `Refused` otherwise, and for what is no hour.
    """
    read = read_time(typed, field)
    if read.start is None or read.state is not TimeState.EXACT:
        raise Refused("An end is a time, such as 15:45, or is left empty.", field=field)
    if read.next_day or read.start > start:
        return read.start, read.next_day
    if read.start < start and _until(start, read.start) <= LONGEST_NIGHT:
        return read.start, True
    raise Refused(
        "An item must end after it starts, {start}. For an end after midnight type {example}+1.",
        field=field,
        start=start,
        example=read.start,
    )


def _until(start: time, end: time) -> timedelta:
    """From a time to another on the next day's clock."""
    day = date(2000, 1, 1)
    return datetime.combine(day + timedelta(days=1), end) - datetime.combine(day, start)


def _plain(typed: str) -> str:
    """Lower case, single blanks, “p.m.” as “pm”, no full stop or dash at the end (“10h00.-”)."""
    text = " ".join(unicodedata.normalize("NFKC", typed).casefold().replace("’", "'").split())
    text = re.sub(r"(?<![a-z])([ap])\.? ?m\.?(?![a-z])", r"\1m", text)
    return re.sub(r"\.-?$", "", text)


def _without(opening: re.Pattern[str], text: str) -> tuple[str, bool]:
    rest = opening.sub("", text, count=1) if opening.match(text) else text
    return rest, rest != text


def _on_the_clock(text: str) -> time | None:
    match = _HOUR_AND_MINUTE.fullmatch(text) or _HOUR.fullmatch(text)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 else None
