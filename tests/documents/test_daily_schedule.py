"""The daily schedule, read back: nothing lost, nothing over the edge, tagged for every reader."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from reading import actual_texts, failures, language_of, plain, words_by_poppler, words_of
from schedules import at, entry, friday, schedule, split_day, together

from planner.documents import fonts, look
from planner.documents.daily_schedule import draw
from planner.documents.typesetting import balanced, broken, width
from planner.editions.values import Band, Entry, Journey, Met, Place, Promise, Schedule, When

DAYS = {
    "nothing at all": schedule(),
    "an empty day": schedule(together()),
    "a full day": schedule(friday()),
    "a full day on A4": schedule(friday(), size="a4", clock=24),
    "a split day": schedule(split_day()),
    "a split day on A4": schedule(split_day(), size="a4", clock=24),
    "three groups": schedule(split_day(3)),
    "one group": schedule(split_day(1)),
    "forty items": schedule(
        together(
            *(entry(f"Meeting {n}", at(f"{8 + n // 4:02}:{15 * (n % 4):02}")) for n in range(40))
        )
    ),
    "an item taller than a page": schedule(
        together(entry("Tall", at("09:00"), notes=("word " * 2500,)), entry("After", at("10:00")))
    ),
    "undated": schedule(
        together(entry("Some day", When("to-be-determined")), date=None, city=None)
    ),
    "with the delegation": replace(
        schedule(friday()),
        people=tuple(Met(f"Person Number {n}", "A title", "member") for n in range(60)),
    ),
    "with what was promised": replace(
        schedule(friday()),
        promises=tuple(
            Promise(f"Send the handbook {n}", "Ana" if n % 2 else None, date(2027, 6, 1))
            for n in range(60)
        ),
    ),
}  # fmt: skip


def strings(made: Schedule) -> Iterator[str]:
    """Every text of an edition that a reader must find on the paper."""
    for met in made.people:
        yield from filter(None, (met.name, met.title, met.native))
    for each in made.promises:
        yield from filter(None, (each.what, each.owner))
    for day in made.days:
        yield from filter(None, (day.city, day.dress))
        for band in day.bands:
            for each in band.entries:
                yield from entry_strings(each)
            for track in band.tracks:
                yield from (*track.members,)
                for each in track.entries:
                    yield from entry_strings(each)
        if day.overnight:
            yield day.overnight.hotel.name
            yield from filter(None, (*day.overnight.hotel.address, day.overnight.phone))


def entry_strings(each: Entry) -> Iterator[str]:
    yield each.title
    yield from (*each.notes, *each.who)
    yield from filter(None, (each.meeting_point, each.reason, each.when.as_given))
    for met in each.people:
        yield from filter(None, (met.name, met.title, met.phone))
    if each.place:
        yield from filter(None, (each.place.name, each.place.room, *each.place.address))
    for part in each.parts:
        yield from entry_strings(part)


@pytest.mark.parametrize("made", DAYS.values(), ids=DAYS)
def test_every_word_is_found_again_by_two_readers(made: Schedule) -> None:
    pdf = draw(made).pdf
    for text in filter(None, (words_of(pdf), words_by_poppler(pdf))):
        for said in strings(made):
            if len(said) > 5000:  # goes over pages, with their furniture between
                assert text.count("word") == said.count("word")
            else:
                assert plain(said) in text


@pytest.mark.parametrize("made", DAYS.values(), ids=DAYS)
def test_the_validator_finds_nothing(made: Schedule) -> None:
    assert failures(draw(made).pdf) == {}


@pytest.mark.parametrize("made", DAYS.values(), ids=DAYS)
def test_nothing_runs_off_the_page_or_into_the_furniture(made: Schedule) -> None:
    drawing = draw(made)
    sheet = look.SHEETS[made.reader.size]
    document = pypdfium2.PdfDocument(drawing.pdf)
    assert len(document) == drawing.pages
    for page in document:
        text = page.get_textpage()
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            if bottom < sheet.floor - 4 or top > sheet.height - sheet.top + 4:
                continue  # header and footer
            if left > sheet.width - sheet.right:
                continue  # DRAFT, up the outer edge
            assert left >= sheet.left - 10, text.get_text_bounded(left, bottom, right, top)
            space = 7  # that a line ends with, at the size of a heading
            assert right <= sheet.width - sheet.right + space
    document.close()


@pytest.mark.parametrize("made", DAYS.values(), ids=DAYS)
def test_no_two_texts_lie_on_each_other(made: Schedule) -> None:
    document = pypdfium2.PdfDocument(draw(made).pdf)
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        for at_, (left, bottom, right, top) in enumerate(boxes):
            for left_, bottom_, right_, top_ in boxes[at_ + 1 :]:
                wide = min(right, right_) - max(left, left_)
                high = min(top, top_) - max(bottom, bottom_)
                assert wide < 1 or high < 2.5, (wide, high)
    document.close()


def test_the_same_schedule_gives_the_same_bytes() -> None:
    assert draw(schedule(friday())).pdf == draw(schedule(friday())).pdf


def test_a_paper_says_its_title_language_and_days() -> None:
    document = pypdfium2.PdfDocument(draw(schedule(friday(), split_day())).pdf)
    title = document.get_metadata_dict()["Title"]
    assert title == "Daily schedule: Delegation of Nantes. Copy for hosts. DRAFT"
    bookmarks = [item.get_title() for item in document.get_toc()]
    assert bookmarks == ["Friday, April 16, 2027", "Tuesday, April 20, 2027"]
    document.close()
    assert language_of(draw(schedule(friday())).pdf) == "en"


@pytest.mark.parametrize(
    ("status", "word"),
    [("requested", "To be confirmed"), ("proposed", "Proposed"), ("cancelled", "Canceled"),
     ("declined", "Declined")],
)  # fmt: skip
def test_every_mark_has_its_word(status: str, word: str) -> None:
    assert word in words_of(draw(schedule(together(entry("x", at("09:00"), status=status)))).pdf)


@pytest.mark.parametrize(
    ("clock", "start", "said"),
    [
        (12, "00:00", "midnight"), (12, "12:00", "noon"), (12, "08:30", "8:30 a.m."),
        (12, "20:05", "8:05 p.m."), (24, "00:00", "00:00"), (24, "08:30", "08:30"),
    ],
)  # fmt: skip
def test_a_clock_is_one_for_a_whole_paper(clock: int, start: str, said: str) -> None:
    text = words_of(draw(schedule(together(entry("x", at(start))), clock=clock)).pdf)
    assert said in text
    assert ("a.m." in text or "p.m." in text) is ("m." in said)


def test_dates_follow_the_sheet() -> None:
    assert "Friday, April 16, 2027" in words_of(draw(schedule(friday())).pdf)
    assert "Friday 16 April 2027" in words_of(draw(schedule(friday(), size="a4")).pdf)


def test_an_end_after_midnight_names_its_day() -> None:
    text = words_of(draw(schedule(friday())).pdf)
    assert "to 12:30 a.m. Saturday" in text


def test_a_journey_tells_both_clocks() -> None:
    flight = entry(
        "AF 54, Paris to Washington", at("13:30"), "leg",
        journey=Journey(
            "air", "AF 54", "Paris", "Washington", at("15:40"), date(2027, 4, 17),
            "Europe/Paris", "America/New_York",
        ),
    )  # fmt: skip
    text = words_of(draw(schedule(together(flight))).pdf)
    assert "Leaves Paris, Paris time" in text
    assert "Arrives Washington, 3:40 p.m., Saturday, April 17, Eastern time" in text


def test_what_begins_later_never_stands_higher_on_the_other_side() -> None:
    day = split_day()
    (split,) = (band for band in day.bands if band.tracks)
    late = entry("Begins late", at("13:45"))
    early = entry("Begins early", at("09:50"), notes=("word " * 80,))
    tracks = (
        replace(split.tracks[0], entries=(early,)),
        replace(split.tracks[1], entries=(entry("Equal", at("09:50")), late)),
    )
    document = pypdfium2.PdfDocument(draw(schedule(replace(day, bands=(Band(tracks=tracks),)))).pdf)
    tops = {}
    for title in ("Begins early", "Equal", "Begins late"):
        text = document[0].get_textpage()
        index, count = text.search(title).get_next()
        tops[title] = text.get_charbox(index)[3]
        assert count == len(title)
    assert tops["Begins early"] == pytest.approx(tops["Equal"], abs=1.5)
    assert tops["Begins late"] < tops["Equal"]
    document.close()


def test_a_split_day_over_two_pages_loses_nothing_and_repeats_its_heads() -> None:
    day = split_day()
    (split,) = (band for band in day.bands if band.tracks)
    tracks = tuple(
        replace(
            track,
            entries=tuple(
                entry(f"{track.letter} number {n}", at(f"{9 + n // 4:02}:{15 * (n % 4):02}"),
                      notes=("word " * 30,))
                for n in range(16)
            ),
        )
        for track in split.tracks
    )  # fmt: skip
    made = schedule(replace(day, bands=(Band(tracks=tracks),)))
    drawing = draw(made)
    text = words_of(drawing.pdf)
    assert text.count("Group A") == drawing.pages
    assert all(f"B number {n}" in text for n in range(16))
    assert failures(drawing.pdf) == {}


def test_markup_in_a_title_is_a_title() -> None:
    title = "<b>Bold</b> & <script>alert(1)</script> {name} %s \\n"
    assert title in words_of(draw(schedule(together(entry(title, at("09:00"))))).pdf)


def test_letters_without_a_glyph_are_noticed_and_the_others_stand() -> None:
    made = schedule(together(entry("ガルセッティ (Garcetti), Mayor", at("09:00"))))
    drawing = draw(made)
    assert "(Garcetti), Mayor" in words_of(drawing.pdf)
    (notice,) = drawing.notices
    assert notice.item == made.days[0].bands[0].entries[0].id
    assert notice.field == "title"
    assert failures(drawing.pdf) == {}


@pytest.mark.parametrize("name", ["ياسمين بن حدو", "שלום רב", "دار السلام"])
def test_right_to_left_words_are_shaped_and_read_back_in_order(name: str) -> None:
    drawing = draw(schedule(together(entry(name, at("09:00")))))
    assert drawing.notices == ()
    assert failures(drawing.pdf) == {}
    # every word is found; in which order a reader gives them is its own affair, and PDFium turns
    # the two letters of lam-alef round
    readers = [text for text in (words_of(drawing.pdf), words_by_poppler(drawing.pdf)) if text]
    for word in plain(name).split():
        assert any(word in text for text in readers)
    assert name in actual_texts(drawing.pdf)  # for those who listen


def test_right_to_left_words_among_others_are_all_there() -> None:
    said = "Meeting 12:30 with ياسمين بن حدو, room 4 (الطابق 2)"
    drawing = draw(schedule(together(entry(said, at("09:00")))))
    for text in filter(None, (words_of(drawing.pdf), words_by_poppler(drawing.pdf))):
        for word in ("Meeting", "12:30", "ياسمين", "بن", "حدو,", "room", "الطابق"):
            assert word.strip(",") in text


@pytest.mark.parametrize("typed", ["a 😀 party", "田中さん", "✓ done"])
def test_what_has_no_glyph_is_noticed_and_still_there_for_who_copies_it(typed: str) -> None:
    drawing = draw(schedule(together(entry(typed, at("09:00")))))
    assert len(drawing.notices) == 1
    assert typed in words_of(drawing.pdf)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("<b>x</b> &amp; <img src='file:///etc/passwd'>", None),
        ("=HYPERLINK(1) <para> & </font", None),
        ("over\u202eride\u202c", "override"),
        ("bell\x07 tab\tnew", "bell tab new"),
        ("a\u0301 e\u0323\u0301", "á ẹ́"),
    ],
)
def test_what_was_typed_is_seen(typed: str, seen: str | None) -> None:
    drawing = draw(schedule(together(entry(typed, at("09:00")))))
    assert plain(seen or typed) in words_of(drawing.pdf)
    assert failures(drawing.pdf) == {}


@pytest.mark.parametrize("letter", ["x", "م", "😀", "न"])
def test_ten_thousand_letters_without_a_space_are_all_there(letter: str) -> None:
    drawing = draw(schedule(together(entry(letter * 10_000, at("09:00")))))
    text = words_of(drawing.pdf)
    assert text.count(letter) >= 10_000


def test_figures_of_the_time_column_line_up() -> None:
    fonts.load()
    for font in (fonts.FIGURES, fonts.BOLD_FIGURES):
        assert len({width(digit, font, 10) for digit in "0123456789\u2007"}) == 1


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=80)


@given(text=texts, measure=st.floats(20, 300))
def test_no_line_is_wider_than_its_cell_and_no_letter_is_lost(text: str, measure: float) -> None:
    lines = broken(text, fonts.REGULAR, 9.5, measure)
    for line in lines:
        assert len(line) == 1 or width(line, fonts.REGULAR, 9.5) <= measure
    kept = "".join("".join(lines).split())
    assert kept == "".join(text.split())


@given(text=texts, measure=st.floats(40, 300))
def test_balancing_changes_no_number_of_lines(text: str, measure: float) -> None:
    plainly = broken(text, fonts.BOLD, 11, measure)
    assert len(balanced(text, fonts.BOLD, 11, measure)) == len(plainly)


times = st.one_of(
    st.builds(
        When,
        state=st.sampled_from(["exact", "approximate"]),
        start=st.times().map(lambda each: time(each.hour, each.minute)),
    ),
    st.builds(When, state=st.just("to-be-determined")),
)
entries = st.builds(
    entry,
    title=texts.filter(str.strip),
    when=times,
    kind=st.sampled_from(["meeting", "transfer", "meal"]),
    status=st.sampled_from(["confirmed", "proposed", "cancelled"]),
    people=st.lists(st.builds(Met, name=texts, title=texts), max_size=3).map(tuple),
    place=st.none() | st.builds(Place, name=texts),
    notes=st.lists(texts, max_size=2).map(tuple),
)


@given(own=st.lists(entries, max_size=12), reader=st.sampled_from([("letter", 12), ("a4", 24)]))
def test_any_day_can_be_drawn_and_is_valid(own: list[Entry], reader: tuple[str, int]) -> None:
    size, clock = reader
    made: Any = schedule(together(*own), size=size, clock=clock)
    drawing = draw(made)
    assert drawing.pages >= 1
    assert failures(drawing.pdf) == {}
