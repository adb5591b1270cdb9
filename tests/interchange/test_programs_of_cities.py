"""Programs as cities, chambers and committees send them: each item lands where its writer meant."""

from datetime import date

import pytest
from programs_in_lines import line

from planner.actions.arriving import Arrival
from planner.interchange.itinerary.heard import Answers, Background, Heard
from planner.interchange.itinerary.reading import Understood, read_itinerary
from planner.model import Function, ItemStatus
from planner.queries.airports import zone_of_airport

VISIT = Background(date(2027, 4, 11), date(2027, 4, 20), (), (), frozenset())


def understood(*lines: str) -> Understood:
    text = "\n".join(("Monday, April 12, 2027", "", *lines)).encode()
    return read_itinerary(text, "mail.txt", VISIT, Answers(), zone_of_airport)


def heard(*lines: str) -> list[Heard]:
    return list(understood(*lines).heard)[1:]


def items(*lines: str) -> list[Arrival]:
    return [each.arrival for each in heard(*lines) if each.arrival]


def told(*lines: str) -> list[str]:
    return [line(each) for each in items(*lines)]


def said(*lines: str) -> str:
    return " ".join(str(message) for each in heard(*lines) for message in each.messages)


# -- tables ----------------------------------------------------------------------------------------

TABLE = (
    "Time\tEvent\tLocation\tContact",
    "9:00 AM - 11:00 AM\tGroup A: Heart clinic\t70 Grove Road\tDr. Ann Sample",
    "9:00 AM - 11:00 AM\tGroup B: Car campus\tTBD\tTBD",
    "11:30 AM\tPhoto\tLiberty Bridge\t",
)


def test_a_group_before_a_title_in_a_table_is_whom_it_is_for() -> None:
    clinic, campus, photo = items(*TABLE)
    assert (clinic.title, clinic.who, clinic.new_groups) == ("Heart clinic", ["Group A"], True)
    assert (campus.title, campus.who) == ("Car campus", ["Group B"])
    assert (photo.title, photo.who) == ("Photo", [])


def test_a_doctor_stays_one_and_a_sister_city_is_no_sister() -> None:
    clinic, _, _ = items(*TABLE)
    assert clinic.contacts and clinic.contacts[0].name == "Dr. Ann Sample"
    assert items("9:00 Lunch with Sister City Committee, Mojo's")[0].contacts is None


def test_a_cell_that_is_open_names_neither_a_place_nor_a_person() -> None:
    _, campus, _ = items(*TABLE)
    assert (campus.venue, campus.contacts) == (None, None)
    assert "Location is open: “TBD”." in said(*TABLE)
    assert "Contact is open: “TBD”." in said(*TABLE)


def test_a_group_behind_a_title_in_a_cell_is_whom_it_is_for() -> None:
    lines = (
        "7:00 a.m.\tExcursión al volcán (Grupo A)\tSalida desde el hotel",
        "9:00 a.m.\tHospital (Grupo B)\tDra. Ana Muestra, directora",
    )
    volcano, hospital = items(*lines)
    assert (volcano.title, volcano.who) == ("Excursión al volcán", ["Grupo A"])
    assert (hospital.title, hospital.who) == ("Hospital", ["Grupo B"])
    assert hospital.contacts and hospital.contacts[0].name == "Dra. Ana Muestra"


def test_a_column_of_speakers_goes_to_its_people_and_an_unknown_one_into_the_note() -> None:
    lines = (
        "Horaire\tActivité\tLieu\tIntervenants\tMatériel",
        "9h00\tPrésentation\tHalle aux grains\tMme Claire Exemple, directrice\tMicros",
    )
    (talk,) = items(*lines)
    assert talk.contacts is not None
    assert (talk.contacts[0].name, talk.contacts[0].function) == (
        "Claire Exemple",
        Function.SPEAKER,
    )
    assert talk.note == "Matériel: Micros"
    assert "The column “Matériel” went into the notes." in map(str, understood(*lines).messages)


TRACKS = (
    "Time\tTrack 1 (officials)\tTrack 2 (schools)",
    "0830\tBreakfast\tBreakfast",
    "0930-1100\tCounty Executive\tBennett School",
    "1230\tLunch at the Museum",
    "1400\tFire Department\t",
    "1500\t\tSchool of Education",
)


def test_a_column_for_each_group_makes_an_item_for_each() -> None:
    assert [(each.title, each.who) for each in items(*TRACKS)] == [
        ("Breakfast", []),
        ("County Executive", ["Track 1"]),
        ("Bennett School", ["Track 2"]),
        ("Lunch at the Museum", []),
        ("Fire Department", ["Track 1"]),
        ("School of Education", ["Track 2"]),
    ]
    assert [line(each)[6:17] for each in items(*TRACKS)][1:3] == ["09:30-11:00"] * 2
    assert "Its columns are for Track 1, Track 2." in said(*TRACKS)


def test_columns_of_groups_end_with_their_table() -> None:
    lines = (*TRACKS, "", "1900\tDinner\tRatskeller")
    assert items(*lines)[-1].who == []


# -- marks -----------------------------------------------------------------------------------------


def test_a_star_that_is_said_to_mean_tentative_does() -> None:
    lines = (
        "Items marked * are tentative.",
        "9:00 Council *",
        "10:00 Library",
        "11:00 Ball*, Arena",
    )
    council, library, ball = items(*lines)
    assert (council.title, council.status) == ("Council", ItemStatus.PROPOSED)
    assert (library.title, library.status) == ("Library", None)
    assert (ball.title, ball.status) == ("Ball", ItemStatus.PROPOSED)


def test_a_star_of_which_nothing_is_said_stays() -> None:
    assert items("9:00 Council *")[0].title == "Council *"


@pytest.mark.parametrize(
    "parting", ["See you soon!", "Bis bald", "Hasta pronto", "Tot binnenkort", "À très bientôt"]
)
def test_a_parting_word_is_no_item(parting: str) -> None:
    assert told("9:00 Council", "", parting, "Marjorie") == ["04-12 09:00 Council"]
