"""The notice of what changed since an issue: each change with its day, its hour, and both sides."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from issue_office import Office, cancel

from planner.editions.issuing import Filed, Key, freeze
from planner.editions.making import copies_of
from planner.editions.notice import schedule_today
from planner.editions.order import Order
from planner.editions.values import Change, ChangeNotice

GIVEN_OUT = date(2027, 1, 20)


def notice(office: Office, change: Any, audience: str = "delegation", **given: Any) -> ChangeNotice:
    """Of one change since the issue, for everybody of an audience."""
    order = replace(office.order, reader=replace(office.order.reader, audience=audience))
    key: Key = (audience, "daily-schedule", "")
    frozen = freeze([(key, schedule_today(order))], 1, GIVEN_OUT, {})
    change()
    held = Filed(1, GIVEN_OUT, frozen, why="The hosts asked.", **given)
    (copy,) = copies_of("change-notice", replace(order, held=held))
    assert isinstance(copy.edition, ChangeNotice)
    return copy.edition


def test_a_moved_item_is_told_with_both_hours_and_why(office: Office) -> None:
    item = office.visit.items[0]
    item.start, item.end = time(9), time(10)

    def later() -> None:
        item.start, item.end = time(11, 30), time(12, 30)

    told = notice(office, later)
    assert (told.since, told.since_on) == (1, GIVEN_OUT)
    assert told.changes == (
        Change(
            item=item.id,
            title=item.title,
            what="time",
            day=item.day,
            time="11:30 a.m.",
            was="9:00 a.m. to 10:00 a.m.",
            now="11:30 a.m. to 12:30 p.m.",
        ),
    )
    assert told.why == "The hosts asked."  # once, of all of it


def test_another_hotel_is_told_of_each_of_its_nights(office: Office) -> None:
    stop = office.visit.stops[0]

    def move() -> None:
        stop.hotel.name = "Hotel Elsewhere"

    told = notice(office, move)
    assert [(each.item, each.title, each.time, each.why) for each in told.changes] == [
        (None, "", None, None)
    ] * len(told.changes)
    assert [each.day for each in told.changes] == sorted(
        each.day for each in told.changes if each.day
    )
    assert all("Lake Hotel" in (each.was or "") for each in told.changes)
    assert all("Hotel Elsewhere" in (each.now or "") for each in told.changes)
    assert told.changes


@pytest.mark.parametrize("audience", ["internal", "delegation"])
def test_who_else_is_told_is_for_the_embassy_alone(office: Office, audience: str) -> None:
    item = office.visit.items[0]
    told = notice(office, lambda: cancel(item), audience, names=("Ada", "Ben"))
    assert told.concerned == (("Ada", "Ben") if audience == "internal" else ())
    (change,) = (each for each in told.changes if each.item == item.id)
    assert (change.what, change.was, change.now) == (
        "cancellation",
        "To be confirmed",
        "Canceled",
    )
    assert change.why == ("Hall: Strike" if audience == "internal" else None)


def test_without_an_issue_nothing_has_changed(office: Office) -> None:
    order: Order = replace(office.order, held=None)
    (copy,) = copies_of("change-notice", order)
    assert (copy.edition.since, copy.edition.since_on, copy.edition.changes) == (None, None, ())
