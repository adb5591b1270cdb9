"""Who takes part in what, as the delegates' own schedules tell it: so who came and who left can be
told of an item whose line says no more than “everyone”."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from planner.editions.audiences import Audience
from planner.editions.freezing import content_of, ids_in
from planner.editions.order import Order
from planner.editions.personal import personal_schedule
from planner.model import Disclosure

OWN = ("delegation", "personal-schedule")

Taking = Mapping[UUID, Mapping[str, str]]
"""By item or leg the names of those who take part, each by the id of the delegate; blank names
where the reader may not know them."""


def taking_in(own: Iterable[tuple[str, Mapping[str, Any]]], audience: Audience) -> Taking:
    """From schedules as they are kept, each with whose it is, as far as an audience may know."""
    named = audience.sees(Disclosure.NAMES)
    found: dict[UUID, dict[str, str]] = {}
    for whose, content in own:
        for item in ids_in(content["days"]):
            found.setdefault(item, {})[whose] = content["name"] if named else ""
    return found


def taking_today(order: Order) -> Taking:
    reader = replace(order.reader, audience=OWN[0])
    everyone = replace(order, reader=reader, person=None)
    own = (
        (str(each.id), content_of(personal_schedule(replace(everyone, person=each.id))))
        for each in everyone.delegates
    )
    return taking_in(own, order.audience)
