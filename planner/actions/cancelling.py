"""When something falls out: keeping who called and why, and putting something else in its place."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.participation import assign_like
from planner.model import Item, ItemStatus, Refused, Visit
from planner.rules import moving
from planner.rules.clock import zone_of
from planner.rules.participation import named_by, takes_place
from planner.store.here import still_here
from planner.store.journal import change
from planner.wording import wording


def cancel_item(
    session: Session,
    item_id: UUID,
    by: str,
    why: str,
    when: date,
    instead: UUID | None = None,
) -> None:
    """Call an item off. It stays, with who called and why; its people, venue, interpreter and
    vehicle are free. `instead` takes its place in the same step."""
    item = still_here(session, Item, item_id)
    if item.status is ItemStatus.CANCELLED:
        raise Refused("“{item}” is canceled already.", item=item.title)
    if not by.strip():
        raise Refused("Who called it off must be said.", field="cancelled.by")
    if not why.strip():
        raise Refused("Why it was called off must be said.", field="cancelled.why")
    with change(session, "Cancel “{item}”", about=[item.visit.exchange_id], item=item.title):
        item.status = ItemStatus.CANCELLED
        item.cancelled_by, item.cancelled_why = by.strip(), why.strip()
        item.cancelled_when = when
        if instead is not None:
            put_in_place(session, instead, item_id)


def put_in_place(session: Session, item_id: UUID, of_id: UUID) -> None:
    """Let a standby item or a rain plan take the hour and the people of one that fell out."""
    item, fallen = still_here(session, Item, item_id), still_here(session, Item, of_id)
    hours = _hours_to_fill(item, fallen)
    long = moving.length(item) or moving.length(fallen)
    ahead = moving.minutes_ahead(item)
    with change(
        session,
        "Put “{item}” in place of “{fallen}”",
        about=[item.visit.exchange_id],
        item=item.title,
        fallen=fallen.title,
    ):
        item.stop, item.time_state, item.part = fallen.stop, fallen.time_state, None
        item.day = hours.day
        moving.put(item, moving.at(hours.day, hours.start, zone_of(fallen), long, hours.fold))
        moving.keep_coach(item, ahead)
        item.standby, item.alternate_of = False, None
        whole = fallen.whole
        item.whole = whole if whole is not None and takes_place(whole) else None
        # a session of what does not take place either has no whole to have its people from
        naming = named_by(fallen) if item.whole is None else fallen
        links = naming.participations if naming is not None else ()
        assign_like(item, links)


def _hours_to_fill(item: Item, fallen: Item) -> moving.Hours:
    """When what fell out was to be. Refused for what cannot take its place."""
    hours = moving.hours_of(fallen)
    if hours is None:
        raise Refused("“{item}” had no hour that could be filled.", item=fallen.title)
    if item is fallen:
        raise Refused("“{item}” cannot take its own place.", field="instead", item=item.title)
    if item.visit is not fallen.visit:
        raise Refused(
            "“{item}” belongs to another visit. Copy it into this one first.",
            field="instead",
            item=item.title,
        )
    if item.status.off:
        raise Refused(
            "“{item}” is called off too. Say first that it takes place.",
            field="instead",
            item=item.title,
        )
    if item in fallen.above():
        raise Refused(
            "“{fallen}” belongs to “{item}”, which cannot take its place.",
            field="instead",
            fallen=fallen.title,
            item=item.title,
        )
    return hours


def confirm_day(session: Session, visit_id: UUID, day: date, today: date) -> int:
    """Mark all that is tentative on a day as confirmed; how many items that were."""
    visit = still_here(session, Visit, visit_id)
    items = [each for each in visit.items if each.day == day and each.status.tentative]
    if not items:
        raise Refused("Nothing on {day} is waiting to be confirmed.", day=day)
    sentence = "Confirm {count} items of {day}" if len(items) > 1 else "Confirm an item of {day}"
    with change(
        session, sentence, about=[visit.exchange_id], count=len(items), day=wording().day(day)
    ):
        for item in items:
            _confirm(item, today)
    return len(items)


def _confirm(item: Item, today: date) -> None:
    item.status = ItemStatus.CONFIRMED
    if item.asked_on is not None and item.answered_on is None:
        item.answered_on = today
