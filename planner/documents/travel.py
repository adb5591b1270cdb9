"""Arrivals for drivers and hotels, and the vehicle manifest."""

from collections.abc import Sequence
from datetime import date

from planner.documents import look
from planner.documents.cells import Cell
from planner.documents.listing import Listing, Text
from planner.documents.paper import Paper
from planner.documents.tables import Column, columns
from planner.editions.values import Arrivals, Leaving, Ride, Transfer, VehicleManifest, When


def add_arrivals(paper: Paper, edition: Arrivals) -> None:
    say = paper.say
    listing = Listing(paper, say("papers.arrivals"), paper.dates)
    cols = columns(
        paper.inner,
        (say("papers.column-leg"), 16),
        (say("papers.column-leaves"), 26),
        (say("papers.column-arrives"), 26),
        (say("papers.column-who"), 32),
    )
    if edition.legs:
        listing.table(cols, (_arrival(listing, cols, leg) for leg in edition.legs))
    else:
        listing.prose(say("papers.no-legs"), look.ASIDE)
    listing.end()


def service_of(listing: Listing, leg: Leaving) -> str:
    """“Flight AF 28”, “By road”."""
    mode = listing.say(f"papers.mode-{leg.mode}")
    return f"{mode} {leg.service}" if leg.service else mode


def _arrival(listing: Listing, cols: Sequence[Column], leg: Leaving) -> list[Cell]:
    who: list[Text] = [(listing.people(leg.count), look.NAME)] if leg.count else []
    if leg.beds:
        named = listing.paper.words.first.say  # names alone, in either language
        who += [
            (named("papers.named", name=name, text=bed) if bed else name, look.ADDRESS)
            for name, bed in zip(leg.who, leg.beds, strict=True)
        ]
    else:
        who.append((", ".join(leg.who), look.ADDRESS))
    leaves = _end(listing, leg.leaves_from, leg.leaves_on, leg.leaves, leg.leaves_zone)
    arrives = _end(listing, leg.arrives_at, leg.arrives_on, leg.arrives, leg.arrives_zone)
    return listing.cells(
        cols,
        [(service_of(listing, leg), look.NAME)],
        [*leaves, *_transfer(listing, leg.before)],
        [*arrives, *_transfer(listing, leg.after)],
        who,
    )


def _transfer(listing: Listing, transfer: Transfer | None) -> list[Text]:
    """Where and when people are met for it, or after it, and with which vehicle."""
    if transfer is None:
        return []
    met = transfer.meeting_point
    place = listing.paper.setter.meeting_point(met) if met else None
    driven = ", ".join(filter(None, (transfer.vehicle, transfer.driver)))
    return [
        (", ".join(filter(None, (listing.time(transfer.when), place))), look.INK_NOTE),
        (driven, look.INK_NOTE),
        (transfer.phone, look.PHONE),
    ]


def _end(
    listing: Listing, place: str | None, day: date | None, when: When, zone: str | None
) -> list[Text]:
    """One end of a leg: the hour large, then where and in whose time."""
    words = listing.paper.words
    told = words.zone(zone, day) if zone and day and when.start else None
    return [
        (listing.time(when), look.START),
        (listing.day(day), look.ADDRESS),
        (place, look.ADDRESS),
        (told, look.NOTE),
    ]


# -- vehicles --------------------------------------------------------------------------------------


def add_manifest(paper: Paper, edition: VehicleManifest) -> None:
    say = paper.say
    listing = Listing(paper, say("papers.vehicle-manifest"), paper.dates)
    cols = columns(
        paper.inner,
        (say("papers.column-when"), 22),
        (say("papers.column-run"), 28),
        (say("papers.column-vehicle"), 24),
        (say("papers.column-riders"), 42),
    )
    if edition.rides:
        listing.table(cols, (_ride(listing, cols, ride) for ride in edition.rides))
    else:
        listing.prose(say("papers.no-rides"), look.ASIDE)
    listing.end()


def _ride(listing: Listing, cols: Sequence[Column], ride: Ride) -> list[Cell]:
    run, say = ride.run, listing.say
    what: list[Text] = [(run.title or service_of(listing, run), look.NAME)]
    if run.meeting_point:
        what.append((listing.paper.setter.meeting_point(run.meeting_point), look.NOTE))
    elif run.title is None:
        what += [
            (say("papers.leaves", place=run.leaves_from) if run.leaves_from else None, look.NOTE),
            (
                say("papers.arrives-place", place=run.arrives_at) if run.arrives_at else None,
                look.NOTE,
            ),
        ]
    what += listing.place(run.place)
    if run.group:
        what.append((say("papers.group", letter=run.group), look.NAME))
    seats = say("papers.seats", count=ride.seats) if ride.seats else None
    riders: list[Text] = [(listing.people(len(ride.riders)), look.NAME)] if ride.riders else []
    riders.append((", ".join(ride.riders), look.ADDRESS))
    riders += [
        (say("papers.need-of", name=name, need=need), look.INK_NOTE) for name, need in ride.needs
    ]
    return listing.cells(
        cols,
        [(listing.time(run.leaves), look.START), (listing.day(run.leaves_on), look.ADDRESS)],
        what,
        [
            (ride.vehicle or say("papers.vehicle-open"), look.NAME),
            (", ".join(filter(None, (ride.plate, seats))), look.NOTE),
            (ride.driver or say("papers.driver-open"), look.ADDRESS),
            (ride.phone, look.PHONE),
        ],
        riders,
    )
