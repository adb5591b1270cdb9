"""Whom to call: the contact sheet, stop by stop."""

from collections.abc import Sequence

from planner.documents import look
from planner.documents.cells import Cell
from planner.documents.listing import Listing
from planner.documents.paper import Paper
from planner.documents.tables import Column, columns
from planner.documents.typesetting import has_words
from planner.editions.values import Call, ContactSheet, Stay


def add(paper: Paper, edition: ContactSheet, *, level: int = 1) -> None:
    say = paper.say
    listing = Listing(paper, say("papers.contact-sheet"), paper.dates, level=level)
    cols = call_columns(paper)
    for stay, calls in edition.stops:
        rows = [*_stay_rows(listing, cols, stay), *(call_row(listing, cols, c) for c in calls)]
        title = paper.read(stay.city) or say("papers.city-open")
        head = listing.section(title, listing.days(stay.first_day, stay.last_day) or "")
        if rows:
            listing.table(cols, rows, head)
        else:
            listing.nothing(head, say("papers.no-contacts"))
    if edition.delegates:
        head = listing.section(say("papers.delegation"))
        listing.table(cols, (call_row(listing, cols, each) for each in edition.delegates), head)
    elif not edition.stops:
        listing.prose(say("papers.no-contacts"), look.ASIDE)
    listing.end()


def call_columns(paper: Paper) -> list[Column]:
    say = paper.say
    return columns(
        paper.inner,
        (say("papers.column-who"), 30),
        (say("papers.column-for"), 49),
        (say("papers.column-phone"), 21),
    )


def call_row(listing: Listing, cols: Sequence[Column], call: Call) -> list[Cell]:
    say = listing.say
    key = f"papers.call-{call.function}"
    known = all(has_words(call.about, one.say(key)) for one in listing.paper.words.sides)
    group = say("papers.group", letter=call.group) if call.group else None
    told = (None if known else say(key), group, call.about)
    return listing.cells(
        cols,
        call.name or say("papers.host-to-be-named"),
        [(", ".join(filter(None, told)), look.ADDRESS), (call.email, look.NOTE)],
        [(call.phone, look.PHONE)],
    )


def _stay_rows(listing: Listing, cols: Sequence[Column], stay: Stay) -> list[list[Cell]]:
    say, rows = listing.say, []
    if stay.hotel is not None:
        lines = [(line, look.NOTE) for line in stay.hotel.address]
        rows.append(
            listing.cells(
                cols,
                stay.hotel.name,
                [(say("papers.call-hotel"), look.ADDRESS), *lines],
                [(stay.hotel_phone, look.PHONE)],
            )
        )
    if stay.host:
        number = [(stay.host_phone, look.PHONE)]
        rows.append(listing.cells(cols, stay.host, say("papers.call-local-host"), number))
    for name, lines_ in (("numbers", stay.numbers), ("consulate", stay.consulate)):
        for line in lines_:
            who, phone = parted(line)
            rows.append(
                listing.cells(
                    cols,
                    who or say(f"papers.call-{name}"),
                    say(f"papers.call-{name}"),
                    [(phone, look.PHONE)],
                )
            )
    return rows


def parted(line: str) -> tuple[str, str | None]:
    """“Police 911” as its words and its number; a line without one has only words."""
    words = line.rstrip()
    at = len(words)
    while at and (words[at - 1].isdigit() or words[at - 1] in "+-() ./\u00a0"):
        at -= 1
    number = words[at:].strip(" -/.")
    if sum(letter.isdigit() for letter in number) < 2:
        return words, None
    return words[:at].rstrip(" :,-"), number
