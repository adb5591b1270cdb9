"""Whose copy is asked for, who was given what, and what their papers say of their days."""

import json
import zlib
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from builders import TODAY, a_delegate, a_person, a_stop, a_venue, a_visit, an_exchange
from whole_exchange import an_exchange_with_everything

from planner.editions.making import Copy, copies_of, person_named
from planner.editions.naming import file_name
from planner.editions.order import Order
from planner.editions.packing import unpacked
from planner.editions.recipients import given_in, recipients
from planner.editions.reports import after_action
from planner.editions.rooms import sleeps_at
from planner.editions.values import Reader
from planner.model import Handout, Issue, Refused, Visit, VisitKind

FIRST, LAST = date(2027, 4, 11), date(2027, 4, 15)


@pytest.fixture
def visit() -> Visit:
    people = [
        a_person("Müller", given_name="Jörg", display_name=None),
        a_person("Müller", given_name="Ida", display_name=None),
        a_person("Kerbrat", given_name="Noé", display_name=None),
    ]
    visit = a_visit(delegates=[a_delegate(person) for person in people])
    an_exchange(visits=[visit])
    return visit


def test_a_copy_says_whom_or_what_it_is_for(visit: Visit) -> None:
    order = Order(visit.exchange, VisitKind.FIRST, Reader("delegation"), TODAY)
    copies = copies_of("personal-schedule", order)
    told = [(copy.person, copy.place, copy.whose) for copy in copies]
    assert told == [(str(each), None, each.id) for each in order.delegates]
    hotel = visit.stops[0].hotel = a_venue("Hotel Azalea")
    at_hotel = copies_of("arrivals", replace(order, reader=Reader("hotel")))
    assert [(copy.person, copy.place, copy.whose) for copy in at_hotel] == [
        (None, "Hotel Azalea", hotel.id)
    ]
    (for_all,) = copies_of("daily-schedule", order)
    assert (for_all.person, for_all.place, for_all.whose) == (None, None, None)


def test_no_file_has_the_name_of_another(visit: Visit) -> None:
    order = Order(visit.exchange, VisitKind.FIRST, Reader("delegation"), TODAY)
    (copy,) = copies_of("daily-schedule", order)
    taken: set[str] = set()
    first, second, third = (
        file_name(order, "daily-schedule", Copy(copy.edition), taken) for _ in range(3)
    )
    name = first.removesuffix(".pdf")
    assert (second, third) == (f"{name}_2.pdf", f"{name}_3.pdf")
    assert taken == {name, f"{name}_2", f"{name}_3"}


@pytest.mark.parametrize("typed", ["Kerbrat", " KERBRAT ", "noe kerbrat"])
def test_a_person_is_named_however_it_is_spelled(visit: Visit, typed: str) -> None:
    assert person_named(visit, typed) == visit.delegates[2].id


def test_a_person_is_named_by_either_id(visit: Visit) -> None:
    for delegate in visit.delegates:
        assert person_named(visit, str(delegate.id)) == delegate.id
        assert person_named(visit, f" {delegate.person.id}") == delegate.id


def test_of_two_it_is_asked_who_is_meant(visit: Visit) -> None:
    with pytest.raises(Refused, match="may be several people") as error:
        person_named(visit, "muller")
    for delegate in visit.delegates[:2]:
        assert str(delegate.id) in str(error.value)
    assert str(visit.delegates[2].id) not in str(error.value)


def test_who_does_not_travel_is_refused_with_those_who_do(visit: Visit) -> None:
    with pytest.raises(Refused, match=r"no delegate “Ortega” in the first visit.*Kerbrat"):
        person_named(visit, "Ortega")
    visit.delegates.clear()
    with pytest.raises(Refused, match="There are: nobody yet"):
        person_named(visit, "Ortega")


@pytest.mark.parametrize(("number", "notice"), [(1, ()), (2, ("change-notice",))])
def test_what_was_given_is_told_of_those_who_are_here_and_of_those_who_are_not(
    visit: Visit, number: int, notice: tuple[str, ...]
) -> None:
    known = recipients(visit)
    here = known[0]
    papers = ("daily-schedule",)
    issue = Issue(number=number, day=TODAY, reason="Why", digest="")
    issue.handouts += [
        Handout(recipient="Then", key=here.key, audience=here.audience, papers=papers),
        Handout(
            recipient="Gone", key="contact:gone", audience="hosts", papers=papers, phone="+1 407"
        ),
    ]
    still, gone = given_in(issue, known)
    assert (still.name, still.papers) == (here.name, notice + papers)
    assert (gone.name, gone.phone, gone.papers) == ("Gone", "+1 407", notice + papers)


def test_an_issue_of_a_newer_program_is_refused() -> None:
    newer = zlib.compress(json.dumps({"format": 999, "copies": []}).encode())
    with pytest.raises(Refused, match="newer version of the program"):
        unpacked(newer)


@pytest.mark.parametrize(
    ("joins", "leaves", "sleeps"),
    [
        (None, None, True),
        (LAST, None, False),  # joins on the day the others leave
        (None, FIRST, False),
        (date(2027, 4, 14), LAST, True),
    ],
)
def test_who_is_there_for_a_night_sleeps_there(
    joins: date | None, leaves: date | None, sleeps: bool
) -> None:
    delegate = a_delegate(joins=joins, leaves=leaves)
    assert sleeps_at(delegate, a_stop(first_day=FIRST, last_day=LAST)) is sleeps
    assert sleeps_at(delegate, a_stop(first_day=None, last_day=None)), "nobody knows yet"


@pytest.mark.parametrize(
    ("joins", "leaves", "said"),
    [
        (None, None, "whole visit"),
        (FIRST, None, "from 11 April"),
        (None, LAST, "until 15 April"),
        (FIRST, LAST, "from 11 April, until 15 April"),
    ],
)
def test_a_report_says_how_long_each_was_there(
    joins: date | None, leaves: date | None, said: str
) -> None:
    exchange = an_exchange_with_everything(items=1, delegates=1)
    delegate = exchange.visits[0].delegates[0]
    delegate.joins, delegate.leaves = joins, leaves
    order = Order(exchange, VisitKind.FIRST, Reader("internal"), date(2027, 5, 1))
    (table,) = [each for each in after_action(order).sections if each.key == "report-attendance"]
    told = table.rows[0][-1].replace(" 2027", "")
    for part, day in (("from", "11"), ("until", "15")):
        assert (part in told) == (part in said), told
        assert (day in told) == (day in said), told
    assert ("whole visit" in told) == (said == "whole visit")


def test_ids_of_places_are_whole() -> None:
    """A copy of their own is known by the id alone."""
    visit = an_exchange_with_everything(items=1, delegates=1).visits[0]
    for each in recipients(visit):
        assert each.copy == "" or UUID(each.copy) == each.whose
