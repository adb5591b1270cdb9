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
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2
from builders import NOW, keep

from planner.documents.papers import PAPERS
from planner.editions.audiences import AUDIENCES
from planner.editions.forms import FORMS
from planner.editions.handing_out import hand_out
from planner.editions.issuing import Filed
from planner.editions.letters import drafts
from planner.editions.making import copies_of
from planner.editions.naming import file_name
from planner.editions.order import Order
from planner.editions.recipients import recipients
from planner.editions.telling import as_of, to_tell
from planner.editions.values import Issued
from planner.interchange.feedback import feedback_sheet
from planner.interchange.itinerary.reader_calendar import reader_calendar
from planner.interchange.itinerary.sheet_out import program_csv
from planner.interchange.roster.table import roster_table
from planner.interchange.roster.writing import WRITERS
from planner.model import (
    Disclosure,
    Issue,
    ItemStatus,
    Participation,
    Traveller,
    Venue,
    Visit,
)
from planner.outgoing import Drawn, Key, Printed, in_form, write_mail
from planner.rules.check import check
from planner.store.database import open_store
from planner.wording import wording

REASON = "qissuexreasonq"
"""The mark of why there is an issue, as typed: it is told to all who are given one."""

WHOM = "qissuexwhomq"
"""The mark of somebody whom an issue concerns: on internal copies alone."""


@dataclass(frozen=True)
class Output:
    """`audiences` are those it is made for; `read` gives all that can be found in one file.

    `for_all`: the files of all audiences at once, where most of the work is the same for each.
    """

    audiences: frozenset[str]
    make: Callable[[Order], Iterable[bytes]]
    read: Callable[[bytes], str]
    takes: bool = False  # all papers of its audience along
    for_all: Callable[[Order], Iterable[tuple[str, bytes]]] | None = None


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
        return [
            in_form(kind, name, copy, order, Printed(), {}, NOW).data
            for copy in copies_of(name, order)
        ]

    may_have = frozenset(each.name for each in AUDIENCES.values() if name in each.papers)
    return Output(may_have, make, _unpacked)


