import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Refused
from planner.store.phrase import LENGTH, make_phrase, read_phrase, words

PHRASES = st.lists(st.sampled_from(words()), min_size=LENGTH, max_size=LENGTH)


def test_a_phrase_is_worth_120_bits() -> None:
    assert len(words()) == len(set(words())) == 2**10
    assert LENGTH * 10 == 120


def test_the_words_are_short_and_told_apart_by_their_first_four_letters() -> None:
    assert list(words()) == sorted(words())
    assert all(4 <= len(word) <= 8 and set(word) <= set(string.ascii_lowercase) for word in words())
    assert len({word[:4] for word in words()}) == len(words())


def slips(word: str) -> set[str]:
    """Everything one slip can make of a word."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    missing = {a + b[1:] for a, b in halves if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    wrong = {a + letter + b[1:] for a, b in halves if b for letter in string.ascii_lowercase}
    too_many = {a + letter + b for a, b in halves for letter in string.ascii_lowercase}
    return (missing | swapped | wrong | too_many) - {word}


def test_no_slip_makes_one_word_of_another() -> None:
    known = set(words())
    assert not [(word, slips(word) & known) for word in words() if slips(word) & known]


def test_each_phrase_is_another() -> None:
    made = {make_phrase() for _ in range(50)}
    assert len(made) == 50
    assert all(read_phrase(phrase) == phrase for phrase in made)


@given(PHRASES, st.data())
def test_how_it_is_typed_does_not_matter(phrase: list[str], data: st.DataObject) -> None:
    between = st.sampled_from([" ", "  ", "-", ", ", "\n", "\r\n", "\t", "\n7. ", "\u00a0", " – "])
    looks = st.sampled_from([str, str.upper, str.title])
    typed = "".join(data.draw(looks)(word) + data.draw(between) for word in phrase)
    assert read_phrase(f" 1. {typed}") == " ".join(phrase)


def test_accents_are_folded() -> None:
    phrase = ["cabin"] * LENGTH
    assert read_phrase(" ".join(["Càbïn", "cabi\u0301n", *phrase[2:]])) == " ".join(phrase)


def test_a_saved_sheet_with_its_heading_is_read() -> None:
    lines = [f"{at:>2}  {word}" for at, word in enumerate(["cabin"] * LENGTH, start=1)]
    sheet = "\n".join(["Recovery phrase of garden.db", "", *lines, ""])
    assert read_phrase(sheet) == " ".join(["cabin"] * LENGTH)


def test_a_mistyped_word_is_named_with_the_one_that_was_meant() -> None:
    typed = " ".join(["cabin"] * (LENGTH - 1) + ["gardne"])
    with pytest.raises(Refused) as refused:
        read_phrase(typed)
    assert str(refused.value) == (
        "“gardne” is not a word of a recovery phrase; did you mean “garden”?"
    )
    assert refused.value.field == "phrase"


def test_a_word_like_none_is_named_without_a_guess() -> None:
    with pytest.raises(Refused, match=r"^“zzzqqq” is not a word of a recovery phrase\.$"):
        read_phrase("cabin zzzqqq")


@pytest.mark.parametrize("count", [0, 1, LENGTH - 1, LENGTH + 1])
def test_too_few_or_too_many_words_are_counted(count: int) -> None:
    with pytest.raises(Refused, match=f"has 12 words; this has {count}"):
        read_phrase(" ".join(["cabin"] * count))


@given(st.text())
def test_any_text_is_a_phrase_or_refused(typed: str) -> None:
    with suppress(Refused):
        assert read_phrase(read_phrase(typed)) == read_phrase(typed)
