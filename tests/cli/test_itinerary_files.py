"""`import itinerary` as a person uses it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

SAMPLE = "Nantes - Orlando, Tampa"

MAIL = """Dear Ana,
here is what we have.

Thursday, April 15
9:00 - 10:30 a.m. Meeting with Mayor Ada Sample, Room 201, City Hall
   Contact: Bo Sample, Chief of Staff, +1 407 555 0100
2:30 pm Tour of the library (tentative)
Group A: 4-5 pm Police headquarters
Noon the next day is free.

Friday, April 30
LH 418 FRA 13:05 - IAD 15:55
TBD Farewell

Best regards
Cy Sample
"""


def bring_in(planner: Any, file: Path, *more: object, **how: Any) -> Any:
    return planner(
        "import", "itinerary", file, "--exchange", SAMPLE, "--visit", "first", *more, **how
    )


def write(tmp_path: Path, name: str, text: str | bytes) -> Path:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def titled(report: Any, start: str) -> Any:
    return next(r for r in report["rows"] if r["values"].get("title", "").startswith(start))


def test_a_mail_comes_in_with_every_line_answered_for(sampled: Any, tmp_path: Path) -> None:
    report = bring_in(sampled, write(tmp_path, "mail.txt", MAIL))
    outcomes = ("taken", "changed", "skipped", "refused", "asked")
    assert sum(report[each] for each in outcomes) == len(report["rows"])
    sources = "\n".join(row["source"] for row in report["rows"])
    assert all(line.strip() in sources for line in MAIL.splitlines())
    meeting = titled(report, "Meeting")
    assert meeting["line"] == 5
    expected = {
        "title": "Meeting with Mayor Ada Sample",
        "date": "2027-04-15",
        "start": "09:00",
        "end": "10:30",
        "time_state": "exact",
        "time_as_given": "9:00 - 10:30 a.m.",
        "venue": "City Hall",
        "room": "Room 201",
        "status": "proposed",
        "contacts": [
            {"name": "Ada Sample", "position": "Mayor", "function": "host"},
            {
                "name": "Bo Sample",
                "position": "Chief of Staff",
                "function": "host",
                "phone": "+1 407 555 0100",
            },
        ],
    }
    assert meeting["values"] | expected == meeting["values"]
    assert titled(report, "Police")["values"]["participants"]["groups"]
    (leg,) = (row["values"] for row in report["rows"] if "carrier" in row["values"])
    assert (leg["carrier"], leg["number"]) == ("LH", "418")
    assert leg["from"] == leg["from"] | {
        "place": "FRA",
        "zone": "Europe/Berlin",
        "date": "2027-04-30",
        "time": "13:05",
    }
    assert leg["to"]["zone"] == "America/New_York"
    assert titled(report, "Farewell")["values"]["time_state"] == "to-be-determined"


def test_a_trial_run_keeps_nothing(sampled: Any, tmp_path: Path) -> None:
    before = sampled("show", SAMPLE)
    report = bring_in(sampled, write(tmp_path, "mail.txt", MAIL), "--dry-run")
    assert report["taken"] >= 4
    assert sampled("show", SAMPLE) == before


def test_an_import_is_one_entry_and_one_undo(sampled: Any, tmp_path: Path) -> None:
    before = sampled("show", SAMPLE)
    bring_in(sampled, write(tmp_path, "mail.txt", MAIL))
    sampled("undo", SAMPLE)
    assert sampled("show", SAMPLE) == before


def test_the_same_mail_twice_makes_nothing_twice(sampled: Any, tmp_path: Path) -> None:
    file = write(tmp_path, "mail.txt", MAIL)
    bring_in(sampled, file)
    before = sampled("show", SAMPLE)
    again = bring_in(sampled, file)
    assert (again["taken"], again["changed"]) == (0, 0)
    assert sampled("show", SAMPLE) == before
    moved = bring_in(sampled, write(tmp_path, "mail.txt", MAIL.replace("2:30 pm", "3:15 pm")))
    assert (moved["taken"], moved["changed"]) == (0, 1)
    assert titled(moved, "Tour")["values"]["start"] == "15:15"


def test_neither_address_nor_room_is_lost_for_want_of_a_name(sampled: Any, tmp_path: Path) -> None:
    mail = """Thursday, April 15
