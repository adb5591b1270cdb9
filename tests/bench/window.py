"""The window, from the start of the process: painted, and with data; against an empty one."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from run import Bench

from planner.interchange.samples import add_samples
from planner.store.database import open_store

STARTED = Path(__file__).with_name("started.py")


def benches() -> dict[str, Callable[[], Bench]]:
    return {"paint": _paint, "furnish": _furnish}


def _paint() -> Bench:
    return _bench("start to first paint", "painted", aim=1.6)


def _furnish() -> Bench:
    return _bench("start to window with data", "listed", aim=4.2)


def _bench(name: str, what: str, aim: float) -> Bench:
    least = partial(_started, "empty")
    return Bench(
        name, partial(_started, what), least, aim, rounds=9, profile=partial(_started, what, True)
    )


def _started(what: str, profiled: bool = False) -> float:
    """Seconds from starting a Python to the moment it says that `what` is reached."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        if what == "listed":
            store = open_store(file, who="bench")
            store.do(add_samples)
            store.close()
        began = time.perf_counter()
        command = [sys.executable, str(STARTED), what, str(file)]
        environment = os.environ | ({"BENCH_PROFILE": "1"} if profiled else {})
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment
        ) as process:
            assert process.stdout is not None
            said = process.stdout.readline().strip()
            took = time.perf_counter() - began
            process.stdout.read()
        assert said == what, f"it said “{said}”"
    return took
