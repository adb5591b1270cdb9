"""Findings: their ids, their order and their sentences."""

import json
import re
from dataclasses import replace
from datetime import date, time
from random import Random
from string import Formatter
from uuid import UUID

import pytest
from builders import a_city, a_delegate, a_group, a_leg, a_person, a_visit, an_exchange, an_item

from planner.rules.findings import Concern, Finding, Severity, concern, in_order
from planner.shipped import RESOURCES

SENTENCES: dict[str, str] = json.loads(
    (RESOURCES / "wording" / "en" / "findings.json").read_text(encoding="utf-8")
)
MEETING = Concern("item", UUID(int=1), "Meeting")
CLASH = Finding("overlap-delegate", Severity.ERROR, "one", (("who", "Ada"),), (MEETING,), ("9:00",))


def test_an_id_stays_the_same_from_run_to_run() -> None:
    assert CLASH.id == UUID("ce46f732-1665-52ea-8a02-38808dedf91b")


def test_an_id_changes_with_what_the_finding_is_about_and_with_nothing_else() -> None:
    other = Concern("item", UUID(int=2), "Meeting")
    same = [
        replace(CLASH, values=(("who", "Ben"),), variant="group", severity=Severity.NOTE),
        replace(CLASH, concerns=(replace(MEETING, name="Talk"),), date=date(2027, 4, 16)),
    ]
    changed = [
        replace(CLASH, rule="outside-visit"),
        replace(CLASH, concerns=(MEETING, other)),
        replace(CLASH, about=("9:15",)),
    ]
    assert {each.id for each in same} == {CLASH.id}
    assert len({each.id for each in (CLASH, *changed)}) == 4
    both = replace(CLASH, concerns=(MEETING, other)), replace(CLASH, concerns=(other, MEETING))
    assert both[0].id == both[1].id


def test_findings_stand_by_weight_then_date_then_time() -> None:
    early, late = date(2027, 4, 16), date(2027, 4, 17)
    right = [
        replace(CLASH, date=early, time=time(9)),
        replace(CLASH, date=early, time=time(10)),
        replace(CLASH, date=late),
        replace(CLASH, date=late, time=time(0, 1)),
        CLASH,
        replace(CLASH, severity=Severity.WARNING, date=early),
        replace(CLASH, severity=Severity.WARNING),
        replace(CLASH, severity=Severity.NOTE, date=early),
    ]
    for seed in range(10):
        shuffled = Random(seed).sample(right, len(right))
        assert in_order(shuffled) == right


def test_things_are_concerned_by_the_name_they_are_called() -> None:
    things = [
        an_exchange("Nantes – Orlando"),
        a_visit(),
        a_city("Orlando"),
        a_delegate(a_person("Ada", given_name=None)),
        a_group(name="Police"),
        an_item("Meeting"),
        a_leg(),
    ]
    assert [(concern(thing).kind, concern(thing).name) for thing in things] == [
        ("exchange", "Nantes – Orlando"),
        ("visit", "the first visit"),
        ("city", "Orlando"),
        ("delegate", "Ada"),
        ("group", "Police"),
        ("item", "Meeting"),
        ("leg", "AF 54, Paris to Washington"),
    ]


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES.keys())
def test_a_finding_is_a_whole_sentence(sentence: str) -> None:
    assert re.fullmatch(r"[A-Z“{].*\.", sentence)
    assert not re.search(r"[\"'!]|please|successfully|N/A|TBD", sentence)
    assert all(
        not spec and not conversion for _, _, spec, conversion in Formatter().parse(sentence)
    )
