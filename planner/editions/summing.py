"""One line of a change notice for what is the same of many items or days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from planner.editions.spoken import Speaker
from planner.editions.values import Change
from planner.wording import Wording

BY_DAY = frozenset({"new", "joined", "removed", "left", "cancellation"})
"""What is told once a day, item by item."""
_BY_TITLE = 4  # items of one change, up to which they are told by title


def summed(changes: Iterable[Change], speaker: Speaker) -> Iterator[Change]:
    """What changes in the same way is told once, where it first stands."""
    alike: dict[Any, list[Change]] = {}
    for number, each in enumerate(changes):
        alike.setdefault(_key(each) or number, []).append(each)
    for same in alike.values():
        yield same[0] if len(same) == 1 else _one_of(same, speaker)


def _key(change: Change) -> Any:
    if change.why:
        return None
    if change.what in BY_DAY:
        return change.what, change.day
    if change.moved_from and change.day:
        return change.what, change.day - change.moved_from
    return change.what, change.was, change.now


def _one_of(same: list[Change], speaker: Speaker) -> Change:
    first, days = same[0], tuple(sorted({each.day for each in same if each.day}))
    items = [each for each in same if each.item]
    many = first.what not in BY_DAY and len(items) > _BY_TITLE
    titles = [_titled(each, speaker, dated=len(days) > 1) for each in items]
    if many:
        titles = [speaker.words.say("papers.entries", count=len(items))]
    whole = replace(
        first,
        item=None,
        title="",
        day=days[0] if days else None,
        time=None,
        was=first.was if len({each.was for each in same}) == 1 else None,
        now=first.now if len({each.now for each in same}) == 1 else None,
        days=days,
        titles=tuple(titles),
    )
    return _moved(whole, same, speaker) if first.moved_from else whole


def _titled(change: Change, speaker: Speaker, *, dated: bool) -> str:
    day = speaker.day(change.day) if dated else None
    return ", ".join(filter(None, (day, change.time, change.title)))


def _moved(whole: Change, same: list[Change], speaker: Speaker) -> Change:
    """To other days at the same hours: which days these were, and which they are."""
    was = sorted({each.moved_from for each in same if each.moved_from})
    words, size = speaker.words, speaker.size
    now = words.each(
        lambda one: ", ".join((_days(whole.days, one, size), one.say("papers.same-hours")))
    )
    return replace(whole, was=_days(was, words, size), now=now)


def _days(days: Sequence[date], words: Wording, size: str) -> str:
    first, last = days[0], days[-1]
    return words.footer_date(first, size) if first == last else words.date_range(first, last, size)
