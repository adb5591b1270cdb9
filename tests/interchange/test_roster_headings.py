"""Rows of headings that say little."""

import pytest
from builders import TODAY

from planner.interchange.roster import Surroundings, read_roster
from planner.interchange.roster.headings import find_headings
from planner.interchange.sheets import open_book


@pytest.mark.parametrize("heads", ["Given name;Notes;Remarks", "First name;Forename;Rank"])
def test_one_kind_of_name_is_enough_whatever_is_repeated(heads: str) -> None:
    sheet = open_book(f"{heads}\nAna;one;two\n".encode(), "list.csv").sheets[0]
    assert find_headings(sheet) is not None


@pytest.mark.parametrize("heads", ["Remarks;Notes", "xx;Notes;Remarks"])
def test_a_field_named_twice_and_no_name_is_no_row_of_headings(heads: str) -> None:
    data = f"{heads}\nAna Silva;one;two\n".encode()
    assert find_headings(open_book(data, "list.csv").sheets[0]) is None
    read_roster(data, "list.csv", Surroundings(TODAY, countries=("FR",)))
