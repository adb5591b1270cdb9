"""The change notice: when, what it was, what it is now, why; on our own, whom it concerns."""

from datetime import date, timedelta

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
        _reason(listing, notice)
        listing.prose(_papers(listing, notice))
        _answer(listing, notice)
    elif not notice.changes:
        listing.prose(say("papers.nothing-changed", number=notice.since), look.ASIDE)
    else:
        date = paper.words.day_month(notice.since_on, paper.reader.size)
        listing.prose(say("papers.put-away", number=notice.since, date=date))
        _reason(listing, notice)
        listing.flow.add(Space(6))
        _changes(paper, listing, notice)
        _concerned(paper, listing, notice)
    listing.end()


def _reason(listing: Listing, notice: ChangeNotice) -> None:
    """Of the issue, once; why something was called off stands beside it."""
    if notice.why:
        listing.prose(listing.say("papers.mail-why", reason=listing.paper.read(notice.why)))


def _changes(paper: Paper, listing: Listing, notice: ChangeNotice) -> None:
    say, reasons = paper.say, any(each.why for each in notice.changes)
    heads = [("when", 24), ("was", 26), ("now", 28), *([("why", 24)] if reasons else [])]
    cols = columns(paper.inner, *((say(f"papers.column-{head}"), wide) for head, wide in heads))
    rows = (
        listing.cells(
            cols,
            _when(listing, each),
            _was(each),
            _now(each),
            *([paper.read(each.why)] if reasons else []),
        )
        for each in notice.changes
    )
    listing.table(cols, rows)


def _when(listing: Listing, change: Change) -> list[Text]:
    if len(change.days) > 1:
        day = _days(listing, change.days)
    else:
        day = listing.day(change.day) or ("" if _of_all(change) else listing.say("papers.undated"))
    return [
        (day, look.NAME),
        (change.time, look.ADDRESS),
        (listing.say(f"papers.changed-{change.what}"), look.NAME),
    ]


def _of_all(change: Change) -> bool:
    """Whether it is about no day and no item, but the visit."""
    return change.item is None and not change.titles


def _days(listing: Listing, days: tuple[date, ...]) -> str:
    """Stretches of days that follow on each other."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return "; ".join(
        (listing.days(run[0], run[-1]) if len(run) > 1 else listing.day(run[0])) or ""
        for run in runs
    )


def _was(change: Change) -> list[Text]:
    gone = change.titles if change.what in ("removed", "left") else ()
    return [(change.was, look.ADDRESS), *((each, look.ADDRESS) for each in gone)]


def _now(change: Change) -> list[Text]:
    """What it is about, then the part that is new in bold."""
    if change.what in ("new", "joined"):
        return [(change.now, look.NAME), *((each, look.NAME) for each in change.titles)]
    titles = () if change.what in ("removed", "left") else change.titles
    title = None if change.title in (change.now, change.was) else change.title
    return [(title, look.ADDRESS), *((each, look.ADDRESS) for each in titles),
            (change.now, look.NAME)]  # fmt: skip


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
