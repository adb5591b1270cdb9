"""Hotels and times in free text; answers, phones and lists still due."""

from datetime import date, timedelta
from typing import Any

import pytest
from builders import a_note, a_person, a_stop, a_vehicle, a_venue
from courses import DAY, STAY, at, findings_of, rules, visit_of, works

from planner.model import Function, ItemKind, ItemStatus, Visit
from planner.rules.findings import Severity
from planner.rules.texts import text_findings

LONG_BEFORE = DAY - timedelta(days=60)
STAYS = [a_stop(hotel=a_venue("Hotel Azalea"), **STAY)]


def told(visit: Visit, today: date = LONG_BEFORE) -> list[str]:
    return rules(lambda course: text_findings(course, today), visit)


def noted(text: str, **given: Any) -> Visit:
    return visit_of(at("09:00", "10:00", notes=[a_note("delegation", text)], **given), stops=STAYS)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Meet in the lobby of Hotel Larkin.", True),
        ("The coach waits at the Grand Plaza Hotel.", True),
        ("Meet in the lobby of the Hotel Azalea.", False),
        ("Meet at the Hotel Azalea Downtown.", False),
        ("Meet at the Azalea Hotel.", True),
        ("Meet in the hotel lobby.", False),
        ("Reception at the Hôtel de ville.", False),
        ("Bring your passport.", False),
    ],
)
def test_a_text_names_the_hotel_of_the_stop(text: str, wrong: bool) -> None:
    assert told(noted(text)) == (["hotel-text"] if wrong else [])


def test_a_hotel_may_be_where_an_item_is() -> None:
    assert told(noted("Lunch at the Grand Plaza Hotel", venue=a_venue("Grand Plaza Hotel"))) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The coach leaves at 8:15.", True),
        ("Doors open at 7 pm", True),
        ("Rendez-vous à 9h30", True),
        ("Treffen um 16 Uhr", True),
        ("Room 201, 2nd floor; 16 people", False),
        ("Ring +1 407 555 0100", False),
    ],
)
def test_a_time_in_a_note_is_noted(text: str, wrong: bool) -> None:
    findings = findings_of(lambda course: text_findings(course, LONG_BEFORE), noted(text))
    assert [each.rule for each in findings] == (["time-in-notes"] if wrong else [])
    assert all(each.severity is Severity.NOTE for each in findings)


def test_what_is_tentative_is_asked_about_from_seven_days_before() -> None:
    for status in (ItemStatus.PROPOSED, ItemStatus.REQUESTED):
        visit = visit_of(at("09:00", "10:00", status=status))
        assert told(visit, DAY - timedelta(days=7)) == ["still-tentative"]
        assert told(visit, DAY) == ["still-tentative"]
        assert told(visit, DAY - timedelta(days=8)) == []
        assert told(visit, DAY + timedelta(days=1)) == []
    assert told(visit_of(at("09:00", "10:00")), DAY) == []


def test_a_transfer_has_a_number_to_ring() -> None:
    kind = {"kind": ItemKind.TRANSFER}
    assert told(visit_of(at("09:00", "10:00", **kind))) == ["phone-missing"]
    two = visit_of(at("09:00", "10:00", **kind), at("11:00", "12:00", **kind))
    assert told(two) == ["phone-missing"], "once a day"
    driver = works(Function.DRIVER, phone="+1 407")
    assert told(visit_of(at("09:00", "10:00", contacts=[driver], **kind))) == []
    assert told(visit_of(at("09:00", "10:00", vehicle=a_vehicle(), **kind))) == []
    for number in ("trip_phone", "work_phone"):
        escort = works(Function.ESCORT, None, phone=None, person=a_person(**{number: "+1 407"}))
        assert told(visit_of(at("09:00", "10:00", contacts=[escort], **kind))) == []
    silent = works(Function.DRIVER, phone=None)
    assert told(visit_of(at("09:00", "10:00", contacts=[silent], **kind))) == ["phone-missing"]


def test_names_go_to_security_in_advance() -> None:
    gate = a_venue("Annex", names_in_advance=True)
    assert told(visit_of(at("09:00", "10:00", venue=gate))) == ["names-not-sent"]
    sent = at("09:00", "10:00", venue=gate, names_sent_on=LONG_BEFORE)
    assert told(visit_of(sent)) == []
    assert told(visit_of(at("09:00", "10:00", venue=gate)), DAY + timedelta(days=1)) == []


def test_what_is_called_off_asks_for_nothing() -> None:
    off = at("09:00", "10:00", kind=ItemKind.TRANSFER, status=ItemStatus.CANCELLED)
    assert told(visit_of(off)) == []
