"""What reading a list of people takes and gives: answers, surroundings, a preview with its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.interchange.report import Message, Outcome
from planner.interchange.roster.columns import Column
from planner.interchange.roster.days import DateOrder
from planner.interchange.sheets import Asking, Value


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said of a file. `columns` are fields by heading; `cells` corrections, by
    line and column."""

    date_order: DateOrder | None = None
    encoding: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    year: int | None = None  # of dates that name none


NOTHING_SAID = Answers()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known before the file is opened."""

    today: date
    ends: date | None = None  # the last day of the visit
    countries: tuple[str, ...] = ()  # of the people, in two letters
    remembered: Mapping[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class PreviewRow:
    """One record: where it stood, what would be kept, what there is to say."""

    row: int
    line: int
    outcome: Outcome = Outcome.TAKEN
    values: dict[str, Any] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    cells: tuple[Value, ...] = ()  # as in the file, for the person to look at
    number: int = 0  # of its line: no other row has it, though a line may make several


@dataclass(slots=True)
class Preview:
    """A list that was read. With `questions` open it cannot be landed."""

    sheet: str | None
    columns: list[Column]
    rows: list[PreviewRow]
    messages: list[Message] = field(default_factory=list)
    questions: list[Asking] = field(default_factory=list)
    sheets: tuple[str, ...] = ()  # those there are to choose from
    layout: tuple[str, ...] = ()  # the folded headings, by which a mapping is remembered
    told: dict[str, str] = field(default_factory=dict)  # what a person said of columns
    suggested: dict[str, str] = field(default_factory=dict)  # an answer to what is asked of them
