"""The way between two things of the same people: how long it takes, and how long there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from planner.gui.itinerary import words
from planner.gui.itinerary.grid.cards import Card
from planner.model import Item, ItemKind, Leg, Venue
from planner.rules.agenda import Happening
from planner.rules.findings import Finding
from planner.rules.folding import folded

if TYPE_CHECKING:
    from planner.gui.itinerary.grid.sheet import Placed

_UNKNOWN = "map-marker-question-outline"
_BY = (  # part of how people go, and its icon
    ("foot", "walk"),
    ("walk", "walk"),
    ("car", "car-outline"),
    ("taxi", "car-outline"),
    ("train", "train"),
    ("metro", "train"),
    ("ferry", "ferry"),
    ("boat", "ferry"),
)
_SHORT = ("travel-short", "travel-unknown")


@dataclass(frozen=True, slots=True)
class Gap:
    """Between the end of one card and the start of the next in one column."""

    before: UUID  # the card it begins under
    column: int
    start: int
    end: int
    text: str
    icon: str
    short: bool  # there is less time than it takes


def gaps_between(placed: Sequence["Placed"], findings: Sequence[Finding]) -> Iterable[Gap]:
    """Each way once, in the first column that goes it."""
    short = {frozenset(each.things) for each in findings if each.rule in _SHORT}
    said: set[tuple[object, object]] = set()
    for column in sorted({column for each in placed for column in each.columns}):
        here = [each.card for each in placed if column in each.columns and each.card.needs_people]
        here.sort(key=lambda card: (card.start or 0, card.end or 0))
        for before, after in pairwise(here):
            pair = (before.id, after.id)
            gap = _gap(column, before, after, frozenset(pair) in short)
            if gap is not None and pair not in said:
                said.add(pair)
                yield gap


def _gap(column: int, before: Card, after: Card, short: bool) -> Gap | None:
    if before.end is None or after.start is None or after.start <= before.end:
        return None
    left, reached = _venue(before), _venue(after)
    if left is None or reached is None or before.open_end:
        return None
    has = after.start - before.end
    if left.id == reached.id or (left.address and left.address == reached.address):
        said, icon = words.tr("Same building"), "walk"
    else:
        needs, by = _way(after.thing, left, reached)
        said, icon = way_said(needs, by, has), _icon(needs, by)
        short = short or (needs is not None and needs > has)
    return Gap(before.id, column, before.end, after.start, said, icon, short)


def way_words(earlier: Happening, later: Happening, has: int) -> tuple[str, str]:
    """What is said of the way from one thing to the next, and its icon."""
    left, reached = getattr(earlier, "venue", None), getattr(later, "venue", None)
    needs, by = None, ""
    if left is not None and reached is not None:
        needs, by = _way(later, left, reached)
    elif isinstance(later, Item):
        needs = later.travel_minutes
    return way_said(needs, by, has), _icon(needs, by)


def _way(thing: Happening, left: Venue, reached: Venue) -> tuple[int | None, str]:
    """How many minutes the way takes, and by what; None where nobody has said."""
    wanted = {(left.id, reached.id), (reached.id, left.id)}
    for known in thing.visit.exchange.travel_times:
        if (known.from_venue.id, known.to_venue.id) in wanted:
            return known.minutes, known.by or ""
    return (thing.travel_minutes if isinstance(thing, Item) else None), ""


def way_said(needs: int | None, by: str, has: int) -> str:
    """“15 min by bus, 15 to spare”; “Needs 35 min by bus, has 30”."""
    if needs is None:
        return words.tr("{has} min, travel time unknown", has=has)
    way = words.tr("{minutes} min", minutes=needs)
    if by:
        way = f"{way} {by}" if " " in by.strip() else words.tr("{way} by {by}", way=way, by=by)
    if needs > has:
        return words.tr("Needs {way}, has {has}", way=way, has=has)
    return words.tr("{way}, {spare} to spare", way=way, spare=has - needs)


def _icon(needs: int | None, by: str) -> str:
    if needs is None:
        return _UNKNOWN
    return next((icon for part, icon in _BY if part in folded(by)), "bus")


def _venue(card: Card) -> Venue | None:
    """Where a card is; a journey or a transfer is a way itself."""
    thing = card.thing
    if isinstance(thing, Leg) or thing.kind is ItemKind.TRANSFER:
        return None
    return thing.venue
