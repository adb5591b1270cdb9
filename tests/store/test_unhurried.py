"""Long lists in short steps."""

from hypothesis import given
from hypothesis import strategies as st

from planner.store.unhurried import in_steps


@given(st.lists(st.tuples(st.integers(0, 9), st.integers())), st.integers(1, 5))
def test_sorting_in_steps_is_sorting(things: list[tuple[int, int]], run: int) -> None:
    def key(each: tuple[int, int]) -> int:
        return each[0]

    assert in_steps(things, key, run) == sorted(things, key=key)
