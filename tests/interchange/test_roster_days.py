"""Days as lists write them: read where they say one, asked about where they say two."""

import csv
from datetime import date, datetime

import pytest

from planner.interchange.outside import cells_of_text
from planner.interchange.roster.days import DateOrder, NoDate, order_of, read_day, with_year
from planner.interchange.roster.names import given_beside, split_name
from planner.model import Refused

TODAY = date(2027, 1, 15)
BORN = date(1975, 3, 2)


@pytest.mark.parametrize(
    ("written", "order"),
    [
        (BORN, None),
        (datetime.fromisoformat("1975-03-02T10:00"), None),
        ("1975-03-02", None),
        ("2.3.1975", None),  # as everybody writes who writes dots
        ("2/3/1975", DateOrder.DMY),
        ("3/2/1975", DateOrder.MDY),
        ("75-03-02", DateOrder.YMD),
        ("2 March 1975", None),
        ("March 2nd, 1975", None),
        ("1975 March 2", None),
        ("Sonntag, 2. März 1975", None),
        ("1975年3月2日", None),
        ("٢/٣/١٩٧٥", DateOrder.DMY),
        ("19750302", None),
        (19750302, None),
        ("02031975", DateOrder.DMY),
        ("03021975", DateOrder.MDY),
        ("27455", None),  # days since 1900
        (27455, None),
        (27455.4, None),
        ("2 mar 75", None),
        ("02/03/75 10:30", DateOrder.DMY),
    ],
)
def test_a_birthday_is_read(written: object, order: DateOrder | None) -> None:
    assert read_day(written, order, TODAY, past=True).day == BORN


@pytest.mark.parametrize("written", ["2/3/1975", "02031975", "2-3-75"])
def test_what_may_be_two_days_is_asked(written: str) -> None:
    with pytest.raises(NoDate) as error:
        read_day(written, None, TODAY)
    assert error.value.asks


@pytest.mark.parametrize("written", ["30.2.1975", "31/31/1975", "2 March 1199", "19751302"])
def test_a_day_that_never_was_is_none(written: str) -> None:
    with pytest.raises(NoDate) as error:
        read_day(written, None, TODAY)
    assert error.value.impossible
    assert not error.value.asks


@pytest.mark.parametrize("written", [1975, 12, True, "soon", "2/3/197", "123-4-5", 99_999_999.5])
def test_what_is_no_day_is_none(written: object) -> None:
    with pytest.raises(NoDate) as error:
        read_day(written, None, TODAY)
    assert not error.value.asks


def test_two_figures_of_a_year_are_past_for_a_birthday_alone() -> None:
    assert read_day("2.3.30", None, TODAY, past=True).day == date(1930, 3, 2)
    read = read_day("2.3.30", None, TODAY)
    assert read.day == date(2030, 3, 2)
    assert read.note is not None, "what was made of it is said"


@pytest.mark.parametrize(
    ("cells", "proven", "doubt"),
    [
        (["25/3/1975", "2/3/1975"], {DateOrder.DMY}, True),
        (["3/25/1975"], {DateOrder.MDY}, False),
        (["25/3/1975", "3/25/1975"], {DateOrder.DMY, DateOrder.MDY}, False),
        (["2.3.1975", "1975-03-02", "3/3/1975", BORN, "31/3/197"], set(), False),
        (["40/13/1975"], set(), False),
    ],
)
def test_a_column_proves_its_order(
    cells: list[object], proven: set[DateOrder], doubt: bool
) -> None:
    assert order_of(cells) == (proven, doubt)


@pytest.mark.parametrize(
    ("text", "year", "whole"),
    [
        ("16 April", 2027, "16 April 2027"),
        ("16.4.", 2027, "16.4.2027"),
        ("16/4", 2027, "16/4/2027"),
        ("16 April 2026", 2027, "16 April 2026"),
        ("16 April", None, "16 April"),
    ],
)
def test_a_day_without_a_year_gets_that_of_the_visit(
    text: str, year: int | None, whole: str
) -> None:
    assert with_year(text, year) == whole


@pytest.mark.parametrize(
    ("whole", "family", "given"),
    [
        ("DUPONT, Anne Marie", "Dupont", "Anne Marie"),
        ("Anne Dupont", "Dupont", "Anne"),
        ("Anne van den Berg", "van den Berg", "Anne"),
        ("Dupont", "Dupont", None),
        ("Anne Martin", "Dupont", None),
    ],
)
def test_a_given_name_stands_beside_the_family_name(
    whole: str, family: str, given: str | None
) -> None:
    assert given_beside(whole, family) == given


@pytest.mark.parametrize(
    ("whole", "family", "given"),
    [
        ("BERG Anna van den", "van den BERG", "Anna"),
        ("van der Meer Jan", "van der Meer", "Jan"),
        ("Tolkien J. R. R.", "Tolkien", "J. R. R."),
        ("Толстой Лев Николаевич", "Толстой", "Лев Николаевич"),
        ("Berg, Anna", "Berg", "Anna"),
        ("Anna", "Anna", None),
        ("Ó Briain", "Ó Briain", None),
    ],
)
def test_what_tells_the_family_name(whole: str, family: str, given: str | None) -> None:
    name = split_name(whole)
    assert (name.family_name, name.given_name) == (family, given)


def test_cells_of_text_stand_between_what_separates_them() -> None:
    assert cells_of_text("sep=^\na^b\n")[1] == (2, ["a", "b"])
    assert cells_of_text('a|"b\nc"|d\ne|f|g\n') == [(1, ["a", "b\nc", "d"]), (3, ["e", "f", "g"])]


def test_a_cell_too_long_is_refused_with_its_line() -> None:
    usual = csv.field_size_limit(100)  # for all the program, and other readers raise it
    try:
        with pytest.raises(Refused, match=r"from line 2 on: a cell is too long"):
            cells_of_text("a,b\n" + "x" * 140 + ",c")
    finally:
        csv.field_size_limit(usual)
