"""Values made up by hypothesis for exchange files; their ids come out of a small stock."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Json = dict[str, Any]
Given = SearchStrategy[Any]

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)
names = texts.filter(str.strip)
lines = names.filter(lambda text: "\n" not in text)
dates = st.dates(date(1990, 1, 1), date(2100, 12, 31))
days = dates.map(date.isoformat)
clocks = st.times().map(lambda time: f"{time:%H:%M}")
flags = st.booleans()
zones = st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Tokyo", "Pacific/Honolulu"])
countries = st.sampled_from(["FR", "US", "BE", "JP"])
cities = st.fixed_dictionaries(
    {"name": st.sampled_from(["Nantes", "Orlando", "Clarkston", "Nowhere", "Łódź"])},
    optional={"country": countries, "region": names, "zone": zones},
) | st.fixed_dictionaries({"name": st.none(), "country": countries})


def words(kind: type[StrEnum]) -> Given:
    return st.sampled_from([member.value for member in kind])


def some(**fields: Given) -> SearchStrategy[Json]:
    """An object in which each key may be missing or null."""
    return st.fixed_dictionaries(
        {}, optional={key: value | st.none() for key, value in fields.items()}
    )


def in_order(first: str, last: str) -> SearchStrategy[Json]:
    both = st.tuples(dates, dates).map(sorted)
    ordered = both.map(lambda pair: {first: str(pair[0]), last: str(pair[1])})
    return ordered | st.fixed_dictionaries({}, optional={first: days}) | st.just({})


def ids(kind: int, most: int = 3) -> SearchStrategy[list[str]]:
    """Some ids out of a small stock, so that two files often speak of the same things."""
    stock = [str(UUID(int=(kind << 16) + number)) for number in range(1, most + 1)]
    return st.lists(st.sampled_from(stock), unique=True, max_size=most)


def one_of(known: Sequence[str]) -> Given:
    return st.sampled_from(known) if known else st.none()


def several(known: Sequence[str]) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(known), unique=True) if known else st.just([])


def who(groups: Sequence[str], delegates: Sequence[str]) -> Given:
    chosen = some(groups=several(groups), delegates=several(delegates))
    return st.just("everyone") | chosen