9:00 a.m. Police liaison unit
   300 Indiana Avenue NW, Washington, DC 20001
11:00 a.m. Budget hearing, Room 201
"""
    file = write(tmp_path, "mail.txt", mail)
    report = bring_in(sampled, file)
    assert titled(report, "Police")["values"]["venue"].startswith("300 Indiana Avenue NW")
    assert titled(report, "Budget")["values"]["venue"] == "Room 201"
    assert bring_in(sampled, file)["changed"] == 0


def test_a_date_that_may_be_two_is_asked_and_nothing_is_written(
    sampled: Any, tmp_path: Path
) -> None:
    before = sampled("show", SAMPLE)
    file = write(tmp_path, "list.csv", "Date,Time,Title\n05/06/2027,9:00,Meeting\n")
    report = bring_in(sampled, file, code=3)
    assert report["asked"] == 1
    assert report["rows"][0]["messages"][0]["column"] == "Date"
    assert sampled("show", SAMPLE) == before
    taken = bring_in(sampled, file, "--date-order", "mdy")
    assert titled(taken, "Meeting")["values"]["date"] == "2027-05-06"


TABLE = """Date;Time;Title;Venue;Contact;Color
2027-04-15;9:00 - 10:30 a.m.;Meeting;City Hall;Ada Sample, Mayor;red
2027-02-30;9:00;Impossible day;;;
2027-04-15;25:00;Impossible hour;;;
2027-04-15;10:00;;;;
;;;;;
2027-04-16;tbd;Open;;;
"""


def test_a_table_says_what_became_of_each_row(sampled: Any, tmp_path: Path) -> None:
    report = bring_in(sampled, write(tmp_path, "list.csv", TABLE))
    rows = [(row["line"], row["outcome"]) for row in report["rows"]]
    assert rows == [
        (2, "taken"),
        (3, "refused"),
        (4, "refused"),
        (5, "refused"),
        (6, "skipped"),
        (7, "taken"),
    ]
    messages = [row["messages"][0] for row in report["rows"] if row["outcome"] == "refused"]
    assert [each["column"] for each in messages] == ["Date", "Time", "Title"]
    assert any("Color" in message for message in report["messages"])
    assert report["rows"][0]["values"]["contacts"][0]["position"] == "Mayor"


def test_a_column_is_mapped_by_hand(sampled: Any, tmp_path: Path) -> None:
    file = write(tmp_path, "list.csv", "Date,Time,Was,Blurb\n2027-04-15,9:00,Talk,Hello\n")
    report = bring_in(sampled, file, "--map", "Blurb=notes")
    assert report["rows"][0]["values"]["notes"] == {"internal": "Hello"}


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VEVENT
UID:one@example.com
DTSTART:20270415T130000Z
DTEND:20270415T143000Z
SUMMARY:Meeting
LOCATION:City Hall
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:two@example.com
DTSTART;VALUE=DATE:20270415
DTEND;VALUE=DATE:20270418
SUMMARY:Conference
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_comes_in_by_the_clock_of_the_stop_and_is_updated_by_its_uid(
    sampled: Any, tmp_path: Path
) -> None:
    report = bring_in(sampled, write(tmp_path, "a.ics", CALENDAR.replace("\n", "\r\n")))
    meeting = titled(report, "Meeting")
    assert (meeting["values"]["start"], meeting["values"]["end"]) == ("09:00", "10:30")
    assert meeting["values"]["status"] == "confirmed"
    assert "zone" in meeting["messages"][0]["message"]
    days = [row for row in report["rows"] if row["values"].get("title") == "Conference"]
    assert [row["values"]["date"] for row in days] == ["2027-04-15", "2027-04-16", "2027-04-17"]
    assert all("one item a day" in row["messages"][0]["message"] for row in days)
    later = CALENDAR.replace("T130000Z", "T140000Z").replace("STATUS:CONFIRMED", "STATUS:CANCELLED")
    again = bring_in(sampled, write(tmp_path, "a.ics", later))
    assert (again["taken"], again["changed"]) == (0, 1)
    changed = titled(again, "Meeting")["values"]
    assert (changed["id"], changed["start"]) == (meeting["values"]["id"], "10:00")
    assert changed["status"] == "cancelled"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.pdf", b"%PDF-1.7", "PDF"),
        ("x.docx", b"PK\x03\x04 no", "damaged"),
        ("x.txt", b"BEGIN:VCARD\nEND:VCARD", "address cards"),
        ("x.ics", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", "damaged"),
    ],
)
def test_what_is_no_program_is_refused_in_words(
    sampled: Any, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    answer = bring_in(sampled, write(tmp_path, name, data), code=1)
    assert said in answer["error"]["message"]


def test_hidden_letters_and_endless_lines_do_no_harm(sampled: Any, tmp_path: Path) -> None:
    text = "Thursday 15 April\n9:00 \u202eMeeting\0\n" + "x" * 20_000 + "\n10:00 Talk\n"
    report = bring_in(sampled, write(tmp_path, "mail.txt", text))
    assert titled(report, "Meeting")["values"]["title"] == "Meeting"
    assert titled(report, "Talk")
    assert [row["line"] for row in report["rows"] if row["outcome"] == "refused"] == [3]
    assert any("cannot be seen" in message for message in report["messages"])


def test_the_report_in_words_says_what_was_understood(sampled: Any, tmp_path: Path) -> None:
    said = bring_in(sampled, write(tmp_path, "mail.txt", MAIL), "--dry-run", text=True)
    assert "line 5" in said and "09:00" in said and "City Hall" in said
    assert "= 2027-04-30, LH 418, FRA-IAD, 13:05-15:55\n" in said


def test_an_exchange_is_shown_with_its_journeys_in_order_of_date(sampled: Any) -> None:
    (visit,) = (v for v in sampled("show", SAMPLE)["visits"] if v["kind"] == "first")
    ids = [leg["id"] for leg in visit["legs"]]
    said = sampled("show", SAMPLE, text=True)
    assert ids and all(each in said for each in ids)
    dated = sorted((i["date"], i["id"]) for i in visit["items"] if i.get("date"))
    first, last = dated[0][1], dated[-1][1]
    assert said.index(first) < said.index(last)


def test_a_calendar_is_read_back_with_its_absolute_times_and_rises_with_changes(
    sampled: Any, tmp_path: Path
) -> None:
    file = tmp_path / "program.ics"

    def events() -> dict[str, Any]:
        sampled("export", "calendar", SAMPLE, "--visit", "first", "--out", file)
        calendar = Calendar.from_ical(file.read_bytes())
        return {str(event["UID"]): event for event in calendar.walk("VEVENT")}

    visit = next(v for v in sampled("show", SAMPLE)["visits"] if v["kind"] == "first")
    item = next(each for each in visit["items"] if each.get("start") and each.get("end"))
    uid = f"{item['id']}@city-pair-planner"
    before = events()
    start = before[uid]["DTSTART"].dt
    assert f"{start:%Y-%m-%d %H:%M}" == f"{item['date']} {item['start']}"
    assert start.utcoffset() == timedelta(hours=-4)
    assert b"BEGIN:VTIMEZONE" in file.read_bytes()
    sampled("edit", SAMPLE, "--item", item["id"], "title=Renamed")
    after = events()
    assert after.keys() == before.keys()
    assert after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"]
    assert str(after[uid]["SUMMARY"]) == "Renamed"
    again = bring_in(sampled, file)
    assert (again["taken"], again["refused"]) == (0, 0)


def test_what_a_host_declined_is_called_off_in_calendars_that_hold_it(
    sampled: Any, tmp_path: Path
) -> None:
    file = tmp_path / "program.ics"

    def event(audience: str) -> Any:
        told = ("--visit", "first", "--audience", audience, "--out", file)
        sampled("export", "calendar", SAMPLE, *told)
        events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        return next(each for each in events if str(each["UID"]).startswith(item["id"]))

    visit = next(v for v in sampled("show", SAMPLE)["visits"] if v["kind"] == "first")
    item = next(i for i in visit["items"] if i["title"] == "Light supper at the hotel")
    before = event("delegation")
    assert before["STATUS"] == "CONFIRMED"
    sampled("edit", SAMPLE, "--item", item["id"], "status=declined")
    after = event("delegation")
    assert after["STATUS"] == "CANCELLED"
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == before["DTSTART"].dt
    assert "LOCATION" in before and "LOCATION" not in after, "no more than that it is off"
    assert event("internal")["STATUS"] == "CANCELLED"
    bring_in(sampled, file)
    visit = next(v for v in sampled("show", SAMPLE)["visits"] if v["kind"] == "first")
    here = next(each for each in visit["items"] if each["id"] == item["id"])
    assert here["status"] == "declined", "that somebody declined is kept here"


def told(row: Any) -> list[str]:
    return [each["message"] for each in row["messages"]]


def test_what_was_changed_here_outlives_the_same_mail_and_is_said(
    sampled: Any, tmp_path: Path
) -> None:
    mail = write(tmp_path, "mail.txt", MAIL)
    ids = {r["values"].get("title"): r["values"].get("id") for r in bring_in(sampled, mail)["rows"]}
    tour, meeting = ids["Tour of the library"], ids["Meeting with Mayor Ada Sample"]
    sampled("edit", SAMPLE, "--item", tour, "start=3:15 pm", "status=confirmed")
    sampled("edit", SAMPLE, "--item", meeting, "title=Meeting the mayor", "date=2027-04-16")
    before = sampled("show", SAMPLE)
    again = bring_in(sampled, mail)
    assert [told(row) for row in again["rows"] if row["outcome"] in ("taken", "changed")] == []
    assert sampled("show", SAMPLE) == before
    (row,) = (row for row in again["rows"] if row["values"].get("id") == tour)
    assert "start stays 15:15 here, as it was changed; the file says 14:30." in told(row)
    assert "status stays confirmed here, as it was changed; the file says proposed." in told(row)
    (row,) = (row for row in again["rows"] if row["values"].get("id") == meeting)
    assert any("date stays 2027-04-16 here" in each for each in told(row))
    corrected = write(tmp_path, "mail.txt", MAIL.replace("2:30 pm", "3:45 pm"))
    row = titled(bring_in(sampled, corrected), "Tour")
    assert (row["outcome"], row["values"]["start"]) == ("changed", "15:45")
    assert "start: 15:15 → 15:45." in told(row)
    assert row["values"]["status"] == "confirmed"


def test_an_import_taken_back_is_no_change_made_here(sampled: Any, tmp_path: Path) -> None:
    bring_in(sampled, write(tmp_path, "mail.txt", MAIL))
    later = write(
        tmp_path, "later.txt", MAIL.replace("2:30 pm", "3 pm").replace("Bo Sample", "Di Sample")
    )
    bring_in(sampled, later)
    sampled("undo", SAMPLE)
    again = bring_in(sampled, later)
    assert again["changed"] == 2
    assert "start: 14:30 → 15:00." in told(titled(again, "Tour"))
    (said,) = (each for each in told(titled(again, "Meeting")) if each.startswith("contacts"))
    assert "Bo Sample" in said.partition("→")[0] and "Di Sample" in said.partition("→")[2]


def test_who_takes_part_stays_as_changed_here(sampled: Any, tmp_path: Path) -> None:
    mail = write(tmp_path, "mail.txt", MAIL)
    item = titled(bring_in(sampled, mail), "Police")["values"]["id"]
    sampled("edit", SAMPLE, "--item", item, "participants=everyone")
    row = titled(bring_in(sampled, mail), "Police")
    assert row["outcome"] == "skipped" and row["values"]["participants"] == "everyone"
    (said,) = (each for each in told(row) if each.startswith("participants"))
    assert said.startswith("participants stays everyone here") and "Policing" in said
