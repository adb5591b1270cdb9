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
        "7:00 a.m.\tExcursión al Parque Muestra (Grupo A)\tSalida desde el hotel",
        "9:00 a.m.\tHospital (Grupo B)\tDra. Ana Muestra, directora",
    )
    park, hospital = items(*lines)
    assert (park.title, park.who) == ("Excursión al Parque Muestra", ["Grupo A"])
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
    assert said(*TRACKS).count("the other columns are empty") == 2


def test_columns_of_groups_may_have_nothing_over_their_hours() -> None:
    lines = (
        "\tGroupe A – Culture\tGroupe B – Entreprises",
        "9h15\tConfluence, rue du Pont 1\tBureau des entreprises, avenue Longue 2",
        "12h15\tDéjeuner\tDéjeuner",
        "Mardi 13 avril",
        "9h00\tAtelier théâtre\t",
    )
    assert [(each.title, each.who, each.day and each.day.day) for each in items(*lines)] == [
        ("Confluence", ["Groupe A"], 12),
        ("Bureau des entreprises", ["Groupe B"], 12),
        ("Déjeuner", [], 12),
        ("Atelier théâtre", ["Groupe A"], 13),
    ]


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


def test_the_line_that_tells_of_stars_is_no_item() -> None:
    assert told("9:00 Council", "", "* tentative") == ["04-12 09:00 Council"]


def test_a_star_of_which_nothing_is_said_stays() -> None:
    assert items("9:00 Council *")[0].title == "Council *"


@pytest.mark.parametrize(
    "parting", ["See you soon!", "Bis bald", "Hasta pronto", "Tot binnenkort", "À très bientôt"]
)
def test_a_parting_word_is_no_item(parting: str) -> None:
    assert told("9:00 Council", "", parting, "Marjorie") == ["04-12 09:00 Council"]


# -- journeys --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "leg"),
    [
        (
            "12:20 p.m. Depart Duluth (DLH) for Chicago (ORD), United 5312, arriving 1:52 p.m.",
            "United 5312: Duluth (DLH) 12:20 > Chicago (ORD) 04-12 13:52",
        ),
        ("15h55 : Vol BA 349 Brest - Londres (arrivée 16h30)",
         "BA 349: Brest 15:55 > Londres 04-12 16:30"),
        ("12.02 Uhr Zug IC 2037 Oldenburg – Hannover (an 13.43 Uhr)",
         "IC 2037: Oldenburg 12:02 > Hannover 04-12 13:43"),
        ("12:35 h. Vuelo IB 6117 Madrid-Dallas, llegada 16:10 h.",
         "IB 6117: Madrid 12:35 > Dallas 04-12 16:10"),
        ("2:45 p.m. Vuelo LA 167 Arica (ARI) - Santiago (SCL), llega 5:20 p.m.",
         "LA 167: Arica (ARI) 14:45 > Santiago (SCL) 04-12 17:20"),
        ("9:15 Flug LH 1402 von Berlin nach Rom, Ankunft 11:20",
         "LH 1402: Berlin 09:15 > Rom 04-12 11:20"),
        ("9:15 Vol AF 1402 de Paris à Rome, arrivée à 11h20",
         "AF 1402: Paris 09:15 > Rome 04-12 11:20"),
        ("9:15 a.m. Fly Delta 1402 from Atlanta to Tampa, arrive 10:45 a.m.",
         "Delta 1402: Atlanta 09:15 > Tampa 04-12 10:45"),
        ("8:00 Train from Boston to New York (Amtrak 173), arrives 12:10",
         "Amtrak 173: Boston 08:00 > New York 04-12 12:10"),
        ("11.21 Uhr Abfahrt RE 70 Kiel Hbf, Hamburg Hbf an 12.40 Uhr",
         "RE 70: Kiel Hbf 11:21 > Hamburg Hbf 04-12 12:40"),
        ("09:20 h. Vuelo VivaMuestra VB 220 Guadalajara - San Antonio, llegada 11:25 h.",
         "VB 220: Guadalajara 09:20 > San Antonio 04-12 11:25"),
        ("KL 1033 AMS 13:05 - MAN 13:25", "KL 1033: AMS 13:05 > MAN 04-12 13:25"),
        ("UA 1422 IAD 8:20a-MCO 10:31a", "UA 1422: IAD 08:20 > MCO 04-12 10:31"),
        ("13:05 uur vlucht KL 1033 van Schiphol naar Manchester (aankomst 13:25 uur)",
         "KL 1033: Schiphol 13:05 > Manchester 04-12 13:25"),
    ],
)  # fmt: skip
def test_a_flight_or_train_that_is_told_in_a_sentence_is_a_journey(typed: str, leg: str) -> None:
    assert told(typed) == [f"04-12 {leg}"]
    assert "not taken" not in said(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "17h40 : Arrivée à l'aéroport de Brest (vol BA 348 en provenance de Londres)",
        "13:05 uur vertrek per trein IC 3642 naar Schiphol (aankomst 14:32 uur)",
        "16:10 uur aankomst Schiphol, KL 1034 uit Manchester",
        "15:05 VS 132 to Manchester",
        "9:40 Lv. MCO (NH 115)",
    ],
)
def test_a_journey_of_which_an_end_is_missing_stays_an_item_and_says_so(typed: str) -> None:
    (item,) = items(typed)
    assert item.leg is None and item.start is not None
    assert "It reads like a journey; it was kept as an item." in said(typed)


