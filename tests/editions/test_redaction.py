"""The proof of redaction: a mark of its own in every text of every table, and what each audience
finds of them in every paper and every other output. What it may find is read off the one table.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from marked import EXTRA, PAIRS, allowed, an_exchange, find_nothing_hidden, marked, marks, told

from planner.documents.papers import PAPERS
from planner.editions.audiences import AUDIENCES
from planner.editions.freezing import content_of
from planner.editions.issuing import editions_today
from planner.editions.order import Order
from planner.editions.values import Reader
from planner.model import (
    DelegateCare,
    Disclosure,
    VisitKind,
)
from planner.model.itinerary import AUDIENCES as WRITTEN_FOR


def test_notes_are_written_for_those_in_the_table_and_no_others() -> None:
    assert tuple(AUDIENCES) == WRITTEN_FOR


@pytest.mark.parametrize(("output", "audience"), PAIRS)
def test_nobody_finds_what_the_table_does_not_give_them(output: str, audience: str) -> None:
    find_nothing_hidden(told(output, audience), audience, allowed(output, audience))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_edition_holds_what_its_reader_may_not_see(audience: str) -> None:
    """Whatever is drawn of it; also the schedules that notices are read off and nobody is given."""
    order = Order(an_exchange(), VisitKind.FIRST, Reader("internal"), date(2027, 1, 15))
    for (whose, paper, _copy), edition in editions_today(order):
        if whose == audience:
            beyond = {field for output, field in EXTRA.get(audience, ()) if output == paper}
            find_nothing_hidden(repr(edition), audience, beyond)


def test_what_is_kept_of_an_issue_does_not_tell_who_has_a_need() -> None:
    """A purge takes the needs away, and what was issued stays."""

    def kept() -> dict[Any, Any]:
        order = Order(exchange, VisitKind.FIRST, Reader("internal"), date(2027, 1, 15))
        return {key: content_of(edition) for key, edition in editions_today(order)}

    exchange = an_exchange()
    some = kept()
    for delegate in exchange.visits[0].delegates:
        delegate.care = None if delegate.care else marked(DelegateCare())
    others = kept()
    for key, content in some.items():
        assert content == others[key], key


@pytest.mark.parametrize(
    ("audience", "output"),
    sorted(
        {
            (who, what)
            for who, fields in EXTRA.items()
            for what, field in fields
            if field.startswith(("delegate_care.", "person_private."))
        }
    ),
)
def test_what_is_shown_of_care_and_private_fields_is_read_off_the_table(
    monkeypatch: pytest.MonkeyPatch, audience: str, output: str
) -> None:
    monkeypatch.setitem(AUDIENCES, audience, replace(AUDIENCES[audience], extra=()))
    find_nothing_hidden(told.__wrapped__(output, audience), audience, set())


def test_the_table_is_the_one_of_the_design() -> None:
    by_name = {name: audience.papers for name, audience in AUDIENCES.items()}
    assert set(PAPERS) <= set(by_name["internal"])
    with_access_list = {name for name, papers in by_name.items() if "access-list" in papers}
    assert with_access_list == {"internal", "security"}
    assert by_name["press"] == ("press-copy",)
    private = {name for name, each in AUDIENCES.items() if each.sees(Disclosure.PRIVATE)}
    care = {name for name, each in AUDIENCES.items() if each.sees(Disclosure.CARE)}
    assert private == care == {"internal"}
    beyond = {(name, each.paper) for name, audience in AUDIENCES.items() for each in audience.extra}
    assert beyond == {
        ("delegation", "personal-schedule"),
        ("driver", "vehicle-manifest"),
        ("hotel", "rooming-list"),
        ("caterer", "meal-list"),
        ("security", "access-list"),
        ("press", "press-copy"),
    }
    known = {field for field, _, _ in marks()}
    for fields in EXTRA.values():
        assert {field for _, field in fields} <= known