def _unpacked(data: bytes) -> str:
    """All parts of a Word document or a spreadsheet, or a page, with nothing escaped."""
    if not data.startswith(b"PK"):
        return html.unescape(data.decode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = (archive.read(each).decode("utf-8", "replace") for each in archive.namelist())
        return html.unescape("\n".join(parts))


OUTPUTS |= {
    f"{name}.{kind}": _other(kind, name)
    for name, kinds in FORMS.items()
    for kind in kinds
    if kind != "ics"  # a calendar goes to whoever may have the schedule, see below
}


def _notices(order: Order) -> Iterable[tuple[str, bytes]]:
    """Notices of one change after the other; for everybody, and asked for one person alone."""
    for change in CHANGES:
        held = Filed(1, order.made_on, as_of(order), names=(WHOM,), why=REASON)
        change(order.visit)
        for audience in OUTPUTS["change-notice"].audiences:
            reader = replace(order.reader, audience=audience)
            for person in (None, order.visit.delegates[0].id):
                own = replace(order, reader=reader, held=held, person=person)
                for copy in copies_of("change-notice", own):
                    yield audience, PAPERS["change-notice"](copy.edition).pdf


def _times(visit: Visit) -> None:
    for item in visit.items:
        item.start = time(item.start.hour + 1) if item.start else None
    for leg in visit.legs:
        leg.from_time = time(leg.from_time.hour + 1) if leg.from_time else None


def _places(visit: Visit) -> None:
    for item in visit.items:
        item.meeting_point = f"{item.meeting_point}r"
        if item.venue is not None:
            item.venue = Venue(name=f"{item.venue.name}r", address=item.venue.address)


def _titles(visit: Visit) -> None:
    for item in visit.items:
        item.title = f"{item.title}r"


def _people_met(visit: Visit) -> None:
    for item in visit.items:
        item.contacts = item.contacts[:-1]
        for contact in item.contacts:
            contact.position = f"{contact.position}r"


def _phones(visit: Visit) -> None:
    for item in visit.items:
        for contact in item.contacts:
            contact.phone = f"{contact.phone}r"


def _participants(visit: Visit) -> None:
    """Who was named is so no longer; where nobody was, somebody is."""
    for each in visit.items:
        each.everyone = not each.everyone
        named = [] if each.everyone else visit.delegates[:1]
        each.participations = [Participation(delegate=delegate) for delegate in named]
    for leg in visit.legs:
        leg.everyone = not leg.everyone
        named = [] if leg.everyone else visit.delegates[:1]
        leg.travellers = [Traveller(delegate=delegate) for delegate in named]


def _notes(visit: Visit) -> None:
    for item in visit.items:
        for note in item.notes:
            note.text = f"{note.text}r"


def _sleeping(visit: Visit) -> None:
    for stop in visit.stops:
        if stop.hotel is not None:
            stop.hotel = Venue(name=f"{stop.hotel.name}r", phone=stop.hotel.phone)
    for room in (room for delegate in visit.delegates for room in delegate.rooms):
        room.confirmation = f"{room.confirmation}r"


def _sessions(visit: Visit) -> None:
    """What has happened by itself becomes part of something."""
    first, *others = visit.items
    for item in others:
        item.whole = first


def _called_off(visit: Visit) -> None:
    for item in visit.items:
        item.status = ItemStatus.CANCELLED


CHANGES = (
    _times, _places, _titles, _people_met, _phones, _participants, _notes, _sleeping, _sessions,
    _called_off,
)  # fmt: skip
"""All that can change of a visit, each of which makes another notice and another line."""


def _notices_of_an_issue(order: Order) -> Iterable[tuple[str, bytes]]:
    """What goes out with an issue of one change after the other, to each whom it concerns."""
    for change in CHANGES:
        before, newest = as_of(order), Issue(number=1, day=order.made_on, reason="", digest="")
        change(order.visit)
        for notice in hand_out(order, newest, before, REASON).notices():
            yield notice.order.audience.name, PAPERS["change-notice"](notice.copy.edition).pdf


GIVEN = frozenset({"delegation", "hosts", "interpreter", "driver", "hotel", "caterer"})
"""The audiences whose readers are known one by one."""


def _of_all(
    audiences: frozenset[str],
    for_all: Callable[[Order], Iterable[tuple[str, bytes]]],
    read: Callable[[bytes], str],
) -> Output:
    def make(order: Order) -> Iterable[bytes]:
        return [file for whose, file in for_all(order) if whose == order.audience.name]

    return Output(audiences, make, read, for_all=for_all)


OUTPUTS["change-notice.differences"] = _of_all(
    OUTPUTS["change-notice"].audiences, _notices, all_of_a_pdf
)
OUTPUTS["change-notice.issue"] = _of_all(GIVEN, _notices_of_an_issue, all_of_a_pdf)


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


# -- to recipients ---------------------------------------------------------------------------------


def _mails(order: Order) -> Iterable[bytes]:
    """Draft mails of an issue as .eml and as folders, each with what it takes along.

    All papers of all audiences are there to be taken. For each stands all that its edition holds.
    """
    made: dict[Key, Drawn] = {}
    names: set[str] = set()
    for audience in AUDIENCES.values():
        own = replace(order, reader=replace(order.reader, audience=audience.name))
        for paper in audience.papers:
            for copy in copies_of(paper, own):
                edition = replace(copy.edition, issue=Issued(2, order.made_on))
                copy = replace(copy, edition=edition)
                name, told = file_name(own, paper, copy, names), repr(edition).encode()
                one = Drawn(name, told, paper, audience.name, copy)
                made[one.key] = one
    written: list[bytes] = []

    def write(path: Path, data: bytes) -> str:
        written.extend((str(path).encode(), data))
        return str(path)

    papers = order.audience.papers
    for each in recipients(order.visit):
        if each.audience == order.reader.audience:
            theirs = replace(each, papers=papers)
            write_mail(write, Path(), theirs, made, order, Printed(), REASON)
    assert written
    return written


def _mail(data: bytes) -> str:
    """A file of a mail: a draft with its heads and all it holds, or a text."""
    if not data.startswith(b"X-Unsent"):
        return data.decode()
    mail = message_from_bytes(data, policy=SMTP)
    parts = (part.get_payload(decode=True) for part in mail.walk() if not part.is_multipart())
    names = (part.get_filename() or "" for part in mail.walk())
    heads = (str(value) for value in mail.values())
    return "\n".join((*heads, *names, *(part.decode() for part in parts if part)))


OUTPUTS["mails"] = Output(GIVEN, _mails, _mail, takes=True)


def _lines(order: Order) -> Iterable[tuple[str, bytes]]:
    """What is said or sent to each whom a change concerns."""
    for change in CHANGES:
        before = as_of(order)
        change(order.visit)
        for each in to_tell(order, before, 1):
            yield each.recipient.audience, each.line.encode()


OUTPUTS["lines"] = _of_all(GIVEN, _lines, bytes.decode)


def _letters(order: Order) -> Iterable[bytes]:
    """What hosts are asked."""
    findings = check(order.exchange, order.made_on)
    asked = drafts(order.exchange, findings, wording().first)
    assert asked
    return [f"{each.subject}\n{each.text}".encode() for each in asked]


OUTPUTS["letters"] = Output(frozenset({"hosts"}), _letters, bytes.decode)

# -- spreadsheets ----------------------------------------------------------------------------------


def _roster(ending: str) -> Output:
    def make(order: Order) -> Iterable[bytes]:
        with TemporaryDirectory() as folder:
            store = open_store(Path(folder) / "roster.db", who="Ana")
            keep(store, order.exchange)
            visit = order.visit.id
            table = store.ask(lambda session: roster_table(session, visit, order.audience))
            store.close()
        return [WRITERS[ending](table, "A roster")]

    may_have = frozenset(each.name for each in AUDIENCES.values() if each.sees(Disclosure.NAMES))
    return Output(may_have, make, _unpacked if ending == ".xlsx" else _unfolded)


OUTPUTS |= {f"roster{ending}": _roster(ending) for ending in WRITERS}
OUTPUTS["feedback.xlsx"] = Output(
    frozenset({"delegation"}), lambda order: [feedback_sheet(order.visit)], _unpacked
)
