"""Interpreters are where they are needed, and not for longer than they can."""

from courses import at, exchange_of, found, people, rules, visit_of, works

from planner.model import Function, ItemKind, Role
from planner.rules.interpreters import interpreter_findings


def test_who_needs_an_interpreter_has_one() -> None:
    (mai,) = people("Mai", needs_interpreter=True)
    (jean,) = people("Jean", role=Role.INTERPRETER)
    alone = visit_of(at("09:00", "10:00", mai), at("11:00", "12:00", mai), delegates=[mai, jean])
    assert found(interpreter_findings, alone) == [
        (
            "interpreter-missing",
            "Mai needs an interpreter and has none at “At 09:00” and 1 more that day.",
        )
    ]
    once = visit_of(at("09:00", "10:00", mai), delegates=[mai, jean])
    assert found(interpreter_findings, once) == [
        ("interpreter-missing", "Mai needs an interpreter and has none at “At 09:00”.")
    ]
    assert rules(interpreter_findings, visit_of(at("09:00", "10:00"), delegates=[mai, jean])) == []
    local = at("09:00", "10:00", mai, contacts=[works(Function.INTERPRETER)])
    assert rules(interpreter_findings, visit_of(local, delegates=[mai, jean])) == []


def test_nobody_speaks_on_the_coach() -> None:
    (mai,) = people("Mai", needs_interpreter=True)
    coach = at("09:00", "10:00", kind=ItemKind.TRANSFER)
    assert rules(interpreter_findings, visit_of(coach, delegates=[mai])) == []


def test_an_interpreter_works_eight_hours_at_most_and_four_without_a_pause() -> None:
    (jean,) = people("Jean", role=Role.INTERPRETER)
    with_pauses = [at("08:00", "12:00"), at("13:00", "17:30")]
    ((rule, sentence),) = found(interpreter_findings, visit_of(*with_pauses, delegates=[jean]))
    assert rule == "interpreter-load"
    assert sentence == "Jean interprets for 8:30 hours on Fri 16 Apr 2027; the limit is 8:00."
    run = [at("08:00", "10:00"), at("10:10", "12:20")]
    ((_, sentence),) = found(interpreter_findings, visit_of(*run, delegates=[jean]))
    assert "4:20 hours without a pause" in sentence
    just = [at("08:00", "12:00"), at("13:00", "17:00")]
    assert rules(interpreter_findings, visit_of(*just, delegates=[jean])) == []
    seen = [at("08:00", "12:00"), at("12:00", "13:00", kind=ItemKind.TRANSFER)]
    assert rules(interpreter_findings, visit_of(*seen, delegates=[jean])) == []
    rested = [at("08:00", "10:00"), at("10:15", "12:20")]
    assert rules(interpreter_findings, visit_of(*rested, delegates=[jean])) == []


def test_an_exchange_may_set_other_limits() -> None:
    visit = visit_of(at("09:00", "11:30", contacts=[works(Function.INTERPRETER)]))
    assert rules(interpreter_findings, visit) == []
    exchange_of(visit, interpreter_run=120)
    assert rules(interpreter_findings, visit) == ["interpreter-load"]
    exchange_of(visit, interpreter_day=120)
    assert rules(interpreter_findings, visit) == ["interpreter-load"]
