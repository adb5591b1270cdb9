"""The lines of a program before they are understood, and what can be told from all of them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from planner.interchange.itinerary.labels import label_of
from planner.interchange.itinerary.named import hours_named
from planner.interchange.itinerary.places import is_address, is_street
from planner.interchange.itinerary.plain_lines import QUOTE, bare
from planner.model import PartOfDay
from planner.rules.day_headings import read_heading
from planner.rules.item_kinds import names_activity
from planner.rules.time_spans import Span, opening_time, straight

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
OPEN_END = re.compile(  # a line that goes on: “… of Neighborhood Relations and the”
    r"(?:^|\s)(?:the|an?|and|or|of|for|with|at|in|on|to|by|from|including|"
    r"der|die|das|den|dem|des|und|oder|mit|für|von|vom|zum|zur|im|(?<!\d )am|bei|beim|durch|"
    r"les?|la|du|des|de|et|ou|avec|pour|à|aux?|l'|d'|"
    r"el|los|las|del|y|con|para|por|en|het|van|met|voor|op)$|[-–—&(,/]$",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(  # a line that cannot end where it does
    r"\s(?:the|and|or|of|for|with|at|from|including|der|die|das|den|dem|des|und|oder|mit|für|von|"
    r"vom|zum|zur|im|(?<!\d )am|bei|beim|les?|la|du|des|de|et|ou|avec|pour|el|los|las|del|y|con|"
    r"para|por|en|het|van|met|voor|och|og|med|för)$|(?<=\w)-$|\s&$"
)
_DRAWN = re.compile(r"(?!--$)[^\w?]+")  # “------”, “+----+”, “|---|---|”
_OPEN_SPAN = re.compile(r"(?P<start>\d.{1,9}?)[ \t]*[–—-](?:[ \t]+(?P<rest>\S.*))?")
_BROKEN = re.compile(r"[^\W\d_]-$")
_JOINS = re.compile(r"(?:and|or|und|oder|et|ou|y|o|en|of|och|og)\s")
_OF_ITS_OWN = re.compile(  # lines in lower case that say with whom, where or when
    r"(?:with|mit|avec|con|met|med|at|in|im|au|via|by|bei|chez|bij|https?:|www\.|tel|then|anschl|"
    r"danach|puis|ensuite|luego|daarna|followed)\b"
)
_LEAST_WRAPPED = 45  # shorter lines end where somebody meant them to
_TERSE = re.compile(
    r"(?:\d[0-5]\d|\d{1,2}[-–](?:\d|1[0-2])[0-5]\d|\d[0-5]\d[-–]\d{1,4})[ap]?[ ]+[^\W\d]",
    re.IGNORECASE,
)
_WITH_COLON = re.compile(r"\d{1,2}[.:'’´]\d\d(?:[ ]?[ap]m)?(?:[ ]?[-–][ ]?\d[^ ]*?)?:[ ]")
_ALONE = re.compile(r"(?P<hour>\d{1,2}):[ ]+(?P<rest>[^\W\d].*)$", re.DOTALL)


class Cell(NamedTuple):
    """A value of a table under its heading."""

    heading: str
    text: str


@dataclass(slots=True)
class Line:
    """A line of the file; `cells` where it is a row of a table, `fields` under headings."""

    number: int
    text: str
    cells: Sequence[str] | None = None
    fields: Mapping[str, Cell] | None = None
    sheet: str | None = None
    doubt: str | None = None  # what is to be said of hours that stand here

    @property
    def indent(self) -> int:
        plain = QUOTE.sub("", self.text).expandtabs(4)
        return len(plain) - len(plain.lstrip())


@dataclass(slots=True)
class Paragraph:
    lines: list[Line] = field(default_factory=list)


def dated(line: Line) -> str:
    """Where the date of a line stands, if it has one."""
    if line.fields is not None:
        date_cell = line.fields.get("date") or line.fields.get("start")
        return date_cell.text if date_cell else ""
    return bare(line.text)


def paragraphs(lines: Iterable[Line]) -> Iterable[Paragraph]:
    paragraph = Paragraph()
    for line in lines:
        if line.text.strip() or line.cells is not None or line.fields is not None:
            paragraph.lines.append(line)
        elif paragraph.lines:
            yield paragraph
            paragraph = Paragraph()
    if paragraph.lines:
        yield paragraph


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """What a mail program broke over several lines is one line again; lines drawn are none."""
    made: list[Line] = []
    lines = [line for line in lines if not _DRAWN.fullmatch(line.text.strip())]
    longest = max((len(line.text) for line in lines), default=0)
    for place, line in enumerate(lines):
        before = made[-1] if made else None
        below = lines[place + 1] if place + 1 < len(lines) else None
        if before is not None and (whole := _with_end(before, line, below)):
            made[-1] = replace(before, text=whole)
            continue
        if before is not None and _goes_on(before, line, longest):
            made[-1] = replace(before, text=joined(before.text, QUOTE.sub("", line.text)))
        else:
            made.append(line)
    return made


def _with_end(before: Line, line: Line, below: Line | None) -> str | None:
    """“9:00 – Visit” with the end that stands alone below it: “9:00 – 10:30 Visit”."""
    begun = _OPEN_SPAN.fullmatch(bare(before.text)) if not (before.cells or line.cells) else None
    start, end = begun and opening_time(begun["start"]), opening_time(bare(line.text))
    if not (begun and start and end and start.start and end.start and start.start < end.start):
        return None
    if start.rest or start.end or end.rest or end.end:
        return None
    under = bare(below.text) if below is not None else ""
    if begun["rest"] and under and not (opening_time(under) or read_heading(under)):
        return None  # these hours may be those of the line below them
    return f"{begun['start']} – {bare(line.text)} {begun['rest'] or ''}".strip()


def joined(text: str, more: str) -> str:
    """Two pieces of one sentence; a word that was broken between them is whole again."""
    text, more = text.rstrip(), more.strip()
    broken = _BROKEN.search(text) and more[:1].islower() and not _JOINS.match(more)
    return f"{text[:-1]}{more}" if broken else f"{text} {more}"


def _goes_on(before: Line, line: Line, longest: int) -> bool:
    """Whether a line is the rest of the one before it."""
    rest, begun = bare(line.text), bare(before.text)
    own_cells = line.cells or before.cells or line.fields or before.fields
    last = len(before.text.rsplit("\n", 1)[-1])
    if own_cells or not rest or not begun or rest != QUOTE.sub("", line.text).strip():
        return False
    if opening_time(rest) or read_heading(rest) or read_heading(begun) or label_of(rest):
        return False
    if _BROKEN_OFF.search(straight(begun)) and len(begun.split()) > 2:
        return True
    span = opening_time(begun)
    if span is None:
        return False
    if _goes_on_small(span.rest, rest):
        return True
    if last < _LEAST_WRAPPED:
        return False
    if begun.count("(") > begun.count(")") or begun.count("“") > begun.count("”"):
        return True
    if OPEN_END.search(straight(begun)):
        return True
    return rest[:1].islower() and last + 1 + len(rest.split()[0]) > longest


def _goes_on_small(title: str, rest: str) -> bool:
    """Whether a line in lower case goes on with a title that begins with a capital."""
    ended = title.endswith((".", "!", "?", ":", ";", ")"))
    small = rest[:1].islower() and not _OF_ITS_OWN.match(rest)
    return small and title[:1].isupper() and len(title) > 15 and not ended


def written(lines: Iterable[Line]) -> list[Line]:
    """Those on which something stands."""
    return [line for line in lines if line.text.strip()]


def part_above_hours(text: str, below: str) -> PartOfDay | None:
    """A part of the day that stands alone above hours: “Morning”."""
    span, hours = opening_time(text), opening_time(bare(below))
    alone = span is not None and span.start is None and not span.rest
    told = (hours is not None and hours.start is not None) or bool(hours_named(below))
    return span.part if span and alone and told else None


def in_blocks(lines: Sequence[Line]) -> bool:
    """Whether items stand in paragraphs of their own, each with lines about it."""
    blocks = dense = 0
    for paragraph in paragraphs(lines):
        texts = [
            bare(line.text) for line in paragraph.lines if read_heading(bare(line.text)) is None
        ]
        timed = [opening_time(text) is not None for text in texts]
        if sum(timed) >= 2:
            dense += 1
        elif timed and timed[0] and len(timed) > 1:
            blocks += 1
    return blocks > dense


def has_late_hours(lines: Iterable[Line]) -> bool:
    """Whether the file counts hours to 24."""
    for line in lines:
        text = bare(line.text)
        span = opening_time(text)
        if (
            span
            and span.start
            and not is_address(text)
            and not re.search(r"\d[ap]\b|[ap]\.?\s?m|noon|midnight", span.as_given, re.I)
        ):
            if (span.start.hour >= 13 and not span.guess) or span.as_given.startswith("0"):
                return True
            if re.search(r"uhr|\dh|uur|kl", span.as_given, re.I):
                return True
    return False


def is_terse(lines: Iterable[Line]) -> bool:
    """Whether hours are written as three figures: “830 van from hotel”, “2-330 school board”."""
    texts = (bare(line.text) for line in lines)
    terse = (text for text in texts if _TERSE.match(text) and not is_address(text))
    return len(list(islice(terse, 2))) == 2


def begins_with_figures(lines: Iterable[Line]) -> bool:
    """Whether hours are written as four figures: “0900-1030”, “1100 hrs”."""
    return any(
        re.match(r"0\d{3}\b|\d{4}[ ]?(?:[-–—]|hrs?\b|h\b)[ ]?", bare(line.text)) for line in lines
    )


def is_place_list(text: str) -> bool:
    """Whether the rest of a heading reads like one or more places: “Chicago / Seattle”."""
    words = re.findall(r"[^\W\d_][\w'.-]*", text)
    return len(words) <= 6 and all(word[0].isupper() or len(word) < 4 for word in words)


def begins_with_times(lines: Iterable[Line]) -> bool:
    """Whether the first cells of a table's rows are times."""
    firsts = (cells[0] for line in lines if (cells := [c for c in line.cells or () if c.strip()]))
    spans = (opening_time(bare(" ".join(first.split()))) for first in firsts)
    return any(span is not None and not span.rest for span in spans)


