"""The change notice: what has changed for a reader since the issue they hold."""

from collections.abc import Iterable
from dataclasses import replace

from planner.editions.contacts import coordinator
from planner.editions.differences import (
    Beside,
    Difference,
    beside,
    came_and_left,
    differences,
    for_one,
    lines_of,
    told,
)
from planner.editions.order import Held, Order
from planner.editions.personal import personal_schedule
from planner.editions.schedule import daily_schedule
from planner.editions.spoken import Speaker
from planner.editions.summing import summed
from planner.editions.travel import place_name
from planner.editions.values import Change, ChangeNotice, Edition, Met, Overnight, Track
from planner.model import Disclosure
from planner.wording import wording


def schedule_today(order: Order) -> Edition:
    """The paper of days that a reader's changes are read off."""
    return personal_schedule(order) if order.delegate else daily_schedule(order)


def changes_since(held: Held, order: Order) -> list[Difference]:
    """What has changed in a reader's schedule since an issue: all of it where there was none."""
    after = held.after(order) or schedule_today(order)
    before = held.before(order) or replace(after, days=())  # type: ignore[call-arg]  # a Schedule: one that is new holds no days
    found = differences(before, after, held.taking(order))
    if order.delegate is None:
        return found
    everyone = replace(order, person=None)
    was, now = held.before(everyone), held.after(everyone) or daily_schedule(everyone)
    return for_one(found, lines_of(was) if was else {}, lines_of(now))


def beside_since(held: Held, order: Order) -> list[Beside]:
    """What has changed outside the lines, of the days a reader is there. Whoever is given lists of
    one place, or drives, reads none of it."""
    if order.place or order.audience.items is not None or not _reads_days(order):
        return []
    everyone, there, own = replace(order, person=None), order.delegate, order.own
    before, after = held.before(everyone), held.after(everyone) or daily_schedule(everyone)
    return [
        each
        for each in (beside(before, after) if before else [])
        if each.day is None
        or ((there is None or there.there(each.day)) and (own is None or each.day in own.days))
    ]


def _reads_days(order: Order) -> bool:
    return "daily-schedule" in order.audience.papers


def all_changes(held: Held, order: Order) -> list[Change]:
    """All that has changed for a reader, one by one, in words."""
    found = changes_since(held, order)
    theirs = order.own.items if order.own is not None else held.own(order)
    speaker = Speaker(wording(order.reader.language), order.reader.clock, order.reader.size)
    return [
        *(_change(each, order, speaker) for each in found if theirs is None or each.item in theirs),
        *(_beside(each, speaker) for each in beside_since(held, order)),
    ]


def change_notice(order: Order) -> ChangeNotice:
    held = order.held
    speaker = Speaker(wording(order.reader.language), order.reader.clock, order.reader.size)
    rows = all_changes(held, order) if held is not None else ()
    return ChangeNotice(
        **order.about(place_name(order)),
        issue=held.issued if held else None,
        since=held.number if held else None,
        since_on=held.on if held else None,
        changes=tuple(summed(rows, speaker)),
        why=held.why if held else None,
        # who else is told would name those whom this reader may not know of
        coordinator=coordinator(order),
        concerned=held.names if held and order.audience.sees(Disclosure.INTERNAL) else (),
    )


def _change(difference: Difference, order: Order, speaker: Speaker) -> Change:
    reader, line = order.reader, difference.line
    was, now = told(difference, speaker.words, reader.clock, reader.size)
    return Change(
        item=difference.item,
        title=line.entry.title,
        what=difference.what,
        day=line.day,
        time=speaker.begins(line.entry.when),
        was=was,
        now=now,
        why=line.entry.reason,
        moved_from=difference.moved_from,
    )


def _beside(aside: Beside, speaker: Speaker) -> Change:
    if aside.what == "delegation":
        was, now = _delegation(aside, speaker)
    else:
        was, now = (_side(each, speaker) for each in (aside.before, aside.after))
    return Change(None, "", aside.what, aside.day, None, was, now)


def _delegation(aside: Beside, speaker: Speaker) -> tuple[str | None, str | None]:
    """Who came and who left; else what is another of those who are the same."""
    before, after = aside.before, aside.after
    assert isinstance(before, tuple) and isinstance(after, tuple)
    was, now = _counted(before), _counted(after)
    if was.keys() != now.keys():
        return came_and_left(speaker.words, was, now)
    sides = ([each for each in one if each not in other] for one, other in
             ((before, after), (after, before)))  # fmt: skip
    said = ["; ".join(", ".join(filter(None, (each.name, each.native, each.title)))
                      for each in side) for side in sides]  # fmt: skip
    return said[0] or None, said[1] or None


def _counted(people: Iterable[Met]) -> dict[str, str]:
    """By name; the second of one name is told from the first."""
    found: dict[str, str] = {}
    for met in people:
        name = key = met.name or ""
        while key in found:
            key += "+"
        found[key] = name
    return found


def _side(side: object, speaker: Speaker) -> str | None:
    match side:
        case Overnight():
            return speaker.hotel(side)
        case Track():
            return f"{speaker.words.say('papers.group', letter=side.letter)}: {side.name}"
        case str():
            return side
    return None
