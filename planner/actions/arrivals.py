"""Putting items and journeys that a file tells of on the itinerary of a visit, as one change.

What arrives is matched with what is here: by its id, or else by its day and title. Fields the file
says nothing of stay as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from planner.actions.arriving import Arrival, LegArrival, MetThere
from planner.actions.participation import assign
from planner.actions.places import organization_for, venue_for
from planner.actions.reimporting import (
    IMPORT,
    Comparison,
    Said,
    changed_part,
    image_of,
    last_imported,
    met_at,
    names_of,
    told_of,
)
from planner.actions.sameness import Became
from planner.model import (
    Contact,
    Delegate,
    Group,
    Item,
    ItemNote,
    Leg,
    Mode,
    Stop,
    TimeState,
    Traveller,
    Visit,
)
from planner.rules.folding import folded
from planner.rules.item_kinds import kind_of_title
from planner.rules.participation import group_called
from planner.store.here import still_here
from planner.store.journal import change
from planner.store.values import to_json


@dataclass(frozen=True, slots=True)
class Arrived:
    """What an arrival became here."""

    thing: Item | Leg
    became: Became
    said: tuple[Said, ...] = ()


def take_arrivals(
    session: Session, visit_id: UUID, arrivals: Sequence[Arrival], source: str
) -> list[Arrived]:
    """Put all arrivals on the itinerary; one entry of the journal."""
    visit = still_here(session, Visit, visit_id)
    with (
        change(
            session,
            IMPORT,
            about=[visit.exchange_id],
            count=len(arrivals),
            file=source,
        ),
        session.no_autoflush,
    ):
        arrived = _Landing(session, visit, arrivals).all()
        session.flush()
    return arrived


class _Landing:
    def __init__(self, session: Session, visit: Visit, arrivals: Sequence[Arrival]) -> None:
        self._session, self._visit, self._arrivals = session, visit, arrivals
        self._rank = (
            max([-1, *(item.rank for item in visit.items), *(leg.rank for leg in visit.legs)]) + 1
        )
        self._items = {item.id: item for item in visit.items}
        self._legs = {leg.id: leg for leg in visit.legs}
        self._imported = last_imported(session, visit.exchange_id)
        self._landed: dict[Arrival, Item] = {}
        self._taken: set[UUID] = set()
        self._titles: dict[tuple[date | None, str], int] = defaultdict(int)
        for each in arrivals:
            self._titles[each.day, folded(each.title)] += 1

    def all(self) -> list[Arrived]:
        return [self._leg(each) if each.leg else self._item(each) for each in self._arrivals]

    # -- items -------------------------------------------------------------------------------------

    def _item(self, arrival: Arrival) -> Arrived:
        item = self._known_item(arrival)
        became = Became.SAME if item else Became.NEW
        said: list[Said] = []
        if item is None:
            item = Item(title=arrival.title, rank=self._next_rank())
            if arrival.key:
                item.id = id_of(self._visit, arrival.key)
            self._visit.items.append(item)
        before = image_of(item)
        earlier = None
        if became is Became.SAME:
            earlier = Comparison(self._session, item, self._imported.get(item.id))
        self._fill(item, arrival, said, earlier)
        if earlier is not None:
            said[:0] = earlier.settle()
        if became is Became.SAME and image_of(item) != before:
            became = Became.CHANGED
        self._taken.add(item.id)
        self._landed[arrival] = item
        return Arrived(item, became, tuple(said))

    def _known_item(self, arrival: Arrival) -> Item | None:
        if arrival.key:
            return self._items.get(id_of(self._visit, arrival.key))
        left = [item for item in self._items.values() if item.id not in self._taken]
        same = [
            item
            for item in left
            if item.day == arrival.day and folded(item.title) == folded(arrival.title)
        ] or [
            item  # renamed or put on another day here, since it came
            for item in left
            if item.id in self._imported
            and self._imported[item.id].is_at(arrival.day, arrival.title)
        ]
        exact = [item for item in same if item.start == arrival.start]
        if exact:
            return exact[0]
        once = self._titles[arrival.day, folded(arrival.title)] == 1 and len(same) == 1
        return same[0] if once else None

    def _next_rank(self) -> int:
        self._rank += 1
        return self._rank - 1

    def _fill(
        self, item: Item, arrival: Arrival, said: list[Said], earlier: Comparison | None
    ) -> None:
        new = earlier is None
        item.title = arrival.title
        if arrival.state is not None or new:
            item.day = arrival.day
            item.start, item.end = arrival.start, arrival.end
            item.ends_next_day, item.part = arrival.ends_next_day, arrival.part
            item.time_state = arrival.state or TimeState.TO_BE_DETERMINED
            item.fold = arrival.fold
        _give(item, "time_as_given", arrival.as_given)
        # of what somebody declined a calendar says no more than that it is off
        off_already = arrival.status == "cancelled" and item.status.off
        open_already = arrival.only_tentative and item.status.tentative
        if new or not (off_already or open_already):
            _give(item, "status", arrival.status)
        _give(item, "meeting_point", arrival.meeting_point)
        _give(item, "dress", arrival.dress)
        _give(item, "optional", arrival.optional)
        _give(item, "standby", arrival.standby)
        if arrival.kind is not None:
            item.kind = arrival.kind
        elif new:
            item.kind = kind_of_title(arrival.title)
        if new or arrival.city or not (item.stop and item.day and item.stop.has(item.day)):
            item.stop = self._stop(item.day, arrival.city, said)
        if arrival.part_of is not None:
            item.whole = self._landed.get(arrival.part_of)
        self._venue(item, arrival, said)
        if arrival.note:
            _set_note(item, arrival.note, said, earlier)
        self._people(item, arrival, said, earlier)

    def _people(
        self, item: Item, arrival: Arrival, said: list[Said], earlier: Comparison | None
    ) -> None:
        """Whom they meet, and who takes part."""
        if arrival.contacts is not None and told_of(arrival.contacts) != told_of(met_at(item)):
            stay = earlier is not None and earlier.people_stay(arrival.contacts)
            if earlier is not None:
                here, named = names_of(met_at(item)), names_of(arrival.contacts)
                said.append(changed_part("contacts", here, named, stays=stay))
            if not stay:
                self._contacts(item, arrival.contacts)
        if arrival.who:
            groups, delegates = self._who(arrival, said)
            who = [each.group or each.delegate for each in item.participations]
            if set(who) == {*groups, *delegates} or not (groups or delegates):
                return
            stay = earlier is not None and earlier.participants_stay([*groups, *delegates])
            if earlier is not None:
                here = [each.name if isinstance(each, Group) else str(each) for each in who]
                named = [each.name for each in groups] + [str(each) for each in delegates]
                said.append(changed_part("participants", here, named, stays=stay))
            if not stay:
                assign(item, groups, delegates)

    def _stop(self, day: date | None, city: str | None, said: list[Said]) -> Stop | None:
        here = [stop for stop in self._visit.stops if day is None or stop.has(day)]
        if city:
            named = [
                stop
                for stop in self._visit.stops
                if stop.city and folded(str(stop.city)) == folded(city)
            ]
            both = [stop for stop in named if stop in here]
            if both or named:
                return (both or named)[0]
            said.append(("This visit has no stop in {city}.", {"city": city}))
        if day is None:
            return None
        return here[0] if len(here) == 1 else None

    def _venue(self, item: Item, arrival: Arrival, said: list[Said]) -> None:
        # neither an address nor a room is lost for want of a name
        name = arrival.venue or (arrival.address or "").replace("\n", ", ")
        if item.venue is None:
            name = name or arrival.room or ""
        if name and (item.venue is None or folded(item.venue.name) != folded(name)):
            city = item.stop.city.name if item.stop and item.stop.city else None
            item.venue = venue_for(self._session, name, city)
        for attribute in ("address", "room"):
            value = getattr(arrival, attribute)
            if item.venue is None or not value:
                continue
            if folded(value.replace("\n", ", ")) == folded(item.venue.name):
                continue  # it is called so for want of a name
            kept = getattr(item.venue, attribute)
            if not kept:
                setattr(item.venue, attribute, value)
            elif _words(kept) != _words(value):
                words: dict[str, object] = {"venue": item.venue.name, "kept": kept, "value": value}
                said.append(("{venue} has {kept} here already; {value} was not taken.", words))

    def _contacts(self, item: Item, wanted: Iterable[MetThere]) -> None:
        item.contacts.clear()
        for rank, met in enumerate(wanted):
            contact = Contact(
                name=met.name,
                position=met.position,
                function=met.function,
                phone=met.phone,
                rank=rank,
            )
            if met.organization:
                contact.organization = organization_for(self._session, met.organization)
            item.contacts.append(contact)

    def _who(self, arrival: Arrival, said: list[Said]) -> tuple[list[Group], list[Delegate]]:
        groups: list[Group] = []
        delegates: list[Delegate] = []
        for name in arrival.who:
            group = group_called(self._visit, name)
            people = [each for each in self._visit.delegates if folded(str(each)) == folded(name)]
            if group is None and not people and arrival.new_groups:
                group = Group(name=name, rank=len(self._visit.groups))
                self._visit.groups.append(group)
                said.append(("Group {name} is new: nobody is in it yet.", {"name": name}))
            if group is not None:
                groups.append(group)
            elif len(people) == 1:
                delegates.append(people[0])
            else:
                said.append(
                    ("There is no group and no delegate {name} in this visit.", {"name": name})
                )
        return groups, delegates

    # -- journeys ----------------------------------------------------------------------------------

    def _leg(self, arrival: Arrival) -> Arrived:
        wanted = arrival.leg
        assert wanted is not None
        leg = self._known_leg(arrival, wanted)
        became = Became.SAME if leg else Became.NEW
        if leg is None:
            leg = Leg(rank=self._next_rank(), mode=Mode.AIR)
            if arrival.key:
                leg.id = id_of(self._visit, arrival.key)
            self._visit.legs.append(leg)
        before = image_of(leg)
        earlier = Comparison(self._session, leg, self._imported.get(leg.id))
        for name in LegArrival.__slots__:
            value = getattr(wanted, name)
            if value is not None and getattr(leg, name) != value:
                setattr(leg, name, value)
        said: list[Said] = [] if became is Became.NEW else earlier.settle()
        if arrival.who:
            groups, delegates = self._who(arrival, said)
            if became is Became.NEW and (groups or delegates):
                leg.everyone = False
                travellers = [Traveller(group=each) for each in groups]
                travellers += [Traveller(delegate=each) for each in delegates]
                for rank, traveller in enumerate(travellers):
                    traveller.rank = rank
                    leg.travellers.append(traveller)
        if became is Became.SAME and image_of(leg) != before:
            became = Became.CHANGED
        self._taken.add(leg.id)
        return Arrived(leg, became, tuple(said))

    def _known_leg(self, arrival: Arrival, wanted: LegArrival) -> Leg | None:
        if arrival.key:
            return self._legs.get(id_of(self._visit, arrival.key))
        keys = ("carrier", "number", "from_day", "from_place", "to_place")
        theirs = [getattr(wanted, key) for key in keys]
        left = [leg for leg in self._legs.values() if leg.id not in self._taken]
        for leg in left:
            if [getattr(leg, key) for key in keys] == theirs:
                return leg
        for leg in left:  # changed here, since it came
            came = self._imported.get(leg.id)
            if came and [came.columns.get(key) for key in keys] == list(map(to_json, theirs)):
                return leg
        return None


def id_of(visit: Visit, key: str) -> UUID:
    """The id of what a file knows by `key`; the same at every reading."""
    try:
        return UUID(key)
    except ValueError:
        return uuid5(visit.id, key)


def _give(item: Item, attribute: str, value: object) -> None:
    if value is not None and getattr(item, attribute) != value:
        setattr(item, attribute, value)


def _set_note(item: Item, text: str, said: list[Said], earlier: Comparison | None) -> None:
    if any(folded(note.text) == folded(text) for note in item.notes):
        return
    here = next((note for note in item.notes if note.audience == "internal"), None)
    stays = earlier is not None and earlier.note_stays(text)
    if earlier is not None:
        said.append(changed_part("notes", [here.text] if here else [], [text], stays=stays))
    if stays:
        return
    if here is None:
        item.notes.append(ItemNote(audience="internal", text=text))
    else:
        here.text = text


def _words(text: str) -> list[str]:
    """An address, however it is broken into lines."""
    return folded(text).replace(",", " ").split()
