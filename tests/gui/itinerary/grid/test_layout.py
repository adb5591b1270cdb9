"""Whatever there is on a day, all of it is seen, and nothing lies over another."""

import os
from itertools import combinations, count

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.gui.itinerary.grid.layout import (
    LEAST,
    READABLE,
    Column,
    Scale,
    Stretch,
    crowds,
    lanes_needed,
    lay_out,
    spread,
)

SCALE = Scale(36)
TWO = spread([[1, 1]], 700, left=52)
KEYS = count()
EXAMPLES = int(os.environ.get("EXAMPLES", "60"))


def at(columns: tuple[int, ...], start: float, end: float) -> Stretch:
    """A stretch by its hours."""
    return Stretch(next(KEYS), columns, round(start * 60), round(end * 60))


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Stretch], list[Column], Scale]:
    strips = draw(st.integers(1, 5))
    stretches = []
    for number in range(draw(st.integers(0, 14))):
        columns = draw(st.sets(st.integers(0, strips - 1), min_size=1))
        start = draw(st.integers(0, 24 * 12 - 1)) * 5
        length = draw(st.sampled_from((0, 5, 15, 30, 45, 60, 90, 240, 900)))
        stretches.append(Stretch(number, tuple(columns), start, start + length))
    width = draw(st.integers(60, 2000))
    return stretches, spread([[1] * strips], width, left=52), Scale(draw(st.integers(28, 120)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(days())
def test_all_is_seen_and_nothing_lies_over_another(
    day: tuple[list[Stretch], list[Column], Scale],
) -> None:
    stretches, columns, scale = day
    boxes = lay_out(stretches, columns, scale)
    for one, other in combinations(boxes, 2):
        shared = one.rect.intersected(other.rect)
        assert shared.width() < 1e-6 or shared.height() < 1e-6, (one, other)
    for stretch in stretches:
        own = [box for box in boxes if box.key == stretch.key]
        seen = [column for box in own for column in range(box.first, box.last + 1)]
        assert sorted(seen) == sorted(set(stretch.columns))
        for box in own:
            assert box.rect.top() == scale.y(stretch.start)
            assert box.rect.height() >= max(LEAST, scale.y(stretch.end - stretch.start)) - 1e-6
            assert box.rect.width() > 0
            assert box.rect.left() > columns[box.first].left
            edge = columns[box.last]
            assert box.rect.right() < edge.left + edge.width


@settings(max_examples=EXAMPLES, deadline=None)
@given(days())
def test_what_meets_nothing_has_all_the_width(
    day: tuple[list[Stretch], list[Column], Scale],
) -> None:
    stretches, columns, scale = day
    boxes = lay_out(stretches, columns, scale)
    for stretch in stretches:
        end = max(stretch.end, stretch.start + scale.least)
        if not any(
            other.key != stretch.key
            and set(other.columns) & set(stretch.columns)
            and other.start < end
            and stretch.start < max(other.end, other.start + scale.least)
            for other in stretches
        ):
            assert {box.lanes for box in boxes if box.key == stretch.key} == {1}


def test_what_is_for_all_stands_across_the_columns() -> None:
    (box,) = lay_out([at((0, 1), 9, 10.5)], TWO, SCALE)
    assert (box.first, box.last) == (0, 1)
    assert (box.rect.left(), box.rect.width()) == (56, 692)
    assert (box.rect.top(), box.rect.height()) == (9 * 36, 54)


def test_two_at_once_stand_side_by_side_and_a_third_uses_the_lane_that_is_free() -> None:
    first, second, third = at((0,), 14.25, 15.75), at((0,), 15.25, 16.25), at((0,), 15.75, 17)
    boxes = {box.key: box for box in lay_out([first, second, third], TWO, SCALE)}
    assert [boxes[each.key].lane for each in (first, second, third)] == [0, 1, 0]
    assert {box.lanes for box in boxes.values()} == {2}


def test_what_is_for_all_gives_room_only_where_it_clashes() -> None:
    everyone, one = at((0, 1), 9, 11), at((1,), 10, 12)
    boxes = [box for box in lay_out([everyone, one], TWO, SCALE) if box.key == everyone.key]
    assert [(box.first, box.last, box.lanes) for box in boxes] == [(0, 0, 1), (1, 1, 2)]


def test_columns_that_are_no_neighbors_have_a_box_each() -> None:
    three = spread([[1, 1, 1]], 900)
    boxes = lay_out([at((0, 2), 9, 10)], three, SCALE)
    assert [(box.first, box.last) for box in boxes] == [(0, 0), (2, 2)]


def test_a_moment_is_as_high_as_a_line_of_text() -> None:
    (box,) = lay_out([at((0,), 9, 9)], TWO, SCALE)
    assert box.rect.height() >= LEAST


def test_two_that_are_for_all_stand_side_by_side_in_each_column() -> None:
    """Half of the day's width would be the column of one group."""
    plan, rain = at((0, 1), 10, 11), at((0, 1), 10, 11)
    boxes = lay_out([plan, rain], TWO, SCALE)
    assert [(box.first, box.last, box.lane) for box in boxes if box.key == plan.key] == [
        (0, 0, 0),
        (1, 1, 0),
    ]
    assert {box.lanes for box in boxes} == {2}


def test_a_day_with_more_side_by_side_is_wider() -> None:
    columns = spread([[1], [1, 1], [1], [2, 2]], 700)
    assert [round(column.width) for column in columns] == [117, 88, 88, 117, 146, 146]
    assert round(columns[-1].left + columns[-1].width) == 700
    assert spread([[9, 9], [1]], 350)[0].width == 125, "and leaves the others some room"


def test_lanes_are_counted_by_column() -> None:
    stretches = [at((0, 1), 9, 10), at((1,), 11, 13), at((1,), 12, 14), at((2,), 9, 10)]
    assert lanes_needed(stretches, 3, SCALE) == [1, 2, 1]


@settings(max_examples=EXAMPLES, deadline=None)
@given(days())
def test_what_is_too_narrow_to_be_read_stands_in_one_crowd(
    day: tuple[list[Stretch], list[Column], Scale],
) -> None:
    stretches, columns, scale = day
    boxes = lay_out(stretches, columns, scale)
    found = crowds(boxes, columns)
    narrow = [box.key for box in boxes if box.lanes > 1 and box.rect.width() < READABLE]
    assert sorted(key for crowd in found for key in crowd.keys) == sorted(narrow)
    assert all(len(crowd.keys) > 1 for crowd in found)
    kept = [box.rect for box in boxes if box.lanes == 1 or box.rect.width() >= READABLE]
    for one, other in combinations([*(crowd.rect for crowd in found), *kept], 2):
        shared = one.intersected(other)
        assert shared.width() < 1e-6 or shared.height() < 1e-6
