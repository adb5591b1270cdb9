"""What a reader may see of a visit: its days in order, together and apart, and what is kept out."""

from datetime import date, time
from typing import Any

import pytest

from planner.editions.audiences import AUDIENCES
from planner.editions.making import copies_of
from planner.editions.order import Order
from planner.editions.values import Entry, ProgramBook, Reader, Schedule
from planner.model import (
    City,
    Contact,
    Deadline,
    Delegate,
    Exchange,
    Group,
    GroupMember,
    Item,
    ItemKind,
    ItemNote,
    ItemStatus,
    Leg,
    PairedCity,
    Participation,
    PartOfDay,
    Person,
    Refused,
    Side,
    Stop,
    TimeState,
    Venue,
    Visit,
    VisitKind,
)
from planner.model.deadlines import COMMITMENT

MADE_ON = date(2027, 3, 28)
FRIDAY = date(2027, 4, 16)


def at(hour: int, title: str, **how: Any) -> Item:
    return Item(
        title=title, day=FRIDAY, start=time(hour), time_state=TimeState.EXACT,
        status=ItemStatus.CONFIRMED, **how,
    )  # fmt: skip


def an_exchange(*items: Item, **about: Any) -> Exchange:
    orlando = City(name="Orlando", country="US", zone="America/New_York")
    hotel = Venue(name="Lake Eola House", address="1 Lake Street\nOrlando, FL 32801")
    visit = Visit(
        stops=[
            Stop(city=orlando, first_day=FRIDAY, last_day=date(2027, 4, 18), hotel=hotel),
        ],
        **about,
    )
    for rank, item in enumerate(items):
        item.rank = rank
        visit.items.append(item)
    nantes = City(name="Nantes", country="FR", zone="Europe/Paris")
    return Exchange(
        name="Nantes - Orlando",
        visits=[visit],
        cities=[PairedCity(city=nantes, side=Side.FOREIGN)],
    )


def schedule(exchange: Exchange, audience: str = "delegation", **how: Any) -> Schedule:
    return made(Order(exchange, VisitKind.FIRST, Reader(audience), MADE_ON, **how))


def made(order: Order) -> Schedule:
    (copy,) = copies_of("daily-schedule", order)
    assert isinstance(copy.edition, Schedule)
    return copy.edition


def entries(made: Schedule, day: int = 0) -> list[Entry]:
    found: list[Entry] = []
    for band in made.days[day].bands:
        found += band.entries
        for track in band.tracks:
            found += track.entries
    return found


def titles(made: Schedule, day: int = 0) -> list[str]:
    return [entry.title for entry in entries(made, day)]


def test_a_day_is_told_in_order_and_every_day_of_the_visit_is_there() -> None:
    made = schedule(an_exchange(at(15, "Second"), at(9, "First")))
    assert titles(made) == ["First", "Second"]
    assert [day.date for day in made.days] == [date(2027, 4, 16 + n) for n in range(3)]
    assert made.days[0].number == 1
    assert made.delegation == ("Nantes",)


def test_what_has_no_hour_stands_where_it_was_placed() -> None:
    lunch = at(12, "Lunch")
    then = Item(title="Then the library", day=FRIDAY)
    afternoon = Item(
        title="Aquarium", day=FRIDAY, time_state=TimeState.PART_OF_DAY, part=PartOfDay.AFTERNOON
    )
    made = schedule(an_exchange(at(18, "Cruise"), lunch, then, afternoon))
    assert titles(made) == ["Lunch", "Then the library", "Aquarium", "Cruise"]


def test_what_has_no_date_stands_last() -> None:
    made = schedule(an_exchange(Item(title="Some day"), at(9, "First")))
    assert made.days[-1].date is None
    assert titles(made, -1) == ["Some day"]


def test_a_visit_without_any_date_is_one_undated_day() -> None:
    visit = Visit(items=[Item(title="Visits to mosques")], dates_as_given="December 2016")
    made = schedule(Exchange(name="Record", visits=[visit]))
    assert [day.date for day in made.days] == [None]
    assert made.dates_as_given == "December 2016"


