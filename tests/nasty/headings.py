"""Headings in the languages of the partner cities, over one row and over three."""

from typing import Any

from workbooks import ods, xlsx

from nasty import case, person

VALUES = ["Silva", "Ana", "a@x.example", "+351 211 111", "1980-02-29", "12AB345", "vegan"]
KEPT = person("Silva", "Ana", emails=["a@x.example"], work_phone="+351 211 111",
              date_of_birth="1980-02-29", passport_number="12AB345", dietary="vegan")  # fmt: skip

LANGUAGES = {
    "English": "Surname;First name;E-mail;Phone;Date of birth;Passport no.;Dietary requirements",
    "French": "Nom;Prénom;Courriel;Téléphone;Date de naissance;N° de passeport;Régime alimentaire",
    "German": "Nachname;Vorname;E-Mail-Adresse;Telefon;Geburtsdatum;Reisepassnummer;Ernährung",
    "Spanish": "Apellidos;Nombre;Correo electrónico;Teléfono;Fecha de nacimiento;"
    "Número de pasaporte;Dieta",
    "Italian": "Cognome;Nome;E-mail;Telefono;Data di nascita;Numero di passaporto;"
    "Esigenze alimentari",
    "Portuguese": "Apelido;Nome;E-mail;Telefone;Data de nascimento;Passaporte;"
    "Restrições alimentares",
    "Dutch": "Achternaam;Voornaam;E-mailadres;Telefoonnummer;Geboortedatum;Paspoortnummer;"
    "Dieetwensen",
    "Swedish": "Efternamn;Förnamn;E-post;Telefon;Födelsedatum;Passnummer;Specialkost",
    "Norwegian": "Etternavn;Fornavn;E-post;Telefon;Fødselsdato;Passnummer;Kosthold",
    "Danish": "Efternavn;Fornavn;E-mail;Telefon;Fødselsdato;Pasnummer;Kost",
    "Finnish": "Sukunimi;Etunimi;Sähköposti;Puhelin;Syntymäaika;Passin numero;Ruokavalio",
    "Polish": "Nazwisko;Imię;Adres e-mail;Telefon;Data urodzenia;Nr paszportu;Dieta",
    "Czech": "Příjmení;Jméno;E-mail;Telefon;Datum narození;Číslo pasu;Stravování",
    "Hungarian": "Vezetéknév;Keresztnév;E-mail;Telefonszám;Születési dátum;Útlevélszám;Étrend",
    "Romanian": "Nume;Prenume;E-mail;Telefon;Data nașterii;Număr pașaport;Regim alimentar",
    "Turkish": "Soyadı;Adı;E-posta;Telefon;Doğum tarihi;Pasaport no;Beslenme",
    "Russian": "Фамилия;Имя;Эл. почта;Телефон;Дата рождения;Номер паспорта;Питание",
    "Ukrainian": "Прізвище;Ім'я;Електронна пошта;Телефон;Дата народження;Паспорт;Харчування",
    "Greek": "Επώνυμο;Όνομα;E-mail;Τηλέφωνο;Ημερομηνία γέννησης;Αριθμός διαβατηρίου;Διατροφή",
    "Arabic": "اسم العائلة;الاسم الأول;البريد الإلكتروني;الهاتف;تاريخ الميلاد;رقم الجواز;الحمية",
    "Hebrew": "שם משפחה;שם פרטי;אימייל;טלפון;תאריך לידה;מספר דרכון;תזונה",
    "Chinese": "姓;名;电子邮件;电话;出生日期;护照号码;饮食",
    "Japanese": "姓;名;メール;電話;生年月日;パスポート番号;食事",
    "Korean": "성;이름(명);이메일;전화;생년월일;여권번호;Diet",
}


def merged(book: Any) -> None:
    """Headings over three rows under a banner, as a ministry makes them."""
    sheet = book.add_worksheet("Liste")
    sheet.merge_range("A1:F1", "Delegation to Orlando, April 2027")
    sheet.merge_range("A3:B3", "Person")
    sheet.merge_range("C3:F3", "Travel document")
    sheet.merge_range("A4:A5", "Family name")
    sheet.merge_range("B4:B5", "Given name")
    sheet.merge_range("C4:D4", "Passport")
    sheet.merge_range("E4:F4", "Visa")
    for column, text in (
        ("C5", "Number"),
        ("D5", "Expiry date"),
        ("E5", "Class"),
        ("F5", "Status"),
    ):
        sheet.write(column, text)
    sheet.write_row("A6", ["Silva", "Ana", "12AB345", "2035-01-01", "B1", "granted"])


def two_rows(book: Any) -> None:
    sheet = book.add_worksheet("Liste")
    sheet.merge_range("A1:A2", "Surname")
    sheet.merge_range("B1:B2", "First\nname")
    sheet.merge_range("C1:D1", "Phone")
    sheet.write_row("C2", ["work", "private"])
    sheet.write_row("A3", ["Silva", "Ana", "+351 111 111", "+351 222 222"])


