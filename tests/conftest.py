"""A database of its own for every test, the same clock, and the same coordinator."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from amounts import TORTURE, Amount, Figure, chosen
from builders import NOW, TODAY
from hypothesis import HealthCheck, settings
from in_memory import keep_files_in_memory
from keyholders import CHEAP

from planner.store.database import Store, open_store
from planner.store.keys import wrap

# how long an example takes says something of the machine, not of the program; `make examples`
# tries many more
settings.register_profile(
    "steady",
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "25")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

if not TORTURE:  # which is about disks
    keep_files_in_memory()


WHO = "Ana"


@pytest.fixture(scope="session")
def ready_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database to copy: copying takes a millisecond, making one a hundred."""
    file = tmp_path_factory.mktemp("ready") / "ready.db"
    open_store(file, who=WHO, now=lambda: NOW).close()
    return file


@pytest.fixture
def database_file(ready_database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(ready_database, tmp_path / "planner.db"))


@pytest.fixture
def store(database_file: Path) -> Iterator[Store]:
    store = open_store(database_file, who=WHO, now=lambda: NOW)
    yield store
    store.close()


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """What wraps a key costs nothing, where the program itself chooses how much."""
    for module in ("key_file", "key_care"):
        monkeypatch.setattr(
            f"planner.store.{module}.wrap", lambda key, phrase, _cost: wrap(key, phrase, CHEAP)
        )


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def amount() -> Amount:
    """`amount(10, 500)`: ten in the tests, five hundred in `make torture`."""
    return chosen


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """A sentence with figures, to be shown at the end of `make torture`."""
    return lambda said: record_property("figure", said)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    figures = [
        value
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == "figure"
    ]
    if figures:
        terminalreporter.section("figures")
        for said in figures:
            terminalreporter.write_line(said)
