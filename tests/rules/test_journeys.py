"""There is a way for everybody: to the first stop, from each to the next, and home."""

from functools import partial

import pytest
from builders import (
    TODAY,
    a_city,
    a_foreign_city,
    a_group,
    a_participation,
    a_stop,
    a_traveller,
    an_item,
)
from courses import findings_of, found
from ways import all_legs, april, back, leg, orlando, over, people, tampa, visit_of, washington

from planner.model import ItemKind, Role, Visit, VisitKind, VisitStatus
from planner.rules.findings import Severity
from planner.rules.journeys import journey_findings

rule = partial(journey_findings, today=TODAY)


def sentences(visit: Visit) -> list[str]:
    return [sentence for _, sentence in found(rule, visit)]


# -- what is missing is said -----------------------------------------------------------------------


MISSING = [
    "Nobody has a way to Washington: no journey there is entered.",
    "Nobody has a way from Washington to Orlando: no journey between them is entered.",
    "Nobody has a way from Orlando to Tampa: no journey between them is entered.",
    "Nobody has a way home from Tampa: no journey from there is entered.",
]


@pytest.mark.parametrize("delegates", [[], ["Ada"], ["Ada", "Bo", "Cy"]])
@pytest.mark.parametrize("gone", range(4))
def test_each_way_that_is_missing_is_said(gone: int, delegates: list[str]) -> None:
    legs = all_legs()
    del legs[gone]
    visit = visit_of(*legs, delegates=people(*delegates))
    who = "Ada has no way" if len(delegates) == 1 else "Nobody has a way"
    assert sentences(visit) == [MISSING[gone].replace("Nobody has a way", who)]
    days = [april(11), april(15), april(18), april(20)]
    (finding,) = findings_of(rule, visit)
    assert (finding.date, finding.severity) == (days[gone], Severity.WARNING)
    assert finding.concerns[0].kind == "stop"
    visit.status = VisitStatus.DRAFT
    (finding,) = findings_of(rule, visit)
    assert finding.severity is Severity.NOTE, "a draft is not finished"


def test_a_visit_without_any_journey_gets_one_quiet_note() -> None:
    visit = visit_of(delegates=people("Ada", "Bo"))
    assert found(rule, visit) == [("no-legs", "No journey of this visit is entered yet.")]
    (finding,) = findings_of(rule, visit)
    assert finding.severity is Severity.NOTE


def test_who_is_not_named_on_a_journey_is_told() -> None:
    ada, bo, cy, di = people("Ada", "Bo", "Cy", "Di")
    legs = all_legs()
    legs[1] = leg("Washington", "Orlando", 15, ada, bo, cy)
    visit = visit_of(*legs, delegates=[ada, bo, cy, di])
    tail = "no way from Washington to Orlando: no journey between them is entered."
    assert sentences(visit) == [f"Di has {tail}"]
    legs[1].travellers = [a_traveller(ada), a_traveller(bo)]
    assert sentences(visit) == [f"Cy and Di have {tail}"]
    legs[1].travellers = [a_traveller(ada)]
    assert sentences(visit) == [f"Bo and 2 others have {tail}"]
    group = a_group(bo, cy, di)
    visit.groups = [a_group(ada), group]
    assert sentences(visit) == [f"Group B has {tail}"]
    legs[1].travellers = [a_traveller(each) for each in visit.groups]
    assert sentences(visit) == []


def test_a_journey_on_quite_another_day_or_to_another_stop_is_no_way() -> None:
    legs = all_legs()
    legs[1] = leg("Washington", "Orlando", 25)
    legs[2] = leg("Orlando", "Washington", 18)
    assert sentences(visit_of(*legs)) == MISSING[1:3]


def test_a_flight_to_a_hub_at_hand_is_not_the_way_home_nor_a_train_there_the_way_over() -> None:
    legs = all_legs()
    legs[0] = over("Nantes", "Paris-Charles de Gaulle", 11, to_zone="Europe/Paris")
    legs[3] = leg("Tampa", "Atlanta (ATL)", 20)
    visit = visit_of(*legs)
    assert sentences(visit) == [MISSING[0], MISSING[3]]
    visit.legs += [
        over("Paris-Charles de Gaulle", "IAD", 11),
        back("Atlanta (ATL)", "Paris-Charles de Gaulle", 20),
    ]
    assert sentences(visit) == []


# -- nobody is accused -----------------------------------------------------------------------------


