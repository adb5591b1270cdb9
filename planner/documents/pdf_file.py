"""The file a paper becomes: what is not a stream is packed together and compressed.

ReportLab writes every object by itself and a table of 20 bytes for each, as PDF 1.4 had it; of a
tagged paper that is half the file. Source of the rules: ISO 32000-1, 7.5.7 and 7.5.8.
"""

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from reportlab.pdfbase import pdfdoc

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def packed(document: Any, further: Mapping[int, bytes]) -> bytes:
    """The document as a file; `further` are objects it does not know itself, by their numbers."""
    bodies = dict(further)
    bodies.update(_objects(document, further))
    streams = {n: body for n, body in bodies.items() if body.endswith(b"endstream")}
    rest = [number for number in sorted(bodies) if number not in streams]
    pack, table = document.objectcounter + 1, document.objectcounter + 2
    streams[pack] = _pack([(number, bodies[number]) for number in rest])
    file, places = [_HEAD], {number: (2, pack, at) for at, number in enumerate(rest)}
    offset = len(_HEAD)
    for number, body in streams.items():
        places[number] = (1, offset, 0)
        file.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        offset += len(file[-1])
    places[table] = (1, offset, 0)
    mark = hashlib.md5(b"".join(file), usedforsecurity=False).hexdigest().encode()
    catalog, info = (
        document.Reference(each).format(document) for each in (document.Catalog, document.info)
    )
    rows = b"".join(
        kind.to_bytes(1, "big") + at.to_bytes(4, "big") + within.to_bytes(3, "big")
        for kind, at, within in (places.get(number, (0, 0, 0)) for number in range(table + 1))
    )
    told = b"/Type/XRef/Size %d/W[1 4 3]/Root %s/Info %s/ID[<%s><%s>]"
    told += b"/DecodeParms<</Predictor 12/Columns 8>>"
    body = _stream(told % (table + 1, catalog, info, mark, mark), _differences(rows, 8))
    file.append(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, body, offset))
    return b"".join(file)


def _objects(document: Any, further: Mapping[int, bytes]) -> Iterator[tuple[int, bytes]]:
    """ReportLab's objects; writing one may bring another."""
    number = 0
    while number < document.objectcounter:
        number += 1
        if number not in further:
            made = document.idToObject[document.numberToId[number]]
            yield number, pdfdoc.format(made, document, toplevel=1).strip(b"\r\n")


def _pack(objects: list[tuple[int, bytes]]) -> bytes:
    """Many objects as one stream: first where each begins, then all of them."""
    starts = accumulate((len(body) + 1 for _, body in objects), initial=0)
    places = b" ".join(
        b"%d %d" % (number, start) for (number, _), start in zip(objects, starts, strict=False)
    )
    told = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(places) + 1)
    return _stream(told, b"\n".join([places, *(body for _, body in objects)]))


def _stream(told: bytes, data: bytes) -> bytes:
    small = zlib.compress(data)
    head = b"<<%s/Filter/FlateDecode/Length %d>>" % (told, len(small))
    return head + b"stream\n" + small + b"\nendstream"


def _differences(rows: bytes, wide: int) -> bytes:
    """Each row as its difference from the one above, which is mostly nothing."""
    above = bytes(wide) + rows
    less = bytes([(here - there) & 255 for here, there in zip(rows, above, strict=False)])
    return b"".join(b"\2" + less[at : at + wide] for at in range(0, len(less), wide))
