"""What follows the journeys, from the command line."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import xlsxwriter
from docx import Document
from python_calamine import CalamineWorkbook

from planner.model import FollowOnKind

NAME = "Nantes - Orlando, Tampa"


@pytest.fixture
def item(sampled: Any) -> str:
    items = sampled("show", NAME)["visits"][0]["items"]
    return next(each["id"] for each in items if each.get("kind", "meeting") == "meeting")


def test_follow_on_from_entry_to_list(planner: Any, item: str) -> None:
    kinds = [kind.value for kind in FollowOnKind]
    for kind in kinds:
        planner("add-follow-on", "--exchange", NAME, f"kind={kind}", f"title=The {kind}")
    found = planner("follow-on", NAME)
    assert [each["kind"] for each in found] == kinds
    grant = found[3]
    ids = [line.split("  ")[0] for line in planner("follow-on", NAME, text=True).splitlines()]
    assert ids == [each["id"] for each in found]
    planner("edit-follow-on", ids[3], "amount=2,500.50", "currency=usd", "status=requested")
    planner("edit-follow-on", grant["id"], "amount_approved=2000", "status=approved")
    changed = planner("follow-on", NAME)[3]
    assert (changed["amount"], changed["amount_approved"]) == (2500.5, 2000)
    assert (changed["currency"], changed["status"]) == ("USD", "approved")
    assert planner("show", NAME)["follow_on"][3]["amount"] == 2500.5
    planner("edit-follow-on", grant["id"], "amount_spent=2100")
    assert planner("follow-on", NAME)[3]["amount_over"] == 100
    said = planner("follow-on", NAME, text=True)
    assert "USD 100 more was spent than approved" in said
    assert said.splitlines()[-1] == "USD: 2,500.50 requested, 2,000 approved, 2,100 spent"
    planner("undo", NAME)
    planner("undo", NAME)
    assert planner("follow-on", NAME)[3]["status"] == "requested"
    assert planner("follow-on")[0]["title"]


def test_what_is_typed_wrong_is_said(planner: Any, item: str) -> None:
    for fields, words in (
        (["title=X", "amount=much"], "is not an amount"),
        (["title=X", "amount=1250,50"], "is not an amount"),
        (["title=X", "amount=2.500"], "is not an amount"),
        (["title=X", "amount=25,00,000"], "is not an amount"),
        (["title=X", "amount=1e30"], "is not an amount"),
        (["title=X", "amount=" + "9" * 30], "is not an amount"),
        (["title=X", "currency=dollars"], "three letters"),
        (["title=X", "repeats=now and then"], "no rule of recurrence"),
        (["title=X", "kind=party"], "party"),
        (["kind=workshop"], "needs a title"),
        (["title=X", "place_to_be=here"], "There is no field"),
        (["title=X", "date=2027-05-05", "last_day=2027-05-01"], "on or after its first day"),
    ):
        said = planner("add-follow-on", "--exchange", NAME, *fields, code=1)
        assert words in said["error"]["message"]
    assert planner("follow-on", NAME) == []


def test_an_amount_is_read_one_way_alone(planner: Any, item: str) -> None:
    for typed, amount in (
        ("1250", 1250),
        ("1250.5", 1250.5),
        ("1,250,000.25", 1250000.25),
        ("1 250.50", 1250.5),
        ("1\u00a0250", 1250),
    ):
        planner("add-follow-on", "--exchange", NAME, "title=Grant", f"amount={typed}")
        assert planner("follow-on", NAME)[-1]["amount"] == amount


def test_a_practice_and_its_path(planner: Any, item: str) -> None:
    title = "title=After-school programs in fire stations"
    planner("add-practice", NAME, title, f"item={item}", "where=Tampa", "whom_to_call=Ida, 555")
    (practice,) = planner("practices", "afterschool programmes fire")
    assert practice["status"] == "noted" and practice["whom_to_call"] == "Ida, 555"
    assert planner("practices", "fire", text=True).startswith(f"{practice['id']}  After-school")
    step = ("step-practice", practice["id"], "--status", "adopted", "--on", "2027-09-01")
    assert "still to come" in planner(*step, code=1)["error"]["message"]
    planner = partial(planner, today="2027-12-01")
    assert "Say what shows" in planner(*step, code=1)["error"]["message"]
    planner("step-practice", practice["id"], "--status", "proposed", "--on", "2027-06-01")
    assert [each["where"] for each in planner("practices", "after-school programs")] == [
        "Orlando",  # of the sample
        "Tampa",
    ]
    planner(*step, "--evidence", "Council decision")
    (practice,) = planner("practices", "AFTER-SCHOOL fire")
    assert [each["status"] for each in practice["path"]] == ["proposed", "adopted"]
    assert practice["evidence"] == "Council decision"
    assert planner("practices", "nobody does this") == []
    assert "“nobody does this”" in planner("practices", "nobody does this", text=True)


def test_themes_are_mirrored_or_waived(planner: Any, item: str, tmp_path: Path) -> None:
    file = planner("show", NAME)
    first = file["visits"][0]["items"]
    next(each for each in first if each["id"] == item)["theme"] = "Youth prevention"
    whole = tmp_path / "x.json"
    whole.write_text(json.dumps(file))
    planner("import", "exchange", whole, "--update")
    (theme,) = [it for it in planner("themes", NAME) if it["theme"] == "Youth prevention"]
    assert not theme["settled"]
    unknown = planner("waive-theme", NAME, "Ports", "--because", "None", code=1)["error"]
    assert "has no theme “Ports”" in unknown["message"]
    assert "Youth prevention" in unknown["message"]
    planner("waive-theme", NAME, "youth prevention", "--because", "Seen in a workshop since.")
    (theme,) = [it for it in planner("themes", NAME) if it["theme"] == "Youth prevention"]
    assert theme["settled"] and theme["waived_because"] == "Seen in a workshop since."


def test_alumni_are_found_by_country_sector_and_year(planner: Any, item: str) -> None:
    assert planner("alumni") == []  # the sample visit is still to come
    ask = partial(planner, "alumni", today="2027-05-15")
    everyone = ask()
    assert {part["travelled"] for each in everyone for part in each["parts"]} == {True, False}
    french = ask("--country", "fr", "--year", "2027")
    assert french and all(
        any(part["country"] == "FR" and part["year"] == 2027 for part in each["parts"])
        for each in french
    )
    assert ask("--country", "JP") == []
    one = french[0]["name"]
    assert f"{one}: {NAME}, member, 2027" in ask("--country", "fr", text=True)
    assert "Nobody fits" in ask("--country", "JP", text=True)
    planner("add-follow-on", "title=Alumni day", f"people={one}; Somebody New")
    (found,) = [each for each in ask() if each["name"] == one]
    assert found["follow_on"] == ["Alumni day"]


def test_feedback_goes_out_and_comes_back(planner: Any, item: str, tmp_path: Path) -> None:
    sheet = tmp_path / "feedback.xlsx"
    planner("export", "feedback", NAME, "--visit", "first", sheet)
    rows = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()
    assert rows[0] == ["Item", "Date", "Title", "Rating", "Comment", "Respondent"]
    assert item in [row[0] for row in rows]
    back = tmp_path / "back.xlsx"
    with xlsxwriter.Workbook(str(back)) as book:
        written = book.add_worksheet()
        for line, row in enumerate(
            [rows[0], ["visit", "", "", 5, "Thank you", "R1"], [item, "", "", 4, "", "R1"],
             [item, "", "", 9, "", "R2"], ["x", "", "No such item", 3, "", "R2"],
             [item, "", "", "", "", "R3"]]
        ):  # fmt: skip
            written.write_row(line, 0, row)
    report = planner("import", "feedback", NAME, "--visit", "first", back)
    assert (report["taken"], report["refused"], report["skipped"]) == (2, 2, 1)
    assert report["rows"][2]["messages"][0]["column"] == "Rating"
    planner("import", "feedback", NAME, "--visit", "first", back)  # the same people again
    answers = planner("show", NAME)["visits"][0]["feedback"]
    assert [answer["rating"] for answer in answers] == [5, 4]
    planner("edit", NAME, "--item", item, "status=confirmed")


def test_a_file_that_is_no_feedback_is_refused_in_words(
    planner: Any, item: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    said = planner("import", "feedback", NAME, "--visit", "first", other, code=1)
    assert "no row with the headings" in said["error"]["message"]


def test_hours_decent_on_all_sides(planner: Any, item: str) -> None:
    found = planner("call-hours", "2027-03-24", "Nantes", "Tampa")  # the U.S. has moved on
    assert found[0]["local"]["Nantes"].endswith("16:00")
    assert found[0]["local"]["Tampa"].endswith("11:00")
    assert (
        "not in the city table"
        in planner("call-hours", "2027-03-24", "Nowhere-on-Sea", code=1)["error"]["message"]
    )
    assert planner("call-hours", "2027-03-24", "Honolulu", "Paris", "Tokyo") == []


def test_a_city_is_remembered_from_closed_visits(planner: Any, item: str) -> None:
    memory = planner("city-memory", "New Orleans")
    assert memory == {"items": [], "hosts": []}


def test_a_commitment_stands_on_the_papers_of_the_return_visit(
    sampled: Any, item: str, tmp_path: Path
) -> None:
    sampled("lay-out-return", NAME, "--start", "2027-06-21")
    sampled("add-commitment", NAME, "--what", "Send the youth guide", "--due", "2027-06-22")

    def told(*how: str) -> set[str]:
        out = tmp_path / "-".join(how)
        words = ("print", NAME, "--visit", "return", "--paper", "daily-schedule", "--out", out)
        (file,) = sampled(*words, *how)["files"]
        path = file["path"]
        if path.endswith(".docx"):
            cells = {cell.text for table in Document(path).tables for cell in table._cells}
            return {"Send the youth guide", "Open commitments"} & cells
        with pypdfium2.PdfDocument(path) as pdf:
            text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
        return {said for said in ("Send the youth guide", "Open commitments") if said in text}

    assert told("--audience", "internal") == {"Send the youth guide", "Open commitments"}
    assert told("--audience", "internal", "--format", "docx") == {"Send the youth guide"}
    assert told("--audience", "hosts") == set()


def test_a_commitment_is_closed_with_evidence(sampled: Any, item: str) -> None:
    what = ("--what", "Send the youth guide", "--due", "2027-06-01", "--item", item)
    sampled("add-commitment", NAME, *what)
    (open_one,) = [it for it in sampled("deadlines") if it["key"] == "commitment"]
    assert open_one["what"].startswith("Send the youth guide (")
    assert open_one["visit"] == "return"
    said = [each for each in sampled("check", NAME) if each["rule"] == "commitment-open"]
    assert len(said) == 1 and "Send the youth guide" in said[0]["message"]
    close = ("deadlines", "--done", open_one["id"], "--on", "2027-05-20")
    ahead = sampled(*close, "--note", "Mailed", code=1, today="2027-05-19")
    assert "still to come" in ahead["error"]["message"]
    sampled = partial(sampled, today="2027-05-20")
    assert "closed with evidence" in sampled(*close, code=1)["error"]["message"]
    sampled(*close, "--note", "Mailed on 20 May; receipt on file")
    assert not [it for it in sampled("check", NAME) if it["rule"] == "commitment-open"]
    sampled("undo", NAME)
    assert [it for it in sampled("check", NAME) if it["rule"] == "commitment-open"]