def test_a_journey_in_a_list_or_a_table_is_one() -> None:
    lines = ("• 8:00\tDepart Duluth (DLH) for Chicago (ORD), United 5312, arriving 9:15 a.m.",)
    assert told(*lines) == ["04-12 United 5312: Duluth (DLH) 08:00 > Chicago (ORD) 04-12 09:15"]
    lines = ("Time\tEvent\tPlace", "8:00\tArrival on AA 3467 from Chicago\tAirport")
    assert "It reads like a journey; it was kept as an item." in said(*lines)


FIRST, THEN = "LH 418: FRA 13:05 > IAD 04-12 15:55", "UA 6214: IAD 17:20 > MCO 04-12 19:40"


@pytest.mark.parametrize(
    "typed",
    [
        "LH 418 FRA 13:05 - IAD 15:55, UA 6214 IAD 17:20 - MCO 19:40",
        "LH 418 FRA 13:05 - IAD 15:55 / UA 6214 IAD 17:20 - MCO 19:40",
        "LH 418 FRA 13:05 - IAD 15:55 UA 6214 IAD 17:20 - MCO 19:40",
        "13:05 LH 418 FRA - IAD 15:55, then UA 6214 IAD 17:20 - MCO 19:40",
        "LH 418 FRA-IAD 1305-1555; UA 6214 IAD-MCO 1720-1940",
        "13:05\tLH 418 FRA - IAD 15:55, UA 6214 IAD 17:20 - MCO 19:40",
    ],
)
def test_two_journeys_in_a_line_are_two(typed: str) -> None:
    assert told(typed) == [f"04-12 {FIRST}", f"04-12 {THEN}"]
    rows = ("Time\tEvent\tPlace", f"\t{typed}\tAirport") if typed.startswith("LH") else ()
    assert told(*rows) == ([f"04-12 {FIRST}", f"04-12 {THEN}"] if rows else [])
    assert not rows or "“Airport” was not taken" in said(*rows)


def test_the_second_journey_is_of_the_day_on_which_the_first_arrives() -> None:
    typed = "UA 990 IAD 17:20 - CDG 07:40+1, AF 1234 CDG 09:15 - NTE 10:20"
    assert told(typed, "20:00 Dinner") == [
        "04-12 UA 990: IAD 17:20 > CDG 04-13 07:40",
        "04-13 AF 1234: CDG 09:15 > NTE 04-13 10:20",
        "04-12 20:00 Dinner",
    ]


TWO = "AA 4120 to Dallas (arr. 7.35pm), then JL 11 dep. 11.10pm to Tokyo"


