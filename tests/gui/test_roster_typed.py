"""What is typed or pasted into the roster, taken apart."""

import pytest

from planner.gui.roster.pasting import cells_of
from planner.gui.roster.typed_names import name_fields


@pytest.mark.parametrize(
    ("typed", "given", "family"),
    [
        ("Anna Berg", "Anna", "Berg"),
        ("Jan van den Berg", "Jan", "van den Berg"),
        ("Solenn KERBRAT-ODUYA", "Solenn", "Kerbrat-Oduya"),
        ("Nguyễn, Thị Mai", "Thị Mai", "Nguyễn"),
        ("Suryani", "", "Suryani"),
    ],
)
def test_names_are_taken_apart(typed: str, given: str, family: str) -> None:
    fields = name_fields(typed)
    assert fields.get("given_name", "") == given
    assert fields["family_name"].casefold() == family.casefold()


def test_cells_in_quotation_marks_hold_line_breaks() -> None:
    assert cells_of('a\t"b ""x""\nc"\nd\t\n') == [["a", 'b "x"\nc'], ["d", ""]]
