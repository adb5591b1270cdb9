"""Files kept with items, follow-on activities and practices, from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

NAME = "Nantes - Orlando, Tampa"
DECISION = b"%PDF-1.7 the council decided"


@pytest.fixture
def holders(sampled: Any) -> dict[str, str]:
    """One of each that can have files, by the option that names it."""
    item = sampled("show", NAME)["visits"][0]["items"][0]["id"]
    sampled("add-practice", NAME, "title=Open gym")
    sampled("add-follow-on", "--exchange", NAME, "title=Workshop")
    return {
        "item": item,
        "practice": sampled("practices", "open gym")[0]["id"],
        "follow-on": sampled("follow-on", NAME)[0]["id"],
    }


def test_a_file_is_kept_written_out_let_go_of_and_brought_back(
    sampled: Any, holders: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "decision.pdf"
    file.write_bytes(DECISION)
    for owner, thing in holders.items():
        sampled("attach", file, f"--{owner}", thing)
        (kept,) = sampled("files", thing)
        assert (kept["name"], kept["media_type"]) == ("decision.pdf", "application/pdf")
        sampled("export", "file", kept["id"], "--out", tmp_path / owner)
        assert (tmp_path / owner).read_bytes() == DECISION
    assert sampled("practices", "open gym")[0]["files"][0]["size"] == len(DECISION)
    sampled("detach", kept["id"])
    assert sampled("files", thing) == []
    sampled("undo", NAME)
    assert sampled("files", thing) == [kept]
    without = sampled("export", "exchange", NAME, "--out", tmp_path / "open.json")["left_out"]
    assert "attachments of 1 practice" in without
    assert DECISION.decode() not in (tmp_path / "open.json").read_text()


def test_what_cannot_be_kept_is_said(sampled: Any, holders: dict[str, str], tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    said = sampled("attach", empty, "--item", holders["item"], code=1)["error"]["message"]
    assert "is empty" in said
    assert "belongs to" in sampled("attach", empty, code=2)["error"]["message"]
    large = tmp_path / "large.bin"
    large.write_bytes(b"x" * (20 * 1024 * 1024 + 1))
    said = sampled("attach", large, "--item", holders["item"], code=1)["error"]["message"]
    assert "at most 20 MB" in said


def test_a_purge_takes_the_bytes_and_a_locked_file_brings_them(
    sampled: Any, holders: dict[str, str], tmp_path: Path
) -> None:
    file, password = tmp_path / "decision.pdf", tmp_path / "password.txt"
    file.write_bytes(DECISION)
    password.write_text("open sesame")
    for owner in ("practice", "follow-on"):
        sampled("attach", file, f"--{owner}", holders[owner])
    locked = tmp_path / "whole.json"
    how = ("--password-file", password)
    sampled("export", "exchange", NAME, "--with-private", *how, "--out", locked)
    assert sampled("purge", NAME)["purged"]["files"] == 1
    (kept,) = sampled("files", holders["practice"])
    said = sampled("export", "file", kept["id"], "--out", tmp_path / "x", code=1)
    assert "has been purged" in said["error"]["message"]
    assert json.loads(locked.read_text())["format"] == "city-pair-exchange-sealed"
    sampled("import", "exchange", locked, "--update", *how)
    sampled("export", "file", kept["id"], "--out", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == DECISION
