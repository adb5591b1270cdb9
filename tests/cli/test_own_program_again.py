"""A program that comes back as it went out changes nothing."""

from pathlib import Path
from typing import Any

import pytest

SAMPLE = "Nantes - Orlando, Tampa"
VISIT = ("--exchange", SAMPLE, "--visit", "first")


@pytest.fixture
def awkward(sampled: Any, tmp_path: Path) -> Any:
    """The sample, with what other people's files make hard to tell."""
    program = tmp_path / "mail.txt"
    program.write_text(
        "Friday, April 16, 2027\nà déterminer Call on the council\n"
        "21:30 Late tea, House of Tea, Orlando (Main Street)\n"
        "Contact: Ana Sample, Clerk, 202 555 0100 ext 4\n",
        "utf-8",
    )
    sampled("import", "itinerary", program, *VISIT)
    return sampled


@pytest.mark.parametrize("ending", ["xlsx", "csv", "ics"])
def test_it_changes_nothing(awkward: Any, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"program.{ending}"
    give = ("export", "itinerary", SAMPLE, "--visit", "first", "--audience", "internal")
    awkward(*give, "--out", file)
    before = awkward("show", SAMPLE)
    report = awkward("import", "itinerary", file, *VISIT)
    moved = [row for row in report["rows"] if row["outcome"] in ("taken", "changed")]
    assert [(row["source"], row["messages"]) for row in moved] == []
    assert awkward("show", SAMPLE) == before


def test_of_a_row_that_was_changed_only_the_change_is_taken(awkward: Any, tmp_path: Path) -> None:
    file = tmp_path / "program.csv"
    give = ("export", "itinerary", SAMPLE, "--visit", "first", "--audience", "internal")
    awkward(*give, "--out", file)
    text = file.read_text("utf-8-sig")
    file.write_text(text.replace("Late tea", "Very late tea", 1), "utf-8")
    report = awkward("import", "itinerary", file, *VISIT)
    (moved,) = [row for row in report["rows"] if row["outcome"] in ("taken", "changed")]
    said = [each["message"] for each in moved["messages"]]
    assert said == ["title: Late tea, House of Tea → Very late tea, House of Tea."]


def test_of_a_journey_only_its_other_hour_is_taken(awkward: Any, tmp_path: Path) -> None:
    file = tmp_path / "program.csv"
    give = ("export", "itinerary", SAMPLE, "--visit", "first", "--audience", "internal")
    awkward(*give, "--out", file)
    text = file.read_text("utf-8-sig")
    (row,) = [each for each in text.splitlines() if "Gulf Breeze" in each and ",08:45," in each]
    file.write_text(text.replace(row, row.replace(",08:45,", ",08:50,")), "utf-8")
    report = awkward("import", "itinerary", file, *VISIT)
    (moved,) = [row for row in report["rows"] if row["outcome"] in ("taken", "changed")]
    assert moved["outcome"] == "changed"
    assert [each["message"] for each in moved["messages"]] == ["from time: 08:45 → 08:50."]
