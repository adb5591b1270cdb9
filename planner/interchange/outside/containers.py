"""The container of Excel 97 to 2003: sectors in chains, each sector's next one in a table.

A chain that runs into itself would be followed until memory ends, so each is followed here first.
Layout: [MS-CFB], Compound File Binary File Format.
"""

import struct
from collections.abc import Sequence
from contextlib import suppress

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_HEADER = 512
_LAST = 0xFFFFFFFA  # what is greater is no sector: the end of a chain, or a free one
_ENTRY = 128  # bytes of one in the directory
_STREAM = 2
_SMALL = 64  # bytes of a part of a short stream
_CELLS = frozenset((0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E))
_TEXTS = 0xFC
_MOST_TEXTS = 20_000_000


class Endless(ValueError):
    """A container that no reader would come to the end of."""


def refuse_endless_chains(data: bytes) -> None:
    """Endless where a chain that a reader would follow has no end, or leads out of the file."""
    try:
        _follow_all(data)
    except (struct.error, IndexError) as error:
        raise Endless from error


def _follow_all(data: bytes) -> None:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        raise Endless
    size = 1 << shift
    directory, _, least, mini, _, further = struct.unpack_from("<6I", data, 48)
    table = _table(data, size, further)
    little = _numbers(b"".join(_sectors(data, size, table, mini)))
    small: bytes | None = None  # what the short streams are cut from, which the first entry keeps
    for sector in _sectors(data, size, table, directory):
        for at in range(0, len(sector) - _ENTRY + 1, _ENTRY):
            kind = sector[at + 66]
            start, length = struct.unpack_from("<II", sector, at + 116)
            if small is None:
                small = b"".join(_sectors(data, size, table, start))
            elif kind != _STREAM:  # a reader that goes by names alone may follow it all the same
                _end_of(table if length >= least else little, start)
            elif length >= least:
                _look_through(b"".join(_sectors(data, size, table, start))[:length])
            elif length:
                parts = (
                    small[each * _SMALL : (each + 1) * _SMALL] for each in _chain(little, start)
                )
                _look_through(b"".join(parts)[:length])


def _look_through(stream: bytes) -> None:
    """The records of a workbook: cells far apart, or more texts than there can be, are refused.

    A reader lays out all cells between the first and the last, and room for all texts at once.
    Layout: [MS-XLS], record by record its kind, its length, its content.
    """
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind in _CELLS and length >= 4 and stream[at + 7]:  # the high byte of the column
            raise Endless
        if kind == _TEXTS and length >= 8:
            every, different = struct.unpack_from("<II", stream, at + 4)
            if max(every, different) > _MOST_TEXTS:
                raise Endless
        at += 4 + length


def _table(data: bytes, size: int, further: int) -> Sequence[int]:
    """The next sector of each: the first 109 parts of the table are named in the header."""
    named = list(struct.unpack_from("<109I", data, 76))
    seen = 0
    while further < _LAST:
        seen += 1
        if seen > len(data) // size:
            raise Endless
        *more, further = _numbers(_sector(data, size, further))
        named += more
    return _numbers(b"".join(_sector(data, size, each) for each in named if each < _LAST))


def _chain(table: Sequence[int], start: int) -> list[int]:
    """The sectors from this one on."""
    found: list[int] = []
    while start < _LAST:
        if len(found) > len(table):
            raise Endless
        found.append(start)
        start = table[start]
    return found


def _end_of(table: Sequence[int], start: int) -> None:
    """Follow what need not lead anywhere, but must not lead into itself."""
    with suppress(IndexError):
        _chain(table, start)


def _sectors(data: bytes, size: int, table: Sequence[int], start: int) -> list[bytes]:
    return [_sector(data, size, each) for each in _chain(table, start)]


def _sector(data: bytes, size: int, number: int) -> bytes:
    begins = max(_HEADER, size) + number * size
    return data[begins : begins + size]


def _numbers(content: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
