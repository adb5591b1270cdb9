"""The program book: cover, objectives, at a glance, the delegation, day by day, contacts, help."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.documents import (
    contacts,
    emergency,
    glance,
    look,
    national_itinerary,
    promises,
    roster,
)
from planner.documents.cells import Cell
from planner.documents.cover import Cover
from planner.documents.daily_schedule import DailySchedule
from planner.documents.listing import Listing
from planner.documents.pages import Page, Placed
from planner.documents.paper import Leaf, Paper
from planner.documents.tables import Column, columns
from planner.editions.values import ProgramBook, Stay

_BETWEEN = 30.0  # two chapters on one page


def add(paper: Paper, edition: ProgramBook) -> None:
    cover = Cover(paper, edition)
    cover.check()
    paper.headed = True
    paper.leaves.append(Leaf(Page([Placed(cover, 0.0)]), paper.sheet, bare=True))
    chapters: list[tuple[str, Callable[[], None]]] = [
        ("papers.objectives", lambda: _objectives(paper, edition)),
        (
            "papers.national-itinerary",
            lambda: national_itinerary.add(paper, edition.itinerary, level=2),
        ),
        ("papers.at-a-glance", lambda: glance.add(paper, edition.schedule)),
        ("papers.the-delegation", lambda: roster.add_biographies(paper, edition.roster)),
        (
            "papers.day-by-day",
            lambda: DailySchedule(edition.schedule, paper, in_book=True).add(),
        ),
        ("papers.contact-sheet", lambda: contacts.add(paper, edition.contacts, level=2)),
        ("papers.practical", lambda: _practical(paper, edition)),
        ("papers.emergency-sheet", lambda: emergency.add(paper, edition.emergency, level=2)),
    ]
    for title, write in chapters:
        at = len(paper.leaves)
        write()
        if title == "papers.national-itinerary" and _joined(paper, at):
            at -= 1
        cover.contents.append((paper.say(title), at + 1))


def _joined(paper: Paper, at: int) -> bool:
    """A chapter of one page goes on the page of the one before, if there is room for both."""
    before, *pages = (leaf.page for leaf in paper.leaves[at - 1 :])
    below = before.used + _BETWEEN
    if len(pages) != 1 or below + pages[0].used > paper.sheet.room:
        return False
    before.placed += [replace(each, y=below + each.y) for each in pages[0].placed]
    del paper.leaves[at:]
    return True


def _objectives(paper: Paper, edition: ProgramBook) -> None:
    """What the visit is for: its theme, and what its items are about."""
    say = paper.say
    listing = Listing(paper, say("papers.objectives"), paper.dates, level=2)
    if edition.theme:
        listing.prose(edition.theme, look.THEME)
    elif not edition.objectives:
        listing.prose(say("papers.objectives-open"), look.ASIDE)
    for each in edition.objectives:
        listing.prose(f"–  {each}", look.BODY, above=5)
    counted = [
        say("papers.delegates", count=len(edition.roster.people)),
        say("papers.cities", count=len({stay.city for stay in edition.itinerary.stays})),
        say("papers.days", count=sum(day.number is not None for day in edition.schedule.days)),
    ]
    listing.prose("   ·   ".join(counted), look.NOTE, above=12)
    if edition.schedule.promises:
        head = listing.section(say("papers.commitments-open"))
        promises.write(listing, edition.schedule.promises, head)
    listing.end()


def _practical(paper: Paper, edition: ProgramBook) -> None:
    """Where everybody stays, which clock holds there, what to wear, how to read this book."""
    say = paper.say
    listing = Listing(paper, say("papers.practical"), level=2)
    cols = columns(
        paper.inner,
        (say("papers.column-city"), 20),
        (say("papers.column-hotel"), 36),
        (say("papers.column-clock"), 22),
        (say("papers.column-host"), 24),
    )
    stays = edition.itinerary.stays
    if stays:
        rows = (_stay(listing, cols, stay) for stay in stays)
        listing.table(cols, rows, listing.section(say("papers.where-we-stay")))
    worn = [(day, day.dress) for day in edition.schedule.days if day.dress and day.date]
    if worn:
        dress = columns(
            paper.inner, (say("papers.column-day"), 26), (say("papers.column-dress"), 74)
        )
        lines = (listing.cells(dress, listing.day(day.date), said) for day, said in worn)
        listing.table(dress, lines, listing.section(say("papers.what-to-wear")))
    listing.flow.add(listing.section(say("papers.how-to-read")))
    for key in ("marks", "arrow", "about", "groups"):
        listing.prose(say(f"papers.read-{key}"), look.BODY, above=5)
    listing.end()


def _stay(listing: Listing, cols: Sequence[Column], stay: Stay) -> list[Cell]:
    hotel = listing.place(stay.hotel)
    if stay.hotel_phone:
        hotel.append((stay.hotel_phone, look.PHONE))
    words = listing.paper.words
    zone = words.zone(stay.zone, stay.first_day) if stay.zone and stay.first_day else None
    return listing.cells(
        cols,
        [
            (stay.city or listing.say("papers.city-open"), look.NAME),
            (listing.days(stay.first_day, stay.last_day), look.NOTE),
        ],
        hotel,
        zone,
        stay.host,
    )
