"""Text made into lines: widths, breaking, balancing. Every string is measured and broken once."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics

from planner.documents import fonts
from planner.documents.shaping import needs_shaping, runs_from_right, shaped

NO_BREAK = "\u00a0"
_BREAKS = f"-/@._‐{NO_BREAK}"
_LONG = 300  # letters


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text looks. Sizes in points."""

    font: str
    size: float
    leading: float
    color: Color | str


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Piece:
    """A run placed on its line: `x` points from the line's left end."""

    x: float
    text: str
    style: Style
    from_right: bool | None = None  # where its paragraph begins; None: where it would itself


Line = tuple[Piece, ...]


@lru_cache(maxsize=50_000)
def width(text: str, font: str, size: float) -> float:
    """The width of a text in points."""
    fonts.load()
    if needs_shaping(text):
        return shaped(text, font, runs_from_right(text)).width * size / 1000
    return float(pdfmetrics.stringWidth(text, font, size))


# -- what may not be parted ------------------------------------------------------------------------

_MONTHS = (
    "(?:jan|feb|fév|ene|mar|mär|maa|mrt|apr|avr|abr|may|mai|mei|maj|jun|juin|jul|juil"
    "|aug|ago|aoû|sep|oct|okt|nov|dec|déc|dez|des|dic)[a-zà-ÿ]*"
)


def _day_tied(found: re.Match[str]) -> str:
    return found[1] + (f"{NO_BREAK}de" if found[2] else "") + NO_BREAK


_TIES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=\d) (?=(?:a\.m\.|p\.m\.|km|kg|m|min|minutes?|hours?)\b)"), NO_BREAK),
    # “13 April”, “13. April”, “13 avril”, “13 de abril”, and the weekday before it: “mar. 13 avril”
    (re.compile(rf"\b(\d{{1,2}}(?:\.|er)?)( de)? (?={_MONTHS})", re.IGNORECASE), _day_tied),
    # “April 23”, and the weekday before it: “Fri, April 23”
    (re.compile(rf"\b({_MONTHS}) (?=\d{{1,2}}\b)", re.IGNORECASE), r"\1" + NO_BREAK),
    (
        re.compile(rf"\b(\w{{3,9}},) (?={_MONTHS}\u00a0\d)", re.IGNORECASE),
        r"\1" + NO_BREAK,
    ),
    (
        re.compile(
            rf"\b(\w{{2,10}}[.,]{{0,2}}) (?=\d{{1,2}}\S{{0,6}}(?:\u00a0de)?\u00a0{_MONTHS})",
            re.IGNORECASE,
        ),
        r"\1" + NO_BREAK,
    ),
    (re.compile(r"\b((?:Mr|Ms|Mrs|Dr|Lt|Sgt|Maj|Capt|Prof|St|Rev|Hon)\.) "), r"\1" + NO_BREAK),
    (re.compile(r"\b(Room|Gate|Coach|Floor|Suite|Hall) (?=[\dA-Z]{1,4}\b)"), r"\1" + NO_BREAK),
    (re.compile(r"\b([A-Z]{2}) (?=\d{5}\b)"), r"\1" + NO_BREAK),
    (re.compile(r"\+\d[\d ().-]{5,18}\d"), lambda number: number[0].replace(" ", NO_BREAK)),
    (re.compile(r"(?<=\d{3}) (?=\d{3,4}\b)"), NO_BREAK),
    (re.compile(r"\b([Dd]e la|[Dd]e|El|[Vv]an der|[Vv]an|[Vv]on) (?=[A-ZÀ-Þ])"), r"\1" + NO_BREAK),
)


@lru_cache(maxsize=20_000)
def tied(text: str) -> str:
    """The text with no-break spaces where a line must not end: 5 km, Dr. Lee, Room 4, FL 32801."""
    for pattern, tie in _TIES:
        text = pattern.sub(tie, text)
    return text


