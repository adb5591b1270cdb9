"""What kind of file something is, by what stands in it and not by what it is called."""

from collections.abc import Iterable
from pathlib import PurePath

from planner.interchange.report import Message
from planner.interchange.sheets.archive import Archive
from planner.interchange.sheets.book import LOCKED, MOST_LINES, Book, refuse_too_many
from planner.interchange.sheets.decoding import Decoded, decode
from planner.interchange.sheets.delimited import DELIMITERS
from planner.interchange.sheets.guarding import TAKEN_OFF, unguard
from planner.interchange.sheets.letter import is_encoding_of, is_letter, opened
from planner.model import Refused
from planner.store.unhurried import Progress, no_progress

LARGEST = 256 * 1024**2  # bytes of a file
_MOST_SHEETS = 1_000
_OF_PROGRAMS = ("<?xml", "{", "[{", '["', "[[", "<!DOCTYPE", "%!PS")
_PROSE = 5  # so many commas may be no ends of fields for one that is
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_LISTS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF text"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "an archive"),
)
_ENDINGS = {
    "xlsx": {"xlsx", "xlsm", "xltx", "xltm"},
    "xls": {"xls", "xlt"},
    "ods": {"ods", "ots", "fods"},
    "docx": {"docx", "docm", "dotx"},
    "vcf": {"vcf", "vcard"},
    "text": {"csv", "tsv", "tab", "txt", "text", "eml", ""},
}
_PROGRAMS = {each for kind in ("xlsx", "xls", "ods", "docx") for each in _ENDINGS[kind]}
"""Endings of files that a program writes: what has one and is plain prose is damaged."""


def open_book(
    data: bytes,
    name: str,
    *,
    encoding: str | None = None,
    countries: Iterable[str] = (),
    progress: Progress = no_progress,
) -> Book:
    """The tables of a file. Refused, in words, if it is none that can hold a list.

    `encoding` is what a person said of a text; `countries` help to tell one that nobody did.
    """
    name = PurePath(name).name
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Refused("{file} is empty.", file=name)
    if len(data) > LARGEST:
        raise Refused("{file} is larger than any list of people is.", file=name)
    kind, book = _opened(data, name, encoding, countries, progress)
    if len(book.sheets) > _MOST_SHEETS:
        raise Refused(
            "{file} holds {count} tables. Copy the list into a new file and import that.",
            file=name,
            count=f"{len(book.sheets):,}",
        )
    ending = PurePath(name).suffix.lstrip(".").casefold()
    known = {each for endings in _ENDINGS.values() for each in endings}
    if kind == "text" and book.cards and ending in _PROGRAMS:  # prose, not a table
        raise Refused(
            "{file} is called .{ending}, but there is no such file in it: it may be damaged. Open"
            " it in its program and save it anew.",
            file=name,
            ending=ending,
        )
    if ending in known and ending not in _ENDINGS[kind]:
        sentence = "This file is called .{ending}, but it is {kind}; it was read as that."
        book.messages.insert(0, Message(sentence, {"ending": ending, "kind": _said(kind)}))
    return book


def _said(kind: str) -> str:
    return {"text": "plain text", "vcf": "a file of contacts"}.get(kind, f".{kind}")


def _opened(
    data: bytes,
    name: str,
    encoding: str | None,
    countries: Iterable[str],
    progress: Progress,
) -> tuple[str, Book]:
    for start, what in _NO_LISTS:
        if data.startswith(start):
            raise Refused(
                "{file} is {what}. Lists are read from .xlsx, .xls, .ods, .csv, .docx, .txt and"
                " .vcf files.",
                file=name,
                what=what,
            )
    if data.startswith(b"PK"):
        return _packed(data, name, progress)
    if data.startswith(_OLE):
        return "xls", _compound(data, name, progress)
    if not is_letter(data):
        return _text(decode(data, name, encoding, countries), name, progress)
    text, charset, said = opened(data)
    if not text.strip():
        raise Refused("{file} is a mail without a text. Save what is attached to it, and import"
                      " that.", file=name)  # fmt: skip
    if encoding is None and charset is not None and is_encoding_of(text, charset):
        encoding = charset
    kind, book = _text(decode(text, name, encoding, countries), name, progress)
    book.messages[:0] = said
    return kind, book


def _packed(data: bytes, name: str, progress: Progress) -> tuple[str, Book]:
    from planner.interchange.sheets.ods import read_ods
    from planner.interchange.sheets.word import read_docx
    from planner.interchange.sheets.xlsx import read_xlsx

    archive = Archive(data, name)
    if "xl/workbook.xml" in archive:
        return "xlsx", read_xlsx(archive, progress)
    if "word/document.xml" in archive:
        return "docx", read_docx(archive)
    if "content.xml" in archive and b"opendocument.spreadsheet" in archive.read("mimetype", 200):
        return "ods", read_ods(archive, progress)
    raise Refused(
        "{file} is a zip file and no list itself. Unpack it and import a list that is in it.",
        file=name,
    )


def _compound(data: bytes, name: str, progress: Progress) -> Book:
    from planner.interchange.sheets.xls import read_xls

    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused(LOCKED, file=name)
    if "WordDocument".encode("utf-16-le") in data:
        raise Refused(
            "{file} is a document of an old Word. Open it there, save it as .docx, and"
            " import that.",
            file=name,
        )
    return read_xls(data, name, progress)


def _text(decoded: Decoded, name: str, progress: Progress) -> tuple[str, Book]:
    from planner.interchange.sheets.cards import read_cards
    from planner.interchange.sheets.pasted import read_pasted
    from planner.interchange.sheets.webpage import holds_a_table, read_webpage

    text = decoded.text.removeprefix("\ufeff")
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        refuse_too_many(name, MOST_LINES)
    fields = max(text.count(",") // _PROSE, *map(text.count, DELIMITERS[1:]))
    refuse_too_many(name, 0, fields)
    kind = "text"
    if text.lstrip().startswith(_OF_PROGRAMS) and not holds_a_table(text):
        raise Refused(
            "{file} is written for programs and is no list to be read here. Open it in a"
            " spreadsheet program, save it as .xlsx, and import that.",
            file=name,
        )
    if text.lstrip()[:200].upper().startswith("BEGIN:VCARD"):
        kind, book = "vcf", read_cards(text, name, progress)
    elif holds_a_table(text):
        book = read_webpage(text, name)
    elif PurePath(name).suffix.casefold() in (".csv", ".tsv", ".tab"):
        from planner.interchange.sheets.delimited import table_of

        table = table_of(text, progress)
        book = Book([table], [TAKEN_OFF] if unguard(table.lines) else [])
    else:
        book = read_pasted(text, progress)
    book.messages[:0] = decoded.messages
    book.questions += decoded.questions
    for sheet in book.sheets:
        for line in sheet.lines:
            if line.stands in decoded.odd_lines:
                line.messages.append(decoded.odd_lines[line.stands])
    return kind, book
