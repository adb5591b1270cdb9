"""The press copy: what is public of a visit, and who agreed to be named."""

from collections.abc import Iterator, Sequence

from planner.documents import look
from planner.documents.cells import Cell
from planner.documents.listing import Listing
from planner.documents.paper import Paper
from planner.documents.tables import Column, columns
from planner.editions.values import Day, PressCopy


def add(paper: Paper, edition: PressCopy) -> None:
    say = paper.say
    listing = Listing(paper, say("papers.press-copy"), paper.dates)
    if edition.theme:
        listing.prose(edition.theme)
    cols = columns(
        paper.inner,
        (say("papers.column-time"), 22),
        (say("papers.column-what-public"), 46),
        (say("papers.where"), 32),
    )
    for day in edition.days:
        city = paper.read(day.city)
        title = listing.paper.words.short_date(day.date, paper.reader.size) if day.date else None
        head = listing.section(title or say("papers.undated"), city)
        listing.table(cols, _rows(listing, cols, day), head)
    if not edition.days:
        listing.prose(say("papers.no-public"), look.ASIDE)
    _people(listing, edition)
    listing.end()


def _rows(listing: Listing, cols: Sequence[Column], day: Day) -> Iterator[Sequence[Cell]]:
    for band in day.bands:
        for entry in band.entries:
            yield listing.cells(
                cols,
                [(listing.time(entry.when), look.PHONE)],
                [(entry.title, look.NAME), *((note, look.INK_NOTE) for note in entry.notes)],
                listing.place(entry.place),
            )


def _people(listing: Listing, edition: PressCopy) -> None:
    say, paper = listing.say, listing.paper
    if edition.people:
        cols = columns(
            paper.inner, (say("papers.column-name"), 40), (say("papers.column-title"), 60)
        )
        rows = (listing.cells(cols, name, title) for name, title in edition.people)
        listing.table(cols, rows, listing.section(say("papers.delegation")))
    if edition.unnamed:
        said = "papers.and-unnamed" if edition.people else "papers.unnamed"
        listing.prose(say(said, count=edition.unnamed), look.ASIDE)
