"""The rooming list: who sleeps where, hotel by hotel."""

from collections.abc import Sequence

from planner.documents import look
from planner.documents.cells import Cell
from planner.documents.listing import Listing
from planner.documents.paper import Paper
from planner.documents.tables import Caption, Column, columns
from planner.editions.values import Hotel, RoomingList, Slept


def add(paper: Paper, edition: RoomingList) -> None:
    say = paper.say
    listing = Listing(paper, say("papers.rooming-list"), paper.dates)
    beds = [bed for hotel in edition.hotels for bed in hotel.beds]
    confirmed = any(bed.confirmation for bed in beds)
    settled = all(bed.room for bed in beds)  # else the column holds “To be determined” on one line
    shares: list[tuple[str, float] | tuple[str, float, str]] = [
        (say("papers.column-guest"), 36 if settled else 30),
        (say("papers.column-room"), 13 if settled else 26),
        (say("papers.column-with"), 24 if settled else 20),
        (say("papers.column-in"), 14),
        (say("papers.column-out"), 14),
        (say("papers.column-nights"), 9, "right"),
    ]
    if confirmed:
        shares.append((say("papers.column-confirmation"), 18))
    cols = columns(paper.inner, *shares)
    for hotel in edition.hotels:
        _hotel(listing, cols, hotel, confirmed=confirmed)
    if not edition.hotels:
        listing.prose(say("papers.no-hotels"), look.ASIDE)
    listing.end()


def _hotel(listing: Listing, cols: Sequence[Column], hotel: Hotel, *, confirmed: bool) -> None:
    say, paper = listing.say, listing.paper
    name = hotel.place.name if hotel.place else say("papers.hotel-open")
    listing.flow.head()
    title = paper.read(", ".join(filter(None, (name, hotel.city))))
    head = listing.section(title, listing.days(hotel.first_day, hotel.last_day) or "")
    about = [*(hotel.place.address if hotel.place else ()), hotel.phone]
    listing.flow.add(head)
    for line in filter(None, about):
        listing.prose(line, look.NOTE, above=1)
    for note in hotel.notes:
        listing.prose(note, look.INK_NOTE, above=3)
    if hotel.beds:
        beds = (_bed(listing, cols, bed, confirmed=confirmed) for bed in hotel.beds)
        overleaf = f"{title} ({say('papers.continued')})"
        people = listing.people(len(hotel.beds))
        listing.table(cols, beds, Caption(listing.root, people, overleaf, listing.inner))
    else:
        listing.prose(say("papers.no-delegates"), look.ASIDE)


def _bed(listing: Listing, cols: Sequence[Column], bed: Slept, *, confirmed: bool) -> list[Cell]:
    texts = [
        [(bed.name, look.NAME), (bed.need, look.INK_NOTE)],
        bed.room or [(listing.say("papers.room-open"), look.NOTE)],
        bed.sharing,
        [(listing.short(bed.arrives), look.FIGURE)],
        [(listing.short(bed.leaves), look.FIGURE)],
        [(str(bed.nights) if bed.nights is not None else None, look.FIGURE)],
    ]
    if confirmed:
        texts.append([(bed.confirmation, look.FIGURE)])
    return listing.cells(cols, *texts)
