"""How often hosts were asked in twelve months: what counts, and that every screen counts alike."""

from datetime import date, timedelta
from typing import Any

import pytest
from builders import (
    TODAY,
    a_city,
    a_contact,
    a_person,
    a_stop,
    a_visit,
    an_exchange,
    an_item,
    an_organization,
    keep,
)

from planner.model import ItemStatus, VisitStatus
from planner.queries.city_memory import city_memory
from planner.queries.directory import Listed, list_directory
from planner.store.database import Store

LATELY = TODAY - timedelta(days=30)
LONG_AGO = date(TODAY.year - 1, TODAY.month, TODAY.day)


@pytest.mark.parametrize(
    ("fields", "visit", "times"),
    [
        ({"day": LATELY}, {}, 1),
        ({"day": TODAY}, {}, 1),
        ({"day": LONG_AGO}, {}, 0),
        ({"day": LONG_AGO + timedelta(days=1)}, {}, 1),
        ({"day": TODAY + timedelta(days=1)}, {}, 0),
        ({"day": TODAY + timedelta(days=90), "asked_on": LATELY}, {}, 1),
        ({"day": LATELY, "asked_on": LONG_AGO}, {}, 0),
        ({"day": None}, {}, 0),
        ({"day": LATELY, "status": ItemStatus.DECLINED}, {}, 1),
        ({"day": LATELY, "status": ItemStatus.CANCELLED}, {}, 0),
        ({"day": LATELY}, {"status": VisitStatus.CANCELLED}, 0),
    ],
)
def test_what_counts(
    store: Store, fields: dict[str, Any], visit: dict[str, Any], times: int
) -> None:
    host, office = a_person("Dyer"), an_organization()
    met = [a_contact(None, person=host, organization=office, rank=rank) for rank in range(2)]
    stop = a_stop(city=a_city("Orlando"))
    item = an_item(**{"stop": stop, "contacts": met} | fields)
    earlier_stop = a_stop(city=stop.city)
    earlier = an_item("Years ago", stop=earlier_stop, day=date(2020, 1, 1))
    earlier.contacts.append(a_contact(None, person=host))
    past = a_visit(status=VisitStatus.CLOSED, stops=[earlier_stop], items=[earlier])
    keep(
        store,
        an_exchange("Now", visits=[a_visit(**{"stops": [stop], "items": [item]} | visit)]),
        an_exchange("Then", visits=[past]),
    )
    for listed in (Listed.PEOPLE, Listed.ORGANIZATIONS):
        lines = store.ask(lambda session, of=listed: list_directory(session, of, TODAY))
        assert {line.name: line.asked for line in lines if line.asked} == (
            {str(host) if listed is Listed.PEOPLE else office.name: 1} if times else {}
        )
    memory = store.ask(lambda session: city_memory(session, "orlando", TODAY))
    assert [each.times for each in memory.hosts] == [times]
