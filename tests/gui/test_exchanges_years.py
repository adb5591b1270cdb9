"""The years beside the exchanges: zoomed and turned; every number of a choice is its list."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from builders import a_stop, a_visit, an_exchange, keep
from PySide6.QtWidgets import QApplication

from planner.actions.follow_on import add_follow_on
from planner.gui.exchanges.filters import FilterBar
from planner.gui.exchanges.health import health_of
from planner.gui.exchanges.model import ExchangesModel
from planner.gui.exchanges.table import ZOOMS, HealthTable
from planner.model import VisitKind
from planner.queries.exchanges import ExchangeLine, list_exchanges
from planner.rules.return_visits import Phase, ReturnState
from planner.store.database import Store

TODAY = date(2027, 4, 1)


def lines_of(store: Store) -> list[ExchangeLine]:
    """One that was held, one still to come, one without any date."""
    for number, day in enumerate((TODAY - timedelta(days=200), TODAY + timedelta(days=9), None)):
        stop = a_stop(first_day=day, last_day=day)
        visits = [a_visit(VisitKind.FIRST, stops=[stop])] if day else []
        exchange = an_exchange(name=f"Exchange {number}", visits=visits)
        keep(store, exchange)
        fields = {"title": "Roundtable", "date": "2027-05-03", "repeats": "quarterly"}
        if number == 0:
            store.do(partial(add_follow_on, fields=fields, exchanges=[exchange.id]))
    return store.ask(lambda session: list_exchanges(session, TODAY))


def test_every_number_of_a_choice_is_the_length_of_its_list(
    qapp: QApplication, store: Store
) -> None:
    lines = lines_of(store)
    bar, model = FilterBar(), ExchangesModel(TODAY)
    bar.set_lines(lines)
    model.set_lines(lines, TODAY)
    bar.changed.connect(lambda: model.set_filter(bar.fits))
    seen = 0
    for choice in (bar._country, bar._standing, bar._theme):
        for at in range(1, choice.count()):
            choice.setCurrentIndex(at)
            said = int(choice.itemText(at).rsplit(" ", 1)[1])
            assert said == model.rowCount() > 0, choice.itemText(at)
            seen += 1
        choice.setCurrentIndex(0)
    assert seen >= 3


def test_follow_on_stands_on_the_years_and_they_are_zoomed(
    qapp: QApplication, store: Store, qtbot: Any
) -> None:
    lines = lines_of(store)
    held = next(line for line in lines if line.name == "Exchange 0")
    assert health_of(held, TODAY).track.follow_on[:2] == (date(2027, 5, 3), date(2027, 8, 3))
    model = ExchangesModel(TODAY)
    model.set_lines(lines, TODAY)
    table = HealthTable(model)
    qtbot.addWidget(table)
    table.resize(1200, 300)

    def seen() -> int:
        return sum(1 for _ in table.scale.months())

    assert (seen(), table.scale.first) == (12, date(2027, 1, 1))
    table.zoom(1)
    assert seen() == 6
    table.zoom(-len(ZOOMS))
    assert seen() == ZOOMS[-1]
    table.turn(-2)
    assert table.scale.first < date(2023, 1, 1)
    assert not table.grab().isNull()
    table.turn_back()
    assert (seen(), table.scale.first) == (12, date(2027, 1, 1))


def test_what_needs_attention_is_counted_and_listed(qapp: QApplication, store: Store) -> None:
    """A window that closes or was missed, a deadline that is overdue, an error."""
    held, coming, undated = lines_of(store)
    kept = [
        held._replace(overdue=0, errors=0),
        coming._replace(overdue=0, errors=0, findings=3),
        undated._replace(overdue=0),
    ]
    assert held.standing.standing is ReturnState.OVERDUE, "nobody came back"
    late = coming._replace(overdue=1, errors=None)
    wrong = undated._replace(overdue=0, errors=2)
    closed = wrong._replace(phase=Phase.CLOSED, overdue=4)
    bar, model = FilterBar(), ExchangesModel(TODAY)
    for lines, count in (
        (kept, 1),
        ([held, late, undated], 2),
        ([held, coming._replace(overdue=0), wrong], 2),
        ([held, late, wrong], 3),
        ([held, late, closed], 2),
    ):
        bar.set_lines(lines)
        model.set_lines(lines, TODAY)
        bar._kinds.set_value("attention")
        model.set_filter(bar.fits)
        assert model.rowCount() == count
        assert bar._kinds.button("attention").text() == f"Needs attention {count}"
