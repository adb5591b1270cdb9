"""What is typed or pasted into the roster, taken apart."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.gui.roster.columns import USUAL, columns_of, value_meant
from planner.gui.roster.pasting import as_block, block_of, cells_of
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


@given(st.lists(st.lists(st.text('ab\t\n"; ', min_size=1).map(str.strip), min_size=1), min_size=1))
def test_what_is_copied_is_the_same_cells_again(rows: list[list[str]]) -> None:
    text = as_block(rows)
    if text.strip():
        assert cells_of(text + "\n") == rows


@pytest.mark.parametrize(
    ("text", "fields", "first"),
    [
        ("Anna Bell\tNurse", ["name", "position"], ("Anna", "Bell", "Nurse", None)),
        ("Anna\tBell\nJo\tDoe", ["given_name", "family_name"], ("Anna", "Bell", None, None)),
        (
            "Anna Bell\tNurse\tClinic\tother\nJo van Dam\tClerk\t\tother",
            ["name", "position", "organization", "sector"],
            ("Anna", "Bell", "Nurse", "Clinic"),
        ),
        (
            "Ana Maria\tSILVA\tNurse\tClinic\tOther\nJo\tDOE\tClerk\tCity\tpolice",
            ["given_name", "family_name", "position", "organization", "sector"],
            ("Ana Maria", "SILVA", "Nurse", "Clinic"),
        ),
        ("Name\tPosition\nAnna Bell\tNurse", ["name", "position"], ("Anna", "Bell", "Nurse", None)),
        (
            "Funktion\tNachname\tVorname\nMayor\tBell\tAnna",
            ["position", "family_name", "given_name"],
            ("Anna", "Bell", "Mayor", None),
        ),
        ("Title\tName\nDr.\tAnna Bell", ["honorific", "name"], ("Anna", "Bell", None, None)),
        ("Title\tName\nMayor\tAnna Bell", ["position", "name"], ("Anna", "Bell", "Mayor", None)),
    ],
)
def test_a_block_says_by_its_cells_or_headings_what_it_is(
    text: str, fields: list[str], first: tuple[str | None, ...]
) -> None:
    block = block_of(text, columns_of(USUAL), [])
    assert block.fields == fields and not block.left
    kept = [
        block.new[0].get(each) for each in ("given_name", "family_name", "position", "organization")
    ]
    assert tuple(kept) == first


def test_a_column_that_the_roster_does_not_show_is_left_out_and_told() -> None:
    block = block_of("Name\tPassport no.\nAnna Bell\tP1", columns_of(USUAL), [])
    assert block.left == ["Passport no."]
    assert "P1" not in str(block.new)


def test_an_empty_name_in_a_block_takes_nobodys_name() -> None:
    one, other = uuid4(), uuid4()
    block = block_of("Name\tPosition\n\tNurse\nSuryani\tClerk", columns_of(USUAL), [one, other])
    assert block.edits[one] == {"position": "Nurse"}
    assert block.edits[other]["family_name"] == "Suryani"
    assert block.edits[other]["given_name"] == ""


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("law", "law-enforcement"),
        ("LAW ENF", "law-enforcement"),
        ("police", "law-enforcement"),
        ("loc", "local-government"),
        ("other", "other"),
        ("", ""),
        ("c", None),  # community leader, civil society
        ("astronaut", None),
    ],
)
def test_a_word_of_a_closed_list_is_meant_by_its_beginning(typed: str, value: str | None) -> None:
    assert value_meant("sector", typed) == value
