"""A roster that was written is read back as it was, whatever the names are written in."""

import io
import os
import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from planner.interchange.report import Outcome
from planner.interchange.roster import Answers, Surroundings, read_roster
from planner.interchange.roster.fields import FIELDS
from planner.interchange.roster.lists import read_list, write_list
from planner.interchange.roster.meanings import meaning_of
from planner.interchange.roster.table import RosterTable, heading
from planner.interchange.roster.writing import WRITERS
from planner.interchange.sheets.guarding import guarded, unguarded
from planner.model import Consent, Refused, Role, Sector
from planner.rules.likeness import likeness

TODAY = date(2027, 1, 15)
SCRIPTS = {
    "Latin": "aeioułøßéüñçşžåþ",
    "Greek": "αβγδεηθικλμνοπρστω",
    "Cyrillic": "абвгґдеєжиіїклмнопрст",
    "Arabic": "ابتثجحخدذرزسشعغفقكلمنهوي",
    "Hebrew": "אבגדהוזחטיכלמנסעפצקרשת",
    "Devanagari": "अआइकखगचजतदनपबमयरलवशसािी",
    "Thai": "กขคงจชดตนบปพมยรลวสหอาิี",
    "Han": "王李张刘陈杨黄赵周吴徐孙明华",
    "Hangul": "김이박최정강조윤장임민서준",
    "Georgian": "აბგდევზთიკლმნოპრსტუფ",
}


def _name(letters: str) -> st.SearchStrategy[str]:
    word = st.text(letters, min_size=3, max_size=7).filter(
        lambda text: text[0].isalpha() and unicodedata.normalize("NFC", text) == text
    )
    return st.builds(
        lambda words, mark: mark.join(words).title(),
        st.lists(word, min_size=1, max_size=2),
        st.sampled_from([" ", "-", "’"]),
    )


NAMES = st.sampled_from(sorted(SCRIPTS)).flatmap(lambda script: _name(SCRIPTS[script]))
# what a spreadsheet would run, what separates fields, lists and cards, and plain words
NASTY = st.text("ab =+-@'\",;:\\|&/(1", min_size=1, max_size=14).map(
    lambda text: " ".join(f"x{text}".split())[1:].strip() + "z"
)
GROUPS = st.lists(NASTY.filter(lambda text: "\\" not in text), max_size=3, unique=True)


@st.composite
def tables(draw: Any) -> RosterTable:
    keys = ["family_name", "given_name", "native_name", "position", "organization", "role",
            "sector", "groups", "joins", "consent", "needs_interpreter", "emails", "work_phone",
            "biography", "date_of_birth", "passport_number"]  # fmt: skip
    people = draw(
        st.lists(
            st.tuples(NAMES, NAMES),
            min_size=1,
            max_size=4,
            unique_by=lambda names: likeness(names[0]),
        )
    )
    days = st.dates(date(2027, 1, 1), date(2027, 12, 31))
    rows = [
        (
            family,
            draw(st.none() | st.just(given_name)),
            draw(st.none() | NAMES),
            draw(st.none() | NASTY),
            draw(st.none() | NASTY),
            draw(st.sampled_from(Role)),
            draw(st.none() | st.sampled_from(Sector)),
            tuple(draw(GROUPS)) or None,
            draw(st.none() | days),
            draw(st.sampled_from([None, Consent.YES, Consent.NO])),
            draw(st.none() | st.booleans()),
            (f"somebody{number}@x.example", f"else{number}@x.example"),
            draw(st.none() | st.just("+33 2 61 91 04 10")),
            draw(st.none() | st.just("First line, and more.\n=SUM(1)\n\nLast line")),
            draw(st.none() | st.dates(date(1930, 1, 1), date(2005, 12, 31))),
            f"0012345E{number}",
        )
        for number, (family, given_name) in enumerate(people)
    ]
    return RosterTable(tuple(FIELDS[key] for key in keys), tuple(rows), ())


@pytest.mark.parametrize("ending", WRITERS)
@settings(max_examples=int(os.environ.get("EXAMPLES", "15")), deadline=None)
@given(table=tables())
def test_a_roster_comes_back_as_it_went(ending: str, table: RosterTable) -> None:
    data = WRITERS[ending](table, "Roster")
    preview = read_roster(data, f"roster{ending}", Surroundings(TODAY), Answers())
    assert not preview.questions
    assert [row.outcome for row in preview.rows] == [Outcome.TAKEN] * len(table.rows)
    keys = [field.key for field in table.fields]
    for row, said in zip(preview.rows, table.rows, strict=True):
        known = {key: value for key, value in zip(keys, said, strict=True) if value is not None}
        assert row.values == known


@given(text=st.text("='+-@\tax ", max_size=6))
def test_a_guard_comes_off_again_and_leaves_nothing_to_run(text: str) -> None:
    kept = guarded(text)
    assert not kept or kept[0] not in "=+-@\t\r"
    assert unguarded(kept) == text


@pytest.mark.parametrize(
    ("phone", "plain"),
    [
        ("+32 477 12 34 56", True),
        ("+1 (407) 555-0100", True),
        ("+44 (0)20.5550 0100", True),
        ("+1-407-555-0100", False),  # would be worked out
        ("+32477123456", False),  # would be a number without its plus
        ("+32 -477", False),
        ("+32 477 A1", False),
        ("-32 477", False),
        ("'+32 477 12", False),
    ],
)
def test_a_telephone_is_guarded_only_where_a_spreadsheet_would_change_it(
    phone: str, plain: bool
) -> None:
    assert (guarded(phone) == phone) is plain
    assert unguarded(guarded(phone)) == phone


@pytest.mark.parametrize(
    "parts", [("French", "English"), ("Police and youth", "A/B"), ('The "old" ones; new',), ()]
)
def test_a_list_in_a_cell_keeps_its_parts(parts: tuple[str, ...]) -> None:
    assert read_list(write_list(parts)) == parts


@pytest.mark.parametrize("key", FIELDS)
def test_every_heading_is_one_that_an_import_knows(key: str) -> None:
    assert meaning_of(heading(FIELDS[key])) == key


def test_a_workbook_has_typed_days_and_no_formula() -> None:
    keys = ("family_name", "position", "joins", "passport_number")
    row = ("=1+1", "http://x.example", date(2027, 4, 11), "00123")
    table = RosterTable(tuple(FIELDS[key] for key in keys), (row,), ())
    data = WRITERS[".xlsx"](table, "Roster")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    assert sheet.to_python()[1] == ["=1+1", "http://x.example", date(2027, 4, 11), "00123"]
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        written = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in written and "hyperlink" not in written
    assert 'state="frozen"' in written and "<autoFilter" in written


def test_what_no_cell_of_a_workbook_holds_is_refused_and_not_cut() -> None:
    fields = tuple(FIELDS[key] for key in ("family_name", "biography"))
    table = RosterTable(fields, (("Silva", None), ("Novak", "x" * 32_768)), ())
    with pytest.raises(Refused, match="biography in row 3 has 32,768 characters"):
        WRITERS[".xlsx"](table, "A visit")
    assert b"x" * 32_768 in WRITERS[".csv"](table, "A visit")
