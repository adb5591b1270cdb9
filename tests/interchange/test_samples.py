"""The samples go in and come out again, and take nothing of the coordinator's along."""

import json
import re
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from rows import every_row
from sqlalchemy import select

from planner.actions.exchanges import NewExchange, create_exchange
from planner.actions.places import CityChoice
from planner.interchange.samples import (
    Parsed,
    add_samples,
    read_sample_follow_ons,
    read_samples,
    take_out_samples,
)
from planner.model import City, Exchange, FollowOn, FollowOnKind, Organization, Person, Venue
from planner.queries.practices import practices
from planner.rules.folding import folded
from planner.store.database import Store
from planner.store.history import History


def kept(store: Store, kind: type) -> int:
    return len(store.ask(lambda session: list(session.scalars(select(kind.id)))))


def test_the_samples_come_out_in_one_step_and_back_by_undo(store: Store) -> None:
    history = History(store)
    before = every_row(store)
    history.do(add_samples)
    full = every_row(store)
    done = history.do(take_out_samples)
    assert done.entry is not None and done.entry.label == "Remove the samples"
    for kind in (Exchange, FollowOn, Person, Venue, Organization, City):
        assert kept(store, kind) == 0
    assert every_row(store) == before
    history.undo()
    assert every_row(store) == full


def test_what_an_exchange_of_ones_own_refers_to_stays(store: Store) -> None:
    store.do(add_samples)
    with_tampa = NewExchange(
        name="Mine", partner=(CityChoice("Tampa", "US", "Florida", "America/New_York"),)
    )
    mine = store.do(partial(create_exchange, new=with_tampa)).result
    store.do(take_out_samples)
    assert store.ask(lambda session: list(session.scalars(select(Exchange.id)))) == [mine]
    names = store.ask(lambda session: set(session.scalars(select(City.name))))
    assert names == {"Tampa", "Washington"}


def test_without_samples_nothing_changes(store: Store) -> None:
    assert store.do(take_out_samples).entry is None


# -- the program of record -------------------------------------------------------------------------

RECORD = json.loads(Path(__file__).with_name("program_of_record.json").read_text())
KINDS = {
    "network": FollowOnKind.NETWORK_MEMBERSHIP,
    "follow-on": FollowOnKind.OTHER,
}


@cache
def shipped() -> list[Parsed]:
    return [each for each in read_samples() if each.exchange.program.startswith("City Pair CVE")]


def activities() -> list[FollowOn]:
    own = (activity for each in shipped() for activity in each.follow_ons)
    return [*own, *read_sample_follow_ons()]


def of_pairing(pairing: dict[str, Any]) -> Parsed:
    """The one sample of these cities and this year."""
    cities = {folded(name) for name in (*pairing["foreign_cities"], *pairing["us_cities"])}
    (found,) = (
        each
        for each in shipped()
        if {folded(str(link.city)) for link in each.exchange.cities} == cities
    )
    return found


@pytest.mark.parametrize("told", RECORD["follow_up"], ids=lambda told: told["title"])
def test_the_samples_hold_every_follow_on_of_the_record(told: dict[str, Any]) -> None:
    (held,) = (each for each in activities() if each.title == told["title"])
    kind = KINDS.get(told["kind"]) or FollowOnKind(told["kind"].replace(" ", "-"))
    if "alumni workshop" in told["title"]:
        kind = FollowOnKind.ALUMNI_WORKSHOP
    assert held.kind is kind
    assert held.day is None and held.date_as_given == told.get("date_text")
    assert held.source and held.sample
    said = " ".join(
        filter(None, (held.title, held.outcome, *held.cities, *held.organizations))
    ) + " ".join(link.name or "" for link in held.people)
    named = (*told.get("countries", ()), *told.get("cities", ()), *told.get("people", ()))
    assert all(name in said for name in named)


@pytest.mark.parametrize("pairing", RECORD["pairings"], ids=lambda pairing: pairing["id"])
def test_the_samples_hold_every_pairing_with_its_outcomes(pairing: dict[str, Any]) -> None:
    sample = of_pairing(pairing)
    became = [f"{each.title} {each.evidence}" for each in sample.exchange.practices]
    became += [f"{each.title} {each.date_as_given}" for each in sample.follow_ons]
    for outcome in pairing["outcomes"]:
        words = set(re.findall(r"[a-z]{6,}", outcome.lower()))
        assert any(len(words - set(re.findall("[a-z]+", each.lower()))) <= 1 for each in became)
    another_source = "DHS dates" in (pairing["notes"] or "")  # the one pair of which days are known
    for visit in sample.exchange.visits if not another_source else ():
        assert not any(stop.first_day or stop.last_day for stop in visit.stops)
        assert (visit.dates_as_given or "") in (pairing["date_text"] or "")
    for practice in sample.exchange.practices:
        assert not any(step.day for step in practice.steps)


def test_the_sample_that_is_worked_out_holds_a_practice_to_be_found_and_says_it_is_invented(
    store: Store,
) -> None:
    store.do(add_samples)
    (found,) = store.ask(partial(practices, text="after-school programs"))
    assert found.who and found.whom_to_call and found.where == "Orlando"
    (worked,) = (each for each in read_samples() if each.exchange.id == found.exchange_id)
    assert worked.exchange.sample and "invented" in (worked.exchange.notes or "")
