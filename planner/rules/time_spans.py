"""The time of a line of a program: “2:55 – 4:30 pm”, “10h30.-”, “gegen 16 Uhr”, “Noon”, “TBD”.

What stands between the two ends of a span and around it is read here; each end by `typed_times`.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from planner.model import PartOfDay, Refused, TimeState
from planner.rules.counts import NO_COUNT
from planner.rules.typed_times import (
    ABOUT,
    LONGEST_NIGHT,
    NAMED_HOURS,
    PARTS,
    STATES,
    UNIT,
    TypedTime,
    read_time,
)
from planner.rules.worded_hours import IN_WORDS, PART_AFTER, hour_in_words, part_after


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


_DASH = r"\-‐‑‒–—−→"
_BLANK = r"[ \t]?"
_HALF = r"(?:[ \t]?[ap]\.?[ \t]?m\b\.?|[ap]\b\.?)"
_NAMES = "|".join(sorted(map(re.escape, NAMED_HOURS), key=len, reverse=True))
_FULL = (  # an hour that cannot be anything else
    rf"(?:(?:{_NAMES})(?!\w)|\d{{1,2}}(?:{_BLANK}[:hu時]{_BLANK}[0-5]\d分?(?::00)?|\.[0-5]\d)(?![\d]|\.\d)"
    rf"(?:{_BLANK}{UNIT}\b)?(?:{_HALF})?"
    rf"|\d{{1,2}}{_BLANK}{UNIT}(?:{_BLANK}[0-5]\d\b)?(?!\w)"
    rf"|\d{{1,2}}{_HALF}|\d{{3,4}}{_HALF}"
    rf"|\d{{4}}{_BLANK}(?:hrs?|h|uhr|uur)\b"
    rf"|{IN_WORDS})"
)
_SHORT = r"(?:\d{1,2}(?![\d:.]))"  # an hour only beside another one: “9 – 10:30”
_FOUR = r"(?:(?:[01]\d|2[0-4])[0-5]\d(?!\d))"  # 1730
_THREE = r"(?:\d[0-5]\d(?!\d))"  # 930
_NEXT = r"(?:[ \t]?\+1\b)?"
_TO = (
    rf"(?:[ \t]*[{_DASH}][ \t]*|[ \t]+(?:to|until|till?|bis|à|a|hasta|tot|t/m|jusqu'à)[ \t]+"
    r"(?:las? )?)"
)
_AND = r"[ \t]+(?:and|und|et|y|en|och|og)[ \t]+"
_BETWEEN = r"(?:between|zwischen|entre|tussen|mellan|mellom)[ \t]+(?:las? )?"
_AT = (
    r"(?:[àa] partir d[e']|desde|vanaf|starting at|from|von|de|du|van|fra|från|kl\.?|klockan|"
    r"klokken|um|at|à|om|ab|dès|a|le)"
)
_LEAD = rf"(?:{_AT}[ \t]+(?:las? )?)"
_OPEN = r"(?:tbd|tba|tbc|open|offen|ende|end|fin|late|close|\?)(?!\w)"
_PLEASE = r"(?:ish(?!\w)|[ \t]?\(?(?:ap?prox\.?|approximately|circa|ca\.|environ|env\.)\)?(?!\w))?"
_ABOUT = rf"(?:{ABOUT} ?)?"
_CLOCK = rf"(?:{_FULL}|{_FOUR})"
_ANY = rf"(?:{_CLOCK}|{_SHORT})"
_SPANS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # guests come at the first, and sit down at the second
        rf"(?P<a>{_ANY})[ \t]+(?:for|pour)[ \t]+(?P<sits>{_CLOCK})",
        rf"{_LEAD}?(?P<a>{_FULL})[ \t]?/[ \t]?(?P<b>{_FULL})",
        rf"(?P<about>{ABOUT} ?)?{_LEAD}?(?P<a>{_ANY})"
        rf"(?:{_TO}(?P<b>{_ANY}))?(?P<of>{PART_AFTER})",
        rf"(?P<about>{ABOUT} ?)?{_BETWEEN}(?P<a>{_ANY}){_AND}(?P<b>{_ANY})",
        rf"(?P<about>{ABOUT} ?)?{_LEAD}?(?P<a>{_ANY}){_TO}{_ABOUT}(?P<b>{_CLOCK}{_NEXT})",
        rf"(?P<about>{ABOUT} ?)?{_LEAD}?(?P<a>{_CLOCK}){_TO}{_ABOUT}(?P<b>{_SHORT}{_NEXT})",
        rf"(?P<about>{ABOUT} ?)?(?:from|von|de|van)[ \t]+(?P<a>{_SHORT}){_TO}(?P<b>{_SHORT})"
        rf"{NO_COUNT}",
        rf"(?P<a>{_SHORT})[{_DASH}](?P<b>{_SHORT})(?P<bare>)(?=[ \t]+[^\W\d]){NO_COUNT}",
        rf"(?P<about>{ABOUT} ?)?{_LEAD}?(?P<a>{_CLOCK}{_NEXT})(?:{_TO}{_OPEN})?(?P<late>{_PLEASE})",
        r"(?P<a>\d{1,2})(?P<late>ish)(?!\w)",
    )
)
_WITHIN = tuple(
    re.compile(rf"(?<![\w.:/-])(?<!\d,){pattern.pattern}", re.IGNORECASE) for pattern in _SPANS[2:]
)
_UNTIL = re.compile(
    rf"(?:until|till?|bis|jusqu'à|hasta|tot)[ \t]+(?:las? )?{_CLOCK}", re.IGNORECASE
)
_SHARP = re.compile(
    r"[ \t]*(?:s\.[ ]?t\.|(?:sharp|pünktlich|précises?|en punto|stipt)(?!\w)|(?<=12:00)[ ]?m\.)",
    re.IGNORECASE,
)
_TERSE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<about>{ABOUT} ?)?(?P<a>{_CLOCK}|{_THREE}|{_SHORT}){_TO}"
        rf"(?P<b>(?:{_CLOCK}|{_THREE}|{_SHORT}){_NEXT})",
        rf"(?P<about>{ABOUT} ?)?(?P<a>(?:{_CLOCK}|{_THREE}|{_SHORT}){_NEXT})",
    )
)
_COMMA = re.compile(
    rf"(?:\d{{1,2}},[0-5]\d(?:[ ]?[{_DASH}][ ]?|[ ](?:a|à|bis|tot|y|et)[ ]))?"
    r"\d{1,2},[0-5]\d(?=[ ]?(?:h|hs|hrs|horas|heures|uhr|uur)\b)",
    re.IGNORECASE,
)
_ZONE = re.compile(r"[ \t]*\(?\b([ECMP][SD]?T|CES?T|GMT|UTC|BST|HST|JST|local time)\b\)?")
_ASIDE = re.compile(
    r"[ \t]*\((?:[^()]*\b(?:time|scan|approx|night|morning|afternoon|evening|local|hours?)\b"
    r"[^()]*)\)",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"[\s.:,;|)\]{_DASH}]+")
_WORDS = {
    **dict.fromkeys(STATES),
    **{word: None for word in PARTS if word not in ("am", "pm")},
}
_WORD = re.compile(
    r"(?:現地時間の)?(?P<word>"
    + "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
    + r")(?![\w'-])",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(r"(?P<word>[AP]M)(?=[ \t]{2,}|[ \t]*[:–-][ \t])")  # “PM: free”
_LED = re.compile(r"[ \t]*[,:]?[ \t]*(?=\S)")  # “Abends, 23.00”
_SAYS_HALF = re.compile(r"(?<!\d)0\d|\d[ \t]?[ap]\b|[ap]\.?[ \t]?m\b", re.IGNORECASE)
LONGEST_BARE = timedelta(hours=4)
_FROM_HOUR = {PartOfDay.MIDDAY: 1, PartOfDay.AFTERNOON: 1, PartOfDay.EVENING: 4}
_THEN = re.compile(
    r"(?:then|thereafter|afterwards?|followed by|ensuite|puis|anschließend|danach|luego|"
    r"a continuación|daarna|aansluitend)\b(?=[ \t]*[:,–—-]|[ \t]+\w)",
    re.IGNORECASE,
)


def opening_time(line: str, *, terse: bool = False) -> Span | None:
    """The time a line begins with; None where it begins with something else.

    `terse`: as typed on purpose, where “930-11” and “9” are times too.
    """
    text = _pointed(straight(line))
    word = _WORD.match(text)
    part = read_time(word["word"]).part if word else None
    begins = _LED.match(text, word.end()) if word and part else None
    at = begins.end() if begins else 0
    for pattern in (*_TERSE, *_SPANS) if terse else _SPANS:
        match = pattern.match(text, at)
        if match and _ends_well(text, match.end()):
            span = _span(match, text[: match.end()])
            if span is not None:
                if part is not None:
                    span = in_part(span, part)
                return _with_rest(span, text, match.end())
    return _in_words(text)


def in_part(span: Span, part: PartOfDay) -> Span:
    """“abends 8 – 10”: the hours of a clock of twelve that a part of the day after noon means."""
    first = None if _SAYS_HALF.search(span.as_given) else _FROM_HOUR.get(part)
    start, end = span.start, span.end
    if first is None or start is None or not first <= start.hour < 12:
        return span
    if end is not None and not start < end < time(12):
        return span
    return replace(span, start=_half(start, True), end=end and _half(end, True), half_given=True)


def time_within(line: str) -> Span | None:
    """The one time that stands somewhere in a line; `rest` is the line without it."""
    text = straight(line)
    for pattern in _WITHIN:
        found = [
            (match, span)
            for match in pattern.finditer(text)
            if _ends_well(text, match.end()) and not re.search(r"(?:^|\s)\d{4}$", match[0])
            if (span := _span(match, match[0]))
        ]
        if len(found) > 1:
            return None
        if found:
            match, span = found[0]
            before = re.sub(rf"[\s,;:({_DASH}]+$", "", text[: match.start()])
            after = re.sub(r"^\)", "", text[match.end() :])
            joint = "" if re.match(r"\s*[,;.:)]|$", after) or not before else " "
            return replace(span, rest=f"{before}{joint}{after.strip()}".strip())
    return None


def straight(line: str) -> str:
    """One blank for every kind of blank; letters composed."""
    text = unicodedata.normalize("NFC", line).replace("’", "'")
    return re.sub(r"[\u00a0\u2000-\u200a\u202f\u3000]", " ", text)


def _pointed(text: str) -> str:
    """“9,00 h” as “9.00 h”; no other comma is a part of an hour."""
    return _COMMA.sub(lambda match: match[0].replace(",", "."), text)


def _ends_well(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return not (following.isalnum() or following in ("%", "€", "$", "£", "°", "/"))


def _with_rest(span: Span, text: str, end: int) -> Span:
    guess = span.guess
    zone_named = _ZONE.match(text, end)
    if zone_named:
        end = zone_named.end()
        guess = guess or "The time is taken as that of the city, whatever zone is written."
    for pattern in (_SHARP, _ASIDE):
        aside = pattern.match(text, end)
        if aside:
            end = aside.end()
    after = _AFTER.match(text, end)
    rest = text[after.end() if after else end :].strip()
    return replace(span, as_given=text[:end].strip(), rest=rest, guess=guess)


def _in_words(text: str) -> Span | None:
    """A part of the day, all day, or to be determined, at the beginning of a line."""
    then = _THEN.match(text)
    if then:
        span = Span(then[0], state=TimeState.TO_BE_DETERMINED)
        return _with_rest(span, text, then.end())
    until = _UNTIL.match(text)
    if until and _ends_well(text, until.end()):
        guess = "Only the end is given; when it begins is to be determined."
        span = Span(until[0], state=TimeState.TO_BE_DETERMINED, guess=guess)
        return _with_rest(span, text, until.end())
    match = _HALF_DAY.match(text) or _WORD.match(text)
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


def _span(match: re.Match[str], given: str) -> Span | None:
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
    if last is None or last.start is None:
        return Span(given, start=first.start, state=state, half_given=_is_told(match["a"]))
    start, end, guess = _halves(match["a"], first, match["b"], last)
    if "bare" in groups:
        if not timedelta() < _length(start, end) - timedelta(days=1) <= LONGEST_BARE:
            return None  # “12-14 people”
        guess = guess or "These figures were taken for hours."
    over = last.next_day or end < start
    if over and not last.next_day and _length(start, end) > LONGEST_NIGHT:
        over, guess = False, "The end is earlier than the start."
    half_given = _is_told(match["a"]) or _is_told(match["b"])
    return Span(given, "", start, end, over, state, None, half_given, guess)


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
    return hour_in_words(" ".join(clock.casefold().split())) is not None


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
