"""Whom the rows of a list mean: nobody is meant twice, doubled, or changed without a word."""

from typing import Any
from uuid import UUID

import pytest
from builders import TODAY, an_exchange, keep

from planner.interchange.roster import (
    Decision,
    Plan,
    Surroundings,
    land_roster,
    plan_roster,
    read_roster,
)
from planner.model import Visit
from planner.queries.people import known_delegates
from planner.store.database import Store
from planner.store.undo import take_back


@pytest.fixture
def visits(store: Store) -> tuple[UUID, UUID]:
    exchange = an_exchange(visits=[Visit(kind="first", rank=0), Visit(kind="return", rank=1)])
    keep(store, exchange)
    return exchange.visits[0].id, exchange.visits[1].id


def land(
    store: Store, visit: UUID, text: str, decisions: dict[int, Decision] | None = None
) -> Plan:
    preview = read_roster(text.encode(), "a.csv", Surroundings(TODAY))
    assert not preview.questions
    done = store.do(
        lambda session: land_roster(session, visit, preview, source="a.csv", decisions=decisions)
    )
    plan: Plan = done.result
    return plan


def here(store: Store, visit: UUID, *keys: str) -> list[tuple[Any, ...]]:
    found = store.ask(lambda session: known_delegates(session, visit))
    assert len({each.person.id for each in found}) == len(found), "one delegate a person"
    return [tuple(each.values[key] for key in keys) for each in found]


def said(plan: Plan) -> list[str]:
    return [str(message) for row in plan.preview.rows for message in row.messages]


HEAD = "Surname,First name,E-mail,Position\n"
NAMESAKES = {
    "position": "Surname,First name,Position\nSilva,Ana,Mayor\nSilva,Ana,Chair\n",
    "phone": "Surname,First name,Phone\nSilva,Ana,+32 9 111 11 11\nSilva,Ana,+32 9 222 22 22\n",
    "organization": "Surname,First name,Organization\nSilva,Ana,City\nSilva,Ana,Port\n",
    "family name alone": "Surname,Position\nSilva,Mayor\nSilva,Chair\n",
    "generation": "Surname,First name,Suffix\nSilva,Ana,Jr.\nSilva,Ana,Sr.\n",
}


@pytest.mark.parametrize("differ", NAMESAKES)
def test_namesakes_are_found_again(differ: str, store: Store, visits: tuple[UUID, UUID]) -> None:
    text = NAMESAKES[differ]
    land(store, visits[0], text)
    assert len(here(store, visits[0])) == 2
    head, *rows = text.splitlines()
    plan = land(store, visits[0], "\n".join([head, *reversed(rows)]))
    assert len(here(store, visits[0])) == 2
    assert not any(row.changes for row in plan.rows)


def test_who_agrees_in_everything_comes_first(store: Store, visits: tuple[UUID, UUID]) -> None:
    land(store, visits[0], HEAD + "Silva,Ana,,Mayor\n")
    land(store, visits[0], HEAD + "Silva,Ana,,Chair\nSilva,Ana,,Mayor\n")
    assert here(store, visits[0], "position") == [("Mayor",), ("Chair",)]


def test_a_mere_name_of_two_who_are_here_makes_no_third(
    store: Store, visits: tuple[UUID, UUID]
) -> None:
    land(store, visits[0], NAMESAKES["position"])
    plan = land(store, visits[0], "Surname,First name\nSilva,Ana\n")
    assert "nothing in this row tells which" in said(plan)[0]
    assert len(here(store, visits[0], "position")) == 2
    land(store, visits[0], "Surname,First name\nSilva,Ana\n", {1: Decision.KEEP})
    assert len(here(store, visits[0], "position")) == 3


def test_a_corrected_namesake_is_changed(store: Store, visits: tuple[UUID, UUID]) -> None:
    land(store, visits[0], HEAD + "Silva,Ana,,Mayor\nSilva,Ana,,Chair\n")
    land(store, visits[0], HEAD + "Silva,Ana,,Mayor\nSilva,Ana,,Teacher\n")
    assert here(store, visits[0], "position") == [("Mayor",), ("Teacher",)]


