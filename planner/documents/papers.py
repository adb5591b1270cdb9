"""All papers there are, by the names of the command line."""

from collections.abc import Callable

from planner.documents import daily_schedule
from planner.documents.drawing import Drawing
from planner.editions.values import Schedule

PAPERS: dict[str, Callable[[Schedule], Drawing]] = {"daily-schedule": daily_schedule.draw}
