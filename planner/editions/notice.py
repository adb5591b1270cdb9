"""The change notice: what has changed for a reader since the issue they hold."""

from dataclasses import replace

from planner.editions.contacts import coordinator
from planner.editions.differences import Beside, Difference, beside, differences, told
from planner.editions.order import Held, Order
from planner.editions.personal import personal_schedule
from planner.editions.schedule import daily_schedule
from planner.editions.spoken import Speaker
from planner.editions.travel import place_name
from planner.editions.values import Change, ChangeNotice, Edition, Overnight
from planner.model import Disclosure
from planner.wording import Wording, wording


def schedule_today(order: Order) -> Edition:
    """The paper of days that a reader's changes are read off."""
    return personal_schedule(order) if order.delegate else daily_schedule(order)


def changes_since(held: Held, order: Order) -> list[Difference]:
    """What has changed in a reader's schedule since an issue: all of it where there was none."""
    after = held.after(order) or schedule_today(order)
    before = held.before(order) or replace(after, days=())  # type: ignore[call-arg]  # a Schedule: one that is new holds no days
    return differences(before, after)


def beside_since(held: Held, order: Order) -> list[Beside]:
    """What has changed of the days a reader is there, outside the lines. Whoever is given lists of
    one place or vehicle reads none of it."""
    if order.place or order.vehicle or "daily-schedule" not in order.audience.papers:
        return []
    everyone, there = replace(order, person=None), order.delegate
    before, after = held.before(everyone), held.after(everyone) or daily_schedule(everyone)
    found = beside(before, after) if before else []
    return [each for each in found if there is None or there.there(each.day)]


def change_notice(order: Order) -> ChangeNotice:
    held = order.held
    found = changes_since(held, order) if held is not None else []
    if held is not None:
        own = held.own(order)
        found = [each for each in found if own is None or each.item in own]
    words, why = wording(order.reader.language), held.why if held else None
    aside = beside_since(held, order) if held is not None else []
    return ChangeNotice(
        **order.about(place_name(order)),
        issue=held.issued if held else None,
        since=held.number if held else None,
        since_on=held.on if held else None,
        changes=(
            *(_change(each, order, words, why) for each in found),
            *(_of_day(each, order, words, why) for each in aside),
        ),
        # who else is told would name those whom this reader may not know of
        coordinator=coordinator(order),
        concerned=held.names if held and order.audience.sees(Disclosure.INTERNAL) else (),
    )


def _change(difference: Difference, order: Order, words: Wording, why: str | None) -> Change:
    reader, line = order.reader, difference.line
    was, now = told(difference, words, reader.clock, reader.size)
    return Change(
        item=difference.item,
        title=line.entry.title,
        what=difference.what,
        day=line.day,
        time=Speaker(words, reader.clock, reader.size).begins(line.entry.when),
        was=was,
        now=now,
        why=line.entry.reason or why,
    )


def _of_day(aside: Beside, order: Order, words: Wording, why: str | None) -> Change:
    speaker = Speaker(words, order.reader.clock, order.reader.size)
    was, now = (
        speaker.hotel(each) if isinstance(each, Overnight) else each
        for each in (aside.before, aside.after)
    )
    return Change(None, "", aside.what, aside.day, None, was, now, why=why)
