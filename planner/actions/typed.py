"""Reading what a person typed into a field: closed words, yes and no, text, dates."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from planner.model import Refused
from planner.rules.folding import folded
from planner.rules.typed_dates import read_date

Word = TypeVar("Word", bound=StrEnum)

_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0", ""})


def text(typed: str) -> str | None:
    """The text without blanks around it; nothing for an empty field."""
    return typed.strip() or None


def one_of(kind: type[Word], typed: str, field: str) -> Word:
    """A word of a closed list, however spaced or capitalized."""
    wanted = folded(typed).replace(" ", "-").replace("_", "-")
    if wanted == "canceled":
        wanted = "cancelled"
    for member in kind:
        if member.value == wanted:
            return member
    raise Refused(
        "“{typed}” is not a {what}. It can be: {words}.",
        field=field,
        typed=typed,
        what=field.replace("_", " "),
        words=", ".join(member.value for member in kind),
    )


def maybe_one_of(kind: type[Word], typed: str, field: str) -> Word | None:
    return one_of(kind, typed, field) if typed.strip() else None


def yes_or_no(typed: str, field: str) -> bool:
    answer = folded(typed)
    if answer in _YES or answer in _NO:
        return answer in _YES
    raise Refused(
        "{what} is yes or no, not “{typed}”.",
        field=field,
        typed=typed,
        what=field.replace("_", " ").capitalize(),
    )


def day(typed: str, field: str, near: date | None = None) -> date | None:
    """A date as typed, “12 may” read near a known day; nothing for an empty field."""
    return read_date(typed, near=near, field=field) if typed.strip() else None


def not_ahead(day: date | None, today: date, field: str) -> None:
    """What has happened has a day that is not still to come."""
    if day is not None and day > today:
        raise Refused(
            "{day} is still to come. Give the day on which it happened, today or before.",
            field=field,
            day=day,
        )


def refuse_unknown(field: str, known: tuple[str, ...]) -> Refused:
    return Refused(
        "There is no field “{name}”. The fields are: {known}.",
        field=field,
        name=field,
        known=", ".join(known),
    )
