"""Lists as city halls, mosques and police departments write them: what misled the reader once."""

import io
from datetime import date
from typing import Any

from docx import Document
from workbooks import docx, xlsx

from nasty import case, person

ANA, BEN = person("Silva", "Ana"), person("Novak", "Ben")
HEAD = "Surname;First name;Position;E-mail\n"


def three_rows(book: Any) -> None:
    """Headings of three rows, of which the lowest stands under one merged cell alone."""
    sheet = book.add_worksheet("Liste")
    sheet.merge_range("A1:A3", "N°", None)
    sheet.merge_range("B1:C1", "Identité", None)
    sheet.merge_range("B2:B3", "Nom", None)
    sheet.merge_range("C2:C3", "Prénom", None)
    sheet.merge_range("D1:F1", "Passeport", None)
    sheet.merge_range("D2:D3", "Numéro", None)
    sheet.merge_range("E2:F2", "Validité", None)
    sheet.write_row("E3", ["Délivré le", "Expire le"])
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row("A4", [1, "Silva", "Ana", "EN123456"])
    sheet.write_datetime("E4", date(2019, 5, 6), day)
    sheet.write_datetime("F4", date(2029, 5, 5), day)


def headed(heading: str, *lines: str) -> bytes:
    """A document of a heading and plain paragraphs."""
    into = io.BytesIO()
    document = Document()
    document.add_heading(heading, 1)
    for line in lines:
        document.add_paragraph(line)
    document.save(into)
    return into.getvalue()


def two_tables() -> bytes:
    """A document of two tables, a heading over each."""
    into = io.BytesIO()
    document = Document()
    for heading, family, given in (("City hall", "Silva", "Ana"), ("Staff", "Novak", "Ben")):
        document.add_heading(heading, 1)
        table = document.add_table(rows=0, cols=2)
        for texts in (("Surname", "First name"), (family, given)):
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    document.save(into)
    return into.getvalue()


MAIL = """Dear all, here is our list:

1. Dr. Hans-Peter Köhler, Head of Fire Brigade, hp@x.example
2. Prof. Dr. med. Anna Maria van der Velde (Chief Physician) - a.velde@x.example
3. GARCÍA MÁRQUEZ, José <jose@x.example>
4. NOVAK, Ben, Clerk <ben@x.example>
"""

