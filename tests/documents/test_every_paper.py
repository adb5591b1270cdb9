"""What holds of every paper for every reader, whatever is in the visit."""

import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading import assert_laid_out, failures, language_of, plain, words_by_poppler, words_of
from visits import an_exchange, an_order

from planner.documents.papers import PAPERS
from planner.editions.audiences import AUDIENCES
from planner.editions.making import copies_of
from planner.editions.values import RoomingList
from planner.model import Exchange

VISITS = {
    "usual": {},
    "nothing at all": {"delegates": 0, "days": 0},
    "nobody yet": {"delegates": 0, "days": 2},
    "one item a day": {"items": 1, "days": 3, "delegates": 1, "groups": 0},
    "forty items a day": {"items": 40, "days": 2},
    "forty delegates": {"delegates": 40, "days": 3, "groups": 4},
    "names of eighty letters": {"name": "Wolfeschlegelsteinhausen" * 3 + "bergerdorff"},
    "a month": {"days": 31, "items": 2},
    "any script, and what directs it": {
        "say": " 🎉👩‍👩‍👧✓ لقاء مع רئيسة ארוחה \u202e\u2066<b>&amp;\u2069\u200f =1+1 ",
        "name": "🎉 ياسمين \u202eKerbrat",
    },
}
SHAPES = [("letter", 12), ("a4", 24)]


def readers_of(paper: str) -> list[str]:
    return [each.name for each in AUDIENCES.values() if paper in each.papers]


@cache
def drawn(visit: str, paper: str, size: str, clock: int) -> bytes:
    return one(an_exchange(**VISITS[visit]), paper, size, clock)


def one(exchange: Exchange, paper: str, size: str = "letter", clock: int = 12) -> bytes:
    """The first copy there is of a paper for our own staff, who see most."""
    order = an_order(exchange, "internal", paper, size=size, clock=clock)
    copies = copies_of(paper, order)
    return PAPERS[paper](copies[0].edition).pdf if copies else b""


ALL = [
    (visit, paper, size, clock)
    for visit in VISITS
    for paper in PAPERS
    for size, clock in SHAPES
    if size == "letter" or visit in ("usual", "names of eighty letters")
]


@pytest.mark.parametrize(("visit", "paper", "size", "clock"), ALL)
def test_it_is_valid_and_nothing_overlaps_or_leaves_the_page(
    visit: str, paper: str, size: str, clock: int
) -> None:
    pdf = drawn(visit, paper, size, clock)
    if not pdf:
        assert paper == "personal-schedule"
        return
    assert failures(pdf) == {}
    assert_laid_out(pdf)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_edition_gives_the_same_bytes(paper: str) -> None:
    assert one(an_exchange(), paper) == one(an_exchange(), paper)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("size", ["letter", "a4"])
def test_it_has_a_title_a_language_and_bookmarks(paper: str, size: str) -> None:
    pdf = drawn("usual", paper, size, 12 if size == "letter" else 24)
    document = pypdfium2.PdfDocument(pdf)
    title = document.get_metadata_dict()["Title"]
    assert "Delegation of Nantes" in title
    assert "Internal copy" in title
    of_an_issue = paper not in ("feedback-form", "thank-you-list", "after-action")
    assert ("DRAFT" in title) == of_an_issue
    text = words_of(pdf)
    assert of_an_issue or not any(said in text for said in ("DRAFT", "Draft", "not issued"))
    if paper not in ("badges", "tent-cards", "pocket-schedule"):
        assert list(document.get_toc())
    document.close()
    assert language_of(pdf) == "en"


@pytest.mark.parametrize("paper", PAPERS)
def test_two_readers_find_the_same_words(paper: str) -> None:
    pdf = drawn("one item a day", paper, "letter", 12)
    by_poppler = words_by_poppler(pdf)
    if by_poppler is not None:
        ours, theirs = Counter(words_of(pdf).split()), Counter(by_poppler.split())
        assert paper not in ("roster", "program-book") or "ياسمين" in ours
        # the edge of a draft is set apart letter by letter, which is words to one of them
        edge, letters = ours - theirs, theirs - ours
        assert set(edge) <= {"DRAFT", "not", "issued"}, edge
        assert Counter("".join(edge.elements())) == letters


