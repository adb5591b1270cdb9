"""A visit with items and no stops yet offers to be laid out, whichever way it is looked at."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from hands import click, dialog_of, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from running import Running

from planner.actions.exchanges import NewExchange, create_exchange
from planner.actions.itinerary import add_item
from planner.actions.places import CityChoice
from planner.gui.itinerary.laying_out.lay_out import LayOutDialog

NEW = NewExchange(
    "Lyon - Pittsburgh",
    foreign=(CityChoice("Lyon", "FR", zone="Europe/Paris"),),
    partner=(CityChoice("Pittsburgh", "US", "Pennsylvania", "America/New_York"),),
)
MONDAY = date(2027, 9, 6)


@pytest.fixture
def page(program: Running) -> Any:
    """One item on one day, of a visit whose stops have no dates."""
    desk = program.workspace.desk
    desk.do(
        lambda session: create_exchange(session, NEW),
        lambda made: program.workspace.open_exchange(made, page="itinerary"),
    )
    program.settle()
    visit = program.workspace.opened.exchange.visits[0]
    fields = {"title": "Council", "date": MONDAY.isoformat(), "start": "10"}
    desk.do(partial(add_item, visit_id=visit.id, fields=fields))
    program.settle()
    program.workspace.set_place(visit.id, MONDAY)
    program.settle()
    return program.window.page


def offers(page: Any) -> list[QPushButton]:
    found = page.findChildren(QPushButton)
    return [each for each in found if each.isVisible() and each.text().startswith("Lay out")]


@pytest.mark.parametrize("view", ["day", "week", "visit", "agenda"])
def test_every_view_offers_it_once(program: Running, page: Any, view: str) -> None:
    page.show_view(view)
    program.settle()
    (offer,) = offers(page)
    click(offer)
    dialog = dialog_of(LayOutDialog)
    assert dialog is not None
    press(dialog, Qt.Key.Key_Escape)


def test_the_day_of_its_items_is_offered_as_the_first(program: Running, page: Any) -> None:
    click(offers(page)[0])
    dialog = dialog_of(LayOutDialog)
    assert dialog.first_day.day == MONDAY
    click(dialog.go)
    program.settle()
    assert program.workspace.visit.first_day == MONDAY
    assert not offers(page), "it is laid out"
