"""What a line must not part, and in which order it stands."""

import pytest

from planner.documents import fonts, look
from planner.documents.typesetting import NO_BREAK, Run, Style, joined, set_runs, set_text, tied


@pytest.mark.parametrize("number", ["+1 813 555 0190", "+33 2 61 91 04 51", "+1 (202) 555-0117"])
def test_a_telephone_number_stays_on_one_line(number: str) -> None:
    assert tied(f"driver, {number} at night") == f"driver, {number.replace(' ', NO_BREAK)} at night"


@pytest.mark.parametrize(
    "day",
    [
        "Tue 13 April",
        "Di., 13. April",
        "mar. 13 avril",
        "di 13 april",
        "mar, 13 de abril",
        "tis 13 april",
        "tir. 13. april",
        "lun. 1er juin",
    ],
)
def test_a_day_stays_on_one_line_in_every_language(day: str) -> None:
    both = f"{day}{NO_BREAK}· {day}"
    assert tied(both) == f"{day.replace(' ', NO_BREAK)}{NO_BREAK}· {day.replace(' ', NO_BREAK)}"


def test_other_figures_may_stand_on_two_lines() -> None:
    assert NO_BREAK not in tied("rooms 12 and 14, 20 people")


def test_what_is_said_of_a_name_from_right_to_left_stands_after_it() -> None:
    style, other = Style(fonts.BOLD, 9.5, 12.5, look.INK), Style(fonts.REGULAR, 9.5, 12.5, look.INK)
    runs = [Run("مريم السعيد", style), Run(", مديرة, City of Nantes, +1 407 555 0142", other)]
    ((name, rest),) = set_runs(runs, 400)
    assert name.x < rest.x
    assert not rest.from_right  # its comma stands at the name, its number at the end
    assert set_runs(runs[:1], 400)[0][0].from_right


@pytest.mark.parametrize(
    ("venue", "room", "from_right"),
    [
        ("فندق البحيرة", "Garden Room", False),  # the room stands after its venue
        ("Lake Hotel", "قاعة الزهور", False),
        ("فندق البحيرة", "قاعة الزهور", True),
        ("فندق البحيرة", None, True),
        ("Lake Hotel", "Garden Room", False),
    ],
)
def test_a_venue_and_its_room_keep_their_order(
    venue: str, room: str | None, from_right: bool
) -> None:
    said = joined(venue, room)
    assert said == ", ".join(filter(None, (venue, room)))
    ((piece,),) = set_text(str(said), look.PLACE, 400, entered=said)
    assert piece.from_right is from_right
