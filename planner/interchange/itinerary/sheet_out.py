"""A program as a table for other people's spreadsheets, from the edition of one reader.

The headings are those the importer knows, the first of them the item's id, so that a table that
comes back changed finds its items again.
"""

import csv
import io
from collections.abc import Iterator

import xlsxwriter

from planner.editions.differences import Line, lines_of
from planner.editions.values import Entry, Schedule, When
from planner.interchange.itinerary.tables import SHEET, heading_of
from planner.interchange.sheets.guarding import guarded
from planner.wording import wording

_WIDE = {"title": 44, "id": 10, "venue": 28, "address": 32, "contacts": 40, "notes": 40}


def program_workbook(schedule: Schedule) -> bytes:
    """An xlsx with one row an item; every cell is text, none a formula."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("Itinerary")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        heads = _heads(schedule)
        for column, (field, head) in enumerate(zip(SHEET, heads, strict=True)):
            sheet.write_string(0, column, head, bold)
            sheet.set_column(column, column, _WIDE.get(field, 14), wrapped)
        for number, told in enumerate(rows_told(schedule), start=1):
            for column, field in enumerate(SHEET):
                if field in told:
                    sheet.write_string(number, column, told[field], wrapped)
        sheet.freeze_panes(1, 0)
    return file.getvalue()


def program_csv(schedule: Schedule) -> bytes:
    """The same as text in UTF-8; what a spreadsheet would take for a formula is quoted."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(_heads(schedule))
    for told in rows_told(schedule):
        writer.writerow(guarded(told.get(field, "")) for field in SHEET)
    return file.getvalue().encode("utf-8-sig")


def _heads(schedule: Schedule) -> list[str]:
    """In the reader's language; of two, in the first."""
    words = wording(schedule.reader.language).first
    return [heading_of(field, words) for field in SHEET]


def rows_told(schedule: Schedule) -> Iterator[dict[str, str]]:
    """A row for every item and journey: what stands under each field of `SHEET`, if anything."""
    cities = {day.date: day.city for day in schedule.days}
    names = {
        track.letter: track.name
        for day in schedule.days
        for band in day.bands
        for track in band.tracks
    }
    for line in lines_of(schedule).values():
        told = _told(line, cities.get(line.day), names)
        yield {field: text for field, text in told.items() if text}


def _told(line: Line, city: str | None, names: dict[str, str]) -> dict[str, str | None]:
    entry, when = line.entry, line.entry.when
    place, journey = entry.place, entry.journey
    several = city and "," in city
    told = {
        "id": str(entry.id),
        "date": line.day.isoformat() if line.day else None,
        "start": _clock(when, "start"),
        "end": _clock(when, "end"),
        "time_state": when.state,
        "part": when.part,
        "title": entry.title,
        "kind": entry.kind,
        "status": entry.status,
        "stop": None if several else city,
        "venue": place.name if place else None,
        "room": place.room if place else None,
        "address": ", ".join(place.address) if place else None,
        "meeting_point": entry.meeting_point,
        "participants": ", ".join([*(names[each] for each in line.groups), *entry.who])
        or "everyone",
        "contacts": _contacts(entry),
        "optional": "yes" if entry.optional else None,
        "notes": "\n".join(entry.notes),
    }
    if journey is not None:
        arrives = journey.arrives
        told |= {
            "from": journey.leaves_from,
            "to": journey.arrives_at,
            "end": _clock(arrives, "start") if arrives else None,
            "arrival_date": journey.arrives_on.isoformat() if journey.arrives_on else None,
        }
    return told


def _clock(when: When, end: str) -> str | None:
    at = getattr(when, end)
    return f"{at:%H:%M}" if at else None


def _contacts(entry: Entry) -> str:
    return "\n".join(
        f"{met.function.capitalize()}: " + ", ".join(filter(None, (met.name, met.title, met.phone)))
        for met in entry.people
        if met.name
    )
