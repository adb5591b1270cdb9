"""The change notice: when, what it was, what it is now, why; on our own, whom it concerns."""

from planner.documents import look
from planner.documents.listing import Listing, Text
from planner.documents.paper import Paper
from planner.documents.tables import Space, columns
from planner.editions.values import Change, ChangeNotice


def add(paper: Paper, notice: ChangeNotice) -> None:
    say = paper.say
    since = say("papers.since-issue", number=notice.since) if notice.since else ""
    listing = Listing(paper, say("papers.change-notice"), since)
    if notice.since is None or notice.since_on is None:
        listing.prose(say("papers.never-issued"), look.ASIDE)
    elif notice.gone:
        listing.prose(say("papers.takes-part-no-longer", name=notice.only_for or ""))
        _answer(listing, notice)
    elif not notice.changes and notice.papers:
        listing.prose(_papers(listing, notice))
        _answer(listing, notice)
    elif not notice.changes:
        listing.prose(say("papers.nothing-changed", number=notice.since), look.ASIDE)
    else:
        date = paper.words.day_month(notice.since_on, paper.reader.size)
        listing.prose(say("papers.put-away", number=notice.since, date=date))
        cols = columns(
            paper.inner,
            (say("papers.column-when"), 24),
            (say("papers.column-was"), 26),
            (say("papers.column-now"), 28),
            (say("papers.column-why"), 24),
        )
        rows = (
            listing.cells(
                cols, _when(listing, each), each.was, _now(listing, each), paper.read(each.why)
            )
            for each in notice.changes
        )
        listing.flow.add(Space(6))
        listing.table(cols, rows)
        _concerned(paper, listing, notice)
    listing.end()


def _when(listing: Listing, change: Change) -> list[Text]:
    return [
        (listing.day(change.day) or listing.say("papers.undated"), look.NAME),
        (change.time, look.ADDRESS),
        (listing.say(f"papers.changed-{change.what}"), look.NAME),
    ]


def _now(listing: Listing, change: Change) -> list[Text]:
    """What it is about, then the part that is new in bold."""
    title = None if change.now == change.title else change.title
    return [(title, look.ADDRESS), (change.now, look.NAME)]


def _concerned(paper: Paper, listing: Listing, notice: ChangeNotice) -> None:
    say = paper.say
    if notice.concerned:
        listing.flow.add(listing.section(say("papers.whom-it-concerns")))
        listing.prose("; ".join(notice.concerned))
    if notice.papers:
        listing.prose(_papers(listing, notice))
    listing.prose(say("papers.all-else-stands", number=notice.since))
    _answer(listing, notice)


def _papers(listing: Listing, notice: ChangeNotice) -> str:
    names = listing.paper.words.listed([listing.say(f"papers.{each}") for each in notice.papers])
    return listing.say("papers.given-out-anew", names=names)


def _answer(listing: Listing, notice: ChangeNotice) -> None:
    say, read, call = listing.say, listing.paper.read, notice.coordinator
    listing.flow.add(listing.section(say("papers.say-you-have-it")))
    if call is None:
        listing.prose(say("papers.say-you-have-it-do"))
    else:
        who = f"{read(call.name)} {read(call.phone)}"
        listing.prose(say("papers.say-you-have-it-call", who=who))
