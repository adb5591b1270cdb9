"""What there is to see of a day: columns, cards, what has no hour, ways and marks."""

from datetime import date, time
from uuid import uuid4

from planner.gui.itinerary.grid.cards import clock
from planner.gui.itinerary.grid.marks import marks_on
from planner.gui.itinerary.grid.sheet import Sheet, day_sheet, week_of, week_sheet
from planner.gui.itinerary.grid.ways import way_said
from planner.model import (
    City,
    Exchange,
    Item,
    Leg,
    Participation,
    Stop,
    TimeState,
    TravelTime,
    Venue,
    Visit,
)
from planner.rules.check import check
from planner.rules.course import Course

TUESDAY, TODAY = date(2026, 5, 12), date(2026, 5, 1)


def tuesday(exchange: Exchange) -> Sheet:
    visit = exchange.visits[0]
    return day_sheet(Course(visit), TUESDAY, check(exchange, TODAY), TODAY)


def placed(sheet: Sheet, title: str) -> tuple[int, ...]:
    return next(each.columns for each in sheet.placed if each.card.title == title)


def test_a_day_has_a_column_for_each_group(exchange: Exchange) -> None:
    sheet = tuesday(exchange)
    assert [(strand.group.letter, strand.second) for strand in sheet.strands if strand.group] == [
        ("A", "3 delegates"),
        ("B", "1 delegate"),
    ]
    assert placed(sheet, "Welcome by the Office of the Mayor") == (0, 1)
    assert placed(sheet, "Community relations unit") == (0,)
    assert placed(sheet, "Lunch with chaplains") == (1,)
    assert placed(sheet, "Victims' rights") == (0, 1), "one of group B is there by name"


def test_what_has_no_hour_stands_apart(exchange: Exchange) -> None:
    sheet = tuesday(exchange)
    assert [each.card.hours for each in sheet.unknown] == ["Morning"]
    assert all(each.card.start is not None for each in sheet.placed)


def test_what_runs_past_midnight_stays_under_its_day(exchange: Exchange) -> None:
    sheet = tuesday(exchange)
    reception = next(each for each in sheet.placed if each.card.title.startswith("Reception"))
    assert (clock(reception.card.start or 0), clock(reception.card.end or 0)) == (
        "18:30",
        "00:30+1",
    )
    assert sheet.last == 25 * 60
    visit = exchange.visits[0]
    after = day_sheet(Course(visit), date(2026, 5, 13), (), TODAY)
    assert not after.placed


def test_what_begins_after_midnight_stands_first_on_its_own_date(exchange: Exchange) -> None:
    visit = exchange.visits[0]
    late = Item(title="Night walk", day=date(2026, 5, 13), start=time(0, 15), rank=99)
    late.time_state = TimeState.EXACT
    visit.items.append(late)
    sheet = day_sheet(Course(visit), date(2026, 5, 13), (), TODAY)
    assert [(each.card.title, each.card.start) for each in sheet.placed] == [("Night walk", 15)]


def test_a_clash_is_said_on_the_later_of_the_two(exchange: Exchange) -> None:
    said = {each.card.title: each.card.clash for each in tuesday(exchange).placed}
    assert said["Shelter network"] == "15:15 - 15:45"
    assert said["Victims' rights"] is None


def test_a_journey_over_midnight_stands_on_both_days(exchange: Exchange) -> None:
    visit = exchange.visits[0]
    visit.legs.append(
        Leg(
            carrier="AF",
            number="55",
            from_place="Tampa",
            from_zone="America/New_York",
            from_day=date(2026, 5, 16),
            from_time=time(20),
            to_place="Paris",
            to_zone="Europe/Paris",
            to_day=date(2026, 5, 17),
            to_time=time(10, 40),
        )
    )
    leaves = day_sheet(Course(visit), date(2026, 5, 16), (), TODAY).placed[0].card
    assert (leaves.start, leaves.end) == (20 * 60, 24 * 60)
    arrives = day_sheet(Course(visit), date(2026, 5, 17), (), TODAY).placed[0].card
    assert (arrives.start, arrives.end) == (0, 10 * 60 + 40)


