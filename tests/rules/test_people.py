"""Food, papers, escorts, and something to do for everybody."""

from datetime import date, timedelta

import pytest
from builders import a_group, a_leg, a_traveller, care
from courses import DAY, at, findings_of, found, people, rules, visit_of, works

from planner.model import Delegate, Function, ItemKind, ItemStatus, Leg, Role, Visit
from planner.rules.findings import Severity
from planner.rules.people import people_findings
from planner.wording import wording

LUNCH = {"kind": ItemKind.MEAL}


def told(visit: Visit) -> list[tuple[str, str]]:
    return found(lambda course: people_findings(course, {}), visit)


def ids(visit: Visit) -> list[str]:
    return rules(lambda course: people_findings(course, {}), visit)


def test_who_eats_with_the_others_has_told_what() -> None:
    known, ben, cleo = people("Ada", "Ben", "Cleo")
    known.care = care(dietary="none")
    visit = visit_of(at("12:00", "13:00", **LUNCH), delegates=[known, ben, cleo])
    assert told(visit) == [
        ("diet-unknown", "Diet unknown: Ben and Cleo. The first meal is “At 12:00”.")
    ]
    ben.care, cleo.care = care(), care(dietary=None)
    assert [sentence for _, sentence in told(visit)] == [
        "Diet unknown: Cleo. The first meal is “At 12:00”."
    ]
    alone = visit_of(at("12:00", "13:00", own_arrangements=True, **LUNCH), delegates=[cleo])
    assert ids(alone) == []


@pytest.mark.parametrize(
    ("expires", "severity"),
    [
        (date(2027, 4, 19), Severity.ERROR),
        (date(2027, 4, 20), Severity.NOTE),
        (date(2027, 10, 19), Severity.NOTE),
        (date(2027, 10, 20), None),
        (None, None),
    ],
)
def test_a_passport_lasts_longer_than_the_visit(
    expires: date | None, severity: Severity | None
) -> None:
    (ada,) = people("Ada")
    findings = findings_of(
        lambda course: people_findings(course, {ada.person.id: expires}), visit_of(delegates=[ada])
    )
    assert [each.severity for each in findings] == ([severity] if severity else [])
    assert all(each.rule == "passport-expires" for each in findings)
    assert all("Ada" in wording().finding(each) for each in findings)
    assert [each.variant for each in findings] == (
        [] if severity is None else ["before" if severity is Severity.ERROR else "soon"]
    )
    assert all(expires not in dict(each.values).values() or expires == date(2027, 4, 20)
               for each in findings)  # fmt: skip


def test_ten_delegates_have_an_escort() -> None:
    ten = people(*(f"P{n}" for n in range(10)))
    assert ids(visit_of(delegates=ten)) == []
    eleven = [*ten, *people("P10")]
    assert ids(visit_of(delegates=eleven)) == ["escort-ratio"]
    (escort,) = people("Escort", role=Role.ESCORT)
    assert ids(visit_of(delegates=[*ten, escort])) == []
    assert ids(visit_of(delegates=[*eleven, escort])) == ["escort-ratio"]
    local = at("09:00", "10:00", contacts=[works(Function.ESCORT)])
    assert ids(visit_of(local, delegates=[*eleven, escort])) == []


def test_nobody_stands_about_while_the_others_have_something() -> None:
    ada, ben, cleo, dov = people("Ada", "Ben", "Cleo", "Dov")
    visit = visit_of(
        at("09:00", "10:30", ada, ben), at("09:15", "10:30", cleo), at("14:00", "15:00"),
        delegates=[ada, ben, cleo, dov],
    )  # fmt: skip
    assert told(visit) == [
        (
            "delegate-idle",
            "Dov has nothing to do on Fri 16 Apr 2027 while others are at “At 09:00” and 1 more.",
        )
    ]


@pytest.mark.parametrize(("end", "told"), [("09:29", []), ("09:30", ["delegate-idle"])])
def test_for_less_than_half_an_hour_there_is_time_to_breathe(end: str, told: list[str]) -> None:
    ada, ben, cleo = people("Ada", "Ben", "Cleo")
    assert ids(visit_of(at("09:00", end, ada, ben), delegates=[ada, ben, cleo])) == told


def test_free_time_of_ones_own_is_something() -> None:
    ada, ben, cleo = people("Ada", "Ben", "Cleo")
    free = at("09:00", "10:30", cleo, kind=ItemKind.FREE_TIME)
    visit = visit_of(at("09:00", "10:30", ada, ben), free, delegates=[ada, ben, cleo])
    assert ids(visit) == []


def test_one_who_is_asked_alone_leaves_nobody_idle() -> None:
    ada, ben, cleo = people("Ada", "Ben", "Cleo")
    assert ids(visit_of(at("09:00", "10:30", ada), delegates=[ada, ben, cleo])) == []


def test_who_comes_or_goes_that_day_is_not_looked_for() -> None:
    ada, ben, cleo = people("Ada", "Ben", "Cleo")
    cleo.joins = DAY
    assert ids(visit_of(at("09:00", "10:30", ada, ben), delegates=[ada, ben, cleo])) == []


def test_a_group_without_a_place_is_called_by_its_name() -> None:
    delegates = people("Ada", "Ben", "Cleo", "Dov")
    a, b = a_group(*delegates[:2], name="Police"), a_group(*delegates[2:], name="Youth")
    visit = visit_of(at("09:00", "10:30", a), groups=[a, b], delegates=delegates)
    ((rule, sentence),) = told(visit)
    assert rule == "delegate-idle" and "“Youth”" in sentence


def a_journey(number: str, day: date, *who: Delegate) -> Leg:
    leg = a_leg(number=number, from_day=day, to_day=day, everyone=False)
    leg.travellers = [a_traveller(each) for each in who]
    return leg


def test_who_is_named_while_not_with_the_delegation_is_told() -> None:
    ada, ben, cleo, dov = people("Ada", "Ben", "Cleo", "Dov")
    cleo.joins, dov.leaves = DAY + timedelta(days=1), DAY - timedelta(days=1)
    both = a_group(ada, dov)
    visit = visit_of(
        at("09:00", "10:00", ada, cleo),
        at("11:00", "12:00", both),
        at("13:00", "14:00", ben, cleo, dov),
        at("15:00", "16:00", cleo, status=ItemStatus.CANCELLED),
        at("17:00", "18:00"),
        at("17:00", "18:00", cleo, day=None),
        delegates=[ada, ben, cleo, dov],
        groups=[both],
    )
    day = "Fri 16 Apr 2027"
    away = [sentence for rule, sentence in told(visit) if rule == "delegate-away"]
    assert away == [
        f"“At 09:00” on {day} names Cleo, who is not with the delegation that day.",
        f"“At 13:00” on {day} names Cleo and Dov, who are not with the delegation that day.",
    ]
    visit.legs = [
        a_journey("1", DAY - timedelta(days=2), cleo),
        a_journey("2", DAY, cleo),
        a_journey("3", DAY + timedelta(days=3), ada, dov),
    ]
    away = [sentence for rule, sentence in told(visit) if rule == "delegate-away"]
    assert away[2:] == [
        "“AF 1, Paris to Washington” on Wed 14 Apr 2027 names Cleo, "
        "who is not with the delegation that day.",
        "“AF 3, Paris to Washington” on Mon 19 Apr 2027 names Dov, "
        "who is not with the delegation that day.",
    ]
    visit.legs = []
    cleo.joins = dov.leaves = DAY
    assert "delegate-away" not in ids(visit)
