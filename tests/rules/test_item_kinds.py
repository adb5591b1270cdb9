"""What kind an item is, by the words of its title."""

import pytest

from planner.model import ItemKind
from planner.rules.item_kinds import kind_of_title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Meeting with the mayor", ItemKind.MEETING),
        ("Zzz", ItemKind.MEETING),
        ("Meeting over lunch", ItemKind.MEETING),
        ("Lunch meeting", ItemKind.MEAL),
        ("Transfer to the hotel", ItemKind.TRANSFER),
        ("Meet in the lobby", ItemKind.MEETING_POINT),
        ("Frühstück", ItemKind.MEAL),
        ("Table ronde", ItemKind.ROUNDTABLE),
        ("Guided tour", ItemKind.CULTURAL),
        ("Tour of the port", ItemKind.SITE_VISIT),
        ("Free evening", ItemKind.FREE_TIME),
        ("Tarde libre", ItemKind.FREE_TIME),
        ("Contour of the city", ItemKind.MEETING),
    ],
)
def test_the_earliest_word_decides(title: str, kind: ItemKind) -> None:
    assert kind_of_title(title) is kind
