"""Papers in every language, and in two at once: valid, laid out, each word under its language."""

import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import cycle
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from amounts import TORTURE

sys.path.insert(0, str(Path(__file__).parent))
from reading import failures, language_of, plain, words_of
from test_every_paper import assert_laid_out
from visits import an_exchange, an_order

from planner.documents.papers import PAPERS
from planner.editions.making import copies_of
from planner.wording import Both, known, wording

LANGUAGES = [*list(known())[1:], "en+fr", "en+de", "sv+es"]
EVERY = [(paper, language) for paper in PAPERS for language in LANGUAGES]
SOME = list(zip(PAPERS, cycle(LANGUAGES), strict=False))
PAIRS = EVERY if TORTURE else [*SOME, ("daily-schedule", "en+fr")]


@cache
def drawn(paper: str, language: str, size: str = "a4", clock: int = 24) -> bytes:
    order = an_order(an_exchange(), "internal", paper, size=size, clock=clock, language=language)
    return PAPERS[paper](copies_of(paper, order)[0].edition).pdf


@pytest.mark.parametrize(("paper", "language"), dict.fromkeys(PAIRS))
def test_it_is_valid_laid_out_and_says_its_name(paper: str, language: str) -> None:
    pdf = drawn(paper, language)
    assert failures(pdf) == {}
    assert_laid_out(pdf)
    first, _, second = language.partition("+")
    assert language_of(pdf) == first
    document = pypdfium2.PdfDocument(pdf)
    title = document.get_metadata_dict()["Title"]
    document.close()
    assert plain(wording(first).say(f"papers.{paper}")) in plain(title)
    assert not second or plain(wording(second).say(f"papers.{paper}")) in plain(title)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if "+" not in each])
def test_no_english_is_left_on_it(language: str) -> None:
    """Of all fixed words of English that are longer, none that the language does not share."""
    text = words_of(drawn("daily-schedule", language)) + words_of(drawn("contact-sheet", language))
    own = " ".join(str(entry) for entry in wording(language).words("papers").values())
    for entry in wording("en").words("papers").values():
        if isinstance(entry, str) and len(entry) > 8 and "{" not in entry and entry not in own:
            assert plain(entry) not in text, entry


def test_a_bilingual_day_has_a_column_in_each_language() -> None:
    pdf = drawn("daily-schedule", "en+fr")
    text = words_of(pdf)
    for said in (
        "Sunday 11 April 2027", "dimanche 11 avril 2027", "English", "Français", "Item 0.0",
        "Réunion", "To be confirmed", "À confirmer", "Overnight", "Nuit", "Host 0.1",
        "– 08:25", "Eastern time · heure de l’Est",
    ):  # fmt: skip
        assert plain(said) in text, said
    document = pikepdf.open(BytesIO(pdf))
    told = list(_elements(document.Root.StructTreeRoot))
    assert str(document.Root.Lang) == "en"
    french = [each for each in told if str(each.get("/Lang", "")) == "fr"]
    assert {str(each.S) for each in french} >= {"/TD", "/Span", "/P"}
    columns = [each for each in french if str(each.S) == "/TD"]
    rows = [each for each in told if str(each.S) == "/TR"]
    assert 0 < len(columns) < len(rows)


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def test_what_has_no_language_stands_once() -> None:
    text = words_of(drawn("daily-schedule", "en+fr"))
    alone = words_of(drawn("daily-schedule", "fr"))
    for entered in ("Item 0.1", "400 South Orange Avenue", "+1 407 555 0142"):
        assert text.count(entered) == alone.count(entered)
    assert isinstance(wording("en+fr").say("papers.overnight"), Both)


@pytest.mark.parametrize("language", ["fr", "en+nb"])
def test_the_same_bytes_again(language: str) -> None:
    first = drawn("daily-schedule", language)
    drawn.cache_clear()
    assert drawn("daily-schedule", language) == first


@pytest.mark.parametrize("paper", ["daily-schedule", "personal-schedule", "pocket-schedule"])
def test_a_place_to_meet_at_has_no_language_and_stands_once(paper: str) -> None:
    text = words_of(drawn(paper, "en+fr"))
    assert "Meet · Rendez-vous: Front door" in text
    assert "Meet: Front door" not in text
