"""Killed in the middle of saving, again and again: nothing acknowledged is lost, nothing torn."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from amounts import Amount, Figure
from builders import keep
from torture.edits import edit, edited
from whole_exchange import an_exchange_with_everything

from planner.store.database import open_store
from planner.store.verify import verify

KEYS = {"plain": None, "encrypted": bytes(range(48))}


@pytest.mark.parametrize("kind", KEYS)
def test_no_acknowledged_edit_is_lost(
    tmp_path: Path, kind: str, amount: Amount, figure: Figure
) -> None:
    file, key = tmp_path / "killed.db", KEYS[kind]
    with closing(open_store(file, who="Ana", key=key)) as store:
        keep(store, an_exchange_with_everything())
        edit(store, "0")
    kills, chance, acknowledged = amount(10, 250), random.Random(7), 0
    with editing(file, key) as edits_until_killed:
        for _ in range(kills):
            acknowledged = edits_until_killed(chance.uniform(0.0, 0.05))
            with closing(open_store(file, who="Ana", key=key)) as store:
                title, note = edited(store)
                assert title == note, "half an edit was kept"
                assert acknowledged <= int(title) <= acknowledged + 1
                wrong = [check.message for check in verify(store) if not check.ok]
                assert all("key" in said for said in wrong), wrong  # there is no key file here
    figure(f"{kind}: {kills} kills during {acknowledged} edits: 0 lost, 0 torn, 0 damaged")


@contextmanager
def editing(file: Path, key: bytes | None) -> Iterator[Callable[[float], int]]:
    """Gives the last number acknowledged by a process that was killed after so many seconds."""
    environment = os.environ | {"PYTHONPATH": ":".join(filter(None, sys.path))}
    command = [sys.executable, Path(__file__).with_name("edits.py")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, env=environment, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdin is not None
        assert process.stdout is not None

        def edits_until_killed(seconds: float) -> int:
            secret = [key.hex()] if key else []
            process.stdin.write("\t".join([str(file), str(seconds), *secret]) + "\n")
            process.stdin.flush()
            return int(process.stdout.readline())

        yield edits_until_killed
        process.stdin.close()
