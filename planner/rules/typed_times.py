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
    "tbd": TimeState.TO_BE_DETERMINED,
    "tba": TimeState.TO_BE_DETERMINED,
    "tbc": TimeState.TO_BE_DETERMINED,
    "?": TimeState.TO_BE_DETERMINED,
    "to be determined": TimeState.TO_BE_DETERMINED,
    "to be announced": TimeState.TO_BE_DETERMINED,
    "to be confirmed": TimeState.TO_BE_DETERMINED,
    "all day": TimeState.ALL_DAY,
    "allday": TimeState.ALL_DAY,
}
_PARTS = {
    **{part.value.replace("-", " "): part for part in PartOfDay},
    "am": PartOfDay.MORNING,
    "pm": PartOfDay.AFTERNOON,
}
_HOURS = {"noon": time(12), "12 noon": time(12), "midnight": time(0), "12 midnight": time(0)}

_CLOCK = re.compile(
    r"""(?P<hour>\d{1,2})
        (?: \ ?[:.hu]\ ? | \ uhr\  | \ | (?<=\d) )   # 9:30, 9.30, 9h30, 9u30, 9 Uhr 30, 9 30, 930
        (?P<minute>[0-5]\d)
        (?: :00 )?                                  # seconds, as spreadsheets add them
        (?: \ ?(?:uhr|uur|h|hrs|hours) )?
        (?: \ ?(?P<half>am?|pm?) )?""",
    re.VERBOSE | re.ASCII,
)
_WHOLE_HOUR = re.compile(
    r"(?P<hour>\d{1,2})(?: ?(?:uhr|uur|h|u|hrs|hours|o'clock))?(?: ?(?P<half>am?|pm?))?", re.ASCII
)
_ABOUT = re.compile(r"(?:~|about|around|approximately|approx|circa|ca|c|gegen|vers) ?(?=[\dnm])")
_AT = re.compile(r"(?:at|kl|um) (?=\d)")


def read_time(typed: str, field: str | None = None) -> TypedTime:
    """The time somebody typed. “+1” after it means the next day, and so does 24:00.

    Raises `Refused` for what is no time, with ways to write one; `field` names the field.
    """
    text = _plain(typed)
    if state := _STATES.get(text):
        return TypedTime(state=state)
    if part := _PARTS.get(text.replace("-", " ")):
        return TypedTime(state=TimeState.PART_OF_DAY, part=part)
    rest = _ABOUT.sub("", _AT.sub("", text), count=1)
    state = TimeState.EXACT if rest in (text, _AT.sub("", text)) else TimeState.APPROXIMATE
    hour = rest.removesuffix("+1").rstrip()
    next_day = hour != rest
    if hour in ("24", "2400", "24:00", "24.00", "24h00", "24h"):
        hour, next_day = "midnight", True
    start = _HOURS.get(hour) or _HOURS.get(hour, None) or _on_the_clock(hour)
    if start is None:
        raise Refused(
            "“{typed}” is not a time. Type it as 14:15, 1415, 2:15p, noon or morning.",
            field=field,
            typed=typed,
        )
    return TypedTime(start, next_day, state)
