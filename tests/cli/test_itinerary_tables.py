"""The program as a table that other people change, and that finds its items when it comes back."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

SAMPLE = "Nantes - Orlando, Tampa"
GIVE = ("export", "itinerary", SAMPLE, "--visit", "first")
TAKE = ("import", "itinerary")


def items(planner: Any) -> list[Any]:
    visit = next(v for v in planner("show", SAMPLE)["visits"] if v["kind"] == "first")
    found: list[Any] = visit["items"]
    return found


def table(file: Path) -> list[list[str]]:
    if file.suffix == ".csv":
        return [*csv.reader(io.StringIO(file.read_text("utf-8-sig")))]
    return [
        [str(cell) for cell in row]
        for row in CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    ]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_every_item_stands_in_the_table_and_is_known_again(
    sampled: Any, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"program.{ending}"
    answer = sampled(*GIVE, "--audience", "internal", "--out", file)
    assert answer == {"files": [str(file)], "left_out": []}
    before = items(sampled)
    head, *rows = table(file)
    assert head[0] == "id"
    assert {item["id"] for item in before} <= {row[0] for row in rows}
    report = sampled(*TAKE, file, "--exchange", SAMPLE, "--visit", "first")
    assert report["refused"] == 0
    assert report["taken"] == 0, "nothing comes in twice"
    assert [item["id"] for item in items(sampled)] == [item["id"] for item in before]


def test_a_table_leaves_out_what_its_reader_may_not_see(sampled: Any, tmp_path: Path) -> None:
    item = next(each for each in items(sampled) if each.get("date"))
    edit = ("edit", SAMPLE, "--visit", "first", "--item", item["id"])
    sampled(*edit, "notes.internal=Secretword", "title==SUM(A1)")
    for ending in ("xlsx", "csv", "ics"):
        file = tmp_path / f"hosts.{ending}"
        sampled(*GIVE, "--audience", "hosts", "--out", file)
        said = file.read_bytes().decode("utf-8", "replace")
        if ending == "xlsx":
            said = "\n".join("\t".join(row) for row in table(file))
            assert "=SUM(A1)" in said
        if ending == "csv":
            assert "'=SUM(A1)" in said
        assert "Secretword" not in said


def test_a_table_has_one_of_three_endings(sampled: Any, tmp_path: Path) -> None:
    said = sampled(*GIVE, "--audience", "hosts", "--out", tmp_path / "x.pdf", code=2)
    assert ".xlsx, .csv or .ics" in said["error"]["message"]
