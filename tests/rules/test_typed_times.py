"""Times as people type them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import PartOfDay, Refused, TimeState
from planner.rules.typed_times import TypedTime, read_end, read_time

clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("9:30", time(9, 30)),
        ("9:30p", time(21, 30)),
        ("9:30 p.m.", time(21, 30)),
        ("930P", time(21, 30)),
        ("9 30", time(9, 30)),
        ("21.30", time(21, 30)),
        ("9h30", time(9, 30)),
        ("9 h 30", time(9, 30)),
        ("10h00.-", time(10)),
        ("10h", time(10)),
        ("9u30", time(9, 30)),
        ("16 Uhr", time(16)),
        ("16 Uhr 30", time(16, 30)),
        ("16.30 Uhr", time(16, 30)),
        ("kl. 9.30", time(9, 30)),
        ("at 9:30", time(9, 30)),
        ("9", time(9)),
        ("9 o’clock", time(9)),
        ("12a", time(0)),
        ("12 am", time(0)),
        ("12:15 a.m.", time(0, 15)),
        ("12p", time(12)),
        ("1 PM", time(13)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("09:30:00", time(9, 30)),
        ("９：３０", time(9, 30)),
        ("  14:15 ", time(14, 15)),
    ],
)
def test_an_hour_in_many_spellings(typed: str, at: time) -> None:
    assert read_time(typed) == TypedTime(at)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("14:15+1", time(14, 15)),
        ("0:30 +1", time(0, 30)),
        ("9:30p+1", time(21, 30)),
        ("noon+1", time(12)),
        ("24:00", time(0)),
        ("2400", time(0)),
    ],
)
def test_the_next_day(typed: str, at: time) -> None:
    assert read_time(typed) == TypedTime(at, next_day=True)


@pytest.mark.parametrize(
    "typed", ["~16:00", "about 4p", "gegen 16 Uhr", "vers 16h", "ca. 16.00", "c. 4pm"]
)
def test_about_an_hour(typed: str) -> None:
    assert read_time(typed) == TypedTime(time(16), state=TimeState.APPROXIMATE)


@pytest.mark.parametrize("typed", ["tbd", "TBA", "tbc.", "To be determined", "?"])
def test_to_be_determined(typed: str) -> None:
    assert read_time(typed) == TypedTime(state=TimeState.TO_BE_DETERMINED)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("am", PartOfDay.MORNING),
        ("p.m.", PartOfDay.AFTERNOON),
        *((part.value, part) for part in PartOfDay),
        ("Early morning", PartOfDay.EARLY_MORNING),
    ],
)
def test_a_part_of_the_day(typed: str, part: PartOfDay) -> None:
    assert read_time(typed) == TypedTime(state=TimeState.PART_OF_DAY, part=part)


def test_all_day() -> None:
    assert read_time("All day").state is TimeState.ALL_DAY


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "+1", "~", "about", "lunch", "half past noon", "1e3", "٩"),
        *("25:00", "9:60", "9:5", "2530", "12345", "-9", "9.30.15", "9:30-10:45"),
        *("13 pm", "0 am", "24:00+1", "9:30+2", "9:30+1+1"),
    ],
)
def test_what_is_no_time_is_refused_with_a_way_to_write_one(typed: str) -> None:
    with pytest.raises(Refused, match="14:15") as refused:
        read_time(typed, field="start")
    assert refused.value.field == "start"
    assert refused.value.values["typed"] == typed


@given(st.text(max_size=12))
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    try:
        read = read_time(typed)
    except Refused:
        return
    told = (read.start is not None, read.part is not None)
    assert told == {
        TimeState.EXACT: (True, False),
        TimeState.APPROXIMATE: (True, False),
        TimeState.PART_OF_DAY: (False, True),
    }.get(read.state, (False, False))


@given(clocks)
def test_every_time_is_read_back_as_the_screen_and_as_americans_write_it(at: time) -> None:
    for pattern in ("%H:%M", "%H%M", "%H.%M", "%Hh%M", "%I:%M %p", "%I:%M%p"):
        assert read_time(at.strftime(pattern)) == TypedTime(at)


# -- ends ------------------------------------------------------------------------------------------


@given(clocks, clocks)
def test_an_end_is_later_that_day_or_within_eight_hours_of_the_next(start: time, end: time) -> None:
    day = date(2027, 4, 16)
    length = datetime.combine(day, end) - datetime.combine(day, start)
    over_midnight = length + timedelta(days=1)
    if length > timedelta():
        assert read_end(f"{end:%H:%M}", start) == (end, False)
    elif over_midnight <= timedelta(hours=8):
        assert read_end(f"{end:%H:%M}", start) == (end, True)
    else:
        with pytest.raises(Refused) as refused:
            read_end(f"{end:%H:%M}", start, field="end")
        assert refused.value.field == "end"
        assert (refused.value.values["start"], refused.value.values["example"]) == (start, end)


@given(clocks, clocks)
def test_an_end_said_to_be_the_next_day_is(start: time, end: time) -> None:
    assert read_end(f"{end:%H:%M}+1", start) == (end, True)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (time(18), "2:00", (time(2), True)),  # eight hours to the minute
        (time(22), "midnight", (time(0), True)),
        (time(14), "24:00", (time(0), True)),
        (time(23, 30), "0:15", (time(0, 15), True)),
    ],
)
def test_ends_over_midnight(start: time, end: str, found: tuple[time, bool]) -> None:
    assert read_end(end, start) == found


def test_an_end_before_its_start_is_refused_in_these_words() -> None:
    with pytest.raises(Refused) as refused:
        read_end("1345", time(14, 15))
    assert refused.value.sentence == (
        "An item must end after it starts, {start}. For an end after midnight type {example}+1."
    )


@pytest.mark.parametrize("typed", ["18:01 the day after", "tbd", "morning", "about 17:00"])
def test_an_end_is_an_hour(typed: str) -> None:
    with pytest.raises(Refused):
        read_end(typed, time(9))


@given(clocks)
def test_an_end_at_the_start_is_refused(start: time) -> None:
    with pytest.raises(Refused):
        read_end(f"{start:%H:%M}", start)
