"""The access list: for the guard at one door, who will stand before it."""

from planner.documents import look
from planner.documents.listing import Listing
from planner.documents.paper import Paper
from planner.documents.tables import columns
from planner.editions.values import AccessList, Guarded


def add(paper: Paper, edition: AccessList) -> None:
    say = paper.say
    listing = Listing(paper, say("papers.access-list"), say("papers.confidential"))
    for venue in edition.venues:
        _venue(listing, venue)
    if not edition.venues:
        listing.prose(say("papers.no-venues"), look.ASIDE)
    listing.end()


def _venue(listing: Listing, venue: Guarded) -> None:
    say, paper = listing.say, listing.paper
    title = paper.read(", ".join(filter(None, (venue.place.name, venue.place.room))))
    listing.flow.head()
    listing.flow.add(listing.section(title, listing.people(len(venue.people))))
    for line in venue.place.address:
        listing.prose(line, look.NOTE, above=1)
    if venue.rules:
        listing.prose(venue.rules, look.BODY, above=3)
    times = columns(paper.inner, (say("papers.column-when"), 36), (say("papers.column-visit"), 64))
    listing.table(
        times,
        (
            listing.cells(
                times,
                ", ".join(filter(None, (listing.day(day), listing.time(when)))),
                [(what, look.ADDRESS)],
            )
            for day, when, what in venue.visits
        ),
    )
    cols = columns(
        paper.inner,
        (say("papers.column-passport-name"), 36),
        (say("papers.column-born"), 20),
        (say("papers.column-citizenship"), 22),
        (say("papers.column-document"), 22),
    )
    if not venue.people:
        listing.prose(say("papers.no-delegates"), look.ASIDE)
        return
    listing.table(
        cols,
        (
            listing.cells(
                cols,
                each.name,
                [(listing.days(each.born, each.born), look.FIGURE)],
                ", ".join(each.citizenships),
                [(each.document, look.PHONE)],
            )
            for each in venue.people
        ),
    )
