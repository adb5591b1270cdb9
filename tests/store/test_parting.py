"""What was loaded whole goes without a collection, but only once nobody holds any of it."""

import gc
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from weakref import ref

import pytest
from builders import NOW, TODAY
from running import SAMPLE, samples_file
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Base, Exchange
from planner.queries.exchanges import find_exchange, open_exchange, whole_exchange
from planner.store import parting
from planner.store.database import Store, open_store

Loaded = Callable[[], Exchange]


@pytest.fixture(autouse=True)
def uncollected(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What goes here goes by itself, whatever other tests still hold."""
    monkeypatch.setattr(parting, "_loaded", deque())
    monkeypatch.setattr(parting, "_resting", {})
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The samples, already there."""
    file = Path(shutil.copy(samples_file(), tmp_path / "planner.db"))
    store = open_store(file, who="Ana", now=lambda: NOW)
    yield store
    store.close()


@pytest.fixture
def loaded(store: Store) -> Loaded:
    exchange_id = store.ask(partial(find_exchange, name=SAMPLE))
    return lambda: store.ask(partial(whole_exchange, exchange_id=exchange_id))


def everything(exchange: Exchange) -> "list[ref[Base]]":
    things: list[Base] = [exchange]
    parting._reach(things)
    return [ref(thing) for thing in things]


def test_all_of_it_goes_once_nobody_holds_it(loaded: Loaded) -> None:
    exchange = loaded()
    things = everything(exchange)
    states = [ref(thing.__dict__["_sa_instance_state"]) for thing in map(_there, things)]
    assert len({type(_there(thing)) for thing in things}) > 15
    parting.part()
    assert all(thing() is not None for thing in things)
    del exchange
    assert all(thing() is not None for thing in things), "each holds the other"
    parting.part()
    assert not any(thing() for thing in things)
    assert not any(state() for state in states)


@pytest.mark.parametrize(
    "part",
    [
        lambda exchange: exchange.visits[0],
        lambda exchange: exchange.visits[0].delegates,
        lambda exchange: exchange.visits[0].delegates[3].person,
        lambda exchange: exchange.visits[0].items[0].venue or exchange.visits[0].items[0],
        lambda exchange: iter(exchange.visits[0].items),
    ],
)
def test_it_stays_whole_while_anything_of_it_is_held(
    loaded: Loaded, part: Callable[[Exchange], object]
) -> None:
    exchange = loaded()
    held = part(exchange)
    things = everything(exchange)
    ties = sum(len(_there(thing).__dict__) for thing in things)
    del exchange
    parting.part()
    assert sum(len(_there(thing).__dict__) for thing in things) == ties
    del held
    parting.part()
    assert not any(thing() for thing in things)


def test_what_the_checks_made_of_it_goes_with_it(store: Store, loaded: Loaded) -> None:
    id_ = loaded().id
    opened = store.ask(partial(open_exchange, exchange_id=id_, today=TODAY))
    again = store.ask(partial(open_exchange, exchange_id=id_, today=TODAY, before=opened.judged))
    things = everything(opened.exchange)
    del opened
    parting.part()
    assert not any(thing() for thing in things)
    assert again.exchange.visits[0].items


def test_those_that_share_things_go_together(store: Store, loaded: Loaded) -> None:
    id_ = loaded().id
    others = store.ask(lambda session: session.scalars(select(Exchange.id)).all())

    def all_of_them(session: Session) -> list[Exchange]:
        return [whole_exchange(session, each) for each in others]

    exchanges = store.ask(all_of_them)
    things = [thing for each in exchanges for thing in everything(each)]
    assert len({*map(id, map(_there, things))}) < len(things), "some are shared"
    first = next(each for each in exchanges if each.id == id_)
    del exchanges
    parting.part()
    assert all(thing() is not None for thing in things)
    del first
    parting.part()
    assert not any(thing() for thing in things)


def _there(thing: "ref[Base]") -> Base:
    found = thing()
    assert found is not None
    return found


def test_what_took_long_to_look_through_in_vain_rests(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of tens of thousands a look takes seconds, in which no edit is kept; of the page that shows
    what is under way one of them is held all the time."""
    now, looks = [100.0], [0]
    held = loaded().visits[0]
    watched, take_apart = ref(held.exchange), parting._take_apart

    def slowly(wholes: "list[ref[Base]]") -> bool:
        looks[0] += any(whole() is watched() for whole in wholes)
        now[0] += 5.0
        return take_apart(wholes)

    monkeypatch.setattr(parting, "_take_apart", slowly)
    monkeypatch.setattr(parting, "monotonic", lambda: now[0])
    things = [ref(held)]
    for _ in range(3):
        parting.part()
    assert looks == [1]
    del held
    now[0] += 5.0 * parting.SHARE
    parting.part()
    assert looks == [2] and things[0]() is None


def test_many_exchanges_may_be_held_but_not_one_many_times(store: Store, loaded: Loaded) -> None:
    """What is due today is asked of each of them: how many there are tells nothing of what was
    left."""
    others = store.ask(lambda session: session.scalars(select(Exchange.id)).all())
    each_once = [store.ask(partial(whole_exchange, exchange_id=each)) for each in others]
    most, same = parting.left(), [loaded()]
    assert most < len(each_once)
    same += [loaded() for _ in range(most)]
    assert parting.left() > most
    assert len(same) > 1
