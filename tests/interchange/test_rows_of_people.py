"""Lists of people whose columns and rows say something in two ways, or nothing."""

from datetime import date, datetime
from typing import Any

import pytest
from builders import TODAY
from workbooks import repacked, xlsx

from planner.interchange.roster import Answers, Surroundings, read_roster
from planner.interchange.roster.preview import Preview
from planner.interchange.sheets import archive, open_book
from planner.model import Refused


def read(data: str | bytes, name: str = "a.csv", **said: Any) -> Preview:
    content = data.encode() if isinstance(data, str) else data
    return read_roster(content, name, Surroundings(TODAY, countries=("FR",)), Answers(**said))


def values(preview: Preview, key: str) -> list[Any]:
    return [row.values.get(key) for row in preview.rows if row.values]


def messages(preview: Preview) -> str:
    rows = [message for row in preview.rows for message in row.messages]
    return " ".join(map(str, [*preview.messages, *rows]))


def test_a_column_of_titles_that_tells_men_from_women_is_left_out() -> None:
    preview = read("Title;Surname;First name\nM;Silva;Rui\nF;Novak;Ana\nM;Roux;Luc\n")
    assert values(preview, "family_name") == ["Silva", "Novak", "Roux"]
    assert values(preview, "honorific") == [None] * 3
    assert values(preview, "position") == [None] * 3


def test_two_columns_of_one_field_that_agree_are_one_and_a_person_may_say_which() -> None:
    agree = "Surname;First name;Passport No;Passport number\nSilva;Ana;X12;X12\nNovak;Eva;;\n"
    assert not read(agree).questions
    assert values(read(agree), "passport_number") == ["X12", None]
    differ = agree.replace("X12;X12", "X12;Y34")
    (question,) = read(differ).questions
    assert "may each be" in str(question.message)
    told = read(differ, columns={"Passport No": "passport_number"})
    assert not told.questions
    assert values(told, "passport_number") == ["X12", None]


def test_what_a_merged_cell_says_counts_for_rows_that_say_nothing_themselves() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Organization", "Surname", "First name"])
        for at, row in enumerate((["Silva", "Ana"], ["Novak", "Eva"], [], ["Roux", "Luc"]), 1):
            sheet.write_row(at, 1, row)
        sheet.merge_range(1, 0, 4, 0, "City of Porto")

    preview = read(xlsx(fill), "a.xlsx")
    assert values(preview, "organization") == ["City of Porto"] * 3
    assert messages(preview).count("stands in a merged cell over several rows") == 2


def test_cells_that_were_corrected_are_read_as_typed() -> None:
    data = "Surname;First name;Birth date;Remarks\nSilva;Ana;never;x\nNovak;Eva;2.3.1975;y\n"
    corrected = read(data, cells={(2, 2): "1.5.1980", (3, 3): "z", (2, 99): "outside"})
    assert values(corrected, "date_of_birth") == [date(1980, 5, 1), date(1975, 3, 2)]
    assert values(corrected, "notes") == ["x", "z"]


def test_empty_rows_behind_the_last_person_are_no_rows() -> None:
    preview = read("Surname;First name\nSilva;Ana\n;\n;\n")
    assert len(preview.rows) == 1


def test_two_columns_of_languages_are_kept_once_each() -> None:
    data = "Surname;First name;Languages;Other languages\nSilva;Ana;fr, en;en, pt\n"
    preview = read(data, columns={"Languages": "languages", "Other languages": "languages"})
    assert values(preview, "languages") == [("fr", "en", "pt")]


def test_a_list_without_names_says_which_columns_there_are() -> None:
    said = read("E-mail;Phone\na@example.org;+33 1\nb@example.org;+33 2\n")
    asked = " ".join(str(each.message) for each in said.questions)
    assert "No column holds names. Columns are:" in asked


def test_one_column_of_anything_is_no_list_of_people() -> None:
    with pytest.raises(Refused, match="no row of it names columns"):
        read(xlsx([["12"], ["13"], ["14"]]), "a.xlsx")


def test_a_workbook_of_empty_sheets_holds_no_rows() -> None:
    with pytest.raises(Refused, match=r"a\.xlsx holds no rows"):
        read(xlsx([]), "a.xlsx")


def test_dates_that_name_one_order_elsewhere_are_read_by_it() -> None:
    data = (
        "Surname;First name;Birth date;Passport expiry\n"
        "Silva;Ana;25/3/1975;2/3/2031\nNovak;Eva;26/4/1980;4/5/2032\n"
    )
    preview = read(data)
    assert not preview.questions
    assert values(preview, "passport_expiry") == [date(2031, 3, 2), date(2032, 5, 4)]


def test_a_moment_of_a_sheet_is_kept_as_it_stands() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Surname", "First name", "Remarks"])
        sheet.write_row(1, 0, ["Silva", "Ana"])
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_datetime(1, 2, datetime.fromisoformat("2027-04-12T09:05"), moment)

    assert values(read(xlsx(fill), "a.xlsx"), "notes") == ["2027-04-12 09:05"]


@pytest.mark.parametrize("much", ["members", "part"])
def test_a_workbook_of_far_too_much_is_refused(much: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = xlsx([["Surname"], ["Silva"]])
    if much == "members":
        more = {f"x/{number}.xml": b"" for number in range(archive.MEMBERS)}
        data = repacked(data, lambda _name, content: content, **more)
        said = "more parts than any list of people has"
    else:
        at = data.index(b"PK\x01\x02")
        data = data[: at + 8] + b"\x01" + data[at + 9 :]
        said = "password"
    with pytest.raises(Refused, match=said):
        open_book(data, "a.xlsx")
