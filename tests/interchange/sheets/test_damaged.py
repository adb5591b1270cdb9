"""A file that is not what its ending says, and no table either, is damaged."""

import pytest
from workbooks import docx, repacked, xlsx

from planner.interchange.sheets import open_book
from planner.model import Refused


@pytest.mark.parametrize("name", ["list.xlsx", "list.xls", "list.ods", "list.docx"])
def test_prose_in_the_clothes_of_a_workbook_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        open_book(b"not a zip", name)
    assert refused.value.field is None


def test_a_table_of_text_is_read_whatever_it_is_called() -> None:
    book = open_book(b"Name;Position\nIda Brandt;Mayor\n", "list.xlsx")
    assert book.sheets[0].width == 2
    assert book.messages


WHOLE = xlsx([["Name", "Position"], ["Ida Brandt", "Mayor"]])


@pytest.mark.parametrize("encoding", ["UTF-6", "utf-32", "shift_jis", "rot13"])
def test_a_part_in_an_encoding_that_cannot_be_read_is_damaged(encoding: str) -> None:
    def mark(name: str, part: bytes) -> bytes:
        return part.replace(b"UTF-8", encoding.encode()) if name.endswith("Strings.xml") else part

    with pytest.raises(Refused, match="is damaged"):
        open_book(repacked(WHOLE, mark), "list.xlsx")


def test_a_part_in_single_bytes_is_read() -> None:
    def mark(name: str, part: bytes) -> bytes:
        if not name.endswith("Strings.xml"):
            return part
        return part.replace(b"UTF-8", b"windows-1252").replace(b"Mayor", b"M\xe4yor")

    book = open_book(repacked(WHOLE, mark), "list.xlsx")
    assert [line.cells for line in book.sheets[0].lines][1] == ["Ida Brandt", "Mäyor"]


def test_a_part_that_begins_before_the_file_is_damaged() -> None:
    """Whatever the directory of an archive says of where its members are."""
    at = WHOLE.rindex(b"PK\x05\x06") + 16  # where the directory is said to begin
    shifted = int.from_bytes(WHOLE[at : at + 4], "little") + 1000
    with pytest.raises(Refused, match="is damaged"):
        open_book(WHOLE[:at] + shifted.to_bytes(4, "little") + WHOLE[at + 4 :], "list.xlsx")


def test_a_damaged_part_beside_the_text_of_a_document_costs_no_list() -> None:
    """Only the text is opened."""
    whole = docx([["Name", "Position"], ["Ida Brandt", "Mayor"]])

    def cut(name: str, part: bytes) -> bytes:
        return part[:-20] if name == "word/styles.xml" else part

    begins = whole.index(b"word/styles.xml") + len("word/styles.xml")
    for data in (repacked(whole, cut), whole[:begins] + b"\xff" * 9 + whole[begins + 9 :]):
        (sheet,) = open_book(data, "list.docx").sheets
        assert [line.cells for line in sheet.lines][1] == ["Ida Brandt", "Mayor"]


def test_a_document_whose_text_is_cut_off_is_damaged() -> None:
    def cut(name: str, part: bytes) -> bytes:
        return part[:-20] if name == "word/document.xml" else part

    with pytest.raises(Refused, match="is damaged"):
        open_book(repacked(docx([["Name"], ["Ida Brandt"]]), cut), "list.docx")
