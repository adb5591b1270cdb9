"""The command that makes papers."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from planner.actions.papers import note_printed
from planner.cli.answers import Answer
from planner.cli.arguments import Misused
from planner.cli.office import Office
from planner.documents.papers import BOARDS, PAPERS
from planner.documents.protecting import protected
from planner.editions.audiences import PASSWORD_ONLY, audience_for, audience_named
from planner.editions.board import board_for
from planner.editions.making import Copy, copies_of, person_named
from planner.editions.naming import file_name
from planner.editions.order import Order
from planner.editions.values import Notice, Reader
from planner.model import Refused, VisitKind
from planner.queries.exchanges import find_exchange, list_exchanges, whole_exchange
from planner.queries.follow_on import follow_ons_of
from planner.queries.photographs import photographs_of
from planner.wording import wording

ALL = "all"
NO_PASSWORD = Notice(
    "The {paper} is left out: it is only made with a password. Give one with --password-file.",
    (("paper", "access-list"),),
)


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


def print_papers(office: Office, words: argparse.Namespace) -> Answer:
    if words.all_exchanges:
        return _print_boards(office, words)
    if not words.name or not words.visit:
        raise Misused("name an exchange and --visit first or return, or say --all-exchanges")
    password = office.password(words.password_file)
    printed = Printed()
    papers = list(_papers(words, password, printed))
    order = _order(office, words)
    for paper in papers:
        copies = copies_of(paper, order)
        if not copies:
            printed.notices.append(
                Notice(
                    "There is no {paper} yet: no delegates have been entered.", (("paper", paper),)
                )
            )
        secret = password if words.paper.strip() != ALL or paper in PASSWORD_ONLY else None
        for copy in copies:
            _print(office, words, paper, copy, order, secret, printed)
        if paper in PASSWORD_ONLY and copies:
            _note(office, order, paper)
    return printed.answer()


def _print_boards(office: Office, words: argparse.Namespace) -> Answer:
    """Papers about all exchanges; for the embassy's own use."""
    names = [name.strip() for name in words.paper.split(",") if name.strip()]
    names = list(BOARDS) if names == [ALL] else list(dict.fromkeys(names))
    for name in names:
        if name not in BOARDS:
            raise Refused(
                "The {paper} is not a paper about all exchanges. There are: {known}.",
                paper=name,
                known=", ".join(BOARDS),
            )
    lines = office.store.ask(lambda session: list_exchanges(session, office.today))
    board = board_for(lines, Reader("internal", size=words.size), office.today, words.year)
    printed = Printed()
    for name in names:
        drawing = BOARDS[name](board)
        year = [str(words.year)] if words.year else []
        file = "_".join([name, *year, words.size]) + ".pdf"
        printed.files.append(
            {
                "path": office.write(words.out / file, drawing.pdf),
                "paper": name,
                "audience": "internal",
                "person": None,
                "pages": drawing.pages,
                "issue": None,
            }
        )
        printed.notices += drawing.notices
    return printed.answer()


def _order(office: Office, words: argparse.Namespace) -> Order:
    reader = Reader(
        audience=words.audience,
        language=words.language,
        clock=int(words.clock),
        size=words.size,
    )
    kind = VisitKind(words.visit)

    def load(session: Any) -> Order:
        exchange = whole_exchange(session, find_exchange(session, words.name))
        order = Order(exchange, kind, reader, office.today)
        visit = order.visit
        return Order(
            exchange,
            kind,
            reader,
            office.today,
            person=person_named(visit, words.person) if words.person else None,
            photographs=photographs_of(session, visit),
            follow_ons=follow_ons_of(session, exchange.id),
        )

    return office.store.ask(load)


def _print(
    office: Office,
    words: argparse.Namespace,
    paper: str,
    copy: Copy,
    order: Order,
    secret: str | None,
    printed: Printed,
) -> None:
    drawing = PAPERS[paper](copy.edition)
    pdf = protected(drawing.pdf, secret) if secret else drawing.pdf
    name = file_name(order, paper, copy, printed.names)
    printed.files.append(
        {
            "path": office.write(words.out / name, pdf),
            "paper": paper,
            "audience": order.reader.audience,
            "person": copy.person,
            "place": copy.place,
            "pages": drawing.pages,
            "issue": None,
        }
    )
    printed.notices += drawing.notices


def _papers(words: argparse.Namespace, password: str | None, printed: Printed) -> Iterator[str]:
    """The papers named, or with “all” every one the audience may have."""
    audience = audience_named(words.audience)
    if words.paper.strip() == ALL:
        for paper in audience.papers:
            if paper in PASSWORD_ONLY and password is None:
                printed.notices.append(NO_PASSWORD)
            elif paper in PAPERS:
                yield paper
        return
    names = tuple(dict.fromkeys(filter(None, (name.strip() for name in words.paper.split(",")))))
    if not names:
        raise Refused("Name a paper: {known}.", known=", ".join(PAPERS))
    for name in names:
        if name not in PAPERS:
            raise Refused(
                "There is no paper “{name}”. There are: {known}.",
                name=name,
                known=", ".join(PAPERS),
            )
        audience_for(audience.name, name)
        if name in PASSWORD_ONLY and password is None:
            raise Refused(
                "The {paper} is only made with a password. Give one with --password-file.",
                paper=name,
            )
    yield from names


def _note(office: Office, order: Order, paper: str) -> None:
    office.store.do(
        lambda session: note_printed(session, order.visit, paper, order.reader.audience)
    )
