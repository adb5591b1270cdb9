"""Papers written to files, and what is answered of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from planner.cli.answers import Answer
from planner.cli.typed_words import Misused
from planner.editions.making import Copy
from planner.editions.naming import file_name
from planner.editions.order import Order
from planner.interchange.itinerary.sheet_out import program_workbook
from planner.interchange.report_files import report_document, report_workbook
from planner.interchange.schedule_files import personal_page, schedule_document
from planner.outgoing import Drawn, Printed
from planner.wording import wording


def answer_of(printed: Printed) -> Answer:
    said = wording()
    value = [
        {
            "message": said.label(notice.sentence, dict(notice.values)),
            "item": notice.item,
            "field": notice.field,
        }
        for notice in dict.fromkeys(printed.notices)
    ]
    return Answer(
        {"files": printed.files, "notices": value},
        [_line(file) for file in printed.files],
        [str(notice["message"]) for notice in value],
        code=0 if printed.files else 1,  # nothing was made, and the notices say why
    )


def _line(file: dict[str, Any]) -> str:
    pages = file["pages"]
    if not pages:
        return str(file["path"])
    return f"{file['path']} ({pages} {'page' if pages == 1 else 'pages'})"


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
"""What an edition can be besides PDF; the page is never part of “all”, being whereabouts."""

CALENDARS = ("personal-schedule", "daily-schedule")
"""Papers that are a calendar file as well."""

MAIL = "eml"
"""Papers as draft mails, one to each recipient."""


def made_as(paper: str, format_: str) -> bool:
    return format_ in ("pdf", MAIL) or paper in _papers_as(format_)


def _papers_as(format_: str) -> tuple[str, ...]:
    return CALENDARS if format_ == "ics" else tuple(FORMATS[format_])


def check_format(paper: str, format_: str) -> None:
    """Raises `Misused` where paper and format do not go together."""
    if not made_as(paper, format_):
        papers = ", ".join(_papers_as(format_))
        raise Misused(f"The {paper} is not made as {format_}. As {format_} there are: {papers}.")


def written(
    format_: str,
    paper: str,
    copy: Copy,
    order: Order,
    printed: Printed,
    calendar: Callable[[Copy], bytes] | None = None,
) -> Drawn:
    """One copy in another format than PDF; a calendar takes more than an edition tells."""
    name = Path(file_name(order, paper, copy, printed.names)).with_suffix(f".{format_}").name
    data = calendar(copy) if calendar else FORMATS[format_][paper](copy.edition)
    return Drawn(name, data, paper, order.reader.audience, copy)
