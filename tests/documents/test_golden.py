"""Pages of the papers look as they did when somebody last looked at them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from golden import FOLDER, PAGES, kept, unlike

TOLERANCE = 4.0  # thousandths of a page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(name: str, tmp_path: Path) -> None:
    drawn = PAGES[name]()
    difference = unlike(kept(name), drawn)
    if difference > TOLERANCE:
        drawn.save(tmp_path / f"{name}.png")
    assert difference <= TOLERANCE, f"{tmp_path / name}.png; if it is meant: make golden"


def test_another_page_is_noticed() -> None:
    assert unlike(kept("daily-schedule"), kept("personal-schedule")) > TOLERANCE
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 10_000_000
