"""One cell of a list of people: what is kept of it, and what is said."""

from datetime import date, datetime, time
from typing import Any

import pytest
from builders import TODAY

from planner.interchange.roster.cells import Reading, Unfit, read_cell
from planner.interchange.roster.days import DateOrder, NoDate, order_of, read_day
from planner.interchange.roster.fields import FIELDS
from planner.interchange.roster.names import split_name
from planner.model import Consent, NameOrder


def read(key: str, value: Any) -> tuple[Any, str]:
    reading = Reading(TODAY)
    kept = read_cell(FIELDS[key], value, None, reading)
    return kept, " ".join(str(message) for message in reading.messages)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (12, "12"),
        (12.0, "12"),
        (2.5, "2.5"),
        (True, "yes"),
        (time(9, 5), "09:05"),
        (date(2027, 4, 12), "2027-04-12"),
        (datetime.fromisoformat("2027-04-12T09:05"), "2027-04-12 09:05"),
    ],
)
def test_whatever_a_sheet_holds_is_text_where_text_is_wanted(value: Any, kept: str | None) -> None:
    assert read("position", value) == (kept, "")


@pytest.mark.parametrize("value", [None, ""])
def test_a_day_that_is_not_given_is_none(value: Any) -> None:
    assert read("date_of_birth", value) == (None, "")


def test_a_number_with_more_figures_than_a_sheet_keeps_is_left_out() -> None:
    with pytest.raises(Unfit, match="more digits than a spreadsheet keeps"):
        read("passport_number", 1e15)


@pytest.mark.parametrize(
    ("typed", "order"),
    [("Given first", NameOrder.GIVEN_FIRST), ("family-first", NameOrder.FAMILY_FIRST)],
)
def test_the_order_of_a_name_is_one_of_two(typed: str, order: NameOrder) -> None:
    assert read("name_order", typed) == (order, "")


def test_another_order_of_a_name_is_left_out_and_said() -> None:
    assert read("name_order", "middle") == (
        None,
        "“middle” is neither given-first nor family-first; it was left out.",
    )


@pytest.mark.parametrize(
    ("typed", "consent", "said"),
    [
        ("Yes", Consent.YES, ""),
        ("no", Consent.NO, ""),
        ("unknown", None, ""),
        ("perhaps", None, "“perhaps” is neither yes nor no; it stays unknown."),
    ],
)
def test_consent_is_given_withheld_or_unknown(
    typed: str, consent: Consent | None, said: str
) -> None:
    (key,) = (key for key, field in FIELDS.items() if field.kind == "consent")
    assert read(key, typed) == (consent, said)


def test_a_day_and_a_month_that_are_neither_ask_nothing() -> None:
    with pytest.raises(NoDate) as error:
        read_day("0/40/1975", None, TODAY)
    assert error.value.impossible and not error.value.asks


def test_a_month_of_two_languages_is_told_as_it_was_read() -> None:
    found = read_day("2 listopada 1975", None, TODAY, past=True)
    assert found.day == date(1975, 11, 2)
    assert found.note is not None and "in Croatian it is a day of October" in found.note


def test_a_number_too_high_for_any_day_proves_no_order() -> None:
    assert order_of(["45/2/75"]) == (set(), False)
    assert order_of(["31/2/75"]) == ({DateOrder.DMY}, False)


@pytest.mark.parametrize(
    ("written", "family", "given", "suffix"),
    [
        ("King, Martin, Jr.", "King", "Martin", "Jr."),
        ("Anna van der BERG", "van der Berg", "Anna", None),
        ("山田太郎", "山田太郎", None, None),
    ],
)
def test_a_whole_name_is_taken_apart(
    written: str, family: str, given: str | None, suffix: str | None
) -> None:
    name = split_name(written)
    found = (str(name.family_name).casefold(), name.given_name)
    assert found == (family.casefold(), given)
    assert name.suffix == suffix
