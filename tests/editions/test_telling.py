"""The line to say or send: short enough for one message, in the reader's language and clock."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from visits import an_exchange, an_order

from planner.editions.telling import LONGEST, as_of, to_tell
from planner.model import Exchange, Item, ItemStatus, Venue
from planner.wording import wording

SPOKEN = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "nl": "Dutch",
    "es": "Spanish",
    "sv": "Swedish",
    "nb": "Norwegian",
}
TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from(" -\n’ñßøЖيش"),
    min_size=1,
    max_size=240,
).filter(lambda text: bool(text.strip()))


def with_readers_of(language: str, say: str) -> Exchange:
    """Everybody is called something long, and reads this language."""
    exchange = an_exchange(delegates=2, items=4, days=2, say=say, name=say)
    for delegate in exchange.visits[0].delegates:
        delegate.person.languages = (SPOKEN[language],)
    return exchange


def to_another_time(item: Item, _said: str) -> None:
    item.start, item.end = time(14, 17), time(15, 49)


def to_another_place(item: Item, said: str) -> None:
    item.venue = Venue(name=said, room=said, address=said)


def under_another_title(item: Item, said: str) -> None:
    item.title = said


def called_off(item: Item, said: str) -> None:
    item.status, item.cancelled_by, item.cancelled_why = ItemStatus.CANCELLED, said, said


def met_by_nobody(item: Item, _said: str) -> None:
    item.contacts.clear()


Change = Callable[[Item, str], None]
CHANGES: tuple[Change, ...] = (
    to_another_time,
    to_another_place,
    under_another_title,
    called_off,
    met_by_nobody,
)


@given(st.sampled_from(sorted(SPOKEN)), st.sampled_from(CHANGES), TEXTS, st.integers(1, 8))
def test_no_line_is_longer_than_a_message(
    language: str, change: Change, said: str, count: int
) -> None:
    exchange = with_readers_of(language, said)
    order = replace(an_order(exchange, "internal"), made_on=date(2027, 2, 1))
    before = as_of(order)
    for item in exchange.visits[0].items[:count]:
        change(item, said + said)
    told = to_tell(order, before, 1)
    assert told
    for each in told:
        assert 0 < len(each.line) <= LONGEST
        assert each.line == each.line.strip()
        assert not re.search(r"[\n\r]|  ", each.line)


@pytest.mark.parametrize("language", SPOKEN)
def test_a_line_is_in_the_language_and_clock_of_its_reader(language: str) -> None:
    exchange = with_readers_of(language, "")
    order = an_order(exchange, "internal")
    before = as_of(order)
    item = exchange.visits[0].items[0]
    to_another_time(item, "")
    lines = {each.recipient.name: each.line for each in to_tell(order, before, 1)}
    line = lines[str(exchange.visits[0].delegates[0])].replace("\u00a0", " ")
    words, size = wording(language).first, "letter" if language == "en" else "a4"
    assert item.day is not None
    assert words.say("papers.changed-time") in line
    assert words.footer_date(item.day, size).replace("\u00a0", " ") in line
    twelve = "8:00 a.m. to 8:10 a.m. → 2:17 p.m. to 3:49 p.m."
    assert (twelve in line) == (language == "en")
    assert all(hour in line for hour in ("08:00", "08:10", "14:17", "15:49")) == (language != "en")


@pytest.mark.parametrize("language", SPOKEN)
def test_a_line_asked_for_in_one_language_is_in_it_for_everybody(language: str) -> None:
    exchange = with_readers_of("fr", "")
    order = an_order(exchange, "internal")
    order = replace(order, reader=replace(order.reader, language=language, clock=24, size="a4"))
    before = as_of(order)
    to_another_time(exchange.visits[0].items[0], "")
    read = "fr" if language == "en" else language  # English goes without asking
    said = wording(read).first.say("papers.changed-time")
    delegates = {str(each) for each in exchange.visits[0].delegates}
    lines = [each.line for each in to_tell(order, before, 1) if each.recipient.name in delegates]
    assert len(lines) == 2
    assert all(said in line for line in lines)


def test_where_it_is_now_is_the_last_that_is_left_out() -> None:
    exchange = an_exchange(delegates=1, items=1, days=1)
    (item,) = exchange.visits[0].items
    order = an_order(exchange, "internal")
    before = as_of(order)
    item.venue = Venue(name="New Hall", address="12 Long Street\n" * 12)
    (line, *_) = [each.line for each in to_tell(order, before, 1)]
    assert "City Hall → New Hall; Item 0.0" in line
