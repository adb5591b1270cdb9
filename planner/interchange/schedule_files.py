"""Schedules as a Word document for hosts who edit, and as a page for one delegate's telephone."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Inches, Mm
from docx.table import Table, _Cell, _Row

from planner.editions.spoken import Speaker
from planner.editions.values import (
    Day,
    Entry,
    OwnDay,
    PersonalSchedule,
    Schedule,
    Track,
    told_of_clocks,
)
from planner.interchange.xml_text import in_xml
from planner.wording import Wording, wording

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:40rem;margin:1rem auto;padding:0 1rem;color:#15191c}"
    "h2{border-bottom:2px solid #0b4f6c}dt{font-weight:bold}dd{margin:0 0 .8rem}"
    "#old{display:none;padding:.5rem;border:2px solid}"
)


def schedule_document(schedule: Schedule) -> bytes:
    """The daily schedule as a Word document (docx): a heading and a table a day."""
    words, reader = wording(schedule.reader.language), schedule.reader
    document = Document()
    title = words.say("papers.daily-schedule")
    document.core_properties.title, document.core_properties.author = title, ""
    in_language(document, words)
    on_sheet(document, reader.size)
    document.add_heading(title, 0)
    for day in schedule.days:
        _add_day(document, day, Speaker(words, reader.clock, reader.size))
    if schedule.promises:
        document.add_heading(words.say("papers.commitments-open"), 1)
        table = _table(document, words, "what-public", "owner", "due")
        for each in schedule.promises:
            due = words.day(each.due) if each.due else ""
            _add_row(table, each.what, each.owner or "", due)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add_day(document: WordDocument, day: Day, speaker: Speaker) -> None:
    words = speaker.words
    document.add_heading(_heading(day.date, speaker), 1)
    dress = words.say("papers.dress", dress=day.dress) if day.dress else ""
    about = "; ".join(filter(None, (day.city, *_clocks(day, words), dress)))
    if about:
        document.add_paragraph(in_xml(about))
    table = _table(document, words, "time", "what", "where")
    for band in day.bands:
        for track in band.tracks:
            cells = _add_row(table)
            cells[0].merge(cells[-1]).text = in_xml(_track(track, words))
            _add_entries(table, track.entries, day, speaker)
        _add_entries(table, band.entries, day, speaker)
    if day.overnight:
        document.add_paragraph(in_xml(speaker.overnight(day.overnight)))


def _clocks(day: Day | OwnDay, words: Wording) -> list[str]:
    return [words.say(key, minutes=minutes) for key, minutes in told_of_clocks(day)]


def _add_entries(table: Table, entries: Iterable[Entry], day: Day, speaker: Speaker) -> None:
    for entry in entries:
        what, where = speaker.what(entry, day.date), speaker.where(entry)
        _add_row(table, speaker.hours(entry, day.date), "\n".join(what), "\n".join(where))


def _track(track: Track, words: Wording) -> str:
    """“Group A · Policing: Kerbrat, Nguyen”."""
    name = " · ".join(filter(None, (words.say("papers.group", letter=track.letter), track.name)))
    return f"{name}: {', '.join(track.members)}" if track.members else name


def _table(document: WordDocument, words: Wording, *columns: str) -> Table:
    table: Table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        cell.text = words.say(f"papers.column-{column}")
    return table


def _add_row(table: Table, *texts: str) -> Sequence[_Cell]:
    """The cells of a new row, with these texts from the first on."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # the library has types for most
    for cell, text in zip(row.cells, texts, strict=False):
        cell.text = in_xml(text)
    return row.cells


def personal_page(schedule: PersonalSchedule) -> bytes:
    """One self-contained page of where a delegate is, without rooms; it knows when it is old."""
    words, reader = wording(schedule.reader.language), schedule.reader
    body = [f"<h1>{escape(schedule.name)}</h1>"]
    last = schedule.last_day
    if last is not None:
        said = words.say("papers.page-old", date=words.paper_date(last, reader.size))
        body.append(f'<p id="old">{escape(said)}</p><p>{escape(said)}</p>')
    speaker = Speaker(words, reader.clock, reader.size)
    for day in schedule.days:
        body.append(f"<h2>{escape(_heading(day.date, speaker))}</h2>")
        body += [f"<p>{escape(said)}</p>" for said in _clocks(day, words)]
        body.append("<dl>")
        body += [
            _slot(slot.entry, slot.group, day.date, speaker) for slot in day.slots if slot.entry
        ]
        body.append("</dl>")
    script = ""
    if last is not None:
        script = (
            f'<script>if(new Date()>new Date("{last.isoformat()}T23:59:59"))'
            'document.getElementById("old").style.display="block"</script>'
        )
    page = (
        f'<!doctype html><html lang="{escape(words.first.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(schedule.name)}</title><style>{_STYLE}</style></head>"
        f"<body>{''.join(body)}{script}</body></html>"
    )
    return page.encode()


def in_language(document: WordDocument, words: Wording) -> None:
    """What Word is told to check spelling by, and screen readers to speak."""
    language = words.first.language
    document.core_properties.language = language
    document.styles.element.xpath("w:docDefaults//w:lang")[0].set(qn("w:val"), language)


def on_sheet(document: WordDocument, size: str) -> None:
    """Letter or A4, as the reader’s printer has it."""
    wide, high = (Mm(210), Mm(297)) if size == "a4" else (Inches(8.5), Inches(11))
    for section in document.sections:
        section.page_width, section.page_height = wide, high


def _heading(day: date | None, speaker: Speaker) -> str:
    words, size = speaker.words, speaker.size
    if day is None:
        return words.say("papers.undated")
    return words.each(lambda one: f"{one.heading_weekday(day, size)} {one.paper_date(day, size)}")


def _slot(entry: Entry, group: str | None, day: date | None, speaker: Speaker) -> str:
    """A place's room is its own, not that of a hotel guest."""
    title, *rest = speaker.what(entry, day)
    letter = [speaker.words.say("papers.group", letter=group)] if group else []
    said = "<br>".join(map(escape, (title, *letter, *rest, *speaker.where(entry))))
    return f"<dt>{escape(speaker.hours(entry, day))}</dt><dd>{said}</dd>"