def test_of_two_who_may_be_meant_neither_is(store: Store, visits: tuple[UUID, UUID]) -> None:
    land(store, visits[0], HEAD + "Silva,Ana,,Mayor\nSilva,Ana,,Chair\n")
    head = "Surname,First name,Dietary\n"
    plan = land(store, visits[0], head + "Silva,Ana,vegan\n")
    assert here(store, visits[0], "position", "dietary") == [
        ("Mayor", None), ("Chair", None), (None, "vegan"),
    ]  # fmt: skip
    assert any("called Ana Silva is here already" in each for each in said(plan))


def test_one_record_is_used_for_one_row(store: Store, visits: tuple[UUID, UUID]) -> None:
    text = HEAD + "Silva,Ana,a@x.example,Mayor\nSilva,Ana,a@x.example,Chair\n"
    land(store, visits[0], HEAD + "Silva,Ana,a@x.example,Mayor\n")
    for _ in range(2):
        land(store, visits[1], text)
        assert here(store, visits[1], "position") == [("Mayor",), ("Chair",)]


def test_nothing_of_a_second_row_is_lost(store: Store, visits: tuple[UUID, UUID]) -> None:
    head = "Surname,First name,Dietary,Notes,Groups,Passport expiry\n"
    text = head + (
        "Silva,Ana,vegan,tea,A,2031-01-01\nSilva,Ana,halal,ramp,B,2032-01-01\n"
        "Silva,Ana,vegan,tea,A,2031-01-01\n"
    )
    plan = land(store, visits[0], text)
    kept = here(store, visits[0], "dietary", "notes", "groups")
    assert kept == [("vegan\nhalal", "tea\nramp", ("A", "B"))]
    assert "“2032-01-01” was left out: the passport expiry is “2031-01-01” already." in said(plan)
    again = land(store, visits[0], text)
    assert not any(row.changes for row in again.rows)


def test_what_is_known_of_somebody_from_elsewhere_is_not_changed_unsaid(
    store: Store, visits: tuple[UUID, UUID]
) -> None:
    head = "Surname,First name,E-mail,Work phone,Passport\n"
    land(store, visits[0], head + "Müller,Jürgen,a@x.example,+49 111 22 33,P11117\n")
    plan = land(store, visits[1], head + "MUELLER,JUERGEN,a@x.example,+49 999 88 77,Q22222\n")
    assert here(store, visits[1], "family_name", "given_name") == [("Müller", "Jürgen")]
    assert "work phone: +49 111 22 33 → +49 999 88 77." in said(plan)
    assert any("MUELLER differs by lost accents" in each for each in said(plan))


def test_what_is_kept_of_private_fields_is_not_told(
    store: Store, visits: tuple[UUID, UUID]
) -> None:
    head = "Surname,First name,Passport,Medical\n"
    for visit in visits:  # as a delegate of this visit, and as somebody known from another
        land(store, visits[0], head + "Silva,Ana,SECRET123,insulin\n")
        plan = land(store, visit, head + "Silva,Ana,NEW99999,nothing to say\n",
                    {1: Decision.MERGE})  # fmt: skip
        told = " ".join(said(plan))
        assert "passport number: ••••••• 123 → NEW99999." in told
        assert "SECRET" not in told and "insulin" not in told


def test_to_merge_is_to_merge_with_whom_is_shown(store: Store, visits: tuple[UUID, UUID]) -> None:
    land(store, visits[0], HEAD + "Silva,Ana,,Mayor\nSilva,Ana,,Chair\n")
    text = HEAD + "Silva,Ana,,Teacher\n"
    preview = read_roster(text.encode(), "a.csv", Surroundings(TODAY))
    plan = store.ask(lambda session: plan_roster(session, visits[1], preview))
    shown = plan.rows[0].like[0]
    landed = land(store, visits[1], text, {1: Decision.MERGE})
    assert landed.rows[0].person == shown
    found = store.ask(lambda session: known_delegates(session, visits[1]))
    assert [each.person.id for each in found] == [shown.id]


