"""Items that stand in a row on one line, each with its hours."""

import re
from datetime import time

from planner.rules.time_spans import opening_time

_CLOCK_FIRST = re.compile(r"\d{1,2}(?:[:.]\d\d|[ ]?[hu]\b|[hu]\d\d|[ap]m?\b|[-–]\d)|à |um |at ")


def items_in(text: str) -> list[str]:
    """The items of a line that holds several, each with its hours: “9:00–9:45 A; 10:00–11:00 B”."""
    parts = re.split(r";\s+", text)
    spans = [opening_time(part) for part in parts]
    if len(parts) > 1 and all(each and each.start and each.rest for each in spans):
        return parts
    return _one_after_the_other(text)


def _one_after_the_other(text: str) -> list[str]:
    """“9h mairie, 11h école, 14h-17h ateliers, soirée libre”: each begins with its later hour."""
    parts: list[str] = []
    before: time | None = None
    pieces = ["", *re.split(r"([,;]\s+|\s+/\s+)", text)]
    for joint, part in zip(pieces[::2], pieces[1::2], strict=True):
        span = opening_time(part) if _CLOCK_FIRST.match(part) else None
        start = span.start if span and span.rest else None
        if start is not None and (before is None or start > before):
            parts.append(part)
            before = span.end or start if span else start
        elif not parts:
            return []
        else:
            parts[-1] += f"{joint}{part}"
    return parts if len(parts) > 1 else []
