"""What is typed into a field is kept as what it means; emptied, it is unknown again."""

from datetime import date, time
from functools import partial
from typing import Any

import pytest
from builders import (
    a_delegate,
    a_group,
    a_leg,
    a_person,
    a_stop,
    a_user,
    a_venue,
    a_visit,
    an_embassy,
    an_exchange,
    an_item,
    keep,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.delegates import add_counterparts
from planner.actions.follow_on import (
    add_follow_on,
    edit_follow_on,
    finish_follow_on,
    remove_follow_on,
    rule_said,
    tie_follow_on,
)
from planner.actions.itinerary import edit_item, edit_leg, set_travellers
from planner.actions.laying_out import replace_hotel
from planner.actions.offices import (
    set_backup_folder,
    set_embassy,
    set_local_user,
    set_retention,
)
from planner.actions.places import organization_for, venue_for
from planner.actions.practices import edit_practice, note_practice, remove_practice, waive_theme
from planner.model import (
    Delegate,
    Exchange,
    FollowOn,
    FollowOnStatus,
    Item,
    ItemStatus,
    Leg,
    PartOfDay,
    Practice,
    ThemeWaiver,
    TimeState,
    User,
    VisitKind,
)
from planner.store.database import Store
from planner.store.journal import change, entries

DAY = date(2027, 4, 12)


@pytest.fixture
def exchange(store: Store) -> Exchange:
    person = a_person()
    delegate = a_delegate(person)
    exchange = an_exchange(
        visits=[
            a_visit(
                stops=[a_stop()],
                groups=[a_group(delegate)],
                delegates=[delegate],
                items=[
                    an_item("Lunch", day=DAY, start=time(12), end=time(13), venue=a_venue()),
                    an_item("Rain plan", rank=1),
                ],
                legs=[a_leg()],
            )
        ]
    )
    keep(store, exchange, a_person("Ortega"))
    return exchange


TYPED: list[tuple[dict[str, str], dict[str, Any]]] = [
    (
        {"start": "0:30+1"},
        {"day": date(2027, 4, 13), "start": time(0, 30), "time_state": TimeState.EXACT},
    ),
    ({"start": ""}, {"start": None, "end": None, "time_state": TimeState.TO_BE_DETERMINED}),
    ({"end": ""}, {"end": None, "ends_next_day": False}),
    ({"time_state": "all day"}, {"start": None, "part": None, "time_state": TimeState.ALL_DAY}),
    (
        {"time_state": "approximate"},
        {"start": time(12), "part": None, "time_state": TimeState.APPROXIMATE},
    ),
    ({"time_state": "part of day"}, {"start": None, "time_state": TimeState.PART_OF_DAY}),
    (
        {"part": "evening"},
        {"start": None, "part": PartOfDay.EVENING, "time_state": TimeState.PART_OF_DAY},
    ),
    ({"part": ""}, {"part": None, "start": time(12)}),
    ({"fold": " 1 "}, {"fold": 1}),
    ({"coach_leaves": "11:15"}, {"coach_leaves": time(11, 15)}),
    ({"coach_leaves": ""}, {"coach_leaves": None}),
    ({"travel_minutes": "25 min"}, {"travel_minutes": 25}),
    ({"travel_minutes": " "}, {"travel_minutes": None}),
    (
        {"cancelled.when": "10 apr", "status": "cancelled"},
        {"cancelled_when": date(2027, 4, 10), "status": ItemStatus.CANCELLED},
    ),
    ({"names_sent_on": "1 apr"}, {"names_sent_on": date(2027, 4, 1)}),
    ({"stop": ""}, {"stop": None}),
    ({"part_of": ""}, {"whole": None}),
]


@pytest.mark.parametrize(("fields", "kept"), TYPED, ids=[str(fields) for fields, _ in TYPED])
def test_a_field_of_an_item_is_kept_as_what_it_means(
    store: Store, exchange: Exchange, fields: dict[str, str], kept: dict[str, Any]
) -> None:
    def act(session: Session) -> dict[str, Any]:
        item = session.get_one(Item, exchange.visits[0].items[0].id)
        edit_item(session, item.id, fields)
        return {name: getattr(item, name) for name in kept}

    assert store.do(act).result == kept


def test_a_venue_has_its_own_fields_and_notes_their_audience(
    store: Store, exchange: Exchange
) -> None:
    item_id = exchange.visits[0].items[0].id

    def typed(**fields: str) -> Any:
        def act(session: Session) -> Any:
            edit_item(session, item_id, {name.replace("__", "."): fields[name] for name in fields})
            item = session.get_one(Item, item_id)
            assert item.venue is not None
            notes = [note.text for note in item.notes]
            return item.venue.address, item.venue.names_in_advance, notes

        return store.do(act).result

    there = "1 Main Street"
    typed(venue__address=there, venue__names_in_advance="yes", notes__hosts="Two seats")
    assert typed(notes__hosts="Three seats") == (there, True, ["Three seats"])
    assert typed(notes__hosts="") == (there, True, [])
    assert typed(notes__hosts=" ") == (there, True, []), "nothing was there to be taken away"


def test_one_item_is_part_of_another_by_its_title(store: Store, exchange: Exchange) -> None:
    def act(session: Session) -> bool:
        lunch, rain = (session.get_one(Item, each.id) for each in exchange.visits[0].items)
        edit_item(session, lunch.id, {"part_of": " Rain plan "})
        return lunch.whole is rain

    assert store.do(act).result


def test_a_journey_takes_its_fields_and_those_who_travel(store: Store, exchange: Exchange) -> None:
    visit = exchange.visits[0]

    leg_id = visit.legs[0].id

    def read(session: Session) -> Any:
        leg = session.get_one(Leg, leg_id)
        ends = leg.from_part, leg.from_day, leg.to_zone, leg.to_time
        return leg.mode.value, *ends, leg.everyone, len(leg.travellers)

    edit = partial(edit_leg, leg_id=leg_id)
    travel = partial(set_travellers, leg_id=leg_id)
    store.do(partial(edit, fields={"mode": "rail", "to.zone": "Europe/Paris", "to.time": "noon"}))
    store.do(partial(edit, fields={"from.time": "morning", "from.date": "11 apr"}))
    who = {"groups": [visit.groups[0].id], "delegates": [visit.delegates[0].id]}
    store.do(partial(travel, everyone=False, **who))
    left = ("rail", PartOfDay.MORNING, date(2027, 4, 11))
    assert store.do(read).result == (*left, "Europe/Paris", time(12), False, 2)
    store.do(partial(travel, everyone=True))
    store.do(partial(edit, fields={"to.time": "", "to.zone": ""}))
    assert store.do(read).result == (*left, None, None, True, 0)


def test_hosts_met_travel_back_as_one_step(store: Store, exchange: Exchange) -> None:
    back = a_visit(VisitKind.RETURN, stops=[], rank=1)
    keep(store, an_exchange("Other", visits=[back]))

    def act(session: Session) -> list[str]:
        known = session.scalars(select(Delegate.person_id)).first()
        people = [(known, {"role": "head"}), (None, {"family_name": "Dyer"})]
        add_counterparts(session, back.id, people)
        query = select(Delegate).where(Delegate.visit_id == back.id).order_by(Delegate.rank)
        return [str(each.person.family_name) for each in session.scalars(query)]

    assert store.do(act).result == ["Moreau", "Dyer"]
    assert store.ask(entries)[-1].label.startswith("Add 2 of the hosts met to")


def test_places_are_found_by_id_by_name_or_made(store: Store, exchange: Exchange) -> None:
    venue = exchange.visits[0].items[0].venue
    assert venue is not None

    def act(session: Session) -> list[bool]:
        with change(session, "Find"):
            made = venue_for(session, "Old Mill", "Tampa")
            session.flush()
            there = venue_for(session, " city hall ", venue.city)
            by_id = venue_for(session, str(venue.id), None)
            elsewhere = venue_for(session, "City Hall", "Tampa")
            police = organization_for(session, "Police")
            session.flush()
            return [
                made is not None and made.city == "Tampa",
                there is by_id and there is not None and there.id == venue.id,
                elsewhere is not None and elsewhere.id != venue.id,
                venue_for(session, " ", None) is None,
                police is organization_for(session, "POLICE"),
                police is not None and police is organization_for(session, str(police.id)),
                organization_for(session, "") is None,
            ]

    assert all(store.do(act).result)


def test_another_hotel_is_where_its_meals_are(store: Store) -> None:
    old = a_venue("Grand Hotel")
    stop = a_stop(hotel=old)
    visit = a_visit(
        stops=[stop],
        items=[
            an_item("Breakfast", venue=old, stop=stop),
            an_item("City hall", venue=a_venue(), stop=stop, rank=1),
        ],
    )
    keep(store, an_exchange(visits=[visit]))

    def at(session: Session) -> list[str | None]:
        items = session.scalars(select(Item).order_by(Item.rank))
        return [item.venue and item.venue.name for item in items]

    store.do(partial(replace_hotel, stop_id=stop.id, typed="Ritz"))
    assert store.do(at).result == ["Ritz", "City Hall"]
    store.do(partial(replace_hotel, stop_id=stop.id, typed=" "))
    assert store.do(at).result == ["Ritz", "City Hall"], "no hotel is no other one"


# -- after the visit -------------------------------------------------------------------------------


def test_an_activity_is_finished_tied_elsewhere_and_removed(
    store: Store, exchange: Exchange
) -> None:
    other = an_exchange("Other")
    keep(store, other)
    fields = {"title": "Workshop", "date": "12 May 2027", "currency": "eur", "repeats": ""}
    activity = store.do(partial(add_follow_on, fields=fields, exchanges=[exchange.id])).result
    store.do(partial(tie_follow_on, activity_id=activity, exchanges=[other.id]))
    store.do(partial(finish_follow_on, activity_id=activity, note=" Forty came "))
    store.do(partial(edit_follow_on, activity_id=activity, fields={"place": "Lyon; France"}))

    def read(session: Session) -> Any:
        it = session.get_one(FollowOn, activity)
        return it.status, it.outcome, it.currency, it.day, it.place

    done = (FollowOnStatus.DONE, "Forty came", "EUR", date(2027, 5, 12), "Lyon; France")
    assert store.ask(read) == done
    about = [each.about for each in store.ask(entries)[-3:]]
    assert set(about[0]) == {exchange.id, other.id}, "both lose or gain it"
    assert [set(each) for each in about[1:]] == [{other.id}, {other.id}]
    store.do(partial(remove_follow_on, activity_id=activity))
    assert store.ask(lambda session: session.get(FollowOn, activity)) is None


@pytest.mark.parametrize(
    ("rule", "word"),
    [("FREQ=MONTHLY;INTERVAL=3", "quarterly"), ("FREQ=DAILY", "FREQ=DAILY"), (None, "")],
)
def test_a_rule_is_said_as_it_can_be_typed(rule: str | None, word: str) -> None:
    assert rule_said(rule) == word


def test_a_practice_is_noted_at_an_item_and_lets_go_of_it(store: Store, exchange: Exchange) -> None:
    item = exchange.visits[0].items[0]
    fields = {"title": "Night bus", "item": str(item.id), "who": "Ana"}
    made = store.do(partial(note_practice, exchange_id=exchange.id, fields=fields)).result

    def at(session: Session) -> Any:
        practice = session.get_one(Practice, made)
        return practice.title, practice.item_id, practice.who

    assert store.ask(at) == ("Night bus", item.id, "Ana")
    changed = {"title": " Night tram ", "item": " ", "who": ""}
    store.do(partial(edit_practice, practice_id=made, fields=changed))
    assert store.ask(at) == ("Night tram", None, None)
    store.do(partial(remove_practice, practice_id=made))
    assert store.ask(lambda session: session.get(Practice, made)) is None


def test_a_theme_is_waived_once_and_taken_back(store: Store, exchange: Exchange) -> None:
    def waived(session: Session) -> list[tuple[str, str]]:
        query = select(ThemeWaiver.theme, ThemeWaiver.because)
        return [(theme, because) for theme, because in session.execute(query)]

    item = exchange.visits[0].items[0]
    store.do(partial(edit_item, item_id=item.id, fields={"theme": "Policing"}))
    said: list[list[tuple[str, str]]] = []
    for theme, because in (
        ("Policing ", "Seen before"),
        ("policing", " No time "),
        ("POLICING", ""),
    ):
        waive = partial(waive_theme, exchange_id=exchange.id, theme=theme, because=because)
        store.do(waive)
        said.append(store.ask(waived))
    assert said == [[("Policing", "Seen before")], [("Policing", "No time")], []]


# -- this computer ---------------------------------------------------------------------------------


def here(session: Session) -> Any:
    user = session.scalars(select(User).where(User.local)).one()
    embassy = user.embassy
    return user.name, user.email or user.phone, user.backup_folder, embassy and (
        embassy.name, embassy.country, embassy.zone, embassy.retention_days,
    )  # fmt: skip


def test_who_works_here_is_set_changed_and_cleared(store: Store) -> None:
    store.do(partial(set_backup_folder, folder=" /media/stick "))
    assert store.do(here).result == ("Coordinator", None, "/media/stick", None)
    store.do(partial(set_local_user, name=" Ana ", email=" ", phone=" +33 1 55 "))
    embassy = partial(set_embassy, country="fr", zone_name=" Europe/Paris ")
    store.do(partial(embassy, name="Embassy Paris"))
    store.do(partial(set_retention, days=" 30 "))
    store.do(partial(set_backup_folder, folder=" "))
    there = ("Embassy Paris", "FR", "Europe/Paris", 30)
    assert store.do(here).result == ("Ana", "+33 1 55", None, there)
    store.do(partial(set_embassy, name=" "))
    assert store.do(here).result == ("Ana", "+33 1 55", None, None)


@pytest.mark.parametrize("known", [True, False])
def test_an_embassy_needs_nobody_known_before(store: Store, known: bool) -> None:
    if known:
        keep(store, a_user(embassy=an_embassy()))
    store.do(partial(set_embassy, name="Embassy Oslo"))
    assert store.do(here).result[3][:3] == ("Embassy Oslo", None, None)
