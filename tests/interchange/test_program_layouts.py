"""Layouts of programs beside “hours, then title”: each is read as its writer meant it."""

import pytest
from programs_in_lines import VISIT, line

from planner.actions.arriving import Arrival
from planner.interchange.itinerary.heard import Answers, Heard
from planner.interchange.itinerary.reading import read_itinerary
from planner.model import ItemKind, ItemStatus
from planner.queries.airports import zone_of_airport
from planner.rules.item_kinds import kind_of_title


def heard(*lines: str) -> list[Heard]:
    text = "\n".join(("Monday, April 12, 2027", *lines)).encode()
    return list(read_itinerary(text, "mail.txt", VISIT, Answers(), zone_of_airport).heard)[1:]


def items(*lines: str) -> list[Arrival]:
    return [each.arrival for each in heard(*lines) if each.arrival]


def told(*lines: str) -> list[str]:
    return [line(each) for each in items(*lines)]


def said(*lines: str) -> str:
    return " ".join(str(message) for each in heard(*lines) for message in each.messages)


# -- hours below their title -----------------------------------------------------------------------

BELOW = ("Ouverture", "9 h 00 - 9 h 30", "", "Pause café", "10 h", "", "Clôture", "11 h - 12 h")


def test_hours_below_their_titles_belong_to_these() -> None:
    assert told(*BELOW) == [
        "04-12 09:00-09:30 Ouverture",
        "04-12 10:00 Pause café",
        "04-12 11:00-12:00 Clôture",
    ]
    assert said(*BELOW) == ""


@pytest.mark.parametrize("label", ["Uhrzeit: 14 - 15 Uhr", "(14:00 - 15:00)", "14.00 – 15.00 Uhr"])
def test_hours_below_a_title_may_be_labelled_or_in_brackets(label: str) -> None:
    lines = ("Empfang im Rathaus", label, "", "Rundgang", "16:00 Uhr")
    assert told(*lines) == ["04-12 14:00-15:00 Empfang im Rathaus", "04-12 16:00 Rundgang"]


def test_titles_and_hours_in_turn_without_blanks_end_with_hours() -> None:
    lines = ("Ontvangst", "09:00", "Overleg", "10:00 - 11:00", "Lunch", "12:30")
    assert told(*lines) == [
        "04-12 09:00 Ontvangst",
        "04-12 10:00-11:00 Overleg",
        "04-12 12:30 Lunch",
    ]


def test_what_follows_the_hours_is_about_the_item() -> None:
    lines = ("Welcome", "9:00 am", "Moderated by:", "- Ana Lima, Director", "")
    first, second = items(*lines, "Closing", "5:00 pm")
    assert (first.title, second.title) == ("Welcome", "Closing")
    assert first.note == "Moderated by:"
    assert [met.name for met in first.contacts or ()] == ["Ana Lima"]


def test_hours_above_their_titles_stay_so() -> None:
    lines = ("09:00", "Welcome", "", "10:00 - 11:00", "Talk at the port", "", "12:00", "Lunch")
    assert told(*lines) == [
        "04-12 09:00 Welcome",
        "04-12 10:00-11:00 Talk at the port",
        "04-12 12:00 Lunch",
    ]


def test_what_cannot_be_decided_is_said() -> None:
    lines = ("Gespräche", "09:00", "Begrüßung", "10:00", "Vortrag")
    assert "may belong to the line above" in said(*lines)


def test_most_blocks_decide_of_a_doubtful_one_and_that_is_said() -> None:
    lines = ("", "Supper", "19:00", "At the port", "Night walk", "21:00", "Bring a coat")
    assert "04-12 19:00 Supper" in told(*BELOW, *lines)
    assert "as in most of this program" in said(*BELOW, *lines)


# -- for whom --------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["everyone", "all", "alle", "tous", "todos", "iedereen"])
def test_a_mark_for_everyone_ends_with_its_item(mark: str) -> None:
    before, lunch, after = items(
        "Group B", "9:00 Visit of the port", f"12:30 Lunch ({mark})", "14:00 Talk"
    )
    assert (lunch.title, lunch.who) == ("Lunch", [])
    assert before.who == after.who == ["Group B"]


