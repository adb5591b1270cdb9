"""What landing a list would do to the delegation: whom each row means, and what it changes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.interchange.report import Message, Outcome
from planner.interchange.roster.comparing import (
    add_to,
    compare,
    contradict,
    is_alike,
    is_name_alone,
    name_groups,
)
from planner.interchange.roster.preview import Preview, PreviewRow
from planner.queries.people import (
    KnownDelegate,
    KnownPerson,
    group_names,
    known_delegates,
    known_people,
    own_values,
)
from planner.rules.folding import folded
from planner.rules.likeness import Known, code_of, conflict, likeness
from planner.rules.roster_merge import Corrected, People, known_of

_NAMED = 12  # people in one remark


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
    before: Mapping[str, Any] = field(default_factory=dict)  # what is known of whom it means

    @property
    def changes(self) -> dict[str, Any]:
        """The values that differ from what is known."""
        return {
            key: value
            for key, value in self.values.items()
            if not is_alike(key, value, self.before.get(key))
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
    known_groups = group_names(session, visit_id)
    before: dict[str, list[Planned]] = {}
    shared: dict[str, tuple[int, str]] = {}
    open_ones: list[Planned] = []
    for row in preview.rows:
        if row.outcome is not Outcome.TAKEN:
            continue
        if "groups" in row.values:
            name_groups(row, known_groups)
        planned = Planned(row, dict(row.values))
        decision = decided.get(row.row)
        if decision is Decision.SKIP:
            row.outcome = Outcome.SKIPPED
            row.messages.append(Message("This row was left out on request."))
            continue
        known = known_of(row.values)
        _say_shared(row, known, shared)
        if decision is Decision.KEEP:  # later rows of the same person still belong to it
            before.setdefault(likeness(known.name), []).append(planned)
        elif _joins_earlier(planned, known, before):
            continue
        else:
            open_ones.append(planned)
        plan.rows.append(planned)
    delegates = known_delegates(session, visit_id)
    merged = {row for row, decision in decided.items() if decision is Decision.MERGE}
    _Finding(delegates, known_people(session), merged).find(open_ones)
    elsewhere = [each.person.id for each in plan.rows if each.person and not each.delegate]
    own = own_values(session, elsewhere)
    _say_missing(preview, delegates, plan.rows)
    for planned in plan.rows:
        if planned.delegate is not None:
            planned.before = planned.delegate.values
        elif planned.person is not None:
            planned.before = own[planned.person.id]
        compare(planned.row, planned.values, planned.before)
        if planned.delegate is not None:
            _judge(planned)
    return plan


def _say_shared(row: PreviewRow, known: Known, seen: dict[str, tuple[int, str]]) -> None:
    """Two people with one passport, of which one number is wrong; or with one mailbox."""
    marks = {code_of(known.passport_number): "passport number; one of them is wrong."}
    marks |= {folded(mail): "e-mail address and another name." for mail in known.emails}
    for mark, what in marks.items():
        if not mark:
            continue
        first, name = seen.setdefault(mark, (row.line, likeness(known.name)))
        if name != likeness(known.name):
            sentence = f"Row {{row}} has the same {what}"
            row.messages.append(Message(sentence, {"row": first}))


def _say_missing(
    preview: Preview, delegates: Sequence[KnownDelegate], rows: Sequence[Planned]
) -> None:
    """Where most of a delegation stand in a list, those who do not are named."""
    meant = {each.delegate.id for each in rows if each.delegate is not None}
    missing = [each.person.known.name for each in delegates if each.id not in meant]
    if missing and len(meant) > len(missing):
        sentence = (
            "On this visit and not in this list: {names}. They stay; take off who is not coming."
        )
        more = ["…"] if len(missing) > _NAMED else []
        preview.messages.append(Message(sentence, {"names": ", ".join(missing[:_NAMED] + more)}))


def _judge(planned: Planned) -> None:
    if planned.changes:
        planned.row.outcome = Outcome.CHANGED
    else:
        planned.row.outcome = Outcome.SKIPPED
        planned.row.messages.append(Message("This delegate is here already, the same."))


def _joins_earlier(planned: Planned, known: Known, before: dict[str, list[Planned]]) -> bool:
    """Whether an earlier row of the list is the same person; what this one adds is added there."""
    same_name = before.setdefault(likeness(known.name), [])
    for earlier in same_name:
        if contradict(earlier.values, planned.values) or conflict(known_of(earlier.values), known):
            continue
        added = add_to(earlier.values, planned.values, planned.row)
        earlier.row.values |= earlier.values
        planned.row.outcome = Outcome.SKIPPED
        sentence = "This is the person of row {row}" + (
            "; what is new here was added there." if added else " again."
        )
        planned.row.messages.append(Message(sentence, {"row": earlier.row.line}))
        return True
    if same_name:
        sentence = "Row {row} has the same name and says other things; both were taken."
        planned.row.messages.append(Message(sentence, {"row": same_name[-1].row.line}))
    same_name.append(planned)
    return False


@dataclass(frozen=True, slots=True)
class _Here:
    delegate: KnownDelegate

    @property
    def id(self) -> UUID:
        return self.delegate.person.id

    @property
    def known(self) -> Known:
        return self.delegate.person.known


class _Finding:
    """Whom the rows of a list mean; nobody is meant by two of them."""

    def __init__(
        self,
        delegates: Collection[KnownDelegate],
        everybody: Collection[KnownPerson],
        merged: Collection[int],
    ) -> None:
        self._delegates = {each.person.id: each for each in delegates}
        self._here = People.of(map(_Here, delegates))
        self._elsewhere = People.of(each for each in everybody if each.id not in self._delegates)
        self._merged = merged  # rows that are to be one with whom they are like
        self._meant: set[UUID] = set()  # persons

    def find(self, rows: Collection[Planned]) -> None:
        """Those who agree in everything come first: else a namesake would take their place."""
        for agreeing in (True, False):
            for planned in rows:
                if planned.delegate is None:
                    self._find_here(planned, agreeing)
        left = Corrected(_Here(each) for key, each in self._delegates.items()
                         if key not in self._meant)  # fmt: skip
        for planned in rows:
            if planned.delegate is None:
                known = known_of(planned.values)
                nearly = left.take(known)
                if nearly is not None:
                    self._set(planned, nearly.delegate.person)
                    sentence = "This row was taken to correct {name}."
                    planned.row.messages.append(Message(sentence, {"name": nearly.known.name}))
                else:
                    self._find_elsewhere(planned, known)

    def _set(self, planned: Planned, person: KnownPerson) -> None:
        planned.person, planned.delegate = person, self._delegates.get(person.id)
        self._meant.add(person.id)

    def _find_here(self, planned: Planned, agreeing: bool) -> None:
        known = known_of(planned.values)
        if agreeing:
            like = {each.id: each for each in (*self._here.marked(known), *self._here.named(known))}
            agree = [
                each
                for each in like.values()
                if each.id not in self._meant
                and not contradict(each.delegate.values, planned.values)
            ]
            found = agree[0] if len(agree) == 1 else None
        else:
            found = self._here.meant(known, by_name=True, besides=self._meant)
            found = found or self._here.born_anew(known, self._meant)
        if found is not None:
            self._set(planned, found.delegate.person)

    def _find_elsewhere(self, planned: Planned, known: Known) -> None:
        """Somebody known from another visit is the same record; of a mere namesake it is said."""
        found = self._elsewhere.meant(known, by_name=False, besides=self._meant)
        found = found or self._elsewhere.born_anew(known, self._meant)
        here = [each.delegate.person for each in self._here.namesakes(known)]
        like = here + self._elsewhere.namesakes(known)
        planned.like = tuple(each for each in like if each.id not in self._meant)
        if found is None and planned.like and planned.row.row in self._merged:
            found = planned.like[0]
        if found is not None:
            planned.like = ()
            self._set(planned, found)
            if planned.delegate is None:
                sentence = "{name} is known from another visit; the same record is used."
                planned.row.messages.append(Message(sentence, {"name": found.known.name}))
        elif here and is_name_alone(planned.values):
            planned.row.outcome = Outcome.SKIPPED
            sentence = (
                "Several called {name} are on this visit, and nothing in this row tells which one"
                " is meant; it was left out."
            )
            planned.row.messages.append(Message(sentence, {"name": here[0].known.name}))
        elif planned.like:
            sentence = (
                "Somebody called {name} is here already; look in the directory whether it is one."
            )
            planned.row.messages.append(Message(sentence, {"name": planned.like[0].known.name}))
