"""Programs in rows of a table: what a cell of a day, an hour or a word is taken for."""

from datetime import date, time

import pytest
from builders import a_stop, a_visit, an_exchange, keep
from workbooks import xlsx

from planner.interchange.itinerary.heard import Answers, Background, Heard
from planner.interchange.itinerary.landing import land_itinerary
from planner.interchange.itinerary.reading import read_itinerary
from planner.interchange.report import Outcome
from planner.model import Function, ItemStatus, Refused
from planner.store.database import Store

VISIT = a_visit(stops=[a_stop()])  # Orlando, 11 to 15 April 2027


def read(data: bytes, name: str, answers: Answers | None = None) -> tuple[list[Heard], list[str]]:
    background = Background.of(VISIT, frozenset())
    found = read_itinerary(data, name, background, answers or Answers(), lambda code: None)
    return list(found.heard), [str(message) for message in found.messages]


def row(**cells: str) -> Heard:
    """The one item of a table with these columns."""
    cells = {"title": "Council", "date": "2027-04-12", "start": "09:30"} | cells
    lines = "\n".join(";".join(f'"{each}"' for each in part) for part in (cells, cells.values()))
    heard, _ = read(lines.encode(), "a.csv")
    (one,) = heard
    return one


def said(heard: Heard) -> str:
    return " ".join(str(message) for message in heard.messages)


def when(heard: Heard) -> tuple[date | None, time | None, time | None, bool | None]:
    it = heard.arrival
    assert it is not None
    return it.day, it.start, it.end, it.ends_next_day


DAY = date(2027, 4, 12)


def test_a_day_that_is_open_leaves_the_item_without_one() -> None:
    open_one = row(date="tbd")
    assert when(open_one)[0] is None
    assert "It has no date yet." in said(open_one)


def test_a_day_that_is_none_is_refused_in_words() -> None:
    wrong = row(date="Easter-ish")
    assert (wrong.outcome, wrong.arrival) == (Outcome.REFUSED, None)
    assert "“Easter-ish” is not a date." in said(wrong)


def test_a_start_may_hold_its_day_and_an_end_its_own() -> None:
    moment = row(date="", start="2027-04-12 21:00", end="2027-04-13 00:30")
    assert when(moment) == (DAY, time(21), time(0, 30), True)


def test_a_fraction_of_a_day_is_an_hour() -> None:
    assert when(row(start="0.395833333", end="0,5")) == (DAY, time(9, 30), time(12), False)


def test_an_end_that_is_no_hour_is_said_and_the_item_has_none() -> None:
    endless = row(end="open end")
    assert when(endless) == (DAY, time(9, 30), None, False)
    assert "“open end” is no hour; it has no end." in said(endless)


def test_an_end_before_the_start_is_said_unless_it_is_a_long_night() -> None:
    assert when(row(start="22:00", end="01:00")) == (DAY, time(22), time(1), True)
    early = row(start="12:00", end="10:00")
    assert when(early) == (DAY, time(12), time(10), False)
    assert "The end is earlier than the start." in said(early)


def test_the_second_of_two_equal_hours_is_kept() -> None:
    second, first = (row(fold=fold).arrival for fold in ("1", ""))
    assert second is not None and first is not None
    assert (second.fold, first.fold) == (1, 0)


def test_a_word_that_is_no_status_is_left_open_and_said() -> None:
    known, unknown = row(status="Tentative"), row(status="perhaps")
    assert known.arrival is not None and known.arrival.status is ItemStatus.PROPOSED
    assert unknown.arrival is not None and unknown.arrival.status is None
    assert "“perhaps” is not a status; it was left open." in said(unknown)


def test_people_met_stand_one_a_line_with_what_they_do() -> None:
    heard = row(contacts="Interpreter: Ana Lima;;Buddy Dyer")
    assert heard.arrival is not None and heard.arrival.contacts is not None
    found = [(each.name, each.function) for each in heard.arrival.contacts]
    assert [name for name, _ in found] == ["Ana Lima", "Buddy Dyer"]
    assert found[0][1] is Function.INTERPRETER


HEADS = ["Date", "Start", "Title"]


def test_of_a_workbook_the_sheet_that_is_named_is_read() -> None:
    def fill(book: object) -> None:
        for name, title in (("Old", "Lunch"), ("New", "Dinner")):
            sheet = book.add_worksheet(name)  # type: ignore[attr-defined]
            for at, cells in enumerate((HEADS, ["2027-04-12", "12:00", title])):
                sheet.write_row(at, 0, cells)

    data = xlsx(fill)
    both, _ = read(data, "a.xlsx")
    assert [each.arrival and each.arrival.title for each in both] == ["Lunch", "Dinner"]
    new, _ = read(data, "a.xlsx", Answers(sheet="new"))
    assert [each.arrival and each.arrival.title for each in new] == ["Dinner"]
    with pytest.raises(Refused, match="There is no sheet “Third” with anything in it"):
        read(data, "a.xlsx", Answers(sheet="Third"))


def test_rows_without_headings_are_read_as_lines() -> None:
    rows = [["Monday 12 April 2027", ""], ["9:30-11", "Council"]]
    for data, name in (
        (xlsx(rows), "a.xlsx"),
        (b"Monday 12 April 2027,\n9:30-11,Council", "a.csv"),
    ):
        heard, _ = read(data, name)
        titles = [(each.arrival.title, *when(each)[:3]) for each in heard if each.arrival]
        assert titles == [("Council", DAY, time(9, 30), time(11))], name


def test_a_file_without_an_item_is_said_to_have_none() -> None:
    heard, messages = read(b"\n\n", "a.txt")
    assert not any(each.arrival for each in heard)
    assert "No item was found in this file." in messages


@pytest.mark.parametrize(
    ("day", "hour", "sentence"),
    [
        ("2027-03-14", "02:30", "Clocks skip 02:30 that day; it was kept as it is."),
        ("2027-11-07", "01:30", "Clocks show 01:30 twice that day; the first is meant."),
        ("2027-11-07", "03:30", None),
    ],
)
def test_an_hour_the_clocks_skip_or_show_twice_is_said_when_it_lands(
    store: Store, day: str, hour: str, sentence: str | None
) -> None:
    at = date.fromisoformat(day)
    visit = a_visit(stops=[a_stop(first_day=at, last_day=at)])
    exchange = an_exchange(visits=[visit])
    background = Background.of(visit, frozenset())
    keep(store, exchange)
    data = f"date;start;title\n{day};{hour};Council\n".encode()
    found = read_itinerary(data, "a.csv", background, Answers(), lambda code: None)
    report = store.do(
        lambda s: land_itinerary(s, visit.id, found.heard, found.messages, "a.csv")
    ).result
    (landed,) = report.rows
    assert landed.outcome is Outcome.TAKEN
    told = [str(message) for message in landed.messages if "Clocks" in str(message)]
    assert told == ([sentence] if sentence else [])