# -- journeys --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "ICE 511 Frankfurt (Main) Hbf ab 10:10 – Köln Hbf an 11:15",
        "Train 511 Frankfurt (Main) Hbf dep. 10:10 – Köln Hbf arr. 11:15",
        "TGV 511 Frankfurt (Main) Hbf départ 10h10 – Köln Hbf arrivée 11h15",
        "AVE 511 Frankfurt (Main) Hbf salida 10:10 – Köln Hbf llegada 11:15",
        "Trein 511 Frankfurt (Main) Hbf vertrek 10:10 – Köln Hbf aankomst 11:15",
    ],
)
def test_a_train_says_when_it_leaves_and_arrives(typed: str) -> None:
    (leg,) = told(typed)
    assert leg.endswith("511: Frankfurt (Main) Hbf 10:10 > Köln Hbf 04-12 11:15")


# -- hours and figures -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "Visite de deux groupes de 9 h 45 à 10 H 45, puis visite des autres de 10 h 45 "
        "à 11 H 45 avec le guide.",
        "Visit of the first half from 9:45 to 10:45, then visit of the other half from 10:45 "
        "to 11:45 with guides.",
        "Besuch der ersten Hälfte von 9.45 bis 10.45 Uhr, dann Besuch der anderen von 10.45 "
        "bis 11.45 Uhr mit Führung.",
    ],
)
def test_the_first_hours_of_a_long_sentence_are_those_of_its_item(typed: str) -> None:
    _, item, _ = items("8:00 Breakfast", typed, "13:00 Lunch")
    assert line(item).startswith("04-12 09:45-10:45")
    assert "within a sentence" in said("8:00 Breakfast", typed, "13:00 Lunch")


@pytest.mark.parametrize("title", ["2017 Annual Conference Agenda", "Ablaufplan (Stand 02.05.)"])
def test_a_year_or_date_above_the_days_is_no_hour(title: str) -> None:
    text = f"{title}\n\nMonday, April 12, 2027\n09:00 Welcome".encode()
    first, _, item = read_itinerary(text, "mail.txt", VISIT, Answers(), zone_of_airport).heard
    assert first.arrival is None
    assert "before the first day" in str(first.messages[0])
    assert item.arrival is not None


def test_doors_and_start_are_no_span() -> None:
    assert told("19.30/20.00 Einlass/Beginn Konzert")[0].startswith("04-12 19:30 ")
    assert "may be when doors open" in said("19.30/20.00 Konzert")
    assert said("19.00/22.00 Konzert") == ""


# -- what belongs to an item, and what does not ----------------------------------------------------


@pytest.mark.parametrize(
    "night",
    [
        "Übernachtung: Hotel Mond",
        "Overnight: Hotel Mond",
        "Check-in Hotel Mond",
        "Nuit : Hotel Mond",
    ],
)
def test_where_one_sleeps_is_not_the_place_of_the_dinner(night: str) -> None:
    dinner, sleep = items("19:30 Dinner, Red House", night)
    assert "Mond" not in f"{dinner.venue} {dinner.note}"
    assert sleep.start is None


@pytest.mark.parametrize(
    "detail", ["Moderator: Tone G. |", "Guest of Honour: Mrs. B.", "Teilnehmende: Frau S., Herr Y."]
)
def test_who_takes_part_is_noted_at_the_item_above(detail: str) -> None:
    (item,) = items("9:00 Opening", detail)
    assert item.note == detail.removesuffix(" |")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("18:00 Ansprachen der Gäste und", "Gaben"), "Ansprachen der Gäste und Gaben"),
        (("18:00 Visit of the new fire", "station there"), "Visit of the new fire station there"),
        (("18:00 Besuch im Jugend-", "amt der Stadt"), "Besuch im Jugendamt der Stadt"),
    ],
)  # fmt: skip
def test_a_broken_line_is_whole_again(lines: tuple[str, str], title: str) -> None:
    assert [item.title for item in items(*lines)] == [title]


