"""What the itinerary shows of an item goes through nobody of the delegation, since that may be of
thousands; what goes by all of them is worked out with the exchange, beside the window."""

from datetime import date

import pytest
from builders import a_delegate, a_participation, a_person
from pytestqt.qtbot import QtBot

from planner.gui.itinerary.agenda import day_agenda, findings_of, unconfirmed
from planner.gui.itinerary.grid.overview import overview
from planner.gui.itinerary.grid.sheet import day_sheet, week_of, week_sheet
from planner.gui.itinerary.tray import kept_in_tray
from planner.gui.itinerary.who import Who
from planner.gui.widgets.segmented import Segment
from planner.model import Delegate, Exchange, Role
from planner.rules.check import checked
from planner.rules.course import Course
from planner.rules.crowd import crowd_of
from planner.rules.findings import Concern, Finding, Severity
from planner.rules.staff import helpers_at, helpers_free

TUESDAY, TODAY = date(2026, 5, 12), date(2026, 5, 1)


class Asked(list[Delegate]):
    """A delegation that is not to be gone through."""

    def __iter__(self) -> object:  # type: ignore[override]
        raise AssertionError("every delegate was asked")


class Untold(tuple[Concern, ...]):
    """Very many whom a finding concerns."""

    def __iter__(self) -> object:  # type: ignore[override]
        raise AssertionError("everybody it concerns was asked")


@pytest.fixture
def course(exchange: Exchange) -> Course:
    """The first visit as it comes from the worker; from now on nobody is gone through."""
    visit = exchange.visits[0]
    visit.delegates[0].role = Role.INTERPRETER
    course = checked(exchange, TODAY).courses[visit.id]
    crowd_of(visit)
    vars(visit)["delegates"] = Asked(visit.delegates)
    return course


def test_days_and_weeks_ask_nobody(course: Course) -> None:
    visit = course.visit
    assert day_sheet(course, TUESDAY, (), TODAY).strands[0].second == "3 delegates"
    assert week_sheet(course, week_of(visit, TUESDAY), (), TODAY).placed
    assert overview(course, (), visit.groups[1].id, TODAY).cells
    assert day_agenda(visit, TUESDAY, ()).lines
    assert unconfirmed(visit, ()) is not None


def test_who_interprets_is_known_without_asking_everybody(course: Course) -> None:
    for item in course.visit.items:
        known = {each.name for each in (*helpers_at(course, item), *helpers_free(course, item))}
        assert known == {"Leïla Marchand", "Hélène Aubry"}, "one travels along, one is on the spot"


def test_findings_of_an_item_are_found_without_asking_whom_else_they_concern(
    course: Course,
) -> None:
    visit = course.visit
    item = next(each for each in visit.items if each.day == TUESDAY and each.start)
    concerns = Concern("item", item.id, item.title), Concern("visit", visit.id, "all")
    finding = Finding("no-way", Severity.WARNING, concerns=concerns)
    assert finding.things == (item.id,) and finding.place, "worked out beside the window"
    object.__setattr__(finding, "concerns", Untold(concerns))
    assert findings_of(item.id, [finding]) == [finding]
    (card,) = (
        each.card
        for each in day_sheet(course, TUESDAY, [finding], TODAY).placed
        if each.card.id == item.id
    )
    assert card.finding is finding
    assert kept_in_tray(visit, [finding])


def test_of_very_many_by_name_a_few_are_words_and_the_rest_a_number(
    qtbot: QtBot, exchange: Exchange
) -> None:
    visit = exchange.visits[0]
    many = [a_delegate(a_person(f"Guest {n}"), rank=10 + n) for n in range(300)]
    visit.delegates.extend(many)
    item = visit.items[0]
    item.everyone, item.participations = False, [a_participation(each) for each in many]
    who = Who()
    qtbot.addWidget(who)
    who.show_thing(item)
    words = [each.accessibleName() for each in who.findChildren(Segment)]
    assert len(words) < 50
    assert words[-1] == "260 more by name..."
