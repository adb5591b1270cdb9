"""The agenda of a day: where the way is too long for the time there is, it says so."""

from datetime import date

from planner.gui.itinerary.agenda import Row, Way, day_agenda
from planner.gui.itinerary.model import AgendaModel
from planner.model import Exchange, Item
from planner.model.travel import TravelTime
from planner.rules.check import check

TODAY, TUESDAY = date(2026, 5, 1), date(2026, 5, 12)


def test_a_way_that_is_too_long_stands_between(exchange: Exchange) -> None:
    visit = exchange.visits[0]
    named = {item.title: item for item in visit.items}
    welcome, unit = named["Welcome by the Office of the Mayor"], named["Community relations unit"]
    rights: Item = named["Victims' rights"]
    unit.venue = rights.venue
    exchange.travel_times.append(
        TravelTime(from_venue=welcome.venue, to_venue=unit.venue, minutes=35, by="bus")
    )
    lines = day_agenda(visit, TUESDAY, check(exchange, TODAY)).lines
    at = next(n for n, line in enumerate(lines) if isinstance(line, Row) and line.id == unit.id)
    way = lines[at - 1]
    assert isinstance(way, Way) and way.short
    model = AgendaModel()
    model.show(lines)
    assert model.data(model.index(at - 1)) == "Needs 35 min by bus, has 30"
    assert sum(isinstance(line, Way) for line in lines) == 1
    assert model.row_at(model.index(at - 1)) is None, "it is read, not chosen"
