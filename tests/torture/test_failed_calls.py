"""Every call that writes or syncs fails once, or is the last before the plug is pulled.

Afterwards the database is the old one or the new one, and what was said to be done is done.
"""

import shutil
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from amounts import TORTURE, Figure
from builders import TODAY, keep
from older import older_database
from sqlalchemy import select
from sqlalchemy.orm import Session
from torture.breaking import CALLS, Operations, all_is_well, calls_in, cannot_trace
from torture.edits import edit
from torture.operations import BACKUP, EXCHANGE, FILE, REFUSED, opened
from whole_exchange import an_exchange_with_everything

from planner.interchange.exchange_file import write_exchange
from planner.model import Exchange, Item, ItemNote
from planner.queries.exchanges import open_exchange
from planner.store.backup import back_up, faults_in
from planner.store.backups import backup_folder, backups_in
from planner.store.database import Store

KEY, SOME = bytes(range(48)), 5
WAYS = ("signal=KILL:when={n}", "error=EIO:when={n}", "error=ENOSPC:when={n}+")
why_not = cannot_trace()
pytestmark = pytest.mark.skipif(bool(why_not), reason=why_not)


def said(store: Store) -> Any:
    """What tells the old state from the new: the exchanges, and what items and notes say."""
    told = (Exchange.name, Item.title, ItemNote.text)
    return store.ask(lambda session: [sorted(session.scalars(select(each))) for each in told])


def _file_of(session: Session, exchange_id: UUID) -> bytes:
    return write_exchange(open_exchange(session, exchange_id, TODAY).exchange)


def a_folder(folder: Path, operation: str) -> Path:
    folder.mkdir()
    key = None if operation == "upgrade" else KEY
    with closing(opened(folder, key)) as store:
        keep(store, exchange := an_exchange_with_everything())
        edit(store, "0")
        if operation == "import":
            (folder / EXCHANGE).write_bytes(store.ask(partial(_file_of, exchange_id=exchange.id)))
        if operation == "restore":
            back_up(store.file, key, folder / BACKUP)
            edit(store, "1")
        store.compact()
    if operation == "upgrade":
        older_database(folder / FILE, "0001")
    return folder


OPERATIONS = ("save", "import", "upgrade", "backup", "restore")


@pytest.mark.parametrize("operation", OPERATIONS if TORTURE else ("save", "restore"))
def test_each_call_fails_once(
    tmp_path: Path, operations: Operations, operation: str, figure: Figure
) -> None:
    key = None if operation == "upgrade" else KEY
    ready = a_folder(tmp_path / "ready", operation)
    trial = tmp_path / "trial"

    def tried(**how: Any) -> int:
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(ready, trial)
        return operations.run(operation, trial, key, **how)

    def state() -> Any:
        assert all(not faults_in(each.file, key) for each in backups_there(trial))
        with closing(opened(trial, key)) as store:
            assert not all_is_well(store)
            return said(store)

    log = tmp_path / "calls.txt"
    assert tried(log=log) == 0
    counted, new = calls_in(log), state()
    assert counted["pwrite64"] >= 3
    shutil.rmtree(trial)
    shutil.copytree(ready, trial)
    old = state() if operation != "upgrade" else new
    times = [(call, n) for call in CALLS.split(",") for n in range(1, counted[call] + 1)]
    chosen = times if TORTURE else times[:: max(1, len(times) // SOME)]
    outcomes: dict[str, int] = {"old": 0, "new": 0}
    for at, (call, n) in enumerate(chosen):
        way = WAYS[at % 3].format(n=n)
        code = tried(inject=f"{call}:{way}")
        assert code in (0, REFUSED, -9), (call, way, code)
        found = state()
        assert found in (old, new), (call, way)
        if code == 0:
            assert found == new, (call, way)
        outcomes["new" if found == new else "old"] += 1
    figure(
        f"{operation}: {len(chosen)} of {len(times)} calls killed or failed: "
        f"{outcomes['old']} old, {outcomes['new']} new, 0 else"
    )


def backups_there(folder: Path) -> list[Any]:
    return backups_in(backup_folder(folder / FILE), folder / FILE)