def test_a_cell_broken_over_two_rows_is_one() -> None:
    rows = (
        "Horaire\tType\tIntitulé\tSalle\tAccès",
        "8h30 à 12h\tAtelier\tLa prévention,\t\t",
        "(pause 30 mn)\t\tune exigence\tSalle Bleue\tRéservé",
        "14h\tAtelier\tLa suite\tSalle Verte\tLibre",
    )
    first, second = items(*rows)
    assert line(first) == "04-12 08:30-12:00 La prévention, une exigence"
    assert (first.room, first.note) == ("Salle Bleue", "(pause 30 mn)\nAccès: Réservé")
    assert (second.room, second.note) == ("Salle Verte", "Accès: Libre")


@pytest.mark.parametrize(
    "typed",
    [
        ("9:00-10:00 AG 1 Verkehr / AG 2 Klima",),
        ("9:00-10:00 AG 1 Verkehr; AG 2 Klima", "Leitung: Frau Muster"),
        ("9:00-10:00\tAG 1 Verkehr / AG 2 Klima", "11:00\tKaffee"),
        ("Zeit;Titel", "9:00-10:00;AG 1 Verkehr / AG 2 Klima", "10:00;a;;;;;;;;"),
    ],
)
def test_things_done_at_once_are_items_of_their_own_and_that_is_said(
    typed: tuple[str, ...],
) -> None:
    assert told(*typed)[:2] == ["04-12 09:00-10:00 AG 1 Verkehr", "04-12 09:00-10:00 AG 2 Klima"]
    assert said(*typed).count("one of several things at once") == 2


def test_things_done_at_once_may_stand_below_their_hours() -> None:
    lines = ("14:00 Arbeitsgruppen", "  AG 1: Verkehr, Raum 1", "  Leitung: Frau Muster",
             "  AG 2: Klima, Raum 2", "16:00 Kaffee")  # fmt: skip
    whole, one, two, _ = items(*lines)
    assert (whole.title, one.title, two.title) == ("Arbeitsgruppen", "AG 1: Verkehr", "AG 2: Klima")
    assert one.part_of is two.part_of is whole and one.start == two.start == whole.start
    assert (one.note, two.room) == ("Leitung: Frau Muster", "Raum 2")


@pytest.mark.parametrize(
    "typed", ["9:00 Haus 1; Haus 2", "9:00 Session 1: Opening; Session 2: Talks"]
)
def test_other_things_that_are_numbered_on_one_line_stay_one_item_and_are_said(typed: str) -> None:
    (item,) = items(typed)
    assert "several things" in said(typed) and item.start is not None


@pytest.mark.parametrize("title", ["US - Russia Mayors' Conference", "France – Ghana Forum"])
def test_lands_with_a_dash_between_them_are_one_title(title: str) -> None:
    (item,) = items(f"9:00 {title}")
    assert (item.title, item.venue) == (title, None)


@pytest.mark.parametrize(
    ("typed", "title", "venue"),
    [
        ("09:30 – 10:00 / Registration", "Registration", None),
        ("12:00 Lunch (at Winery Hall)", "Lunch", "Winery Hall"),
    ],
)
def test_small_words_stay_in_neither_title_nor_place(
    typed: str, title: str, venue: str | None
) -> None:
    (item,) = items(typed)
    assert (item.title, item.venue) == (title, venue)


@pytest.mark.parametrize(
    "mark",
    ["TBC", "angefragt", "o.v.", "nog te bevestigen", "à confirmer", "por confirmar"],
)
def test_what_is_not_yet_sure_is_proposed(mark: str) -> None:
    (item,) = items(f"9:00 Empfang ({mark})")
    assert (item.title, item.status) == ("Empfang", ItemStatus.PROPOSED)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Denver Police Department", ItemKind.MEETING),
        ("Sister Cities and Tourism", ItemKind.MEETING),
        ("Arrivals hall", ItemKind.TRANSFER),
        ("Pressegespräch", ItemKind.PRESS),
        ("Personalamt", ItemKind.MEETING),
    ],
)
def test_a_kind_is_told_by_whole_words(title: str, kind: ItemKind) -> None:
    assert kind_of_title(title) is kind


