"""Every nasty list is read as it must be, and what is stored of it is judged value by value."""

from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

import pytest
from builders import TODAY, an_exchange, keep
from nasty import (
    Case,
    books,
    cells,
    contacts,
    days,
    encodings,
    headings,
    lying,
    mails,
    mixed,
    names,
    observed,
    others,
    tables,
    wrapped,
)

from planner.interchange.report import Outcome
from planner.interchange.roster import Preview, Surroundings, land_roster, read_roster
from planner.interchange.roster.fields import FIELDS
from planner.interchange.roster.landing import told_values
from planner.model import Consent, Refused, Role, Visit
from planner.queries.people import known_delegates
from planner.store.database import Store

CASES = list(
    chain.from_iterable(
        each.CASES
        for each in (
            encodings,
            tables,
            cells,
            days,
            headings,
            lying,
            names,
            observed,
            others,
            contacts,
            mails,
            books,
            mixed,
            wrapped,
        )
    )
)


def read(case: Case) -> Preview:
    around = Surroundings(TODAY, ends=date(2027, 4, 24), countries=case.countries)
    return read_roster(case.data, case.file, around, case.answers)


def stored(store: Store, visit_id: UUID) -> list[dict[str, Any]]:
    """What the database holds of a delegation: whatever says something, as reports tell it."""
    unsaid = (None, (), "", Role.MEMBER, Consent.UNKNOWN)
    return [
        told_values({key: each.values[key] for key in FIELDS if each.values[key] not in unsaid})
        for each in store.ask(lambda session: known_delegates(session, visit_id))
    ]


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 120
    assert len({each.what for each in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_a_nasty_list(case: Case, store: Store) -> None:
    if case.refused:
        with pytest.raises(Refused) as refused:
            read(case)
        assert case.refused in str(refused.value)
        return
    preview = read(case)
    assert [each.about for each in preview.questions] == ([case.asks] if case.asks else [])
    exchange = an_exchange(name=case.what, visits=[Visit(kind="first", rank=0)])
    keep(store, exchange)
    visit_id = exchange.visits[0].id
    if not case.asks:
        store.do(lambda session: land_roster(session, visit_id, preview, source=case.file))
    outcomes = [each.outcome.value for each in preview.rows]
    wanted = [each if isinstance(each, str) else "taken" for each in case.rows]
    if case.rows or not case.asks:
        assert outcomes == wanted
    kept = [each for each in case.rows if isinstance(each, dict)]
    assert stored(store, visit_id) == kept
    assert [
        told_values(each.values) for each in preview.rows if each.outcome is Outcome.TAKEN
    ] == kept
    said = [str(each) for each in preview.messages]
    said += [str(each) for row in preview.rows for each in row.messages]
    said += [str(each.message) for each in preview.questions]
    for part in case.says:
        assert any(part in each for each in said), said