@pytest.mark.parametrize("lines", [(f"5.55pm {TWO}",), ("5.55pm", TWO)])
def test_two_journeys_in_one_line_are_said_to_be_two(lines: tuple[str, ...]) -> None:
    assert items(*lines)[0].title == TWO
    assert "It names 2 journeys; it was kept as one item." in said(*lines)


def test_being_met_at_an_airport_is_no_journey_from_there() -> None:
    typed = "17:15 Begrüßung am Flughafen Stuttgart, Terminal 3 (Ankunft LX 1172 um 16.50 Uhr)"
    assert told(typed)[0].startswith("04-12 17:15 Begrüßung am Flughafen Stuttgart")
    assert "It reads like a journey; it was kept as an item." in said(typed)


@pytest.mark.parametrize("typed", ["9:00 Tour of hall B2 12 - 14", "9:00 Room CD 120: Council"])
def test_letters_and_figures_alone_are_no_journey(typed: str) -> None:
    assert items(typed)[0].leg is None
    assert "journey" not in said(typed)


def test_a_journey_below_an_item_is_no_address_of_it() -> None:
    lines = ("9:00 Breakfast", "    DL 99 leaves at 13:05 from gate 12, Terminal Street 4")
    assert items(*lines)[0].address is None and items(*lines)[1].start is not None


# -- places and people -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    ["Teatro Municipal", "Ex Aduana", "Walburgiskerk", "Broederenklooster", "Industriemuseum"],
)
def test_a_place_in_the_third_cell_of_a_row_is_the_place(place: str) -> None:
    lines = ("9:30 u.\tOntvangst\tBurgerzaal", f"19:30\tConcert\t{place}", "20:30\tSlot")
    _, concert, _ = items(*lines)
    assert (concert.venue, concert.contacts, concert.note) == (place, None, None)
    assert "taken for the place" not in said(*lines)


def test_a_name_of_its_own_in_the_third_cell_is_taken_for_the_place_and_that_is_said() -> None:
    lines = ("9:30\tOntvangst\tBurgerzaal", "17:00\tBorrel\tHanzehof", "18:00\tDiner")
    _, drinks, _ = items(*lines)
    assert drinks.venue == "Hanzehof"
    assert said(*lines) == "“Hanzehof” was taken for the place."


@pytest.mark.parametrize("cell", ["De Hinde", "Le Petit Port", "Langedyk 11, Leeuwarden"])
def test_an_inn_or_a_street_in_the_third_cell_is_the_place_and_that_is_said(cell: str) -> None:
    lines = ("9:30\tOntvangst\tBurgerzaal", f"18:30\tDiner\t{cell}", "20:00\tSlot")
    _, dinner, _ = items(*lines)
    assert (dinner.venue or dinner.address, dinner.contacts) == (cell, None)


def test_columns_for_seats_and_for_those_who_receive() -> None:
    lines = (
        "Fecha\tHora\tActividad\tSede\tAtiende",
        "12/04/2027\t08:00 hrs\tDesayuno\tHotel Muestra\tIng. Jorge Muestra",
    )
    (breakfast,) = items(*lines)
    assert breakfast.venue == "Hotel Muestra"
    assert breakfast.contacts and breakfast.contacts[0].name == "Ing. Jorge Muestra"


@pytest.mark.parametrize(
    "cell", ["Dra. Ana Muestra, directora", "Ana Muestra", "bring a coat", "Tel. +34 600 123 456"]
)
def test_what_is_no_place_in_the_third_cell_is_none(cell: str) -> None:
    lines = ("9:30\tCouncil\tCity Hall", f"17:00\tTalk\t{cell}", "18:00\tDinner")
    assert items(*lines)[1].venue is None


def test_a_floor_after_a_house_belongs_to_it() -> None:
    lines = ("9:30 a.m.\tReunión\tMunicipalidad, 2.º piso", "11:00 a.m.\tCafé", "1:00 p.m.\tFin")
    meeting = items(*lines)[0]
    assert (meeting.venue, meeting.contacts) == ("Municipalidad, 2.º piso", None)


