"""A file that is not what its ending says, and no table either, is damaged."""

import pytest

from planner.interchange.sheets import open_book
from planner.model import Refused


@pytest.mark.parametrize("name", ["list.xlsx", "list.xls", "list.ods", "list.docx"])
def test_prose_in_the_clothes_of_a_workbook_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        open_book(b"not a zip", name)
    assert refused.value.field is None


def test_a_table_of_text_is_read_whatever_it_is_called() -> None:
    book = open_book(b"Name;Position\nIda Brandt;Mayor\n", "list.xlsx")
    assert book.sheets[0].width == 2
    assert book.messages
