"""The day and the hours a line begins with that somebody types, and what is in doubt about them.

What looks like an hour and is none is refused; what may be read in two ways is read in the less
harmful one, and the other is named, so that nothing is swallowed unseen.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from planner.model import ItemKind, Refused
from planner.rules.item_kinds import kind_of_title
from planner.rules.time_spans import Span, opening_time, straight
from planner.rules.typed_dates import read_date

_LONGEST_DAY = timedelta(hours=10)  # an end taken for the afternoon makes at most so much
_SHORTEST = timedelta(minutes=15)
_LIKE_AN_HOUR = re.compile(
    r"\d{1,2}[:.hu]\d\d(?![\d.,])|\d{1,2} ?(?:h|uhr|uur|[ap]\.?m\.?)(?!\w)|0\d{3}(?!\d)",
    re.IGNORECASE,
)
_LIKE_AN_END = re.compile(r"(?: ?[-–—] ?|/)(?P<end>\d{1,4}(?:[:.hu]\d{1,2})?)(?!\w)")
_LIKE_YEARS = re.compile(r"(?P<from>(?:19|20)\d\d)(?:[-–—/](?P<to>(?:19|20)\d\d))?(?= +[^\W\d])")
_UNKNOWN = ("tbd", "tba", "tbc", "?")  # typed before a title of any letters
_AT_NIGHT = re.compile(r"\d{1,2}(?:[:.h]?\d\d)?")


@dataclass(frozen=True, slots=True)
class Doubt:
    """How a line was read, where its writer may have meant something else: English, with places."""

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    wrong: bool = False  # it cannot be kept so

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


@dataclass(frozen=True, slots=True)
class Begins:
    """What a line begins with, and the rest of it."""

    rest: str
    day: date | None = None
    span: Span | None = None
    doubts: tuple[Doubt, ...] = ()


# -- the day ---------------------------------------------------------------------------------------


def begins_with(
    line: str,
    shown: date | None,
    visit: tuple[date, date] | None,
    is_leg: Callable[[str], bool],
) -> Begins:
    """The day named before an hour or a flight, else the one that is shown."""
    named = _day_words(line)
    if named is None:
        return Begins(line, shown)
    words, weekday, rest = named
    if not (_opens_with_an_hour(rest) or is_leg(rest)):
        said = "“{typed}” is not read as a day: no hour follows it."
        if weekday is not None:
            return Begins(line, shown)
        return Begins(line, shown, doubts=(Doubt(said, {"typed": words}),))
    if weekday is not None:
        return _on_weekday(words, weekday, rest, shown, visit)
    day = read_date(words, near=shown or (visit[0] if visit else None), field="date")
    outside = visit is not None and not visit[0] <= day <= visit[1]
    doubts = (Doubt("{day} is not a day of this visit.", {"day": day}),) if outside else ()
    return Begins(rest, day, doubts=doubts)


def _day_words(line: str) -> tuple[str, int | None, str] | None:
    """The day a line begins with: its words, the weekday if that is all, and what follows."""
    from planner.rules.day_headings import read_heading  # its patterns take long to build

    words = line.split(" ")
    for count in range(min(5, len(words) - 1), 0, -1):
        typed = " ".join(words[:count]).rstrip(":,–—-")
        heading = read_heading(typed)
        if heading is None or heading.rest or heading.several or heading.count is not None:
            continue
        rest = " ".join(words[count:])
        if heading.month is not None or heading.either is not None:
            return typed, None, rest
        if heading.weekday is not None and heading.day is None:
            return typed, heading.weekday, rest
    return None


def _opens_with_an_hour(rest: str) -> bool:
    """Whether an hour follows, or what looks like one and is refused; “Monday Night Football” has
    none, while “monday night Concert” has."""
    span = opening_time(rest, terse=True)
    if span is None:
        return bool(_LIKE_AN_HOUR.match(rest))
    return span.start is not None or (span.rest != rest and not rest[:1].isupper())


def _on_weekday(
    words: str, weekday: int, rest: str, shown: date | None, visit: tuple[date, date] | None
) -> Begins:
    """The day of the visit that has this name, from the shown one on if there are several."""
    if visit is None:
        return Begins(rest, read_date(_NAMES[weekday], near=shown, field="date"))
    first, last = visit
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    days = [day for day in days if day.weekday() == weekday]
    if not days:
        raise Refused(
            "The visit has no {weekday}. Type the date before the hour, as in 12 May 9:30.",
            field="date",
            weekday=_NAMES[weekday],
        )
    day = next((day for day in days if shown is None or day >= shown), days[-1])
    others = [other for other in days if other != day]
    also = Doubt("“{typed}” may also be {day}.", {"typed": words, "day": max(others, default=day)})
    return Begins(rest, day, doubts=(also,) if others else ())


_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


# -- the hours -------------------------------------------------------------------------------------


def read_start(line: str, day: date | None) -> Begins:
    """The hours a line begins with, and its title; Refused for what only looks like hours."""
    span = opening_time(line, terse=True)
    year = _year(line, span, day)
    if year is not None:
        return Begins(line, day, doubts=(year,))
    if span is None:
        like = _LIKE_AN_HOUR.match(line)
        if like:
            raise _no_time(like[0])
        return Begins(line, day, doubts=tuple(_weekday_in(line, day)))
    if span.rest == line and span.as_given.casefold() in _UNKNOWN:
        span = replace(span, rest=line[len(span.as_given) :].strip())
    end = _LIKE_AN_END.match(straight(line)[len(span.as_given) :])
    if end and span.start is not None:
        raise _no_time(end["end"])
    doubts: list[Doubt] = []
    span = _forwards(span, doubts)
    if span.start is not None and span.start < time(6) and not span.half_given:
        typed = _AT_NIGHT.match(span.as_given)
        said = "{start} is at night; for the afternoon type {typed}p."
        if typed and not span.starts_next_day:
            doubts.append(Doubt(said, {"start": f"{span.start:%H:%M}", "typed": typed[0]}))
    if _LIKE_YEARS.match(line) and _may_be_year(line, day):
        said = "“{typed}” is read as an hour; for a year type tbd {typed}."
        doubts.append(Doubt(said, {"typed": line[:4]}))
    doubts += _weekday_in(span.rest, day)
    return Begins(span.rest, day, span, tuple(doubts))


def _no_time(typed: str) -> Refused:
    return Refused(
        "“{typed}” is not a time. Type it as 14:15, 1415, 2:15p, noon or morning; before a title "
        "that begins so, type tbd.",
        field="start",
        typed=typed,
    )


def _year(line: str, span: Span | None, day: date | None) -> Doubt | None:
    """That figures are kept as a year: “2026 Budget”, “2019-2026 Strategy”."""
    years = _LIKE_YEARS.match(line)
    if years is None or span is None or span.as_given != years[0] or span.start is None:
        return None
    if span.end is not None:
        odd = span.start.minute % 5 or span.end.minute % 5
        length = _length(span.start, span.end)
        is_year = bool(odd) or timedelta() < length < _SHORTEST
        is_year = is_year or (line[:2] == "20" and not span.start.minute % 10 and _decade(years))
    else:
        near = day is not None and abs(int(years["from"]) - day.year) <= 1
        late = line[:2] == "20" and span.start.minute % 15 != 0
        odd = span.start.minute % 5
        is_year = bool(odd) or (not _is_for_the_evening(span.rest) and (late or near))
    if not is_year:
        return None
    hour = f"{span.start:%H:%M}" + (f"-{span.end:%H:%M}" if span.end else "")
    said = "“{typed}” is read as a year; for the hour type {hour}."
    return Doubt(said, {"typed": years[0], "hour": hour})


def _decade(years: re.Match[str]) -> bool:
    return int(years["to"]) - int(years["from"]) == 10


def _may_be_year(line: str, day: date | None) -> bool:
    years = _LIKE_YEARS.match(line)
    return years is not None and not years["to"] and not _is_for_the_evening(line[5:])


def _is_for_the_evening(title: str) -> bool:
    """Whether its title says that it takes place in the evening rather than of which year it is."""
    return kind_of_title(title) in (ItemKind.MEAL, ItemKind.RECEPTION)


def _forwards(span: Span, doubts: list[Doubt]) -> Span:
    """The span with its end as typed, where that is not after its start."""
    start, end = span.start, span.end
    if start is None or end is None or span.ends_next_day or span.starts_next_day:
        return span
    if span.guess and _length(start, end) > _LONGEST_DAY and end.hour >= 12:
        end = end.replace(hour=end.hour - 12)
        span = replace(span, end=end)
    if end <= start:
        said, values = "{end} is not after {start}.", {"end": end, "start": start}
        doubts.append(Doubt(said, {n: f"{at:%H:%M}" for n, at in values.items()}, wrong=True))
    elif span.guess:
        doubts.append(Doubt(span.guess, {"time": span.as_given}))
    return span


def _weekday_in(title: str, day: date | None) -> list[Doubt]:
    """That a weekday a title begins with was not taken for the day."""
    from planner.rules.day_headings import read_heading  # its patterns take long to build

    first = title.partition(" ")[0].rstrip(",:")
    heading = read_heading(first) if len(first) > 2 and first.isalpha() else None
    if heading is None or heading.weekday is None or heading.rest or " " not in title:
        return []
    if day is not None and day.weekday() == heading.weekday:
        return []
    return [Doubt("“{typed}” stays in the title.", {"typed": first})]


def _length(start: time, end: time) -> timedelta:
    day = date(2000, 1, 1)
    return datetime.combine(day, end) - datetime.combine(day, start)
