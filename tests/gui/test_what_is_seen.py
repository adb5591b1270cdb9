"""What the page says of a paper: what its reader sees there, as the table says."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.editions.audiences import AUDIENCES
from planner.gui.documents.choices import Choices
from planner.gui.documents.making import Choice


def said(choices: Choices) -> str:
    return " ".join(each.text() for each in choices.findChildren(QLabel))


@pytest.mark.parametrize(
    ("audience", "paper"), [(a.name, p) for a in AUDIENCES.values() for p in a.papers]
)
def test_what_is_shown_of_needs_is_said_before_it_is_printed(
    qtbot: QtBot, audience: str, paper: str
) -> None:
    choices = Choices()
    qtbot.addWidget(choices)
    choices.show_choice(Choice(audience=audience, paper=paper))
    told, beyond = said(choices), AUDIENCES[audience].beyond(paper)
    none = "No birth, passport, medical or home data stands on it." in told
    assert none == (audience not in ("internal", "security") and beyond is None)
    if beyond is not None and audience != "security":
        assert beyond.words in told
