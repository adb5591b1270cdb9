"""What activities cost, and what it comes to."""

import pytest

from planner.model import FollowOn, FollowOnStatus
from planner.rules.amounts import Total, overspent, totals


@pytest.mark.parametrize(
    ("approved", "spent", "over"),
    [(100, 130, 30), (100, 100, 0), (100, 90, 0), (None, 90, 0), (100, None, 0), (0, 5, 5)],
)
def test_more_is_spent_than_approved_where_a_sum_was_approved(
    approved: int | None, spent: int | None, over: int
) -> None:
    assert overspent(FollowOn(title="Grant", approved=approved, spent=spent)) == over


def test_what_is_in_one_currency_is_added_and_what_was_dropped_is_not() -> None:
    activities = [
        FollowOn(title="One", amount=100, approved=80, spent=70, currency="USD"),
        FollowOn(title="Two", amount=50, currency="USD"),
        FollowOn(title="Three", spent=5, currency="EUR"),
        FollowOn(title="Four", amount=1),
        FollowOn(title="Five", amount=9, currency="USD", status=FollowOnStatus.DROPPED),
        FollowOn(title="Six", currency="CHF"),
    ]
    assert totals(activities) == [
        Total("EUR", 0, 0, 5),
        Total("USD", 150, 80, 70),
        Total(None, 1, 0, 0),
    ]
