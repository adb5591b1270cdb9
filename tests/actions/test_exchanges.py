"""Making an exchange, its visits and stops, as a coordinator does."""

from datetime import date
from uuid import UUID

import pytest

from planner.actions.exchanges import (
    NewExchange,
    add_stop,
    add_visit,
    create_exchange,
    edit_exchange,
    edit_stop,
    edit_visit,
    move_stop,
    remove_stop,
    set_cities,
)
from planner.actions.offices import set_embassy, set_local_user
from planner.actions.places import CityChoice
from planner.model import Exchange, Refused, Side, VisitKind, VisitStatus
from planner.queries.exchanges import find_exchange, whole_exchange
from planner.store.database import Store

LYON = CityChoice("Lyon", "FR", "Auvergne-Rhône-Alpes", "Europe/Paris")
PITTSBURGH = CityChoice("Pittsburgh", "US", "Pennsylvania", "America/New_York")


@pytest.fixture
def made(store: Store) -> UUID:
    new = NewExchange(
        "Lyon - Pittsburgh", (LYON,), (PITTSBURGH,), "Youth work",
        first_day=date(2027, 3, 1), last_day=date(2027, 3, 10),
    )  # fmt: skip
    return store.do(lambda session: create_exchange(session, new)).result


def shown(store: Store, exchange_id: UUID) -> Exchange:
    return store.ask(lambda session: whole_exchange(session, exchange_id))


def cities(exchange: Exchange, visit: int = 0) -> list[str]:
    return [str(stop.city) for stop in exchange.visits[visit].stops]


def test_a_first_visit_goes_through_washington(store: Store, made: UUID) -> None:
    exchange = shown(store, made)
    assert cities(exchange) == ["Washington", "Pittsburgh"]
    assert exchange.visits[0].first_day == date(2027, 3, 1)
    assert exchange.visits[0].last_day == date(2027, 3, 10)
    assert exchange.theme == "Youth work"


def test_outside_the_united_states_it_does_not(store: Store) -> None:
    oslo = CityChoice("Oslo", "NO", None, "Europe/Oslo")
    new = NewExchange("Mombasa - Oslo", (CityChoice("Mombasa", "KE"),), (oslo,))
    exchange_id = store.do(lambda session: create_exchange(session, new)).result
    assert cities(shown(store, exchange_id)) == ["Oslo"]


def test_a_country_without_a_city_and_no_partner_yet(store: Store) -> None:
    new = NewExchange("Belgium", (CityChoice(None, "BE"),))
    exchange = shown(store, store.do(lambda session: create_exchange(session, new)).result)
    assert [city.country for city in exchange.cities_of(Side.FOREIGN)] == ["BE"]
    assert exchange.visits[0].stops == []


def test_equal_cities_are_one(store: Store, made: UUID) -> None:
    new = NewExchange("Lyon - Boston", (LYON,), (CityChoice("Boston", "US"),))
    other = shown(store, store.do(lambda session: create_exchange(session, new)).result)
    assert other.cities[0].city.id == shown(store, made).cities[0].city.id


def test_dates_the_wrong_way_round_are_refused(store: Store) -> None:
    new = NewExchange("x", first_day=date(2027, 3, 2), last_day=date(2027, 3, 1))
    with pytest.raises(Refused, match="on or after its first day"):
        store.do(lambda session: create_exchange(session, new))


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "  "), ("return_window_months", "3-1"), ("return_window_months", "soon"),
     ("status", "sleeping"), ("mood", "good")],
)  # fmt: skip
def test_a_field_that_makes_no_sense_is_refused(
    store: Store, made: UUID, field: str, value: str
) -> None:
    with pytest.raises(Refused) as refused:
        store.do(lambda session: edit_exchange(session, made, {field: value}))
    assert refused.value.field == field


def test_fields_of_an_exchange(store: Store, made: UUID) -> None:
    fields = {"name": "Lyon and Pittsburgh", "return_window_months": "2 – 4", "theme": ""}
    store.do(lambda session: edit_exchange(session, made, fields))
    exchange = shown(store, made)
    assert exchange.name == "Lyon and Pittsburgh"
    assert (exchange.window_opens_months, exchange.window_closes_months) == (2, 4)
    assert exchange.theme is None


