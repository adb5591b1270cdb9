"""Records of the directory that are likely one, and how two of them differ."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Base, City, Organization, Person, Venue
from planner.queries.directory import KINDS, Listed
from planner.queries.people import known_people
from planner.rules.folding import folded
from planner.rules.likeness import Known, code_of, likely_same, likeness
from planner.store.search import lines_of
from planner.store.search_lines import Line
from planner.store.unhurried import Progress, no_progress

NOUNS: dict[Listed, type[Base]] = {
    Listed.PEOPLE: Person,
    Listed.ORGANIZATIONS: Organization,
    Listed.VENUES: Venue,
    Listed.CITIES: City,
}
_MOST = 60  # records that share something, up to which each is held beside each
Pair = tuple[Line, Line]  # the one used more often first
Blocks = dict[Hashable, set[UUID]]


@dataclass(frozen=True, slots=True)
class Records:
    """What is held side by side, as plain values: to be compared where nobody waits for it."""

    lines: Mapping[UUID, Line]
    known: Mapping[UUID, Known]  # of people
    places: Mapping[UUID, Any]  # of all else: rows of id, name and where it is
    among: Collection[UUID] | None


def records_of(session: Session, listed: Listed, among: Collection[UUID] | None = None) -> Records:
    """All records of one kind; with `among`, those are looked for of which one is among these."""
    lines = {line.id: line for line in lines_of(session.connection(), KINDS[listed])}
    if listed is Listed.PEOPLE:
        return Records(lines, {each.id: each.known for each in known_people(session)}, {}, among)
    return Records(lines, {}, _places(session, NOUNS[listed]), among)


def likely_same_of(records: Records, progress: Progress = no_progress) -> list[Pair]:
    """Pairs that somebody should look at side by side, by name."""
    among, lines = records.among, records.lines
    alike = _alike_people if records.known else _alike_places
    pairs = {
        _pair(lines[one], lines[other])
        for one, other in alike(records, progress)
        if among is None or one in among or other in among
    }
    return sorted(pairs, key=lambda pair: (pair[0].words, pair[0].id, pair[1].id))


def pair_of(session: Session, listed: Listed, ids: Collection[UUID]) -> Pair | None:
    """Two that were chosen, as a pair; None where one of them is gone."""
    lines = [line for line in lines_of(session.connection(), KINDS[listed]) if line.id in ids]
    return _pair(*lines) if len(lines) == 2 else None


def _pair(one: Line, other: Line) -> Pair:
    """The one used more often first; of two alike, the one of which more is known."""
    first, second = sorted((one, other), key=_weight)
    return first, second


def _weight(line: Line) -> tuple[int, int, UUID]:
    return -len(line.used_in), -len(line.name + line.about), line.id


def _alike_people(records: Records, progress: Progress) -> Iterator[tuple[UUID, UUID]]:
    blocks: Blocks = defaultdict(set)
    for person, each in records.known.items():
        for key in _keys(each):
            blocks[key].add(person)
    for one, other in _side_by_side(blocks, progress):
        if likely_same(records.known[one], records.known[other]):
            yield one, other


def _keys(each: Known) -> Iterator[Hashable]:
    """What two records of one person share, at least one of it."""
    for name in (each.name, each.native_name):
        if name:
            yield "name", likeness(name)
    for mail in each.emails:
        yield "mail", folded(mail)
    if code := code_of(each.passport_number):
        yield "passport", code
    if each.organization:
        yield "office", folded(each.organization)
    if each.date_of_birth:
        yield "born", each.date_of_birth


def _places(session: Session, noun: Any) -> dict[UUID, Any]:
    where = noun.country if noun is City else noun.city
    return {row.id: row for row in session.execute(select(noun.id, noun.name, where.label("at")))}


def _alike_places(records: Records, progress: Progress) -> Iterator[tuple[UUID, UUID]]:
    """Of one name, and in one place where both say where they are."""
    places = records.places
    blocks: Blocks = defaultdict(set)
    for row in places.values():
        if row.name:
            blocks[likeness(row.name)].add(row.id)
    for one, other in _side_by_side(blocks, progress):
        here, there = places[one].at, places[other].at
        if not here or not there or likeness(here) == likeness(there):
            yield one, other


def _side_by_side(blocks: Blocks, progress: Progress) -> Iterator[tuple[UUID, UUID]]:
    for at, (key, block) in enumerate(blocks.items()):
        progress(at, len(blocks))
        # of a big office, or a common birthday, only those are met who share a name as well
        if len(block) <= _MOST or (isinstance(key, tuple) and key[0] == "name"):
            yield from combinations(sorted(block), 2)
