"""Rules of recurrence, as RFC 5545 writes them: “FREQ=MONTHLY;INTERVAL=3”.

dateutil reads them. What it would go on looking for without an end is refused or bounded here, for
such a rule may come in any file. The first day counts, whether or not it fits the rule.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, WEEKLY, rrule, rrulestr

from planner.model.errors import Refused

_UTC = re.compile(r"(UNTIL=\d{8}T\d{6})Z")  # ours are local times, without a zone
_WITHIN_A_DAY = re.compile(r"BY(?:HOUR|MINUTE|SECOND)=")
_NO_PART = re.compile(r"BYEASTER=")  # dateutil's own
_CYCLE = 400  # years, after which the calendar is the same, weekdays included
_CYCLE_DAYS = timedelta(days=146_097)
_ANY_DAY = datetime.combine(date(2026, 1, 1), time())


def read_rule(typed: str, field: str) -> str | None:
    """A rule as typed, in the words of RFC 5545; None if nothing is typed.

    Raises `Refused` for what is no rule, or repeats more often than once a day.
    """
    text = "".join(typed.split()).upper().removeprefix("RRULE:")
    if not text:
        return None
    try:
        _parsed(text, _ANY_DAY)
    except ValueError as error:
        raise Refused(
            "“{rule}” is no rule of recurrence. Write yearly, half-yearly, quarterly, monthly or "
            "weekly, or a rule as in FREQ=MONTHLY;INTERVAL=3.",
            field=field,
            rule=typed,
        ) from error
    return text


def occurrences(
    text: str, begins: datetime, until: datetime, since: datetime | None = None
) -> Iterator[datetime]:
    """The moments of a rule from its first to `until`, in order. ValueError for what is no rule.

    What lies before `since` may be left out, where that saves going through it.
    """
    rule = _parsed(text, begins)
    if begins > until:
        return
    first = _skipped(rule, begins, since)
    if first == begins:
        yield begins
    ends = min(until, rule._until) if rule._until else until
    # dateutil looks for what never comes true until the end of all years: let that be near
    away = (date.max.year - until.year) // _CYCLE * _CYCLE_DAYS
    later = rule.replace(dtstart=first + away, until=ends + away, count=None)
    left = None if rule._count is None else max(rule._count - 1, 0)
    yield from islice((each - away for each in later if each - away != begins), left)


def _skipped(rule: rrule, begins: datetime, since: datetime | None) -> datetime:
    """A later beginning from which the rule goes on as from its own."""
    if since is None or since <= begins or rule._count is not None or rule._freq < WEEKLY:
        return begins
    step = timedelta(days=rule._interval * (7 if rule._freq == WEEKLY else 1))
    return begins + (since - begins) // step * step


def horizon(moment: datetime) -> datetime:
    """As far as it makes sense to look for what comes again."""
    try:
        later: datetime = moment + relativedelta(years=25)
    except (OverflowError, ValueError):
        return datetime.combine(date.max, time.max)
    return later


def _parsed(text: str, begins: datetime) -> rrule:
    try:
        rule = rrulestr(_UTC.sub(r"\1", text), dtstart=begins)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"no rule: {text}") from error
    if not isinstance(rule, rrule) or "DTSTART" in text:
        raise ValueError("a set of rules")
    if rule._freq > DAILY or _WITHIN_A_DAY.search(text) or _NO_PART.search(text):
        raise ValueError("more often than once a day, or by Easter")
    if rule._interval < 1:
        raise ValueError("never goes on")
    return rule
