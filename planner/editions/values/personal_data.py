"""All that is kept of one person, for that person."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known under one heading: a name and a value a line."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PersonalData:
    name: str
    made_on: date
    sections: tuple[Facts, ...]
