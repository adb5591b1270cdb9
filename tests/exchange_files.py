"""Exchange files made up by hypothesis: anything the format allows; ids lead somewhere."""

from uuid import UUID

from file_values import (
    Given,
    Json,
    cities,
    clocks,
    countries,
    days,
    flags,
    ids,
    in_order,
    lines,
    names,
    one_of,
    several,
    some,
    who,
    words,
    zones,
)
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from planner.model import (
    Consent,
    ExchangeStatus,
    Function,
    ItemKind,
    ItemStatus,
    Mode,
    NameOrder,
    PartOfDay,
    Role,
    Sector,
    TimeState,
    VisitStatus,
    Wish,
)
from planner.model.itinerary import AUDIENCES

EXCHANGE = str(UUID(int=1))


@st.composite
def exchange_files(draw: DrawFn) -> Json:
    """A whole file; always of the same exchange, so that one can follow the other."""
    people, organizations, venues = (draw(ids(kind)) for kind in (1, 2, 3))
    visits = draw(st.sampled_from([(), ("first",), ("return",), ("first", "return")]))
    visit_ids = {kind: str(UUID(int=(4 << 16) + len(kind))) for kind in visits}
    return {
        "format": "city-pair-exchange",
        "version": 1,
        "exchange": {"id": EXCHANGE, "name": draw(names), **draw(_EXCHANGE)},
        "people": [{"id": each, **draw(_PERSON)} for each in people],
        "organizations": [
            {"id": each, **draw(some(name=names, city=names, phone=names))}
            for each in organizations
        ],
        "venues": [{"id": each, **draw(_VENUE)} for each in venues],
        "visits": [
            draw(_visit(n, visit_ids[kind], kind, people, organizations, venues))
            for n, kind in enumerate(visits, start=1)
        ],
        "deadlines": [
            {
                "id": each,
                **draw(
                    some(
                        key=names,
                        visit=one_of(list(visit_ids.values())),
                        what=names,
                        due=days,
                        owner=st.sampled_from(["Ana", "Béla"]),
                        done_on=days,
                    )
                ),
            }
            for each in draw(ids(5))
        ],
        "travel_times": draw(st.lists(_ways(venues), max_size=2)),
        "accepted": draw(st.lists(_ACCEPTED, max_size=2)),
    }


def _ways(venues: list[str]) -> SearchStrategy[Json]:
    end = (st.sampled_from(venues) if venues else names) | names
    whole = {"from": end, "to": end, "minutes": st.integers(0, 1440)}
    return st.fixed_dictionaries(whole, optional={"by": names})


_ACCEPTED = st.fixed_dictionaries({"finding": st.uuids().map(str), "rule": names, "reason": names})
_VENUE = some(
    name=names,
    address=names,
    room=names,
    city=names,
    phone=names,
    access_rules=names,
    names_in_advance=flags,
)


_EXCHANGE = some(
    program=names,
    theme=names,
    status=words(ExchangeStatus),
    embassy=some(name=names, city=st.sampled_from(["Paris", "Tokyo"]), country=countries),
    return_window_months=st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted),
    return_waived_because=names,
    interpreter_day=st.integers(1, 1440),
    interpreter_run=st.integers(1, 1440),
    blackout_dates=st.lists(some(first_day=days, last_day=days, who=names, why=names), max_size=2),
    anniversaries=st.lists(
        some(
            month=st.integers(1, 12),
            day=st.integers(1, 31),
            name=names,
            city=names,
            wish=words(Wish),
        ),
        max_size=2,
    ),
    foreign_cities=st.lists(cities, max_size=3),
    partner_cities=st.lists(cities, max_size=3),
    notes=names,
    sample=flags,
)
_PERSON = some(
    family_name=names,
    given_name=names,
    name_order=words(NameOrder),
    display_name=names,
    native_name=names,
    pronunciation=names,
    honorific=names,
    suffix=names,
    languages=st.lists(lines, max_size=2),
    emails=st.lists(lines, max_size=2),
    work_phone=names,
    trip_phone=names,
)