# -- breaking --------------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def broken(text: str, font: str, size: float, measure: float) -> tuple[str, ...]:
    """The text in lines no wider than `measure` points; a word too wide is broken within."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in tied(paragraph).split(" "):
            candidate = f"{line} {word}" if line else word
            if width(candidate, font, size) <= measure:
                line = candidate
                continue
            if line:
                lines.append(line)
            *full, line = _parts(word, font, size, measure)
            lines += full
        if line:
            lines.append(line)
    return tuple(lines)


def _parts(word: str, font: str, size: float, measure: float) -> list[str]:
    """A word in pieces that fit: after a tie or - / @ . where it can be, else anywhere."""
    parts: list[str] = []
    while len(word) > 1 and _too_wide(word, font, size, measure):
        fits = 1
        while fits < len(word) and width(word[: fits + 1], font, size) <= measure:
            fits += 1
        breaks = [at for at in range(fits, 1, -1) if word[at - 1] in _BREAKS]
        cut = breaks[0] if breaks else fits
        parts.append(word[:cut])
        word = word[cut:]
    return [*parts, word]


def _too_wide(word: str, font: str, size: float, measure: float) -> bool:
    """Whether a word is wider than a line; of a very long one a part is enough to know it."""
    if len(word) > _LONG and width(word[:_LONG], font, size) > measure:
        return True
    return width(word, font, size) > measure


@lru_cache(maxsize=20_000)
def balanced(text: str, font: str, size: float, measure: float) -> tuple[str, ...]:
    """The same lines, of more equal length: the narrowest measure that keeps their number."""
    lines = broken(text, font, size, measure)
    if len(lines) < 2:
        return lines
    narrow, wide = measure / 2, measure
    while wide - narrow > 2:
        middle = (narrow + wide) / 2
        if len(broken(text, font, size, middle)) == len(lines):
            wide = middle
        else:
            narrow = middle
    return broken(text, font, size, wide)


def has_words(text: str | None, words: str) -> bool:
    """Whether a text has these words in it already, so that nothing is said twice."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text or "", re.IGNORECASE)
    return found is not None


class Joined(str):
    """Texts put together by commas. They stand from left to right, in the order of the paper,
    unless all of them come from the right.
    """

    __slots__ = ("from_right",)
    from_right: bool


def joined(*texts: str | None) -> Joined:
    """“Old City Hall, Council Chamber”, of what there is."""
    there = [text for text in texts if text]
    made = Joined(", ".join(there))
    made.from_right = bool(there) and all(map(runs_from_right, there))
    return made


def set_text(
    text: str, style: Style, measure: float, *, even: bool = False, entered: str | None = None
) -> list[Line]:
    """A text in one style, as lines; `entered` is what it was before it was made printable."""
    make = balanced if even else broken
    whole = entered or text
    from_right = whole.from_right if isinstance(whole, Joined) else runs_from_right(text)
    lines = make(text, style.font, style.size, measure)
    return [(Piece(0.0, line, style, from_right),) for line in lines]


def set_runs(runs: Sequence[Run], measure: float, hang: float = 0.0) -> list[Line]:
    """Runs in several styles, one after the other, as lines; later lines hang in by `hang`.

    What is put together here, a name and what is said of it, stands from left to right, whatever
    script it begins in: else the first run would be left of one that begins at the right.
    """
    lines: list[list[Piece]] = [[]]
    x, from_right = 0.0, len(runs) == 1 and runs_from_right(runs[0].text)
    for word, style, glued in _words(runs, measure - hang):
        space = 0.0 if glued or x == _left(lines, hang) else width(" ", style.font, style.size)
        wide = width(word, style.font, style.size)
        if x + space + wide > measure and x > _left(lines, hang):
            lines.append([])
            x, space = hang, 0.0
        _put(lines[-1], x, (" " if space else "") + word, style, from_right)
        x += space + wide
    return [tuple(line) for line in lines if line]


def _left(lines: Sequence[object], hang: float) -> float:
    return hang if len(lines) > 1 else 0.0


def _words(runs: Iterable[Run], measure: float) -> Iterable[tuple[str, Style, bool]]:
    """Words in order, each with whether it is glued to the one before."""
    glued = True
    for run in runs:
        style = run.style
        text = tied(" ".join(run.text.split(" ")))
        for number, word in enumerate(text.split(" ")):
            glued = glued if number == 0 else False
            for piece in _parts(word, style.font, style.size, measure) if word else ():
                yield piece, style, glued
                glued = True


def _put(line: list[Piece], x: float, text: str, style: Style, from_right: bool) -> None:
    """A word at the end of a line, joined to the piece before if that looks the same."""
    if line and line[-1].style == style:
        last = line[-1]
        line[-1] = Piece(last.x, last.text + text, style, from_right)
    else:
        line.append(Piece(x, text, style, from_right))


def shifted_lines(lines: Sequence[Line], by: float) -> list[Line]:
    """Lines moved right by `by` points."""
    return [tuple(replace(piece, x=piece.x + by) for piece in line) for line in lines]
