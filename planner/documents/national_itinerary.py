"""The national itinerary: one row a stop, the legs between."""

from collections.abc import Iterator, Sequence

from planner.documents import look
from planner.documents.cells import Cell
from planner.documents.listing import Listing
from planner.documents.paper import Paper
from planner.documents.tables import Column, columns
from planner.documents.travel import service_of
from planner.editions.values import Leaving, NationalItinerary, Stay

_BY_NAME = 3


def add(paper: Paper, edition: NationalItinerary, *, level: int = 1) -> None:
    say = paper.say
    in_book = level > 1  # where it may share a page with what the visit is for
    title = say("papers.national-itinerary")
    listing = Listing(paper, title, paper.dates, level=level, tight=in_book)
    cols = columns(
        paper.inner,
        (say("papers.column-dates"), 22),
        (say("papers.column-city"), 22),
        (say("papers.column-hotel"), 34),
        (say("papers.column-host"), 26),
    )
    if not (edition.stays or edition.legs):
        listing.prose(say("papers.no-stops"), look.ASIDE)
    else:
        listing.table(cols, _rows(listing, cols, edition))
    listing.end()


def _rows(
    listing: Listing, cols: Sequence[Column], edition: NationalItinerary
) -> Iterator[Sequence[Cell]]:
    """Before a stop, the legs that leave until the day it begins; the others last."""
    legs = list(edition.legs)
    for stay in edition.stays:
        while legs and _before(legs[0], stay):
            yield _leg(listing, cols, legs.pop(0))
        yield _stay(listing, cols, stay)
    for leg in legs:
        yield _leg(listing, cols, leg)


def _before(leg: Leaving, stay: Stay) -> bool:
    day = leg.leaves_on or leg.arrives_on
    return bool(day and stay.first_day and day <= stay.first_day)


def _stay(listing: Listing, cols: Sequence[Column], stay: Stay) -> list[Cell]:
    hotel = listing.place(stay.hotel)
    if stay.hotel_phone:
        hotel.append((stay.hotel_phone, look.PHONE))
    return listing.cells(
        cols,
        listing.days(stay.first_day, stay.last_day) or listing.say("papers.dates-open"),
        [(stay.city, look.TITLE)],
        hotel,
        stay.host,
    )


def _leg(listing: Listing, cols: Sequence[Column], leg: Leaving) -> list[Cell]:
    return listing.cells(
        cols,
        [(listing.day(leg.leaves_on or leg.arrives_on), look.ADDRESS)],
        [(service_of(listing, leg), look.NOTE)],
        [(_way(listing, leg), look.NOTE)],
        [(_who(listing, leg), look.NOTE)],
    )


def _who(listing: Listing, leg: Leaving) -> str:
    """Few by name, more by count; where everybody goes, nobody need be named."""
    if not leg.who:
        return " "
    return ", ".join(leg.who) if len(leg.who) <= _BY_NAME else listing.people(leg.count)


def _way(listing: Listing, leg: Leaving) -> str:
    ends = []
    for place, when in ((leg.leaves_from, leg.leaves), (leg.arrives_at, leg.arrives)):
        known = when.start is not None or when.part is not None
        ends.append(" ".join(filter(None, (place, listing.time(when) if known else None))))
    if leg.arrives_on and leg.leaves_on and leg.arrives_on != leg.leaves_on:
        ends[1] += f", {listing.day(leg.arrives_on)}"
    return " – ".join(filter(None, ends))
