"""Logos of the embassy and the cities, from the command line to the cover of the book."""

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

NAME = "Nantes - Orlando, Tampa"


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    file = tmp_path / "orlando.png"
    Image.new("RGBA", (900, 300), (11, 79, 108, 128)).save(file)
    return file


def figures(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        dictionaries = (each for each in opened.objects if isinstance(each, pikepdf.Dictionary))
        return [str(each.Alt) for each in dictionaries if "/Alt" in each]


def the_book(sampled: Any, folder: Path) -> bytes:
    words = ("print", NAME, "--visit", "first", "--paper", "program-book", "--out", folder)
    (file,) = sampled(*words)["files"]
    return Path(file["path"]).read_bytes()


def test_a_logo_is_kept_printed_and_removed(sampled: Any, mark: Path, tmp_path: Path) -> None:
    there = {each["name"]: each["logo"] for each in sampled("logo", NAME)}
    assert there["Orlando"] is False and "U.S. Embassy Paris" in there
    sampled("logo", NAME, mark, "--of", "orlando")
    assert [each["name"] for each in sampled("logo", NAME) if each["logo"]] == ["Orlando"]
    assert "Logo of Orlando" in figures(the_book(sampled, tmp_path / "with"))
    sampled("logo", NAME, "--of", "Orlando", "--remove")
    assert "Logo of Orlando" not in figures(the_book(sampled, tmp_path / "without"))


def test_what_is_no_logo_is_refused_and_the_old_one_stays(
    sampled: Any, mark: Path, tmp_path: Path
) -> None:
    sampled("logo", NAME, mark, "--of", "Orlando")
    words, huge, other = (tmp_path / name for name in ("words.png", "huge.png", "other.gif"))
    words.write_text("not a picture")
    Image.new("1", (20_000, 5_000)).save(huge)
    Image.new("RGB", (10, 10)).save(other)
    for file, said in ((words, "PNG or JPEG"), (huge, "too many pixels"), (other, "PNG or JPEG")):
        assert said in sampled("logo", NAME, file, "--of", "Orlando", code=1, text=True)
    assert "There are: " in sampled("logo", NAME, mark, "--of", "Lyon", code=1, text=True)
    assert [each["name"] for each in sampled("logo", NAME) if each["logo"]] == ["Orlando"]