# fmt: off
CASES = [
    case("headings of three rows, the lowest under one of them", "a.xlsx", xlsx(three_rows),
         person("Silva", "Ana", passport_number="EN123456", passport_expiry="2029-05-05"),
         says="“Passeport Validité Délivré le”"),
    case("a banner of two rows with words of headings", "a.csv",
         "Title;List of delegates;;\nOrganization;City of Ghent;;\n" + HEAD
         + "Silva;Ana;Mayor;a@x.example\n",
         person("Silva", "Ana", position="Mayor", emails=["a@x.example"]), says="Above the headings"),
    case("two columns of one name, told apart", "a.csv", "Name;Name;Position\nSilva;Ana;Mayor\n",
         person("Silva", "Ana", position="Mayor"),
         columns={"Name": "family_name", "Name (2)": "given_name"}),
    case("sections over people, and a legend", "a.csv",
         "Surname;First name;Sector;Dietary\nCULTURE;;;\nSilva;Ana;Culture;v\nPOLICE;;;\n"
         "Novak;Ben;Police;\nAccompanying staff;;;\nRoe;Al;;\nv = no animal products;;;\nSmit;;;\n",
         "skipped", person("Silva", "Ana", sector="civil-society", dietary="v"), "skipped",
         person("Novak", "Ben", sector="law-enforcement"), "skipped", person("Roe", "Al"), "skipped",
         person("Smit"), says=("“CULTURE” is a heading over others", "“Accompanying staff” is a heading")),
    case("a second table whose columns stand the other way round", "a.xlsx",
         xlsx([["Surname", "First name", "Job"], ["Silva", "Ana", "Mayor"], [],
               ["First name", "Surname", "Phone"], ["Ben", "Novak", "+32 475 12 34 56"]]),
         person("Silva", "Ana", position="Mayor"), "skipped", "skipped",
         person("Novak", "Ben", work_phone="+32 475 12 34 56"),
         says="the headings of another table begin"),
    case("a list of telephones", "a.csv",
         "Name;Phone;Function\nAna Silva;+32 9 111 22 33;Mayor\nTaxi;+32 9 444 55 66;\n"
         "Hotel Azalea;+32 9 777 88 99;\nEmbassy duty officer;+32 9 123 45 67;\n"
         "Police Chief Eva Lee;+32 9 765 43 21;\nHotel;+32 9 1;Manager\n",
         person("Silva", "Ana", position="Mayor", work_phone="+32 9 111 22 33"), "skipped",
         "skipped", "skipped",
         person("Lee", "Police Chief Eva", work_phone="+32 9 765 43 21"),
         person("Hotel", position="Manager", work_phone="+32 9 1"),
         says="“Taxi” is a number to call and no person"),
    case("titles beside a column of titles", "a.csv",
         "Name;Title;Email\nProf. Dr. Dr. h.c. Klaus MÜLLER;Prof;k@x.example\nDr. Ana Silva;Ms;\n"
         "Al Roe;Rev.;\n",
         person("MÜLLER", "Klaus", honorific="Prof. Dr. Dr. h.c.", emails=["k@x.example"]),
         person("Silva", "Ana", honorific="Ms Dr."), person("Roe", "Al", honorific="Rev.")),
    case("a companion in a whole name beside a family name", "a.csv",
         "Name;Surname;Position\nAna Silva and spouse;Silva;Mayor\nDr. Ben Novak (Benny);Novak;\n",
         person("Silva", "Ana", position="Mayor", notes="and spouse"),
         person("Novak", "Ben", honorific="Dr.", display_name="Benny Novak"),
         says="“and spouse” was put into the notes"),
    case("a column of those who come along", "a.csv",
         "Surname;First name;Accompanied by\nSilva;Ana;spouse\nNovak;Ben;no\nRoe;Al;\n",
         person("Silva", "Ana", notes="Accompanied by: spouse"), BEN, person("Roe", "Al"),
         says="“spouse” was put into the notes"),
    case("a passport and its expiry in one cell", "a.docx",
         docx([["Name", "الاسم", "Passport No / Expiry"],
               ["AL-RASHID Omar", "عمر الرشيد", "P1234567 / 12 Jan 2030"],
               ["Silva, Ana", "آنا سيلفا", "A000111\nexp. 2031-05-06"]]),
         person("AL-RASHID", "Omar", native_name="عمر الرشيد", passport_number="P1234567",
                passport_expiry="2030-01-12"),
         person("Silva", "Ana", native_name="آنا سيلفا", passport_number="A000111",
                passport_expiry="2031-05-06")),
    case("what is no passport number, and one of two people", "a.csv",
         "Surname;First name;Passport number\nSilva;Ana;will send later\nNovak;Ben;EN 123 456\n"
         "Roe;Al;en123456\n", ANA, person("Novak", "Ben", passport_number="EN 123 456"),
         person("Roe", "Al", passport_number="en123456"),
         says=("“will send later” is no passport number", "Row 3 has the same passport number")),
    case("a passport that is a number", "a.xlsx",
         xlsx([["Surname", "First name", "Passport no."], ["Silva", "Ana", 12345678]]),
         person("Silva", "Ana", passport_number="12345678"), says="a zero in front, if it had one"),
    case("a journey in three columns of numbers", "a.xlsx",
         xlsx([["Surname", "First name", "Arrival date", "Arrival time", "Flight no."],
               ["Silva", "Ana", 46492, 0.5625, "SN 517"]]),
         person("Silva", "Ana", arrival="2027-04-15\n13:30\nSN 517"),
         says=("counts days; it is 2027-04-15", "is kept as it is written")),
    case("a day and a flight in one cell of arrivals", "a.csv",
         "Name;Vorname;Ankunft\nSilva;Ana;13.04.2027 LH 414 14:30\n",
         person("Silva", "Ana", arrival="13.04.2027 LH 414 14:30"),
         says="What stands under “Ankunft” is kept as it is written"),
    case("the questions of a form as headings", "a.csv",
         "ID;What is your family name (as in your passport)?;What is your first name?;"
         "Do you have any dietary requirements or allergies? (e.g. halal);"
         "When does your passport expire?\n1;Silva;Ana;Vegetarian;2031-05-06\n",
         person("Silva", "Ana", dietary="Vegetarian", passport_expiry="2031-05-06")),
    case("a list all in capitals", "a.csv",
         "Name;Function\nVAN DEN BERG PIETER;CLERK\nDE VRIES ANNA MARIA;NURSE\nPEETERS JAN;MAYOR\n",
         person("VAN DEN BERG", "PIETER", position="CLERK"),
         person("DE VRIES", "ANNA MARIA", position="NURSE"),
         person("JAN", "PEETERS", position="MAYOR"),
         says="Nothing tells where the family name of “PEETERS JAN” begins"),
    case("letters of an order behind a name", "a.csv", "Name;City\nRev. Fr. Paul Roe SJ;Ghent\n",
         person("Roe", "Paul", honorific="Rev. Fr.", suffix="SJ")),
    case("a mail that counts its people", "a.txt", MAIL, "skipped", "skipped",
         person("Köhler", "Hans-Peter", honorific="Dr.", position="Head of Fire Brigade",
                emails=["hp@x.example"]),
         person("van der Velde", "Anna Maria", honorific="Prof. Dr. med.",
                position="Chief Physician", emails=["a.velde@x.example"]),
         person("GARCÍA MÁRQUEZ", "José", emails=["jose@x.example"]),
         person("NOVAK", "Ben", position="Clerk", emails=["ben@x.example"])),
    case("a father and his son", "a.csv",
         "Surname;First name;Suffix\nSilva;Ana;Jr.\nSilva;Ana;Sr.\n",
         person("Silva", "Ana", suffix="Jr."), person("Silva", "Ana", suffix="Sr.")),
    case("Name beside Vorname is the family's", "a.csv",
         "Name;Vorname\nGarcía Márquez;José\nvon der Heide;Ute\nGraf von Stauff;Otto\nVan Damme;Jo\n",
         person("García Márquez", "José"), person("von der Heide", "Ute"),
         person("Graf von Stauff", "Otto"), person("Van Damme", "Jo")),
    case("Name beside Vorname, which holds both", "a.csv",
         "Name;Vorname\nJosé García Márquez;José\nMaria Roe;Maria\nLe Goff;An\n",
         person("García Márquez", "José"), person("Roe", "Maria"), person("Le Goff", "An")),
    case("gender in brackets behind a name", "a.csv",
         "Name;City\nMAES Els (F);Ghent\nPEETERS Jan (m);Ghent\n", person("MAES", "Els"),
         person("PEETERS", "Jan"), says="“F” was left out, for gender is not kept here"),
    case("cards of a group and of an office", "a.vcf",
         "BEGIN:VCARD\nVERSION:4.0\nFN:Ana Silva\nN:Silva;Ana;;;\nEND:VCARD\n"
         "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Delegates\nMEMBER:urn:uuid:1\nEND:VCARD\n"
         "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:City Hall\nORG:City Hall\nEND:VCARD\n",
         ANA, "skipped", "skipped", says="of a group or an office"),
    case("day and place of birth in one column", "a.csv",
         "NOM;Prénom;Date et lieu de naissance\nSILVA;Ana;25/03/1970 à Nantes\n"
         "NOVAK;Ben;03/04/1966 à Saint-Malo\nROE;Al;Lyon, le 05/04/1966\nLEE;Eva;07/04/1966\n",
         person("SILVA", "Ana", date_of_birth="1970-03-25", place_of_birth="Nantes"),
         person("NOVAK", "Ben", date_of_birth="1966-04-03", place_of_birth="Saint-Malo"),
         person("ROE", "Al", date_of_birth="1966-04-05", place_of_birth="Lyon"),
         person("LEE", "Eva", date_of_birth="1966-04-07")),
    case("people in a row, and one with what they do", "a.txt",
         "Jan Peeters, Els Maes, Piet van den Bos and Ria Dal\n"
         "Ana Silva, Deputy Mayor, City Hall and Police\n",
         person("Peeters", "Jan"), person("Maes", "Els"), person("van den Bos", "Piet"),
         person("Dal", "Ria"),
         person("Silva", "Ana", position="Deputy Mayor", organization="City Hall and Police")),
    case("a document with a heading over its list", "a.docx", headed(
         "Delegation", "Jan Peeters, Mayor of Ghent", "Els Maes, Alderman"), "skipped",
         person("Peeters", "Jan", position="Mayor of Ghent"),
         person("Maes", "Els", position="Alderman"),
         says="“Delegation” is a heading of the document"),
    case("headings and nobody", "a.csv", "Surname;First name\n", says="holds nobody under them"),
    case("names with what stands beside them", "a.csv",
         "Name;City\nKarl Freiherr von und zu Stein;X\nMaria Santos e Silva;X\nNguyễn Thị Mai;X\n"
         "محمد بن سلمان;X\nDr. med. univ. Hans Huber;X\nMary Smith née Jones;X\nBob 'Bobby' Stone;X\n"
         "Carlos da Silva Júnior;X\nDr.Anna Vos;X\nAnna Bos*;X\nEva Roe 1);X\nMr.;X\nRavi Kumar S.;X\n",
         person("von und zu Stein", "Karl Freiherr"), person("Santos e Silva", "Maria"),
         person("Nguyễn", "Thị Mai"), person("بن سلمان", "محمد"),
         person("Huber", "Hans", honorific="Dr. med. univ."),
         person("Smith", "Mary", notes="née Jones"),
         person("Stone", "Bob", display_name="Bobby Stone"),
         person("da Silva", "Carlos", suffix="Júnior"), person("Vos", "Anna", honorific="Dr."),
         person("Bos", "Anna", notes="*"), person("Roe", "Eva", notes="1)"), "refused",
         person("S.", "Ravi Kumar"),
         says=("“née Jones” was put into the notes", "“*” was put into the notes",
               "Nothing tells where the family name of “Ravi Kumar S.” begins")),
    case("tables of one document with the same headings", "a.docx", two_tables(), ANA, BEN,
         says="have the same headings; they were read as one list"),
    case("columns of whoever comes along, and a second of one kind", "a.csv",
         "Surname;First name;E-mail;E-mail 2;Spouse surname;Spouse first name;Spouse passport no\n"
         "Silva;Ana;a@x.example;b@x.example;Roe;Al;P99999\nNovak;Ben;b@x.example;;;;\n",
         person("Silva", "Ana", emails=["a@x.example", "b@x.example"],
                notes="Spouse first name: Al\nSpouse surname: Roe"),
         person("Novak", "Ben", emails=["b@x.example"]), says="“Spouse passport no”"),
    case("a number as a link, and an address with an end", "a.csv",
         "Surname,First name,E-mail,Phone\nSilva,Ana,A@X.EXAMPLE;,tel:+32475123456\n",
         person("Silva", "Ana", emails=["A@X.EXAMPLE"], work_phone="+32475123456")),
    case("a second row of somebody with more to say", "a.csv",
         "Surname;First name;Dietary;Groups;Visa class\nSilva;Ana;vegan;A;J-1\nSilva;Ana;no nuts;B;B-1\n",
         person("Silva", "Ana", dietary="vegan\nno nuts", groups=["A", "B"], visa_class="J-1"),
         "skipped", says="“B-1” was left out: the visa class is “J-1” already"),
]
