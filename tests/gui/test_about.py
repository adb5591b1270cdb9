"""Whose work stands in the program is said in it, and why it is there in ARCHITECTURE.md."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.gui.about import CREDITS, AboutDialog

ROOT = Path(__file__).parents[2]


def libraries() -> list[str]:
    """All that the program is installed with."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [re.split(r"[\[<>=]", each)[0] for each in project["dependencies"]]


@pytest.mark.parametrize("library", libraries())
def test_every_library_is_credited_and_has_its_reason(library: str) -> None:
    credited = re.split(r", |: ", ", ".join(names for names, _terms in CREDITS))
    assert library in credited
    reasons = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("## Why each dependency")[2]
    assert library.casefold() in reasons.casefold()


def test_the_dialog_says_it_all(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    said = "\n".join(each.text() for each in dialog.findChildren(QLabel))
    for names, terms in CREDITS:
        assert f"{names}: {terms}" in said
    for whole in ("Apache License 2.0", "GeoNames", "CC BY 4.0", "FiraGO"):
        assert whole in said
    assert dialog.height() <= 700, "it fits on a small screen"
