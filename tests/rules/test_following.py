"""Who comes from where, as a plain search finds it, in steps that do not grow as its square."""

from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.following import following


@dataclass(frozen=True, slots=True)
class Thing:
    place: int
    people: int


def things(masks: list[int]) -> list[Thing]:
    return [Thing(place, people) for place, people in enumerate(masks)]


def searched(told: list[Thing]) -> list[tuple[Thing, Thing, int]]:
    """For each thing back through all before it, until everybody is found."""
    found = []
    for at, later in enumerate(told):
        rest = later.people
        for earlier in reversed(told[:at]):
            if shared := rest & earlier.people:
                found.append((earlier, later, shared))
                rest ^= shared
    return found


@given(st.lists(st.integers(0, 2**7 - 1), max_size=40))
def test_each_comes_from_the_last_thing_they_had(masks: list[int]) -> None:
    told = things(masks)
    assert list(following(told)) == searched(told)


class Counted(int):
    """People, counting every time they are compared with others."""

    steps = 0

    def __and__(self, other: int) -> "Counted":
        Counted.steps += 1
        return Counted(int(self) & int(other))

    __rand__ = __and__

    def __xor__(self, other: int) -> "Counted":
        return Counted(int(self) ^ int(other))

    __rxor__ = __xor__

    def __or__(self, other: int) -> "Counted":
        return Counted(int(self) | int(other))

    __ror__ = __or__

    def __neg__(self) -> "Counted":
        return Counted(-int(self))


def steps(masks: list[int]) -> tuple[int, int]:
    """How many comparisons it takes, and how many pairs there are."""
    told = things([Counted(mask) for mask in masks])
    Counted.steps = 0
    pairs = sum(1 for _ in following(told))
    return Counted.steps, pairs


SIZES = (100, 1_000, 10_000)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "program",
    [
        lambda n, chance: 1 << n,  # everybody has one thing
        lambda n, chance: 1 << n % 500,  # as many tracks as that, in turn
        lambda n, chance: 1 << min(n, 5_000 - n) if n <= 5_000 else 1 << n,  # there and back
        lambda n, chance: 0b11 << chance.randrange(2_000),  # two of many
        lambda n, chance: 2**30 - 1 if n % 2 else 1 << n % 30,  # all, one, all, another
        lambda n, chance: 2**5_000 - 1,  # all of very many
    ],
    ids=["once", "in turn", "there and back", "pairs", "all and one", "all"],
)
def test_it_takes_few_steps_a_thing(size: int, program: object) -> None:
    chance = Random(size)
    masks = [program(n, chance) for n in range(size)]  # type: ignore[operator]
    took, pairs = steps(masks)
    everybody = max(masks).bit_length()
    assert took <= 8 * (size + pairs) + 2 * everybody
