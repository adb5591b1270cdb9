"""Programs beside City Pair: one visit, either side anywhere, from the first word to the report."""

import json
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = {
    "the network's own pair": ("Strong Cities Network", "Dakar", "Lahore", "Africa"),
    "a speaker": ("Speaker program", "Los Angeles", "Nice", "America"),
    "leaders who travel": (
        "International Visitor Leadership Program",
        "Mombasa",
        "Seattle",
        "Africa",
    ),
}


@pytest.mark.parametrize("which", PROGRAMS)
def test_one_visit_from_the_first_word_to_the_report(
    planner: Any, tmp_path: Path, which: str
) -> None:
    program, home, away, continent = PROGRAMS[which]
    name = f"{home} - {away}"
    planner("new", name, "--foreign", home, "--partner", away, "--program", program)
    file = tmp_path / "exchange.json"
    planner("export", "exchange", name, "--out", file)
    told = json.loads(file.read_text())
    assert told["exchange"]["foreign_cities"][0]["zone"].startswith(continent)
    (stop,) = told["visits"][0]["stops"]  # nobody is sent through Washington
    stop |= {"first_day": "2027-03-08", "last_day": "2027-03-10"}
    told["people"] = [{"id": "asha", "given_name": "Asha", "family_name": "Mwangi"}]
    told["visits"][0]["delegates"] = [{"id": "head", "person": "asha", "role": "head"}]
    told["visits"][0]["status"] = "confirmed"
    file.write_text(json.dumps(told))
    planner("import", "exchange", file, "--update")
    visit = (name, "--visit", "first")
    added = planner(
        "add-item", *visit, "title=Call on the mayor", "date=2027-03-08", "start=9h30", "end=11",
        "status=requested",
    )  # fmt: skip
    item = next(each["id"] for each in added["touched"] if each["kind"] == "item")
    planner("edit", *visit, "--item", item, "status=confirmed")
    planner("add-follow-on", "--exchange", name, "kind=peer-contact", "title=Calls every month")

    calm = {"public-holiday", "no-legs"}
    for today in ("2027-02-01", "2027-09-01"):  # before it, and long after
        at = ("--today", today)
        assert {each["rule"] for each in planner("check", name, *at)} <= calm
        (line,) = planner("list", *at)
        assert line["return_window"]["standing"] == "waived"
        assert line["phase"] == ("preparing" if today < "2027-03" else "follow-on")
        keys = {each["key"] for each in planner("deadlines", "--exchange", name, *at)}
        assert "thank-you" in keys
        assert not any(key.startswith(("return-", "window-")) for key in keys)

    folder = tmp_path / "papers"
    papers = "daily-schedule,feedback-form,after-action,thank-you-list"
    printed = planner("print", *visit, "--paper", papers, "--audience", "internal", "--out", folder)
    assert [each["pages"] > 0 for each in printed["files"]] == [True] * 4
    boards = planner("print", "--all-exchanges", "--paper", "all", "--out", folder)
    assert len(boards["files"]) == 3