def test_the_nights_but_the_last_are_spent_at_the_hotel() -> None:
    made = schedule(an_exchange())
    hotels = [day.overnight.hotel.name if day.overnight else None for day in made.days]
    assert hotels == ["Lake Eola House", "Lake Eola House", None]
    assert made.days[0].overnight is not None
    assert made.days[0].overnight.hotel.address == ("1 Lake Street", "Orlando, FL 32801")


def split_day() -> Exchange:
    together, for_a, for_b, again = (
        at(8, "Meet"),
        at(10, "Police"),
        at(11, "Faith"),
        at(16, "Notes"),
    )
    exchange = an_exchange(together, for_b, for_a, again)
    visit = exchange.visits[0]
    for n, name in enumerate(("Guillou", "Kerjean", "Nguyen")):
        visit.delegates.append(Delegate(person=Person(family_name=name), rank=n))
    for letter, members in (("Policing", visit.delegates[:2]), ("Families", visit.delegates[2:])):
        group = Group(name=letter, rank=len(visit.groups))
        group.members = [GroupMember(delegate=each) for each in reversed(members)]
        visit.groups.append(group)
    for item, group in ((for_a, visit.groups[0]), (for_b, visit.groups[1])):
        item.everyone = False
        item.participations = [Participation(group=group)]
    return exchange


def test_a_split_day_is_together_apart_and_together_again() -> None:
    bands = schedule(split_day()).days[0].bands
    assert [entry.title for entry in bands[0].entries] == ["Meet"]
    assert [(track.letter, track.members) for track in bands[1].tracks] == [
        ("A", ("Guillou", "Kerjean")),
        ("B", ("Nguyen",)),
    ]
    assert [entry.title for entry in bands[2].entries] == ["Notes"]


def test_an_item_for_all_groups_is_together() -> None:
    exchange = split_day()
    visit = exchange.visits[0]
    visit.items[1].participations = [Participation(group=group) for group in visit.groups]
    visit.items[2].everyone = True
    assert all(not band.tracks for band in schedule(exchange).days[0].bands)


def test_a_late_joiner_is_not_yet_among_the_members() -> None:
    exchange = split_day()
    exchange.visits[0].delegates[1].joins = date(2027, 4, 17)
    assert schedule(exchange).days[0].bands[1].tracks[0].members == ("Guillou",)


def named(**how: Any) -> Exchange:
    contact = Contact(name="Sam Lee", position="Analyst", phone="+1 202 555 0111")
    notes = [ItemNote(audience=name, text=f"For {name}") for name in ("hosts", "internal")]
    item = at(9, "Briefing", contacts=[contact], notes=notes, **how)
    return an_exchange(item)


@pytest.mark.parametrize("audience", ["internal", "delegation", "hosts", "interpreter"])
def test_a_host_who_may_not_be_named_is_named_where_the_table_says_so(audience: str) -> None:
    (entry,) = entries(schedule(named(host_may_be_named=False), audience))
    by_name = AUDIENCES[audience].hosts_by_name
    assert entry.people[0].name == ("Sam Lee" if by_name else None)
    assert entry.name_withheld is not by_name
    assert (entry.people[0].phone is not None) is by_name
    assert entry.people[0].title == "Analyst"


@pytest.mark.parametrize(
    ("audience", "notes"),
    [("hosts", {"For hosts"}), ("delegation", set()), ("internal", {"For hosts", "For internal"})],
)
def test_a_note_is_for_its_audience_and_the_embassy(audience: str, notes: set[str]) -> None:
    (entry,) = entries(schedule(named(), audience))
    assert set(entry.notes) == notes


def test_a_driver_sees_journeys_transfers_and_meeting_points() -> None:
    exchange = an_exchange(
        at(9, "Meeting"), at(8, "Coach", kind=ItemKind.TRANSFER),
        at(7, "Lobby", kind=ItemKind.MEETING_POINT),
    )  # fmt: skip
    exchange.visits[0].legs.append(
        Leg(from_place="CDG", to_place="IAD", from_day=FRIDAY, from_time=time(6))
    )
    assert titles(schedule(exchange, "driver")) == ["CDG – IAD", "Lobby", "Coach"]


