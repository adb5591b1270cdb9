"""Every command, with what it answers in JSON and in words."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest

SAMPLE = "Nantes - Orlando, Tampa"


def first_item(planner: Any, name: str = SAMPLE) -> dict[str, Any]:
    (visit,) = (v for v in planner("show", name)["visits"] if v["kind"] == "first")
    item: dict[str, Any] = next(item for item in visit["items"] if item.get("start"))
    return item


def test_an_empty_database_lists_nothing_and_says_what_to_do(planner: Any) -> None:
    assert planner("list") == []
    assert "planner sample" in planner("list", text=True)


def test_the_samples_stand_in_the_list_with_their_windows(sampled: Any) -> None:
    lines = {line["name"]: line for line in sampled("list")}
    assert len(lines) == 16
    assert lines[SAMPLE]["foreign_cities"] == ["Nantes"]
    assert lines[SAMPLE]["return_window"]["standing"] == "scheduled-inside"
    closed = [line for line in lines.values() if line["status"] == "closed"]
    assert len(closed) == 10
    assert {line["phase"] for line in closed} == {"closed"}


def test_a_name_is_found_whatever_its_case_and_accents(sampled: Any) -> None:
    by_name = sampled("show", "NANTÉS  - orlando, tampa")
    assert sampled("show", by_name["exchange"]["id"])["exchange"]["name"] == SAMPLE


def test_show_is_the_exchange_file_with_phase_and_window(sampled: Any) -> None:
    value = sampled("show", SAMPLE)
    assert value["format"] == "city-pair-exchange"
    assert value["phase"] == "preparing"
    assert set(value["return_window"]) >= {"first_day", "last_day", "standing", "days_left"}
    assert SAMPLE in sampled("show", SAMPLE, text=True)


def test_an_edit_is_done_undone_and_done_again(sampled: Any) -> None:
    before = sampled("show", SAMPLE)
    item = first_item(sampled)
    done = sampled(
        "edit", SAMPLE, "--visit", "first", "--item", item["id"], "title=Coffee", "start=10:15"
    )
    assert {"kind": "item", "id": item["id"]} in done["touched"]
    assert first_item(sampled)["id"] == item["id"]
    changed = sampled("show", SAMPLE)
    assert changed != before
    undone = sampled("undo", SAMPLE)
    assert undone["label"].startswith("Undo: ")
    assert sampled("show", SAMPLE) == before
    sampled("redo", SAMPLE)
    assert sampled("show", SAMPLE) == changed
    history = sampled("history", SAMPLE)
    assert [entry["reverses"] for entry in history[-2:]] == [done["number"], undone["number"]]


def test_an_item_is_added_with_times_as_typed(sampled: Any) -> None:
    done = sampled(
        "add-item", SAMPLE, "--visit", "first", "title=Breakfast with librarians",
        "date=2027-04-16", "start=7h30", "end=8:15a", "kind=meal", "notes.hosts=Please be seated.",
        "venue=Main library",
    )  # fmt: skip
    items = sampled("show", SAMPLE)["visits"][0]["items"]
    (item,) = (each for each in items if each["title"] == "Breakfast with librarians")
    assert (item["start"], item["end"], item["date"]) == ("07:30", "08:15", "2027-04-16")
    assert item["notes"] == {"hosts": "Please be seated."}
    assert item["id"] in {each["id"] for each in done["touched"]}


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["show", "Atlantis - Orlando"], "Atlantis - Orlando"),
        (["edit", SAMPLE, "--item", "7", "title=x"], "7"),
        (["redo", "Paris - Chicago, Los Angeles"], "redo"),
        (["import", "exchange", "nowhere.json"], "nowhere.json"),
        (["print", SAMPLE, "--visit", "first", "--paper", "roster", "--out", "x"], "roster"),
        (["print", SAMPLE, "--visit", "first", "--paper", "daily-schedule",
          "--audience", "press", "--out", "x"], "press"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_sentence(
    sampled: Any, words: list[str], part: str
) -> None:
    said = sampled(*words, code=1)["error"]["message"]
    assert part in said
    assert said.endswith(".")
    assert "\n" not in said


def test_a_file_that_is_refused_is_named_with_the_place(planner: Any, tmp_path: Path) -> None:
    file = tmp_path / "cut.json"
    file.write_text('{"format": "city-pair-exchange",\n "version"')
    error = planner("import", "exchange", file, code=1)["error"]
    assert error["message"].startswith(f"{file}: ")
    assert (error["file"], error["row"]) == (str(file), 2)


def test_what_is_here_already_is_counted_and_not_listed(sampled: Any, tmp_path: Path) -> None:
    file = tmp_path / "same.json"
    sampled("export", "exchange", SAMPLE, "--out", file)
    said = sampled("import", "exchange", file, "--update", text=True)
    assert said.startswith("0 taken, 0 changed, ")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [["dance"], ["list", "--today", "tomorrow"], ["edit", SAMPLE, "--item", "1", "title"], []],
)
def test_wrong_usage_is_two(planner: Any, words: list[str]) -> None:
    assert "message" in planner(*words, code=2)["error"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", "25:00"),
        ("date", "2027-02-30"),
        ("end", "before"),
        ("status", "maybe"),
        ("colour", "x"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_and_nothing_changes(
    sampled: Any, field: str, value: str
) -> None:
    before = sampled("show", SAMPLE)
    item = first_item(sampled)
    sampled("edit", SAMPLE, "--item", item["id"], f"{field}={value}", code=1)
    assert sampled("show", SAMPLE) == before


def test_options_stand_before_or_after_the_command(planner: Any, database: Path) -> None:
    from planner.cli import main

    assert main(["list", "--database", str(database), "--json"]) == 0
    assert main(["--json", "--database", str(database), "list"]) == 0


def test_a_new_exchange_has_its_cities_and_stops(planner: Any) -> None:
    planner("new", "Ghent - Charlotte", "--foreign", "Ghent", "--partner", "Charlotte")
    value = planner("show", "Ghent - Charlotte")
    assert value["exchange"]["partner_cities"][0]["zone"] == "America/New_York"
    assert [stop["city"]["name"] for stop in value["visits"][0]["stops"]] == [
        "Washington",
        "Charlotte",
    ]
    assert planner("list")[0]["return_window"] is None


def test_the_return_window_as_the_record_knows_it(sampled: Any) -> None:
    (line,) = (
        line
        for line in sampled("list")
        if line["visits"] and line["visits"][0]["first_day"] == "2013-09-16"
    )
    window = sampled("return-window", line["name"])
    assert window["first_day"] == "2013-10-20"
    assert window["last_day"] == "2013-12-20"
    assert window["days_after"] == 45


def test_a_printed_paper_is_named_with_its_pages(sampled: Any, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    answer = sampled("print", SAMPLE, "--visit", "first", "--paper", "daily-schedule", "--out", out)
    (file,) = answer["files"]
    assert Path(file["path"]).read_bytes().startswith(b"%PDF")
    assert file["pages"] >= 8
    assert (file["paper"], file["audience"]) == ("daily-schedule", "delegation")


def test_verify_says_that_the_file_is_whole_and_plain(sampled: Any) -> None:
    answer = sampled("verify")
    assert answer["ok"]
    assert "is plain, not encrypted" in json.dumps(answer)
    said = sampled("verify", text=True)
    assert "NOTE   encryption: " in said
    assert "ok     pages: " in said


def test_a_paper_that_is_not_for_an_audience_names_those_that_may_have_it(
    sampled: Any, tmp_path: Path
) -> None:
    words = ("--paper", "access-list", "--audience", "hosts", "--out", tmp_path)
    said = sampled("print", SAMPLE, "--visit", "first", *words, code=1)["error"]["message"]
    assert "not a paper for the audience hosts, but for: internal, security." in said
    assert "may have: national-itinerary, program-book" in said


def test_all_papers_are_under_the_password_and_the_access_list_among_them(
    sampled: Any, tmp_path: Path
) -> None:
    visit = sampled("show", SAMPLE)["visits"][0]
    delegate = visit["delegates"][0]["id"]
    first = ("--visit", "first")
    sampled("edit", SAMPLE, *first, "--delegate", delegate, "passport_number=19FV77310")
    (tmp_path / "pw.txt").write_text("violet anchor")
    words = ("--paper", "all", "--password-file", tmp_path / "pw.txt", "--out", tmp_path)
    made = sampled("print", SAMPLE, *first, "--audience", "internal", *words)
    assert len(made["files"]) > 20
    for each in made["files"]:  # whoever gives a password gets nothing without one
        with pytest.raises(pypdfium2.PdfiumError, match="password"):
            pypdfium2.PdfDocument(each["path"])
    (file,) = (each for each in made["files"] if each["paper"] == "access-list")
    document = pypdfium2.PdfDocument(file["path"], password="violet anchor")
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "19FV77310" in text


def test_samples_are_one_step_and_come_once(sampled: Any) -> None:
    assert sampled("sample")["number"] is None
    sampled("undo", SAMPLE)
    assert sampled("list") == []


def test_ids_are_uuids(sampled: Any) -> None:
    assert UUID(sampled("show", SAMPLE)["exchange"]["id"])


def test_schema_and_version_need_no_database(planner: Any, database: Path) -> None:
    assert planner("schema")["$schema"]
    assert planner("version")["planner"]
    assert not database.exists()


def an_item_of(planner: Any, beginning: str) -> str:
    items = planner("show", SAMPLE)["visits"][0]["items"]
    return next(item["id"] for item in items if item["title"].startswith(beginning))


def test_what_is_called_off_offers_what_could_take_its_place(sampled: Any) -> None:
    item = an_item_of(sampled, "Parents’ circle")
    words = ("cancel-item", SAMPLE, "--visit", "first", "--item", item, "--by", "A. Moreno")
    answer = sampled(*words, "--why", "She is ill")
    assert answer["label"].startswith("Cancel “Parents’ circle")
    assert [each["id"] for each in answer["touched"]] == [item]
    assert [each["title"] for each in answer["standby"]] == ["Reading circle at the main library"]
    told = sampled("show", SAMPLE)["visits"][0]["items"]
    assert {"by": "A. Moreno", "when": "2027-01-15", "why": "She is ill"} in [
        each.get("cancelled") for each in told
    ]
    assert "already" in sampled(*words, "--why", "x", code=1)["error"]["message"]


def test_a_day_is_shifted_and_a_visit_moved(sampled: Any) -> None:
    shift = ("shift", SAMPLE, "--visit", "first", "--date", "2027-04-20", "--from", "12:00")
    answer = sampled(*shift, "--minutes", "30", "--group", "B")
    assert answer["label"] == "Shift 2 items of Tue 20 Apr 2027 by 30 minutes"
    assert len(answer["touched"]) == 2
    sampled(*shift, "--minutes", "-30")
    assert (
        "no group" in sampled(*shift, "--minutes", "5", "--group", "Z", code=1)["error"]["message"]
    )
    sampled("move-visit", SAMPLE, "--visit", "first", "--days", "-7")
    assert sampled("show", SAMPLE)["visits"][0]["stops"][0]["first_day"] == "2027-04-06"
    sampled("undo", SAMPLE)
    assert sampled("show", SAMPLE)["visits"][0]["stops"][0]["first_day"] == "2027-04-13"


def test_a_finding_is_accepted_with_a_reason(sampled: Any) -> None:
    finding = next(each for each in sampled("check", SAMPLE) if each["severity"] == "warning")
    assert finding["accepted"] is None
    answer = sampled("accept", SAMPLE, finding["id"], "--reason", "We know.")
    assert answer["touched"][0]["kind"] == "acceptance"
    told = {each["id"]: each["accepted"] for each in sampled("check", SAMPLE)}
    assert told[finding["id"]] == "We know."
    lines = sampled("check", SAMPLE, text=True).splitlines()
    assert lines[-3:-1] == ["", "1 accepted:"], "counted and listed apart"
    assert lines[-1].endswith(f"{finding['message']} Accepted: We know.")
    warnings = sum(line.startswith("Warning: ") for line in lines[:-3])
    assert f", {warnings} warning" in lines[-4]
    assert not any(finding["message"] in line for line in lines[:-3])
    sampled("accept", SAMPLE, finding["id"], "--take-back")
    assert all(each["accepted"] is None for each in sampled("check", SAMPLE))
    refused = sampled("accept", SAMPLE, finding["id"], "--take-back", code=1)
    assert "was not accepted" in refused["error"]["message"]
    assert (
        "no finding" in sampled("accept", SAMPLE, "x", "--reason", "y", code=1)["error"]["message"]
    )
    item = an_item_of(sampled, "Opening briefing")
    sampled("edit", SAMPLE, "--item", item, "date=2027-05-30")
    error = next(each for each in sampled("check", SAMPLE) if each["severity"] == "error")
    refused = sampled("accept", SAMPLE, error["id"], "--reason", "y", code=1)
    assert "cannot be accepted" in refused["error"]["message"]


def test_what_was_undone_whole_can_come_back(planner: Any) -> None:
    planner("new", "Ghent - Charlotte")
    planner("undo", "Ghent - Charlotte")
    assert planner("list") == []
    told = planner("history", "ghent - charlotte")
    assert [entry["label"] for entry in told][-1].startswith("Undo")
    refused = planner("undo", "Ghent - Charlotte", code=1)
    assert "nothing to undo" in refused["error"]["message"]
    planner("redo", "Ghent - Charlotte")
    assert [line["name"] for line in planner("list")] == ["Ghent - Charlotte"]
    planner("undo", planner("list")[0]["id"])
    assert "no exchange" in planner("redo", "Bruges - Charlotte", code=1)["error"]["message"]


def test_a_name_that_is_taken_is_refused_with_the_name_of_the_other(planner: Any) -> None:
    planner("new", "Malmö - Saint Paul")
    error = planner("new", "malmo - saint paul", code=1)["error"]
    assert "“Malmö - Saint Paul” already" in error["message"]
    assert len(planner("list")) == 1


def test_no_shift_leaves_the_day(sampled: Any) -> None:
    words = ("shift", SAMPLE, "--visit", "first", "--date", "2027-04-16", "--from", "0:00")
    error = sampled(*words, "--minutes", "20000", code=1)["error"]["message"]
    assert "another day" in error


@pytest.mark.parametrize(
    "words",
    [
        ("print", SAMPLE, "--visit", "first", "--paper", "roster", "--audience", "aliens"),
        ("export", "calendar", SAMPLE, "--visit", "first", "--audience", "aliens"),
        ("export", "roster", SAMPLE, "--visit", "first", "--audience", "aliens"),
        ("import", "roster", "--exchange", SAMPLE, "--visit", "first", "--map", "Name"),
        ("import", "itinerary", "--exchange", SAMPLE, "--visit", "first", "--map", "Name"),
    ],
)
def test_words_that_mean_nothing_are_wrong_usage(
    planner: Any, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name\nClaire Moreau\n", "utf-8")
    more = (file,) if words[0] == "import" else ("--out", tmp_path / "out.xlsx")
    assert planner(*words, *more, code=2)["error"]["message"]


def test_what_would_steer_the_console_is_written_out(planner: Any) -> None:
    name = "Ghent \u202eettolrahC\x1b[31m"
    planner("new", name)
    assert planner("list")[0]["name"] == name
    said = planner("list", text=True)
    assert "\\u202e" in said
    assert "\u202e" not in said
    assert "\x1b" not in said


def test_a_new_plain_file_says_so_once(planner: Any) -> None:
    assert "not encrypted" in planner("list", text=True)
    assert "not encrypted" not in planner("list", text=True)
    assert "plain" in planner("verify", text=True)


def test_a_date_is_typed_in_the_language_of_the_program(sampled: Any) -> None:
    words = ("add-item", SAMPLE, "--visit", "first", "title=Marché", "start=9h30")
    made = sampled(*words, "date=16 avril")["touched"]
    items = sampled("show", SAMPLE)["visits"][0]["items"]
    (item,) = [each for each in items if each["title"] == "Marché"]
    assert item["date"] == "2027-04-16"
    assert item["id"] in {thing["id"] for thing in made}
