"""Papers written to files, and what is answered of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.cli.answers import Answer
from planner.cli.arguments import Misused
from planner.cli.office import Office
from planner.documents.papers import PAPERS
from planner.documents.protecting import protected
from planner.editions.making import Copy
from planner.editions.naming import file_name
from planner.editions.order import Order
from planner.editions.values import Notice
from planner.interchange.itinerary.sheet_out import program_workbook
from planner.interchange.report_files import report_document, report_workbook
from planner.interchange.schedule_files import personal_page, schedule_document
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
            [_line(file) for file in self.files],
            [str(notice["message"]) for notice in value],
            code=0 if self.files else 1,  # nothing was made, and the notices say why
        )


def _line(file: dict[str, Any]) -> str:
    return f"{file['path']} ({file['pages']} pages)" if file["pages"] else str(file["path"])


FORMATS: dict[str, dict[str, Callable[[Any], bytes]]] = {
    "xlsx": {
        "daily-schedule": program_workbook,
        "thank-you-list": report_workbook,
        "after-action": report_workbook,
    },
    "docx": {
        "daily-schedule": schedule_document,
        "thank-you-list": report_document,
        "after-action": report_document,
    },
    "html": {"personal-schedule": personal_page},
}
"""What a paper can be besides PDF; the page is never part of “all”, being whereabouts."""


def check_format(paper: str, format_: str) -> None:
    """Raises `Misused` where paper and format do not go together."""
    if format_ != "pdf" and paper not in FORMATS[format_]:
        papers = ", ".join(FORMATS[format_])
        raise Misused(f"The {paper} is not made as {format_}. As {format_} there are: {papers}.")


def draw(
    office: Office,
    folder: Path,
    paper: str,
    copy: Copy,
    order: Order,
    secret: str | None,
    printed: Printed,
    format_: str = "pdf",
) -> None:
    """Draw one copy into a file of its own, under a password if there is one."""
    if format_ != "pdf":
        _write_other(office, folder, paper, copy, order, printed, format_)
        return
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


def _write_other(
    office: Office,
    folder: Path,
    paper: str,
    copy: Copy,
    order: Order,
    printed: Printed,
    format_: str,
) -> None:
    name = file_name(order, paper, copy, printed.names)
    issue = copy.edition.issue
    data = FORMATS[format_][paper](copy.edition)
    printed.files.append(
        {
            "path": office.write((folder / name).with_suffix(f".{format_}"), data),
            "paper": paper,
            "audience": order.reader.audience,
            "person": copy.person,
            "place": copy.place,
            "pages": None,
            "issue": issue.number if issue else None,
        }
    )
