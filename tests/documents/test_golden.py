"""Pages of the papers look as they did when somebody last looked at them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from golden import FOLDER, PAGES, kept, unlike
from told import KEPT, lines, told

TOLERANCE = 4.0  # thousandths of a page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(name: str, tmp_path: Path) -> None:
    drawn = PAGES[name]()
    difference = unlike(kept(name), drawn)
    if difference > TOLERANCE:
        drawn.save(tmp_path / f"{name}.png")
    assert difference <= TOLERANCE, f"{tmp_path / name}.png; if it is meant: make golden"


def test_the_papers_tell_of_an_exchange_what_they_told() -> None:
    """Or everybody would be given papers anew after an upgrade; if it is meant: make golden."""
    assert lines(told()).splitlines() == KEPT.read_text(encoding="utf-8").splitlines()


def test_another_page_is_noticed() -> None:
    assert unlike(kept("daily-schedule"), kept("personal-schedule")) > TOLERANCE
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 10_000_000
