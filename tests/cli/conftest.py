"""The command line as a person uses it: words in, text or JSON out."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main

Run = Callable[..., Any]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "planner.db"


@pytest.fixture(scope="session")
def samples_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the samples, made once: bringing them in takes seconds."""
    file = tmp_path_factory.mktemp("samples") / "samples.db"
    assert main(["--database", str(file), "--today", "2027-01-15", "--json", "sample"]) == 0
    return file


@pytest.fixture
def sampled(samples_file: Path, database: Path, planner: "Run") -> "Run":
    """Commands on a copy of the samples."""
    shutil.copy(samples_file, database)
    return planner


@pytest.fixture
def planner(database: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on this test's database: its JSON answer, or its text with `text=True`."""

    def run(*words: object, code: int = 0, text: bool = False, today: str = "2027-01-15") -> Any:
        argv = ["--database", str(database), "--today", today, *map(str, words)]
        given = main(argv if text else [*argv, "--json"])
        said = capsys.readouterr()
        assert given == code, said.err
        assert "Traceback" not in said.err
        if text:
            return said.out + said.err
        return json.loads(said.out)

    return run
