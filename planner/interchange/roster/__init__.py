"""Lists of people, as coordinators really get them."""

from planner.interchange.roster.columns import Column, read_told
from planner.interchange.roster.days import DateOrder
from planner.interchange.roster.landing import land_roster, report_of, surroundings
from planner.interchange.roster.planning import Decision, Plan, Planned, plan_roster
from planner.interchange.roster.preview import Answers, Preview, PreviewRow, Surroundings
from planner.interchange.roster.reading import read_roster

__all__ = [
    "Answers",
    "Column",
    "DateOrder",
    "Decision",
    "Plan",
    "Planned",
    "Preview",
    "PreviewRow",
    "Surroundings",
    "land_roster",
    "plan_roster",
    "read_roster",
    "read_told",
    "report_of",
    "surroundings",
]
