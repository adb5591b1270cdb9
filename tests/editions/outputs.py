"""Everything that leaves the program for a reader, by name, for the proof of redaction.

Whoever adds an output adds it here: a function from an `Order` (whose reader names the audience) to
the files it makes. The proof asks it for every audience.
"""

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

import pikepdf
import pypdfium2

from planner.cli.printing import FORMATS
from planner.documents.papers import PAPERS
from planner.editions.audiences import AUDIENCES
from planner.editions.issuing import Filed, editions_today, freeze
from planner.editions.making import copies_of
from planner.editions.order import Order
from planner.interchange.itinerary.reader_calendar import reader_calendar
from planner.interchange.itinerary.sheet_out import program_csv
from planner.model import ItemStatus, Venue


@dataclass(frozen=True)
class Output:
    """`audiences` are those it is made for; `read` gives all that can be found in one file."""

    audiences: frozenset[str]
    make: Callable[[Order], Iterable[bytes]]
    read: Callable[[bytes], str]


def all_of_a_pdf(pdf: bytes) -> str:
    """Text, title, bookmarks, alternative and actual texts: all of it in one string."""
    document = pypdfium2.PdfDocument(pdf)
    told = [page.get_textpage().get_text_bounded() for page in document]
    told += list(document.get_metadata_dict().values())
    told += [item.get_title() for item in document.get_toc()]
    document.close()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.attachments
        for thing in opened.objects:
            told += _strings(thing)
    return "\n".join(told)


def _strings(thing: pikepdf.Object) -> Iterable[str]:
    """Every string of one object, and its stream where that is no page content or font."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            if not getattr(each, "is_indirect", False):
                yield from _strings(each)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for each in dict(thing).values():
            if not getattr(each, "is_indirect", False):
                yield from _strings(each)
        if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == "/Metadata":
            yield thing.read_bytes().decode()


def _paper(name: str) -> Output:
    def make(order: Order) -> Iterable[bytes]:
        return [PAPERS[name](copy.edition).pdf for copy in copies_of(name, order)]

    may_have = frozenset(each.name for each in AUDIENCES.values() if name in each.papers)
    return Output(may_have, make, all_of_a_pdf)


OUTPUTS: dict[str, Output] = {name: _paper(name) for name in PAPERS}


def _other(kind: str, name: str) -> Output:
    def make(order: Order) -> Iterable[bytes]:
        return [FORMATS[kind][name](copy.edition) for copy in copies_of(name, order)]

    def read(data: bytes) -> str:
        if not data.startswith(b"PK"):
            return html.unescape(data.decode())
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = (archive.read(each).decode("utf-8", "replace") for each in archive.namelist())
            return html.unescape("\n".join(parts))

    may_have = frozenset(each.name for each in AUDIENCES.values() if name in each.papers)
    return Output(may_have, make, read)


OUTPUTS |= {
    f"{name}.{kind}": _other(kind, name)
    for kind, papers in FORMATS.items()
    for name in papers
    if name in ("daily-schedule", "personal-schedule")
}


def _notice(order: Order) -> Iterable[bytes]:
    """Notices in which every item has changed in all that can change, and one is called off."""
    held = Filed(1, order.made_on, freeze(editions_today(order), 1, order.made_on, {}))
    for item in order.visit.items:
        item.start = time(item.start.hour + 1) if item.start else None
        item.title, item.meeting_point = f"{item.title}r", f"{item.meeting_point}r"
        item.notes, item.contacts = item.notes[:-1], item.contacts[:-1]
        if item.venue is not None:
            item.venue = Venue(name=f"{item.venue.name}r", address=item.venue.address)
    order.visit.items[0].status = ItemStatus.CANCELLED
    return [
        PAPERS["change-notice"](copy.edition).pdf
        for copy in copies_of("change-notice", replace(order, held=held))
    ]


OUTPUTS["change-notice.differences"] = replace(OUTPUTS["change-notice"], make=_notice)


def _calendar(order: Order) -> Iterable[bytes]:
    return [reader_calendar(order, {}, datetime(2027, 1, 1, tzinfo=UTC))]


def _unfolded(data: bytes) -> str:
    """A calendar file with its long lines in one piece again, and nothing escaped."""
    return re.sub(r"\\(.)", r"\1", data.decode().replace("\r\n ", "").replace("\\n", "\n"))


OUTPUTS["calendar"] = Output(OUTPUTS["daily-schedule"].audiences, _calendar, _unfolded)
OUTPUTS["program.csv"] = Output(
    OUTPUTS["daily-schedule"].audiences,
    lambda order: [program_csv(copy.edition) for copy in copies_of("daily-schedule", order)],
    lambda data: data.decode("utf-8-sig"),
)
