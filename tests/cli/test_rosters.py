"""Lists of people and their days, by commands as a person types them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from workbooks import xlsx

EXCHANGE = "Marseille - Orlando"
HEAD = ["Nom", "Prénom", "Fonction", "Structure", "Né(e) le", "E-mail", "Groupe"]
ROWS = [
    HEAD,
    ["MARCHAND", "Leïla", "Adjointe", "Ville de Marseille", "14/02/1979", "l@x.example", "A"],
    ["DIALLO", "Mamadou", "Coordinateur", "Mission jeunes", "31/02/1991", "", "A"],
    [],
    ["Giordano", "Chiara", "Directrice", "Théâtre", "08/09/1983", "c@x.example", "B"],
    ["Total", 3],
]


@pytest.fixture
def bring(planner: Any, tmp_path: Path) -> Callable[..., Any]:
    planner("new", EXCHANGE, "--foreign", "Marseille", "--partner", "Orlando")

    def run(name: str, data: bytes, *more: str, code: int = 0) -> Any:
        file = tmp_path / name
        file.write_bytes(data)
        return planner(
            "import", "roster", file, "--exchange", EXCHANGE, "--visit", "first", *more, code=code
        )

    return run


def outcomes(report: Any) -> list[str]:
    return [row["outcome"] for row in report["rows"]]


def test_a_list_lands_as_one_step_with_a_word_for_every_row(bring: Any, planner: Any) -> None:
    report = bring("liste.xlsx", xlsx(ROWS))
    assert outcomes(report) == ["taken", "taken", "skipped", "taken", "skipped"]
    assert [row["line"] for row in report["rows"]] == [2, 3, 4, 5, 6]
    assert report["taken"] + report["skipped"] == len(report["rows"])
    assert report["rows"][0]["values"] == {
        "family_name": "MARCHAND",
        "given_name": "Leïla",
        "position": "Adjointe",
        "organization": "Ville de Marseille",
        "groups": ["A"],
        "emails": ["l@x.example"],
        "date_of_birth": "1979-02-14",
    }
    assert "date_of_birth" not in report["rows"][1]["values"], "one bad cell costs no person"
    (message,) = report["rows"][1]["messages"]
    assert message["column"] == "Né(e) le" and "31/02/1991" in message["message"]
    (visit,) = (v for v in planner("show", EXCHANGE)["visits"] if v["kind"] == "first")
    assert [d["position"] for d in visit["delegates"]] == ["Adjointe", "Coordinateur", "Directrice"]
    assert [g["name"] for g in visit["groups"]] == ["A", "B"]
    planner("undo", EXCHANGE)
    (visit,) = (v for v in planner("show", EXCHANGE)["visits"] if v["kind"] == "first")
    assert "delegates" not in visit


def test_a_corrected_list_updates_instead_of_doubling(bring: Any, planner: Any) -> None:
    bring("liste.xlsx", xlsx(ROWS))
    again = [list(row) for row in ROWS]
    again[2][4] = "28/02/1991"
    again[4][0], again[4][2] = "GIORDANO", "Directrice artistique"
    report = bring("liste 2.xlsx", xlsx(again))
    assert outcomes(report) == ["skipped", "changed", "skipped", "changed", "skipped"]
    (visit,) = (v for v in planner("show", EXCHANGE)["visits"] if v["kind"] == "first")
    assert len(visit["delegates"]) == 3
    corrected = [list(row) for row in again]
    corrected[1][0] = "MARCHANT"
    corrected[1][5] = "leila@x.example"
    report = bring("liste 3.xlsx", xlsx(corrected))
    assert outcomes(report)[0] == "changed"
    assert len(planner("show", EXCHANGE)["visits"][0]["delegates"]) == 3


def test_a_dry_run_writes_nothing(bring: Any, planner: Any) -> None:
    before = planner("show", EXCHANGE)
    assert outcomes(bring("liste.xlsx", xlsx(ROWS), "--dry-run"))[0] == "taken"
    assert planner("show", EXCHANGE) == before


def test_what_may_be_read_in_two_ways_is_asked_and_answered(bring: Any, planner: Any) -> None:
    data = b"Name,Date of birth\nAnna Smith,03/04/1980\nJo Doe,05/06/1970\n"
    before = planner("show", EXCHANGE)
    report = bring("a.csv", data, code=3)
    assert outcomes(report) == ["asked", "asked"]
    assert planner("show", EXCHANGE) == before
    report = bring("a.csv", data, "--date-order", "mdy")
    assert [r["values"]["date_of_birth"] for r in report["rows"]] == ["1980-03-04", "1970-05-06"]


def test_a_sheet_is_asked_for_where_several_hold_a_list(bring: Any) -> None:
    def fill(book: Any) -> None:
        for name in ("Mairie", "Police"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Surname", "First name"])
            sheet.write_row(1, 0, [f"{name}er", "Jo"])

    report = bring("a.xlsx", xlsx(fill), code=3)
    assert "Mairie" in json.dumps(report) and "--sheet" in json.dumps(report)
    report = bring("a.xlsx", xlsx(fill), "--sheet", "Police")
    assert report["rows"][0]["values"]["family_name"] == "Policeer"


def test_what_was_said_of_columns_is_remembered_for_the_layout(bring: Any) -> None:
    first = b"Surname;First name;Col H\nSmith;Anna;halal\n"
    bring("a.csv", first, "--map", "Col H=dietary")
    report = bring("b.csv", b"Surname;First name;Col H\nDoe;Jo;kosher\n")
    assert report["rows"][0]["values"]["dietary"] == "kosher"


@pytest.mark.parametrize(
    ("name", "data", "more", "part"),
    [
        ("a.pdf", b"%PDF-1.7", (), "a PDF"),
        ("a.csv", b"Surname;First name\nx;y\n", ("--map", "Nowhere=position"), "Nowhere"),
        ("a.csv", b"Surname;First name\nx;y\n", ("--map", "Surname=shoe size"), "shoe size"),
        ("a.csv", b"Surname;First name\nx;y\n", ("--sheet", "Liste"), "Liste"),
        ("a.csv", b"Surname;First name\nx;y\n", ("--encoding", "klingon"), "klingon"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    bring: Any, name: str, data: bytes, more: tuple[str, ...], part: str
) -> None:
    assert part in bring(name, data, *more, code=1)["error"]["message"]


@pytest.mark.parametrize(
    ("titles", "field"), [("Mr Ms", "honorific"), ("Mayor Clerk", "position"), ("Mr Clerk", None)]
)
def test_a_title_is_the_mister_or_the_mayor_by_its_values(
    bring: Any, titles: str, field: str | None
) -> None:
    one, other = titles.split()
    data = f"Surname;First name;Title\nSmith;Anna;{one}\nDoe;Jo;{other}\n".encode()
    report = bring("a.csv", data, code=0 if field else 3)
    assert field is None or [row["values"][field] for row in report["rows"]] == [one, other]


# -- writing ---------------------------------------------------------------------------------------

SAMPLE = "Nantes - Orlando, Tampa"


@pytest.mark.parametrize("ending", ["xlsx", "csv", "vcf"])
def test_a_roster_written_and_read_into_an_empty_exchange_is_the_same(
    sampled: Any, tmp_path: Path, ending: str
) -> None:
    def export(name: str, file: str, *more: object) -> Any:
        return sampled("export", "roster", name, "--visit", "first", "--audience", "internal",
                       "--out", tmp_path / file, *more)  # fmt: skip

    export(SAMPLE, f"out.{ending}")
    answer = export(SAMPLE, "before.csv")
    elsewhere = ("--database", tmp_path / "other.db")
    sampled("new", "Copy", "--foreign", "Nantes", "--partner", "Orlando", *elsewhere)
    report = sampled("import", "roster", tmp_path / f"out.{ending}", "--exchange", "Copy",
                     "--visit", "first", *elsewhere)  # fmt: skip
    assert report["taken"] == len(report["rows"]) == answer["rows"] == 11
    again = export("Copy", "after.csv", *elsewhere)
    assert again["columns"] == answer["columns"]
    assert (tmp_path / "after.csv").read_bytes() == (tmp_path / "before.csv").read_bytes()
    assert (tmp_path / "after.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.fixture
def with_private(bring: Any) -> None:
    data = "Surname;First name;Date of birth;Diet;Mobile;Room\nŁukasiewicz;Ewa;1980-05-31;vegan;+48 600 100 200;single\n"  # noqa: E501
    bring("list.csv", data.encode())


def write(planner: Any, audience: str, file: Path, *more: object, code: int = 0) -> Any:
    return planner("export", "roster", EXCHANGE, "--visit", "first", "--audience", audience,
                   "--out", file, *more, code=code)  # fmt: skip


@pytest.mark.usefixtures("with_private")
def test_private_columns_are_internal_and_leave_a_note(planner: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    before = len(planner("history", EXCHANGE))
    told = write(planner, "hosts", file)
    assert told["private"] == []
    assert told["left_out"] == ["room_type", "dietary", "date_of_birth"]
    assert "1980" not in file.read_text("utf-8") and "vegan" not in file.read_text("utf-8")
    assert len(planner("history", EXCHANGE)) == before
    told = write(planner, "internal", file)
    assert told["private"] == ["dietary", "date_of_birth"] and told["left_out"] == []
    assert "1980-05-31" in file.read_text("utf-8") and ",+48 600" in file.read_text("utf-8")
    history = planner("history", EXCHANGE)
    assert len(history) == before + 1
    assert "private fields" in history[-1]["label"]


@pytest.mark.usefixtures("with_private")
def test_columns_and_one_person_are_chosen(planner: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    told = write(planner, "hotel", file, "--columns", "room type,family_name", "--person",
                 "ewa lukasiewicz")  # fmt: skip
    assert told["columns"] == ["room_type", "family_name"]
    assert file.read_text("utf-8-sig").splitlines() == [
        "Room type,Family name",
        "single,Łukasiewicz",
    ]


@pytest.mark.usefixtures("with_private")
@pytest.mark.parametrize(
    ("audience", "file", "more", "code", "part"),
    [
        ("press", "a.csv", (), 1, "press"),
        ("hosts", "a.csv", ("--columns", "dietary"), 1, "may not see dietary"),
        ("hosts", "a.csv", ("--columns", "shoe"), 1, "shoe"),
        ("hosts", "a.csv", ("--person", "Nobody"), 1, "Nobody"),
        ("everybody", "a.csv", (), 2, "everybody"),
        ("hosts", "a.pdf", (), 2, ".xlsx"),
    ],
)
def test_a_roster_that_cannot_be_written_is_refused_in_words(
    planner: Any, tmp_path: Path, audience: str, file: str, more: Any, code: int, part: str
) -> None:
    told = write(planner, audience, tmp_path / file, *more, code=code)
    assert part in told["error"]["message"]
    assert not (tmp_path / file).exists()


def test_a_worse_spelling_replaces_no_name_and_every_change_is_told(bring: Any) -> None:
    head = "Surname,First name,Diet\n"
    bring("a.csv", f"{head}Yılmaz,Ayşe,vegan\nBjörk,Eva,\nSMITH,Jo,\n".encode())
    report = bring("b.csv", f"{head}Yilmaz,Ayse,halal\nBJÖRK,Eva,\nSmith,Jo,\n".encode())
    assert outcomes(report) == ["changed", "skipped", "changed"]
    first, second, third = ([each["message"] for each in row["messages"]] for row in report["rows"])
    assert "dietary: vegan → halal." in first
    assert "Ayşe is kept: Ayse differs by lost accents or capitals only." in first
    assert any(each.startswith("Björk is kept") for each in second)
    assert third == ["family name: SMITH → Smith."]
    values = report["rows"][0]["values"]
    assert (values["given_name"], values["family_name"]) == ("Ayşe", "Yılmaz")


def test_of_a_private_field_it_is_told_that_it_changes_and_not_from_what(bring: Any) -> None:
    head = "Surname,First name,Passport number,Diet\n"
    bring("a.csv", f"{head}Silva,Ana,L2222ONE,vegan\n".encode())
    report = bring("b.csv", f"{head}Silva,Ana,L2222TWO,halal\n".encode())
    (row,) = report["rows"]
    said = [message["message"] for message in row["messages"]]
    assert any(each.startswith("passport number: •") for each in said)
    assert "dietary: vegan → halal." in said
    assert "L2222ONE" not in str(report)


def test_two_columns_of_one_heading_can_be_told_apart(bring: Any) -> None:
    rows = b"Surname;First name;Validity;Validity\nSilva;Ana;2019-05-06;2029-05-05\n"
    taken = bring("a.csv", rows, "--map", "Validity (2)=passport_expiry")
    assert taken["rows"][0]["values"]["passport_expiry"] == "2029-05-05"
    assert "“Validity”" in str(taken["messages"])


def test_columns_are_proposed_to_be_pasted_and_those_left_out_say_why(bring: Any) -> None:
    rows = b"Mr,Jo,Doe,M,jo@x.example\nMs,Ann,Roe,F,ann@x.example\n"
    (asked, *_) = (m for m in bring("a.csv", rows, code=3)["messages"] if "--map" in m)
    every = ["A=honorific", "B=given_name", "C=family_name", "D=skip", "E=emails"]
    assert asked.endswith(" ".join(f'--map "{each}"' for each in every))
    report = bring("b.csv", b"Title,Surname,M/F,Hobby\nMr,Doe,M,chess\nDr,Roe,F,go\n",
                   "--map", "Hobby=skip")  # fmt: skip
    assert [row["values"]["honorific"] for row in report["rows"]] == ["Mr", "Dr"]
    assert "Left out, as you said: “Hobby”." in report["messages"]
    assert "Left out, for gender is not kept here: “M/F”." in report["messages"]


def test_the_days_of_a_late_joiner(sampled: Any) -> None:
    edit = ("edit", SAMPLE, "--visit", "first", "--delegate")
    sampled(*edit, "kerbrat-oduya solenn", "joins=2027-04-15", "leaves=2027-04-20")

    def days() -> tuple[str | None, str | None]:
        visit = next(v for v in sampled("show", SAMPLE)["visits"] if v["kind"] == "first")
        return visit["delegates"][0].get("joins"), visit["delegates"][0].get("leaves")

    assert days() == ("2027-04-15", "2027-04-20")
    sampled(*edit, "Solenn Kerbrat-Oduya", "joins=")
    assert days() == (None, "2027-04-20")
    assert "no delegate “Nobody”" in said(sampled(*edit, "Nobody", "leaves=", code=1))
    late = sampled(*edit, "Solenn Kerbrat-Oduya", "joins=2027-04-21", code=1)
    assert "must leave on or after" in said(late)
    anywhere = sampled("edit", SAMPLE, "--delegate", "Solenn Kerbrat-Oduya", "joins=", code=2)
    assert "--visit" in said(anywhere)
    assert days() == (None, "2027-04-20")


def said(answer: Any) -> str:
    return str(answer["error"]["message"])
