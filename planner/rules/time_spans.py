"""The time of a line of a program: “2:55 – 4:30 pm”, “10h30.-”, “gegen 16 Uhr”, “Noon”, “TBD”.

How the two ends of a span and what stands around it are written is in `time_patterns`; each end is
read by `typed_times`.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from planner.model import PartOfDay, Refused, TimeState
from planner.rules.odd_clocks import pointed
from planner.rules.time_patterns import (
    ABOUT_SO,
    AFTER,
    ASIDE,
    DASH,
    DATE_BEFORE,
    DOORS,
    HALF_BEFORE,
    HALF_DAY,
    IN_BRACKETS,
    LASTS,
    LED,
    OPENING,
    SAYS_HALF,
    SHARP,
    TERSE,
    THEN,
    UNTIL,
    WITHIN,
    WORD,
    ZONE,
)
from planner.rules.typed_times import LONGEST_NIGHT, TypedTime, read_time
from planner.rules.worded_hours import hour_in_words, number_in_words, part_after

LONGEST_BARE = timedelta(hours=4)
_REMEMBERED = 2048  # lines; a program is gone through several times
_DOORS = timedelta(minutes=45)  # doors open at most so long before
_FROM_HOUR = {PartOfDay.MIDDAY: 1, PartOfDay.AFTERNOON: 1, PartOfDay.EVENING: 4}


@dataclass(frozen=True, slots=True)
class Span:
    """When something happens, as far as its line says; `rest` is the line without it."""

    as_given: str
    rest: str = ""
    start: time | None = None
    end: time | None = None
    ends_next_day: bool = False
    state: TimeState = TimeState.EXACT
    part: PartOfDay | None = None
    half_given: bool = False  # it says whether before or after noon, or cannot be before it
    guess: str | None = None  # what had to be supposed, as a sentence
    starts_next_day: bool = False  # at 24:00


@lru_cache(_REMEMBERED)
def opening_time(line: str, *, terse: bool = False) -> Span | None:
    """The time a line begins with; None where it begins with something else.

    `terse`: as typed on purpose, where “930-11” and “9” are times too.
    """
    text = pointed(straight(line))
    bracketed = IN_BRACKETS.match(text)
    if bracketed:
        inner = opening_time(bracketed["inner"], terse=terse)
        timed = inner and (inner.start or inner.state is TimeState.TO_BE_DETERMINED)
        alone = timed and inner is not None and not inner.rest
        return replace(inner, rest=text[bracketed.end() :]) if inner and alone else None
    word = WORD.match(text) or HALF_BEFORE.match(text)
    part = read_time(word["word"]).part if word else None
    begins = LED.match(text, word.end()) if word and part else None
    at = begins.end() if begins else 0
    for pattern in (*TERSE, *OPENING) if terse else OPENING:
        match = pattern.match(text, at)
        if match and ends_well(text, match.end()):
            span = span_of(match, text[: match.end()])
            if span is not None:
                if part is not None:
                    span = in_part(replace(span, as_given=match[0]), part)
                return _with_rest(span, text, match.end())
    return _in_words(text)


def in_part(span: Span, part: PartOfDay) -> Span:
    """“abends 8 – 10”: the hours of a clock of twelve that a part of the day after noon means."""
    first = None if SAYS_HALF.search(span.as_given) else _FROM_HOUR.get(part)
    start, end = span.start, span.end
    if first is None or start is None or not first <= start.hour < 12:
        return span
    if end is not None and not start < end < time(12):
        return span
    return replace(span, start=_half(start, True), end=end and _half(end, True), half_given=True)


def time_within(line: str) -> Span | None:
    """The one time that stands somewhere in a line; `rest` is the line without it."""
    text = pointed(straight(line))
    for pattern in WITHIN:
        found = _found(pattern, text)
        if len(found) > 1:
            return None
        if found:
            return _around(text, *found[0])
    return None


def first_within(line: str) -> Span | None:
    """The first of several spans in a sentence: “Visit from 9 to 10, then from 10 to 11”."""
    text = pointed(straight(line))
    spans = [each for pattern in WITHIN for each in _found(pattern, text) if each[1].end]
    return _around(text, *min(spans, key=lambda each: each[0].start())) if spans else None


def _found(pattern: re.Pattern[str], text: str) -> list[tuple[re.Match[str], Span]]:
    return [
        (match, span)
        for match in pattern.finditer(text)
        if ends_well(text, match.end()) and not re.search(r"(?:^|\s)\d{4}$", match[0])
        if not DATE_BEFORE.search(text[: match.start()])
        if (span := span_of(match, match[0]))
    ]


def _around(text: str, match: re.Match[str], span: Span) -> Span:
    """The span with the text around it as its rest."""
    before = re.sub(rf"(?:[\s,;:(\[{DASH}]|\.\.+)+$", "", text[: match.start()])
    after = re.sub(r"^[)\]]", "", text[match.end() :])
    joint = "" if re.match(r"\s*[,;.:)]|$", after) or not before else " "
    return replace(span, rest=f"{before}{joint}{after.strip()}".strip())


def straight(line: str) -> str:
    """One blank for every kind of blank; letters composed."""
    text = unicodedata.normalize("NFC", line).replace("’", "'")
    return re.sub(r"[\u00a0\u2000-\u200a\u202f\u3000]", " ", text)


def ends_well(text: str, end: int) -> bool:
    """Whether figures that end here may be an hour, by what follows them."""
    following = text[end : end + 1]
    return not (following.isalnum() or following in ("%", "€", "$", "£", "°", "/"))


def _with_rest(span: Span, text: str, end: int) -> Span:
    guess = span.guess
    zone_named = ZONE.match(text, end)
    if zone_named:
        end = zone_named.end()
        guess = guess or "The time is taken as that of the city, whatever zone is written."
    lasts = LASTS.match(text, end)
    if lasts:
        span, end = _lasting(span, lasts), lasts.end()
        guess = guess or span.guess
    about = ABOUT_SO.match(text, end)
    if about and span.state is TimeState.EXACT:
        span, end = replace(span, state=TimeState.APPROXIMATE), about.end()
    for pattern in (SHARP, ASIDE):
        aside = pattern.match(text, end)
        if aside:
            end = aside.end()
    after = AFTER.match(text, end)
    rest = text[after.end() if after else end :].strip()
    first, last = span.start, span.end
    if first and last and re.search(r"\d[^/]*/[^/]*\d", text[:end]):  # “19.30/20.00”
        if DOORS.search(rest):
            span = replace(span, end=None, ends_next_day=False)
        elif timedelta() < _length(first, last) - timedelta(days=1) <= _DOORS:
            guess = guess or "“{time}” was read as from and to; the first may be when doors open."
    return replace(span, as_given=text[:end].strip(), rest=rest, guess=guess)


def _lasting(span: Span, lasts: re.Match[str]) -> Span:
    """“14:55 (95 min)”: a span whose end is told by how long it lasts."""
    if span.start is None or span.end is not None:
        return span
    minutes = int(lasts["minutes"] or lasts["minutes2"] or 0) + 60 * int(lasts["hours"] or 0)
    end = datetime.combine(date(2000, 1, 1), span.start) + timedelta(minutes=minutes)
    said = "Its end was reckoned from how long it lasts."
    return replace(span, end=end.time(), ends_next_day=end.day > 1, guess=said)


def _in_words(text: str) -> Span | None:
    """A part of the day, all day, or to be determined, at the beginning of a line."""
    then = THEN.match(text)
    if then:
        span = Span(then[0], state=TimeState.TO_BE_DETERMINED)
        return _with_rest(span, text, then.end())
    until = UNTIL.match(text)
    if until and ends_well(text, until.end()):
        guess = "Only the end is given, “{time}”; when it begins is to be determined."
        span = Span(until[0], state=TimeState.TO_BE_DETERMINED, guess=guess)
        return _with_rest(span, text, until.end())
    match = HALF_DAY.match(text) or WORD.match(text)
    if match is None:
        return None
    read = read_time(match["word"])
    span = Span(match[0], state=read.state, part=read.part)
    apart = _with_rest(span, text, match.end())
    following = text[match.end() :].lstrip()
    in_column = bool(re.match(r"[ \t]{2,}", text[match.end() :]))
    begins_title = not apart.rest or following != apart.rest or following[:1].isupper() or in_column
    # “Afternoon with host families” is a title that says when
    return apart if begins_title else replace(apart, as_given=match[0], rest=text.strip())


def span_of(match: re.Match[str], given: str) -> Span | None:
    """What a match of one of the patterns of hours means; None where it is none after all."""
    groups = match.groupdict()
    try:
        first = read_time(match["a"])
        last = read_time(groups["b"]) if groups.get("b") else None
        sits = read_time(groups["sits"]) if groups.get("sits") else None
    except Refused:
        return None
    if first.start is None or (last is not None and last.start is None):
        return None
    if sits is not None:
        start, _, _ = _halves(match["a"], first, match["sits"], sits)
        return Span(given, start=start, half_given=_is_told(match["sits"]))
    about = groups.get("about") or groups.get("late")
    if groups.get("of"):
        return _of_part(match, given, first, last)
    state = TimeState.APPROXIMATE if about else TimeState.EXACT
    if "lone" in groups:
        said = "“{time}” was taken for an hour."
        by_day = time(6) <= first.start <= time(22)
        return Span(given, start=first.start, state=state, guess=said) if by_day else None
    if groups.get("latest"):
        said = "“{time}” is the latest hour; it was taken for when it begins."
        return Span(given, start=first.start, half_given=_is_told(match["a"]), guess=said)
    if last is None or last.start is None:
        told, late = _is_told(match["a"]), first.next_day
        return Span(given, start=first.start, state=state, half_given=told, starts_next_day=late)
    start, end, guess = _halves(match["a"], first, match["b"], last)
    if "bare" in groups:
        by_day = start >= time(6) or match["a"].isdecimal()
        if not by_day or not timedelta() < _length(start, end) - timedelta(days=1) <= LONGEST_BARE:
            return None  # “12-14 people”, “from one to four”
        guess = guess or "These figures were taken for hours."
    over = last.next_day or end < start
    if over and not last.next_day and _length(start, end) > LONGEST_NIGHT:
        over, guess = False, "The end is earlier than the start."
    half_given = _is_told(match["a"]) or _is_told(match["b"])
    return Span(given, "", start, end, over, state, None, half_given, guess, first.next_day)


def _of_part(
    match: re.Match[str], given: str, first: TypedTime, last: TypedTime | None
) -> Span | None:
    """“De 4 a 6 de la tarde”: the part of the day that is named after them is that of both."""
    state = TimeState.APPROXIMATE if match["about"] else TimeState.EXACT
    hours = f"{match['a']} {match['b'] or ''}"  # “4 a” of “4 a 6” says nothing of noon
    span = Span(hours, start=first.start, end=last.start if last else None, state=state)
    span = replace(in_part(span, part_after(match["of"])), as_given=given, half_given=True)
    if span.start and span.end and span.end <= span.start:
        return None
    return span


def _halves(a: str, first: TypedTime, b: str, last: TypedTime) -> tuple[time, time, str | None]:
    """Both ends, where “am” or “pm” stands at one of them for both: “2:55 – 4:30 pm”."""
    start, end = first.start or time(), last.start or time()
    if last.next_day:
        return start, end, None
    told_a, told_b = _is_told(a), _is_told(b)
    counts_to_24 = told_b and not _says_half(b) and start.hour >= 10  # 10:00 – 22:30
    if told_b and not told_a and start.hour in range(1, 13) and not counts_to_24:
        same = _half(start, later=end.hour >= 12)
        other = _half(start, later=end.hour < 12)
        return (same if same < end else other), end, None
    twelve_hours = _says_half(a) or not told_a
    if not told_b and end <= start and end.hour in range(1, 13) and twelve_hours:
        later = _half(end, later=True)
        if later > start:
            said = None if _says_half(a) else "The end is taken for the afternoon."
            return start, later, said
    return start, end, None


def _half(at: time, later: bool) -> time:
    return at.replace(hour=at.hour % 12 + (12 if later else 0))


def _says_half(clock: str) -> bool:
    """Whether a time says of itself that it is before or after noon."""
    if _is_worded(clock):
        return False
    return bool(re.search(r"[ap]\.?\s?m?\.?$|noon|midnight|^\D", clock.strip().lower()))


def _is_worded(clock: str) -> bool:
    text = " ".join(clock.casefold().split())
    return (hour_in_words(text) or number_in_words(text)) is not None


def _is_told(clock: str) -> bool:
    """Whether a clock time can be read in one way only."""
    text = clock.strip().lower()
    if _is_worded(text):
        return False
    if _says_half(text) or text[0] == "0":
        return True
    if re.search(r"uhr|uur|[hu時]", text):
        return True
    number = re.match(r"\d+", text)
    digits = number[0] if number else "0"
    hour = int(digits[:-2] if len(digits) > 2 else digits)
    return hour > 12 or hour == 0


def _length(start: time, end: time) -> timedelta:
    """From a time to another on the next day's clock."""
    day = date(2000, 1, 1)
    return datetime.combine(day + timedelta(days=1), end) - datetime.combine(day, start)