def test_cities_are_added_removed_and_put_in_order(store: Store, made: UUID) -> None:
    erie = CityChoice("Erie", "US", "Pennsylvania", "America/New_York")
    store.do(lambda session: set_cities(session, made, Side.PARTNER, [erie, PITTSBURGH]))
    assert [str(city) for city in shown(store, made).cities_of(Side.PARTNER)] == [
        "Erie",
        "Pittsburgh",
    ]
    store.do(lambda session: set_cities(session, made, Side.PARTNER, [PITTSBURGH]))
    exchange = shown(store, made)
    assert [str(city) for city in exchange.cities_of(Side.PARTNER)] == ["Pittsburgh"]
    assert [str(city) for city in exchange.cities_of(Side.FOREIGN)] == ["Lyon"]


def test_a_return_visit_goes_to_the_foreign_cities_once(store: Store, made: UUID) -> None:
    back = store.do(lambda session: add_visit(session, made, VisitKind.RETURN)).result
    exchange = shown(store, made)
    assert cities(exchange, 1) == ["Lyon"]
    store.do(lambda session: edit_visit(session, back, {"status": "confirmed"}))
    assert shown(store, made).visits[1].status is VisitStatus.CONFIRMED
    with pytest.raises(Refused):
        store.do(lambda session: add_visit(session, made, VisitKind.RETURN))


def test_stops_come_change_move_and_go(store: Store, made: UUID) -> None:
    visit = shown(store, made).visits[0].id
    fields = {"city": "Clarkston", "first_day": "5 march", "hotel": "The Inn", "host": "Hosts Inc"}
    stop = store.do(lambda session: add_stop(session, visit, fields)).result
    store.do(lambda session: move_stop(session, stop, -1))
    exchange = shown(store, made)
    assert cities(exchange) == ["Washington", "Clarkston", "Pittsburgh"]
    side = exchange.visits[0].stops[1]
    assert side.first_day == date(2027, 3, 5)
    assert (str(side.hotel), str(side.host)) == ("The Inn", "Hosts Inc")
    with pytest.raises(Refused, match="on or after its first day"):
        store.do(lambda session: edit_stop(session, stop, {"last_day": "2027-03-04"}))
    store.do(lambda session: remove_stop(session, stop))
    assert cities(shown(store, made)) == ["Washington", "Pittsburgh"]


def test_a_new_exchange_belongs_to_the_users_embassy(store: Store) -> None:
    store.do(lambda session: set_local_user(session, "Ana"))
    store.do(lambda session: set_embassy(session, "U.S. Embassy Paris", "Paris", "fr"))
    new = NewExchange("Lyon - Boston")
    exchange = shown(store, store.do(lambda session: create_exchange(session, new)).result)
    assert exchange.embassy is not None
    assert exchange.embassy.country == "FR"


def test_a_name_is_folded_and_several_are_refused(store: Store, made: UUID) -> None:
    assert store.ask(lambda session: find_exchange(session, "LYÓN -  pittsburgh")) == made
    new = NewExchange("lyon - pittsburgh")
    with pytest.raises(Refused, match="There is an exchange “Lyon - Pittsburgh” already"):
        store.do(lambda session: create_exchange(session, new))
    other = store.do(lambda session: create_exchange(session, NewExchange("Lyon"))).result
    store.do(lambda session: edit_exchange(session, other, {"name": new.name}))
    with pytest.raises(Refused, match="Several"):
        store.ask(lambda session: find_exchange(session, "Lyon - Pittsburgh"))


def test_dates_are_kept_where_no_city_is_known_yet(store: Store) -> None:
    new = NewExchange(
        "Lyon - somewhere", (LYON,), program="other",
        first_day=date(2027, 3, 1), last_day=date(2027, 3, 10),
    )  # fmt: skip
    made = store.do(lambda session: create_exchange(session, new)).result
    (stop,) = shown(store, made).visits[0].stops
    assert (stop.city, stop.first_day, stop.last_day) == (None, new.first_day, new.last_day)


def test_dates_as_given_leave_the_status_alone(store: Store, made: UUID) -> None:
    visit = shown(store, made).visits[0]
    said = {"dates_as_given": " early March "}
    store.do(lambda session: edit_visit(session, visit.id, said))
    kept = shown(store, made).visits[0]
    assert (kept.dates_as_given, kept.status) == ("early March", visit.status)


def test_a_stop_goes_to_another_city_and_keeps_whom_to_ring(store: Store, made: UUID) -> None:
    stop = shown(store, made).visits[0].stops[1].id
    store.do(lambda session: edit_stop(session, stop, {"hospital": " Mercy "}, LYON))
    kept = shown(store, made).visits[0].stops[1]
    assert (str(kept.city), kept.hospital) == ("Lyon", "Mercy")
