"""Documents of Word: their tables, or their text where they have none."""

from collections.abc import Iterator
from typing import Any

from planner.interchange.report import Message
from planner.interchange.sheets.archive import Archive
from planner.interchange.sheets.book import Book, Line, Merge, Sheet
from planner.interchange.sheets.held import Held
from planner.interchange.sheets.pasted import read_pasted
from planner.model import Refused

MOST = 64 * 1024**2
_MOST_PARTS = 4_000_000  # elements
_HEADINGS = ("heading", "title", "subtitle", "titre", "berschrift", "titel", "titulo", "titolo")
"""How the names of the styles of headings begin, as Word writes them in several languages."""
_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
"""What may stand around rows and cells, as content controls and accepted insertions do."""


def read_docx(archive: Archive) -> Book:
    """Every outermost table as a sheet. What was deleted under tracked changes is not there.

    Only the text is opened: pictures, and whatever else the document holds or refers to, stay shut.
    """
    body = _body(archive)
    tables = [
        table
        for table in body.iter("{*}tbl")
        if not any(_is(above, "tbl") for above in table.iterancestors())
    ]
    if not tables:
        return _without_tables(list(body.iter("{*}p")))
    held = Held(archive.name)
    sheets = [_sheet(f"Table {n}", table, held) for n, table in enumerate(tables, start=1)]
    return Book(sheets, tables=True)


def _without_tables(paragraphs: list[Any]) -> Book:
    """The list in the text of a document; its own headings are none of it."""
    texts: list[str] = []
    said: list[Message] = []
    for each in paragraphs:
        text = _text(each)
        style = (_value(each, "pPr", "pStyle") or "").casefold()
        if style.startswith(_HEADINGS) and text.strip():
            sentence = "“{text}” is a heading of the document; it was left out."
            said.append(Message(sentence, {"text": text.strip()[:60]}))
            text = "\n" * text.count("\n")
        texts.append(text)
    book = read_pasted("\n".join(texts))
    book.messages += said
    return book


def _body(archive: Archive) -> Any:
    from lxml import etree

    damaged = Refused(
        "{file} is damaged. Open it in the program that made it, save it again, and import that.",
        file=archive.name,
    )
    parts = 0

    def count(_tag: str, _given: dict[str, str]) -> None:
        nonlocal parts
        parts += 1
        if parts > _MOST_PARTS:
            raise Refused(
                "{file} holds more than a list of people does. Copy the list into a new file and"
                " import that.",
                file=archive.name,
            )

    archive.parse("word/document.xml", count, most=MOST)  # within bounds, without a document type
    reader = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        body = etree.fromstring(archive.read("word/document.xml", MOST), reader).find("{*}body")
    except (etree.LxmlError, ValueError) as error:
        raise damaged from error
    if body is None:
        raise damaged
    for twice in list(body.iter("{*}Fallback")):  # the same again, for older programs
        twice.getparent().remove(twice)
    return body


def _is(element: Any, name: str) -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag.rpartition("}")[2] == name


def _inside(element: Any, name: str) -> Iterator[Any]:
    """The parts of this name right inside, or inside what only stands around them."""
    for child in element:
        if _is(child, name):
            yield child
        elif any(_is(child, wrapper) for wrapper in _WRAPPERS):
            yield from _inside(child, name)


def _value(element: Any, *path: str) -> str | None:
    """What is said under this path; None where there is no such part."""
    for name in path:
        element = element.find(f"{{*}}{name}")
        if element is None:
            return None
    return next((value for key, value in element.attrib.items() if key.endswith("val")), "")


def _times(text: str | None, otherwise: int) -> int:
    plain = text is not None and text.isascii() and text.isdigit() and len(text) < 5
    return min(int(text or ""), 100) if plain else otherwise


def _sheet(name: str, table: Any, held: Held) -> Sheet:
    lines: list[Line] = []
    merges: list[Merge] = []
    down_from: dict[int, int] = {}  # by column: the row in which a cell begins that goes on below
    lowest: dict[tuple[int, int], int] = {}  # of such cells, by their column and first row
    for number, row in enumerate(_inside(table, "tr"), start=1):
        line = Line(number, [None] * _times(_value(row, "trPr", "gridBefore"), 0))
        for cell in _inside(row, "tc"):
            span = max(_times(_value(cell, "tcPr", "gridSpan"), 1), 1)
            down = _value(cell, "tcPr", "vMerge")
            continued = down is not None and down != "restart"
            left = len(line.cells)
            if continued and left in down_from:
                lowest[left, down_from[left]] = number
            elif not continued:
                down_from[left] = number
            texts = [] if continued else [_text(each) for each in cell.iter("{*}p")]
            text = "\n".join(part for part in texts if part.strip())
            line.cells += [text or None, *[None] * (span - 1)]
            held.count(new_row=not left, cells=span)
            if span > 1:
                merges.append((number, number, left, left + span - 1))
        lines.append(line)
    while lines and lines[-1].blank:
        lines.pop()
    merges += [(top, bottom, left, left) for (left, top), bottom in lowest.items()]
    return Sheet(name, lines, merges=merges)


def _text(paragraph: Any) -> str:
    parts = []
    for each in paragraph.iter("{*}t", "{*}tab", "{*}br", "{*}noBreakHyphen"):
        parent = each.getparent()
        in_run = _is(parent, "r")  # a tab elsewhere is a tab stop
        while parent is not paragraph and not _is(parent, "p"):
            parent = parent.getparent()
        if parent is not paragraph:  # of a text box in it, which is told by itself
            continue
        if _is(each, "t"):
            parts.append(each.text or "")
        elif _is(each, "tab"):
            parts.append("\t" if in_run else "")
        else:
            parts.append("-" if _is(each, "noBreakHyphen") else "\n")
    return "".join(parts)
