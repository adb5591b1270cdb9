"""What is kept of one person, section by section."""

from datetime import date
from typing import Any

from planner.editions.personal_data import lay_out
from planner.editions.values.personal_data import Facts, PersonalData

TODAY = date(2027, 1, 15)
MEETING = {"date": None, "title": "Talk", "function": "host", "position": None, "exchange": "Pair"}
DATA: dict[str, Any] = {
    "person": {
        "family_name": "Moreau",
        "languages": ["fr", "en"],
        "trained": True,
        "deceased": False,
        "note": None,
        "emails": [],
    },
    "private": [{"passport_number": "X1"}],
    "travels": [
        {
            "exchange": "Pair",
            "visit": "first",
            "role": "member",
            "rooms": [{"hotel": "Azalea", "nights": 4, "note": None}, {"hotel": "Larkin"}],
        }
    ],
    "met_at": [MEETING, MEETING | {"date": "2027-04-16", "position": "Mayor"}],
    "follow_on": [{"date": None, "title": "Workshop"}],
    "feedback": [
        {"exchange": "Pair", "title": None, "rating": 4, "comment": None},
        {"exchange": "Pair", "title": "Talk", "rating": None, "comment": "Good"},
    ],
    "journal": [{"when": "2027-01-15T09:00:07+00:00", "label": "Add “Moreau”", "who": "Ana"}],
}


def test_everything_has_its_section_and_nothing_unknown_is_told() -> None:
    assert lay_out("Moreau", DATA, TODAY) == PersonalData(
        "Moreau",
        TODAY,
        (
            Facts(
                "Person",
                (
                    ("Family name", "Moreau"),
                    ("Languages", "fr, en"),
                    ("Trained", "yes"),
                    ("Deceased", "no"),
                ),
            ),
            Facts("Private fields", (("Passport number", "X1"),)),
            Facts(
                "Pair, first visit",
                (("Role", "member"), ("Rooms", "Azalea, 4"), ("Rooms", "Larkin")),
            ),
            Facts(
                "Met at",
                (("No date", "Talk, host, Pair"), ("2027-04-16", "Talk, host, Mayor, Pair")),
            ),
            Facts("Follow-on", (("No date", "Workshop"),)),
            Facts(
                "Feedback given",
                (("The visit as a whole", "Pair, 4 of 5"), ("Talk", "Pair, Good")),
            ),
            Facts("Changes and looks", (("2027-01-15 09:00", "Add “Moreau” (Ana)"),)),
        ),
    )
