"""Commitments that are still open, as a table of what, who and until when."""

from collections.abc import Sequence

from planner.documents.listing import Listing
from planner.documents.pages import Page
from planner.documents.paper import Paper
from planner.documents.tables import Section, columns
from planner.editions.values import Promise


def pages(paper: Paper, promises: Sequence[Promise]) -> list[Page]:
    """On a page of their own, or more."""
    listing = Listing(paper, paper.say("papers.commitments-open"), level=2)
    write(listing, promises)
    return listing.flow.finish()


def write(listing: Listing, promises: Sequence[Promise], *above: Section) -> None:
    say = listing.say
    cols = columns(
        listing.inner,
        (say("papers.column-what-public"), 56),
        (say("papers.column-owner"), 24),
        (say("papers.column-due"), 20),
    )
    rows = (listing.cells(cols, each.what, each.owner, listing.day(each.due)) for each in promises)
    listing.table(cols, rows, *above)
