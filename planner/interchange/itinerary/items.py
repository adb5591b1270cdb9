"""The time and the title of an item, as its line gives them."""

import re
from collections.abc import Iterable
from datetime import date, time, timedelta

from planner.actions.arriving import Arrival
from planner.interchange.itinerary import labels, phrases
from planner.interchange.itinerary.groups import group_of_line
from planner.interchange.itinerary.heard import Background, Heard
from planner.interchange.itinerary.marks import sounds_called_off, take_marks
from planner.interchange.itinerary.parallel import SEVERAL, names_several
from planner.interchange.itinerary.places import is_place
from planner.model import ItemStatus
from planner.rules.time_spans import Span
from planner.rules.worded_hours import begins_in_words

_NIGHT_BEGINS, _NIGHT_ENDS = 18, 5  # after midnight hours go back within a day
_AFTER_MIDNIGHT = "It begins after midnight: look whether it is of the next day."
_EARLIER = "It begins before an item above it, at {before}: look whether it is of another day."


class ProgramClock:
    """The hours of a program, read in order: one that never says p.m. may still mean it."""

    def __init__(self, *, counts_to_24: bool) -> None:
        self._counts_to_24 = counts_to_24
        self._before: dict[tuple[date | None, tuple[str, ...]], time] = {}
        self._latest: dict[tuple[date | None, tuple[str, ...]], time] = {}

    def set_time(self, heard: Heard, span: Span) -> None:
        arrival = heard.arrival
        assert arrival is not None
        arrival.start, arrival.end = self._afternoon(span, heard)
        arrival.ends_next_day = span.ends_next_day
        if span.starts_next_day and arrival.day is not None:
            arrival.day += timedelta(days=1)
            heard.say("“{time}” is the first hour of the next day.", time=span.as_given)
        arrival.state, arrival.part = span.state, span.part
        arrival.as_given = span.as_given
        if span.guess:
            heard.say(span.guess, time=span.as_given)

    def _afternoon(self, span: Span, heard: Heard) -> tuple[time | None, time | None]:
        """“2:00” after “noon”, or first of a day, is after noon; that is said."""
        start, end = span.start, span.end
        if start is None or heard.arrival is None:
            return start, end
        key = (heard.arrival.day, tuple(heard.arrival.who))
        before = self._before.get(key)
        # “halb drei” never counts to 24
        to_24 = self._counts_to_24 and not begins_in_words(span.as_given)
        if not span.half_given and 1 <= start.hour <= (5 if to_24 else 11):
            later = start.replace(hour=start.hour + 12)
            turned = before is not None and start < before <= later
            if turned or (before is None and start.hour < 6 and not to_24):
                heard.say("“{time}” was taken for the afternoon.", time=span.as_given)
                if end is not None and end.hour < 12:
                    end = end.replace(hour=end.hour + 12)
                start = later
        self._before[key] = start
        if not span.starts_next_day:
            self._say_if_earlier(start, key, heard)
        return start, end

    def _say_if_earlier(
        self, start: time, key: tuple[date | None, tuple[str, ...]], heard: Heard
    ) -> None:
        """That hours go back within a day: the heading of another may not have been understood."""
        latest = self._latest.setdefault(key, start)
        if start < latest and start.hour < _NIGHT_ENDS and latest.hour >= _NIGHT_BEGINS:
            heard.say(_AFTER_MIDNIGHT)
        elif start < latest:
            heard.say(_EARLIER, before=f"{latest:%H:%M}")
        self._latest[key] = max(latest, start)


def session_of(outer: Heard, heard: Iterable[Heard]) -> Arrival:
    """A session of an item: what has a time of its own and nothing else."""
    whole = outer.arrival
    assert whole is not None
    before = sum(each.arrival is not None and each.arrival.part_of is whole for each in heard)
    return Arrival(
        title=f"{whole.title}, session {before + 1}",
        day=whole.day,
        city=whole.city,
        part_of=whole,
        kind=whole.kind,
        status=whole.status,
        who=list(whole.who),
        new_groups=True,
    )


def of_some(outer: Arrival, groups: tuple[str, ...]) -> Arrival:
    """What some do at the hours of an item; a part of it, where it is more than its hours."""
    return Arrival(
        day=outer.day,
        start=outer.start,
        end=outer.end,
        ends_next_day=outer.ends_next_day,
        state=outer.state,
        as_given=outer.as_given,
        city=outer.city,
        part_of=outer if outer.title else None,
        status=outer.status,
        who=list(groups),
        new_groups=True,
    )


def set_title(heard: Heard, background: Background, text: str) -> None:
    """The title, and what the first line says besides; further lines are details."""
    arrival = heard.arrival
    assert arrival is not None
    who = group_of_line(text, background.groups)
    if who is not None and who[1]:
        arrival.who, text = list(who[0]), who[1]
    had = list(arrival.who)
    first, *more = text.split("\n")
    text = take_marks(arrival, "\n".join((take_marks(arrival, first), *more)))
    arrival.new_groups = arrival.new_groups or arrival.who != had
    if arrival.status is not ItemStatus.CANCELLED and sounds_called_off(text):
        heard.say("It reads as called off or put off; it was kept as planned.")
    if names_several(text):
        heard.say(SEVERAL)
    labelled = labels.label_of(text)
    if labelled and labelled[0] == "title":
        text = labelled[1]
    first, *more = re.sub(r"[ ]{2,}", " ", text).split("\n")
    phrases.split_title(arrival, first.strip(), background.venues)
    if arrival.venue and arrival.venue not in arrival.title:
        heard.told = first.strip()
        if not is_place(arrival.venue, background.venues):
            heard.say("“{venue}” was taken for the place.", venue=arrival.venue)
    for detail in more:
        if detail.strip():
            labels.take_detail(heard, detail, background.venues)


def name_it(heard: Heard) -> None:
    """An item without a title is called after its place or its note, and that is said."""
    arrival = heard.arrival
    if arrival is None or arrival.leg is not None or arrival.title:
        return
    words = [*(each for each in (arrival.venue, arrival.note) if each)]
    arrival.title = words[0].split("\n")[0] if words else "To be named"
    heard.say("It has no title.")
