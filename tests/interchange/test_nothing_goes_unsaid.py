"""No line and no remark of a list goes without a word: heads, companions, two in a cell."""

from datetime import date

import pytest
from builders import TODAY
from workbooks import docx, xlsx

from planner.interchange.report import Outcome
from planner.interchange.roster import Answers, Preview, Surroundings, read_roster

HEADS = {
    "en": "From: Sam Lee <s@x.example>\nSent: Monday, 2 November 2026 9:14\nTo: Jo\nSubject: list",
    "fr": "De : Sam Lee\nEnvoyé : lundi 2 novembre 2026 09:14\nÀ : Jo\nObjet : RE: liste",
    "de": "Von: Sam Lee\nGesendet: Montag, 2. November 2026\nAn: Jo; Al\nBetreff: Liste",
    "es": "De: Sam Lee\nEnviado el: lunes\nPara: Jo\nAsunto: lista",
    "it": "Da: Sam Lee\nInviato: lunedì\nA: Jo\nOggetto: lista",
    "nl": "Van: Sam Lee\nVerzonden: maandag\nAan: Jo\nOnderwerp: lijst",
    "sv": "Från: Sam Lee\nSkickat: måndag\nTill: Jo\nÄmne: lista",
    "in stars": "*From:* Sam Lee\n*Date:* 2 Nov\n*Subject:* list",
    "of several rows": "From: Sam Lee\nTo: Jo Doe <j@x.example>;\n\tAl Roe <a@x.example>\nCc: Eve",
    "in an answer": "> From: Sam Lee\n> Subject: list",
}
PEOPLE = "1. Ana Silva, Mayor\n2. Ben Novak - Clerk - b@x.example"
TABLE = "Surname\tFirst name\tPosition\nSilva\tAna\tMayor\nNovak\tBen\tClerk"


def read(data: str | bytes, name: str = "list.txt", answers: Answers | None = None) -> Preview:
    raw = data.encode() if isinstance(data, str) else data
    return read_roster(raw, name, Surroundings(TODAY), answers or Answers())


def families(preview: Preview) -> list[str]:
    return [r.values["family_name"] for r in preview.rows if r.outcome is Outcome.TAKEN]


def said(preview: Preview) -> str:
    rows = [message for row in preview.rows for message in row.messages]
    return "\n".join(map(str, [*preview.messages, *rows]))


@pytest.mark.parametrize("head", HEADS.values(), ids=list(HEADS))
@pytest.mark.parametrize("people", [PEOPLE, TABLE], ids=["entries", "table"])
def test_the_head_of_a_mail_is_said_and_costs_nobody(head: str, people: str) -> None:
    text = f"{head}\n\nDear Jo,\n\n{people}\n\nBest\nSam Lee\nTel: 1\nFax: 2\nWeb: 3\n"
    preview = read(text)
    assert families(preview) == ["Silva", "Novak"]
    named = {row.line for row in preview.rows}
    over = str(preview.messages[0]) if preview.messages else ""
    for number, row in enumerate(text.splitlines(), start=1):
        told = number in named or row.startswith("Surname") or f" {number}" in over
        assert told or not row.strip(), row


def test_a_mail_whose_list_is_whom_it_was_sent_to() -> None:
    to = "To: Ana Silva <a@x.example>; Ben Novak <b@x.example>"
    assert families(read(f"From: Sam Lee <s@x.example>\n{to}\nSubject: list\n")) == [
        "Silva",
        "Novak",
    ]


def test_a_label_of_mails_in_a_form_is_no_head() -> None:
    form = "Surname: {}\nFirst name: Jo\nDate: 2 May\n"
    preview = read(f"{form.format('Doe')}\n{form.format('Roe')}")
    assert families(preview) == ["Doe", "Roe"] and "head of the mail" not in said(preview)


def test_what_stands_between_forms_is_named() -> None:
    preview = read("Ana and Ben:\nSurname: Silva\nFirst name: Ana\nDiet: none\nand then:\n\n"
                   "Surname: Novak\nFirst name: Ben\nDiet:\n")  # fmt: skip
    assert families(preview) == ["Silva", "Novak"]
    assert [row.line for row in preview.rows if row.outcome is Outcome.SKIPPED] == [1, 5]


def test_lines_over_the_headings_are_named() -> None:
    preview = read("Town of Porto\nas of May\nSurname;First name;Diet\nSilva;Ana;none\n", "a.csv")
    assert "line 1 “Town of Porto”, 2 “as of May”" in str(preview.messages[0])


# -- what stands beside a name ---------------------------------------------------------------------


@pytest.mark.parametrize("who", ["and spouse", "et son épouse", "mit Gattin", "+1"])
@pytest.mark.parametrize("heads", [["Full name", "Remarks"], ["Remarks", "Full name"]])
def test_a_companion_takes_no_remark_away(who: str, heads: list[str]) -> None:
    row = {"Full name": f"Ana Silva {who}", "Remarks": "arrives late"}
    for data in (docx([heads, [row[h] for h in heads]]), xlsx([heads, [row[h] for h in heads]])):
        (person,) = read(data, "a.docx" if data.find(b"word/") > 0 else "a.xlsx").rows
        assert person.values["notes"] == f"{who}\narrives late"


