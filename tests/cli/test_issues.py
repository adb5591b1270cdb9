"""Numbered issues: what is given out stays as it was, and who is told of what has changed."""

import io
import json
import shutil
from contextlib import closing, redirect_stdout
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from builders import NOW
from sqlalchemy.orm import Session

from planner.cli import main
from planner.editions.audiences import AUDIENCES
from planner.editions.issuing import NOT_ISSUED
from planner.model import DelegateCare, Visit, VisitKind
from planner.queries.exchanges import find_exchange
from planner.queries.visits import find_visit
from planner.store.database import open_store
from planner.store.journal import change

SAMPLE = "Nantes - Orlando, Tampa"
VISIT = (SAMPLE, "--visit", "first")


def issued(planner: Any, out: Path, reason: str = "The program is fixed", **how: Any) -> Any:
    return planner("issue", *VISIT, "--reason", reason, "--out", out, **how)


def first_item(planner: Any) -> dict[str, Any]:
    visit = next(v for v in planner("show", SAMPLE)["visits"] if v["kind"] == "first")
    found: dict[str, Any] = next(
        item
        for item in visit["items"]
        if item.get("start") and item.get("date") and item.get("contacts") and item.get("venue")
    )
    return found


def edit(planner: Any, item: dict[str, Any], *fields: str) -> None:
    planner("edit", SAMPLE, "--visit", "first", "--item", item["id"], *fields)


def digests(answer: Any) -> dict[str, str]:
    return {
        Path(file["path"]).name: sha256(Path(file["path"]).read_bytes()).hexdigest()
        for file in answer["files"]
    }


def text_of(path: str) -> str:
    document = pypdfium2.PdfDocument(path)
    said = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return said


@dataclass(frozen=True)
class Story:
    """Issue 1, an item moved, issue 2, an item of one group moved, issue 3: made once, since it
    takes seconds."""

    folder: Path
    first: Any
    item: dict[str, Any]
    second: Any
    third: Any