def test_airports_by_code_nights_and_undated_journeys_are_ways() -> None:
    legs = [
        over("NTE", "IAD", 10, to_day=april(11)),
        leg("DCA", "MCO", 14),
        leg("MCO", "TPA", 19, from_day=None, to_day=None),
        back("TPA", "CDG", 21),
    ]
    assert sentences(visit_of(*legs)) == []


def test_who_joins_late_or_leaves_early_comes_and_goes_alone() -> None:
    ada, bo, cy = people("Ada", "Bo", "Cy")
    bo.joins, cy.leaves = april(16), april(16)
    visit = visit_of(*all_legs(ada), delegates=[ada, bo, cy])
    tail = "from Washington to Orlando: no journey between them is entered."
    assert sentences(visit) == [
        "Cy has no way to Washington: no journey there is entered.",
        f"Cy has no way {tail}",
        "Bo has no way from Orlando to Tampa: no journey between them is entered.",
        "Bo has no way home from Tampa: no journey from there is entered.",
    ]
    for each in (visit.legs[0], visit.legs[1]):
        each.travellers.append(a_traveller(cy))
    for each in (visit.legs[2], visit.legs[3]):
        each.travellers.append(a_traveller(bo))
    assert sentences(visit) == []


def test_who_joins_in_the_night_of_the_flight_was_on_it() -> None:
    ada, bo = people("Ada", "Bo", joins=april(10))
    flight = over("Nantes", "IAD", 9, to_day=april(10))
    legs = [flight, *all_legs()[1:]]
    assert sentences(visit_of(*legs, delegates=[ada, bo])) == []
    group = a_group(ada, bo)
    flight.everyone, flight.travellers = False, [a_traveller(group)]
    assert sentences(visit_of(*legs, delegates=[ada, bo], groups=[group])) == []
    bo.joins = april(12)
    legs = [over("Nantes", "IAD", 9, ada, to_day=april(10)), *legs[1:]]
    assert sentences(visit_of(*legs, delegates=[ada, bo])) == []


def test_interpreters_and_escorts_may_live_where_the_visit_is() -> None:
    ada, bo = people("Ada", "Bo")
    bo.role = Role.ESCORT
    legs = [
        all_legs(ada)[0],
        *(leg("Washington", "Orlando", 15), leg("Orlando", "Tampa", 18)),
        all_legs(ada)[3],
    ]
    assert sentences(visit_of(*legs, delegates=[ada, bo])) == []
    legs[1] = leg("Washington", "Orlando", 15, ada)
    (said,) = sentences(visit_of(*legs, delegates=[ada, bo]))
    assert said.startswith("Bo has no way from Washington to Orlando")


def test_groups_of_which_nobody_is_known_travel_by_their_names() -> None:
    a, b = a_group(), a_group()
    visit = visit_of(*all_legs(a, b), groups=[a, b])
    assert sentences(visit) == []
    visit.legs[1].travellers.pop()
    (said,) = sentences(visit)
    assert said.startswith("Group B has no way from Washington to Orlando")
    visit = visit_of(*all_legs(*(them := people("Ada", "Bo"))), delegates=them, groups=[a_group()])
    assert sentences(visit) == [], "a group that is empty still is nobody yet"


@pytest.mark.parametrize(
    "stops",
    [
        # the same city twice, and cities side by side
        [("Orlando", 11, 14), ("Orlando", 14, 17)],
        [("Orlando", 11, 14), ("Winter Park", 14, 17)],
        # a trip within a longer stay, and one on its first day
        [("Orlando", 11, 17), ("Tampa", 13, 13)],
        # two cities at a time: nobody knows who is where
        [("Orlando", 11, 17), ("Tampa", 11, 17)],
        [("Orlando", 11, 15), ("Tampa", 13, 17)],
        # a city without days may be anywhere
        [("Washington", None, None), ("Orlando", 11, 17), ("Tampa", None, None)],
        [("Orlando", 11, 13), ("Washington", None, None), ("Tampa", 14, 17)],
    ],
)
def test_where_it_is_not_known_or_needs_no_journey_nothing_is_said(
    stops: list[tuple[str, int | None, int | None]],
) -> None:
    cities = {
        "Orlando": orlando(),
        "Tampa": tampa(),
        "Washington": washington(),
        "Winter Park": a_city("Winter Park", latitude=28.6, longitude=-81.34),
    }
    made = [
        a_stop(
            cities[name],
            first_day=first and april(first),
            last_day=last and april(last),
            rank=n,
        )
        for n, (name, first, last) in enumerate(stops)
    ]
    visit = visit_of(over("Nantes", "MCO", 11), back("TPA", "Nantes", 17), stops=made)
    assert sentences(visit) == []


