"""A page with nothing on it says all that it has to say."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.gui.outside import NotOpened, open_elsewhere

LONG = (
    "/home/ana/.local/share/city-pair-planner/planner.db is gone, though its key file is still "
    "there. Bring it back, from a backup if need be. To begin with an empty database, move "
    "/home/ana/.local/share/city-pair-planner/planner.key elsewhere."
)


def is_whole(page: NotOpened) -> bool:
    text = page.state.text
    return text.height() >= text.heightForWidth(text.width())


@pytest.mark.parametrize("width", [640, 1366])
def test_no_line_of_what_to_do_is_cut_off(qtbot: QtBot, width: int) -> None:
    page = NotOpened(LONG, lost=True)
    qtbot.addWidget(page)
    page.resize(width, 600)
    with qtbot.waitExposed(page):
        page.show()
    assert is_whole(page)
    page.say("Short.")
    page.say(LONG)
    qtbot.waitUntil(lambda: is_whole(page))


def test_what_is_said_later_is_whole_too(qtbot: QtBot) -> None:
    page = open_elsewhere(Path("/home/ana/.local/share/city-pair-planner/planner.db"))
    qtbot.addWidget(page)
    page.resize(1366, 600)
    with qtbot.waitExposed(page):
        page.show()
    assert is_whole(page)


def test_each_button_can_be_seen(qtbot: QtBot) -> None:
    page = NotOpened(LONG, lost=True)
    qtbot.addWidget(page)
    primary = [each.property("kind") for each in (page.restore, page.salvage, page.open_other)]
    assert primary == ["primary", "plain", "plain"]
    pictures = [each.icon().pixmap(16).toImage() for each in (page.salvage, page.open_other)]
    inks = [
        {picture.pixelColor(x, y).rgb() for x in range(16) for y in range(16)
         if picture.pixelColor(x, y).alpha() > 200}
        for picture in pictures
    ]  # fmt: skip
    assert inks[0] & inks[1], "one ink for buttons of one kind"