@pytest.fixture(scope="session")
def story(samples_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("issues")
    database = folder / "planner.db"
    shutil.copy(samples_file, database)

    def run(day: str, *words: object) -> Any:
        told = io.StringIO()
        with redirect_stdout(told):
            argv = ["--database", str(database), "--today", day, "--json", *map(str, words)]
            assert main(argv) == 0
        return json.loads(told.getvalue())

    why = ("--reason", "The program is fixed")
    first = run("2027-02-01", "issue", *VISIT, *why, "--out", folder / "1")
    shutil.copy(database, folder / "issue-1.db")
    item = first_item(lambda *words: run("2027-02-01", *words))
    fields = ("start=10:17", "end=10:49")
    run("2027-02-02", "edit", SAMPLE, "--visit", "first", "--item", item["id"], *fields)
    second = run("2027-02-08", "issue", *VISIT, *why, "--out", folder / "2")
    shutil.copy(database, folder / "issue-2.db")
    visits = run("2027-02-08", "show", SAMPLE)["visits"]
    items = next(visit["items"] for visit in visits if visit["kind"] == "first")
    split = next(item for item in items if item.get("participants", "everyone") != "everyone")
    run("2027-02-09", "edit", SAMPLE, "--visit", "first", "--item", split["id"], "end=11:20")
    third = run("2027-02-10", "issue", *VISIT, *why, "--out", folder / "3")
    shutil.copy(database, folder / "issue-3.db")
    return Story(folder, first, item, second, third)


@pytest.fixture
def planned(story: Story, database: Path, planner: Any) -> Any:
    """Commands after issue 1."""
    shutil.copy(story.folder / "issue-1.db", database)
    return planner


@pytest.fixture
def moved(story: Story, database: Path, planner: Any) -> Any:
    """Commands after issue 2."""
    shutil.copy(story.folder / "issue-2.db", database)
    return planner


def test_the_first_issue_goes_to_everybody_and_bears_its_number(planned: Any, story: Story) -> None:
    answer = story.first
    assert answer["number"] == 1
    assert answer["changes"] == []
    assert {file["issue"] for file in answer["files"]} == {1}
    papers = {file["paper"] for file in answer["files"]}
    assert {"daily-schedule", "personal-schedule", "program-book", "roster"} <= papers
    assert not papers & {"access-list", "change-notice"}
    for file in answer["files"]:
        if file["paper"] == "daily-schedule":
            said = text_of(file["path"])
            assert "Issue 1" in said
            assert "DRAFT" not in said
    holders = planned("holders", *VISIT)
    assert {each["recipient"] for each in holders} == {each["name"] for each in answer["concerned"]}
    assert {each["issue"] for each in holders} == {1}


def test_nothing_changed_is_no_new_issue(planned: Any, tmp_path: Path) -> None:
    error = issued(planned, tmp_path / "2", code=1)["error"]["message"]
    assert "Nothing has changed since issue 1" in error
    assert not (tmp_path / "2").exists()


def test_a_changed_need_is_given_out_and_an_old_issue_told_the_old_one(
    planned: Any, database: Path, tmp_path: Path
) -> None:
    with closing(open_store(database, who="Test", now=lambda: NOW)) as store:
        store.do(_set_a_need)
    (told,) = {
        each["name"] for each in planned("changes", *VISIT, "--since", "1", "--tell")
        if each["audience"] == "delegation"
    }  # fmt: skip
    again = issued(planned, tmp_path / "2")
    assert told in {each["name"] for each in again["concerned"]}
    assert "meal-list" in {file["paper"] for file in again["files"]}

    def listed(number: int) -> str:
        words = ("--paper", "meal-list", "--audience", "caterer", "--issue", number)
        answer = planned("print", *VISIT, *words, "--out", tmp_path / f"again {number}")
        return " ".join(text_of(file["path"]) for file in answer["files"])

    assert "severe nut allergy" in listed(2)
    assert "severe nut allergy" not in listed(1)


def _set_a_need(session: Session) -> None:
    visit_id = find_visit(session, find_exchange(session, SAMPLE), VisitKind.FIRST)
    delegate = session.get_one(Visit, visit_id).delegates[0]
    with change(session, "Change a need", about=[delegate.visit.exchange_id]):
        delegate.care = DelegateCare(dietary="severe nut allergy")


def test_a_move_is_told_with_who_and_when(planned: Any) -> None:
    item = first_item(planned)
    edit(planned, item, "start=10:17", "end=10:49")
    (told,) = planned("changes", *VISIT, "--since", "1")
    assert told["item"] == item["id"]
    assert told["what"] == "time"
    assert (told["from"], told["to"]) == (item["start"], "10:17")
    assert told["who"]
    assert told["when"]
    edit(planned, item, f"start={item['start']}", f"end={item.get('end', '')}")
    assert planned("changes", *VISIT, "--since", "1") == []


@pytest.mark.parametrize(
    ("field", "what"), [("title=Coffee", "title"), ("meeting_point=Gate", "place")]
)
def test_not_only_moves_are_changes(planned: Any, field: str, what: str) -> None:
    item = first_item(planned)
    edit(planned, item, field)
    assert [each["what"] for each in planned("changes", *VISIT, "--since", "1")] == [what]


def test_a_private_field_is_no_change_for_anybody(planned: Any) -> None:
    item = first_item(planned)
    edit(planned, item, "notes.internal=Secretword")
    delegate = planned("show", SAMPLE)["visits"][0]["delegates"][0]["id"]
    assert planned("changes", *VISIT, "--since", "1", "--person", delegate) == []


def test_a_canceled_item_is_told_as_such(planned: Any) -> None:
    item = first_item(planned)
    planned("cancel-item", *VISIT, "--item", item["id"], "--by", "City Hall", "--why", "A strike")
    (told,) = planned("changes", *VISIT, "--since", "1")
    assert told["what"] == "cancellation"
    assert "A strike" in told["why"]


def test_only_what_changed_is_given_out_again(story: Story) -> None:
    second = story.second
    assert second["number"] == 2
    assert [each["what"] for each in second["changes"]] == ["time"]
    papers = {file["paper"] for file in second["files"]}
    assert "change-notice" in papers
    assert {file["issue"] for file in second["files"]} == {2}
    assert not papers & {"roster", "badges"}  # nobody's name has changed
    (schedule,) = (
        file
        for file in second["files"]
        if (file["paper"], file["audience"]) == ("daily-schedule", "delegation")
    )
    said = text_of(schedule["path"])
    assert "Issue 2" in said
    assert "Issue 1" in said  # the other days
    assert "Moved from" in said


def test_everybody_concerned_gets_a_draft_mail_with_what_is_theirs(story: Story) -> None:
    second = story.second
    whom = {each["name"] for each in second["concerned"]}
    assert {each["recipient"] for each in second["mails"]} == whom
    given = {Path(file["path"]).name for file in second["files"]}
    for mail in second["mails"]:
        assert "change-notice" in mail["paper"]
        assert set(mail["attachments"]) <= given
        assert mail["issue"] == 2
        text = (Path(mail["folder"]) / "mail.txt").read_text("utf-8")
        assert "The program is fixed" in text
        mine = [name for name in mail["attachments"] if "personal-schedule" in name]
        assert len(mine) == ("personal-schedule" in mail["paper"])
        if mail["audience"] != "delegation":
            assert not mine


def test_what_did_not_change_is_the_same_paper_byte_for_byte(
    moved: Any, story: Story, tmp_path: Path
) -> None:
    def printed(number: int, folder: str) -> dict[str, str]:
        out, papers = tmp_path / folder, "roster,badges,daily-schedule"
        words = ("--paper", papers, "--audience", "hosts", "--issue", number, "--out", out)
        return digests(moved("print", *VISIT, *words))

    one, two = printed(1, "a"), printed(2, "b")
    same = {name for name in one if one[name] == two.get(name)}
    assert any("roster" in name for name in same)
    assert any("badges" in name for name in same)
    assert not any("daily-schedule" in name for name in same)
    given_out = digests(story.first)
    assert all(given_out[name] == digest for name, digest in one.items())
    # and issue 1 is what it was, whatever came after it
    edit(moved, story.item, "title=Something else")
    assert printed(1, "c") == one


def test_what_an_issue_does_not_give_out_again_is_the_same_byte_for_byte(
    planner: Any, database: Path, story: Story, tmp_path: Path
) -> None:
    """Of every audience every paper, and every own copy; so those whom the issue does not concern
    hold the papers of today."""
    shutil.copy(story.folder / "issue-3.db", database)
    told = {each["name"] for each in story.third["concerned"]}
    held = {each["name"] for each in story.first["concerned"]}
    assert len(held - told) > 10  # hotels, caterers

    def copy(file: dict[str, Any]) -> tuple[str, ...]:
        return file["paper"], file["audience"], file["person"] or file["place"]

    out_again = {copy(file) for file in story.third["files"]}
    same, personal = 0, set()
    for audience in AUDIENCES.values():
        papers = ",".join(each for each in audience.papers if each not in NOT_ISSUED)
        if not papers or audience.name == "internal":
            continue
        two, three = (
            planner("print", *VISIT, "--paper", papers, "--audience", audience.name,
                    "--issue", number, "--out", tmp_path / number)
            for number in ("2", "3")
        )  # fmt: skip
        before = digests(two)
        for file in three["files"]:
            name, whose = Path(file["path"]).name, file["person"] or file["place"]
            if copy(file) in out_again:
                assert before.get(name) is None
                assert whose is None or whose in told
            else:
                assert before[name] == digests({"files": [file]})[name], name
                same += 1
                personal |= {file["person"]} - {None}
    assert same > 20
    assert len(personal) == 5


def test_an_issue_is_never_taken_back(planned: Any) -> None:
    edit(planned, first_item(planned), "title=Coffee")
    assert "Undo" in planned("undo", SAMPLE)["label"]
    assert {each["issue"] for each in planned("holders", *VISIT)} == {1}


def test_who_has_the_newest_and_who_goes_by_an_old_one(moved: Any, story: Story) -> None:
    planned, who = moved, story.second["concerned"][0]["name"]

    def old() -> list[str]:
        rules = planned("check", SAMPLE, today="2027-02-08")
        return [each["message"] for each in rules if each["rule"] == "old-issue"]

    assert any(who in said for said in old())
    words = ("--issue", "2", "--recipient", who, "--channel", "phone")
    planned("acknowledge", *VISIT, *words, "--told")
    done = planned("acknowledge", *VISIT, *words)
    assert who in done["label"]
    (row,) = [
        each
        for each in planned("holders", *VISIT)
        if each["recipient"] == who and each["issue"] == 2
    ]
    assert row["acknowledged"]
    assert row["told"]
    assert row["channel"] == "phone"
    assert not any(who in said for said in old())


def test_what_is_not_there_is_said_in_words(planned: Any) -> None:
    said = planned("changes", *VISIT, "--since", "7", code=1)["error"]["message"]
    assert "no issue 7" in said
    words = ("--issue", "1", "--recipient", "Nobody Known")
    said = planned("acknowledge", *VISIT, *words, code=1)["error"]["message"]
    assert "Nobody Known" in said


def test_an_exchange_that_was_given_out_goes_into_a_file_and_comes_back(
    planned: Any, tmp_path: Path
) -> None:
    file = tmp_path / "exchange.json"
    planned("export", "exchange", SAMPLE, "--out", file)
    told = json.loads(file.read_text())
    visit = next(each for each in told["visits"] if each["kind"] == "first")
    assert [len(each["recipients"]) > 20 for each in visit["issues"]] == [True]
    visit["items"][0]["title"] = "Another title"
    file.write_text(json.dumps(told))
    before = planned("holders", *VISIT)
    report = planned("import", "exchange", file, "--update")
    assert report["changed"] == 1
    stays = "What was given out to whom is told, and stays where it was given out."
    assert any(stays in json.dumps(row, ensure_ascii=False) for row in report["rows"])
    assert planned("holders", *VISIT) == before
    planned("--database", tmp_path / "other.db", "import", "exchange", file)
    assert planned("--database", tmp_path / "other.db", "holders", *VISIT) == []


def test_who_reads_english_is_told_by_the_clock_of_twelve_hours(
    story: Story, database: Path, planner: Any
) -> None:
    shutil.copy(story.folder / "issue-2.db", database)
    lines = [each["line"] for each in planner("changes", *VISIT, "--since", "1", "--tell")]
    assert any("10:17 a.m." in line for line in lines)
    assert any("10:17" in line and "a.m." not in line for line in lines)  # of readers of French
