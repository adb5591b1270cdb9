"""From what was understood of a file to the itinerary, and the report of every record."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.arrivals import Arrived, take_arrivals
from planner.actions.sameness import Became
from planner.interchange.exchange_file import visit_records
from planner.interchange.itinerary.heard import Heard
from planner.interchange.report import Message, Outcome, Report, Row
from planner.model import Item
from planner.rules.clock import Reading, kind_of, wall_times, zone, zone_of

_OUTCOMES = {
    Became.NEW: Outcome.TAKEN,
    Became.CHANGED: Outcome.CHANGED,
    Became.SAME: Outcome.SKIPPED,
    Became.KEPT: Outcome.SKIPPED,
}


class OnlyLooked(Exception):
    """A trial run: everything was done, and is taken back by this."""

    def __init__(self, report: Report) -> None:
        super().__init__("a trial run")
        self.report = report


def land_itinerary(
    session: Session,
    visit_id: UUID,
    heard: Sequence[Heard],
    messages: Sequence[Message],
    source: str,
    *,
    dry_run: bool = False,
) -> Report:
    """Put all that was understood on the itinerary, unless a question is open; one undo step.

    A trial run, and one with an open question, ends in `OnlyLooked` with the report.
    """
    wanted = [each for each in heard if each.arrival and each.outcome is None]
    arrived = take_arrivals(
        session, visit_id, [each.arrival for each in wanted if each.arrival], source
    )
    became = {id(each): one for each, one in zip(wanted, arrived, strict=True)}
    rows = tuple(
        _row(number, each, became.get(id(each))) for number, each in enumerate(heard, start=1)
    )
    report = Report(rows, tuple(messages))
    if dry_run or report.count(Outcome.ASKED):
        raise OnlyLooked(report)
    return report


def _row(number: int, heard: Heard, arrived: Arrived | None) -> Row:
    messages = list(heard.messages)
    values: dict[str, Any] = {}
    outcome = heard.outcome or Outcome.SKIPPED
    thing = None
    if arrived is not None:
        messages += [Message(sentence, words) for sentence, words in arrived.said]
        outcome = _OUTCOMES[arrived.became]
        values = values_of(arrived)
        thing = (arrived.thing.__tablename__, str(arrived.thing.id))
        if isinstance(arrived.thing, Item):
            messages += _clock_words(arrived.thing)
        if arrived.became is Became.SAME:
            messages.append(Message("It is here already, the same."))
    return Row(
        number, outcome, heard.line, heard.sheet, heard.source, values, tuple(messages), thing
    )


def values_of(arrived: Arrived) -> dict[str, Any]:
    """What is kept now, by the names of the exchange file; venue and stop by name."""
    if not isinstance(arrived.thing, Item):
        return visit_records.LEG.tell(arrived.thing)
    item = arrived.thing
    values = visit_records.ITEM.tell(item)
    values["stop"] = str(item.stop.city) if item.stop and item.stop.city else None
    if item.venue is not None:
        values |= {"address": item.venue.address, "room": item.venue.room}
    values["contacts"] = [
        {
            key: value
            for key, value in (
                ("name", each.full_name),
                ("position", each.position),
                ("organization", each.organization.name if each.organization else None),
                ("function", each.function.value),
                ("phone", each.phone),
            )
            if value is not None
        }
        for each in item.contacts
    ]
    groups = [link.group.name for link in item.participations if link.group]
    people = [str(link.delegate) for link in item.participations if link.delegate]
    if groups or people:
        values["participants"] = {
            key: names for key, names in (("groups", groups), ("delegates", people)) if names
        }
    return {key: value for key, value in values.items() if value not in (None, [], "")}


def _clock_words(item: Item) -> list[Message]:
    """What is to be said of a time that clocks skip or show twice."""
    where = zone(zone_of(item))
    said = []
    for _, day, at in wall_times(item) if where else ():
        assert where is not None
        reading = kind_of(day, at, where)
        if reading is Reading.GAP:
            said.append(
                Message(
                    "Clocks skip {time} that day; it was kept as it is.", {"time": f"{at:%H:%M}"}
                )
            )
        elif reading is Reading.FOLD and item.fold == 0:
            said.append(
                Message(
                    "Clocks show {time} twice that day; the first is meant.",
                    {"time": f"{at:%H:%M}"},
                )
            )
    return said