def test_who_joins_where_the_others_arrive_needs_no_way_from_before() -> None:
    ada, bo = people("Ada", "Bo")
    visit = visit_of(*all_legs(ada), delegates=[ada, bo])
    visit.stops[0].last_day, bo.joins = april(14), april(15)
    bo.leaves = april(17)
    assert sentences(visit) == []


def test_while_the_last_stop_has_no_days_nobody_is_asked_for_the_way_home() -> None:
    visit = visit_of(*all_legs()[:3])
    assert sentences(visit) == MISSING[3:]
    visit.stops.append(a_stop(a_city("Miami"), first_day=None, last_day=None, rank=3))
    assert sentences(visit) == []
    visit.stops[-1].rank = -1
    assert sentences(visit) == MISSING[3:], "which stands before the others"
    visit.legs = all_legs()[1:]
    assert sentences(visit) == []


def test_a_trip_within_a_stay_hides_no_way() -> None:
    stops = [
        a_stop(orlando(), first_day=april(11), last_day=april(17)),
        a_stop(tampa(), first_day=april(13), last_day=april(13), rank=1),
    ]
    visit = visit_of(over("Nantes", "Orlando", 11), stops=stops)
    assert sentences(visit) == [MISSING[3].replace("Tampa", "Orlando")]


def test_a_ride_that_names_the_city_is_a_way() -> None:
    legs = all_legs()
    legs = [legs[0], legs[1], legs[3]]
    visit = visit_of(*legs)
    assert sentences(visit) == MISSING[2:3]
    ride = an_item("Coach to Tampa", kind=ItemKind.TRANSFER, day=april(18))
    visit.items = [an_item("Coach to the hotel", kind=ItemKind.TRANSFER, day=april(18)), ride]
    assert sentences(visit) == []
    ride.kind = ItemKind.MEETING
    assert sentences(visit) == MISSING[2:3], "what is talked about is no way"
    ride.kind, ride.day = ItemKind.TRANSFER, april(16)
    assert sentences(visit) == MISSING[2:3], "nor is a ride on another day"
    ride.day = april(18)
    ada, _bo = visit.delegates = people("Ada", "Bo")
    ride.everyone, ride.participations = False, [a_participation(ada)]
    (said,) = sentences(visit)
    assert said.startswith("Bo has no way from Orlando to Tampa")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Arrive at Dulles Airport", "Guests depart for New York"),
        ("Ankunft der Delegation", "Abreise"),
        ("Arrivée de la délégation", "Départ"),
        ("Llegada", "Salida hacia el aeropuerto"),
        ("Aankomst", "Vertrek"),
        ("Ankomst", "Avresa"),
        ("Flight arrival", "Avreise"),
    ],
)
def test_arriving_and_departing_may_stand_in_the_program_alone(first: str, last: str) -> None:
    legs = all_legs()[1:3]
    visit = visit_of(*legs)
    assert len(sentences(visit)) == 2
    visit.items = [
        an_item(first, kind=ItemKind.TRANSFER, day=april(11)),
        an_item(last, kind=ItemKind.TRANSFER, day=april(20)),
    ]
    assert sentences(visit) == []


def test_nothing_is_asked_of_what_is_past_closed_undated_or_at_home() -> None:
    legs = all_legs()[1:]
    assert sentences(visit_of(*legs)) == MISSING[:1]
    assert found(partial(journey_findings, today=april(21)), visit_of(*legs)) == []
    assert sentences(visit_of(*legs, status=VisitStatus.CLOSED)) == []
    undated = a_stop(orlando(), first_day=None, last_day=None)
    assert sentences(visit_of(*legs, stops=[undated])) == []
    home = a_stop(a_foreign_city(latitude=47.2, longitude=-1.55))
    assert sentences(visit_of(legs[1], stops=[home])) == []


def test_of_a_return_visit_home_is_the_other_side() -> None:
    visit = visit_of(
        over("Nantes", "Orlando", 20),
        kind=VisitKind.RETURN,
        stops=[a_stop(a_foreign_city(latitude=47.2, longitude=-1.55))],
    )
    visit.stops[0].first_day, visit.stops[0].last_day = april(14), april(20)
    assert sentences(visit) == ["Nobody has a way to Nantes: no journey there is entered."]
