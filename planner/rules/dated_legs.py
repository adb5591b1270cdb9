"""The days that stand before the hours of a journey, as the mails of airlines have them: “GA 881
CGK-NRT 6 Mar 2335 - 7 Mar 0850”, “NH 102 NRT 6 Mar 1100 - IAD 6 Mar 0945”."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planner.model import Refused
from planner.rules.quick_times import Doubt
from planner.rules.typed_dates import read_date
from planner.rules.typed_legs import CLOCK, TypedLeg

_DAY = (
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}\.? ?[^\W\d_]{3,9}\.?(?:,? \d{4})?|"
    r"[^\W\d_]{3,9}\.? \d{1,2}(?:,? \d{4})?|\d{1,2}[./]\d{1,2}\.?(?:\d{4})?)"
)
_BEFORE_AN_HOUR = re.compile(
    rf"(?<![^\s,;(–-])(?:[^\W\d_]{{2,10}}\.?,? )?(?P<day>{_DAY})[ ,:]+(?={CLOCK}(?!\w))",
    re.IGNORECASE,
)
_HOUR = re.compile(CLOCK + r"(?!\w)", re.IGNORECASE)
_NOT_TAKEN = "“{rest}” is not taken: a journey has no place for it."


@dataclass(frozen=True, slots=True)
class DatedLeg:
    """A journey, and the days its line names; None where it names none."""

    leg: TypedLeg
    leaves: date | None = None
    lands: date | None = None

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is not understood of it. Refused where that may be its hours."""
        rest = self.leg.rest
        if rest and self.leg.from_time is None and self.leg.to_time is None:
            raise Refused(
                "“{rest}” of this journey is not understood. Type its day and hours as in AF 54 "
                "CDG-IAD 12 May 1330 - 12 May 1540.",
                field="from.time",
                rest=rest,
            )
        return (Doubt(_NOT_TAKEN, {"rest": rest}),) if rest else ()


def read_dated_leg(
    line: str, shown: date | None, leg_in: Callable[[str], TypedLeg | None]
) -> DatedLeg | None:
    """The journey of a line whose hours may have their days before them; None where it is none."""
    days: list[tuple[int, date]] = []
    text, at = "", 0
    for match in _BEFORE_AN_HOUR.finditer(line):
        near = days[-1][1] if days else shown
        begins, day = _day_in(match, near)
        if day is not None:
            text, at = text + line[at:begins], match.end()
            days.append((len(_HOUR.findall(text)), day))
    leg = leg_in(text + line[at:])
    if leg is None or not days:
        leg = leg_in(line)
        return DatedLeg(leg) if leg is not None else None
    leaves = next((day for hours, day in days if hours == 0), None)
    lands = next((day for hours, day in days if hours > 0), None)
    return DatedLeg(leg, leaves, lands)


def _day_in(match: re.Match[str], near: date | None) -> tuple[int, date | None]:
    """Where a day begins and which it is, with the weekday before it if that is one."""
    for begins in (match.start(), match.start("day")):
        typed = match.string[begins : match.end("day")]
        try:
            return begins, read_date(typed, near=near)
        except Refused:
            continue
    return match.start(), None
