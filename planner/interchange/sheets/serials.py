"""Days as spreadsheets count them, and number formats that mean a date."""

import re
from datetime import date, datetime, time, timedelta

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_LAST = 2_950_000  # in the year 9976


def means_a_date(number: int, code: str | None) -> bool:
    """Whether a number format shows a date or a time: by its number, or by its own code."""
    if code is None:
        return number in _BUILT_IN_DATES
    first = code.partition(";")[0]
    if "general" in first.casefold():
        return False
    if re.search(r"\[(h+|m+|s+)\]", first, re.IGNORECASE):
        return True
    return bool(re.search(r"[ymdhs]", _ASIDE.sub("", first), re.IGNORECASE))


def from_serial(serial: float, epoch_1904: bool) -> date | datetime | time | None:
    """The day, moment or time of day that a number stands for; None for a number that is none."""
    if not 0 <= serial <= _LAST:
        return None
    days, part = divmod(serial, 1)
    seconds = round(part * 86_400)
    if not epoch_1904 and days == 0:
        return _time(seconds) if seconds else None
    if epoch_1904:
        first = date(1904, 1, 1)
    else:  # the calendar of Lotus has a 29 February 1900
        first = date(1899, 12, 31) if days < 60 else date(1899, 12, 30)
    over, seconds = divmod(seconds, 86_400)
    day = first + timedelta(days=int(days) + over)
    return datetime.combine(day, _time(seconds)) if seconds else day


def _time(seconds: int) -> time:
    minutes, second = divmod(seconds % 86_400, 60)
    return time(minutes // 60, minutes % 60, second)
