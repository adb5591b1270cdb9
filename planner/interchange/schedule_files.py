"""Schedules as a Word document for hosts who edit, and as a page for one delegate's telephone."""

from datetime import date
from html import escape
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Inches, Mm

from planner.editions.differences import begins, lines_of
from planner.editions.values import Entry, PersonalSchedule, Schedule
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
    heads = [words.say(f"papers.column-{name}") for name in ("time", "what", "where")]
    lines = lines_of(schedule)
    for day in schedule.days:
        document.add_heading(_day(day.date, words, reader.size), 1)
        if day.city:
            document.add_paragraph(_clean(day.city))
        table = document.add_table(rows=1, cols=3, style="Table Grid")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.text = head
        for line in lines.values():
            if line.day == day.date:
                said = (begins(line, words, reader.clock), *_texts(line.entry, words))
                for cell, text in zip(table.add_row().cells, said, strict=True):
                    cell.text = _clean(text)
    if schedule.promises:
        document.add_heading(words.say("papers.commitments-open"), 1)
        table = document.add_table(rows=1, cols=3, style="Table Grid")
        names = ("what-public", "owner", "due")
        for cell, head in zip(table.rows[0].cells, names, strict=True):
            cell.text = words.say(f"papers.column-{head}")
        for each in schedule.promises:
            due = words.day(each.due) if each.due else ""
            said = (each.what, each.owner or "", due)
            for cell, text in zip(table.add_row().cells, said, strict=True):
                cell.text = _clean(text)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def personal_page(schedule: PersonalSchedule) -> bytes:
    """One self-contained page of where a delegate is, without rooms; it knows when it is old."""
    words, reader = wording(schedule.reader.language), schedule.reader
    body = [f"<h1>{escape(schedule.name)}</h1>"]
    last = schedule.last_day
    if last is not None:
        said = words.say("papers.page-old", date=words.paper_date(last, reader.size))
        body.append(f'<p id="old">{escape(said)}</p><p>{escape(said)}</p>')
    for line_day in schedule.days:
        body.append(f"<h2>{escape(_day(line_day.date, words, reader.size))}</h2><dl>")
        for line in lines_of(schedule).values():
            if line.day == line_day.date:
                what, where = _texts(line.entry, words)
                told = "<br>".join(escape(each) for each in f"{what}\n{where}".split("\n") if each)
                body.append(f"<dt>{escape(begins(line, words, reader.clock))}</dt><dd>{told}</dd>")
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


def _day(day: date | None, words: Wording, size: str) -> str:
    if day is None:
        return words.say("papers.undated")
    return words.each(lambda one: f"{one.heading_weekday(day, size)} {one.paper_date(day, size)}")


def _texts(entry: Entry, words: Wording) -> tuple[str, str]:
    """What, and with whom; where. A place's room is its own, not that of a hotel guest."""
    what = [entry.title]
    if entry.status != "confirmed":
        what.append(words.say(f"papers.status-{entry.status}"))
    what += [", ".join(filter(None, (met.name, met.title, met.phone))) for met in entry.people]
    what += entry.notes
    place = entry.place
    where = [*(filter(None, (place.name, place.room)) if place else ())]
    where += [*(place.address if place else ()), entry.meeting_point or ""]
    return "\n".join(filter(None, what)), "\n".join(filter(None, where))


def _clean(text: str) -> str:
    """Without control characters, which no XML can hold."""
    return "".join(each for each in text if each in "\n\t" or each.isprintable() or ord(each) > 159)
