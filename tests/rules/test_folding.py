"""Text made comparable, and words found in it."""

import pytest
from builders import a_person

from planner.rules.folding import folded, holds, searched, slug, spellings, wanted_words
from planner.rules.names import called, names_of


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  Two  Words ", "two words"),
        ("Šárka  Ħørđ", "sarka hord"),
        ("Łódź – Þórður’s ‘straße’", "lodz - thordur's 'strasse'"),
        ("Œuvre Ærø ıð", "oeuvre aero id"),
    ],
)
def test_case_accents_and_doubled_blanks_go(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_umlauts_are_found_by_both_spellings() -> None:
    assert spellings("Zoë") == "zoe"
    assert spellings("Müller") == "muller mueller"
    assert spellings("Åse Ørsä") == "ase orsa aase oersae"
    assert spellings("Jörg") == "jorg joerg"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Programmes, “Youth”", ("program", "youth")),
        ("after-schools", ("after", "school")),
        ("buses glass less", ("buse", "glass", "less")),
        ("days trips ;", ("days", "trip")),
    ],
)
def test_words_typed_lose_their_plural_and_what_stands_around(
    typed: str, words: tuple[str, ...]
) -> None:
    assert wanted_words(typed) == words


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("After-school programme", "afterschool program", True),
        ("Afterschool program", "after-school", True),
        ("After-school programme", "program after", True),
        ("After-school programme", "after work", False),
        ("The tea chest", "teach", False),  # a short word stands in one piece
        ("The tea cher", "teache", True),
    ],
)
def test_words_stand_apart_or_in_one(text: str, typed: str, found: bool) -> None:
    assert holds(searched(text), wanted_words(typed)) is found


def test_a_key_is_of_plain_letters_and_bounded() -> None:
    assert slug("Łódź & Orlando/2") == "lodz-orlando-2"
    assert slug("x" * 59 + " y") == "x" * 59
    assert slug("…") == "exchange"


def test_a_person_is_found_by_id_else_by_every_name() -> None:
    ada, other = a_person("Lee", given_name="Ada", native_name="李"), a_person("Moreau")
    people = [other, ada]
    assert called(people, f" {str(ada.id).upper()} ") == [ada]
    for typed in ("ada lee", "Lee Ada", "LEE, Ada", "李"):
        assert called(people, typed) == [ada], typed
    assert called(people, "Ada") == []
    assert called([ada, a_person("Lee", given_name="Ada")], "Ada Lee")[1] is not ada
    assert names_of(a_person("Lee", given_name=None)) == {"lee", "lee,"}