def test_what_was_declined_and_why_it_was_cancelled_stay_in_the_embassy() -> None:
    declined = at(9, "Declined")
    declined.status = ItemStatus.DECLINED
    off = at(10, "Ride-along", cancelled_by="The unit", cancelled_why="a stadium event")
    off.status = ItemStatus.CANCELLED
    exchange = an_exchange(declined, off)
    assert titles(schedule(exchange)) == ["Ride-along"]
    assert entries(schedule(exchange))[0].reason is None
    assert entries(schedule(exchange, "internal"))[1].reason == "The unit: a stadium event"


def test_why_it_was_once_called_off_is_on_no_paper_of_what_takes_place() -> None:
    """As a file may tell it, which keeps both."""
    again = at(10, "Ride-along", cancelled_by="The unit", cancelled_why="a stadium event")
    again.status = ItemStatus.CONFIRMED
    assert again.cancelled_by is not None
    assert entries(schedule(an_exchange(again), "internal"))[0].reason is None


def test_sessions_stand_within_their_whole() -> None:
    whole, late, early = at(8, "Briefing"), at(10, "Part two"), at(9, "Part one")
    late.whole = early.whole = whole
    (entry,) = entries(schedule(an_exchange(whole, late, early)))
    assert [part.title for part in entry.parts] == ["Part one", "Part two"]


def test_a_session_of_another_day_stands_by_itself() -> None:
    whole, part = at(8, "Conference"), at(9, "Day two")
    part.whole, part.day = whole, date(2027, 4, 17)
    made = schedule(an_exchange(whole, part))
    assert titles(made, 0) == ["Conference"]
    assert titles(made, 1) == ["Day two"]


def test_only_the_days_asked_for() -> None:
    made = schedule(an_exchange(at(9, "First")), days=[FRIDAY])
    assert [day.date for day in made.days] == [FRIDAY]
    with pytest.raises(Refused, match="none of those days"):
        schedule(an_exchange(), days=[date(2030, 1, 1)])


def test_landing_before_taking_off_keeps_the_order_of_the_clock_outside() -> None:
    honolulu = City(name="Honolulu", country="US", zone="Pacific/Honolulu")
    night = Leg(
        from_place="Narita", from_zone="Asia/Tokyo", from_day=FRIDAY, from_part=PartOfDay.NIGHT,
        to_place="Honolulu", to_zone="Pacific/Honolulu", to_day=FRIDAY, to_part=PartOfDay.MORNING,
    )  # fmt: skip
    exchange = an_exchange(at(9, "Forum"))
    visit = exchange.visits[0]
    visit.stops[0].city = honolulu
    visit.legs.append(night)
    assert titles(schedule(exchange)) == ["Narita – Honolulu", "Forum"]


@pytest.mark.parametrize("audience", ["press", "hotel", "nobody"])
def test_a_paper_an_audience_may_not_have_is_refused(audience: str) -> None:
    with pytest.raises(Refused):
        schedule(an_exchange(), audience)


def test_a_visit_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match="return visit"):
        made(Order(an_exchange(), VisitKind.RETURN, Reader("hosts"), MADE_ON))


def test_what_was_promised_stands_on_our_own_copies_of_the_return_visit_until_it_is_kept() -> None:
    promise = Deadline(what="Send the handbook", key=COMMITMENT, due=FRIDAY)
    exchange = an_exchange(at(9, "First"))
    exchange.deadlines = [promise, Deadline(what="Hotels", due=FRIDAY)]
    exchange.visits.append(Visit(kind=VisitKind.RETURN))

    def promised(audience: str, kind: VisitKind = VisitKind.RETURN) -> set[str]:
        order = Order(exchange, kind, Reader(audience), MADE_ON)
        (copy,) = copies_of("program-book", order)
        assert isinstance(copy.edition, ProgramBook)
        told = made(order).promises
        assert copy.edition.schedule.promises == told
        return {each.what for each in told}

    assert promised("internal") == {"Send the handbook"}
    assert promised("internal", VisitKind.FIRST) == set()
    assert promised("delegation") == promised("hosts") == set()
    promise.done_on, promise.note = FRIDAY, "Receipt"
    assert promised("internal") == set()
