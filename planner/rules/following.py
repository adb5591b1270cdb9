"""Each thing with the next one of the same people, in steps that grow with what is found."""

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any, Protocol, TypeVar

from planner.rules.bits import places_of


class _TakesPeople(Protocol):
    @property
    def people(self) -> int:
        """A set of bodies, one bit each."""


Thing = TypeVar("Thing", bound=_TakesPeople)
_PLACE = itemgetter(0)


class _Band:
    """People who had the same thing last; everybody is in one band at most."""

    __slots__ = ("people", "place", "thing")

    def __init__(self) -> None:
        self.people, self.place = 0, 0
        self.thing: Any = None


def _lowest(people: int) -> int:
    """The place of the first of them; -1 of nobody."""
    return (people & -people).bit_length() - 1


def following(things: Iterable[Thing]) -> Iterator[tuple[Thing, Thing, int]]:
    """Of things in order of time, each with the next one of the same people, and who goes from one
    to the other; of what one comes from, the latest first."""
    band_of: dict[int, _Band] = {}  # by the place of each body
    met = 0  # who had something already
    for place, later in enumerate(things):
        people = later.people
        same = band_of.get(_lowest(people))
        if same is not None and same.people == people:  # as mostly: nobody came or went
            yield same.thing, later, people
            same.place, same.thing = place, later
            continue
        rest, coming = people & met, []
        home = _Band()  # in which all will be: the largest that comes as a whole, else a new one
        while rest:
            band = band_of[_lowest(rest)]
            from_there = rest & band.people
            rest ^= from_there
            coming.append((band.place, band.thing, from_there))
            if from_there != band.people:
                band.people ^= from_there
            elif from_there.bit_count() > home.people.bit_count():
                home = band
        joining = people ^ home.people
        for body in places_of(joining):
            band_of[body] = home
        home.people, home.place, home.thing = people, place, later
        met |= people
        coming.sort(key=_PLACE, reverse=True)
        for _, earlier, from_there in coming:
            yield earlier, later, from_there
