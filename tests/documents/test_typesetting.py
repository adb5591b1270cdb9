"""What a line must not part."""

import pytest

from planner.documents.typesetting import NO_BREAK, tied


@pytest.mark.parametrize("number", ["+1 813 555 0190", "+33 2 61 91 04 51", "+1 (202) 555-0117"])
def test_a_telephone_number_stays_on_one_line(number: str) -> None:
    assert tied(f"driver, {number} at night") == f"driver, {number.replace(' ', NO_BREAK)} at night"


def test_other_figures_may_stand_on_two_lines() -> None:
    assert NO_BREAK not in tied("rooms 12 and 14, 20 people")
