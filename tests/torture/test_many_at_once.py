"""Four programs on one file, each reading a number and writing the next: none is lost."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from amounts import Amount, Figure
from builders import an_exchange, keep

from planner.model import Exchange
from planner.store.database import open_store

FOUR = """
import os
import sys
from pathlib import Path
from sqlalchemy import select
from planner.model import Exchange
from planner.store.database import open_store
from planner.store.journal import change

file, times = Path(sys.argv[1]), int(sys.argv[2])
key = bytes.fromhex(sys.argv[3]) if len(sys.argv) > 3 else None

def one_more(session):
    exchange = session.scalars(select(Exchange)).one()
    with change(session, "Count on"):
        exchange.notes = str(int(exchange.notes or 0) + 1)

def count():
    store = open_store(file, who="Ana", key=key)
    for _ in range(times):
        store.do(one_more)
    store.close()

for _ in range(4):
    if os.fork() == 0:
        try:
            count()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
sys.exit(sum(os.wait()[1] != 0 for _ in range(4)))
"""


@pytest.mark.parametrize("key", [None, bytes(range(48))], ids=["plain", "encrypted"])
def test_no_update_is_lost(
    tmp_path: Path, amount: Amount, figure: Figure, key: bytes | None
) -> None:
    file, times = tmp_path / "shared.db", amount(8, 150)
    with closing(open_store(file, who="Ana", key=key)) as store:
        keep(store, an_exchange())
    environment = os.environ | {"PYTHONPATH": ":".join(filter(None, sys.path))}
    secret = [key.hex()] if key else []
    command = [sys.executable, "-c", FOUR, str(file), str(times), *secret]
    assert subprocess.run(command, env=environment, check=False).returncode == 0
    with closing(open_store(file, who="Ana", key=key)) as store:
        counted = store.ask(lambda session: session.query(Exchange.notes).scalar())
    assert counted == str(4 * times)
    figure(f"4 programs, {times} read-modify-writes each: 0 lost")
