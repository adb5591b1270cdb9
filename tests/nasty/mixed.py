"""Lists in which several things go wrong at once, as those of real offices do."""

import io
from typing import Any

from docx import Document
from old_excel import xls
from workbooks import docx, ods, repacked, xlsx

from nasty import case, person
from nasty.contacts import card


def under_a_ministry(book: Any) -> None:
    """A banner, a merged heading, a hidden column, phones as floats, a row of totals."""
    sheet = book.add_worksheet("Účastníci")
    sheet.merge_range("A1:F1", "Seznam účastníků, stav k 3. 5.")
    sheet.merge_range("A3:B3", "Osoba")
    sheet.merge_range("C3:D3", "Spojení")
    sheet.write_row("A4", ["Příjmení", "Jméno", "Telefon", "E-mail", "Datum narození", ""])
    sheet.write_row("A5", ["Dvořák", "Jiří", 420222111333.0, "<j@x.example>", "3.4.80", ""])
    sheet.write_row("A6", ["Nováková", "Žofie", "+420 222", "mailto:z@x.example", "12. 5. 1979"])
    sheet.write_row("A7", ["Celkem", 2])


def codes(book: Any) -> None:
    sheet = book.add_worksheet("L")
    sheet.write_row("A1", ["Nazwisko", "Imię", "Nr paszportu", "Data ważności paszportu"])
    eight = book.add_format({"num_format": "00000000"})
    sheet.write_row("A2", ["Nowak", "Ewa"])
    sheet.write("C2", 123456, eight)
    sheet.write_string("D2", "03.04.2031")
    sheet.write_row("A3", ["Lis", "Jan", "00012345", "2031-4-3"])


def two_lists(book: Any) -> None:
    for name, who in (("Police", "Roe"), ("City hall", "Lee")):
        sheet = book.add_worksheet(name)
        sheet.write_row("A1", ["Surname", "First name"])
        sheet.write_row("A2", [who, "Al"])


TABLE = docx([["Imię", "Nazwisko", "Stanowisko"], ["Ewa", "Nowak", "Dyrektor\nBiuro"],
              ["", "", ""], ["Jan", "Lis", ""]], ["Szanowni Państwo,", "lista:"])  # fmt: skip
QUOTED = "=\r\n".join(("N;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:Dvo=F8", "=E1k;Ji=F8=ED"))


def document(fill: Any) -> bytes:
    made, into = Document(), io.BytesIO()
    fill(made)
    made.save(into)
    return into.getvalue()


def two_tables(made: Any) -> None:
    """A table about the visit, then one of people under a merged heading and an office merged."""
    event = made.add_table(1, 2)
    event.cell(0, 0).text, event.cell(0, 1).text = "Event", "Visit to Orlando"
    people = made.add_table(4, 3)
    people.cell(0, 0).merge(people.cell(0, 2)).text = "Members of the delegation"
    rows = (
        ("Surname", "First name", "Organization"),
        ("Silva", "Ana", "City"),
        ("Novak", "Ben", ""),
    )
    for at, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            people.cell(at, column).text = text
    people.cell(2, 2).merge(people.cell(3, 2))


def forms(made: Any) -> None:
    for family, given in (("Silva", "Ana"), ("Novak", "Ben")):
        table = made.add_table(2, 2)
        for at, pair in enumerate((("Surname", family), ("First name", given))):
            table.cell(at, 0).text, table.cell(at, 1).text = pair


def _forms(made: Any, *people: tuple[tuple[str, str], ...]) -> None:
    for rows in people:
        table = made.add_table(len(rows), 2)
        for at, pair in enumerate(rows):
            for column, text in enumerate(pair):
                table.cell(at, column).text = text
        made.add_paragraph("")


def other_forms(made: Any) -> None:
    _forms(
        made,
        (("Surname", "Silva"), ("First name", "Ana")),
        (("Full name", "Ben Novak"), ("E-mail", "b@x.example")),
    )


def longer_forms(made: Any) -> None:
    _forms(
        made,
        (("Surname", "Silva"), ("First name", "Ana")),
        (("Surname", "Novak"), ("First name", "Ben"), ("Position", "Clerk")),
        (("Porto", "Nantes"), ("Delft", "Lyon")),
    )