# -- lines around the items ------------------------------------------------------------------------


def test_what_a_label_says_before_the_first_item_is_of_the_day() -> None:
    (item,) = items("Dress code: casual", "Accompagnatrice : Mme Exemple", "9:00 Council")
    assert item.dress == "casual"
    assert "of the whole day" in said("Accompagnatrice : Mme Exemple", "9:00 Council")


@pytest.mark.parametrize(
    "line",
    [
        "Dieses Programm ist derzeit nur vorläufig und kann noch geändert werden.",
        "The program may still change",
        "Vragen? Bel mij gerust.",
        "Media contact: Ella Sample, +1 812 555 0133",
        "Contact on the day: Jane Sample, Civic Office, +1 407 555 0142",
    ],
)
def test_a_word_about_the_whole_program_is_no_item_and_no_note(line: str) -> None:
    (item,) = items("9:00 Council", "", line)
    assert item.note is None and item.contacts is None


def test_with_whom_one_stays_is_noted_as_it_is_written() -> None:
    (dinner,) = items("19:30 Dinner", "Familie Muster, Neustadt", "Famille Exemple, Sèvres")
    assert dinner.note == "Familie Muster, Neustadt\nFamille Exemple, Sèvres"
    assert (dinner.contacts, dinner.venue) == (None, None)


def test_a_heading_over_a_list_of_people_belongs_to_the_item_above() -> None:
    lines = ("12:30 Lunch", "Guests of the evening:", "· Jane Sample, Director", "14:00 Tour")
    lunch, _ = items(*lines)
    assert [met.name for met in lunch.contacts or ()] == ["Jane Sample"]


def test_a_long_line_of_something_that_is_done_is_an_item() -> None:
    line = (
        "Rencontre (sauf changement) avec les représentants du comité des sports, pour discuter de "
        "son influence sur les associations."
    )
    assert items("9:00 Conseil", "", line)[1].title.startswith("Rencontre")
    asked = f"{line} Vous êtes tous attendus, merci de votre présence à cette rencontre."
    assert len(items("9:00 Conseil", "", asked)) == 1


def test_the_first_of_several_hours_in_a_line_is_that_of_its_item_and_the_other_is_said() -> None:
    line = "Départ de Paris vers 16h00 pour un retour vers 16h45 à la gare."
    assert told("8:00 Café", "", line)[1].startswith("04-12 ~16:00 Départ de Paris")
    assert "another time, “16h45”" in said("8:00 Café", "", line)


@pytest.mark.parametrize(
    ("typed", "venue", "people"),
    [
        ("10:00 Coffee with the mayor, Lord Mayor's Parlour, Council House",
         "Lord Mayor's Parlour, Council House", []),
        ("9:00 Visit of the school, visit of the library", None, []),
    ],
)  # fmt: skip
def test_what_is_neither_a_place_nor_a_person(
    typed: str, venue: str | None, people: list[str]
) -> None:
    (item,) = items(typed)
    assert item.venue in (venue, venue and venue.split(", ")[1])
    assert [met.name for met in item.contacts or ()] == people


# -- a week in columns -----------------------------------------------------------------------------

WEEK = ["04-12 09:00 City Hall", "04-13 09:00 School visit", "04-12 14:00 Museum",
        "04-13 14:00 Free evening"]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ("Time\tMonday, April 12\tTuesday, April 13", "9:00\tCity Hall\tSchool visit",
         "14:00\tMuseum\tFree evening"),
        ("        Mon 4/12        Tue 4/13", "9:00    City Hall       School visit",
         "14:00   Museum          Free evening"),
        ("Time | Mon 12 April | Tue 13 April", "9:00 | City Hall | School visit",
         "14:00 | Museum | Free evening"),
    ],
)  # fmt: skip
def test_days_over_columns_make_an_item_of_each_cell(lines: tuple[str, ...]) -> None:
    assert told(*lines) == WEEK
    assert told(*lines, "", "Wednesday, April 14", "9:00 Bus")[-1] == "04-14 09:00 Bus"