def test_a_chamber_in_a_house_is_a_place_and_nobody() -> None:
    (meeting,) = items("7:00 p.m. City council meeting", "    Council Chambers, City Hall")
    assert (meeting.venue, meeting.contacts) == ("Council Chambers, City Hall", None)


@pytest.mark.parametrize(
    "title",
    [
        "University of Lake Superior, Department of Political Science",
        "Salisbury University, School of Education",
        "Universität Kiel, Institut für Geographie",
    ],
)
def test_a_department_is_part_of_the_house_it_belongs_to(title: str) -> None:
    (visit,) = items(f"14:00 - 15:30 {title}")
    assert (visit.title, visit.venue) == (title, title)


@pytest.mark.parametrize(
    "typed", ["Guide : M. Yann Exemple", "Gids: Yann Exemple", "Guía: D. Yann Exemple"]
)
def test_a_guide_is_met_there(typed: str) -> None:
    (tour,) = items("10:45 Visite de la faïencerie", f"    {typed}")
    assert tour.contacts is not None
    assert (tour.contacts[0].name, tour.contacts[0].position) == (
        "Yann Exemple",
        typed.partition(":")[0].strip(),
    )


def test_a_block_of_labels_in_spanish_is_an_item() -> None:
    lines = (
        "Hora: 10:00 am a 12:00 md", "Actividad: Recorrido por el mercado",
        "Lugar: Mercado Central", "Responsable: Licda. Marta Muestra", "",
        "Hora: por definir", "Actividad: Visita a la escuela", "",
        "Hora: 2:00 pm", "Actividad: Mesa de trabajo",
    )  # fmt: skip
    assert told(*lines) == [
        "04-12 10:00-12:00 Recorrido por el mercado",
        "04-12 to-be-determined Visita a la escuela",
        "04-12 14:00 Mesa de trabajo",
    ]
    market = items(*lines)[0]
    assert market.venue == "Mercado Central"
    assert market.contacts and market.contacts[0].name == "Licda. Marta Muestra"


def test_days_of_a_month_are_no_hours() -> None:
    assert "taken for hours" not in said("Bezoek / 16-17 april 2027", "9:00 Ontvangst")
    assert told("10a-12n Service project") == ["04-12 10:00-12:00 Service project"]


def test_a_row_about_the_item_above_leaves_that_its_own_words() -> None:
    lines = ("10:30\tWreath\tMarket square", ":\tGuide: Yann Exemple", "12:00\tLunch\tInn")
    wreath = next(each for each in heard(*lines) if each.arrival)
    assert wreath.source is not None
    assert "Wreath" in wreath.source and "Yann" in wreath.source


@pytest.mark.parametrize(
    ("cell", "point"),
    [
        ("start Houtmarkt", "Houtmarkt"),
        ("Meet at Falls Park entrance", "Falls Park entrance"),
        ("Salida desde el hotel", "Salida desde el hotel"),
        ("départ devant la mairie", "départ devant la mairie"),
        ("ab Marktplatz", "Marktplatz"),
        ("Afspraak aan het stadhuis", "Afspraak aan het stadhuis"),
    ],
)
def test_where_a_walk_begins_is_its_meeting_point(cell: str, point: str) -> None:
    for lines in (
        ("9:30\tWelkom\tBurgerzaal", f"10:00\tWandeling\t{cell}", "12:00\tLunch"),
        ("Tijd\tActiviteit\tPlaats", "9:30\tWelkom\tBurgerzaal", f"10:00\tWandeling\t{cell}"),
    ):
        walk = items(*lines)[1]
        assert (walk.meeting_point, walk.venue, walk.note) == (point, None, None)


@pytest.mark.parametrize("text", ["Start of the parade", "Meeting Room 4", "Start-up center"])
def test_what_begins_like_a_meeting_point_and_is_none(text: str) -> None:
    lines = ("9:30\tWelkom\tBurgerzaal", f"10:00\tWandeling\t{text}", "12:00\tLunch")
    assert items(*lines)[1].meeting_point is None
