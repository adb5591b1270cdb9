"""Rows that are not a reader’s, and people who did not agree to stand there."""

from dataclasses import replace
from datetime import date

import pytest
from marked import FIRST, PAIRS, an_exchange, mark, told
from outputs import OUTPUTS

from planner.editions.audiences import AUDIENCES
from planner.editions.issuing import editions_today
from planner.editions.order import Order
from planner.editions.values import Reader
from planner.model import (
    Consent,
    Delegate,
    Item,
    ItemKind,
    ItemStatus,
    Participation,
    Person,
    Venue,
    VisitKind,
)


def test_nobody_finds_rows_that_are_not_theirs() -> None:
    """Items that are not public, meals elsewhere, other hotels, who does not come to a building."""
    exchange = an_exchange()
    visit = exchange.visits[0]
    elsewhere = Venue(name="Elsewhere", address="Other street", names_in_advance=True)
    other = Delegate(person=Person(display_name="Otherperson"), consent=Consent.NO)
    visit.delegates.append(other)
    visit.items.append(
        Item(
            title="Otheritem", stop=visit.stops[0], venue=elsewhere, kind=ItemKind.MEAL, day=FIRST,
            status=ItemStatus.CONFIRMED, everyone=False,
            participations=[Participation(delegate=other)],
        )
    )  # fmt: skip
    for item in visit.items[:-1]:
        item.everyone = False
        item.participations.append(Participation(delegate=visit.delegates[0]))
    for audience, output, kept_apart in (
        ("press", "press-copy", ("Otheritem", "Elsewhere", "Otherperson")),
        ("driver", "daily-schedule", ("Otheritem", "Elsewhere")),
        ("driver", "vehicle-manifest", ("Otheritem", "Otherperson")),
    ):
        order = Order(exchange, VisitKind.FIRST, Reader(audience), made_on=FIRST)
        for file in OUTPUTS[output].make(order):
            for each in kept_apart:
                assert each not in OUTPUTS[output].read(file)
    for audience, output in (("caterer", "meal-list"), ("security", "access-list")):
        order = Order(exchange, VisitKind.FIRST, Reader(audience), made_on=FIRST)
        texts = [OUTPUTS[output].read(file) for file in OUTPUTS[output].make(order)]
        assert len(texts) == 2  # one for each place
        ours = next(text for text in texts if "Elsewhere" not in text)
        assert "Otheritem" not in ours
        assert "Otherperson" not in ours


def test_a_caterer_and_the_press_find_no_name_of_who_did_not_agree() -> None:
    for audience, output in (("caterer", "meal-list"), ("press", "press-copy")):
        exchange = an_exchange()
        for delegate in exchange.visits[0].delegates:
            delegate.consent = Consent.UNKNOWN
        order = Order(exchange, VisitKind.FIRST, Reader(audience), made_on=FIRST)
        for file in OUTPUTS[output].make(order):
            found = "".join(OUTPUTS[output].read(file).split())
            assert "qpersonx" not in found


def test_who_wants_no_picture_has_none_in_any_edition() -> None:
    exchange = an_exchange()
    order = Order(exchange, VisitKind.FIRST, Reader("internal"), date(2027, 1, 15))
    order = replace(order, photographs={"digest": b"qphotographq"})
    for delegate in exchange.visits[0].delegates:
        delegate.person.photograph = "digest"
    for consent in (Consent.YES, Consent.NO):
        for delegate in exchange.visits[0].delegates:
            delegate.consent = consent
        found = "".join(repr(edition) for _, edition in editions_today(order))
        assert ("qphotographq" in found) == (consent is Consent.YES)


BY_NAME_TO_THEMSELVES = {"mails", "lines", "letters"}
"""What is written to somebody, who is addressed by name."""


@pytest.mark.parametrize(
    ("output", "audience"),
    [
        (output, audience)
        for output, audience in PAIRS
        if not AUDIENCES[audience].hosts_by_name and output not in BY_NAME_TO_THEMSELVES
    ],
)
def test_a_host_who_asked_not_to_be_named_is_not(output: str, audience: str) -> None:
    found = told(output, audience, named=False)
    assert mark("contact", "name") not in found
