"""Programs as tables of Word, in the layouts offices use. People and places are invented."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from programs_in_lines import VISIT, line

from planner.actions.arriving import Arrival
from planner.interchange.itinerary.heard import Answers, Heard
from planner.interchange.itinerary.reading import read_itinerary
from planner.model import ItemStatus
from planner.queries.airports import zone_of_airport


def table(document: Docx, rows: Sequence[Sequence[str]], banners: Sequence[int] = ()) -> None:
    made = document.add_table(rows=0, cols=max(map(len, rows)))
    for place, row in enumerate(rows):
        cells = made.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
        if place in banners:
            cells[0].merge(cells[-1])


def understood(document: Docx) -> list[Heard]:
    data = BytesIO()
    document.save(data)
    heard = read_itinerary(data.getvalue(), "program.docx", VISIT, Answers(), zone_of_airport)
    return list(heard.heard)


def items(document: Docx) -> list[Arrival]:
    return [each.arrival for each in understood(document) if each.arrival]


def test_a_table_with_a_row_across_it_for_each_day() -> None:
    document = Document()
    rows = (
        ("Time", "Activity", "Venue / Contact"),
        ("Monday 12 April",),
        ("08.30 – 09.15", "Breakfast briefing", "Hotel Azalea, Salon B"),
        ("09.30 – 11.00", "Roundtable\n(interpreted)", "Wilson Building\nMs. Ana Brandt, Director"),
        ("14.00 – 15.30", "Group A: Youth court\nGroup B: Fire academy", "300 Indiana Avenue NW"),
        ("Tuesday 13 April",),
        ("approx. 16.00", "Return to hotel", ""),
        ("CANCELLED 18.00", "Theatre", "Bright Stage"),
        ("", "Packing", ""),
    )
    table(document, rows, banners=(1, 5))
    found = items(document)
    assert [line(each) for each in found] == [
        "04-12 08:30-09:15 Breakfast briefing",
        "04-12 09:30-11:00 Roundtable",
        "04-12 14:00-15:30 Youth court",
        "04-12 14:00-15:30 Fire academy",
        "04-13 ~16:00 Return to hotel",
        "04-13 18:00 Theatre",
        "04-13 to-be-determined Packing",
    ]
    breakfast, talk, court, academy, _, theatre, _ = found
    assert breakfast.venue == "Hotel Azalea, Salon B"
    assert (talk.venue, talk.note) == ("Wilson Building", "(interpreted)")
    assert [(met.name, met.position) for met in talk.contacts or ()] == [("Ana Brandt", "Director")]
    assert (court.who, academy.who) == (["Group A"], ["Group B"])
    assert court.address == academy.address == "300 Indiana Avenue NW"
    assert theatre.status is ItemStatus.CANCELLED
    assert "No time is given" in str(understood(document)[-1].messages[0])


def test_days_merged_downwards_with_hours_in_two_columns() -> None:
    document = Document()
    rows = (
        ("Datum", "von", "bis", "Programm", "Ort"),
        ("Mo 12.04.2027", "09:00", "10:30", "Begrüßung", "Rathaus, Zimmer 12"),
        ("", "10:45", "12:00", "Rundgang Altstadt", "Marktplatz"),
        ("Di 13.04.2027", "ca. 10:00", "11:30", "Gespräch im Ministerium", "Schillerplatz 3-5"),
        ("", "nachmittags", "", "Zur freien Verfügung", ""),
        ("", "11:20", "12:25", "LH 1122 FRA - BRU", ""),
    )
    table(document, rows)
    days = document.tables[0]
    days.cell(1, 0).merge(days.cell(2, 0))
    days.cell(3, 0).merge(days.cell(5, 0))
    assert [line(each) for each in items(document)] == [
        "04-12 09:00-10:30 Begrüßung",
        "04-12 10:45-12:00 Rundgang Altstadt",
        "04-13 ~10:00-11:30 Gespräch im Ministerium",
        "04-13 afternoon Zur freien Verfügung",
        "04-13 LH 1122: FRA 11:20 > BRU 04-13 12:25",
    ]


def test_a_table_for_each_day_without_headings() -> None:
    document = Document()
    document.add_heading("Mercredi 14 avril 2027", 2)
    welcome = "Accueil à la préfecture\nSalle Vauban, 2e étage\nMme Claire Renaud, directrice"
    table(
        document,
        (
            ("9h00 – 10h15", welcome),
            ("12h", "Déjeuner\nRestaurant Le Mistral, 4 quai des Brumes"),
            ("Soirée", "Dîner libre"),
        ),
    )
    document.add_heading("Jeudi 15 avril 2027", 2)
    table(
        document,
        (
            ("vers 9h30", "Rencontre avec les élus"),
            ("à confirmer", "Conférence de presse"),
            ("12h05 – 13h50", "Vol AF 7701 NCE - CDG"),
            ("ANNULÉ 15h", "Visite du musée"),
        ),
    )
    found = items(document)
    assert [line(each) for each in found] == [
        "04-14 09:00-10:15 Accueil à la préfecture",
        "04-14 12:00 Déjeuner",
        "04-14 evening Dîner libre",
        "04-15 ~09:30 Rencontre avec les élus",
        "04-15 to-be-determined Conférence de presse",
        "04-15 AF 7701: NCE 12:05 > CDG 04-15 13:50",
        "04-15 15:00 Visite du musée",
    ]
    assert found[0].room == "Salle Vauban, 2e étage"
    assert [met.name for met in found[0].contacts or ()] == ["Claire Renaud"]
    assert (found[1].venue, found[1].address) == ("Restaurant Le Mistral", "4 quai des Brumes")
    assert found[-1].status is ItemStatus.CANCELLED