def test_a_cell_of_a_week_that_may_have_shifted_is_said() -> None:
    lines = ("        Mon 4/12        Tue 4/13        Wed 4/14", "9:00    Port            Bus")
    assert said(*lines).count("look whether it is of this day") == 2


# -- for some, for all, and at once ----------------------------------------------------------------


@pytest.mark.parametrize("title", ["Déjeuner commun", "Gemeinsames Essen", "Dinner together"])
def test_what_is_in_common_is_for_all_and_what_follows_it_may_be(title: str) -> None:
    lines = ("Groupe 1", "9:30 Tribunal", "Groupe 2", "10:00 École", f"12:30 {title}", "14:00 Port")
    assert [each.who for each in items(*lines)] == [["Groupe 1"], ["Groupe 2"], [], ["Groupe 2"]]
    assert "It is for Groupe 2 alone, under whose heading it stands" in said(*lines)
    assert "alone" not in said(*lines[:4], "11:00 Port")


@pytest.mark.parametrize(
    "typed",
    [
        "9:00-12:00 AG Verkehr: Betriebshof | AG Jugend: Jugendhaus",
        "9:00-12:00 AG Verkehr – Betriebshof / AG Jugend – Jugendhaus",
    ],
)
def test_things_done_at_once_may_have_names(typed: str) -> None:
    assert len(told(typed)) == 2
    assert all(each.startswith("04-12 09:00-12:00 AG ") for each in told(typed))


def test_what_is_done_one_after_the_other_has_its_own_hours() -> None:
    lines = ("Atelier 1 (9h-10h30) : Budget", "Atelier 2 (10h45-12h) : Mobilité")
    assert told(*lines) == [
        "04-12 09:00-10:30 Atelier 1: Budget",
        "04-12 10:45-12:00 Atelier 2: Mobilité",
    ]


@pytest.mark.parametrize(
    "below", [("a) Fire station", "b) Police"), ("Room A: Housing", "Room B: Transit")]
)
def test_several_things_below_an_item_are_noted_and_said(below: tuple[str, str]) -> None:
    lines = ("1:00 Visits", *(f"    {each}" for each in below), "5:00 End")
    visits, _ = items(*lines)
    assert (visits.venue, visits.room, visits.note) == (None, None, "\n".join(below))
    assert said(*lines).count("several things") == 1


def test_items_in_a_row_on_one_line_are_items() -> None:
    assert told("9h mairie, 11h école, 12h30 cantine, 14h-17h ateliers, puis libre") == [
        "04-12 09:00 mairie",
        "04-12 11:00 école",
        "04-12 12:30 cantine",
        "04-12 14:00-17:00 ateliers, puis libre",
    ]
    assert len(items("10am Depart / 12pm arrive Leeds / 1pm lunch")) == 3
    assert len(items("19:00 Dinner, 18:30 doors")) == 1
    assert len(items("9:00 Council, 400 South Orange Avenue")) == 1


# -- one day, named in the title -------------------------------------------------------------------

ONE_DAY = ("", "9:00 - 10:00", "Welcome", "", "10:30", "Tour of the center")


def of_one_day(*lines: str) -> list[str]:
    text = "\n".join((*lines, *ONE_DAY)).encode()
    found = read_itinerary(text, "mail.txt", VISIT, Answers(), zone_of_airport).heard
    return [line(each.arrival) for each in found if each.arrival]


