"""An embassy that gives out one issue after the other, and what it tells whom."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "documents"))
from visits import an_exchange, an_order

from planner.editions.differences import lines_of
from planner.editions.handing_out import Handing, hand_out
from planner.editions.order import Order
from planner.editions.telling import to_tell
from planner.editions.values import ChangeNotice, Reader
from planner.model import Exchange, Handout, Issue, Item, ItemStatus


class Office:
    """Issues one after the other, as they are kept."""

    def __init__(self) -> None:
        self.exchange: Exchange = an_exchange(delegates=3, items=3, days=3)
        self.visit = self.exchange.visits[0]
        self.newest: Handing | None = None

    @property
    def order(self) -> Order:
        made_on = date(2027, 2, 1 + len(self.visit.issues))
        return replace(an_order(self.exchange, "internal"), made_on=made_on)

    def issue(self) -> Handing:
        before = self.newest.after if self.newest else {}
        newest = self.visit.issues[-1] if self.visit.issues else None
        made = self.newest = hand_out(self.order, newest, before, "Why")
        handouts = [
            Handout(recipient=each.name, key=each.key, audience=each.audience, papers=each.papers)
            for each in made.whom
        ]
        kept = Issue(number=made.number, day=self.order.made_on, reason="Why", digest="")
        kept.handouts += handouts
        self.visit.issues.append(kept)
        return made

    def item(self, title: str) -> Item:
        return next(item for item in self.visit.items if item.title == title)


def names(handing: Handing) -> set[str]:
    return {each.name for each in handing.whom}


def titles(handing: Handing, audience: str, paper: str = "daily-schedule") -> set[str]:
    kept = handing.after[(audience, paper, "")]
    return {line.entry.title for line in lines_of(kept.edition(Reader(audience))).values()}


def cancel(item: Item) -> None:
    item.status, item.cancelled_by, item.cancelled_why = ItemStatus.CANCELLED, "Hall", "Strike"


def changes_told(handing: Handing, audience: str) -> dict[str | None, set[str]]:
    """The items on the notices of an audience, by whose each is; without those of which nothing
    but their papers has changed."""
    told: dict[str | None, set[str]] = {}
    for made in handing.notices():
        notice = made.copy.edition
        assert isinstance(notice, ChangeNotice)
        titles = {each.title for each in notice.changes if each.item}
        titles |= {line.rpartition(", ")[2] for each in notice.changes for line in each.titles}
        if made.order.reader.audience == audience and titles:
            told[notice.only_for] = titles
    return told


def rung(office: Office) -> set[str]:
    """Those to be told of what has changed since the newest issue."""
    assert office.newest is not None
    told = to_tell(office.order, office.newest.after, len(office.visit.issues))
    return {each.recipient.name for each in told}


def lines_to(office: Office, audience: str) -> dict[str, str]:
    assert office.newest is not None
    told = to_tell(office.order, office.newest.after, len(office.visit.issues))
    return {e.recipient.name: e.line for e in told if e.recipient.audience == audience}
