"""The published programs typed as a person would type them: in mail, as a Word table, as a list."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import docx
from published_programs import exchange_file, published

Json = dict[str, Any]

WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}


def empty_exchange(name: str) -> Json:
    """The exchange of a published program before anything stands on its itinerary."""
    value = exchange_file(name)
    for visit in value["visits"]:
        visit["items"], visit["legs"] = [], []
    return value


def items_of(program: Json) -> Iterator[tuple[Json, Json]]:
    """Every item with its day, in order."""
    for day in program["days"]:
        for item in day["items"]:
            yield day, item


def heading(program: Json, day: Json) -> str:
    city = (day["city"] or "").removesuffix(", DC")
    if day["date"] is None:
        return f"Date to be determined - {city}"
    when = date.fromisoformat(day["date"])
    language = program["source_language"] if program["source_language"] in MONTHS else "en"
    weekday = WEEKDAYS[language].split()[when.weekday()]
    month = MONTHS[language].split()[when.month - 1]
    if language == "de":
        return f"{weekday}, {when.day}. {month} {when.year}, {city}"
    return f"{weekday}, {month} {when.day}, {when.year} - {city}"


def clock(item: Json) -> str:
    """The time in the program's own clock."""
    return item["time_text"] or ""


def contacts(item: Json) -> list[str]:
    return list(item["contacts"] or ())


def in_mail(program: Json) -> str:
    """One line an item, the place after a comma."""
    lines = ["Dear all,", "here is the program of the visit.", ""]
    for day in program["days"]:
        lines += [heading(program, day)]
        for item in day["items"]:
            where = ", ".join(filter(None, (item["venue"], item["address"])))
            line = " ".join(filter(None, (clock(item), item["title"])))
            lines.append(", ".join(filter(None, (line, where))))
            lines += [f"    with {each}" for each in contacts(item)]
            lines += _sessions(item)
        lines.append("")
    return "\n".join([*lines, "Best regards", "Ana"])


def in_blocks(program: Json) -> str:
    """A paragraph an item, the place on a line of its own."""
    lines = []
    for day in program["days"]:
        lines += [heading(program, day).upper() if day["date"] else heading(program, day), ""]
        for item in day["items"]:
            lines.append(" ".join(filter(None, (clock(item), item["title"]))))
            lines += [item["venue"]] if item["venue"] else []
            lines += [item["address"]] if item["address"] else []
            lines += [f"Contact: {each}" for each in contacts(item)]
            lines += [*_sessions(item), ""]
    return "\n".join(lines)


def indented(program: Json) -> str:
    """Bullets, with what belongs to an item under it and labelled."""
    lines = []
    for day in program["days"]:
        lines += ["", heading(program, day)]
        for item in day["items"]:
            lines.append(f"• {clock(item) + ': ' if clock(item) else ''}{item['title']}")
            lines += [f"  Venue: {item['venue']}"] if item["venue"] else []
            lines += [f"  Address: {item['address']}"] if item["address"] else []
            lines += [f"  Contact: {each}" for each in contacts(item)]
            lines += _sessions(item)
    return "\n".join(lines)


def _sessions(item: Json) -> list[str]:
    return [f"    {each['start']} - {each['end']}" for each in item.get("sub_items", ())]


def as_document(program: Json) -> bytes:
    """A Word file: a heading a day, and under it a table with time, what, where, who."""
    document = docx.Document()
    for day in program["days"]:
        document.add_heading(heading(program, day), 2)
        table = document.add_table(1, 4)
        for cell, word in zip(
            table.rows[0].cells, ("Time", "Event", "Location", "Contact"), strict=True
        ):
            cell.text = word
        for item in day["items"]:
            cells = table.add_row().cells
            cells[0].text = clock(item)
            cells[1].text = item["title"]
            cells[2].text = item["venue"] or ""
            cells[3].text = "\n".join(contacts(item))
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def as_plain_document(program: Json) -> bytes:
    """A Word file with one table without headings, its days in rows that run across."""
    document = docx.Document()
    table = document.add_table(0, 2)
    for day in program["days"]:
        row = table.add_row().cells
        row[0].merge(row[1]).text = heading(program, day)
        for item in day["items"]:
            cells = table.add_row().cells
            cells[0].text = clock(item)
            cells[1].text = "\n".join(filter(None, (item["title"], item["venue"], *contacts(item))))
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def as_csv(program: Json) -> bytes:
    rows = StringIO()
    writer = csv.writer(rows, delimiter=";")
    writer.writerow(["Date", "Time", "Title", "Venue", "Address", "Contact", "Notes"])
    for day, item in items_of(program):
        writer.writerow(
            [
                day["date"] or "",
                clock(item),
                item["title"],
                item["venue"] or "",
                item["address"] or "",
                "\n".join(contacts(item)),
                item["notes"] or "",
            ]
        )
    return rows.getvalue().encode("utf-8-sig")


STYLES: dict[str, tuple[str, Callable[[Json], bytes]]] = {
    "mail": ("program.txt", lambda program: in_mail(program).encode()),
    "blocks": ("program.txt", lambda program: in_blocks(program).encode()),
    "indented": ("program.txt", lambda program: indented(program).encode()),
    "Word": ("program.docx", as_document),
    "Word without headings": ("program.docx", as_plain_document),
    "csv": ("program.csv", as_csv),
}


def typed(name: str, style: str) -> tuple[str, bytes]:
    """A published program in one style: the name of its file, and the file."""
    file, render = STYLES[style]
    return file, render(published(name))
