"""Entries become steps as two plain stacks would hold them, however often there and back."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from planner.store.steps import Step, Steps

DEEDS = st.lists(st.sampled_from(["do", "nudge", "undo", "redo"]), max_size=40)


@given(DEEDS)
def test_steps_are_two_stacks(deeds: list[str]) -> None:
    steps, numbers = Steps(), count(1)
    past: list[tuple[int, ...]] = []  # the entries to take back, the newest first
    future: list[tuple[int, ...]] = []
    joinable = False
    for deed in deeds:
        if deed in ("undo", "redo"):
            stack, other = (past, future) if deed == "undo" else (future, past)
            step = steps.to_undo if deed == "undo" else steps.to_redo
            assert step.entries == (stack[-1] if stack else ())
            if stack:
                made = [next(numbers) for _ in stack.pop()]
                for number, taken in zip(made, step.entries, strict=True):
                    steps.hear(number, taken)
                other.append(tuple(reversed(made)))
            joinable = False
            continue
        number, joins = next(numbers), None
        if deed == "nudge" and joinable:
            before = past.pop()
            joins = before[0]
            past.append((number, *before))
        else:
            past.append((number,))
        future.clear()
        joinable = True
        steps.hear(number, None, joins, f"{deed} {number}")
    assert steps.to_undo.entries == (past[-1] if past else ())
    assert steps.to_redo.entries == (future[-1] if future else ())
    standing = sorted((number for step in past for number in step), reverse=True)
    assert steps.standing == standing


def test_a_step_is_called_by_what_was_done_last_of_it() -> None:
    steps = Steps()
    steps.hear(1, None, None, "Move it")
    steps.hear(2, None, 1, "Move it again")
    assert steps.to_undo == Step((2, 1), "Move it again")
    steps.hear(3, 2)
    steps.hear(4, 1)
    assert (steps.to_undo, steps.to_redo) == (Step(), Step((4, 3), "Move it again"))


def test_what_is_forgotten_is_offered_no_more() -> None:
    steps = Steps()
    steps.hear(1, None)
    steps.hear(2, None)
    steps.forget([2])
    assert steps.to_undo == Step((1,))


def test_taking_back_what_nobody_told_of_is_taken_back_itself() -> None:
    steps = Steps()
    steps.hear(7, 3)
    assert steps.standing == [7]