@pytest.mark.parametrize("titles", ["Mr. and Mrs.", "Mr & Mrs", "M. et Mme", "Herr und Frau",
                                    "Sr. y Sra.", "dhr. en mevr.", "Dr. and Mrs."])  # fmt: skip
@pytest.mark.parametrize("heads", ["Full name;Diet\n{} Ana Silva;none", "Surname;First name;Title\n"
                                   "Silva;Ana;{}", "Surname;First name\nSilva;{} Ana"])  # fmt: skip
def test_a_form_of_address_of_two_says_that_one_is_missing(titles: str, heads: str) -> None:
    preview = read(f"{heads.format(titles)}\n", "a.csv")
    (person,) = preview.rows
    assert person.values["family_name"] == "Silva" and person.values["given_name"] == "Ana"
    assert f"“{titles}” means two people" in said(preview)


@pytest.mark.parametrize("title", ["Prof. Dr.", "The Hon.", "Mr."])
def test_titles_of_one_are_of_one(title: str) -> None:
    assert "two people" not in said(read(f"Full name;Diet\n{title} Ana Silva;none\n", "a.csv"))


# -- columns ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("group, low", [
    ("Passeport", "Expire"), ("Passeport", "Expiration"), ("Passeport", "Valable jusqu'au"),
    ("Reisepass", "gültig bis"), ("Pasaporte", "Vence"), ("Paspoort", "geldig tot"),
    ("Pass", "giltig till"), ("Pass", "Utløper"), ("Passport", "Expires"),
])  # fmt: skip
def test_what_expires_under_a_passport_is_its_expiry(group: str, low: str) -> None:
    data = xlsx([["Person", None, group, None], ["Surname", "First name", "No.", low],
                 ["Silva", "Ana", "AB123456", "2031-05-02"]])  # fmt: skip
    preview = read(data, "a.xlsx", Answers())
    assert preview.rows[0].values["passport_expiry"] == date(2031, 5, 2)


def test_no_example_throws_the_dates_of_a_passport_away() -> None:
    def fill(book) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Surname", "First name", "Passport", "Passport xyz"])
        sheet.write_row(1, 0, ["Silva", "Ana", "AB123456"])
        sheet.write_datetime(1, 3, date(2031, 5, 2), book.add_format({"num_format": "yyyy-mm-dd"}))

    (question,) = read(xlsx(fill), "a.xlsx").questions
    assert '"Passport=passport_number"' in str(question.message)
    assert '"Passport xyz=passport_expiry"' in str(question.message)


@pytest.mark.parametrize("heading, field", [
    ("E-mail / Phone", "work_phone"), ("Phone or e-mail/E-mail", "work_phone"),
    ("Courriel / Tél.", "work_phone"), ("E-Mail/Mobil", "trip_phone"),
])  # fmt: skip
def test_an_address_and_a_number_in_one_column_go_each_to_its_field(
    heading: str, field: str
) -> None:
    cells = ["a@x.example", "+351 21 000 00 01", "a@x.example, +351 21 000 00 01",
             "a@x.example\n+351 21 000 00 01"]  # fmt: skip
    preview = read(xlsx([["Surname", heading], *([f"S{n}", c] for n, c in enumerate(cells))]),
                   "a.xlsx")  # fmt: skip
    got = [(row.values.get("emails"), row.values.get(field)) for row in preview.rows]
    mail, phone = ("a@x.example",), "+351 21 000 00 01"
    assert got == [(mail, None), (None, phone), (mail, phone), (mail, phone)]


def test_a_number_that_has_no_place_is_said() -> None:
    preview = read("Surname;E-mail / Phone;Phone\nSilva;+351 21 000 00 01;+351 9\n", "a.csv")
    assert preview.rows[0].values["work_phone"] == "+351 21 000 00 01"
    preview = read("Surname;E-mail / Phone;Phone\nSilva;+351 21 000 01;+351 93 000 02\n", "a.csv")
    assert "“+351 93 000 02” was left out" in said(preview)


# -- encodings -------------------------------------------------------------------------------------


@pytest.mark.parametrize("telling", ["Saïd", "Œuvrard", "Loïc"])
def test_the_words_of_an_offer_are_those_that_differ(telling: str) -> None:
    names = ["Préfecture", "Müller", "Jürgen", "Délégation", "René", "Zoé", telling]
    data = "Name;Surname\n" + "".join(f"{name};Roe\n" for name in names)
    questions = read(data.encode("cp1252"), "a.csv").questions
    (offer,) = [str(each.message) for each in questions if each.about == "encoding"]
    assert telling in offer and "Müller" not in offer


@pytest.mark.parametrize("charset", ["UTF-9", "x-unknown", '"nobody"', "hex"])
@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_a_card_in_an_encoding_nobody_knows_costs_no_other(charset: str, version: str) -> None:
    card = "BEGIN:VCARD\r\nVERSION:{}\r\n{}\r\nEND:VCARD\r\n"
    odd = f"N;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB"
    preview = read(card.format(version, odd) + card.format("3.0", "N:Silva;Ana;;;"), "a.vcf")
    first, second = preview.rows
    assert second.values["family_name"] == "Silva"
    assert first.values.get("family_name") == "Müller" or first.outcome is Outcome.SKIPPED
    assert first.messages and first.line == 1
