"""Times as people type them: “930”, “9:30p”, “9h30”, “noon”, “14:15+1”, “morning”, “tbd”.

In the languages of the program's mail: English, French, German, Spanish, Dutch, Swedish, Norwegian.
Two times and what else stands in a line of a program: `time_spans`.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from planner.model import PartOfDay, Refused, TimeState
from planner.rules.worded_hours import hour_in_words, number_in_words

LONGEST_NIGHT = timedelta(hours=8)  # an end typed earlier than its start is meant for the next day


@dataclass(frozen=True, slots=True)
class TypedTime:
    """What was typed into a time field; `start` is None where no hour was given."""

    start: time | None = None
    next_day: bool = False
    state: TimeState = TimeState.EXACT
    part: PartOfDay | None = None


_UNKNOWN, _WHOLE_DAY = TimeState.TO_BE_DETERMINED, TimeState.ALL_DAY
# fmt: off
STATES = {
    **dict.fromkeys((
        "tbd", "tba", "tbc", "?", "to be determined", "to be announced", "to be confirmed",
        "time tbd", "time tba", "time tbc", "time to be confirmed", "time to be determined",
        "to follow", "time to follow", "details to follow", "wird noch bekanntgegeben",
        "wird noch bekannt gegeben", "wird noch mitgeteilt", "wird noch geklärt",
        "steht noch nicht fest", "noch nicht bekannt", "nog niet bekend", "volgt nog",
        "pendiente", "pendiente de confirmar", "nog te bevestigen",
        "noch offen", "offen", "uhrzeit offen", "uhrzeit noch offen", "uhrzeit folgt",
        "à confirmer", "à déterminer", "à définir", "à préciser", "heure à confirmer",
        "heure à définir", "heure à préciser", "horaire à confirmer", "horaire à définir",
        "horaire à préciser", "por confirmar", "por determinar",
        "por definir", "a definir", "hora por definir", "a confirmar", "hora a confirmar",
        "hora por confirmar", "hora por determinar", "nader te bepalen", "nog te bepalen",
        "tijd nog te bepalen", "n.t.b", "ntb", "tijd n.t.b", "uur nog te bepalen",
        "meddelas senare", "n.n", "nn",
        "zeit folgt", "uhrzeit wird noch bekanntgegeben", "uhrzeit wird noch bekannt gegeben",
        "uhrzeit n.n", "zeit offen", "zeit noch offen", "h. à confirmer", "heure à déterminer",
        "??:??", "??.??", "xx:xx", "xx.xx", "xxhxx", "xx uhr", "xx uur", "--:--", "__:__",
    ), _UNKNOWN),
    **dict.fromkeys((
        "all day", "ganztägig", "ganztags", "den ganzen tag", "toute la journée", "todo el día",
        "hele dag", "de hele dag", "hela dagen", "hele dagen",
    ), _WHOLE_DAY),
}
PARTS = {
    **{part.value.replace("-", " "): part for part in PartOfDay},
    **dict.fromkeys((
        "am", "in the morning", "vormittag", "vormittags", "am vormittag", "morgens", "am morgen",
        "matin", "le matin", "matinée", "dans la matinée", "mañana", "por la mañana", "ochtend",
        "'s ochtends", "'s morgens", "in de ochtend", "förmiddag", "på förmiddagen", "formiddag",
        "på formiddagen", "late morning", "en matinée", "voormiddag", "in de voormiddag",
        "'s voormiddags",
        "mid-morning", "fin de matinée", "en fin de matinée", "am späten vormittag",
        "午前", "午前中", "朝",
    ), PartOfDay.MORNING),
    **dict.fromkeys((
        "mittag", "mittags", "am mittag", "昼", "lunchtime", "at lunchtime", "mid-day", "midday",
    ), PartOfDay.MIDDAY),
    **dict.fromkeys((
        "pm", "in the afternoon", "nachmittag", "nachmittags", "am nachmittag", "après-midi",
        "après midi", "aprés-midi",
        "l'après-midi", "dans l'après-midi", "tarde", "por la tarde", "namiddag",
        "'s namiddags", "in de namiddag", "'s middags",
        "early afternoon", "mid-afternoon", "late afternoon", "début d'après-midi",
        "en début d'après-midi", "fin d'après-midi", "en fin d'après-midi",
        "am frühen nachmittag", "am späten nachmittag", "a primera hora de la tarde",
        "a última hora de la tarde", "laat in de middag",
        "in de middag", "eftermiddag", "på eftermiddagen", "ettermiddag", "på ettermiddagen",
        "午後",
    ), PartOfDay.AFTERNOON),
    **dict.fromkeys((
        "eve", "early evening", "late evening", "début de soirée", "en début de soirée",
        "fin de soirée", "en fin de soirée", "am frühen abend", "am späten abend",
        "in the evening", "abend", "abends", "am abend", "soir", "le soir", "soirée",
        "dans la soirée", "en soirée", "avond", "'s avonds", "in de avond", "kväll", "på kvällen",
        "kveld", "på kvelden", "夕方", "夜間",
    ), PartOfDay.EVENING),
    **dict.fromkeys((
        "at night", "nacht", "nachts", "in der nacht", "nuit", "la nuit", "noche", "por la noche",
        "'s nachts", "natt", "夜",
    ), PartOfDay.NIGHT),
    **dict.fromkeys((
        "frühmorgens", "am frühen morgen", "tôt le matin", "'s morgens vroeg", "早朝",
    ), PartOfDay.EARLY_MORNING),
}
_NAMED = {
    **dict.fromkeys((
        "noon", "12 noon", "12 midday", "12:00 midday", "12:00 m", "12:00 m.", "12 m.",
        "12:00 noon", "12.00 noon",
        "12n", "12 n", "12:00n", "12:00 md", "12 md", "noontime", "midi", "mediodía",
        "12:00 mediodía", "12 mediodía", "12:00 del mediodía", "12 del mediodía",
        "12 uhr mittags", "正午",
    ), time(12)),
    **dict.fromkeys((
        "midnight", "12 midnight", "12:00 midnight", "minuit", "medianoche", "mitternacht",
        "middernacht", "midnatt",
    ), time(0)),
}
# fmt: on
NAMED_HOURS = tuple(_NAMED)
_END_OF_DAY = frozenset(("24", "2400", "24:00", "24.00", "24h", "24h00"))

# what stands before a time: “at” says nothing, “about” makes it approximate
_AT = re.compile(r"(?:at|kl\.?|klockan|klokken|um|ab|à|dès|om|a las?|de|from|von|van) ")
ABOUT = (
    r"(?:~|±|≈|ca\.(?=\d)|(?:(?:ab|um|so|at|from|dès|à|om|van|vanaf|desde) )?"
    r"(?:about|around|approximately|approx\.?|circa|cirka|c:a|ca?\.?|gegen|etwa|vers|environ|"
    r"hacia las?|sobre las?|a eso de las?|rond|omstreeks|omkring|ungefär|runt|ungefähr|zirka|"
    r"gegen ca\.|aux (?:environs|alentours) de|autour de|alrededor de las?|cerca de las?|"
    r"en torno a las?|aprox\.?(?: a las?)?|aproximadamente(?: a las?)?|plm\.?|ongeveer|tegen|"
    r"rond de klok van|"
    r"after|nach|après|después de las?) )"
)
_ABOUT = re.compile(ABOUT + " ?")

# 9:30, 9.30, 9h30, 9u30, 9 Uhr 30, 9 30, 930; 9:30:00 from a spreadsheet; 9:30 Uhr; 9:30p; 10時30分
UNIT = r"(?:uhr|uur|hrs?|hours|heures?|horas?|hs|h|u|o'clock|時)"
_UNIT, _HALF = rf"(?: ?{UNIT})?", r"(?: ?([ap])m?)?"
_HOUR_AND_MINUTE = re.compile(
    r"(\d{1,2})(?: ?[:.hu時] ?| ?(?:uhr|heures?|uur) ?| |)([0-5]\d)(?::00|分)?" + _UNIT + _HALF,
    re.ASCII,
)
_HOUR = re.compile(r"(\d{1,2})()" + _UNIT + _HALF, re.ASCII)


def read_time(typed: str, field: str | None = None) -> TypedTime:
    """The time somebody typed. “+1” after it means the next day, and so does 24:00.

    Raises `Refused` for what is no time, with ways to write one; `field` names the field.
    """
    text = _plain(typed)
    words = text if text in PARTS or text in STATES else text.replace("-", " ")
    if words in STATES:
        return TypedTime(state=STATES[words])
    if words in PARTS:
        return TypedTime(state=TimeState.PART_OF_DAY, part=PARTS[words])
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


def is_open(text: str) -> bool:
    """Whether words say no more than that something is still to be named: “TBD”, “n.n.”."""
    plain = _plain(text)
    return STATES.get(plain) is _UNKNOWN or plain.replace(" ", "") == "n.n"


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
    return re.sub(r"\.-?$", "", text).strip()


def _without(opening: re.Pattern[str], text: str) -> tuple[str, bool]:
    rest = opening.sub("", text, count=1) if opening.match(text) else text
    return rest, rest != text


def _on_the_clock(text: str) -> time | None:
    in_words = hour_in_words(text) or number_in_words(text)
    if in_words is not None:
        return in_words
    match = _HOUR_AND_MINUTE.fullmatch(text) or _HOUR.fullmatch(text)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 else None
