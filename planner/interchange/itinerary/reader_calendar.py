"""The program as a calendar file for one reader: what that audience, or that delegate, may know."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from planner.editions.audiences import audience_for
from planner.editions.order import Order
from planner.editions.schedule import entry_of, visible
from planner.editions.values import Entry
from planner.interchange.itinerary.calendar_out import write_calendar
from planner.model import Item, ItemStatus, Leg
from planner.rules.agenda import happenings


def reader_calendar(order: Order, revisions: Mapping[UUID, int], made: datetime) -> bytes:
    """Refused where the reader may not have the schedule."""
    audience_for(order.reader.audience, "daily-schedule")
    shown: list[Item | Leg] = [
        each
        for each in happenings(order.visit)
        if (visible(each, order.audience) or _was_shown(each, order)) and order.concerns(each)
    ]
    described = {
        each.id: _described(entry_of(each, order))
        for each in shown
        if visible(each, order.audience)
    }
    return write_calendar(shown, described, revisions, order.exchange.name, made)


def _was_shown(happening: Item | Leg, order: Order) -> bool:
    """What a host declined may stand in the calendars of readers, who are told that it is off."""
    return (
        isinstance(happening, Item)
        and happening.status is ItemStatus.DECLINED
        and order.audience.sees_kind(happening.kind)
    )


def _described(entry: Entry) -> tuple[str, str]:
    place = entry.place
    where = (place.name, place.room, *place.address) if place else ()
    people = (", ".join(filter(None, (met.name, met.title, met.phone))) for met in entry.people)
    lines = [line for line in (*people, entry.meeting_point, *entry.notes) if line]
    return ", ".join(filter(None, where)), "\n".join(lines)
