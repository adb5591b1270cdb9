"""Workbooks of Excel 97 to 2003 made for a test: the records a list needs, in their container."""

import struct
from collections.abc import Sequence
from datetime import date

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(
    sheets: dict[str, Sequence[Sequence[object]]],
    *,
    hidden: Sequence[str] = (),
    epoch_1904: bool = False,
    macros: bool = False,
) -> bytes:
    """A workbook with these sheets; text, numbers and days."""
    first = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)
    strings: dict[str, int] = {}
    bodies = [_sheet(rows, strings, first) for rows in sheets.values()]
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    begin += _record(0x22, struct.pack("<H", epoch_1904))
    begin += b"".join(_record(0xE0, struct.pack("<HH16x", 0, number)) for number in (0, 14))
    end = _shared(strings) + _record(0x0A, b"")
    names = [_record(0x85, struct.pack("<IBB", 0, 0, 0) + _short(name)) for name in sheets]
    at = len(begin) + sum(map(len, names)) + len(end)
    bound = b""
    for name, body in zip(sheets, bodies, strict=True):
        bound += _record(0x85, struct.pack("<IBB", at, name in hidden, 0) + _short(name))
        at += len(body)
    return _contained(begin + bound + end + b"".join(bodies), macros)


def _sheet(rows: Sequence[Sequence[object]], strings: dict[str, int], first: date) -> bytes:
    body = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if isinstance(value, date):
                days = (value - first).days
                body += _record(0x203, struct.pack("<HHHd", row, column, 1, days))
            elif isinstance(value, int | float):
                body += _record(0x203, struct.pack("<HHHd", row, column, 0, value))
            elif value is not None:
                at = strings.setdefault(str(value), len(strings))
                body += _record(0xFD, struct.pack("<HHHI", row, column, 0, at))
    return body + _record(0x0A, b"")


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _short(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _shared(strings: dict[str, int]) -> bytes:
    data = struct.pack("<II", len(strings), len(strings))
    for text in strings:
        data += struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
    return _record(0xFC, data)


def _contained(stream: bytes, macros: bool) -> bytes:
    """The stream in a compound file: header, sectors of the stream, directory, allocation."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    entries = _entry("Root Entry", 5, _END, 0, child=1)
    entries += _entry("Workbook", 2, 0, len(stream), right=2 if macros else None)
    entries += _entry("_VBA_PROJECT_CUR", 1, 0, 0) if macros else b""
    entries = entries.ljust(_SECTOR, b"\0")
    chain = [*range(1, count), _END, _END, _FAT]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, count, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", count + 1) + b"\xff" * (4 * 108)
    return header + stream + entries + table


def _entry(
    name: str,
    kind: int,
    start: int,
    size: int,
    *,
    child: int | None = None,
    right: int | None = None,
) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\0")
    none = _FREE
    return text + struct.pack(
        "<HBBIII16xI16xIQ",
        len(name) * 2 + 2,
        kind,
        1,
        none,
        none if right is None else right,
        none if child is None else child,
        0,
        start,
        size,
    )
