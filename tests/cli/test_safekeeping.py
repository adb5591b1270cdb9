"""Backup, restore, purge and hold, as words and JSON."""

import errno
import io
import json
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

from reading import failures, words_of

from planner.cli import main
from planner.interchange.exchange_file import seal
from planner.store.engine import connect
from planner.store.files import LARGEST
from planner.store.keys import Cost

SAMPLE = "Nantes - Orlando, Tampa"


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


@pytest.mark.parametrize("name", ["planner.db", "planner.key", "planner.db-wal", "link.json"])
def test_nothing_is_written_over_the_database(
    sampled: Any, tmp_path: Path, database: Path, name: str
) -> None:
    (tmp_path / "link.json").symlink_to(database)
    before = sampled("list")
    words = ("export", "exchange", SAMPLE, "--out", tmp_path / name)
    assert "Choose another name" in sampled(*words, code=1)["error"]["message"]
    assert sampled("list") == before


def test_a_place_one_may_not_look_into_is_refused_in_words(
    sampled: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "locked"
    stat, opened = os.stat, io.open

    def refuse(asked: Any) -> None:
        if str(asked).startswith(str(locked)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(asked))

    def may_not_stat(asked: Any, *rest: Any, **how: Any) -> Any:
        refuse(asked)
        return stat(asked, *rest, **how)

    def may_not_open(asked: Any, *rest: Any, **how: Any) -> Any:
        refuse(asked)
        return opened(asked, *rest, **how)

    monkeypatch.setattr(os, "stat", may_not_stat)  # root, as whom tests may run, may everything
    monkeypatch.setattr(io, "open", may_not_open)
    for words in (
        ("backup", locked / "copy.db"),
        ("restore", locked / "copy.db"),
        ("export", "exchange", SAMPLE, "--out", locked / "out.json"),
        ("--database", locked / "other.db", "list"),
        ("--database", locked / "other.db", "restore", tmp_path / "copy.db"),
    ):
        assert str(locked) in sampled(*words, code=1)["error"]["message"]


def test_a_file_beyond_all_bounds_is_not_read(sampled: Any, tmp_path: Path) -> None:
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(LARGEST + 1)
    words = ("import", "roster", tmp_path / "huge.csv", "--exchange", SAMPLE, "--visit", "first")
    assert "too large" in sampled(*words, code=1)["error"]["message"]


def test_it_is_said_where_purges_may_have_been_forgotten(
    sampled: Any, tmp_path: Path, database: Path
) -> None:
    sampled("backup", tmp_path / "copy.db")
    database.unlink()
    assert "purge those exchanges again" in sampled("restore", tmp_path / "copy.db", text=True)
    assert sampled("restore", tmp_path / "copy.db")["purges_known"]


def test_a_backup_takes_the_place_of_what_opens_and_is_damaged(
    sampled: Any, tmp_path: Path, database: Path
) -> None:
    sampled("backup", tmp_path / "copy.db")
    with closing(connect(database, None)) as connection:
        where = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_journal_row_thing'"
        (page,) = connection.execute(where).fetchone()
    content = bytearray(database.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    database.write_bytes(content)
    before = sampled("list")
    assert not sampled("verify", code=1)["ok"]
    kept = sampled("restore", tmp_path / "copy.db")["kept"]
    assert "damaged" in kept
    assert Path(kept).read_bytes() == content
    assert sampled("verify")["ok"]
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


def test_a_person_gets_all_that_is_kept_of_them(sampled: Any, tmp_path: Path) -> None:
    file = sampled("show", SAMPLE)
    person = file["people"][0]
    answer = sampled("export", "person", person["id"], "--out", tmp_path / "out")
    kept, paper = map(Path, answer["files"])
    value = json.loads(kept.read_text("utf-8"))
    assert value["person"]["family_name"] == person["family_name"]
    assert value["travels"] or value["met_at"]
    assert value["journal"]
    words = words_of(paper.read_bytes())
    assert person["family_name"] in words
    assert not failures(paper.read_bytes())
    for each in (kept, paper):
        assert each.stat().st_mode & 0o077 == 0
    said = sampled("export", "person", "Nobody Here", "--out", tmp_path, code=1)
    assert "Nobody Here" in said["error"]["message"]


def test_two_people_of_one_name_have_files_of_their_own(planner: Any, tmp_path: Path) -> None:
    planner("new", "X", "--foreign", "Lyon", "--partner", "Atlanta")
    file = tmp_path / "people.csv"
    file.write_text(
        "Name,Date of birth\nЮрий Шевченко,1980-01-02\nЮрий Шевченко,1990-03-04\n山田 がく,\n",
        "utf-8",
    )
    planner("import", "roster", file, "--exchange", "X", "--visit", "first")
    people = planner("show", "X")["people"]
    assert len(people) == 3
    out = tmp_path / "out"
    for person in people:
        planner("export", "person", person["id"], "--out", out)
    names = sorted(each.name for each in out.glob("*.json"))
    assert len(names) == 3
    assert all("Шевченко".lower() in name or "がく" in name for name in names), names
    copies = [
        planner("print", "X", "--visit", "first", "--paper", "personal-schedule", "--out", out,
                "--person", each["id"])["files"][0]["path"]
        for each in people
    ]  # fmt: skip
    assert len(set(copies)) == 3


def test_private_fields_in_a_plain_file_are_remarked_once(planner: Any, tmp_path: Path) -> None:
    planner("new", "Ghent - Charlotte", "--foreign", "Ghent", "--partner", "Charlotte")
    file = planner("show", "Ghent - Charlotte")
    file["people"] = [{"id": str(UUID(int=7)), "family_name": "Peeters"}]
    delegate = {"id": str(UUID(int=8)), "person": str(UUID(int=7))}
    delegate["care"] = {"dietary": "no nuts"}  # type: ignore[assignment]
    file["visits"][0]["delegates"] = [delegate]
    locked, password = tmp_path / "locked.json", tmp_path / "password.txt"
    locked.write_bytes(seal(json.dumps(file).encode(), "open sesame", Cost(2, 1, 1)))
    password.write_text("open sesame")
    words = ("import", "exchange", locked, "--update", "--password-file", password)
    assert "is plain" in planner(*words, text=True)
    assert "is plain" not in planner("list", text=True)


def test_an_encrypted_database_is_backed_up_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_PHRASE_FILE", str(tmp_path / "phrase.txt"))
    monkeypatch.setattr("planner.cli.office.data_folder", lambda: tmp_path / "data")
    assert main(["sample"]) == 0
    assert main(["list"]) == 0
    found = sorted(file.name for file in (tmp_path / "data" / "planner backups").iterdir())
    assert [name.rpartition(" ")[2] for name in found] == ["opening.db", "opening.key"]
    assert main(["list"]) == 0
    assert len(list((tmp_path / "data" / "planner backups").iterdir())) == 2, "nothing changed"


@pytest.mark.usefixtures("cheap_keys")
def test_a_plain_file_is_made_an_encrypted_one(
    sampled: Any, tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = sampled("encrypt", code=1)["error"]["message"]
    assert "PLANNER_PHRASE_FILE" in said
    assert database.read_bytes().startswith(b"SQLite format 3")
    before = sampled("show", SAMPLE)
    monkeypatch.setenv("PLANNER_PHRASE_FILE", str(tmp_path / "phrase.txt"))
    answer = sampled("encrypt")
    assert answer["file"] == str(database)
    assert answer["plain_backups"] == []
    assert not database.read_bytes().startswith(b"SQLite format 3")
    assert sampled("show", SAMPLE) == before
    assert "not a plain file" in sampled("encrypt", code=1)["error"]["message"]
    monkeypatch.delenv("PLANNER_PHRASE_FILE")
    assert "PLANNER_PHRASE_FILE" in sampled("list", code=1)["error"]["message"]


@pytest.mark.usefixtures("cheap_keys")
def test_the_keys_of_an_encrypted_database_are_looked_after(
    sampled: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no key" in sampled("keys", "renew", "--out", tmp_path / "x", code=1)["error"]["message"]
    assert not sampled("keys", "status")["encrypted"]
    first, second, third = (tmp_path / f"{name}.txt" for name in ("first", "second", "third"))
    monkeypatch.setenv("PLANNER_PHRASE_FILE", str(first))
    sampled("encrypt")
    sampled("keys", "phrase", "--out", tmp_path / "again.txt")
    assert (tmp_path / "again.txt").read_text() == first.read_text()
    said = sampled("keys", "new-phrase", "--out", first, code=1)["error"]["message"]
    assert "there already" in said
    sampled("keys", "new-phrase", "--out", second)
    assert "not the recovery phrase" in sampled("list", code=1)["error"]["message"]
    monkeypatch.setenv("PLANNER_PHRASE_FILE", str(second))
    (tmp_path / "word.txt").write_text("correct horse battery\n")
    sampled("keys", "passphrase", "--password-file", tmp_path / "word.txt")
    assert sampled("keys", "status")["passphrase"]
    sampled("keys", "no-passphrase")
    assert not sampled("keys", "status")["passphrase"]
    sampled("keys", "renew", "--out", third)
    monkeypatch.setenv("PLANNER_PHRASE_FILE", str(third))
    assert SAMPLE in [line["name"] for line in sampled("list")]
    assert sampled("verify")["ok"]


def test_what_can_be_read_of_a_damaged_database_is_saved(
    sampled: Any, tmp_path: Path, database: Path
) -> None:
    names = [line["name"] for line in sampled("list")]
    answer = sampled("salvage", "--out", tmp_path / "saved.db")
    assert answer["rows"] > 100
    assert (answer["lost"], answer["left_out"], answer["tables"]) == (0, 0, [])
    again = sampled("list", "--database", tmp_path / "saved.db")
    assert [line["name"] for line in again] == names
    assert "there already" in sampled("salvage", "--out", database, code=1)["error"]["message"]


def test_no_export_is_written_over_a_backup(sampled: Any, tmp_path: Path, database: Path) -> None:
    copy = tmp_path / "copy.db"
    sampled("backup", copy)
    for file in (copy, database):
        before = file.read_bytes()
        said = sampled("export", "exchange", SAMPLE, "--out", file, code=1)["error"]["message"]
        assert "Choose another name" in said
        assert file.read_bytes() == before


def test_no_export_is_written_over_the_recovery_phrase(
    sampled: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phrase = tmp_path / "phrase.txt"
    phrase.write_text("twelve words")
    monkeypatch.setenv("PLANNER_PHRASE_FILE", str(phrase))
    said = sampled("export", "exchange", SAMPLE, "--out", phrase, code=1)["error"]["message"]
    assert "where the key" in said
    assert phrase.read_text() == "twelve words"


def test_a_backup_under_an_older_key_comes_back_by_its_own_phrase(
    sampled: Any, tmp_path: Path, cheap_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, copy = (tmp_path / name for name in ("one.txt", "two.txt", "copy.db"))
    monkeypatch.setattr("planner.store.ring.trusted_backend", lambda: None)
    monkeypatch.setenv("PLANNER_PHRASE_FILE", str(first))
    sampled("encrypt")
    care = ("edit", SAMPLE, "--visit", "first", "--delegate", "Łukasz Wiśniewski")
    sampled(*care, "dietary=no nuts")
    sampled("backup", copy)
    sampled("keys", "renew", "--out", second)
    monkeypatch.setenv("PLANNER_PHRASE_FILE", str(second))
    told = sampled("purge", SAMPLE)["out_of_reach"]
    assert [each["file"] for each in told if "under another key" in each["why"]][-1] == str(copy)
    assert "not the recovery phrase" in sampled("restore", copy, code=1)["error"]["message"]
    assert sampled("restore", copy, "--phrase-file", first)["purges_applied"] == 1
    assert sampled("verify")["ok"]
