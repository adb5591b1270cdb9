"""Files plain and encrypted; and whatever the store refuses is said in a whole sentence."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import NOW
from refusals import whole_sentences

from planner.store.database import open_store

KEYS = {"plain": None, "encrypted": bytes(range(48))}


@pytest.fixture(autouse=True)
def refused_in_whole_sentences() -> Iterator[None]:
    with whole_sentences():
        yield


@pytest.fixture(params=KEYS)
def key(request: pytest.FixtureRequest) -> bytes | None:
    """Whatever takes it is tried on a plain file and on an encrypted one."""
    return KEYS[request.param]


@pytest.fixture(scope="session")
def ready_of_each_kind(tmp_path_factory: pytest.TempPathFactory) -> dict[bytes | None, Path]:
    """An empty database of each kind, to copy."""
    made = {key: tmp_path_factory.mktemp("ready") / "ready.db" for key in KEYS.values()}
    for key, file in made.items():
        open_store(file, who="Ana", key=key, now=lambda: NOW).close()
    return made


@pytest.fixture
def kept(tmp_path: Path, key: bytes | None, ready_of_each_kind: dict[bytes | None, Path]) -> Any:
    shutil.copy(ready_of_each_kind[key], tmp_path / "trust.db")
    store = open_store(tmp_path / "trust.db", who="Ana", key=key, now=lambda: NOW)
    yield store
    store.close()
