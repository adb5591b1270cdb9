"""`planner import photos`: a folder of pictures called as the people are."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bitmaps import claiming, picture

EXCHANGE = "Marseille - Orlando"
LIST = """Family name;Given name;Native name
Łukasiewicz;Ewa;
Müller;Jürgen;
O'Brien;Siobhán Mary;
BA;Aïssata;
BA;Moussa;
Nguyễn;Ánh;
Haddad;Rima;ريما حداد
"""


Bring = Callable[..., Any]


@pytest.fixture
def bring(planner: Any, tmp_path: Path) -> Bring:
    """Import these files as photographs of a delegation of seven."""
    planner("new", EXCHANGE, "--foreign", "Marseille", "--partner", "Orlando")
    list_file = tmp_path / "list.csv"
    list_file.write_text(LIST, "utf-8")
    where = ("--exchange", EXCHANGE, "--visit", "first")
    planner("import", "roster", list_file, *where)

    def run(files: dict[str, bytes], *more: object, **how: Any) -> Any:
        folder = tmp_path / "photos"
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        return planner("import", "photos", folder, *where, *more, **how)

    return run


def outcomes(report: Any) -> dict[str, str]:
    return {row["source"]: row["outcome"] for row in report["rows"]}


def given(report: Any) -> dict[str, str]:
    return {row["source"]: row["values"].get("given_name") for row in report["rows"]}


def test_files_go_to_whom_their_names_mean_as_one_step(bring: Bring, planner: Any) -> None:
    files = {
        "Ewa Lukasiewicz.jpg": picture("red"),
        "MUELLER_Juergen.png": picture("green", "PNG"),
        "SiobhanMaryOBrien2.HEIC": picture("blue", "HEIF"),
        unicodedata.normalize("NFD", "Nguyễn Ánh (1).webp"): picture("pink", "WEBP"),
        "ريما حداد.jpg": picture("gray"),
        "ba-moussa_photo.jpg": picture("brown"),
    }
    before = len(planner("history", EXCHANGE))
    report = bring(files)
    assert set(outcomes(report).values()) == {"taken"}
    assert set(given(report).values()) == {
        "Ewa", "Jürgen", "Siobhán Mary", "Ánh", "Rima", "Moussa",
    }  # fmt: skip
    assert report["taken"] == 6 and [row["row"] for row in report["rows"]] == [*range(1, 7)]
    assert len(planner("history", EXCHANGE)) == before + 1
    again = bring({})
    assert set(outcomes(again).values()) == {"skipped"}
    assert len(planner("history", EXCHANGE)) == before + 1
    assert outcomes(bring({"Ewa Lukasiewicz.jpg": picture("white")}))["Ewa Lukasiewicz.jpg"] == (
        "changed"
    )
    planner("undo", EXCHANGE)
    planner("undo", EXCHANGE)
    assert set(outcomes(bring({}, "--dry-run")).values()) == {"taken"}


def test_an_id_says_who_is_meant_where_names_do_not(bring: Bring, planner: Any) -> None:
    visit = planner("show", EXCHANGE)["visits"][0]
    people = {each["id"]: each for each in planner("show", EXCHANGE)["people"]}
    ids = {people[each["person"]]["given_name"]: each for each in visit["delegates"]}
    files = {
        f"{ids['Moussa']['id']}.jpg": picture("red"),
        f"scan {ids['Aïssata']['person']}.jpg": picture("green"),
        "Ba.jpg": picture("blue"),
    }
    report = bring(files)
    assert report["taken"] == 2 and outcomes(report)["Ba.jpg"] == "refused"
    (message,) = next(r for r in report["rows"] if r["source"] == "Ba.jpg")["messages"]
    assert "Moussa" in message["message"] and ids["Moussa"]["id"] in message["message"]


def test_a_bad_file_stops_no_good_one(bring: Bring, tmp_path: Path) -> None:
    (tmp_path / "photos" / "more").mkdir(parents=True)
    (tmp_path / "elsewhere.jpg").write_bytes(picture("red"))
    (tmp_path / "photos" / "Haddad Rima.jpg").symlink_to(tmp_path / "elsewhere.jpg")
    files = {
        "Ewa Łukasiewicz.jpg": b"<svg>no picture</svg>",
        "Jürgen Müller.png": claiming(12_000, 9_000),
        "Ánh Nguyễn.jpg": picture("red")[:-200],
        "Nobody Known.jpg": picture("red"),
        "Moussa Ba.jpg": picture("red"),
        "Moussa Ba (1).png": picture("red"),
        "O'Brien.jpg": picture("red"),
        "Thumbs.db": b"x",
    }
    report = bring(files)
    told = outcomes(report)
    assert told == {
        "Haddad Rima.jpg": "refused",
        "Ewa Łukasiewicz.jpg": "refused",
        "Jürgen Müller.png": "refused",
        "Ánh Nguyễn.jpg": "refused",
        "Nobody Known.jpg": "refused",
        "Moussa Ba.jpg": "taken",
        "Moussa Ba (1).png": "skipped",
        "O'Brien.jpg": "taken",
        "Thumbs.db": "skipped",
    }
    assert all(row["messages"] for row in report["rows"] if row["source"] != "Moussa Ba.jpg")
    assert "more" in json.dumps(report["messages"])
    said = bring({}, "--dry-run", text=True)
    assert "refused  Nobody Known.jpg" in said and "too many pixels" in said


def test_of_two_pictures_of_one_person_none_is_taken_unasked(bring: Bring, planner: Any) -> None:
    files = {
        "BaMoussa.jpg": picture("red"),
        "ba_moussa 2.jpg": picture("green"),
        "SiobhanOBrien.jpg": picture("blue"),
    }
    report = bring(files)
    assert set(outcomes(report).items()) == {
        ("BaMoussa.jpg", "asked"), ("ba_moussa 2.jpg", "asked"), ("SiobhanOBrien.jpg", "taken"),
    }  # fmt: skip
    told = {row["source"]: row["messages"][0]["message"] for row in report["rows"]}
    assert (
        "BaMoussa.jpg and ba_moussa 2.jpg are different photographs of Moussa"
        in (told["BaMoussa.jpg"])
    )
    assert "part of the name" in told["SiobhanOBrien.jpg"]
    shown = planner("show", EXCHANGE)
    (who,) = [each["id"] for each in shown["people"] if each["given_name"] == "Moussa"]
    told = outcomes(bring({f"{who}.jpg": picture("green")}))
    assert (told["BaMoussa.jpg"], told[f"{who}.jpg"]) == ("skipped", "taken")


def test_nothing_but_a_folder_is_taken(bring: Bring, planner: Any, tmp_path: Path) -> None:
    assert "no photographs" in bring({}, code=1)["error"]["message"]
    told = planner("import", "photos", tmp_path / "nowhere", "--exchange", EXCHANGE, "--visit",
                   "first", code=1)  # fmt: skip
    assert "nowhere" in told["error"]["message"]