def repeated(name: str, data: bytes) -> bytes:
    """Two cells that say the same, as OpenDocument writes them."""
    one = b'<table:table-cell office:value-type="string"><text:p>Delft</text:p></table:table-cell>'
    both = one.replace(b"-cell office", b'-cell table:number-columns-repeated="2" office', 1)
    return data.replace(one * 2, both) if name == "content.xml" else data


MAIL = """Dear colleagues,

please find the list below.

Name              Position                 E-mail
Ana Silva         Mayor of Porto           a@x.example
Ben Novak         Chief of the
                  municipal police         b@x.example
Eve Roe           Clerk                    e@x.example

Best regards,
Rui
"""

CASES = [
    case("semicolons in a Polish encoding under a banner", "a.csv",
         ("Delegacja Łodzi;;;\n;;;\nNazwisko;Imię;Stanowisko;Data urodzenia\n"
          "Żółkiewski;Łukasz;Dyrektor;3.4.80\nŚwiątek;Grażyna;;12.05.1979\nRazem: 2;;;\n"
          ).encode("cp1250"),
         person("Żółkiewski", "Łukasz", position="Dyrektor", date_of_birth="1980-04-03"),
         person("Świątek", "Grażyna", date_of_birth="1979-05-12"), "skipped",
         says=("cp1250", "was read as 1980", "counts the others")),
    case("a banner, merged headings, phones as floats, a total", "a.xlsx", xlsx(under_a_ministry),
         person("Dvořák", "Jiří", work_phone="420222111333", emails=["j@x.example"],
                date_of_birth="1980-04-03"),
         person("Nováková", "Žofie", work_phone="+420 222", emails=["z@x.example"],
                date_of_birth="1979-05-12"),
         "skipped", says=("a plus or a zero in front is lost", "counts the others")),
    case("passports with zeros in front, as numbers and as text", "a.xlsx", xlsx(codes),
         person("Nowak", "Ewa", passport_number="00123456", passport_expiry="2031-04-03"),
         person("Lis", "Jan", passport_number="00012345", passport_expiry="2031-04-03")),
    case("one date that settles all", "a.csv",
         "Surname;First name;Born\nA;A;03/04/80\nB;B;12/13/1980\nC;C;1/2/1979\n",
         person("A", "A", date_of_birth="1980-03-04"), person("B", "B", date_of_birth="1980-12-13"),
         person("C", "C", date_of_birth="1979-01-02")),
    case("dates without zeros, year first", "a.csv",
         "Surname;First name;Born\nA;A;1980-4-3\nB;B;1980/4/3\nC;C;1980.4.3.\n",
         *(person(each, each, date_of_birth="1980-04-03") for each in "ABC")),
    case("version 2.1 in a Czech encoding, folded", "a.vcf", card(QUOTED, version="2.1"),
         person("Dvořák", "Jiří")),
    case("version 2.1, a base64 picture and a label", "a.vcf",
         card("N:Silva;Ana", "PHOTO;JPEG;ENCODING=BASE64:/9j/4AAQ\r\n SkZJRg==\r\n",
              "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:Rua=0D=0A1", "TITLE:Mayor", version="2.1"),
         person("Silva", "Ana", position="Mayor")),
    case("cells repeated by a count", "a.ods",
         ods([["Achternaam", "Voornaam", "Functie"], ["de Vries", "Jan", "Wethouder"],
              ["van den Berg", "Anna", "Wethouder"]], repeat=1),
         person("de Vries", "Jan", position="Wethouder"),
         person("van den Berg", "Anna", position="Wethouder")),
    case("a workbook of 1997 from 1904, under a banner, with a total", "a.xls",
         xls({"L": [["Délégation"], [], ["NOM", "Prénom(s)", "Né(e) le"], ["Dupont", "Jean", 27818],
                    ["Total", 1]]}, epoch_1904=True),
         person("Dupont", "Jean", date_of_birth="1980-02-29"), "skipped", says="counts"),
    case("a Polish table of Word under a greeting", "a.docx", TABLE,
         person("Nowak", "Ewa", position="Dyrektor Biuro"), "skipped", person("Lis", "Jan")),
    case("two tables of Word, one with a merged office", "a.docx", document(two_tables),
         person("Silva", "Ana", organization="City"), person("Novak", "Ben", organization="City"),
         says=("Table 1", "merged")),
    case("a form of Word for each of two people", "a.docx", document(forms),
         person("Silva", "Ana"), person("Novak", "Ben"), says=("forms of one kind", "Table 2")),
    case("one of two forms of Word", "a.docx", document(forms), person("Novak", "Ben"),
         sheet="Table 2"),
    case("forms of Word that ask different things", "a.docx", document(other_forms), asks="sheet",
         says="Table 2"),
    case("forms of Word with a line more in one, beside a list of cities", "a.docx",
         document(longer_forms), person("Silva", "Ana"),
         person("Novak", "Ben", position="Clerk"), says=("forms of one kind", "Table 3")),
    case("rows of a mail that wrap", "a.txt", MAIL,
         person("Silva", "Ana", position="Mayor of Porto", emails=["a@x.example"]),
         person("Novak", "Ben", position="Chief of the municipal police", emails=["b@x.example"]),
         person("Roe", "Eve", position="Clerk", emails=["e@x.example"]), "skipped", "skipped",
         says="closing"),
    case("two cells that are one and a count", "a.ods",
         repacked(ods([["Achternaam", "Functie", "Organisatie"], ["de Vries", "Delft", "Delft"]]),
                  repeated),
         person("de Vries", position="Delft", organization="Delft")),
    case("two people between a slash", "a.csv", "Name;Organization\nAl Roe / Eve Lee;City\n",
         person("Roe", "Al", organization="City", notes="/ Eve Lee"), says="companion"),
    case("two people among the first names", "a.csv",
         "Surname;First name\nRoe;Al and Eve\nSmith;John & Mary\nPaz y Puente;Eva\n",
         person("Roe", "Al", notes="and Eve"), person("Smith", "John", notes="& Mary"),
         person("Paz y Puente", "Eva"), says="companion"),
    case("remarks under the list", "a.csv",
         "Surname;First name;Position\nSilva;Ana;Mayor\n\n* arrives on Tuesday;;\n"
         "Note: not final;;\nPage 1 of 2;;\nNotenboom;;\n",
         person("Silva", "Ana", position="Mayor"), "skipped", "skipped", "skipped", "skipped",
         person("Notenboom"), says="remark"),
    case("whole names among the family names of some", "a.csv",
         'Surname;First name;E-mail\n"Silva, Ana";;a@x.example\nRoe;Al;\n',
         person("Silva", "Ana", emails=["a@x.example"]), person("Roe", "Al"),
         says="taken for a family name and a given name"),
    case("columns in an odd order", "a.csv",
         "E-mail;Born;First name;Nr;Position;Surname\na@x.example;1980-02-29;Ana;1;Mayor;Silva\n",
         person("Silva", "Ana", position="Mayor", emails=["a@x.example"],
                date_of_birth="1980-02-29")),
    case("Nom et prénom, with capitals and titles", "a.csv",
         "Nom et prénom;Fonction\nDUPONT Jean;Maire\nM. LE GOFF Yann;Adjoint\n"
         "de La Tour Anne-Marie;Élue\nMme DIALLO Awa;Élue\n",
         person("DUPONT", "Jean", position="Maire"),
         person("LE GOFF", "Yann", honorific="M.", position="Adjoint"),
         person("de La Tour", "Anne-Marie", position="Élue"),
         person("DIALLO", "Awa", honorific="Mme", position="Élue")),
    case("headings of a Swedish office", "a.csv",
         "Efternamn;Tilltalsnamn;Befattning;Organisation;Mobiltelefon;Matallergier;Passnr\n"
         "Åström;Örjan;Kommunalråd;Malmö stad;+46 70 111;nötter;AA12345\n",
         person("Åström", "Örjan", position="Kommunalråd", organization="Malmö stad",
                trip_phone="+46 70 111", dietary="nötter", passport_number="AA12345")),
    case("headings of a Norwegian office", "a.csv",
         "Etternavn;Fornavn;Stilling;Arbeidssted;Mobil;Allergier\n"
         "Ødegård;Kåre;Ordfører;Bergen kommune;+47 911;gluten\n",
         person("Ødegård", "Kåre", position="Ordfører", organization="Bergen kommune",
                trip_phone="+47 911", dietary="gluten")),
    case("headings of a Dutch office", "a.csv",
         "Voorletters;Voornaam;Tussenvoegsel;Achternaam;Functie;Werkgever;Mobiel\n"
         "A.;Anna;van den;Berg;Wethouder;Gemeente Delft;+31 6 11\n",
         person("van den Berg", "Anna", position="Wethouder", organization="Gemeente Delft",
                trip_phone="+31 6 11")),
    case("headings of a Polish office", "a.csv",
         "Lp.;Imię i nazwisko;Stanowisko;Instytucja;Telefon komórkowy;Dieta\n"
         "1.;Łukasz Żółkiewski;Naczelnik;Urząd Miasta;+48 600 111;wegetariańska\n",
         person("Żółkiewski", "Łukasz", position="Naczelnik", organization="Urząd Miasta",
                trip_phone="+48 600 111", dietary="wegetariańska")),
    case("headings of a Turkish office", "a.csv",
         "Sıra;Adı Soyadı;Unvanı;Kurumu;Cep telefonu;Doğum tarihi\n"
         "1;Şebnem Yıldız;Müdür;Belediye;+90 532 111;03.04.1980\n",
         person("Yıldız", "Şebnem", position="Müdür", organization="Belediye",
                trip_phone="+90 532 111", date_of_birth="1980-04-03")),
    case("headings of a Brazilian office", "a.csv",
         "Nome completo;Cargo;Entidade;Celular;Data de nascimento;Alergias\n"
         "Ana Maria dos Santos;Vereadora;Prefeitura;+55 11;31/12/1980;glúten\n",
         person("dos Santos", "Ana Maria", position="Vereadora", organization="Prefeitura",
                trip_phone="+55 11", date_of_birth="1980-12-31", dietary="glúten")),
    case("headings of a Portuguese office", "a.csv",
         "Apelido;Nome próprio;Função;Instituição;Telemóvel\nSilva;Ana;Vereadora;Câmara;+351 911\n",
         person("Silva", "Ana", position="Vereadora", organization="Câmara",
                trip_phone="+351 911")),
    case("headings of an Italian office", "a.csv",
         "Cognome e nome;Qualifica;Ente di appartenenza;Cellulare;Luogo di nascita;Scadenza passaporto\n"
         "De Luca Maria;Assessora;Comune di Bari;+39 333;Bari;03.04.2031\n",
         person("De Luca", "Maria", position="Assessora", organization="Comune di Bari",
                trip_phone="+39 333", place_of_birth="Bari", passport_expiry="2031-04-03")),
    case("headings of a German office", "a.csv",
         "Anrede;Titel;Name, Vorname;Dienststelle;Amtsbezeichnung;Handy;Geb.-Datum\n"
         'Frau;Dr.;"Müller, Käthe";Polizei;Kommissarin;+49 151;3.4.80\n',
         person("Müller", "Käthe", honorific="Frau Dr.", organization="Polizei",
                position="Kommissarin", trip_phone="+49 151", date_of_birth="1980-04-03")),
    case("headings of a Spanish office", "a.csv",
         "Primer apellido;Segundo apellido;Nombre;Puesto;Móvil;Alergias\n"
         "García;López;Ana;Concejala;+34 600;ninguna\n",
         person("García López", "Ana", position="Concejala", trip_phone="+34 600",
                dietary="ninguna")),
    case("two persons in one cell, twice", "a.csv",
         "Name;Organization\nAl Roe and Eve Lee;City\nDr. Ana Silva & Rui Costa;Police\n",
         person("Roe", "Al", organization="City", notes="and Eve Lee"),
         person("Silva", "Ana", honorific="Dr.", organization="Police", notes="& Rui Costa"),
         says="companion"),
    case("phones as floats and in powers", "a.csv",
         "Surname;First name;Mobile;Phone\nA;A;33612345678.0;3.36E+10\nB;B;0033 6 12;\n",
         person("A", "A", trip_phone="33612345678"), person("B", "B", trip_phone="0033 6 12"),
         says="digits are lost"),
    case("addresses of mail in every dress", "a.csv",
         "Surname;First name;E-mail\nA;A;<a@x.example>\nB;B;mailto:b@x.example\n"
         'C;C;"Eve Roe <c@x.example>"\nD;D;"d@x.example; D2@x.example"\nE;E;e@x.example.\n',
         person("A", "A", emails=["a@x.example"]), person("B", "B", emails=["b@x.example"]),
         person("C", "C", emails=["c@x.example"]),
         person("D", "D", emails=["d@x.example", "D2@x.example"]),
         person("E", "E", emails=["e@x.example"])),
    case("the same person three times, each with more", "a.csv",
         "Surname;First name;E-mail;Position\nSilva;Ana;a@x.example;\nSILVA;Ana;;Mayor\n"
         "Silva;ANA;A@x.example;Mayor\nNovak;Ben;;\n",
         person("Silva", "Ana", emails=["a@x.example"], position="Mayor"), "skipped", "skipped",
         person("Novak", "Ben"), says="again"),
    case("empty columns at the end and in the middle", "a.xlsx",
         xlsx([["Surname", None, "First name", None, "", None], ["Silva", None, "Ana", None, "", " "],
               [None, None, None, None, None, " "], ["Novak", "", "Ben"]]),
         person("Silva", "Ana"), "skipped", person("Novak", "Ben")),
    case("lists on two sheets", "a.xlsx", xlsx(two_lists), asks="sheet", says="City hall"),
    case("lists on two sheets, told", "a.xlsx", xlsx(two_lists), person("Lee", "Al"),
         sheet="City hall"),
    case("rows numbered and lettered", "a.csv",
         "#;Surname;First name\n1);Silva;Ana\n2);Novak;Ben\na.;Roe;Al\n",
         person("Silva", "Ana"), person("Novak", "Ben"), person("Roe", "Al")),
    case("headings with units and footnotes", "a.csv",
         "Surname 1);First name(s) 2);Date of birth [dd.mm.yyyy];Arrival (date/flight)\n"
         "Silva;Ana;03.04.1980;12 April LH430\n",
         person("Silva", "Ana", date_of_birth="1980-04-03", arrival="12 April LH430")),
    case("a web page in Turkish", "a.xls",
         "<table><tr><td>Soyadı</td><td>Adı</td></tr><tr><td>Yıldız</td><td>Şebnem</td></tr>"
         "<tr><td>Güneş</td><td>Işıl</td></tr></table>".encode("cp1254"),
         person("Yıldız", "Şebnem"), person("Güneş", "Işıl"), says="Turkish"),
    case("tabs and quotation marks over lines, old line ends", "a.tsv",
         'Surname\tFirst name\tNotes\rSilva\tAna\t"one\rtwo"\rNovak\tBen\t\r',
         person("Silva", "Ana", notes="one\ntwo"), person("Novak", "Ben")),
    case("a Greek list of capitals", "a.csv",
         "ΕΠΩΝΥΜΟ;ΟΝΟΜΑ;ΗΜΕΡΟΜΗΝΙΑ ΓΕΝΝΗΣΗΣ\nΠΑΠΑΔΟΠΟΥΛΟΥ;ΕΛΕΝΗ;3/4/1980\nΝΙΚΟΥ;ΝΙΚΟΣ;25/4/1981\n"
         .encode("cp1253"),
         person("ΠΑΠΑΔΟΠΟΥΛΟΥ", "ΕΛΕΝΗ", date_of_birth="1980-04-03"),
         person("ΝΙΚΟΥ", "ΝΙΚΟΣ", date_of_birth="1981-04-25"), countries=("GR",)),
    case("Arabic figures in dates and phones", "a.csv",
         "الاسم الأول;اسم العائلة;تاريخ الميلاد;الهاتف\nريما;حداد;٢٥/٠٤/١٩٨٠;+٢١٦ ١١١ ٢٢٢\n",
         person("حداد", "ريما", date_of_birth="1980-04-25", work_phone="+٢١٦ ١١١ ٢٢٢")),
]  # fmt: skip
