"""All that is kept of one person, as files to hand over on request: JSON and PDF.

The command line and the window both write them; where is theirs to say.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.documents.personal_data import draw
from planner.editions.personal_data import lay_out
from planner.model import Person
from planner.queries.personal_data import personal_data
from planner.rules.folding import in_file_name
from planner.store.journal import note_look


@dataclass(frozen=True, slots=True)
class Told:
    """What was read of a person."""

    id: UUID
    name: str
    stem: str  # of the names of the files: another one for each person
    data: dict[str, Any]

    def files(self, today: date) -> dict[str, bytes]:
        """The files, by name."""
        value = {
            "format": "city-pair-person",
            "version": 1,
            "id": str(self.id),
            "name": self.name,
            **self.data,
        }
        text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        return {
            f"{self.stem}-personal-data.json": text.encode(),
            f"{self.stem}-personal-data.pdf": draw(lay_out(self.name, self.data, today)).pdf,
        }


def tell_of(session: Session, person_id: UUID) -> Told:
    """Read all that is kept of a person, and note that somebody did."""
    name = str(session.get_one(Person, person_id))
    stem = in_file_name(name)
    names = [in_file_name(str(each)) for each in session.scalars(select(Person))]
    if not stem or names.count(stem) > 1:
        stem = "-".join(filter(None, (stem, str(person_id))))
    note_look(session, "Export all that is kept of {delegate}", delegate=name)
    return Told(person_id, name, stem, personal_data(session, person_id))
