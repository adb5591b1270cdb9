"""Scripts whose letters join, stack or run from right to left: each line shaped and put in order.

A line is broken before it comes here. Its characters get embedding levels (the Unicode
bidirectional algorithm), each run of one level is shaped in logical order, and the glyphs are laid
out as they are seen. Every glyph is drawn under a code of its own for the text it stands for, so
that a reader who copies or searches finds the letters that were typed. Characters without a glyph
are drawn as one sign of omission that still stands for them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

import uharfbuzz
from bidi import algorithm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from planner.documents import fonts

OMISSION = "…"
_COMPLEX = re.compile(
    "[\u0300-\u036f\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u200c\u200d\ufb1d-\ufdff\ufe70-\ufefc]"
)
_TELEPHONE = re.compile(r"\+\d[\d\u00a0 ().-]*\d")  # is read from its plus sign, next to any name
_RIGHT_TO_LEFT = ("R", "AL", "AN")
_JOINED = {"لا": "ﻻ", "لأ": "ﻷ", "لإ": "ﻹ", "لآ": "ﻵ"}  # readers would turn two letters round
_FEATURES = {"kern": True, "liga": False, "dlig": False}
_FIRST_CODE = 0xF0000  # of the private plane: no character is there

_codes: dict[tuple[str, int, str], int] = {}


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line as it is drawn, and its width at size 1000."""

    glyphs: ShapedStr
    width: float


def needs_shaping(text: str) -> bool:
    """Whether a text is more than one glyph a character from left to right."""
    if text.isascii():
        return False
    return bool(_COMPLEX.search(text)) or not all(map(fonts.can_print, text))


@lru_cache(maxsize=20_000)
def runs_from_right(text: str) -> bool:
    """Whether a paragraph begins at the right: its first strong letter decides."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _RIGHT_TO_LEFT:
            return True
        if kind == "L":
            return False
    return False


@lru_cache(maxsize=20_000)
def shaped(text: str, font: str, from_right: bool) -> Shaped:
    """One line, shaped and in the order in which it is seen."""
    fonts.load()
    glyphs: list[str] = []
    data: list[ShapeData] = []
    for run, level in _in_sight(text, from_right):
        for printable, letters in groupby(run, key=fonts.can_print):
            piece = "".join(letters)
            made = _glyphs(piece, font, level) if printable else [_omitted(piece, font)]
            for code, shape in made:
                glyphs.append(chr(code))
                data.append(shape)
    return Shaped(ShapedStr("".join(glyphs), data), sum(each.x_advance for each in data))


# -- order -----------------------------------------------------------------------------------------


def _in_sight(text: str, from_right: bool) -> list[tuple[str, int]]:
    """Runs of one level, from left to right as they are seen; each in logical order within."""
    runs = [
        ("".join(letter for letter, _ in group), level)
        for level, group in groupby(_levels(text, from_right), key=lambda each: each[1])
    ]
    if not runs:
        return []
    # from the highest level down to the lowest odd one, turn round every stretch at that level
    levels = [level for _, level in runs]
    for bound in range(max(levels), min([each for each in levels if each % 2] or [1]) - 1, -1):
        at = 0
        while at < len(runs):
            end = at
            while end < len(runs) and runs[end][1] >= bound:
                end += 1
            if end > at:
                runs[at:end] = runs[at:end][::-1]
            at = max(end, at + 1)
    return runs


def _levels(text: str, from_right: bool) -> Iterator[tuple[str, int]]:
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(from_right)
    storage["base_dir"] = "R" if from_right else "L"
    alike = "".join(map(_alike, _TELEPHONE.sub(lambda found: "a" * len(found[0]), text)))
    algorithm.get_embedding_levels(alike, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = (each["level"] for each in storage["chars"])
    yield from zip(text, levels, strict=True)


def _alike(letter: str) -> str:
    """One treated alike: the algorithm knows no unassigned letter, and drops unseen ones."""
    kind = unicodedata.bidirectional(letter)
    if kind in ("", "BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"):
        return "\u0300" if kind else "a"
    return " " if kind in ("B", "S") else letter


# -- glyphs ----------------------------------------------------------------------------------------


def _glyphs(run: str, font: str, level: int) -> list[tuple[int, ShapeData]]:
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(run)
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.guess_segment_properties()
    uharfbuzz.shape(_shaper(font), buffer, _FEATURES)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(run)], strict=True))
    told: set[int] = set()
    made = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        start = info.cluster
        # of several glyphs for the same letters, the first one speaks for them
        text = "\u200b" if start in told else run[start : ends[start]]
        told.add(start)
        code = _code(font, info.codepoint, _JOINED.get(text, text))
        made.append((code, _shape(font, code, position)))
    return made


def _shape(font: str, code: int, position: uharfbuzz.GlyphPosition) -> ShapeData:
    width = pdfmetrics.getFont(font).face.charWidths[code]
    return ShapeData(
        0, position.x_advance, position.y_advance, position.x_offset, position.y_offset, width
    )


def _omitted(text: str, font: str) -> tuple[int, ShapeData]:
    face = pdfmetrics.getFont(font).face
    code = _code(font, face.charToGlyph[ord(OMISSION)], text)
    width = face.charWidths[code]
    return code, ShapeData(0, width, 0, 0, 0, width)


def _code(font: str, glyph: int, text: str) -> int:
    """The code under which a glyph is drawn where it stands for this text."""
    face = pdfmetrics.getFont(font).face
    if len(text) == 1 and face.charToGlyph.get(ord(text)) == glyph:
        return ord(text)
    code = _codes.get((font, glyph, text))
    if code is None:
        code = _codes[font, glyph, text] = _FIRST_CODE + len(_codes)
        fonts.TEXTS[code] = text
        face.charToGlyph[code] = glyph
        face.charWidths[code] = _shaper(font).get_glyph_h_advance(glyph)
    return code


@cache
def _shaper(font: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(fonts.data_of(font)))
