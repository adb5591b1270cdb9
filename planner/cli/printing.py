"""Papers written to files, and what is answered of them."""

from typing import Any

from planner.cli.answers import Answer
from planner.cli.typed_words import Misused
from planner.editions.forms import FORMS, papers_as
from planner.outgoing import Printed
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
        list(dict.fromkeys(str(notice["message"]) for notice in value)),
        code=0 if printed.files else 1,  # nothing was made, and the notices say why
    )


def _line(file: dict[str, Any]) -> str:
    pages = file["pages"]
    if not pages:
        return str(file["path"])
    return f"{file['path']} ({pages} {'page' if pages == 1 else 'pages'})"


MAIL = "eml"
"""Papers as draft mails, one to each recipient."""


def made_as(paper: str, format_: str) -> bool:
    return format_ in ("pdf", MAIL) or format_ in FORMS.get(paper, ())


def check_format(paper: str, format_: str) -> None:
    """Raises `Misused` where paper and format do not go together."""
    if not made_as(paper, format_):
        papers = ", ".join(papers_as(format_))
        raise Misused(f"The {paper} is not made as {format_}. As {format_} there are: {papers}.")
