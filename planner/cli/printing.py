"""Papers written to files, and what is answered of them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.documents.papers import PAPERS
from planner.documents.protecting import protected
from planner.editions.making import Copy
from planner.editions.naming import file_name
from planner.editions.order import Order
from planner.editions.values import Notice
from planner.wording import wording


@dataclass(slots=True)
class Printed:
    """What has been made so far."""

    files: list[dict[str, Any]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def answer(self) -> Answer:
        said = wording()
        value = [
            {
                "message": said.label(notice.sentence, dict(notice.values)),
                "item": notice.item,
                "field": notice.field,
            }
            for notice in dict.fromkeys(self.notices)
        ]
        return Answer(
            {"files": self.files, "notices": value},
            [f"{file['path']} ({file['pages']} pages)" for file in self.files],
            [str(notice["message"]) for notice in value],
        )


def draw(
    office: Office,
    folder: Path,
    paper: str,
    copy: Copy,
    order: Order,
    secret: str | None,
    printed: Printed,
) -> None:
    """Draw one copy into a file of its own, under a password if there is one."""
    drawing = PAPERS[paper](copy.edition)
    pdf = protected(drawing.pdf, secret) if secret else drawing.pdf
    name = file_name(order, paper, copy, printed.names)
    issue = copy.edition.issue
    printed.files.append(
        {
            "path": office.write(folder / name, pdf),
            "paper": paper,
            "audience": order.reader.audience,
            "person": copy.person,
            "place": copy.place,
            "pages": drawing.pages,
            "issue": issue.number if issue else None,
        }
    )
    printed.notices += drawing.notices