def merged_below(book: Any) -> None:
    """One organization over two delegates, as a merged cell."""
    sheet = book.add_worksheet("Liste")
    sheet.write_row("A1", ["Surname", "First name", "Organization"])
    sheet.write_row("A2", ["Silva", "Ana"])
    sheet.write_row("A3", ["Novak", "Ben"])
    sheet.merge_range("C2:C3", "City of Nantes")
    sheet.write_row("A4", ["Roe", "Al", "Police"])


def groups_between(book: Any) -> None:
    sheet = book.add_worksheet("Liste")
    sheet.write_row("A1", ["Surname", "First name", "Position"])
    sheet.merge_range("A2:C2", "City hall")
    sheet.write_row("A3", ["Silva", "Ana", "Mayor"])
    sheet.merge_range("A4:C4", "Police")
    sheet.write_row("A5", ["Novak", "Ben", "Chief"])


CASES = [
    *(
        case(f"headings in {language}", "a.csv", f"{heads}\n{';'.join(VALUES)}\n", KEPT)
        for language, heads in LANGUAGES.items()
    ),
    case("headings in capitals with stars and colons", "a.csv",
         "SURNAME*;FIRST NAME:;DATE OF BIRTH (dd/mm/yyyy);E-MAIL (required)\n"
         "Silva;Ana;03/04/1980;a@x.example\n",
         person("Silva", "Ana", date_of_birth="1980-04-03", emails=["a@x.example"])),
    case("headings in two languages", "a.csv",
         "Nom / Surname;Prénom / First name;Fonction / Position\nSilva;Ana;Maire\n",
         person("Silva", "Ana", position="Maire")),
    case("headings with line breaks", "a.csv",
         '"Family\nname";"Given\nname(s)";"Date of\nbirth"\nSilva;Ana;1980-02-29\n',
         person("Silva", "Ana", date_of_birth="1980-02-29")),
    case("headings of our own file", "a.csv",
         "family_name;given_name;passport_number;dietary\nSilva;Ana;12AB345;vegan\n",
         person("Silva", "Ana", passport_number="12AB345", dietary="vegan")),
    case("merged headings over two rows", "a.xlsx", xlsx(two_rows),
         person("Silva", "Ana", work_phone="+351 111 111", private_phone="+351 222 222")),
    case("merged headings over three rows, under a banner", "a.xlsx", xlsx(merged),
         person("Silva", "Ana", passport_number="12AB345", passport_expiry="2035-01-01",
                visa_class="B1", visa_status="granted")),
    case("one cell over several delegates", "a.xlsx", xlsx(merged_below),
         person("Silva", "Ana", organization="City of Nantes"),
         person("Novak", "Ben", organization="City of Nantes"),
         person("Roe", "Al", organization="Police"), says="merged"),
    case("headings of groups between the people", "a.xlsx", xlsx(groups_between), "skipped",
         person("Silva", "Ana", position="Mayor"), "skipped",
         person("Novak", "Ben", position="Chief"), says="heading over others"),
    case("a banner of several lines", "a.ods",
         ods([["City of Nantes"], ["Delegation", None, "as of 3 May"], [None],
              ["Nom", "Prénom", "Fonction"], ["Silva", "Ana", "Maire"]]),
         person("Silva", "Ana", position="Maire")),
    case("Title as the mister", "a.csv", "Title;Surname;First name\nMr;Silva;Ana\nDr.;Novak;Ben\n",
         person("Silva", "Ana", honorific="Mr"), person("Novak", "Ben", honorific="Dr.")),
    case("Title as the job", "a.csv",
         "Title;Surname;First name\nMayor;Silva;Ana\nChief of Police;Novak;Ben\n",
         person("Silva", "Ana", position="Mayor"),
         person("Novak", "Ben", position="Chief of Police")),
    case("Title as both", "a.csv", "Title;Surname;First name\nMr;Silva;Ana\nMayor;Novak;Ben\n",
         "asked", "asked", asks="columns"),
    case("Title and job title", "a.csv",
         "Title;Surname;First name;Job title\nMs;Silva;Ana;Mayor\n",
         person("Silva", "Ana", honorific="Ms", position="Mayor")),
    case("Name beside a first name", "a.csv", "Name;Vorname;Funktion\nSilva;Ana;Amtsleiterin\n",
         person("Silva", "Ana", position="Amtsleiterin")),
    case("a middle name of its own", "a.csv", "Last name;First name;Middle name\nSilva;Ana;Maria\n",
         person("Silva", "Ana Maria")),
    case("the whole name beside its parts", "a.csv",
         "Full name;Surname;First name\nAna Silva;Silva;Ana\n", person("Silva", "Ana")),
    case("a native name beside", "a.csv",
         "Surname;First name;Name in native script\nHaddad;Rima;ريما حداد\n",
         person("Haddad", "Rima", native_name="ريما حداد")),
]  # fmt: skip
