"""The samples go in and come out again, and take nothing of the coordinator's along."""

from functools import partial

from rows import every_row
from sqlalchemy import select

from planner.actions.exchanges import NewExchange, create_exchange
from planner.actions.places import CityChoice
from planner.interchange.samples import add_samples, take_out_samples
from planner.model import City, Exchange, FollowOn, Organization, Person, Venue
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
