"""Papers about all exchanges on the command line."""

from pathlib import Path
from typing import Any

from documents.reading import words_of


def test_the_board_and_the_portfolio_of_the_samples(sampled: Any, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    answer = sampled(
        "print", "--all-exchanges", "--paper", "portfolio,return-visit-board", "--out", out,
        "--year", "2027", today="2027-03-28",
    )  # fmt: skip
    assert [file["paper"] for file in answer["files"]] == ["portfolio", "return-visit-board"]
    listed = sampled("list", today="2027-03-28")
    for file in answer["files"]:
        assert file["audience"] == "internal"
        said = words_of(Path(file["path"]).read_bytes())
        for line in listed:
            assert all(city in said or len(city) == 2 for city in line["foreign_cities"])
    undated = sum(line["return_window"] is None for line in listed)
    assert f"{undated} undated" in said


def test_a_paper_of_one_visit_is_none_of_all(planner: Any, tmp_path: Path) -> None:
    words = ("print", "--all-exchanges", "--paper", "roster", "--out", tmp_path)
    assert "portfolio" in planner(*words, code=1)["error"]["message"]
    planner("print", "--paper", "roster", "--out", tmp_path, code=2)
    planner(
        "print", "--all-exchanges", "--paper", "portfolio", "--year", "x", "--out", tmp_path, code=2
    )


def test_the_portfolio_is_a_report_in_three_forms(sampled: Any, tmp_path: Path) -> None:
    words = ("print", "--all-exchanges", "--year", "2017", "--out", tmp_path)
    (made,) = sampled(*words, "--paper", "portfolio-report")["files"]
    said = words_of(Path(made["path"]).read_bytes())
    assert "Lyon" in said and "Toulouse" in said and "Vilvoorde" not in said
    for format_ in ("docx", "xlsx"):
        (made,) = sampled(*words, "--paper", "portfolio", "--format", format_)["files"]
        assert Path(made["path"]).read_bytes().startswith(b"PK")
        assert made["path"].endswith(f".{format_}")
    sampled(*words, "--paper", "return-visit-board", "--format", "docx", code=2)