@pytest.mark.parametrize("paper", PAPERS)
def test_every_reader_gets_a_valid_copy(paper: str) -> None:
    for audience in readers_of(paper):
        order = an_order(an_exchange(), audience, paper)
        for copy in copies_of(paper, order)[:2]:
            drawing = PAPERS[paper](copy.edition)
            assert failures(drawing.pdf) == {}, audience


WHERE = {
    "change-notice": ("What has changed",),
    "feedback-form": ("Feedback form", "Item 0.1", "1 2 3 4 5", "The visit as a whole"),
    "after-action": ("After-action report", "In numbers", "Attendance", "Hosts met", "Feedback"),
    "thank-you-list": ("Thank-you list", "Hosts met", "Thank-you letter"),
    "national-itinerary": ("Orlando", "Lake Hotel", "AF 28"),
    "program-book": ("Young people", "Kerbrat-Oduya 0", "Item 1.0", "Orlando Hospital", "911"),
    "daily-schedule": ("Item 0.1", "City Hall", "Host 0.0", "400 South Orange Avenue"),
    "personal-schedule": ("Item 0.1", "City Hall", "Your journeys"),
    "pocket-schedule": ("Item 0.1", "City Hall"),
    "who-goes-where": ("Kerbrat-Oduya 2", "Rooms tonight"),
    "roster": ("Kerbrat-Oduya 2", "Deputy Mayor", "City of Nantes", "since 2020"),
    "contact-sheet": ("Host 0.1", "+1 407 555 0142", "+33 6 39 98 04 10"),
    "emergency-sheet": ("911", "Orlando Hospital", "Consulate of France"),
    "arrivals": ("AF 28", "1:20 p.m.", "3:45 p.m."),
    "vehicle-manifest": ("Coach 1", "20 seats", "Luis Ortega", "Kerbrat-Oduya 1"),
    "rooming-list": ("Lake Hotel", "Kerbrat-Oduya 2"),
    "access-list": ("City Hall", "February 29, 1980", "19FV77310"),
    "meal-list": ("Item 0.1", "1 × halal", "2 people not asked yet"),
    "press-copy": ("Item 0.2", "City Hall", "Kerbrat-Oduya 0"),
    "badges": ("Solenn", "Kerbrat-Oduya 0", "City of Nantes"),
    "tent-cards": ("Solenn Kerbrat-Oduya 0", "City of Nantes"),
}


@pytest.mark.parametrize("paper", PAPERS)
def test_what_must_stand_on_it_stands_on_it(paper: str) -> None:
    text = words_of(drawn("usual", paper, "letter", 12))
    for said in WHERE[paper]:
        assert plain(said) in text, said


@pytest.mark.parametrize(
    "paper",
    ["daily-schedule", "contact-sheet", "meal-list", "badges", "tent-cards", "who-goes-where"],
)
def test_ten_thousand_letters_in_every_field(paper: str) -> None:
    text = "q" * 10_000
    exchange = an_exchange(delegates=2, items=1, days=1, say=text, name=text, groups=0)
    pdf = one(exchange, paper)
    assert failures(pdf) == {}
    assert words_of(pdf).replace(" ", "").count("q") >= 10_000


@pytest.mark.parametrize("paper", ["badges", "tent-cards", "who-goes-where", "program-book"])
def test_names_that_no_card_and_no_band_holds_stand_at_the_end(paper: str) -> None:
    text = "w" * (1000 if paper == "program-book" else 3000)
    exchange = an_exchange(delegates=1, days=1, items=0, say=text, name=text, groups=0)
    exchange.program = text
    pdf = one(exchange, paper)
    assert_laid_out(pdf)
    said = "".join(words_of(pdf).split())
    if paper != "program-book":  # where the page turns within it
        assert (f"Orlando{text}" if paper == "who-goes-where" else f"Solenn{text}0") in said
    assert "Infull" in said


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_a_room_not_settled_yet_stands_on_one_line(size: str) -> None:
    (copy, *_) = copies_of("rooming-list", an_order(an_exchange(), "internal", size=size))
    assert isinstance(copy.edition, RoomingList)
    hotels = tuple(
        replace(each, beds=tuple(replace(bed, room=None, confirmation="K-1") for bed in each.beds))
        for each in copy.edition.hotels
    )
    beds = sum(len(each.beds) for each in hotels)
    pdf = PAPERS["rooming-list"](replace(copy.edition, hotels=hotels)).pdf
    document = pypdfium2.PdfDocument(pdf)
    said = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert beds > 5
    assert said.count("To be determined") == beds
