"""What landing a list would do to the delegation: whom each row means, and what it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.interchange.report import Message, Outcome
from planner.interchange.roster.fields import FIELDS
from planner.interchange.roster.preview import Preview, PreviewRow
from planner.queries.people import KnownDelegate, KnownPerson, known_delegates, known_people
from planner.rules.folding import folded
from planner.rules.likeness import Known, conflict, is_poorer, likeness
from planner.rules.roster_merge import Corrected, People, known_of

HERE_ALREADY = Message("This delegate is here already, the same.")

NAME_PARTS = ("family_name", "given_name", "display_name", "native_name")


class Decision(StrEnum):
    """What a person says of a row that may be somebody known."""

    MERGE = "merge"
    KEEP = "keep"  # both
    SKIP = "skip"


@dataclass(slots=True)
class Planned:
    """One row on its way: whom it means, and what of it is new."""

    row: PreviewRow
    values: dict[str, Any]
    delegate: KnownDelegate | None = None
    person: KnownPerson | None = None
    like: tuple[KnownPerson, ...] = ()  # who may be the same, for a person to look at

    @property
    def changes(self) -> dict[str, Any]:
        """The values that differ from those the delegate has."""
        if self.delegate is None:
            return self.values
        before = self.delegate.values
        return {
            key: value
            for key, value in self.values.items()
            if not _alike(key, value, before.get(key))
        }


@dataclass(slots=True)
class Plan:
    """All rows that are to land, in order; the preview's rows have their outcomes."""

    preview: Preview
    rows: list[Planned] = field(default_factory=list)


def plan_roster(
    session: Session,
    visit_id: UUID,
    preview: Preview,
    decisions: Mapping[int, Decision] | None = None,
) -> Plan:
    """Find out whom each row means, and set what becomes of it. Nothing is written."""
    plan = Plan(preview)
    decided = decisions or {}
    delegates = known_delegates(session, visit_id)
    here = People.of(_Here(each) for each in delegates)
    elsewhere = People.of(known_people(session))
    before: dict[str, list[Planned]] = {}
    meant: set[UUID] = set()
    unknown: list[Planned] = []
    for row in preview.rows:
        if row.outcome is not Outcome.TAKEN:
            continue
        planned = Planned(row, dict(row.values))
        known = known_of(row.values)
        decision = decided.get(row.row)
        if decision is Decision.SKIP:
            row.outcome = Outcome.SKIPPED
            row.messages.append(Message("This row was left out on request."))
            continue
        if decision is not Decision.KEEP and _joins_earlier(planned, known, before):
            continue
        found = here.meant(known, by_name=True) if decision is not Decision.KEEP else None
        if found is not None and found.delegate.id not in meant:
            planned.delegate, planned.person = found.delegate, found.delegate.person
            meant.add(found.delegate.id)
        elif decision is not Decision.KEEP:
            unknown.append(planned)
        plan.rows.append(planned)
    left = Corrected(_Here(each) for each in delegates if each.id not in meant)
    for planned in unknown:
        known = known_of(planned.values)
        nearly = left.take(known)
        if nearly is not None:
            planned.delegate, planned.person = nearly.delegate, nearly.delegate.person
            sentence = "This row was taken to correct {name}."
            planned.row.messages.append(Message(sentence, {"name": nearly.known.name}))
        else:
            _find_elsewhere(planned, known, elsewhere, decided.get(planned.row.row))
    for planned in plan.rows:
        _judge(planned)
    return plan


@dataclass(frozen=True, slots=True)
class _Here:
    delegate: KnownDelegate

    @property
    def id(self) -> UUID:
        return self.delegate.id

    @property
    def known(self) -> Known:
        return self.delegate.person.known


def _joins_earlier(planned: Planned, known: Known, before: dict[str, list[Planned]]) -> bool:
    """Whether an earlier row of the list is the same person; what this one adds is added there."""
    same_name = before.setdefault(likeness(known.name), [])
    for earlier in same_name:
        if _contradict(earlier.values, planned.values) or conflict(known_of(earlier.values), known):
            continue
        added = {k: v for k, v in planned.values.items() if k not in earlier.values}
        earlier.values |= added
        earlier.row.values |= added
        planned.row.outcome = Outcome.SKIPPED
        sentence = "This is the person of row {row}" + (
            "; what is new here was added there." if added else " again."
        )
        planned.row.messages.append(Message(sentence, {"row": earlier.row.row}))
        return True
    if same_name:
        sentence = "Row {row} has the same name and says other things; both were taken."
        planned.row.messages.append(Message(sentence, {"row": same_name[-1].row.row}))
    same_name.append(planned)
    return False


_TELLING = ("date_of_birth", "passport_number", "emails", "organization", "position", "role",
            "sector", "work_phone", "trip_phone", "private_phone")  # fmt: skip


def _contradict(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return any(
        key in one and key in other and _plain(one[key]) != _plain(other[key]) for key in _TELLING
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):  # addresses of mail, in whichever letters
        return tuple(map(_plain, value))
    return folded(value) if isinstance(value, str) else value


def _find_elsewhere(
    planned: Planned, known: Known, elsewhere: People[KnownPerson], decision: Decision | None
) -> None:
    """Somebody known from another visit is the same record; of a mere namesake it is said."""
    found = elsewhere.meant(known, by_name=decision is Decision.MERGE)
    if found is not None:
        planned.person = found
        sentence = "{name} is known from another visit; the same record is used."
        planned.row.messages.append(Message(sentence, {"name": found.known.name}))
        return
    planned.like = tuple(elsewhere.named(known))
    if planned.like:
        sentence = (
            "Somebody called {name} is here already; look in the directory whether it is one."
        )
        planned.row.messages.append(Message(sentence, {"name": planned.like[0].known.name}))


def _judge(planned: Planned) -> None:
    if planned.delegate is None:
        return
    before = planned.delegate.values
    for key in NAME_PARTS:
        here, wanted = before.get(key), planned.values.get(key)
        if here and wanted and here != wanted and is_poorer(wanted, here):
            planned.values[key] = planned.row.values[key] = here
            sentence = "{here} is kept: {file} differs by lost accents or capitals only."
            planned.row.messages.append(Message(sentence, {"here": here, "file": wanted}))
    changes = planned.changes
    for key in FIELDS:
        if key in changes:
            words = {
                "field": key.replace("_", " "),
                "old": _shown(before.get(key)),
                "new": _shown(changes[key]),
            }
            planned.row.messages.append(Message("{field}: {old} → {new}.", words))
    if changes:
        planned.row.outcome = Outcome.CHANGED
    else:
        planned.row.outcome = Outcome.SKIPPED
        planned.row.messages.append(HERE_ALREADY)


def _shown(value: Any) -> str:
    match value:
        case None | "" | ():
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value).replace("-", " ")
        case tuple():
            return ", ".join(map(str, value))
    return str(value)


def _alike(key: str, value: Any, before: Any) -> bool:
    if key in ("organization", "groups"):  # found by name, however it is spelled
        names = value if isinstance(value, tuple) else (value,)
        known = before if isinstance(before, tuple) else (before,)
        return {folded(each) for each in names} == {folded(each) for each in known if each}
    return bool(value == before)
