"""Schedules as a reader gets them; all people and places in them are invented."""

from dataclasses import replace
from datetime import date, time
from itertools import count
from typing import Any
from uuid import UUID

from planner.editions.values import (
    Band,
    Day,
    Entry,
    Met,
    Overnight,
    Place,
    Reader,
    Schedule,
    Track,
    When,
)

_numbers = count(1)


def at(start: str, end: str | None = None, state: str = "exact", **how: Any) -> When:
    return When(state, time.fromisoformat(start), time.fromisoformat(end) if end else None, **how)


def entry(title: str, when: When, kind: str = "meeting", **how: Any) -> Entry:
    return Entry(id=UUID(int=next(_numbers)), kind=kind, title=title, when=when, **how)


def schedule(*days: Day, **reader: Any) -> Schedule:
    return Schedule(
        reader=Reader(**{"audience": "hosts", **reader}),
        exchange="Nantes - Orlando, Tampa",
        delegation=("Nantes",),
        visit="first",
        first_day=date(2027, 4, 11),
        last_day=date(2027, 4, 22),
        dates_as_given=None,
        made_on=date(2027, 3, 28),
        days=days,
    )


def together(*entries: Entry, **about: Any) -> Day:
    day = Day(
        date(2027, 4, 16), "Orlando", "America/New_York", 6,
        bands=(Band(entries=entries),) if entries else (),
    )  # fmt: skip
    return replace(day, **about)


def friday() -> Day:
    """A full day: everything that one page of a schedule can carry."""
    return together(
        entry(
            "Meet in the hotel lobby, Orange Avenue side", at("07:45"), "meeting-point",
            place=Place("Lake Eola House Hotel"),
            notes=("Please bring photo identification: City Hall asks for it at the door.",),
            meeting_point="Coach leaves from the front door. Driver: Luis Ortega",
        ),
        entry(
            "Courtesy call on the Mayor of Orlando", at("08:30", "09:30"),
            people=(
                Met("The Hon. Andrea Whitcombe", "Mayor"),
                Met("Marcus Delacroix-Hayes", "Chief of Staff"),
                Met("Chief Daniel Okafor", "Orlando Police Department"),
            ),
            place=Place(
                "City Hall", "Mayor’s Conference Room, 3rd floor",
                ("400 South Orange Avenue", "Orlando, FL 32801"),
            ),
            notes=("Ms. Le Guennec speaks first, five minutes. Gifts are exchanged.",),
        ),
        entry(
            "Roundtable on community policing, school safety and the prevention of targeted "
            "violence in large cities",
            at("09:45", "11:40"), "roundtable",
            people=(
                Met(
                    "Lt. Rosa Villanueva-Castellanos",
                    "Commander, Community Engagement Division", phone="+1 407 555 0142",
                ),
                Met(
                    "Dr. Philip Amherst",
                    "Director, Hillsborough County Interfaith Council for Neighborhood Safety "
                    "and Youth Opportunity",
                ),
                Met(None, "District Attorney’s office"),
            ),
            status="requested",
            place=Place("Public Safety Building", "Training Room B", ("1250 West South Street",)),
            notes=("Each side presents one case for ten minutes; the rest is discussion. " * 4,),
        ),
        entry("Working lunch with association presidents", at("12:00", "13:15"), "meal"),
        entry(
            "Briefing on behavioral threat assessment", at("13:30", "14:45", "approximate"),
            name_withheld=True, people=(Met(None, "A senior analyst, regional team"),),
        ),
        entry(
            "Ride-along with the downtown bicycle patrol", at("15:00", "16:00"),
            status="cancelled", reason="the unit: it covers a stadium event",
        ),
        entry("Library reading circle", When("part-of-day", part="evening"), optional=True),
        entry("Call on the county commission", When("to-be-determined"), status="proposed"),
        entry(
            "Night walk", at("23:00", "00:30", end_day=date(2027, 4, 17)), "cultural",
        ),
        dress="business until six, then walking shoes",
        overnight=Overnight(
            Place("Lake Eola House Hotel", None, ("1 Lake Street, Orlando, FL 32801",))
        ),
    )  # fmt: skip


def split_day(number: int = 2) -> Day:
    """A day in groups, with something before and after together."""
    tracks = tuple(
        Track(
            letter, name, members,
            (
                entry(f"Real-time crime center: what officers see ({letter})", at("10:00", "11:30"),
                      people=(Met("Maj. Corinne Thibodeaux", "Criminal Intelligence"),),
                      place=Place("Police Headquarters", "6th floor",
                                  ("411 North Franklin Street",)),
                      notes=("Passport at the desk. Telephones stay in the lockers.",)),
                entry(f"Lunch with patrol officers ({letter})", at("11:45", "13:00"), "meal"),
                entry(f"Table-top exercise ({letter})", at("13:30", "15:00"), status="requested"),
            ),
        )
        for letter, name, members in (
            ("A", "Policing and schools", ("Le Guennec", "Marchetti", "Guillou", "Kerjean")),
            ("B", "Families and faith", ("Benhaddou", "Sokolova", "Nguyễn")),
            ("C", "Group C", ("Wiśniewski",)),
        )[:number]
    )  # fmt: skip
    return Day(
        date(2027, 4, 20), "Tampa", "America/New_York", 10, dress="business casual",
        bands=(
            Band(entries=(
                entry("Meet in the hotel lobby", at("08:15"), "meeting-point"),
                entry("Opening session with the Mayor of Tampa", at("08:45", "09:30")),
            )),
            Band(tracks=tracks),
            Band(entries=(
                entry("Both groups compare notes", at("16:30", "17:30")),
                entry("Dinner with the host families", at("19:00", "21:30"), "meal"),
            )),
        ),
        overnight=Overnight(
            Place("Riverwalk Suites", None, ("100 North Ashley Drive",)), "+1 813 555 0121"
        ),
    )  # fmt: skip
