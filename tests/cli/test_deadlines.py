"""Deadlines on the command line."""

from pathlib import Path
from typing import Any

from icalendar import Calendar

NANTES = "Nantes - Orlando, Tampa"


def test_every_deadline_with_its_state(sampled: Any) -> None:
    rows = sampled("deadlines", today="2027-03-22")
    by_key = {row["key"]: row for row in rows if row["exchange"] == NANTES}
    assert set(by_key["hotels"]) >= {
        "id", "key", "due", "what", "exchange", "visit", "owner", "state", "days_left", "done_on",
    }  # fmt: skip
    assert (by_key["hotels"]["state"], by_key["hotels"]["days_left"]) == ("this-week", 1)
    assert by_key["needs"]["state"] == "overdue"
    assert by_key["return-target"]["due"] is None
    assert (by_key["hotels"]["visit"], by_key["return-hotels"]["visit"]) == ("first", "return")
    assert by_key["window-closes"]["visit"] is None
    dated = [row["due"] for row in rows if row["due"]]
    assert dated == sorted(dated)


def test_of_one_exchange_or_one_owner(sampled: Any) -> None:
    mine = sampled("deadlines", "--exchange", NANTES, "--owner", "camille renaud")
    assert {row["owner"] for row in mine} == {"Camille Renaud"}
    assert "Nobody" in sampled("deadlines", "--owner", "Nobody", code=1)["error"]["message"]
    assert "list" in sampled("deadlines", "--exchange", "X", code=1)["error"]["message"]


def test_ticked_off_with_date_and_note_and_undone(sampled: Any) -> None:
    row = next(row for row in sampled("deadlines") if row["key"] == "needs")
    tick = ("deadlines", "--done", row["id"], "--on", "2027-02-01", "--note", "All in")
    done = sampled(*tick, today="2027-02-01")
    assert {"kind": "deadline", "id": row["id"]} in done["touched"]
    after = next(each for each in sampled("deadlines") if each["id"] == row["id"])
    assert (after["state"], after["done_on"], after["note"]) == ("done", "2027-02-01", "All in")
    sampled("undo", NANTES)
    assert next(each for each in sampled("deadlines") if each["id"] == row["id"]) == row
    sampled("deadlines", "--done", row["id"], code=2)
    sampled("deadlines", "--on", "2027-02-01", code=2)
    said = sampled("deadlines", "--done", "7", "--on", "2027-02-01", code=1)
    assert "deadlines --json" in said["error"]["message"]


def test_in_words_and_as_a_digest(sampled: Any) -> None:
    said = sampled("deadlines", today="2027-03-22", text=True)
    assert said.index("Overdue") < said.index("This week") < said.index("Later")
    mail = sampled("deadlines", "--digest", today="2027-03-22", text=True)
    assert "Tue 23 Mar 2027 (in 1 day): Hotels and transport confirmed." in mail
    assert "Later" not in mail


def test_a_calendar_with_alarms(sampled: Any, tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    answer = sampled("export", "deadlines", NANTES, "--out", file, today="2027-03-22")
    assert answer == {"files": [str(file)], "left_out": []}
    calendar = Calendar.from_ical(file.read_bytes())
    events = list(calendar.walk("VEVENT"))
    rows = [row for row in sampled("deadlines", "--exchange", NANTES) if row["due"]]
    assert len(events) == len(rows)
    assert {str(event["dtstart"].dt) for event in events} == {row["due"] for row in rows}
    assert all(list(event.walk("VALARM")) for event in events)


def test_a_new_exchange_has_none_until_it_has_dates(planner: Any) -> None:
    planner("new", "Ghent - Charlotte", "--foreign", "Ghent", "--partner", "Charlotte")
    assert planner("deadlines") == []
    assert "dates of a visit" in planner("deadlines", text=True)
