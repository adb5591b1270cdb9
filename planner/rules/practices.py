"""The path of a practice: in which order it can have come about, and what comes next."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from planner.model import PracticeStatus

_NOTED, _PROPOSED, _ADOPTED, _REVERSED, _DROPPED = PracticeStatus

_AFTER: dict[PracticeStatus, tuple[PracticeStatus, ...]] = {
    _NOTED: (),
    _PROPOSED: (_NOTED,),
    _ADOPTED: (_NOTED, _PROPOSED),
    _REVERSED: (_NOTED, _PROPOSED, _ADOPTED),
    _DROPPED: (_NOTED, _PROPOSED),
}

NEXT: dict[PracticeStatus, PracticeStatus] = {
    _NOTED: _PROPOSED,
    _PROPOSED: _ADOPTED,
    _ADOPTED: _REVERSED,
    _REVERSED: _PROPOSED,  # what was given up may be taken up again
    _DROPPED: _PROPOSED,
}
"""The step that is likeliest after each."""


class Happened(NamedTuple):
    status: PracticeStatus
    day: date


def out_of_order(happened: Iterable[Happened]) -> tuple[Happened, Happened] | None:
    """Two that cannot be: what must have come first, and what is said to have come before it.

    Of what happened several times the first time counts: after a reversal it may come again.
    """
    first: dict[PracticeStatus, date] = {}
    for status, day in happened:
        first[status] = min(day, first.get(status, day))
    for status, before in _AFTER.items():
        for earlier in before:
            if status in first and earlier in first and first[status] < first[earlier]:
                return Happened(earlier, first[earlier]), Happened(status, first[status])
    return None
