"""A sheet of a program has headings in its reader's language, and is read back in each of them."""

import pytest

from planner.interchange.itinerary.heard import Answers
from planner.interchange.itinerary.tables import SHEET, find_header, heading_of
from planner.wording import known, wording


@pytest.mark.parametrize("language", list(known()))
def test_every_heading_is_known_again(language: str) -> None:
    heads = [heading_of(field, wording(language)) for field in SHEET]
    assert len(set(heads)) == len(SHEET)
    header = find_header([(1, heads)], Answers())
    assert header is not None
    assert [field for _, _, field in header.columns] == list(SHEET)
    assert header.unknown == ()