@pytest.mark.parametrize(
    "title",
    [
        "Youth forum on April 13, 2027 (all times EDT)",
        "Forum hosted by the library, Tuesday, April 13, 2027",
        "Fachtag am 13. April 2027 in der Stadtbücherei",
        "Colloque du mardi 13 avril 2027",
        "Jornada técnica, martes 13 de abril de 2027",
        "Studiedag van dinsdag 13 april 2027",
    ],
)
def test_a_title_names_the_day_of_a_program_that_has_no_other(title: str) -> None:
    assert of_one_day(title) == [
        "04-13 09:00-10:00 Welcome",
        "04-13 10:30 Tour of the center",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Draft of April 13, 2027",
        "Stand: 13. April 2027",
        "Please answer by Tuesday, April 13, 2027",
        "Antwort bis zum 13. April 2027",
        "Study visit, April 12 to 14, 2027",
        "Founded on May 3, 1921",
        "After the meeting in April 2027",
    ],
)
def test_a_date_that_is_not_of_the_program_names_no_day(title: str) -> None:
    assert of_one_day(title) == ["undated 09:00-10:00 Welcome", "undated 10:30 Tour of the center"]


def test_two_dates_above_the_hours_name_no_day() -> None:
    two = of_one_day("Forum on April 13, 2027", "Follow-up on April 14, 2027")
    assert two[0] == "undated 09:00-10:00 Welcome"


def test_headings_of_days_go_before_what_a_title_says() -> None:
    lines = of_one_day("Forum on April 13, 2027", "", "Wednesday, April 14")
    assert lines[0] == "04-14 09:00-10:00 Welcome"


def test_a_dot_before_a_line_marks_a_point_of_a_list() -> None:
    assert told(". ouverture des portes à 18h00", ". buffet à 18h30") == [
        "04-12 18:00 ouverture des portes",
        "04-12 18:30 buffet",
    ]


def test_a_second_heading_of_a_day_is_of_that_day() -> None:
    lines = (
        "Mardi 13 avril (matin)",
        "9h École",
        "Mardi après-midi",
        "14h Port",
        "mercredi",
        "9h Bus",
    )
    assert told(*lines) == ["04-13 09:00 École", "04-13 14:00 Port", "04-14 09:00 Bus"]


def test_what_stands_behind_a_weekday_is_an_item_where_it_has_hours() -> None:
    typed = "mardi : arrivée à 14h10 à la gare, dîner 20h"
    assert told(typed) == ["04-13 14:10 arrivée à 14h10 à la gare, dîner 20h"]
    assert "another time, “20h”" in said(typed)


def test_a_part_of_the_day_may_stand_above_hours_at_the_end_of_a_line() -> None:
    lines = ("Morning", "Farmers market - 8 AM", "Evening", "Supper (6 PM)")
    assert told(*lines) == ["04-12 08:00 Farmers market", "04-12 18:00 Supper"]


def test_a_line_with_its_own_hours_is_no_place_of_the_item_above() -> None:
    _, first, second = items("13.30 - Tour", "15.00 - Free", "Dinner 19.30, Hotel lobby")
    assert first.venue is None
    assert second.start is not None and second.start.hour == 19


def test_where_one_stays_is_no_place_of_the_reception() -> None:
    assert items("18:00 Reception", "Stay: Hotel Sample")[0].venue is None


def test_the_day_may_stand_at_the_end_of_headings_in_two_languages() -> None:
    text = "giovedì / Thursday 15 April\n9.30 Ritrovo\n\nvenerdì / Friday 16 April\n8.45 Bus"
    found = read_itinerary(text.encode(), "mail.txt", VISIT, Answers(), zone_of_airport).heard
    assert [line(each.arrival) for each in found if each.arrival] == [
        "04-15 09:30 Ritrovo",
        "04-16 08:45 Bus",
    ]


# -- hours of the small clock in a program that counts to 24 ---------------------------------------


def test_a_small_hour_after_the_morning_is_after_noon_also_where_others_count_to_24() -> None:
    lines = ("9:00 Council", "between 2 and 3 Courtesy visit", "18:00 Supper")
    assert told(*lines) == [
        "04-12 09:00 Council",
        "04-12 14:00-15:00 Courtesy visit",
        "04-12 18:00 Supper",
    ]
    assert "taken for the afternoon" in said(*lines)


def test_hours_after_midnight_stay_where_the_evening_is_above_them() -> None:
    lines = ("19:00 Supper", "22:30 Ball", "1:30 Bus home")
    assert told(*lines)[2] == "04-12 01:30 Bus home"
