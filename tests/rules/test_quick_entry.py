"""One typed line becomes an item or a leg."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Refused
from planner.rules.quick_entry import read_entry

DAY = date(2027, 4, 16)
ZONES = {"CDG": "Europe/Paris", "IAD": "America/New_York", "LHR": "Europe/London"}


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("930-11 Mayor's office", {"start": "09:30", "end": "11:00", "title": "Mayor's office"}),
        ("24:00 Fireworks", {"start": "00:00+1", "title": "Fireworks"}),
        ("24:00-1:00 Party", {"start": "00:00+1", "end": "01:00", "title": "Party"}),
        ("22:00-24:00 Dinner", {"start": "22:00", "end": "00:00+1", "title": "Dinner"}),
        ("Lunch, group B, 45 min", {"title": "Lunch, 45 min", "participants": "B"}),
        ("9-10 Talk, 45 min", {"start": "09:00", "end": "10:00", "title": "Talk, 45 min"}),
        ("Interview, group A, group B", {"title": "Interview", "participants": "A, B"}),
        ("9 Coffee", {"start": "09:00", "title": "Coffee"}),
        ("930 Coffee", {"start": "09:30", "title": "Coffee"}),
        ("11-130p Lunch", {"start": "11:00", "end": "13:30", "title": "Lunch"}),
        ("10p-1a Party", {"start": "22:00", "end": "01:00+1", "title": "Party"}),
        ("morning Free time", {"start": "morning", "title": "Free time"}),
        ("tbd Call", {"start": "tbd", "title": "Call"}),
        ("tbd call home", {"start": "tbd", "title": "call home"}),
        ("gegen 16 Uhr Ankunft", {"start": "about 16:00", "title": "Ankunft"}),
        ("Lunch with Rotary", {"title": "Lunch with Rotary"}),
        (
            "12 Lunch @ Harborview Center",
            {"start": "12:00", "title": "Lunch", "venue": "Harborview Center"},
        ),
        (
            "930 Coffee with librarians at Main library, group B, 45 min",
            {
                "start": "09:30",
                "end": "10:15",
                "title": "Coffee with librarians",
                "venue": "Main Library",
                "participants": "B",
            },
        ),
        ("2330 Drinks, 1 h 30", {"start": "23:30", "end": "01:00+1", "title": "Drinks"}),
        ("12 Lunch, dinner, 2 h", {"start": "12:00", "end": "14:00", "title": "Lunch, dinner"}),
        ("9 A day at sea", {"start": "09:00", "title": "A day at sea"}),
        ("9 Group A: Tour", {"start": "09:00", "participants": "A", "title": "Tour"}),
        ("Group A: 9 Tour", {"start": "09:00", "participants": "A", "title": "Tour"}),
    ],
)
def test_an_item(typed: str, fields: dict[str, str]) -> None:
    entry = read_entry(typed, DAY, ZONES.get, ["Main Library"])
    assert not entry.is_leg
    assert entry.fields == fields | {"date": "2027-04-16"}


def test_a_leg_with_the_zones_of_its_airports() -> None:
    entry = read_entry("AF 54 CDG-IAD 1330-1540", DAY, ZONES.get)
    assert entry.is_leg
    assert entry.fields == {
        "mode": "air",
        "carrier": "AF",
        "number": "54",
        "from.place": "CDG",
        "from.zone": "Europe/Paris",
        "from.date": "2027-04-16",
        "from.time": "13:30",
        "to.place": "IAD",
        "to.zone": "America/New_York",
        "to.date": "2027-04-16",
        "to.time": "15:40",
    }


def test_without_a_number_a_flight_is_known_by_airports_of_which_the_zone_is_known() -> None:
    assert read_entry("CDG 1330 - IAD 1540", DAY, ZONES.get).is_leg
    assert not read_entry("CDG 1330 - XYZ 1540", DAY, ZONES.get).is_leg


def test_a_night_flight_lands_on_the_next_day() -> None:
    entry = read_entry("UA 925 IAD-LHR 1725-0530", DAY, ZONES.get)
    assert entry.fields["to.date"] == "2027-04-17"


@pytest.mark.parametrize(
    ("typed", "leaves", "lands"),
    [
        ("AF 54 CDG-IAD 15 apr 2335 - 17 apr 0850", "2027-04-15 23:35", "2027-04-17 08:50"),
        ("AF 54 CDG-IAD 15 April 2335 - 0150", "2027-04-15 23:35", "2027-04-16 01:50"),
        ("AF 54 CDG-IAD 15 apr 2027 23:35 to 16 apr 2027 01:50", "2027-04-15 23:35",
         "2027-04-16 01:50"),
        ("AF 54 CDG 15 apr 1330 - IAD 15 apr 1540", "2027-04-15 13:30", "2027-04-15 15:40"),
        ("AF 54 CDG 1330 - IAD 17 apr 1540", "2027-04-16 13:30", "2027-04-17 15:40"),
        ("AF 54 CDG-IAD Thu 15 apr, 1330-1540", "2027-04-15 13:30", "2027-04-15 15:40"),
        ("AF 54 CDG-IAD 2027-04-15 13:30 - 15:40", "2027-04-15 13:30", "2027-04-15 15:40"),
        ("AF 54 CDG-IAD 1330-1540", "2027-04-16 13:30", "2027-04-16 15:40"),
    ],
)  # fmt: skip
def test_a_flight_may_have_its_days_behind_its_places(typed: str, leaves: str, lands: str) -> None:
    fields = typed_fields(typed)
    assert f"{fields['from.date']} {fields['from.time']}" == leaves
    assert f"{fields['to.date']} {fields['to.time']}" == lands
    assert (fields["from.place"], fields["to.place"]) == ("CDG", "IAD")
    assert said(typed) == []


def test_of_a_flight_nothing_that_was_typed_goes_without_a_word() -> None:
    for typed in ("AF 54 CDG-IAD sometime soon", "AF 54 CDG-IAD, 31 febr"):
        with pytest.raises(Refused, match="is not understood"):
            read_entry(typed, DAY, ZONES.get, visit=VISIT)
    (word,) = said("AF 54 CDG-IAD 1330-1540 terminal 2E")
    assert word == "“terminal 2E” is not taken: a journey has no place for it."
    assert typed_fields("AF 54 CDG-IAD")["number"] == "54"


@pytest.mark.parametrize("typed", ["", "930-11", "  "])
def test_without_a_title_it_is_refused_in_words(typed: str) -> None:
    with pytest.raises(Refused, match="after the time") as refused:
        read_entry(typed, DAY, ZONES.get)
    assert refused.value.field == "title"


# -- what looks like an hour or a day and is none --------------------------------------------------

VISIT = (date(2027, 4, 11), date(2027, 4, 20))  # from Sunday to Tuesday; DAY is its Friday


def said(typed: str) -> list[str]:
    entry = read_entry(typed, DAY, ZONES.get, visit=VISIT)
    return [str(each) for each in entry.doubts]


def typed_fields(typed: str) -> dict[str, str]:
    return dict(read_entry(typed, DAY, ZONES.get, visit=VISIT).fields)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("31:00 nonsense", "31:00"),
        ("9:75 tea", "9:75"),
        ("9.75 tea", "9.75"),
        ("25h coffee", "25h"),
        ("13 pm coffee", "13 pm"),
        ("0960 tea", "0960"),
        ("9-10:75 tea", "10:75"),
        ("9:30-11:60 tea", "11:60"),
        ("10-25 tea", "25"),
        ("tues 31:00 tea", "31:00"),
    ],
)
def test_a_first_word_that_looks_like_an_hour_and_is_none_is_refused(
    typed: str, wrong: str
) -> None:
    with pytest.raises(Refused, match="is not a time") as refused:
        read_entry(typed, DAY, ZONES.get, visit=VISIT)
    assert refused.value.field == "start"
    assert refused.value.values["typed"] == wrong


@pytest.mark.parametrize(
    ("typed", "day", "start", "title"),
    [
        ("tues 3pm coffee", "2027-04-20", "15:00", "coffee"),
        ("Tuesday 3pm coffee", "2027-04-20", "15:00", "coffee"),
        ("Wed, 9 coffee", "2027-04-14", "09:00", "coffee"),
        ("fri: 9 tea", "2027-04-16", "09:00", "tea"),
        ("mardi 15h café", "2027-04-20", "15:00", "café"),
        ("Di 9 Uhr Kaffee", "2027-04-20", "09:00", "Kaffee"),
        ("Mon 12 Dinner", "2027-04-19", "12:00", "Dinner"),
        ("12 April 9:30 tea", "2027-04-12", "09:30", "tea"),
        ("April 12 3pm tea", "2027-04-12", "15:00", "tea"),
        ("2027-04-12 9 tea", "2027-04-12", "09:00", "tea"),
        ("13.4. 9 tea", "2027-04-13", "09:00", "tea"),
    ],
)
def test_a_day_before_the_hour_is_where_it_goes(
    typed: str, day: str, start: str, title: str
) -> None:
    fields = typed_fields(typed)
    assert (fields["date"], fields["start"], fields["title"]) == (day, start, title)


def test_a_day_before_a_flight_is_when_it_leaves() -> None:
    entry = read_entry("tues AF 54 CDG-IAD 1330-1540", DAY, ZONES.get, visit=VISIT)
    assert entry.is_leg
    assert entry.fields["from.date"] == "2027-04-20"


def test_a_day_that_the_visit_has_twice_is_the_next_and_that_is_said() -> None:
    assert said("tues 3pm coffee") == ["“tues” may also be 2027-04-13."]
    assert said("wed 3pm coffee") == []


def test_a_day_that_is_not_in_the_visit_is_refused_or_said() -> None:
    with pytest.raises(Refused, match="has no Saturday") as refused:
        read_entry("sat 9 tea", DAY, ZONES.get, visit=(DAY, DAY))
    assert refused.value.field == "date"
    assert said("12 June 9 tea") == ["2027-06-12 is not a day of this visit."]
    with pytest.raises(Refused, match="two ways"):
        read_entry("12/4 9:30 tea", DAY, ZONES.get, visit=VISIT)
    with pytest.raises(Refused, match="is not a Tuesday"):
        read_entry("Tue 12 April 9:30 tea", DAY, ZONES.get, visit=VISIT)


def test_a_part_of_the_day_may_follow_a_weekday() -> None:
    fields = typed_fields("mon night Concert")
    assert (fields["date"], fields["start"], fields["title"]) == ("2027-04-19", "night", "Concert")
    assert typed_fields("Monday Night Football")["title"] == "Monday Night Football"
    assert said("Monday Night Football") == ["“Monday” stays in the title."]


@pytest.mark.parametrize("typed", ["tues coffee", "3pm tues coffee"])
def test_a_weekday_that_stays_in_the_title_is_said(typed: str) -> None:
    assert said(typed) == ["“tues” stays in the title."]
    assert typed_fields(typed)["title"] == "tues coffee"


def test_words_that_begin_like_days_are_words() -> None:
    for title in ("Marching band", "Monuments of the city", "Friends of the library"):
        assert typed_fields(title)["title"] == title
        assert said(title) == []


@pytest.mark.parametrize("typed", ["11-10 Backwards", "9-9 Talk", "3 pm to 2 pm Talk", "9-8 Talk"])
def test_a_range_that_runs_backwards_is_said_and_never_half_a_day_long(typed: str) -> None:
    fields = typed_fields(typed)
    assert fields["end"] <= fields["start"]
    assert said(typed) == [f"{fields['end']} is not after {fields['start']}."]


def test_an_end_after_noon_is_taken_for_that_and_said() -> None:
    assert typed_fields("10-2 Tour")["end"] == "14:00"
    assert said("10-2 Tour") == ["The end is taken for the afternoon."]
    assert said("10-2p Tour") == said("22-2 Party") == []


def test_an_hour_of_the_night_that_may_be_meant_after_noon_is_said() -> None:
    assert said("3 Coffee") == ["03:00 is at night; for the afternoon type 3p."]
    assert said("3:15-4 Coffee") == ["03:15 is at night; for the afternoon type 3:15p."]
    assert said("3a Flight") == said("03:00 Flight") == said("3p Coffee") == []


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("0930/1100 Mayor", "09:30", "11:00"),
        ("930/11 Mayor", "09:30", "11:00"),
        ("9:30/11 Mayor", "09:30", "11:00"),
        ("1930/2000 Mayor", "19:30", "20:00"),
    ],
)
def test_a_stroke_stands_between_from_and_to(typed: str, start: str, end: str) -> None:
    fields = typed_fields(typed)
    assert (fields["start"], fields["end"], fields["title"]) == (start, end, "Mayor")


@pytest.mark.parametrize("title", ["9/11 memorial", "1/2 day at the lake", "24/7 hotline"])
def test_figures_with_a_stroke_are_no_hours(title: str) -> None:
    assert typed_fields(title) == {"date": "2027-04-16", "title": title}


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("2026 Budget", "20:26"), ("2028 budget hearing", "20:28"), ("2025 census", "20:25")],
)
def test_a_year_before_a_noun_is_part_of_the_title_and_that_is_said(typed: str, hour: str) -> None:
    assert typed_fields(typed) == {"date": "2027-04-16", "title": typed}
    assert said(typed) == [f"“{typed[:4]}” is read as a year; for the hour type {hour}."]


@pytest.mark.parametrize("typed", ["2019-2026 Strategy", "2018/2019 Report", "2020-2030 Plan"])
def test_years_that_span_are_no_hours(typed: str) -> None:
    assert typed_fields(typed) == {"date": "2027-04-16", "title": typed}


@pytest.mark.parametrize("typed", ["2030 Agenda for cities", "1945 Film", "1920 Bus home"])
def test_an_hour_that_may_be_a_year_is_said(typed: str) -> None:
    assert typed_fields(typed)["start"] == f"{typed[:2]}:{typed[2:4]}"
    assert said(typed) == [f"“{typed[:4]}” is read as an hour; for a year type tbd {typed[:4]}."]
    assert typed_fields(f"tbd {typed}")["title"] == typed


@pytest.mark.parametrize(
    "typed", ["1730 Dinner", "1930 Dinner", "2010 Dinner", "1830 Budget", "2000-2130 Talk"]
)
def test_what_can_only_be_an_hour_is_one(typed: str) -> None:
    assert typed_fields(typed)["start"] == f"{typed[:2]}:{typed[2:4]}"
    assert said(typed) == []


def test_a_date_without_an_hour_is_said_to_be_none() -> None:
    assert said("12 May Reception") == ["“12 May” is not read as a day: no hour follows it."]


@given(st.text(st.sampled_from("0123456789:.-/hp tuesmon "), max_size=16))
def test_whatever_is_typed_is_kept_or_refused_in_words(typed: str) -> None:
    try:
        entry = read_entry(typed, DAY, ZONES.get, visit=VISIT)
    except Refused as refused:
        assert str(refused)
        return
    hour = entry.fields.get("start", "")[:2]
    assert entry.is_leg or not hour.isdigit() or int(hour) < 24
    for doubt in entry.doubts:
        assert str(doubt)
