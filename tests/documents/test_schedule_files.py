"""A schedule as a Word document and as a page says what the paper says."""

import io
import sys
from datetime import time
from html import unescape
from pathlib import Path

import pytest
from docx import Document

sys.path.insert(0, str(Path(__file__).parent))
from visits import FIRST, an_exchange, an_order

from planner.editions.making import copies_of
from planner.editions.values import Entry, PersonalSchedule, Schedule
from planner.interchange.schedule_files import personal_page, schedule_document
from planner.model import Exchange, ItemNote


def scheduled(exchange: Exchange, audience: str = "delegation") -> Schedule:
    edition = copies_of("daily-schedule", an_order(exchange, audience))[0].edition
    assert isinstance(edition, Schedule)
    return edition


def rows_of(document: bytes) -> list[list[str]]:
    tables = Document(io.BytesIO(document)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def words_of(document: bytes) -> str:
    opened = Document(io.BytesIO(document))
    paragraphs = [paragraph.text for paragraph in opened.paragraphs]
    return "\n".join([*paragraphs, *(text for row in rows_of(document) for text in row)])


def entries_of(schedule: Schedule) -> list[Entry]:
    tracks = [track for day in schedule.days for band in day.bands for track in band.tracks]
    together = [entry for day in schedule.days for band in day.bands for entry in band.entries]
    return [*together, *(entry for track in tracks for entry in track.entries)]


def test_a_line_has_its_hours_with_whom_and_where() -> None:
    made = schedule_document(scheduled(an_exchange(items=1, groups=0)))
    assert [
        "8:00 a.m. to 8:10 a.m.",
        "Item 1.0\nTo be confirmed\nHost 1.0, Director, City of Nantes, +1 407 555 0142",
        "City Hall, Room 4\n400 South Orange Avenue\nOrlando, FL 32801\nMeet: Front door",
    ] in rows_of(made)


def test_groups_stand_over_what_they_do() -> None:
    rows = rows_of(schedule_document(scheduled(an_exchange(items=6))))
    letters = [row[0] for row in rows if row[0].startswith("Group ")]
    assert letters == [
        "Group A · Policing 0: Kerbrat-Oduya 0, Kerbrat-Oduya 2",
        "Group B · Policing 1: Kerbrat-Oduya 1",
    ]


def test_a_leg_says_by_which_clocks_it_goes() -> None:
    rows = rows_of(schedule_document(scheduled(an_exchange())))
    (flight,) = (row for row in rows if "AF 28" in row[1])
    assert flight[0] == "1:20 p.m. to 3:45 p.m."
    assert "Leaves Paris, Paris time" in flight[1]
    assert "Orlando, 3:45 p.m., Eastern time" in flight[1]


@pytest.mark.parametrize("audience", ["internal", "delegation", "hosts", "interpreter"])
def test_all_that_the_edition_holds_is_there(audience: str) -> None:
    exchange = an_exchange(delegates=4, items=6)
    item = exchange.visits[0].items[0]
    item.dress, item.optional = "Business", True
    item.end, item.ends_next_day = time(1), True
    item.notes.append(ItemNote(audience=audience, text="Bring a badge."))
    schedule = scheduled(exchange, audience)
    said = words_of(schedule_document(schedule))
    wanted = [day.dress for day in schedule.days] + [day.city for day in schedule.days]
    for day in schedule.days:
        if day.overnight:
            wanted += [day.overnight.hotel.name, day.overnight.phone]
    for entry in entries_of(schedule):
        wanted += [entry.title, entry.meeting_point, *entry.notes, *entry.who]
        wanted += [text for met in entry.people for text in (met.name, met.title, met.phone)]
        if entry.place:
            wanted += [entry.place.name, *entry.place.address]
    missing = {text for text in wanted if text and text not in said}
    assert not missing
    assert "Bring a badge." in said
    assert "Optional" in said
    assert "to 1:00 a.m., Mon, April 12" in said


@pytest.mark.parametrize("odd", ["\ufffe", "\uffff", "\x00", "\x1f", "\x7f", "\x85"])
def test_what_no_xml_can_hold_is_left_out(odd: str) -> None:
    assert "Item 0.0x" in words_of(schedule_document(scheduled(an_exchange(say=f"{odd}x"))))


def test_the_page_has_hours_and_groups_and_keeps_markup_as_text() -> None:
    exchange = an_exchange(items=6, say=" <b>&")
    edition = copies_of("personal-schedule", an_order(exchange, "delegation"))[0].edition
    assert isinstance(edition, PersonalSchedule)
    page = personal_page(edition).decode()
    assert "<b>" not in page
    text = unescape(page)
    assert "8:00 a.m. to 8:10 a.m." in text
    assert "Group A" in text
    assert f'new Date("{(edition.last_day or FIRST).isoformat()}T23:59:59")' in page
