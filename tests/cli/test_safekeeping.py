"""Backup, restore, purge and hold, as words and JSON."""

from pathlib import Path
from typing import Any

import pytest

SAMPLE = "Nantes - Orlando, Tampa"


@pytest.fixture
def sampled(planner: Any) -> Any:
    planner("sample")
    return planner


def test_a_backup_comes_back(sampled: Any, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert sampled("backup", copy) == {"files": [str(copy)], "left_out": []}
    before = sampled("show", SAMPLE)
    sampled("new", "Ghent - Charlotte", "--foreign", "Ghent", "--partner", "Charlotte")
    answer = sampled("restore", copy)
    assert (answer["restored"], answer["purges_applied"]) == (str(copy), 0)
    assert Path(answer["kept"]).exists()
    assert sampled("show", SAMPLE) == before
    assert sampled("verify")["ok"]
    assert "Ghent - Charlotte" not in [line["name"] for line in sampled("list")]


def test_a_backup_comes_back_into_a_file_that_is_gone(
    sampled: Any, tmp_path: Path, database: Path
) -> None:
    sampled("backup", tmp_path / "copy.db")
    count = len(sampled("list"))
    database.unlink()
    assert sampled("restore", tmp_path / "copy.db")["kept"] is None
    assert len(sampled("list")) == count


def test_what_is_no_backup_is_refused_and_nothing_changes(
    sampled: Any, tmp_path: Path, database: Path
) -> None:
    before = sampled("list")
    (tmp_path / "notes.txt").write_text("not a backup")
    for file in ("notes.txt", "nowhere.db"):
        assert file in sampled("restore", tmp_path / file, code=1)["error"]["message"]
    assert "notes.txt" in sampled("backup", tmp_path / "notes.txt", code=1)["error"]["message"]
    assert (tmp_path / "notes.txt").read_text() == "not a backup"
    assert "itself" in sampled("backup", database, code=1)["error"]["message"]
    assert "folder" in sampled("backup", tmp_path / "no" / "copy.db", code=1)["error"]["message"]
    assert sampled("list") == before


def test_a_purge_is_previewed_and_respects_a_hold(sampled: Any) -> None:
    preview = sampled("purge", SAMPLE, "--dry-run")
    assert preview["dry_run"]
    assert set(preview["purged"]) >= {"people", "delegates", "photographs"}
    history = len(sampled("history", SAMPLE))
    assert sampled("hold", SAMPLE, "--reason", "Inquiry 7")["touched"][0]["kind"] == "exchange"
    assert "Inquiry 7" in sampled("purge", SAMPLE, code=1)["error"]["message"]
    sampled("hold", SAMPLE, "--lift")
    sampled("purge", SAMPLE)
    assert len(sampled("history", SAMPLE)) >= history + 2
    assert sampled("verify")["ok"]


def test_a_purge_of_nobody_is_refused(sampled: Any) -> None:
    assert "Atlantis" in sampled("purge", "Atlantis", code=1)["error"]["message"]


def test_the_whole_exchange_leaves_only_locked(sampled: Any, tmp_path: Path) -> None:
    file, password = tmp_path / "whole.json", tmp_path / "password.txt"
    password.write_text("open sesame\n")
    words = ("export", "exchange", SAMPLE, "--out", file, "--with-private")
    assert "password" in sampled(*words, code=1)["error"]["message"]
    assert not file.exists()
    answer = sampled(*words, "--password-file", password)
    assert answer == {"files": [str(file)], "left_out": []}
    assert file.stat().st_mode & 0o077 == 0
    assert "private fields" in sampled("history", SAMPLE)[-1]["label"]
    assert "--password-file" in sampled("import", "exchange", file, code=1)["error"]["message"]
    password.write_text("open barley\n")
    said = sampled("import", "exchange", file, "--password-file", password, "--update", code=1)
    assert "does not open" in said["error"]["message"]
    password.write_text("open sesame\n")
    taken = sampled("import", "exchange", file, "--password-file", password, "--as", "A copy")
    assert taken["taken"] > 100
    assert "A copy" in [line["name"] for line in sampled("list")]
