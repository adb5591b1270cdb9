"""The same editions as Word, spreadsheet and page."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

SAMPLE = "Nantes - Orlando, Tampa"
PRINT = ("print", SAMPLE, "--visit", "first")


@pytest.mark.parametrize(
    ("paper", "kind", "start"),
    [("daily-schedule", "docx", b"PK"), ("daily-schedule", "xlsx", b"PK")],
)
def test_a_schedule_is_made_in_other_formats(
    sampled: Any, tmp_path: Path, paper: str, kind: str, start: bytes
) -> None:
    words = ("--paper", paper, "--audience", "hosts", "--format", kind, "--out", tmp_path)
    (file,) = sampled(*PRINT, *words)["files"]
    data = Path(file["path"]).read_bytes()
    assert file["path"].endswith(kind)
    assert data.startswith(start)
    if kind == "docx":
        tables = Document(BytesIO(data)).tables
        assert any("Orlando" in cell.text for t in tables for row in t.rows for cell in row.cells)


def test_a_page_fetches_nothing_and_says_when_it_is_old(sampled: Any, tmp_path: Path) -> None:
    words = ("--paper", "personal-schedule", "--format", "html", "--out", tmp_path)
    files = sampled(*PRINT, *words)["files"]
    said = Path(files[0]["path"]).read_text("utf-8")
    assert "out of date after" in said
    assert "src=" not in said
    assert "http" not in said


def test_paper_and_format_that_do_not_go_together_are_wrong_usage(
    sampled: Any, tmp_path: Path
) -> None:
    words = ("--paper", "roster", "--audience", "hosts", "--format", "html", "--out", tmp_path)
    said = sampled(*PRINT, *words, code=2)["error"]["message"]
    assert "personal-schedule" in said
