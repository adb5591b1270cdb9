"""Tables of pages that programs write and call .xls, also of pages that are not well written."""

import pytest

from planner.interchange.sheets.webpage import read_webpage


def cells(page: str) -> list[list[list[object]]]:
    return [[line.cells for line in sheet.lines] for sheet in read_webpage(page).sheets]


def test_a_table_within_a_cell_leaves_what_stood_before_it_in_its_place() -> None:
    page = "<table><tr><th>Nom<table><tr><td>Silva</td><td>Ana</td></tr></table>"
    assert cells(page) == [[["Nom"]], [["Silva", "Ana"]]]


def test_a_table_without_rows_takes_no_cell_of_the_one_around_it() -> None:
    assert cells("<table><tr><th>Nom<table></td>Silva</td></table>") == [[["Nom"]], []]


def test_a_page_that_ends_within_a_cell_keeps_it() -> None:
    assert cells("<table><tr><td>Silva<td>Ana") == [[["Silva", "Ana"]]]


def test_joined_cells_are_those_of_their_own_table() -> None:
    one, two = read_webpage(
        '<table><tr><td>Nom<td>Ana</table><table><tr><td colspan="2">Liste</table>'
    ).sheets
    assert (one.merges, two.merges) == ([], [(1, 1, 0, 1)])


@pytest.mark.parametrize("span", ["²", "two", "", "-3"])
def test_a_span_that_is_no_number_is_one_cell(span: str) -> None:
    assert cells(f'<table><tr><td colspan="{span}">Silva<td>Ana</table>') == [[["Silva", "Ana"]]]
