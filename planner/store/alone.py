"""Whether another program has a database open, also where it is too damaged for SQLite to tell."""

import sys
from pathlib import Path

from planner.store.refusals import in_use

if sys.platform != "win32":
    import fcntl

    SHARED_FIRST, SHARED_SIZE = 0x40000000 + 2, 510
    """The bytes that SQLite locks, and keeps locked as long as a write-ahead log is open."""

    def refuse_in_use(file: Path) -> None:
        """Refused if another process has it open. Nobody in this process may have."""
        if file.exists():
            with file.open("r+b") as opened:
                try:
                    ways = fcntl.LOCK_EX | fcntl.LOCK_NB
                    fcntl.lockf(opened, ways, SHARED_SIZE, SHARED_FIRST)
                except (BlockingIOError, PermissionError) as error:
                    raise in_use(file) from error

else:

    def refuse_in_use(file: Path) -> None:
        """Windows itself gives no other name to a file that is open."""
