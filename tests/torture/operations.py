"""A planner that does one thing, in a process of its own, so that it can be broken off.

For each line of JSON on stdin a child is born that gets ready, stops itself, and once it is woken
does what was asked; its process id comes on stdout, then how it ended: an exit code, or minus the
signal that killed it.
"""

import json
import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

from amounts import chosen
from builders import NOW
from sqlalchemy import Engine, event
from torture.edits import edit

from planner import shipped
from planner.interchange.exchange_file import land, read_exchange
from planner.model import Refused
from planner.store import migrate
from planner.store.backups import Reason
from planner.store.database import Store, open_store
from planner.store.restore import restore

REFUSED = 3
EDITS = chosen(10, 40)
FILE, BACKUP, EXCHANGE = "planner.db", "backup.db", "exchange.json"


def opened(folder: Path, key: bytes | None) -> Store:
    return open_store(folder / FILE, who="Ana", key=key, now=lambda: NOW)


def ready(operation: str, folder: Path, key: bytes | None) -> Any:
    """What is to be done, with everything done that comes before it."""
    if operation == "upgrade":
        return partial(opened, folder, key)
    store = opened(folder, key)
    match operation:
        case "save":
            return partial(edit, store, "1")
        case "saves":
            return partial(edit_many, store, folder.with_name("told"))
        case "import":
            parsed = read_exchange((folder / EXCHANGE).read_bytes())
            return partial(store.do, partial(land, parsed=parsed, as_name="Another"))
        case "backup":
            return partial(store.keep_backup, Reason.ASKED)
        case "restore":
            return partial(restore, store, folder / BACKUP, key)
    raise ValueError(operation)


def edit_many(store: Store, told: Path) -> None:
    """Edit after edit; each is told once it was acknowledged. The log goes into the file often."""
    store._writer.exec_driver_sql("PRAGMA wal_autocheckpoint=90")
    store._writer.rollback()
    teller = os.open(told, os.O_CREAT | os.O_WRONLY)
    for number in range(1, EDITS + 1):
        edit(store, str(number))
        os.write(teller, b"acknowledged %d" % number)


def end_at_statement(number: int) -> None:
    """Be gone at this statement of the upgrade, as if somebody had pulled the plug."""
    left = [number]

    def count(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)

    event.listen(Engine, "before_cursor_execute", count)


def be(asked: dict[str, Any]) -> None:
    key = bytes.fromhex(asked["key"]) if asked["key"] else None
    try:
        deed = ready(asked["operation"], Path(asked["folder"]), key)
        if asked.get("statement") is not None:
            end_at_statement(asked["statement"])
        os.kill(os.getpid(), signal.SIGSTOP)
        deed()
    except Refused:
        os._exit(REFUSED)
    os._exit(0)


if __name__ == "__main__":
    from alembic import command  # so that no child has to load it  # noqa: F401

    assert shipped.MIGRATIONS
    assert migrate
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                be(json.loads(line))
            finally:  # a mistake of ours: its trace is on stderr
                sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
                os._exit(70)
        os.waitpid(child, os.WUNTRACED)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        _, ended = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(ended)}\n")
        sys.stdout.flush()
