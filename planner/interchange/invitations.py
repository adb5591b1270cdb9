"""Alumni as a list from which people are invited: a spreadsheet, or a text of columns."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

import xlsxwriter

from planner.interchange.sheets.guarding import guarded
from planner.queries.alumni import Alumnus, Part
from planner.queries.cities import country_name
from planner.wording import wording

HEADS = (
    *("Name", "Position", "Organization", "E-mail", "Phone", "How to reach"),
    *("Country", "Sector", "Role", "Exchange", "Year", "Follow-on since"),
)
_WIDTHS = (30, 26, 32, 32, 20, 24, 18, 20, 24, 44, 10, 44)


def invitation_rows(people: Iterable[Alumnus]) -> list[tuple[str, ...]]:
    """One row a person, whatever they were in however many exchanges, and how to reach them."""
    return [
        (
            each.name,
            _each(each.parts, lambda part: part.position),
            _each(each.parts, lambda part: part.organization),
            "; ".join(each.emails),
            each.phone or "",
            _reach(each),
            _each(each.parts, lambda part: country_name(part.country or "") or part.country),
            _each(each.parts, lambda part: part.sector and _word(f"papers.sector-{part.sector}")),
            _each(each.parts, lambda part: _word(part.word)),
            _each(each.parts, lambda part: part.exchange),
            _each(each.parts, lambda part: part.year and str(part.year)),
            "; ".join(each.follow_on),
        )
        for each in people
    ]


def _each(parts: Sequence[Part], read: Callable[[Part], object]) -> str:
    """What is known of the parts, each thing once."""
    return "; ".join(dict.fromkeys(str(read(part)) for part in parts if read(part)))


def _reach(each: Alumnus) -> str:
    """What keeps an invitation from going out; cells of addresses stay empty for the mailing."""
    if each.out_of_reach:
        return "No e-mail or phone known"
    return "" if each.recorded else "Known by name alone"


def _word(key: str) -> str:
    said = wording().say(key)
    return said[:1].upper() + said[1:]


def invitation_workbook(people: Iterable[Alumnus]) -> bytes:
    """Every cell is text, never a formula or a link, whatever somebody is called."""
    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    rows = invitation_rows(people)
    with xlsxwriter.Workbook(file, plain) as book:
        sheet = book.add_worksheet("Invitations")
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        for column, (word, wide) in enumerate(zip(HEADS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, wide)
            sheet.write_string(0, column, word, head)
            for line, row in enumerate(rows, start=1):
                sheet.write_string(line, column, row[column], text)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(HEADS) - 1)
    return file.getvalue()


def invitation_text(people: Iterable[Alumnus]) -> bytes:
    """UTF-8 with its signature, so that spreadsheets read it as that; formulas are guarded."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows(map(guarded, row) for row in invitation_rows(people))
    return file.getvalue().encode("utf-8-sig")


WRITERS: dict[str, Callable[[Iterable[Alumnus]], bytes]] = {
    ".xlsx": invitation_workbook,
    ".csv": invitation_text,
}
"""By the ending of the file."""
