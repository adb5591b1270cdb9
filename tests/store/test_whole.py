"""A whole exchange: everything of it, in a handful of queries, tied at both ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from builders import a_delegate, a_visit, an_exchange, an_item, keep
from sqlalchemy import Engine, event, inspect, select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import NO_VALUE
from whole_exchange import an_exchange_with_everything

from planner.model import (
    Base,
    City,
    Delegate,
    DelegateCare,
    Embassy,
    Exchange,
    FollowOn,
    Item,
    Organization,
    Person,
    PersonPrivate,
    User,
    Venue,
    Visit,
)
from planner.store.database import Store
from planner.store.journal import change
from planner.store.whole import complete

REFERRED_TO = (FollowOn, Person, User, Embassy, City, Organization, Venue)


@contextmanager
def counted(starting: str = "SELECT") -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(starting):
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


def whole(thing: Base, *skip: type[Base]) -> Callable[[Session], Any]:
    def read(session: Session) -> Any:
        found = session.get_one(type(thing), thing.id)
        complete(session, found, skip)
        return found

    return read


def reachable(root: Base) -> set[Base]:
    """All things that hang together with `root`, as far as they are loaded."""
    found: set[Base] = set()
    to_see = [root]
    while to_see:
        thing = to_see.pop()
        if thing in found:
            continue
        found.add(thing)
        state = inspect(thing)
        for relation in state.mapper.relationships:
            value = state.attrs[relation.key].loaded_value
            if value is NO_VALUE or value is None:
                continue
            to_see += value if relation.uselist else [value]
    return found


def picture(root: Base) -> dict[Any, Any]:
    """Every value and every relationship of all that is loaded, by ids; lists in their order."""

    def ids(thing: Base, key: str, value: Any) -> Any:
        if isinstance(value, list):
            found = [each.id for each in value]
            return found if inspect(type(thing)).relationships[key].order_by else sorted(found)
        return value.id if isinstance(value, Base) else value

    return {
        (type(thing).__name__, thing.id): {
            key: ids(thing, key, attr.loaded_value)
            for key, attr in inspect(thing).attrs.items()
            if attr.loaded_value is not NO_VALUE
        }
        for thing in reachable(root)
    }


def looked_through(thing: Exchange) -> Callable[[Session], Any]:
    """The same, by loading one relationship after the other, as an action may."""

    def read(session: Session) -> dict[Any, Any]:
        root = session.get_one(Exchange, thing.id)
        to_see, seen = [root], set()
        while to_see:
            each: Any = to_see.pop()
            if each in seen:
                continue
            seen.add(each)
            if isinstance(each, REFERRED_TO):
                continue  # what belongs to them is not asked for
            for relation in inspect(type(each)).relationships:
                value = getattr(each, relation.key)
                if value is not None:
                    to_see += value if relation.uselist else [value]
        return picture(root)

    return read


@pytest.fixture
def exchange(store: Store) -> Exchange:
    keep(store, an_exchange_with_everything(items=3, delegates=4))  # not to be mixed up with it
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    return exchange


def test_all_of_it_is_there_and_tied_as_loading_ties_it(store: Store, exchange: Exchange) -> None:
    assert picture(store.ask(whole(exchange))) == store.do(looked_through(exchange)).result


def test_it_takes_ten_queries_at_most_whatever_the_size(store: Store) -> None:
    small, large = (
        an_exchange_with_everything(items=items, delegates=delegates)
        for items, delegates in ((3, 2), (60, 20))
    )
    keep(store, small, large)
    numbers = []
    for each in (small, large):
        with counted() as queries:
            store.ask(whole(each))
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 10


def test_a_bare_exchange_is_whole_too(store: Store) -> None:
    bare = an_exchange(visits=[], cities=[])
    keep(store, bare)
    found = store.ask(whole(bare))
    assert found.visits == found.cities == found.deadlines == found.blackouts == []
    assert found.embassy is None


def test_lists_are_in_their_order(store: Store) -> None:
    visit = a_visit(items=[an_item(f"{rank}", rank=rank) for rank in (2, 0, 1)])
    exchange = an_exchange(visits=[visit])
    keep(store, exchange)
    found = store.ask(whole(exchange)).visits[0]
    assert [item.title for item in found.items] == ["0", "1", "2"]
    assert [stop.rank for stop in found.stops] == [0, 1]


def test_items_know_their_parts_and_rain_plans(store: Store, exchange: Exchange) -> None:
    items = store.ask(whole(exchange)).visits[0].items
    assert items[0].parts == [items[1]]
    assert items[1].whole is items[0]
    assert items[0].alternates == [items[2]]
    assert items[2].alternate_of is items[0]
    assert items[3].parts == []


def test_what_is_private_is_never_loaded(store: Store, exchange: Exchange) -> None:
    with counted() as queries:
        found = store.ask(whole(exchange))
    assert not any("person_private" in query for query in queries)
    assert not any(isinstance(each, PersonPrivate) for each in reachable(found))
    with pytest.raises(InvalidRequestError, match="lazy='raise'"):
        _ = found.visits[0].delegates[0].person.private


def test_a_noun_can_be_left_out_with_what_it_owns(store: Store, exchange: Exchange) -> None:
    with counted() as queries:
        found = store.ask(whole(exchange, DelegateCare, Item))
    told = "\n".join(queries)
    assert "delegate_care" not in told
    assert "FROM item" not in told
    assert "FROM participation" not in told
    visit = found.visits[0]
    assert len(visit.delegates) == 4
    for forgotten in (lambda: visit.items, lambda: visit.delegates[0].care):
        with pytest.raises(InvalidRequestError, match="lazy='raise'"):
            forgotten()


def test_a_person_may_be_left_out(store: Store, exchange: Exchange) -> None:
    delegate = store.ask(whole(exchange, Person)).visits[0].delegates[0]
    assert delegate.care.dietary == "vegetarian"
    with pytest.raises(InvalidRequestError, match="lazy='raise'"):
        _ = delegate.person


def test_a_part_can_be_whole(store: Store, exchange: Exchange) -> None:
    """Its own kind apart: there may be others of it that were not asked for."""
    item = store.ask(whole(exchange.visits[0].items[1]))
    assert item.whole.title == "Meeting 0"
    assert item.visit.id == exchange.visits[0].id
    assert [each.delegate.rank for each in item.participations if each.delegate] == [2, 3]
    with pytest.raises(InvalidRequestError, match="lazy='raise'"):
        _ = item.parts
    visit = store.ask(whole(exchange.visits[0]))
    assert visit.items[0].parts == [visit.items[1]]
    assert visit.exchange.name == exchange.name


def test_a_whole_exchange_can_be_changed(store: Store, exchange: Exchange) -> None:
    def drop_half(session: Session) -> None:
        found = whole(exchange)(session)
        with change(session, "Drop half"):
            del found.visits[0].items[::2]
            found.visits[0].delegates[0].care = None
            found.visits[0].groups.clear()

    store.do(drop_half)
    visit = store.ask(whole(exchange)).visits[0]
    assert [item.title for item in visit.items] == ["Meeting 1", "Meeting 3", "Meeting 5"]
    assert visit.delegates[0].care is None
    assert visit.groups == []
    assert visit.items[0].whole is None
    assert store.ask(lambda s: len(s.scalars(select(Delegate)).all())) == 8
    assert isinstance(visit, Visit)


def steps_to_load(store: Store, delegates: int) -> int:
    """Steps of the database's own machine, so no clock is asked."""
    people = [a_delegate(care=DelegateCare(dietary="halal")) for _ in range(delegates)]
    exchange = an_exchange(f"With {delegates}", visits=[a_visit(delegates=people)])
    keep(store, exchange)

    def read(session: Session) -> int:
        steps = 0

        def step() -> None:
            nonlocal steps
            steps += 1

        driver: Any = session.connection().connection.dbapi_connection
        found = session.get_one(Exchange, exchange.id)
        driver.set_progress_handler(step, 100)
        complete(session, found)
        driver.set_progress_handler(None, 100)
        assert len(found.visits[0].delegates) == delegates
        return steps

    return store.ask(read)


def test_twice_the_delegates_take_twice_the_work(store: Store) -> None:
    assert steps_to_load(store, 800) < 3 * steps_to_load(store, 400)
