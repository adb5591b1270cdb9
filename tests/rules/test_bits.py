"""Sets of people as numbers: as a plain sum of bits has them, in a fraction of its steps."""

from sys import getsizeof

from builders import a_delegate, a_person
from courses import at, visit_of
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.bits import people_at_places, places_of
from planner.rules.course import Course


@given(st.sets(st.integers(0, 200)))
def test_a_set_is_the_sum_of_its_bits(places: set[int]) -> None:
    people = people_at_places(places)
    assert people == sum(1 << place for place in places)
    assert list(places_of(people)) == sorted(places)


def test_nobody_of_thousands_has_a_number_as_long_as_all_of_them() -> None:
    """Each on its own bit of a number of thousands would hold hundreds of megabytes."""
    many = [a_delegate(a_person(f"Guest {n}"), rank=n) for n in range(3_000)]
    items = [at("09:00", "10:00"), at("11:00", "12:00", *many[:2_000]), at("14:00", "15:00")]
    course = Course(visit_of(*items, delegates=many))
    gone = [len(course.bodies(people)) for _, _, people in course.following()]
    assert gone == [2_000, 2_000, 1_000]
    known = (course._places.values(), course._people.values(), course._concerns)
    assert sum(getsizeof(number) for each in known for number in each) < 50 * len(many)
