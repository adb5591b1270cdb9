"""A backup comes back whole, or nothing changes."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from builders import (
    NOW,
    an_exchange,
    keep,
)
from rows import every_row

from planner.model import Refused
from planner.store.backup import back_up
from planner.store.chain import verify_chain
from planner.store.database import Store, open_store
from planner.store.restore import restore, restore_over_damaged


def test_it_comes_back_as_it_was(kept: Store, key: bytes | None, tmp_path: Path) -> None:
    keep(kept, an_exchange("Before"))
    copy = tmp_path / "copy.db"
    back_up(kept.file, key, copy)
    before = every_row(kept)
    keep(kept, an_exchange("After"))
    done = restore(kept, copy, key)
    assert every_row(kept) == before
    assert done.purges_applied == 0
    assert kept.ask(verify_chain) is None
    assert done.kept is not None
    with closing(open_store(done.kept, who="Ana", key=key)) as what_was_here:
        assert len(every_row(what_was_here)["exchange"]) == 2


def test_another_program_sees_it_too(kept: Store, key: bytes | None, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(kept.file, key, copy)
    keep(kept, an_exchange("After"))
    with closing(open_store(kept.file, who="Ben", key=key)) as other:
        seen = other.data_version()
        restore(kept, copy, key)
        assert other.data_version() != seen
        assert every_row(other)["exchange"] == []
        keep(other, an_exchange("Later"))
        assert len(every_row(kept)["exchange"]) == 1


def test_a_damaged_backup_changes_nothing(kept: Store, key: bytes | None, tmp_path: Path) -> None:
    keep(kept, an_exchange("Before"))
    before, copy = every_row(kept), tmp_path / "copy.db"
    back_up(kept.file, key, copy)
    damaged = bytearray(copy.read_bytes())
    damaged[8192:16384] = bytes(8192)
    copy.write_bytes(damaged)
    with pytest.raises(Refused, match="damaged"):
        restore(kept, copy, key)
    assert every_row(kept) == before
    assert not list(tmp_path.glob("*.restoring*"))


def test_what_cannot_be_opened_is_replaced_and_kept(key: bytes | None, tmp_path: Path) -> None:
    file, copy = tmp_path / "trust.db", tmp_path / "copy.db"
    with closing(open_store(file, who="Ana", key=key)) as store:
        keep(store, an_exchange("Before"))
        back_up(file, key, copy)
        before = every_row(store)
    if key is not None:
        copy.with_suffix(".key").write_bytes(b"{}")
    file.write_bytes(b"rubbish" * 1000)
    done = restore_over_damaged(file, copy, key, who="Ana", now=lambda: NOW)
    with closing(open_store(file, who="Ana", key=key)) as store:
        assert every_row(store) == before
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"rubbish")


def test_what_another_program_has_open_is_not_replaced(
    key: bytes | None, tmp_path: Path, ready_of_each_kind: dict[bytes | None, Path]
) -> None:
    """It would go on writing to the damaged file, and what it writes would be lost."""
    file, copy = tmp_path / "trust.db", tmp_path / "copy.db"
    shutil.copy(ready_of_each_kind[key], file)
    back_up(file, key, copy)
    script = (
        "import sys; from pathlib import Path; from planner.store.database import open_store; "
        "key = bytes.fromhex(sys.argv[2]) or None; "
        "store = open_store(Path(sys.argv[1]), who='Ben', key=key); print('open', flush=True); "
        "sys.stdin.read()"
    )
    words = [sys.executable, "-c", script, str(file), (key or b"").hex()]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(words, text=True, **pipes) as other:  # type: ignore[call-overload]
        assert other.stdout.readline() == "open\n"
        before = file.read_bytes()
        with pytest.raises(Refused, match="in use by another program"):
            restore_over_damaged(file, copy, key, who="Ana", now=lambda: NOW)
        assert file.read_bytes() == before
        other.stdin.close()
        other.wait()
    assert restore_over_damaged(file, copy, key, who="Ana", now=lambda: NOW).kept
