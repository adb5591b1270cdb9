"""What holds of every paper, whatever is in it: no text overlaps, leaves the page or is lost."""

import dataclasses
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from reading import assert_laid_out, plain, words_of
from visits import an_exchange, an_order

from planner.documents.papers import PAPERS
from planner.editions.making import copies_of
from planner.editions.values import Edition

EXAMPLES = int(os.environ.get("EXAMPLES", "12"))
LETTERS = st.characters(
    codec="utf-8", categories=("Lu", "Ll", "Nd", "Pd", "Po", "Sm", "Sc"), max_codepoint=0x4FF
)
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from("  -/<&>{}ñŁ")), max_size=200)
SHORT = "z"


def drawn(
    paper: str, shape: dict[str, Any], reader: dict[str, Any]
) -> tuple[Edition, bytes] | None:
    order = an_order(an_exchange(**shape), "internal", paper, **reader)
    copies = copies_of(paper, order)
    if not copies:
        return None
    return copies[0].edition, PAPERS[paper](copies[0].edition).pdf


def texts_in(value: Any) -> Iterator[str]:
    """Every text of an edition, in order; two editions of one shape give as many."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))


def closed(text: str) -> str:
    """Without blanks: a text may go over a line anywhere."""
    return "".join(plain(text).split())


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    paper=st.sampled_from(list(PAPERS)),
    shape=st.fixed_dictionaries(
        {
            "delegates": st.integers(0, 9),
            "items": st.integers(0, 9),
            "days": st.integers(0, 5),
            "groups": st.integers(0, 4),
        }
    ),
    say=TEXTS,
    reader=st.sampled_from([{"size": "letter", "clock": 12}, {"size": "a4", "clock": 24}]),
)
def test_nothing_overlaps_leaves_the_page_or_is_lost(
    paper: str, shape: dict[str, Any], say: str, reader: dict[str, Any]
) -> None:
    text = f"{SHORT}{say}{SHORT}"
    long = drawn(paper, {**shape, "say": text, "name": text}, reader)
    short = drawn(paper, {**shape, "say": SHORT * 2, "name": SHORT * 2}, reader)
    if long is None or short is None:
        assert shape["delegates"] == 0
        return
    assert_laid_out(long[1])
    there, before = closed(words_of(long[1])), closed(words_of(short[1]))
    for said, usual in zip(texts_in(long[0]), texts_in(short[0]), strict=True):
        if SHORT * 2 in usual and closed(usual) in before:  # it has a place on this paper
            # a reader turns the words of a line round where the panel is turned
            parts = said.split() if paper == "pocket-schedule" else [said]
            assert all(closed(part) in there for part in parts), said
