"""Breaking off what a process does at one call to the system, with strace."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torture.power import TRACED, Disk

from planner.store.database import Store

CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename,link,unlink"


@dataclass
class Operations:
    """The process of operations.py."""

    process: "subprocess.Popen[str]"
    disk: Disk | None = None  # as it was at the start of the last record

    def run(
        self,
        operation: str,
        folder: Path,
        key: bytes | None,
        inject: str = "",
        log: Path | None = None,
        record: Path | None = None,
        statement: int | None = None,
    ) -> int:
        """How it ended: an exit code, or minus a signal."""
        asked = {
            "operation": operation,
            "folder": str(folder),
            "key": key.hex() if key else "",
            "statement": statement,
        }
        pipes = self.process
        assert pipes.stdin is not None
        assert pipes.stdout is not None
        pipes.stdin.write(json.dumps(asked) + "\n")
        pipes.stdin.flush()
        child = int(pipes.stdout.readline())
        strace = None
        if record:
            self.disk = Disk(folder, open_files(child))
            every_byte = ["-xx", "-s", "100000", "-e", f"trace={TRACED}"]
            strace = _attached(child, record, every_byte)
        elif log:
            strace = _attached(child, log, ["-e", f"trace={CALLS}"])
        elif inject:
            calls = inject.partition(":")[0]
            strace = _attached(
                child, Path("/dev/null"), ["-e", f"trace={calls}", "-e", f"inject={inject}"]
            )
        os.kill(child, signal.SIGCONT)
        code = int(pipes.stdout.readline())
        if strace is not None:
            strace.communicate()
        return code


def open_files(process: int) -> dict[int, Path]:
    """The files a process has open, by their numbers."""
    return {int(link.name): link.readlink() for link in Path(f"/proc/{process}/fd").iterdir()}


def _attached(child: int, log: Path, options: list[str]) -> "subprocess.Popen[str]":
    command = ["strace", "-p", str(child), "-o", str(log), *options]
    strace = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert strace.stderr is not None
    said = strace.stderr.readline()
    assert "attached" in said, said
    return strace


@contextmanager
def operating() -> Iterator[Operations]:
    environment = os.environ | {
        "PYTHONPATH": ":".join(filter(None, sys.path)),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, str(Path(__file__).with_name("operations.py"))]
    with subprocess.Popen(
        command,
        text=True,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        yield Operations(process)
        assert process.stdin is not None
        process.stdin.close()


def calls_in(log: Path) -> "Counter[str]":
    """How often each of the calls that write or sync was made."""
    found = Counter[str]()
    for line in log.read_text(errors="replace").splitlines():
        told = re.match(r"(\w+)\(", line)
        if told and told[1] in CALLS.split(","):
            found[told[1]] += 1
    return found


def cannot_trace() -> str:
    """Why strace cannot be used here; empty if it can."""
    if shutil.which("strace") is None:
        return "strace is missing; `bash .ci/system tests` installs it on Debian and Ubuntu"
    done = subprocess.run(
        ["strace", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"strace may not trace here: {done.stderr.strip()}" if done.returncode else ""


def all_is_well(store: Store) -> list[Any]:
    """What `planner verify` finds wrong, but for the key file, which there is none of here."""
    from planner.store.verify import verify

    return [check for check in verify(store) if not check.ok and check.what != "key file"]
