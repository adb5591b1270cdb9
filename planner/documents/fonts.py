"""FiraGO, the one family of all papers, and what it can print.

Its default figures are proportional; the tabular ones, that line up in a time column, are reached
by the font's own `tnum` substitution. It is read once from the font file; Regular and Bold hold
those figures under codes of their own, so that no shaping is needed while drawing and a paper
embeds no font twice. Regular and Bold with such figures are names by which text is measured.
"""

import io
import struct
from collections.abc import Iterator
from functools import cache
from typing import Any

import pymupdf_fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "FiraGO"
BOLD = "FiraGO-Bold"
ITALIC = "FiraGO-Italic"
FIGURES = "FiraGO-Figures"
BOLD_FIGURES = "FiraGO-Bold-Figures"

PLAIN = {FIGURES: REGULAR, BOLD_FIGURES: BOLD}
"""The font in which text is drawn, where another has its figures."""
TABULAR = {ord("0") + digit: 0xEFFF0 + digit for digit in range(10)}
"""Under which codes a font holds its tabular figures: on a plane where no character is."""
TEXTS: dict[int, str] = {code: chr(digit) for digit, code in TABULAR.items()}
"""What each code given out by the program stands for."""

_FILES = {REGULAR: "figo", BOLD: "figbo", ITALIC: "figit", FIGURES: "figo", BOLD_FIGURES: "figbo"}
_NOT_EMBEDDED = ("name", "OS/2")  # for systems that install a font; a paper needs none of it
_AS = {0x202F: 0xA0, 0x2009: 0x20, 0x200A: 0x20, 0xAD: 0x2010}  # missing: printed like its like


@cache
def load() -> None:
    """Register the fonts with ReportLab, once."""
    for name in _FILES:
        data = data_of(name)
        font = TTFont(name, io.BytesIO(data), asciiReadable=0)  # only what is used of it
        face = font.face
        for table in _NOT_EMBEDDED:
            face.table.pop(table)
        for code, like in _AS.items():
            if code not in face.charToGlyph and like in face.charToGlyph:
                face.charToGlyph[code] = face.charToGlyph[like]
                face.charWidths[code] = face.charWidths[like]
        if name in (FIGURES, BOLD_FIGURES):
            face.name += b"-Figures"  # ReportLab takes faces of one name for one
        tabular = dict(_substitutions(data, b"tnum"))
        for digit, code in TABULAR.items():
            _hold(face, digit if name in PLAIN else code, tabular[face.charToGlyph[digit]])
        pdfmetrics.registerFont(font)


def _hold(face: Any, code: int, glyph: int) -> None:
    face.charToGlyph[code] = glyph
    face.charWidths[code] = face.charWidths[0x2007]  # the figure space is as wide as the figures


def data_of(name: str) -> bytes:
    """The font file of one of the family."""
    data: bytes = pymupdf_fonts.myfont(_FILES[name])
    return data


@cache
def can_print(character: str) -> bool:
    """Whether the family has a glyph for this character."""
    load()
    return ord(character) < 0xE0000 and (
        ord(character) in pdfmetrics.getFont(REGULAR).face.charToGlyph
    )


# -- the font file ---------------------------------------------------------------------------------
# OpenType, “GSUB — Glyph Substitution Table”: only single substitutions of one feature are read


def _substitutions(data: bytes, feature: bytes) -> Iterator[tuple[int, int]]:
    """Pairs of a glyph and the one that a feature puts in its place."""
    table = _table(data, b"GSUB")
    features, lookups = _short(table, 6), _short(table, 8)
    for number in range(_short(table, features)):
        record = features + 2 + 6 * number
        if table[record : record + 4] == feature:
            at = features + _short(table, record + 4)
            for lookup in _shorts(table, at + 4, _short(table, at + 2)):
                yield from _single(table, lookups + _short(table, lookups + 2 + 2 * lookup))
            return


def _single(table: bytes, lookup: int) -> Iterator[tuple[int, int]]:
    for offset in _shorts(table, lookup + 6, _short(table, lookup + 4)):
        at = lookup + offset
        kind, covered = _short(table, at), list(_coverage(table, at + _short(table, at + 2)))
        if kind == 1:
            (delta,) = struct.unpack_from(">h", table, at + 4)
            yield from ((glyph, (glyph + delta) % 65536) for glyph in covered)
        else:
            yield from zip(covered, _shorts(table, at + 6, _short(table, at + 4)), strict=True)


def _coverage(table: bytes, at: int) -> Iterator[int]:
    kind, count = _short(table, at), _short(table, at + 2)
    if kind == 1:
        yield from _shorts(table, at + 4, count)
    else:
        for number in range(count):
            first, last, _ = _shorts(table, at + 4 + 6 * number, 3)
            yield from range(first, last + 1)


def _table(data: bytes, tag: bytes) -> bytes:
    for number in range(_short(data, 4)):
        record = 12 + 16 * number
        if data[record : record + 4] == tag:
            offset, length = struct.unpack_from(">II", data, record + 8)
            return data[offset : offset + length]
    raise ValueError(f"the font has no table {tag!r}")


def _short(table: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", table, at)[0])


def _shorts(table: bytes, at: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}H", table, at)
