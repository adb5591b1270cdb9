"""The moment, without a window."""

from typing import Any

SAMPLE = "Nantes - Orlando, Tampa"
SPLIT_DAY = "2027-04-20T10:30:00-04:00"


def test_the_split_day_as_it_happens(sampled: Any) -> None:
    (told,) = sampled("today", "--now", SPLIT_DAY)
    assert (told["exchange"], told["city"], told["local"]) == (
        SAMPLE, "Tampa", "2027-04-20T10:30:00",
    )  # fmt: skip
    assert len(told["now"]) == len(told["next"]) == 2
    at = {each["name"]: each["at"] for each in told["people"]}
    assert len(at) == 11 and all(at.values())
    assert any(each["function"] == "interpreter" for each in told["ring"])
    assert sampled("today", "--now", "2027-03-01T09:00:00+00:00") == []


def test_whom_to_chase_with_their_numbers(sampled: Any) -> None:
    rows = sampled("to-chase", today="2027-03-29")
    assert [row["chase_on"] for row in rows] == sorted(row["chase_on"] for row in rows)
    county = next(row for row in rows if row["title"] == "Call on the County Commission")
    assert county["asked_of"] == "Office of the Commission"
    assert county["phone"] == "+1 813 555 0170"
    assert sampled("to-chase", today="2027-03-01") == []


def test_letters_are_drafted_from_findings(sampled: Any) -> None:
    rows = sampled("letters", SAMPLE, today="2027-04-19")
    county = next(row for row in rows if "Benítez" in row["host"])
    assert "Can you confirm it?" in county["text"]
