"""Files of tests in memory, where there is a disk made of it: a database waits for its disk at
every change, several thousandths of a second each."""

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ROOM = 4 * 1024**3  # bytes; a container may have a few megabytes


def keep_files_in_memory() -> None:
    """Temporary folders, of programs that tests start too, unless somebody said where they are."""
    if "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK):
        return
    if shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)