def test_a_later_row_belongs_to_one_that_is_kept_beside(
    store: Store, visits: tuple[UUID, UUID]
) -> None:
    land(store, visits[0], HEAD + "Silva,Ana,,Mayor\n")
    text = "Surname,First name,Dietary\nSilva,Ana,\nSilva,Ana,vegan\n"
    land(store, visits[1], text, {1: Decision.KEEP})
    assert here(store, visits[1], "dietary") == [("vegan",)]


def test_a_list_is_taken_back_whole(store: Store, visits: tuple[UUID, UUID]) -> None:
    from rows import every_row

    head = "Surname,First name,E-mail,Organization,Groups,Dietary,Passport\n"
    land(store, visits[0], head + "Silva,Ana,a@x.example,City,A,vegan,P1\n")
    before = every_row(store)
    preview = read_roster(
        (head + "Silva,Ana,b@x.example,Port,B,halal,P2\nNovak,Ben,,Port,A;C,none,P3\n").encode(),
        "b.csv",
        Surroundings(TODAY),
    )
    done = store.do(lambda session: land_roster(session, visits[0], preview, source="b.csv"))
    assert done.entry is not None and every_row(store) != before
    number = done.entry.number
    store.do(lambda session: take_back(session, number))
    assert every_row(store) == before


BORN = "Surname,First name,Date of birth,Passport,E-mail,Position,Organization\n"


@pytest.mark.parametrize(
    "telling",
    [",EN123456,,,", ",,jan@x.example,,", ",,,Mayor,City"],
    ids=["passport", "mail", "office"],
)
def test_a_corrected_day_of_birth_makes_nobody_new(
    telling: str, store: Store, visits: tuple[UUID, UUID]
) -> None:
    land(store, visits[0], f"{BORN}Peeters,Jan,1970-02-13{telling}\n")
    plan = land(store, visits[0], f"{BORN}Peeters,Jan,1971-02-13{telling}\n")
    assert [str(each[0]) for each in here(store, visits[0], "date_of_birth")] == ["1971-02-13"]
    assert "date of birth: ••••••• → 1971-02-13." in said(plan)


def test_a_namesake_born_on_another_day_is_shown(store: Store, visits: tuple[UUID, UUID]) -> None:
    head = "Surname,First name,Date of birth\n"
    land(store, visits[0], head + "Peeters,Jan,1970-02-13\n")
    plan = land(store, visits[0], head + "Peeters,Jan,1971-02-13\n")
    assert len(here(store, visits[0])) == 2
    assert [each.known.name for each in plan.rows[0].like] == ["Jan Peeters"]
    merged = land(store, visits[1], head + "Peeters,Jan,1972-02-13\n", {1: Decision.MERGE})
    assert merged.rows[0].person is not None


def test_groups_are_found_by_their_letters(store: Store, visits: tuple[UUID, UUID]) -> None:
    head = "Surname,First name,Groups\n"
    first = land(store, visits[0], head + "Silva,Ana,Police\nNovak,Ben,Schools\n")
    assert "Group “Police” is new." in said(first)
    again = head + "Silva,Ana,A\nNovak,Ben,Group B\nRoe,Al,C\n"
    plan = land(store, visits[0], again)
    kept = here(store, visits[0], "groups")
    assert kept == [(("Police",),), (("Schools",),), (("C",),)]
    assert [each for each in said(plan) if "is new" in each] == ["Group “C” is new."]


def test_who_is_not_in_the_list_any_more_is_named(store: Store, visits: tuple[UUID, UUID]) -> None:
    land(store, visits[0], HEAD + "Silva,Ana,,\nNovak,Ben,,\nDal,Ria,,\n")
    plan = land(store, visits[0], HEAD + "Silva,Ana,,Mayor\nNovak,Ben,,\n")
    (said_of_all,) = [str(each) for each in plan.preview.messages]
    assert "not in this list: Ria Dal." in said_of_all
    other = land(store, visits[0], HEAD + "Roe,Al,,\n")
    assert not other.preview.messages, "another list is not about them"
