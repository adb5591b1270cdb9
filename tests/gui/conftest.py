"""The program on the sample exchanges, a fresh copy of them for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from running import Running, running, samples_file


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Running]:
    """The open program; closed, and the database let go, at the end."""
    database = Path(shutil.copy(samples_file(), tmp_path / "planner.db"))
    with running(tmp_path, database) as run:
        yield run