@st.composite
def _visit(
    draw: DrawFn,
    number: int,
    visit_id: str,
    kind: str,
    people: list[str],
    organizations: list[str],
    venues: list[str],
) -> Json:
    stops, groups, delegates, items, legs, vehicles = (
        draw(ids(number * 10 + kind)) for kind in range(6)
    )
    named = one_of(organizations) | names
    room = some(type=names, sharing_with=names, nights=st.integers(0, 30), confirmation=names)
    return {
        "id": visit_id,
        "kind": kind,
        **draw(some(status=words(VisitStatus), dates_as_given=names)),
        "stops": [
            {
                "id": each,
                **draw(in_order("first_day", "last_day")),
                **draw(
                    some(
                        city=cities,
                        hotel=one_of(venues) | names,
                        host=named,
                        emergency_numbers=names,
                        hospital=names,
                        consulate=names,
                    )
                ),
            }
            for each in stops
        ],
        "vehicles": [
            {
                "id": each,
                **draw(
                    some(
                        name=names, seats=st.integers(1, 99), plate=names, driver=names, phone=names
                    )
                ),
            }
            for each in vehicles
        ],
        "groups": [
            {"id": each, **draw(some(name=names, first_day=days, last_day=days))} for each in groups
        ],
        "delegates": [
            {
                "id": each,
                **draw(in_order("joins", "leaves")),
                **draw(
                    some(
                        person=one_of(people),
                        role=words(Role),
                        position=names,
                        organization=named,
                        sector=words(Sector),
                        groups=several(groups),
                        arrival=names,
                        departure=names,
                        english_level=names,
                        needs_interpreter=flags,
                        consent=words(Consent),
                        biography=names,
                        room_type=names,
                        sharing_with=names,
                        notes=names,
                    )
                ),
                "rooms": [
                    {"stop": draw(one_of(stops)), **draw(room)}
                    for _ in range(draw(st.integers(0, 2)) if stops else 0)
                ],
            }
            for each in delegates
        ],
        "items": draw(_items(items, stops, groups, delegates, people, named, venues, vehicles)),
        "legs": [
            {
                "id": each,
                **draw(
                    some(
                        mode=words(Mode),
                        carrier=names,
                        number=names,
                        to=_END,
                        travellers=who(groups, delegates),
                        vehicle=one_of(vehicles),
                        **{"from": _END},
                    )
                ),
            }
            for each in legs
        ],
    }


_END = some(
    place=names,
    zone=zones,
    date=days,
    time=clocks,
    part=words(PartOfDay),
    fold=st.integers(0, 1),
)


@st.composite
def _items(
    draw: DrawFn,
    ids: list[str],
    stops: list[str],
    groups: list[str],
    delegates: list[str],
    people: list[str],
    named: Given,
    venues: list[str],
    vehicles: list[str],
) -> list[Json]:
    contact = some(
        person=one_of(people),
        name=names,
        position=names,
        organization=named,
        function=words(Function),
        phone=names,
    )
    items = [
        {
            "id": each,
            "title": draw(names),
            **draw(
                some(
                    stop=one_of(stops),
                    date=days,
                    start=clocks,
                    end=clocks,
                    ends_next_day=flags,
                    time_state=words(TimeState),
                    part=words(PartOfDay),
                    time_as_given=names,
                    kind=words(ItemKind),
                    status=words(ItemStatus),
                    venue=one_of(venues) | names,
                    meeting_point=names,
                    dress=names,
                    notes=some(**dict.fromkeys(AUDIENCES, names)),
                    participants=who(groups, delegates),
                    optional=flags,
                    # to one before it: in a circle nothing belongs to anything
                    alternate_of=one_of(ids[:n]),
                    part_of=one_of(ids[:n]),
                    contacts=st.lists(contact, max_size=2),
                    host_may_be_named=flags,
                    request=some(
                        asked_of=names,
                        asked_on=days,
                        asked_by=names,
                        answered_on=days,
                        chase_on=days,
                    ),
                    cancelled=some(by=names, when=days, why=names),
                    fold=st.integers(0, 1),
                    coach_leaves=clocks,
                    travel_minutes=st.integers(0, 1440),
                    vehicle=one_of(vehicles),
                    language=names,
                    theme=names,
                    speaking_order=names,
                    gifts=names,
                    own_arrangements=flags,
                    standby=flags,
                    public=flags,
                    names_sent_on=days,
                )
            ),
        }
        for n, each in enumerate(ids)
    ]
    return draw(st.permutations(items))
