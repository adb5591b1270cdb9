"""Sets of bodies as numbers, one bit each: made and taken apart in steps that grow with how many
there are, and not with their square, as they would one bit of a long number at a time."""

from collections.abc import Iterable, Iterator
from itertools import compress, count

People = int
"""A set of bodies, one bit each, at the places they have on a visit."""

_FEW = 16


def people_at_places(places: Iterable[int]) -> People:
    """The set of those at these places."""
    held = bytearray()
    for place in places:
        byte, bit = divmod(place, 8)
        if byte >= len(held):
            held.extend(bytes(byte + 1 - len(held)))
        held[byte] |= 1 << bit
    return int.from_bytes(held, "little")


def places_of(people: People) -> Iterator[int]:
    """The places of those in it, the lowest first."""
    if people.bit_count() > _FEW:
        yield from compress(count(), map("1".__eq__, reversed(f"{people:b}")))
        return
    while people:
        lowest = people & -people
        yield lowest.bit_length() - 1
        people ^= lowest