def test_the_date_line_is_crossed_without_a_word_of_error(exchange: Exchange) -> None:
    visit = exchange.visits[0]
    visit.legs.append(
        Leg(
            from_place="Auckland",
            from_zone="Pacific/Auckland",
            from_day=date(2026, 5, 6),
            from_time=time(19, 30),
            to_place="Honolulu",
            to_zone="Pacific/Honolulu",
            to_day=date(2026, 5, 6),
            to_time=time(5, 45),
        )
    )
    cards = [each.card for each in day_sheet(Course(visit), date(2026, 5, 6), (), TODAY).placed]
    assert all(card.end is not None and card.start is not None for card in cards)
    assert all((card.end or 0) >= (card.start or 0) for card in cards)


def test_where_clocks_change_is_marked() -> None:
    visit = Visit()
    city = City(name="Paris", country="FR", zone="Europe/Paris")
    visit.stops.append(
        Stop(city=city, first_day=date(2026, 3, 28), last_day=date(2026, 3, 30), rank=0)
    )
    (forward,) = marks_on(visit, date(2026, 3, 29))
    assert forward.text == "Clocks in Paris go forward from 02:00 to 03:00"
    assert forward.minute == 180
    assert not list(marks_on(visit, date(2026, 3, 28)))
    visit.stops[0].first_day, visit.stops[0].last_day = date(2026, 10, 24), date(2026, 10, 26)
    (back,) = marks_on(visit, date(2026, 10, 25))
    assert back.text == "Clocks in Paris go back from 03:00 to 02:00"


def test_a_border_is_marked_where_the_clock_is_another(exchange: Exchange) -> None:
    (mark,) = marks_on(exchange.visits[0], date(2026, 5, 6))
    assert (mark.minute, mark.text) == (16 * 60 + 5, "New York time from here")


def test_a_holiday_is_said_of_its_day(exchange: Exchange) -> None:
    visit = exchange.visits[0]
    visit.stops[1].last_day = date(2026, 5, 25)
    week = week_sheet(Course(visit), week_of(visit, date(2026, 5, 25)), (), TODAY)
    assert week.holidays[week.days.index(date(2026, 5, 25))] == "Memorial Day"


def test_a_week_splits_only_the_days_on_which_groups_part(exchange: Exchange) -> None:
    visit = exchange.visits[0]
    week = week_sheet(Course(visit), week_of(visit, TUESDAY), (), TODAY)
    assert week.shares == (1, 2, 1, 1, 1, 1)


def test_a_week_is_not_split_by_somebody_who_is_elsewhere_by_name(exchange: Exchange) -> None:
    visit, wednesday = exchange.visits[0], date(2026, 5, 13)
    alone = Item(title="Dentist", day=wednesday, start=time(9), end=time(10), everyone=False)
    alone.time_state = TimeState.EXACT
    alone.participations.append(Participation(delegate=visit.delegates[0]))
    visit.items.append(alone)
    week = week_sheet(Course(visit), week_of(visit, TUESDAY), (), TODAY)
    assert week.shares == (1, 2, 1, 1, 1, 1)
    alone.participations[0] = Participation(group=visit.groups[0])
    week = week_sheet(Course(visit), week_of(visit, TUESDAY), (), TODAY)
    assert week.shares == (1, 2, 2, 1, 1, 1)


def test_the_way_between_two_places_is_said() -> None:
    assert way_said(15, "bus", 30) == "15 min by bus, 15 to spare"
    assert way_said(10, "on foot", 30) == "10 min on foot, 20 to spare"
    assert way_said(35, "bus", 30) == "Needs 35 min by bus, has 30"
    assert way_said(None, "", 45) == "45 min, travel time unknown"


def test_a_way_that_is_too_long_is_short(exchange: Exchange) -> None:
    visit = exchange.visits[0]
    first, second = Venue(id=uuid4(), name="Hall"), Venue(id=uuid4(), name="Playhouse")
    welcome = next(item for item in visit.items if item.title.startswith("Welcome"))
    police = next(item for item in visit.items if item.title.startswith("Community"))
    welcome.venue, police.venue = first, second
    exchange.travel_times.append(
        TravelTime(from_venue=second, to_venue=first, minutes=35, by="bus")
    )
    (gap,) = [gap for gap in tuesday(exchange).gaps if gap.start == 10 * 60 + 30]
    assert gap.short
    assert gap.text == "Needs 35 min by bus, has 30"