@dataclass(frozen=True, slots=True)
class Ways:
    """How a file writes its hours, where a line alone does not tell that it begins with one."""

    figures: bool  # “0900-1030”
    terse: bool  # “830 van from hotel”
    colons: bool  # “9.15: Tea”, and so “2: Taxi”

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Ways":
        with_colon = (line for line in lines if _WITH_COLON.match(bare(line.text)))
        colons = len(list(islice(with_colon, 3))) == 3
        return cls(begins_with_figures(lines), is_terse(lines), colons)


def time_of(text: str, ways: Ways) -> Span | None:
    """The time a line begins with, bare or labelled; “1600 Pennsylvania Avenue” has none, unless
    the file writes hours so."""
    span = opening_time(text)
    if span is None and ways.colons and (alone := _ALONE.match(text)):
        read = opening_time(alone["hour"], terse=True)
        span = read and replace(read, rest=alone["rest"], guess="“{time}” was taken for an hour.")
    if span is None and ways.terse and _TERSE.match(text) and not is_address(text):
        return opening_time(text, terse=True)
    labelled = label_of(text)
    if span is None and labelled and labelled[0] == "time":
        span = opening_time(labelled[1])
    figures = span and re.fullmatch(r"\d+(?:[ ]?[-–][ ]?\d+)?", span.as_given)
    if span is None or not figures or not is_address(text):
        return span
    is_hour = ways.figures or len(span.rest.split()) > 2
    is_activity = (ways.figures or span.end) and names_activity(" ".join(span.rest.split()[:2]))
    return span if is_hour and (is_activity or not is_street(text.partition(",")[0])) else None


def is_year(text: str) -> bool:
    """Whether the figures a line begins with are a year: “2017 Annual Conference Agenda”."""
    return bool(re.match(r"(?:19|20)\d\d[ ]+[^\W\d]", text))


def years_in(lines: Iterable[Line]) -> list[int]:
    """All years that are written anywhere."""
    return [int(year) for line in lines for year in _YEAR.findall(line.text)]
