"""The command that makes papers."""

import argparse
from pathlib import Path
from typing import Any

from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.documents.papers import PAPERS
from planner.editions.schedule import audience_for, schedule_for
from planner.editions.values import Notice, Reader
from planner.model import Exchange, Refused, VisitKind
from planner.queries.exchanges import find_exchange, whole_exchange
from planner.rules.folding import slug
from planner.wording import wording


def print_papers(office: Office, words: argparse.Namespace) -> Answer:
    papers = _papers(words.paper, words.audience)
    kind = VisitKind(words.visit)
    exchange = office.store.ask(
        lambda session: whole_exchange(session, find_exchange(session, words.name))
    )
    reader = Reader(
        audience=words.audience,
        language=words.language,
        clock=int(words.clock),
        size=words.size,
    )
    files: list[dict[str, Any]] = []
    notices: list[Notice] = []
    for paper in papers:
        edition = schedule_for(exchange, kind, reader, made_on=office.today)
        drawing = PAPERS[paper](edition)
        path = office.write(words.out / _file_name(exchange, kind, paper, reader), drawing.pdf)
        files.append(
            {
                "path": path,
                "paper": paper,
                "audience": reader.audience,
                "person": None,
                "pages": drawing.pages,
                "issue": None,
            }
        )
        notices += drawing.notices
    said = wording()
    value = [
        {
            "message": said.label(notice.sentence, dict(notice.values)),
            "item": notice.item,
            "field": notice.field,
        }
        for notice in notices
    ]
    return Answer(
        {"files": files, "notices": value},
        [f"{file['path']} ({file['pages']} pages)" for file in files],
        [str(notice["message"]) for notice in value],
    )


def _papers(typed: str, audience: str) -> tuple[str, ...]:
    """The papers named, or with “all” every one the audience may have."""
    if typed.strip() == "all":
        return audience_for(audience, "daily-schedule").papers
    names = tuple(dict.fromkeys(filter(None, (name.strip() for name in typed.split(",")))))
    for name in names:
        if name not in PAPERS:
            raise Refused(
                "There is no paper “{name}”. There are: {known}.",
                name=name,
                known=", ".join(PAPERS),
            )
        audience_for(audience, name)
    if not names:
        raise Refused("Name a paper: {known}.", known=", ".join(PAPERS))
    return names


def _file_name(exchange: Exchange, kind: VisitKind, paper: str, reader: Reader) -> Path:
    """“nantes-orlando-tampa_first_daily-schedule_delegation_letter_12h.pdf”: one a choice."""
    parts = (
        slug(exchange.name),
        kind.value,
        paper,
        reader.audience,
        reader.size,
        f"{reader.clock}h",
    )
    return Path("_".join(parts) + ".pdf")
