"""Nasty lists of people, each with what is to be kept of it, value by value."""

from dataclasses import dataclass
from typing import Any

from planner.interchange.roster import Answers
from planner.interchange.roster.preview import NOTHING_SAID

Kept = dict[str, Any] | str
"""The values of a row that is taken, as reports tell them; else the outcome of the row."""


@dataclass(frozen=True, slots=True)
class Case:
    """`says` are parts of what must be said of the file or its rows; `asks` is what a question is
    about; `refused` part of why the whole file is."""

    what: str
    file: str
    data: bytes
    rows: tuple[Kept, ...] = ()
    says: tuple[str, ...] = ()
    asks: str | None = None
    refused: str | None = None
    answers: Answers = NOTHING_SAID
    countries: tuple[str, ...] = ()


def case(
    what: str,
    file: str,
    data: bytes | str,
    *rows: Kept,
    says: str | tuple[str, ...] = (),
    asks: str | None = None,
    refused: str | None = None,
    countries: tuple[str, ...] = (),
    **answers: Any,
) -> Case:
    raw = data.encode() if isinstance(data, str) else data
    said = (says,) if isinstance(says, str) else says
    return Case(what, file, raw, rows, said, asks, refused, Answers(**answers), countries)


def person(family: str | None = None, given: str | None = None, **more: Any) -> dict[str, Any]:
    """The values of a row that is taken."""
    names = {"family_name": family, "given_name": given}
    return {**{key: value for key, value in names.items() if value is not None}, **more}
