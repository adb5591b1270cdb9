"""In which order a practice can have come about."""

from datetime import date

import pytest

from planner.model import PracticeStatus
from planner.rules.practices import NEXT, Happened, out_of_order

NOTED, PROPOSED, ADOPTED, REVERSED, DROPPED = PracticeStatus


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ((), None),
        (((NOTED, 1), (PROPOSED, 1), (ADOPTED, 2), (REVERSED, 3)), None),
        (((NOTED, 1), (ADOPTED, 2), (REVERSED, 3), (PROPOSED, 2), (ADOPTED, 4)), None),
        (((NOTED, 1), (DROPPED, 2)), None),
        (((NOTED, 2), (ADOPTED, 1)), (NOTED, ADOPTED)),
        (((PROPOSED, 3), (ADOPTED, 2)), (PROPOSED, ADOPTED)),
        (((ADOPTED, 2), (REVERSED, 1)), (ADOPTED, REVERSED)),
        (((NOTED, 2), (DROPPED, 1)), (NOTED, DROPPED)),
    ],
)
def test_nothing_comes_before_what_it_follows_from(
    path: tuple[tuple[PracticeStatus, int], ...],
    wrong: tuple[PracticeStatus, PracticeStatus] | None,
) -> None:
    found = out_of_order(Happened(status, date(2027, 5, day)) for status, day in path)
    assert (found and tuple(each.status for each in found)) == wrong


def test_after_each_step_there_is_another_one() -> None:
    assert NEXT.keys() == set(PracticeStatus)
    assert all(after is not status for status, after in NEXT.items())
    assert NEXT[REVERSED] is PROPOSED
